//! `_md5`, `_sha1`, `_sha2`, `_sha3`, `_blake2`: the hash functions of `hashlib`.

/// The class of a hash whose result has a fixed length: what it holds, and the methods that all such classes have besides
/// those that are given.
macro_rules! fixed_hash {
    ($class:ident $python:literal $name:literal $hash:ty, $digest:expr, $block:expr, { $($more:tt)* }) => {
        #[native_type($python, no_base)]
        #[derive(Trace)]
        struct $class {
            header: Header,
            #[untraced]
            state: HeapCell<Box<dyn Running>>,
        }
        impl $class {
            fn of(state: Box<dyn Running>) -> Value {
                new_native($class { header: native_header::<$class>(), state: HeapCell::new(state) }).into()
            }
            fn made(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
                let data = constructor_data(vm, $name, args)?;
                let mut state: Box<dyn Running> = Box::new(<$hash as Default>::default());
                state.update(&data);
                Ok($class::of(state))
            }
        }
        #[native_methods($python)]
        impl $class {
            $($more)*
            #[getter]
            fn name(&self) -> Value {
                Value::string($name)
            }
            #[getter]
            fn digest_size(&self) -> i64 {
                $digest
            }
            #[getter]
            fn block_size(&self) -> i64 {
                $block
            }
            /// Return the digest value as a bytes object.
            #[method]
            fn digest(&self) -> Value {
                BytesObj::new(&self.state.with(|s| s.digest())).into()
            }
            /// Return the digest value as a string of hexadecimal digits.
            #[method]
            fn hexdigest(&self) -> Value {
                hex(&self.state.with(|s| s.digest()))
            }
            /// Return a copy of the hash object.
            #[method]
            fn copy(&self) -> Value {
                $class::of(self.state.with(|s| s.copy()))
            }
        }
    };
}

pub mod blake2;
mod blake2_core;
pub mod sha3;
pub mod simple;

use sidewinder_vm as vm;
use vm::builtins::{buffer_of, wanted};
use vm::native::{Params, bind};
use vm::objects::*;
use vm::value::*;
use vm::vm::{Res, Vm};

/// A hash that is being computed.
pub trait Running {
    fn update(&mut self, data: &[u8]);
    /// The result for what has come so far.
    fn digest(&self) -> Vec<u8>;
    fn copy(&self) -> Box<dyn Running>;
}

impl<D: digest::Digest + Clone + 'static> Running for D {
    fn update(&mut self, data: &[u8]) {
        digest::Digest::update(self, data)
    }
    fn digest(&self) -> Vec<u8> {
        self.clone().finalize().to_vec()
    }
    fn copy(&self) -> Box<dyn Running> {
        Box::new(self.clone())
    }
}

pub fn hex(bytes: &[u8]) -> Value {
    let digit = |n: u8| if n < 10 { b'0' + n } else { b'a' + n - 10 };
    StrObj::from_ascii_iter((0..bytes.len() * 2).map(|i| match i % 2 {
        0 => digit(bytes[i / 2] >> 4),
        _ => digit(bytes[i / 2] & 15),
    }))
    .into()
}

/// The bytes that are to be hashed.
pub fn hashed_bytes(vm: &mut Vm, v: &Value) -> Res<Vec<u8>> {
    match buffer_of(vm, v, wanted::SIMPLE)? {
        Some(b) => Ok(b.into_owned()),
        None if v.as_str().is_some() => Err(vm.type_error("Strings must be encoded before hashing")),
        None => Err(vm.type_error("object supporting the buffer API required")),
    }
}

/// What is hashed first: the argument `data`, which was called `string` once.
pub fn first_data(vm: &mut Vm, data: Option<&Value>, string: Option<&Value>) -> Res<Vec<u8>> {
    let data = match (data, string.filter(|s| !s.is_none())) {
        (Some(_), Some(_)) => {
            let msg = "'data' and 'string' are mutually exclusive and support for 'string' keyword parameter is slated for removal in a future version.";
            return Err(vm.type_error(msg));
        }
        (d, s) => d.or(s),
    };
    data.map_or(Ok(Vec::new()), |v| hashed_bytes(vm, v))
}

/// The arguments of a constructor, without the class, in the order of its parameters: only the first can be given by position.
pub fn constructor_arguments<'a, const N: usize>(
    vm: &mut Vm,
    function: &'static str,
    names: &'static [&'static str; N],
    args: Args<'a>,
) -> Res<[Option<&'a Value>; N]> {
    let params = Params {
        function,
        names,
        positional_only: 0,
        positional: 1,
        required: 0,
        required_keywords: 0,
        rest: false,
    };
    let given = args.pos().len();
    if given > 1 {
        return Err(
            vm.type_error(format!("{function}() takes at most 1 positional argument ({given} given)"))
        );
    }
    bind(vm, &params, args)
}

/// The arguments of a constructor that has no parameters of its own: what is hashed first.
pub fn constructor_data(vm: &mut Vm, function: &'static str, args: Args<'_>) -> Res<Vec<u8>> {
    let names = &["data", "usedforsecurity", "string"];
    let [data, _used, string] = constructor_arguments(vm, function, names, args)?;
    first_data(vm, data, string)
}

pub fn class_value<T: NativeStruct>() -> Value {
    Ref::from_ref(T::TYPE.class()).into()
}
