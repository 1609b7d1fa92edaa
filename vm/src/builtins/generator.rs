//! Generators: `send`, `throw`, `close`, and closing on destruction.
//!
//! An exception thrown into a generator that is suspended in a `yield from` goes to the sub-iterator first:
//!
//! ```text
//! g.throw(e):  sub.throw(e) gives a value   -> g has yielded it and stays where it is
//!              sub.throw(e) ends with v     -> v is the value of the `yield from`, g goes on
//!              sub.throw(e) raises f        -> f is raised in g at the `yield from`
//! ```
//! While the sub-iterator runs, the generator counts as running, so it cannot be entered again.

use crate::interp::stop_value;
use crate::objects::*;
use crate::ops;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{GenResult, Raised, Res, RetMode, Vm};

use super::add_methods;
use super::common::*;

pub(super) fn install(_vm: &mut Vm) {
    add_methods(&builtin().generator, METHODS);
}

static METHODS: &[NativeDef] = &[
    NativeDef::new("__iter__", |_, args| Ok(args.all[0].clone()), 1, 1).method().effects(Effects::ReadsHeap),
    NativeDef::new("__next__", |vm, args| resume(vm, args, "__next__", Value::None), 1, 1)
        .method()
        .intrinsic(Intrinsic::Send),
    NativeDef::new("send", |vm, args| resume(vm, args, "send", args.all[1].clone()), 2, 2)
        .method()
        .intrinsic(Intrinsic::Send),
    NativeDef::new("throw", throw, 2, 4).method(),
    NativeDef::new("close", close, 1, 1).method(),
    NativeDef::new("__del__", close, 1, 1).method(),
    NativeDef::new("__name__", |vm, args| Ok(me(vm, args, "__name__")?.name()), 1, 1).getter(),
    NativeDef::new("__qualname__", |vm, args| Ok(me(vm, args, "__qualname__")?.qualname()), 1, 1).getter(),
    NativeDef::new("gi_code", |vm, args| Ok(me(vm, args, "gi_code")?.code.value()), 1, 1).getter(),
    NativeDef::new("gi_frame", |vm, args| Ok(frame_of(me(vm, args, "gi_frame")?)), 1, 1).getter(),
    NativeDef::new("gi_running", |vm, args| in_state(vm, args, GenState::Running), 1, 1).getter(),
    NativeDef::new("gi_suspended", |vm, args| in_state(vm, args, GenState::Suspended), 1, 1).getter(),
    NativeDef::new("gi_yieldfrom", yield_from, 1, 1).getter(),
];

fn me<'a>(vm: &mut Vm, args: Args<'a>, method: &str) -> Res<&'a GeneratorObj> {
    this::<GeneratorObj>(vm, args, "generator", method)
}

/// The frame of a generator that has not ended, or None.
pub(super) fn frame_of(g: &GeneratorObj) -> Value {
    if g.state.get() == GenState::Done { Value::None } else { generator_frame(g).value() }
}

fn in_state(vm: &mut Vm, args: Args<'_>, state: GenState) -> Res<Value> {
    Ok(Value::bool(me(vm, args, "gi_running")?.state.get() == state))
}

fn yield_from(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    Ok(me(vm, args, "gi_yieldfrom")?.delegate().unwrap_or(Value::None))
}

/// A yielded value, or StopIteration with the value returned.
pub(super) fn result(vm: &mut Vm, r: GenResult) -> Res<Value> {
    match r {
        GenResult::Yielded(v) => Ok(v),
        GenResult::Returned(v) => Err(vm.stop_iteration(v)),
    }
}

fn resume(vm: &mut Vm, args: Args<'_>, method: &str, sent: Value) -> Res<Value> {
    let g = Ref::from_ref(me(vm, args, method)?);
    let r = vm.resume_generator(&g, sent)?;
    result(vm, r)
}

fn throw(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let g = Ref::from_ref(me(vm, args, "throw")?);
    let exc = thrown(vm, &args.all[1..])?;
    let r = throw_exception(vm, &g, exc)?;
    result(vm, r)
}

/// The exception that the arguments of `throw` stand for: an instance, or a class with a value.
pub(super) fn thrown(vm: &mut Vm, args: &[Value]) -> Res<Value> {
    if args.len() > 1 {
        let msg =
            "the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead.";
        crate::warnings::warn(vm, &builtin().deprecation_warning, msg)?;
    }
    if args.get(2).is_some_and(|t| !t.is_none() && t.get_exact::<TracebackObj>().is_none()) {
        return Err(vm.type_error("throw() third argument must be a traceback object"));
    }
    let first = &args[0];
    let value = args.get(1).filter(|v| !v.is_none());
    if args.len() == 1 && first.get_exact::<TypeObj>().is_some_and(|t| t.has_flag(type_flags::EXCEPTION)) {
        // An error in making the exception is thrown in its stead.
        return Ok(match crate::exec::to_exception(vm, first, "") {
            Ok(e) => e,
            Err(Raised) => vm.take_exception(),
        });
    }
    if let Some(t) = first.get_exact::<TypeObj>()
        && t.has_flag(type_flags::EXCEPTION)
        && let Some(v) = value
    {
        if v.ty().is_subclass(t) {
            return Ok(v.clone());
        }
        let exc = match v.get_exact::<TupleObj>() {
            Some(items) => vm.call(first, items.items())?,
            None => vm.call(first, std::slice::from_ref(v))?,
        };
        return crate::exec::to_exception(vm, &exc, "exceptions must derive from BaseException");
    }
    if value.is_some() && first.get_exact::<ExceptionObj>().is_some() {
        return Err(vm.type_error("instance exception may not have a separate value"));
    }
    let msg = format!(
        "exceptions must be classes or instances deriving from BaseException, not {}",
        first.ty().name()
    );
    crate::exec::to_exception(vm, first, &msg)
}

