//! Calls of things that are not Python functions: native functions, classes, objects with `__call__`.

use crate::memory;
pub use crate::native::call as call_native;
use crate::objects::*;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

/// Name of a callable for messages: `f()`.
pub fn callable_name(f: &Value) -> String {
    let name = |v: Value| v.as_str().map(|s| s.to_str_lossy().into_owned()).unwrap_or_default();
    match f {
        Value::Object(o) => match o.layout() {
            Layout::Function => {
                format!("{}()", o.get::<FunctionObj>().map(|f| name(f.qualname())).unwrap_or_default())
            }
            Layout::NativeFunction => match o.get::<NativeObj>() {
                Some(n) => crate::native::name(n),
                None => String::new(),
            },
            Layout::BoundMethod => {
                o.get::<BoundMethodObj>().map(|m| callable_name(&m.func)).unwrap_or_default()
            }
            Layout::Type => format!("{}()", o.get::<TypeObj>().map(|t| t.name()).unwrap_or_default()),
            _ => format!("{} object", f.ty().name()),
        },
        _ => format!("{} object", f.ty().name()),
    }
}

/// A callable in messages about `*` and `**`: `module.f()`, without the module if that is the built-ins, or
/// `str()` of an object that has no qualified name.
#[cold]
pub fn callable_text(vm: &mut Vm, f: &Value) -> Res<String> {
    let names = &builtin().names;
    let text = |v: &Value| v.as_str().map(|s| s.to_str_lossy().into_owned());
    let Some(qualname) = super::get_attr_opt(vm, f, &names.qualname)?.as_ref().and_then(text) else {
        let s = crate::builtins::str_of(vm, f)?;
        return Ok(text(&s).unwrap_or_default());
    };
    let module = super::get_attr_opt(vm, f, &names.module)?;
    Ok(match module.as_ref().and_then(text) {
        Some(m) if m != "builtins" => format!("{m}.{qualname}()"),
        _ => format!("{qualname}()"),
    })
}

/// The TypeError for `f(*v)` where `v` is not iterable; `callee` if that is all there is in the call, else the
/// message does not name it.
#[cold]
pub fn not_iterable_argument(vm: &mut Vm, callee: Option<&Value>, v: &Value) -> crate::vm::Raised {
    let what = match callee.map(|f| callable_text(vm, f)) {
        Some(Ok(f)) => format!("{f} argument"),
        Some(Err(e)) => return e,
        None => "Value".to_string(),
    };
    vm.type_error(format!("{what} after * must be an iterable, not {}", v.ty().name()))
}

/// Calls a class, or an object by its `__call__`.
pub fn call_object(vm: &mut Vm, f: &Value, args: Args<'_>) -> Res<Value> {
    vm.check_native_stack()?;
    if let Some(t) = f.get_exact::<TypeObj>() {
        let t = Ref::from_ref(t);
        if t.has_flag(type_flags::META_CALL)
            && let Some(m) = t.metaclass().lookup(&builtin().names.call)
            && m.get_exact::<NativeObj>().is_none()
        {
            let m = bind_special(vm, &m, f)?;
            return vm.call_kw(&m, args.all, args.kwnames);
        }
        return instantiate(vm, &t, args);
    }
    if let Value::Object(o) = f {
        if let Some(w) = o.get::<WrapperObj>()
            && w.kind == WrapperKind::StaticMethod
        {
            let func = w.func.get();
            return vm.call_kw(&func, args.all, args.kwnames);
        }
        if let Some(d) = f.ty().native.get().and_then(|t| t.call) {
            let r = with_first(f.clone(), args.all, |all| d.call(vm, Args { all, kwnames: args.kwnames }));
            return memory::settled(vm, r);
        }
        if let Some(m) = f.ty().lookup(&builtin().names.call) {
            if !takes_receiver(&m) {
                let m = bind_special(vm, &m, f)?;
                return vm.call_kw(&m, args.all, args.kwnames);
            }
            return with_first(f.clone(), args.all, |v| vm.call_kw(&m, v, args.kwnames));
        }
    }
    Err(vm.type_error(format!("'{}' object is not callable", f.ty().name())))
}

/// Whether an attribute of a class is a method to which the receiver is handed as its first argument.
#[inline]
pub fn takes_receiver(f: &Value) -> bool {
    match f {
        Value::Object(o) => match o.layout() {
            Layout::Function => true,
            Layout::NativeFunction => o.get::<NativeObj>().is_some_and(|n| n.def.kind == NativeKind::Method),
            _ => false,
        },
        _ => false,
    }
}

/// A special method found on the receiver's class, bound to it.
fn bind_special(vm: &mut Vm, f: &Value, receiver: &Value) -> Res<Value> {
    super::bind_attribute(vm, f, receiver)
}

