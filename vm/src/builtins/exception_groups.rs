//! Exception groups: construction, splitting, and what `except*` does with them.
//!
//! A clause `except* T` takes the leaves of the group that match, in a group of the same shape; the rest goes on to the
//! next clause. At the end what clauses raised is put together with the rest:
//!
//! ```text
//! G[A, H[B, C]]   except* B:  matching G[H[B]],  rest G[A, H[C]]
//! ```
//! The rest, and what a clause raised again as it was, are parts of the first group, so they become one group of its shape
//! (a projection); what clauses raised anew stands beside it.

use sidewinder_macros::native_module;

use crate::objects::*;
use crate::ops;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

use super::add_methods;
use super::exceptions::{class_arg, text, tuple};

pub(super) fn install() {
    let b = builtin();
    add_methods(&b.base_exception_group, NEW);
    add_methods(&b.base_exception_group, methods::NATIVES);
    // The registry knows of one base only.
    let group = &b.exception_group;
    group.bases.set(vec![b.base_exception_group.clone(), b.exception.clone()]);
    b.exception.subclasses.with_mut(|s| s.push(group.ptr()));
    let mro = [group, &b.base_exception_group, &b.exception, &b.base_exception, &b.object];
    group.mro.set(mro.iter().map(|t| t.ptr()).collect());
}

static NEW: &[NativeDef] =
    &[NativeDef::new("__new__", new, 1, ANY).static_method().kw().effects(Effects::RunsPython)];

#[native_module("BaseExceptionGroup")]
mod methods {
    use super::*;

    /// exception message
    #[getter(effects = "reads")]
    fn message(vm: &mut Vm, group: &Value) -> Res<Value> {
        Ok(parts(vm, group)?.0)
    }
    /// nested exceptions
    #[getter(effects = "reads")]
    fn exceptions(vm: &mut Vm, group: &Value) -> Res<Value> {
        Ok(parts(vm, group)?.1.into())
    }
    #[method]
    fn __str__(vm: &mut Vm, group: &Value) -> Res<Value> {
        let (message, exceptions) = parts(vm, group)?;
        let n = exceptions.len();
        let s = if n == 1 { "" } else { "s" };
        Ok(Value::string(&format!("{} ({n} sub-exception{s})", text(&message))))
    }
    #[method]
    fn __repr__(vm: &mut Vm, group: &Value) -> Res<Value> {
        parts(vm, group)?;
        super::super::repr(vm, group)
    }
    /// A group with the same message and other exceptions.
    #[method]
    fn derive(vm: &mut Vm, group: &Value, exceptions: &Value) -> Res<Value> {
        let (message, _) = parts(vm, group)?;
        vm.call(&builtin().base_exception_group.value(), &[message, exceptions.clone()])
    }
    /// The part of the group that matches, and the rest.
    #[method]
    fn split(vm: &mut Vm, group: &Value, condition: &Value) -> Res<Value> {
        parts(vm, group)?;
        let condition = Condition::new(vm, condition)?;
        let found = divide(vm, group, &condition, true)?;
        Ok(tuple(&[found.matching, found.rest]))
    }
    /// The part of the group that matches.
    #[method]
    fn subgroup(vm: &mut Vm, group: &Value, condition: &Value) -> Res<Value> {
        parts(vm, group)?;
        let condition = Condition::new(vm, condition)?;
        Ok(divide(vm, group, &condition, false)?.matching)
    }
}

// ---- construction ---------------------------------------------------------------------------------------