/// Puts an exception in flight as it is: unlike `raise`, that gives it no context.
fn set_exception(vm: &mut Vm, exc: Value) -> Raised {
    vm.exception = exc;
    Raised
}

/// Raises an exception where the generator is suspended.
pub fn throw_exception(vm: &mut Vm, g: &Ref<GeneratorObj>, exc: Value) -> Res<GenResult> {
    vm.check_native_stack()?;
    match g.state.get() {
        GenState::Running => {
            return Err(vm.value_error(format!("{} already executing", g.kind().word())));
        }
        GenState::Done if g.kind() == GenKind::Coroutine => {
            return Err(vm.error(&builtin().runtime_error, "cannot reuse already awaited coroutine"));
        }
        GenState::Created | GenState::Done => {
            g.state.set(GenState::Done);
            g.clear();
            return Err(set_exception(vm, exc));
        }
        GenState::Suspended => {}
    }
    let Some(sub) = g.delegate() else {
        set_exception(vm, exc);
        return vm.throw_into_generator(g);
    };
    // Its frame is among those that are running meanwhile.
    let at = g.pc.get() as usize;
    crate::call::enter_generator(vm, g, Value::None, RetMode::Native, 0)?;
    let r = throw_into_delegate(vm, &sub, exc);
    drop(crate::call::suspend_generator(vm, at));
    drop(sub);
    match r {
        Ok(Delegated::Yielded(v)) => Ok(GenResult::Yielded(v)),
        Ok(Delegated::Ended(v)) => {
            g.end_delegation(v);
            vm.resume_generator(g, Value::None)
        }
        // Whatever is in flight now is raised in the generator itself.
        Ok(Delegated::Unsupported) | Err(Raised) => vm.throw_into_generator(g),
        Ok(Delegated::NotAsked) => Err(Raised),
    }
}

/// What became of an exception thrown into a sub-iterator.
enum Delegated {
    Yielded(Value),
    Ended(Value),
    /// It takes none; the exception is in flight.
    Unsupported,
    /// Whether it takes one could not be found out: the error in flight does not concern the generator.
    NotAsked,
}

fn throw_into_delegate(vm: &mut Vm, sub: &Value, exc: Value) -> Res<Delegated> {
    if exc.ty().is_subclass(&builtin().generator_exit) {
        close_iterator(vm, sub)?;
        set_exception(vm, exc);
        return Ok(Delegated::Unsupported);
    }
    if let Some(g) = sub.as_object().and_then(GeneratorObj::of) {
        let g = Ref::from_ref(g);
        return Ok(match throw_exception(vm, &g, exc)? {
            GenResult::Yielded(v) => Delegated::Yielded(v),
            GenResult::Returned(v) => Delegated::Ended(v),
        });
    }
    let f = match ops::get_attr_opt(vm, sub, &builtin().names.throw) {
        Ok(Some(f)) => f,
        Ok(None) => {
            set_exception(vm, exc);
            return Ok(Delegated::Unsupported);
        }
        Err(Raised) => return Ok(Delegated::NotAsked),
    };
    match vm.call(&f, &[exc]) {
        Ok(v) => Ok(Delegated::Yielded(v)),
        Err(e) => match vm.catch(&builtin().stop_iteration) {
            Some(stop) => Ok(Delegated::Ended(stop_value(&stop))),
            None => Err(e),
        },
    }
}

/// Closes a sub-iterator that can be closed.
fn close_iterator(vm: &mut Vm, it: &Value) -> Res<()> {
    if let Some(g) = it.as_object().and_then(GeneratorObj::of) {
        let g = Ref::from_ref(g);
        return close_generator(vm, &g).map(drop);
    }
    match ops::get_attr_opt(vm, it, &builtin().names.close) {
        Ok(Some(f)) => vm.call(&f, &[]).map(drop),
        Ok(None) => Ok(()),
        Err(Raised) => {
            let e = vm.take_exception();
            crate::traceback::print_unraisable(vm, &e, "while closing generator", it);
            Ok(())
        }
    }
}

fn close(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let g = Ref::from_ref(me(vm, args, "close")?);
    close_generator(vm, &g)
}

/// Ends a generator by GeneratorExit; the value it returns on that, if any.
pub fn close_generator(vm: &mut Vm, g: &Ref<GeneratorObj>) -> Res<Value> {
    match g.state.get() {
        GenState::Done => return Ok(Value::None),
        GenState::Created => {
            g.state.set(GenState::Done);
            g.clear();
            return Ok(Value::None);
        }
        _ => {}
    }
    let exit = ExceptionObj::new(&builtin().generator_exit, TupleObj::new(vec![]).into());
    match throw_exception(vm, g, exit.into()) {
        Ok(GenResult::Yielded(_)) => {
            let msg = format!("{} ignored GeneratorExit", g.kind().word());
            Err(vm.error(&builtin().runtime_error, msg))
        }
        Ok(GenResult::Returned(v)) => Ok(v),
        Err(e) => match vm.catch(&builtin().generator_exit).or_else(|| vm.catch(&builtin().stop_iteration)) {
            Some(_) => Ok(Value::None),
            None => Err(e),
        },
    }
}