/// Calls a special method found on the receiver's class: plain methods get the receiver in front, whatever else was found is
/// bound as an attribute would be (static and class methods, callables, descriptors).
pub fn call_special(vm: &mut Vm, f: &Value, receiver: &Value, args: &[Value]) -> Res<Value> {
    if let Some(r) = vm.call_machine_code(f, Some(receiver), args) {
        return r;
    }
    if takes_receiver(f) {
        return with_first(receiver.clone(), args, |v| vm.call(f, v));
    }
    let f = bind_special(vm, f, receiver)?;
    vm.call(&f, args)
}

/// Calls `f` with `args` behind `first`.
pub fn with_first<R>(first: Value, args: &[Value], f: impl FnOnce(&[Value]) -> R) -> R {
    match args {
        [] => f(&[first]),
        [a] => f(&[first, a.clone()]),
        [a, b] => f(&[first, a.clone(), b.clone()]),
        [a, b, c] => f(&[first, a.clone(), b.clone(), c.clone()]),
        _ => {
            let mut all = Vec::with_capacity(args.len() + 1);
            all.push(first);
            all.extend_from_slice(args);
            f(&all)
        }
    }
}

/// What a call of a built-in class with these arguments gives, if there is a shorter way than its `__new__`.
#[inline]
fn made_at_once(vm: &mut Vm, class: &TypeObj, args: &[Value]) -> Option<Res<Value>> {
    if let [x] = args {
        if std::ptr::eq(class, &*builtin().str_) {
            return Some(crate::builtins::str_of(vm, x));
        }
        if let Some(r) = crate::builtins::number_from(vm, class, x) {
            return Some(r);
        }
    }
    if std::ptr::eq(class, &*builtin().range)
        && let Some(r) = crate::builtins::range_of_ints(args)
    {
        return Some(Ok(r.into()));
    }
    if class.instances == Layout::Iterator {
        return crate::builtins::iterators::made_at_once(vm, class, args);
    }
    None
}

/// A call of a built-in class whose objects are complete after `__new__`, by the window of the call: the class, then
/// the arguments. None if the class is another.
#[inline]
pub fn construct(vm: &mut Vm, class: &TypeObj, window: &[Value]) -> Option<Res<Value>> {
    let new = class.maker()?;
    let args = &window[1..];
    if let Some(r) = made_at_once(vm, class, args) {
        return Some(crate::memory::settled(vm, r));
    }
    if window.len() < new.min as usize || (window.len() > new.max as usize && new.max != ANY) {
        return None;
    }
    let r = new.call(vm, Args::new(window));
    Some(crate::memory::settled(vm, r))
}

/// Whether the special method of a left operand of class `left` decides an arithmetic operator: if it does not know, nobody else
/// does. (The built-in part of an instance may be added to a number, but sequences are concatenated by the method alone.)
pub fn arithmetic_decides(left: &TypeObj, right: &TypeObj, reflected: &Ref<StrObj>) -> bool {
    let alone = |l| matches!(l, Layout::List | Layout::Tuple | Layout::Str | Layout::Bytes);
    std::ptr::eq(left, right) || left.payload.is_none_or(alone) && right.user_method(reflected).is_none()
}
/// The `__eq__` that decides `!=`, since the classes have no `__ne__` of their own and nobody else is asked.
pub fn unequal_by_equality(left: &TypeObj, right: &TypeObj) -> Option<Value> {
    let n = &builtin().names;
    // (Classes derived from `str` and the like have its `__ne__`.)
    let alone = left.payload.is_none()
        && comparison_decides(left, right, super::CmpOp::Eq)
        && left.user_method(&n.ne).is_none()
        && right.user_method(&n.ne).is_none();
    if alone { left.lookup(&n.eq).filter(is_plain_function) } else { None }
}

/// Whether it is a Python function that runs when it is called.
pub fn is_plain_function(f: &Value) -> bool {
    f.get_exact::<FunctionObj>().is_some_and(|f| !f.code().is_generator())
}

/// The reflected special method that decides an arithmetic operator, since its left operand is a number of a built-in class and
/// its right one of a class that makes no numbers.
pub fn reflected_alone(left: &Value, right: &Value, reflected: &Ref<StrObj>) -> Option<Value> {
    if !matches!(left, Value::Int(_) | Value::Float(_) | Value::Bool(_)) {
        return None;
    }
    let class = right.get_exact::<InstanceObj>()?.class();
    let method = if class.payload.is_none() { class.lookup(reflected)? } else { return None };
    is_plain_function(&method).then_some(method)
}
/// As [`arithmetic_decides`] for a comparison.
pub fn comparison_decides(left: &TypeObj, right: &TypeObj, op: super::CmpOp) -> bool {
    match std::ptr::eq(left, right) {
        true => left.payload.is_none() || op == super::CmpOp::Eq,
        false => left.payload.is_none() && right.user_method(op.swapped().method()).is_none(),
    }
}

