//! The structs behind object pointers, one file per family.
//!
//! Each is `repr(C)`, starts with a [`Header`](crate::value::Header) and is tied to one
//! [`Layout`](crate::value::Layout).
#![allow(unsafe_code, reason = "HeapType is an unsafe trait; each implementation is checked here")]

mod dict;
mod dict_index;
mod frame;
mod function;
mod instance;
mod list;
mod misc;
mod native_type;
mod set;
mod siphash;
mod size;
mod string;
mod string_search;
mod tuple;
mod types;
mod weak;
pub(crate) mod words;

pub use dict::*;
pub use frame::*;
pub use function::*;
pub use instance::*;
pub use list::*;
pub use misc::*;
pub use native_type::*;
pub use set::*;
pub use siphash::*;
pub use size::*;
pub use string::*;
pub use string_search::*;
pub use tuple::*;
pub use types::*;
pub use weak::*;
pub use words::{Pc, Word};

use crate::value::{HeapType, Layout};

macro_rules! heap_types {
    ($($t:ty => $l:ident;)*) => { $(
        // SAFETY: the struct is repr(C), starts with a header, and only its constructor uses the mark.
        unsafe impl HeapType for $t { const LAYOUT: Layout = Layout::$l; }
    )* };
}
heap_types! {
    InstanceObj => Instance;
    ExceptionObj => Exception;
    TypeObj => Type;
    StrObj => Str;
    BigIntObj => BigInt;
    ListObj => List;
    TupleObj => Tuple;
    DictObj => Dict;
    SetObj => Set;
    RangeObj => Range;
    SliceObj => Slice;
    FunctionObj => Function;
    NativeObj => NativeFunction;
    BoundMethodObj => BoundMethod;
    CellObj => Cell;
    GeneratorObj => Generator;
    CoroutineObj => Coroutine;
    AsyncStepObj => AsyncStep;
    CodeObj => Code;
    ModuleObj => Module;
    IteratorObj => Iterator;
    PropertyObj => Property;
    WrapperObj => Wrapper;
    SingletonObj => Singleton;
    BytesObj => Bytes;
    TracebackObj => Traceback;
    SuperObj => Super;
    FileObj => File;
    DictViewObj => DictView;
    ComplexObj => Complex;
    BigRangeObj => BigRange;
    MemberObj => Member;
    ProxyObj => Proxy;
    WeakRefObj => WeakRef;
}
