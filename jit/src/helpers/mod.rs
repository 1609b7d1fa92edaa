//! Functions that machine code calls: their names and addresses. Signatures and effects of those that
//! a `Call` names are in `ir::helpers`.
//!
//! All are `extern "C"` and never unwind.

pub mod containers;
pub mod instructions;
pub mod numbers;
pub mod objects;

use crate::code::thunk;
use crate::enter;
use crate::ir::helpers::HelperId;

impl Function {
    /// Whether it leaves all registers as they are.
    pub fn preserves_registers(self) -> bool {
        use Function::*;
        matches!(self, Dealloc | FindRoom | AppendInt | AppendFloat | AppendValue | SquareInPlace)
    }
}

macro_rules! functions {
    (helpers { $($helper:ident = $helper_path:path;)* } others { $($other:ident = $other_path:path;)* }) => {
        /// A function that machine code may call.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
        pub enum Function { $($helper,)* $($other,)* }
        impl Function {
            pub const ALL: &[Function] = &[$(Function::$helper,)* $(Function::$other,)*];
            /// What machine code and dumps call it.
            pub fn name(self) -> &'static str {
                match self {
                    $(Function::$helper => stringify!($helper),)*
                    $(Function::$other => stringify!($other),)*
                }
            }
            /// Where its code is.
            pub fn address(self) -> *const u8 {
                match self {
                    $(Function::$helper => $helper_path as *const u8,)*
                    $(Function::$other => $other_path as *const u8,)*
                }
            }
        }
        impl From<HelperId> for Function {
            fn from(h: HelperId) -> Function {
                match h { $(HelperId::$helper => Function::$helper,)* }
            }
        }
    };
}

functions! {
    // What a `Call` names.
    helpers {
        FloatPow = numbers::float_pow;
        FloatSquare = numbers::float_square;
        FloatMod = numbers::float_mod;
        FloatFloorDiv = numbers::float_floor_div;
        FloatIs = numbers::float_is;
        Sin = numbers::sin;
        Cos = numbers::cos;
        Tan = numbers::tan;
        Exp = numbers::exp;
        Log = numbers::log;
        Log2 = numbers::log2;
        Log10 = numbers::log10;
        Atan = numbers::atan;
        Hypot = numbers::hypot;
        StrEq = containers::str_eq;
        StrOrder = containers::str_order;
        StrContains = containers::str_contains;
        StrOrd = containers::str_ord;
        StrHash = containers::str_hash;
        IntHash = numbers::int_hash;
        FloatHash = numbers::float_hash;
        HashWith = numbers::hash_with;
        HashEnd = numbers::hash_end;
        StrSlice = containers::str_slice;
        BytesSlice = containers::bytes_slice;
        ListSlice = containers::list_slice;
        TupleSlice = containers::tuple_slice;
        TupleOfList = containers::tuple_of_list;
        NewBound = objects::new_bound;
        NewException = objects::new_exception;
        NewGenerator = objects::new_generator;
        ExceptionAttrs = objects::exception_attrs;
        AsciiChar = containers::ascii_char;
        StringKeys = containers::string_keys;
        DictLen = containers::dict_len;
        DictKeyIs = containers::dict_key_is;
        SetLen = containers::set_len;
        NextKey = containers::next_key_of;
        KeyAt = containers::key_at;
        NewIterator = objects::new_iterator;
        NewZip = objects::new_zip;
        NewEnumerate = objects::new_enumerate;
        EndIterator = objects::end_iterator;
        NewDict = containers::new_dict;
        NewSet = containers::new_set;
        NewList = containers::new_list;
        AppendInt = thunk::append_int;
        AppendFloat = thunk::append_float;
        AppendValue = thunk::append_value;
        ListExtend = containers::list_extend;
        Truth = instructions::truth;
        Contains = instructions::contains;
        Compare = instructions::compare;
        NextInto = instructions::next_into;
    }
    // What other operations need.
    others {
        NewTuple = objects::new_tuple;
        NewInstance = objects::new_instance;
        NewComplex = objects::new_complex;
        NewRange = objects::new_range;
        NewSuper = objects::new_super;
        NewCell = objects::new_cell;
        NewFunction = objects::new_function;
        ListPop = containers::list_pop;
        DictLoad = containers::dict_load;
        HasKey = containers::has_key;
        DictStore = containers::dict_store;
        SetChange = containers::set_change;
        ModWide = numbers::mod_wide;
        UnboxWide = numbers::unbox_wide;
        BoxWide = numbers::box_wide;
        PutWide = numbers::put_wide;
        TakeWide = numbers::take_wide;
        Exec = instructions::exec;
        Catch = instructions::catch;
        Apply = instructions::apply;
        Native = instructions::native;
        Compute = instructions::compute;
        IterNext = instructions::iter_next;
        Finish = enter::finish;
        FinishResume = enter::finish_resume;
        FinishSend = enter::finish_send;
        RefuseInit = enter::refuse_init;
        GeneratorDone = enter::generator_done;
        DropValue = enter::drop_value;
        StoreResult = enter::store_result;
        Leave = thunk::leave;
        Dealloc = thunk::dealloc;
        SquareInPlace = thunk::square_in_place;
        FindRoom = thunk::find_room;
        // What Cranelift calls by itself where the processor lacks an instruction, by its names.
        CeilF64 = numbers::ceil;
        FloorF64 = numbers::floor;
        TruncF64 = numbers::trunc;
        NearestF64 = numbers::nearest;
        FmaF64 = numbers::fma;
    }
}

impl Function {
    pub fn of_name(name: &str) -> Option<Function> {
        Function::ALL.iter().copied().find(|f| f.name() == name)
    }
}
