//! `_blake2`: `blake2b` and `blake2s`.

use sidewinder_macros::{Trace, native_methods, native_type};
use sidewinder_vm as vm;
use vm::builtins::{bytes_like, class_argument, made};
use vm::native::{FromArg, Place, integer};
use vm::objects::*;
use vm::ops::{self, CmpOp};
use vm::value::*;
use vm::vm::{Res, Vm};

use super::blake2_core::{Parameters, big, small};
use super::{class_value, constructor_arguments, first_data, hashed_bytes, hex};

pub fn make(vm: &mut Vm) -> Ref<ModuleObj> {
    let m = vm::modules::make_module(vm, "_blake2", "_blake2b provides BLAKE2b for hashlib\n", &[]);
    let classes = [
        ("blake2b", "BLAKE2B", class_value::<Blake2b>(), big::Blake2b::MAX_DIGEST, big::Blake2b::SALT),
        ("blake2s", "BLAKE2S", class_value::<Blake2s>(), small::Blake2s::MAX_DIGEST, small::Blake2s::SALT),
    ];
    for (name, upper, class, max, salt) in classes {
        let constants =
            [("SALT_SIZE", salt), ("PERSON_SIZE", salt), ("MAX_KEY_SIZE", max), ("MAX_DIGEST_SIZE", max)];
        for (constant, n) in constants {
            m.ns.set_str(&format!("{upper}_{constant}"), Value::Int(n as i64));
            if let Some(t) = class.get_exact::<TypeObj>() {
                t.set_attr(&intern(constant), Value::Int(n as i64));
            }
        }
        m.ns.set_str(name, class);
    }
    m.ns.set_str("_GIL_MINSIZE", Value::Int(2048));
    m
}

/// The parameters of the constructors.
const NAMES: &[&str; 14] = &[
    "data",
    "digest_size",
    "key",
    "salt",
    "person",
    "fanout",
    "depth",
    "leaf_size",
    "node_offset",
    "node_depth",
    "inner_size",
    "last_node",
    "usedforsecurity",
    "string",
];

/// What tells the two functions apart.
struct Limits {
    function: &'static str,
    title: &'static str,
    max_digest: usize,
    salt: usize,
    /// Bits of a node's offset.
    offset_bits: u32,
}

fn int(vm: &mut Vm, l: &Limits, v: Option<&Value>, default: i64, name: &'static str) -> Res<i64> {
    let Some(v) = v else { return Ok(default) };
    <i32 as FromArg>::from_arg(vm, v, &Place { function: l.function, number: 0, name }).map(i64::from)
}

/// An unsigned number; `None` if it has more than 64 bits.
fn unsigned(vm: &mut Vm, v: Option<&Value>) -> Res<Option<u64>> {
    let Some(v) = v else { return Ok(Some(0)) };
    let v = integer(vm, v)?;
    if ops::holds(vm, CmpOp::Lt, &v, &Value::Int(0))? {
        return Err(vm.value_error("Cannot convert negative int"));
    }
    let wide = match v.get::<BigIntObj>() {
        Some(b) => b.as_i128(),
        None => v.as_i64().map(i128::from),
    };
    Ok(wide.and_then(|i| u64::try_from(i).ok()))
}

fn small_number(vm: &mut Vm, n: i64, low: i64, high: i64, msg: &str) -> Res<u8> {
    if (low..=high).contains(&n) { Ok(n as u8) } else { Err(vm.value_error(msg)) }
}

fn bounded(vm: &mut Vm, v: Option<&Value>, max: usize, what: &str) -> Res<Vec<u8>> {
    let Some(v) = v else { return Ok(Vec::new()) };
    let bytes = bytes_like(vm, v)?.into_owned();
    if bytes.len() > max {
        return Err(vm.value_error(format!("maximum {what} length is {max} bytes")));
    }
    Ok(bytes)
}