fn new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let mut class = class_arg(vm, &args.all[0])?;
    let [message, exceptions] = &args.pos()[1..] else {
        let n = args.pos().len() - 1;
        let msg = format!("BaseExceptionGroup.__new__() takes exactly 2 arguments ({n} given)");
        return Err(vm.type_error(msg));
    };
    if message.as_str().is_none() {
        let t = message.ty().name();
        return Err(vm.type_error(format!("BaseExceptionGroup.__new__() argument 1 must be str, not {t}")));
    }
    if !is_sequence(exceptions) {
        return Err(vm.type_error("second argument (exceptions) must be a sequence"));
    }
    let items = ops::collect(vm, exceptions)?;
    if items.is_empty() {
        return Err(vm.value_error("second argument (exceptions) must be a non-empty sequence"));
    }
    if let Some(i) = items.iter().position(|e| e.get_exact::<ExceptionObj>().is_none()) {
        let msg = format!("Item {i} of second argument (exceptions) is not an exception");
        return Err(vm.value_error(msg));
    }
    let b = builtin();
    let only_exceptions = items.iter().all(|e| e.ty().is_subclass(&b.exception));
    if std::ptr::eq(class, &*b.base_exception_group) {
        if only_exceptions {
            class = &b.exception_group;
        }
    } else if !only_exceptions && std::ptr::eq(class, &*b.exception_group) {
        return Err(vm.type_error("Cannot nest BaseExceptions in an ExceptionGroup"));
    } else if !only_exceptions && class.is_subclass(&b.exception) {
        return Err(vm.type_error(format!("Cannot nest BaseExceptions in '{}'", class.name())));
    }
    let e = ExceptionObj::new(class, tuple(&args.pos()[1..]));
    e.group.set(tuple(&[message.clone(), tuple(&items)]));
    Ok(e.into())
}

/// Whether a value has items by number.
fn is_sequence(v: &Value) -> bool {
    match ops::payload_layout(v) {
        Some(
            Layout::List | Layout::Tuple | Layout::Str | Layout::Bytes | Layout::Range | Layout::BigRange,
        ) => true,
        Some(Layout::Dict) => false,
        _ => matches!(v, Value::Object(_)) && v.ty().lookup(&builtin().names.getitem).is_some(),
    }
}

/// An ExceptionGroup (or BaseExceptionGroup) without a message.
fn group_of(vm: &mut Vm, exceptions: Value) -> Res<Value> {
    vm.call(&builtin().base_exception_group.value(), &[builtin().empty_str.value(), exceptions])
}

fn is_group(e: &Value) -> bool {
    e.get_exact::<ExceptionObj>().is_some_and(|e| e.group.with(|g| g.is_object()))
}

/// The exceptions of a group; none if it is another exception.
pub fn exceptions_of(e: &Value) -> Vec<Value> {
    let group = e.get_exact::<ExceptionObj>().map(|e| e.group.get()).unwrap_or_default();
    let items = group.get_exact::<TupleObj>().and_then(|t| t.items().get(1).cloned()).unwrap_or_default();
    items.get_exact::<TupleObj>().map_or(Vec::new(), |t| t.items().to_vec())
}

/// What the `repr` of a group shows in place of its `args`. The exceptions are in a list if that is how they were given, and
/// `args` still has it.
pub fn shown_args(e: &ExceptionObj) -> Option<Value> {
    let group = e.group.get();
    let [message, exceptions] = group.get_exact::<TupleObj>()?.items() else { return None };
    let listed = e.args.with(|a| match a.get_exact::<TupleObj>().map(TupleObj::items) {
        Some([_, second]) => second.get::<ListObj>().is_some(),
        _ => false,
    });
    let items = exceptions.get_exact::<TupleObj>()?.items();
    Some(if listed { tuple(&[message.clone(), ListObj::new(items.to_vec()).into()]) } else { group.clone() })
}

/// Message and exceptions of a group.
fn parts(vm: &mut Vm, group: &Value) -> Res<(Value, Ref<TupleObj>)> {
    let g = group.get_exact::<ExceptionObj>().map(|e| e.group.get()).unwrap_or_default();
    if let Some([message, exceptions]) = g.get_exact::<TupleObj>().map(TupleObj::items)
        && let Some(exceptions) = exceptions.get_exact::<TupleObj>()
    {
        return Ok((message.clone(), Ref::from_ref(exceptions)));
    }
    let t = group.ty().name();
    Err(vm.type_error(format!("a 'BaseExceptionGroup' object is required, not '{t}'")))
}

// ---- splitting ------------------------------------------------------------------------------------------

/// What decides whether an exception is in the matching part.
enum Condition {
    /// A class or a tuple of classes.
    Classes(Value),
    Predicate(Value),
    /// One of these leaves.
    Leaves(Vec<Value>),
}

