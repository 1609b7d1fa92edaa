//! `_sha3`: the hashes of SHA-3, and SHAKE, whose results are as long as one asks for.

use digest::{ExtendableOutput, Update, XofReader};
use sidewinder_macros::{Trace, native_methods, native_type};
use sidewinder_vm as vm;
use vm::builtins::class_argument;
use vm::objects::*;
use vm::types::builtin;
use vm::value::*;
use vm::vm::{Res, Vm};

use super::{Running, class_value, constructor_data, hashed_bytes, hex};

pub fn make(vm: &mut Vm) -> Ref<ModuleObj> {
    let m = vm::modules::make_module(vm, "_sha3", "", &[]);
    m.ns.set_str("sha3_224", class_value::<Sha3_224>());
    m.ns.set_str("sha3_256", class_value::<Sha3_256>());
    m.ns.set_str("sha3_384", class_value::<Sha3_384>());
    m.ns.set_str("sha3_512", class_value::<Sha3_512>());
    m.ns.set_str("shake_128", class_value::<Shake128>());
    m.ns.set_str("shake_256", class_value::<Shake256>());
    m.ns.set_str("implementation", Value::string("sha3"));
    m.ns.set_str("_GIL_MINSIZE", Value::Int(2048));
    m
}

/// Bits of the state of all of them.
const STATE_BITS: i64 = 1600;

macro_rules! fixed {
    ($($class:ident $python:literal $name:literal $bits:literal;)*) => { $(
        fixed_hash! { $class $python $name ::sha3::$class, $bits / 8, (STATE_BITS - 2 * $bits) / 8, {
            #[new]
            fn new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
                class_argument(vm, args, $class::TYPE.class())?;
                $class::made(vm, args.skip(1))
            }
            #[getter]
            fn _capacity_bits(&self) -> i64 {
                2 * $bits
            }
            #[getter]
            fn _rate_bits(&self) -> i64 {
                STATE_BITS - 2 * $bits
            }
            #[getter]
            fn _suffix(&self) -> Value {
                BytesObj::new(b"\x06").into()
            }
            /// Update this hash object's state with the provided bytes-like object.
            #[method]
            fn update(&self, vm: &mut Vm, data: &Value) -> Res<()> {
                let data = hashed_bytes(vm, data)?;
                self.state.with_mut(|s| s.update(&data));
                Ok(())
            }
        } }
    )* };
}
fixed! {
    Sha3_224 "_sha3.sha3_224" "sha3_224" 224;
    Sha3_256 "_sha3.sha3_256" "sha3_256" 256;
    Sha3_384 "_sha3.sha3_384" "sha3_384" 384;
    Sha3_512 "_sha3.sha3_512" "sha3_512" 512;
}

/// The number of bytes that a digest is to have.
fn length_of(vm: &mut Vm, v: &Value) -> Res<usize> {
    let n = vm::native::integer(vm, v)?;
    if vm::ops::holds(vm, vm::ops::CmpOp::Lt, &n, &Value::Int(0))? {
        return Err(vm.value_error("Cannot convert negative int"));
    }
    match n.as_i64() {
        Some(n) if n < 1 << 29 => Ok(n as usize),
        Some(_) => Err(vm.value_error("length is too large")),
        None => Err(vm.error(&builtin().overflow_error, "Python int too large for C unsigned long")),
    }
}

macro_rules! extendable {
    ($($class:ident $python:literal $name:literal $bits:literal;)*) => { $(
        #[native_type($python, no_base)]
        #[derive(Trace)]
        struct $class {
            header: Header,
            #[untraced]
            state: HeapCell<Box<::sha3::$class>>,
        }
        impl $class {
            fn of(state: Box<::sha3::$class>) -> Value {
                new_native($class { header: native_header::<$class>(), state: HeapCell::new(state) }).into()
            }
            fn read(&self, vm: &mut Vm, length: &Value) -> Res<Vec<u8>> {
                let mut out = vec![0; length_of(vm, length)?];
                self.state.get().finalize_xof().read(&mut out);
                Ok(out)
            }
        }
        #[native_methods($python)]
        impl $class {
            #[new]
            fn new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
                class_argument(vm, args, $class::TYPE.class())?;
                let data = constructor_data(vm, $name, args.skip(1))?;
                let mut state = Box::new(::sha3::$class::default());
                state.update(&data);
                Ok($class::of(state))
            }
            #[getter]
            fn name(&self) -> Value {
                Value::string($name)
            }
            #[getter]
            fn digest_size(&self) -> i64 {
                0
            }
            #[getter]
            fn block_size(&self) -> i64 {
                (STATE_BITS - 2 * $bits) / 8
            }
            #[getter]
            fn _capacity_bits(&self) -> i64 {
                2 * $bits
            }
            #[getter]
            fn _rate_bits(&self) -> i64 {
                STATE_BITS - 2 * $bits
            }
            #[getter]
            fn _suffix(&self) -> Value {
                BytesObj::new(b"\x1f").into()
            }
            /// Update this hash object's state with the provided bytes-like object.
            #[method]
            fn update(&self, vm: &mut Vm, data: &Value) -> Res<()> {
                let data = hashed_bytes(vm, data)?;
                self.state.with_mut(|s| s.update(&data));
                Ok(())
            }
            /// Return the digest value as a bytes object.
            #[method]
            fn digest(&self, vm: &mut Vm, #[either] length: &Value) -> Res<Value> {
                Ok(BytesObj::new(&self.read(vm, length)?).into())
            }
            /// Return the digest value as a string of hexadecimal digits.
            #[method]
            fn hexdigest(&self, vm: &mut Vm, #[either] length: &Value) -> Res<Value> {
                Ok(hex(&self.read(vm, length)?))
            }
            /// Return a copy of the hash object.
            #[method]
            fn copy(&self) -> Value {
                $class::of(self.state.get())
            }
        }
    )* };
}
extendable! {
    Shake128 "_sha3.shake_128" "shake_128" 128;
    Shake256 "_sha3.shake_256" "shake_256" 256;
}
