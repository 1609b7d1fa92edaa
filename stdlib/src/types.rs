//! `_types`: the classes that have no name in `builtins`.

use sidewinder_vm as vm;
use vm::modules::embedded::{self, Part};
use vm::objects::*;
use vm::types::builtin;
use vm::value::*;
use vm::vm::Vm;

pub fn make(vm: &mut Vm) -> Ref<ModuleObj> {
    let m = vm::modules::make_module(vm, "_types", "Define names for built-in types.", &[]);
    let b = builtin();
    let classes = [
        ("AsyncGeneratorType", &b.async_generator),
        ("BuiltinFunctionType", &b.builtin_function),
        ("BuiltinMethodType", &b.builtin_function),
        ("CellType", &b.cell),
        ("ClassMethodDescriptorType", &b.classmethod_descriptor),
        ("CodeType", &b.code),
        ("CoroutineType", &b.coroutine),
        ("EllipsisType", &b.ellipsis_type),
        ("FunctionType", &b.function),
        ("GeneratorType", &b.generator),
        ("GetSetDescriptorType", &b.getset_descriptor),
        ("LambdaType", &b.function),
        ("MappingProxyType", &b.mapping_proxy),
        ("MemberDescriptorType", &b.member_descriptor),
        ("MethodDescriptorType", &b.method_descriptor),
        ("MethodType", &b.method),
        ("MethodWrapperType", &b.method_wrapper),
        ("ModuleType", &b.module),
        ("NoneType", &b.none_type),
        ("NotImplementedType", &b.not_implemented_type),
        ("TracebackType", &b.traceback),
        ("WrapperDescriptorType", &b.wrapper_descriptor),
    ];
    for (name, class) in classes {
        m.ns.set_str(name, class.value());
    }
    m.ns.set_str("FrameType", Ref::from_ref(frame_class()).value());
    let capsule = TypeObj::new("PyCapsule", b.type_.ptr(), vec![b.object.clone()], Layout::Instance);
    m.ns.set_str("CapsuleType", capsule.value());
    for (name, class) in [("GenericAlias", "GenericAlias"), ("UnionType", "Union")] {
        if let Ok(v) = embedded::member(vm, Part::Typing, class) {
            m.ns.set_str(name, v);
        }
    }
    let sys = vm.modules.get_name(&intern("sys"));
    let implementation = sys.and_then(|s| s.get_exact::<ModuleObj>()?.ns.get_str("implementation"));
    if let Some(i) = implementation {
        m.ns.set_str("SimpleNamespace", Ref::from_ref(i.ty()).value());
    }
    m
}