impl Condition {
    fn new(vm: &mut Vm, v: &Value) -> Res<Condition> {
        let is_class =
            |v: &Value| v.get_exact::<TypeObj>().is_some_and(|t| t.has_flag(type_flags::EXCEPTION));
        if is_class(v) || v.get::<TupleObj>().is_some_and(|t| t.items().iter().all(is_class)) {
            return Ok(Condition::Classes(v.clone()));
        }
        if v.get_exact::<TypeObj>().is_none() && super::is_callable(v) {
            return Ok(Condition::Predicate(v.clone()));
        }
        let msg =
            "expected an exception type, a tuple of exception types, or a callable (other than a class)";
        Err(vm.type_error(msg))
    }
    fn holds(&self, vm: &mut Vm, e: &Value) -> Res<bool> {
        match self {
            Condition::Classes(c) => crate::exec::exc_match(vm, e, c),
            Condition::Predicate(f) => {
                let r = vm.call(f, std::slice::from_ref(e))?;
                ops::truth(vm, &r)
            }
            Condition::Leaves(all) => Ok(!is_group(e) && all.iter().any(|x| x.is(e))),
        }
    }
}

/// The two parts of an exception, either of which may be None.
pub struct Parts {
    pub matching: Value,
    pub rest: Value,
}

fn divide(vm: &mut Vm, e: &Value, condition: &Condition, wants_rest: bool) -> Res<Parts> {
    vm.check_native_stack()?;
    if condition.holds(vm, e)? {
        return Ok(Parts { matching: e.clone(), rest: Value::None });
    }
    if !is_group(e) {
        return Ok(Parts { matching: Value::None, rest: if wants_rest { e.clone() } else { Value::None } });
    }
    let (mut matching, mut rest) = (Vec::new(), Vec::new());
    for inner in exceptions_of(e) {
        let found = divide(vm, &inner, condition, wants_rest)?;
        matching.extend(Some(found.matching).filter(|v| !v.is_none()));
        rest.extend(Some(found.rest).filter(|v| !v.is_none()));
    }
    Ok(Parts { matching: subset(vm, e, matching)?, rest: subset(vm, e, rest)? })
}

/// A group like `group` with these exceptions; None if there are none.
fn subset(vm: &mut Vm, group: &Value, exceptions: Vec<Value>) -> Res<Value> {
    if exceptions.is_empty() {
        return Ok(Value::None);
    }
    let derive = ops::get_attr(vm, group, &intern("derive"))?;
    let made = vm.call(&derive, &[ListObj::new(exceptions).into()])?;
    let (Some(from), Some(to)) = (group.get_exact::<ExceptionObj>(), made.get_exact::<ExceptionObj>()) else {
        return Err(vm.type_error("derive must return an instance of BaseExceptionGroup"));
    };
    if !is_group(&made) {
        return Err(vm.type_error("derive must return an instance of BaseExceptionGroup"));
    }
    to.traceback.set(from.traceback.get());
    to.context.set(from.context.get());
    to.cause.set(from.cause.get());
    to.suppress_context.set(true);
    let notes = &builtin().names.notes;
    if let Some(n) = ops::get_attr_opt(vm, group, notes)?
        && is_sequence(&n)
    {
        let copy = ListObj::new(ops::collect(vm, &n)?);
        ops::set_attr(vm, &made, notes, copy.into())?;
    }
    Ok(made)
}

// ---- except* --------------------------------------------------------------------------------------------