/// Reads the arguments of a constructor: the parameters, and what is hashed first.
fn arguments(vm: &mut Vm, l: &Limits, args: Args<'_>) -> Res<(Parameters, Vec<u8>)> {
    let a = constructor_arguments(vm, l.function, NAMES, args)?;
    let first = first_data(vm, a[0], a[13])?;
    let max = l.max_digest;
    let size = int(vm, l, a[1], max as i64, "digest_size")?;
    let title = l.title;
    let msg = format!("digest_size for {title} must be between 1 and {max} bytes, here it is {size}");
    let digest_size = small_number(vm, size, 1, max as i64, &msg)?;
    let salt = bounded(vm, a[3], l.salt, "salt")?;
    let person = bounded(vm, a[4], l.salt, "person")?;
    let fanout = int(vm, l, a[5], 1, "fanout")?;
    let fanout = small_number(vm, fanout, 0, 255, "fanout must be between 0 and 255")?;
    let depth = int(vm, l, a[6], 1, "depth")?;
    let depth = small_number(vm, depth, 1, 255, "depth must be between 1 and 255")?;
    let leaf_size = unsigned(vm, a[7])?.and_then(|n| u32::try_from(n).ok());
    let leaf_size = leaf_size.ok_or_else(|| vm.overflow_error("leaf_size is too large"))?;
    let Some(node_offset) = unsigned(vm, a[8])? else {
        return Err(vm.overflow_error("Python int too large for C unsigned long long"));
    };
    if l.offset_bits < 64 && node_offset >> l.offset_bits != 0 {
        return Err(vm.overflow_error("node_offset is too large"));
    }
    let node_depth = int(vm, l, a[9], 0, "node_depth")?;
    let node_depth = small_number(vm, node_depth, 0, 255, "node_depth must be between 0 and 255")?;
    let inner_size = int(vm, l, a[10], 0, "inner_size")?;
    let msg = format!("inner_size must be between 0 and is {max}");
    let inner_size = small_number(vm, inner_size, 0, max as i64, &msg)?;
    let key = bounded(vm, a[2], max, "key")?;
    let last_node = a[11].map_or(Ok(false), |v| ops::truth(vm, v))?;
    let p = Parameters {
        digest_size,
        key,
        salt,
        person,
        fanout,
        depth,
        leaf_size,
        node_offset,
        node_depth,
        inner_size,
        last_node,
    };
    Ok((p, first))
}

macro_rules! classes {
    ($($class:ident $python:literal $name:literal $title:literal $hash:ty, $bits:literal;)*) => { $(
        /// Return a new hash object.
        #[native_type($python)]
        #[derive(Trace)]
        struct $class {
            header: Header,
            #[untraced]
            state: HeapCell<Box<$hash>>,
            #[untraced]
            digest_size: u8,
        }
        impl $class {
            fn of(state: Box<$hash>, digest_size: u8) -> Ref<$class> {
                let (header, state) = (native_header::<$class>(), HeapCell::new(state));
                new_native($class { header, state, digest_size })
            }
        }
        #[native_methods($python)]
        impl $class {
            #[new]
            fn new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
                const LIMITS: Limits = Limits {
                    function: $name,
                    title: $title,
                    max_digest: <$hash>::MAX_DIGEST,
                    salt: <$hash>::SALT,
                    offset_bits: $bits,
                };
                let class = class_argument(vm, args, $class::TYPE.class())?;
                let (p, first) = arguments(vm, &LIMITS, args.skip(1))?;
                let mut state = Box::new(<$hash>::new(&p));
                state.update(&first);
                Ok(made(&class, $class::of(state, p.digest_size)))
            }
            #[getter]
            fn name(&self) -> Value {
                Value::string($name)
            }
            #[getter]
            fn digest_size(&self) -> i64 {
                self.digest_size as i64
            }
            #[getter]
            fn block_size(&self) -> usize {
                <$hash>::BLOCK
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
                $class::of(self.state.get(), self.digest_size).into()
            }
        }
    )* };
}
classes! {
    Blake2b "_blake2.blake2b" "blake2b" "Blake2b" big::Blake2b, 64;
    Blake2s "_blake2.blake2s" "blake2s" "Blake2s" small::Blake2s, 48;
}
