//! `_md5`, `_sha1`, `_sha2`: hashes of a fixed length without parameters.

use sidewinder_macros::{Trace, native_methods, native_module, native_type};
use sidewinder_vm as vm;
use vm::objects::*;
use vm::value::*;
use vm::vm::{Res, Vm};

use super::{Running, class_value, constructor_data, hashed_bytes, hex};

macro_rules! classes {
    ($($class:ident $python:literal $name:literal $hash:ty, $digest:literal $block:literal;)*) => { $(
        fixed_hash! { $class $python $name $hash, $digest, $block, {
            /// Update this hash object's state with the provided string.
            #[method]
            fn update(&self, vm: &mut Vm, obj: &Value) -> Res<()> {
                let data = hashed_bytes(vm, obj)?;
                self.state.with_mut(|s| s.update(&data));
                Ok(())
            }
        } }
    )* };
}
classes! {
    Md5 "_md5.md5" "md5" md5::Md5, 16 64;
    Sha1 "_sha1.sha1" "sha1" sha1::Sha1, 20 64;
    Sha224 "_sha2.SHA224Type" "sha224" sha2::Sha224, 28 64;
    Sha256 "_sha2.SHA256Type" "sha256" sha2::Sha256, 32 64;
    Sha384 "_sha2.SHA384Type" "sha384" sha2::Sha384, 48 128;
    Sha512 "_sha2.SHA512Type" "sha512" sha2::Sha512, 64 128;
}

/// Bytes from which on CPython lets other threads run meanwhile.
const MIN_SIZE: Value = Value::Int(2048);

pub fn make_md5(vm: &mut Vm) -> Ref<ModuleObj> {
    let m = vm::modules::make_module(vm, "_md5", "", md5_natives::NATIVES);
    m.ns.set_str("MD5Type", class_value::<Md5>());
    m.ns.set_str("_GIL_MINSIZE", MIN_SIZE);
    m
}

pub fn make_sha1(vm: &mut Vm) -> Ref<ModuleObj> {
    let m = vm::modules::make_module(vm, "_sha1", "", sha1_natives::NATIVES);
    m.ns.set_str("SHA1Type", class_value::<Sha1>());
    m.ns.set_str("_GIL_MINSIZE", MIN_SIZE);
    m
}

pub fn make_sha2(vm: &mut Vm) -> Ref<ModuleObj> {
    let m = vm::modules::make_module(vm, "_sha2", "", sha2_natives::NATIVES);
    m.ns.set_str("SHA224Type", class_value::<Sha224>());
    m.ns.set_str("SHA256Type", class_value::<Sha256>());
    m.ns.set_str("SHA384Type", class_value::<Sha384>());
    m.ns.set_str("SHA512Type", class_value::<Sha512>());
    m.ns.set_str("_GIL_MINSIZE", MIN_SIZE);
    m
}

#[native_module("_md5")]
mod md5_natives {
    use super::*;

    /// Return a new MD5 hash object; optionally initialized with a string.
    #[native(min = 0, max = 255, signature = "($module, /, data=b'', *, usedforsecurity=True, string=None)")]
    fn md5(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        Md5::made(vm, args)
    }
}

#[native_module("_sha1")]
mod sha1_natives {
    use super::*;

    /// Return a new SHA1 hash object; optionally initialized with a string.
    #[native(min = 0, max = 255, signature = "($module, /, data=b'', *, usedforsecurity=True, string=None)")]
    fn sha1(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        Sha1::made(vm, args)
    }
}

#[native_module("_sha2")]
mod sha2_natives {
    use super::*;

    /// Return a new SHA-224 hash object; optionally initialized with a string.
    #[native(min = 0, max = 255, signature = "($module, /, data=b'', *, usedforsecurity=True, string=None)")]
    fn sha224(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        Sha224::made(vm, args)
    }
    /// Return a new SHA-256 hash object; optionally initialized with a string.
    #[native(min = 0, max = 255, signature = "($module, /, data=b'', *, usedforsecurity=True, string=None)")]
    fn sha256(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        Sha256::made(vm, args)
    }
    /// Return a new SHA-384 hash object; optionally initialized with a string.
    #[native(min = 0, max = 255, signature = "($module, /, data=b'', *, usedforsecurity=True, string=None)")]
    fn sha384(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        Sha384::made(vm, args)
    }
    /// Return a new SHA-512 hash object; optionally initialized with a string.
    #[native(min = 0, max = 255, signature = "($module, /, data=b'', *, usedforsecurity=True, string=None)")]
    fn sha512(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        Sha512::made(vm, args)
    }
}