/// `except* c:` for what is left of an exception (or None). An exception that is no group is wrapped in one.
pub fn match_group(vm: &mut Vm, e: &Value, c: &Value) -> Res<Parts> {
    check_classes(vm, c)?;
    if e.is_none() {
        return Ok(Parts { matching: Value::None, rest: Value::None });
    }
    if crate::exec::exc_match(vm, e, c)? {
        let matching = if is_group(e) { e.clone() } else { wrapped(vm, e)? };
        return Ok(Parts { matching, rest: Value::None });
    }
    if !is_group(e) {
        return Ok(Parts { matching: Value::None, rest: e.clone() });
    }
    let split = ops::get_attr(vm, e, &intern("split"))?;
    let r = vm.call(&split, std::slice::from_ref(c))?;
    let (class, got) = (e.ty().name(), r.ty().name());
    let Some(t) = r.get::<TupleObj>() else {
        return Err(vm.type_error(format!("{class}.split must return a tuple, not {got}")));
    };
    match t.items() {
        [matching, rest, ..] => Ok(Parts { matching: matching.clone(), rest: rest.clone() }),
        few => {
            let n = few.len();
            Err(vm.type_error(format!("{class}.split must return a 2-tuple, got tuple of size {n}")))
        }
    }
}

fn check_classes(vm: &mut Vm, c: &Value) -> Res<()> {
    let one = [c.clone()];
    let classes = c.get_exact::<TupleObj>().map_or(&one[..], |t| t.items());
    for class in classes {
        match class.get_exact::<TypeObj>() {
            Some(t) if t.has_flag(type_flags::EXCEPTION) => {}
            _ => {
                let msg = "catching classes that do not inherit from BaseException is not allowed";
                return Err(vm.type_error(msg));
            }
        }
    }
    let group = &builtin().base_exception_group;
    if classes.iter().any(|c| c.get_exact::<TypeObj>().is_some_and(|t| t.is_subclass(group))) {
        let msg = "catching ExceptionGroup with except* is not allowed. Use except instead.";
        return Err(vm.type_error(msg));
    }
    Ok(())
}

/// A group of one exception that was caught by `except*`. It has been raised where it was caught.
fn wrapped(vm: &mut Vm, e: &Value) -> Res<Value> {
    let group = group_of(vm, tuple(std::slice::from_ref(e)))?;
    if let (Some(f), Some(g)) = (vm.frame(), group.get_exact::<ExceptionObj>()) {
        let code = Ref::from_ref(f.code());
        g.traceback.set(TracebackObj::new(code, f.current() as u32, Value::None).into());
    }
    Ok(group)
}

/// What is to be raised after the clauses of a `try` for exception `e`. `raised` is the list of what they raised, with what
/// no clause took (or None) at its end. None if nothing is left.
pub fn left_to_raise(vm: &mut Vm, e: &Value, raised: &Value) -> Res<Value> {
    let all = raised.get_exact::<ListObj>().map_or(Vec::new(), |l| l.to_vec());
    if !is_group(e) {
        // One clause at most has taken it.
        return Ok(all.into_iter().next().unwrap_or(Value::None));
    }
    let (again, mut anew): (Vec<Value>, Vec<Value>) =
        all.into_iter().filter(|x| !x.is_none()).partition(|x| is_part(x, e));
    let mut leaves = Vec::new();
    for x in &again {
        add_leaves(vm, x, &mut leaves)?;
    }
    let rest = if again.is_empty() {
        Value::None
    } else {
        divide(vm, e, &Condition::Leaves(leaves), false)?.matching
    };
    if anew.is_empty() {
        return Ok(rest);
    }
    anew.extend(Some(rest).filter(|r| !r.is_none()));
    if anew.len() == 1 { Ok(anew.remove(0)) } else { group_of(vm, ListObj::new(anew).into()) }
}

/// Whether a group was split off another one: splitting copies all that is compared here.
fn is_part(x: &Value, of: &Value) -> bool {
    let (Some(a), Some(b)) = (x.get_exact::<ExceptionObj>(), of.get_exact::<ExceptionObj>()) else {
        return false;
    };
    let same = |a: &HeapCell<Value>, b: &HeapCell<Value>| a.with(|a| b.with(|b| a.is(b)));
    is_group(x)
        && same(&a.traceback, &b.traceback)
        && same(&a.context, &b.context)
        && same(&a.cause, &b.cause)
}

fn add_leaves(vm: &mut Vm, e: &Value, leaves: &mut Vec<Value>) -> Res<()> {
    vm.check_native_stack()?;
    if !is_group(e) {
        leaves.push(e.clone());
        return Ok(());
    }
    exceptions_of(e).iter().try_for_each(|x| add_leaves(vm, x, leaves))
}