/// The `__new__` of a class that is a Python function, if it is all that a call of the class does.
pub fn new_alone(class: &TypeObj) -> Option<Value> {
    let n = &builtin().names;
    if !class.is_heap() || class.flags.get() & type_flags::ODD_CALL != type_flags::HAS_NEW {
        return None;
    }
    let new = class.lookup(&n.new)?;
    let new = match new.get_exact::<WrapperObj>() {
        Some(w) if w.kind == WrapperKind::StaticMethod => w.func.get(),
        _ => new,
    };
    let plain = is_plain_function(&new);
    let init = class.lookup(&n.init)?;
    (plain && init.is(&builtin().object.lookup(&n.init)?)).then_some(new)
}

/// `C(...)`: `__new__`, then `__init__`.
pub fn instantiate(vm: &mut Vm, class: &Ref<TypeObj>, args: Args<'_>) -> Res<Value> {
    let n = &builtin().names;
    if std::ptr::eq(&**class, &*builtin().type_) {
        match args.pos().len() {
            1 if !args.has_keywords() => {
                return Ok(Ref::from_ref(args.all[0].ty()).into());
            }
            3 => {}
            _ => return Err(vm.type_error("type() takes 1 or 3 arguments")),
        }
    }
    if !args.has_keywords()
        && !class.is_heap()
        && let Some(r) = made_at_once(vm, class, args.all)
    {
        return r;
    }
    if class.has_flag(type_flags::EXCEPTION)
        && !args.has_keywords()
        && let Some(e) = crate::builtins::exceptions::new_plain(class, args.all)
    {
        return Ok(e);
    }
    if let Some(t) = class.native.get()
        && let Some(new) = t.new
        && class.mro.with(|m| m.len() == 2)
    {
        return native_instance(vm, class, new, t.init, args);
    }
    if let Some(maker) = crate::builtins::maker_of_container(class) {
        return with_first(class.value(), args.all, |v| {
            maker.call(vm, Args { all: v, kwnames: args.kwnames })
        });
    }
    if class.has_flag(type_flags::NO_NEW) {
        return Err(vm.type_error(format!("cannot create '{}' instances", class.name())));
    }
    let obj = if !class.has_flag(type_flags::HAS_NEW | type_flags::ABSTRACT)
        && class.instances == Layout::Instance
        && class.is_heap()
        && class.payload.is_none()
    {
        if !args.is_empty() && class.lookup(&n.init).is_none_or(|f| is_object_init(&f)) {
            return Err(vm.type_error(format!("{}() takes no arguments", class.name())));
        }
        InstanceObj::new(class).into()
    } else {
        let Some(new) = class.lookup(&n.new) else {
            return Err(vm.type_error(format!("cannot create '{}' instances", class.name())));
        };
        let new = super::bind_class_attribute(vm, &new, &class.value())?;
        with_first(class.value(), args.all, |v| vm.call_kw(&new, v, args.kwnames))?
    };
    if !obj.ty().is_subclass(class) || std::ptr::eq(&**class, &*builtin().type_) {
        return Ok(obj);
    }
    if let Some(init) = obj.ty().lookup(&n.init)
        && !is_object_init(&init)
    {
        let r = if takes_receiver(&init) {
            with_first(obj.clone(), args.all, |v| vm.call_kw(&init, v, args.kwnames))?
        } else {
            let init = bind_special(vm, &init, &obj)?;
            vm.call_kw(&init, args.all, args.kwnames)?
        };
        check_init(vm, &r)?;
    }
    Ok(obj)
}

/// What `__init__` has returned has to be `None`.
pub fn check_init(vm: &mut Vm, r: &Value) -> Res<()> {
    if r.is_none() {
        return Ok(());
    }
    Err(vm.type_error(format!("__init__() should return None, not '{}'", r.ty().name())))
}

/// An object of a native class that has no base but `object`, and `__new__` of its own.
fn native_instance(
    vm: &mut Vm,
    class: &Ref<TypeObj>,
    new: &NativeDef,
    init: Option<&NativeDef>,
    args: Args<'_>,
) -> Res<Value> {
    vm.worked(20);
    let mut call = |first: Value, d: &NativeDef| {
        let r = with_first(first, args.all, |all| d.call(vm, Args { all, kwnames: args.kwnames }));
        memory::settled(vm, r)
    };
    let obj = call(class.value(), new)?;
    if let Some(init) = init
        && obj.ty().is_subclass(class)
    {
        call(obj.clone(), init)?;
    }
    Ok(obj)
}

/// Whether a method is `object.__init__`, which does nothing.
pub fn is_object_init(f: &Value) -> bool {
    f.get_exact::<NativeObj>().is_some_and(|n| n.owner == Some("object") && n.def.name == "__init__")
}
