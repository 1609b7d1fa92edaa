//! Coroutines and asynchronous generators.
//!
//! Both are generators of another class, so that nobody takes them for iterators. What an asynchronous generator gives is
//! told from what it awaits by where it is suspended: at a plain `yield`, or at the `yield` of an `await`
//! ([`GeneratorObj::delegate`]). Its methods give awaitables ([`AsyncStepObj`]), which resume it:
//!
//! ```text
//! await g.asend(x):  g resumes with x;  it awaits      -> what is awaited is yielded to the event loop
//!                                       it yields v    -> StopIteration(v): v is the value of the `await`
//!                                       it returns     -> StopAsyncIteration
//! ```
//! A coroutine that is dropped before it has started is reported when it dies, with the line that is running then.

use std::collections::HashMap;

use sidewinder_frontend::bytecode::code_flags;
use sidewinder_macros::native_module;

use crate::objects::*;
use crate::ops;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{GenResult, Res, Vm};

use super::exceptions::text;
use super::generator::{close_generator, frame_of, result, throw_exception, thrown};
use super::{add_functions, add_methods};

pub(super) fn install(vm: &mut Vm) {
    let b = builtin();
    add_methods(&b.coroutine, coroutine::NATIVES);
    add_methods(&b.async_generator, async_generator::NATIVES);
    let steps =
        [&b.async_generator_asend, &b.async_generator_athrow, &b.coroutine_wrapper, &b.anext_awaitable];
    for t in steps {
        add_methods(t, step::NATIVES);
    }
    for t in [steps[0], steps[1], steps[3]] {
        add_methods(t, awaitable::NATIVES);
    }
    add_functions(&vm.builtins.clone(), functions::NATIVES);
}

#[native_module("coroutine")]
mod coroutine {
    use super::*;

    #[method]
    fn send(vm: &mut Vm, me: &CoroutineObj, arg: &Value) -> Res<Value> {
        let g = Ref::from_ref(&me.0);
        let r = vm.resume_generator(&g, arg.clone())?;
        result(vm, r)
    }
    #[method(min = 2, max = 4)]
    fn throw(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        let g = this(vm, args, "coroutine")?;
        let exc = thrown(vm, &args.all[1..])?;
        let r = throw_exception(vm, &g, exc)?;
        result(vm, r)
    }
    #[method]
    fn close(vm: &mut Vm, me: &CoroutineObj) -> Res<Value> {
        close_generator(vm, &Ref::from_ref(&me.0))
    }
    #[method]
    fn __del__(vm: &mut Vm, me: &CoroutineObj) -> Res<Value> {
        close_generator(vm, &Ref::from_ref(&me.0))
    }
    #[method]
    fn __await__(me: &CoroutineObj) -> Value {
        AsyncStepObj::new(StepKind::Coroutine, Ref::from_ref(&me.0).into(), Value::None).into()
    }
    #[getter(effects = "reads")]
    fn cr_code(me: &CoroutineObj) -> Value {
        me.0.code.value()
    }
    #[getter(effects = "reads")]
    fn cr_frame(me: &CoroutineObj) -> Value {
        frame_of(&me.0)
    }
    #[getter(effects = "reads")]
    fn cr_origin(_me: &CoroutineObj) -> Value {
        Value::None
    }
    #[getter(effects = "reads")]
    fn cr_running(me: &CoroutineObj) -> bool {
        me.0.state.get() == GenState::Running
    }
    #[getter(effects = "reads")]
    fn cr_suspended(me: &CoroutineObj) -> bool {
        me.0.state.get() == GenState::Suspended
    }
    #[getter(effects = "reads")]
    fn cr_await(me: &CoroutineObj) -> Value {
        me.0.delegate().unwrap_or(Value::None)
    }
    #[getter(effects = "reads")]
    fn __name__(me: &CoroutineObj) -> Value {
        me.0.name()
    }
    #[getter(effects = "reads")]
    fn __qualname__(me: &CoroutineObj) -> Value {
        me.0.qualname()
    }
}

#[native_module("async_generator")]
mod async_generator {
    use super::*;

    #[method]
    fn __aiter__(me: &CoroutineObj) -> Value {
        Ref::from_ref(&me.0).into()
    }
    #[method]
    fn __anext__(vm: &mut Vm, me: &CoroutineObj) -> Res<Value> {
        step_of(vm, StepKind::Send, me, Value::None)
    }
    #[method]
    fn asend(vm: &mut Vm, me: &CoroutineObj, value: &Value) -> Res<Value> {
        step_of(vm, StepKind::Send, me, value.clone())
    }
    #[method(min = 2, max = 4)]
    fn athrow(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        let g = this(vm, args, "async_generator")?;
        if args.all.len() > 2 {
            let msg = "the (type, exc, tb) signature of athrow() is deprecated, use the single-arg signature instead.";
            crate::warnings::warn(vm, &builtin().deprecation_warning, msg)?;
        }
        tell_hooks(vm, &g)?;
        let value = TupleObj::new(args.all[1..].to_vec()).into();
        Ok(AsyncStepObj::new(StepKind::Throw, g.into(), value).into())
    }
    #[method]
    fn aclose(vm: &mut Vm, me: &CoroutineObj) -> Res<Value> {
        step_of(vm, StepKind::Close, me, Value::None)
    }
    /// An event loop has set a hook that closes the generator. Without one there is nobody to run what `finally` blocks await:
    /// those that do not wait are run.
    #[method]
    fn __del__(vm: &mut Vm, me: &CoroutineObj) -> Res<Value> {
        let finaliser = vm.async_hooks.waiting.remove(&address_of(&me.0));
        if me.0.state.get() == GenState::Done {
            return Ok(Value::None);
        }
        if let Some(f) = finaliser.filter(|_| !me.0.is_closed.get()) {
            return vm.call(&f, &[Ref::from_ref(&me.0).into()]).map(|_| Value::None);
        }
        close_generator(vm, &Ref::from_ref(&me.0))
    }
    #[getter(effects = "reads")]
    fn ag_code(me: &CoroutineObj) -> Value {
        me.0.code.value()
    }
    #[getter(effects = "reads")]
    fn ag_frame(me: &CoroutineObj) -> Value {
        frame_of(&me.0)
    }
    #[getter(effects = "reads")]
    fn ag_running(me: &CoroutineObj) -> bool {
        me.0.is_awaited.get()
    }
    #[getter(effects = "reads")]
    fn ag_suspended(me: &CoroutineObj) -> bool {
        me.0.state.get() == GenState::Suspended
    }
    #[getter(effects = "reads")]
    fn ag_await(me: &CoroutineObj) -> Value {
        me.0.delegate().unwrap_or(Value::None)
    }
    #[getter(effects = "reads")]
    fn __name__(me: &CoroutineObj) -> Value {
        me.0.name()
    }
    #[getter(effects = "reads")]
    fn __qualname__(me: &CoroutineObj) -> Value {
        me.0.qualname()
    }
}

/// What drives a coroutine or an asynchronous generator.
#[native_module("awaitable")]
mod step {
    use super::*;

    #[method]
    fn __iter__(me: &AsyncStepObj) -> Value {
        Ref::from_ref(me).into()
    }
    #[method]
    fn __next__(vm: &mut Vm, me: &AsyncStepObj) -> Res<Value> {
        send_to(vm, &Ref::from_ref(me), Value::None)
    }
    #[method]
    fn send(vm: &mut Vm, me: &AsyncStepObj, arg: &Value) -> Res<Value> {
        send_to(vm, &Ref::from_ref(me), arg.clone())
    }
    #[method(min = 2, max = 4)]
    fn throw(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        let me = args.all[0].get::<AsyncStepObj>().map(Ref::from_ref);
        let Some(me) = me else { return Err(vm.type_error("an awaitable is required")) };
        throw_to(vm, &me, &args.all[1..])
    }
    #[method]
    fn close(vm: &mut Vm, me: &AsyncStepObj) -> Res<Value> {
        close_step(vm, &Ref::from_ref(me))
    }
}

#[native_module("awaitable")]
mod awaitable {
    use super::*;

    #[method]
    fn __await__(me: &AsyncStepObj) -> Value {
        Ref::from_ref(me).into()
    }
}

#[native_module("builtins")]
mod functions {
    use super::*;

    /// Return an AsyncIterator for an AsyncIterable object.
    #[native]
    fn aiter(vm: &mut Vm, async_iterable: &Value) -> Res<Value> {
        let Some(f) = method_of(async_iterable, &builtin().names.aiter) else {
            let t = async_iterable.ty().name();
            return Err(vm.type_error(format!("'{t}' object is not an async iterable")));
        };
        let it = vm.call(&f, std::slice::from_ref(async_iterable))?;
        if method_of(&it, &builtin().names.anext).is_none() {
            let t = it.ty().name();
            return Err(vm.type_error(format!("aiter() returned not an async iterator of type '{t}'")));
        }
        Ok(it)
    }
    /// Return the next item from the async iterator, or the default at its end.
    #[native]
    fn anext(vm: &mut Vm, async_iterator: &Value, #[optional] default: Option<&Value>) -> Res<Value> {
        let Some(f) = method_of(async_iterator, &builtin().names.anext) else {
            let t = async_iterator.ty().name();
            return Err(vm.type_error(format!("'{t}' object is not an async iterator")));
        };
        let awaitable = vm.call(&f, std::slice::from_ref(async_iterator))?;
        Ok(match default {
            Some(d) => AsyncStepObj::new(StepKind::NextOr, awaitable, d.clone()).into(),
            None => awaitable,
        })
    }
}

/// The receiver of a method that takes its arguments as they are.
fn this(vm: &mut Vm, args: Args<'_>, class: &str) -> Res<Ref<GeneratorObj>> {
    match args.all[0].get::<CoroutineObj>() {
        Some(c) => Ok(Ref::from_ref(&c.0)),
        None => {
            let t = args.all[0].ty().name();
            Err(vm.type_error(format!("a '{class}' object is required, not '{t}'")))
        }
    }
}

fn step_of(vm: &mut Vm, kind: StepKind, me: &CoroutineObj, value: Value) -> Res<Value> {
    tell_hooks(vm, &me.0)?;
    Ok(AsyncStepObj::new(kind, Ref::from_ref(&me.0).into(), value).into())
}

/// What `sys.set_asyncgen_hooks` has set: an event loop looks after the asynchronous generators that are begun while it runs.
#[derive(Default)]
pub struct AsyncHooks {
    pub first_iteration: Option<Value>,
    pub finaliser: Option<Value>,
    /// The finalisers of generators that have begun, by address; they lose them when they die.
    waiting: HashMap<usize, Value>,
}

fn address_of(g: &GeneratorObj) -> usize {
    std::ptr::from_ref(g).addr()
}

/// The first step of an asynchronous generator is being made.
fn tell_hooks(vm: &mut Vm, g: &GeneratorObj) -> Res<()> {
    if g.is_hooked.replace(true) {
        return Ok(());
    }
    if let Some(f) = vm.async_hooks.finaliser.clone() {
        vm.async_hooks.waiting.insert(address_of(g), f);
        g.finalise_at_death();
    }
    match vm.async_hooks.first_iteration.clone() {
        Some(f) => vm.call(&f, &[Ref::from_ref(g).into()]).map(drop),
        None => Ok(()),
    }
}

fn method_of(v: &Value, name: &Ref<StrObj>) -> Option<Value> {
    v.ty().lookup(name).filter(|f| !f.is_none())
}

// ---- await, async for -----------------------------------------------------------------------------------

/// Whether a generator's function was given to `types.coroutine`.
fn is_iterable_coroutine(g: &GeneratorObj) -> bool {
    g.code.flags() & code_flags::ITERABLE_COROUTINE != 0
}

/// What `await v` goes over. `who` is the operand of `GetAwaitable`.
pub fn awaitable_iterator(vm: &mut Vm, v: &Value, who: u16) -> Res<Value> {
    if let Some(c) = v.get::<CoroutineObj>().filter(|c| c.0.kind() == GenKind::Coroutine) {
        if c.0.delegate().is_some() {
            return Err(vm.error(&builtin().runtime_error, "coroutine is being awaited already"));
        }
        return Ok(v.clone());
    }
    if v.get_exact::<GeneratorObj>().is_some_and(is_iterable_coroutine) {
        return Ok(v.clone());
    }
    let Some(f) = method_of(v, &builtin().names.await_) else {
        let t = v.ty().name();
        return Err(vm.type_error(match who {
            1 => format!(
                "'async with' received an object from __aenter__ that does not implement __await__: {t}"
            ),
            2 => format!(
                "'async with' received an object from __aexit__ that does not implement __await__: {t}"
            ),
            3 => format!("'async for' received an invalid object from __anext__: {t}"),
            _ => format!("'{t}' object can't be awaited"),
        }));
    };
    let it = vm.call(&f, std::slice::from_ref(v))?;
    if it.get::<CoroutineObj>().is_some_and(|c| c.0.kind() == GenKind::Coroutine)
        || it.get_exact::<GeneratorObj>().is_some_and(is_iterable_coroutine)
    {
        return Err(vm.type_error("__await__() returned a coroutine"));
    }
    let native = |o: &ObjectRef| matches!(o.layout(), Layout::Iterator | Layout::Generator);
    if !it.as_object().is_some_and(native) && it.ty().lookup(&builtin().names.next).is_none() {
        let t = it.ty().name();
        return Err(vm.type_error(format!("__await__() returned non-iterator of type '{t}'")));
    }
    Ok(it)
}

/// The iterator of an `async for`.
pub fn async_iterator(vm: &mut Vm, v: &Value) -> Res<Value> {
    let Some(f) = method_of(v, &builtin().names.aiter) else {
        let t = v.ty().name();
        return Err(vm.type_error(format!("'async for' requires an object with __aiter__ method, got {t}")));
    };
    let it = vm.call(&f, std::slice::from_ref(v))?;
    if method_of(&it, &builtin().names.anext).is_none() {
        let t = it.ty().name();
        let msg =
            format!("'async for' received an object from __aiter__ that does not implement __anext__: {t}");
        return Err(vm.type_error(msg));
    }
    Ok(it)
}

/// What an `async for` awaits for its next item.
pub fn async_next(vm: &mut Vm, it: &Value) -> Res<Value> {
    match method_of(it, &builtin().names.anext) {
        Some(f) => vm.call(&f, std::slice::from_ref(it)),
        None => {
            let t = it.ty().name();
            Err(vm.type_error(format!("'async for' requires an iterator with __anext__ method, got {t}")))
        }
    }
}

// ---- steps ----------------------------------------------------------------------------------------------

/// The generator or coroutine that a step drives. What a `NextOr` awaits may be a coroutine, but is driven as any awaitable.
fn target(s: &AsyncStepObj) -> Option<Ref<GeneratorObj>> {
    if s.kind == StepKind::NextOr {
        return None;
    }
    s.target.get::<CoroutineObj>().map(|c| Ref::from_ref(&c.0))
}

/// Either side of a step: what is awaited further in, or the end of the step.
fn send_to(vm: &mut Vm, s: &Ref<AsyncStepObj>, arg: Value) -> Res<Value> {
    let Some(g) = target(s) else { return next_or(vm, s, |vm, it| send_any(vm, it, arg)) };
    match s.kind {
        StepKind::Coroutine => {
            let r = vm.resume_generator(&g, arg)?;
            result(vm, r)
        }
        StepKind::Send => {
            let arg = match start(vm, s, &g)? {
                true if arg.is_none() => s.value.get(),
                _ => arg,
            };
            let r = resume(vm, &g, arg);
            item(vm, s, &g, r)
        }
        _ => {
            let is_first = s.state.get() == StepState::New;
            if s.state.get() != StepState::Done && g.state.get() == GenState::Done {
                s.state.set(StepState::Done);
                return Err(vm.error_plain(&builtin().stop_iteration));
            }
            if is_first && g.is_closed.get() && !g.is_awaited.get() {
                s.state.set(StepState::Done);
                return Err(vm.error_plain(&builtin().stop_async_iteration));
            }
            if is_first && !g.is_awaited.get() && !arg.is_none() {
                let msg = "can't send non-None value to a just-started coroutine";
                return Err(vm.error(&builtin().runtime_error, msg));
            }
            start(vm, s, &g)?;
            let r = match (is_first, s.kind) {
                (true, StepKind::Close) => {
                    g.is_closed.set(true);
                    let exit = exception(&builtin().generator_exit);
                    throw_exception(vm, &g, exit)
                }
                (true, _) => {
                    let args = s.value.get();
                    let args = args.get_exact::<TupleObj>().map_or(Vec::new(), |t| t.items().to_vec());
                    match thrown(vm, &args) {
                        Ok(exc) => throw_exception(vm, &g, exc),
                        Err(e) => Err(e),
                    }
                }
                _ => resume(vm, &g, arg),
            };
            finish(vm, s, &g, r)
        }
    }
}

fn throw_to(vm: &mut Vm, s: &Ref<AsyncStepObj>, args: &[Value]) -> Res<Value> {
    let Some(g) = target(s) else {
        return next_or(vm, s, |vm, it| {
            let f = ops::get_attr(vm, it, &builtin().names.throw)?;
            vm.call(&f, args)
        });
    };
    let exc = thrown(vm, args)?;
    if s.kind == StepKind::Coroutine {
        let r = throw_exception(vm, &g, exc)?;
        return result(vm, r);
    }
    start(vm, s, &g)?;
    let r = throw_exception(vm, &g, exc);
    if s.kind == StepKind::Send { item(vm, s, &g, r) } else { finish(vm, s, &g, r) }
}

fn close_step(vm: &mut Vm, s: &Ref<AsyncStepObj>) -> Res<Value> {
    match (s.kind, target(s)) {
        (StepKind::Coroutine, Some(g)) => return close_generator(vm, &g),
        (_, None) => {
            let it = driven(vm, s)?;
            let f = ops::get_attr(vm, &it, &builtin().names.close)?;
            return vm.call(&f, &[]);
        }
        _ => {}
    }
    if s.state.get() == StepState::Done {
        return Ok(Value::None);
    }
    let exit = exception(&builtin().generator_exit);
    match throw_to(vm, s, &[exit]) {
        Ok(_) => Err(vm.error(&builtin().runtime_error, "coroutine ignored GeneratorExit")),
        Err(e) => {
            let b = builtin();
            let ends = [&b.stop_iteration, &b.stop_async_iteration, &b.generator_exit];
            if ends.into_iter().any(|c| vm.catch(c).is_some()) { Ok(Value::None) } else { Err(e) }
        }
    }
}

fn exception(class: &TypeObj) -> Value {
    ExceptionObj::new(class, TupleObj::new(Vec::new()).into()).into()
}

/// Resumes an asynchronous generator; one that is at its end gives nothing.
fn resume(vm: &mut Vm, g: &Ref<GeneratorObj>, arg: Value) -> Res<GenResult> {
    if g.state.get() == GenState::Done {
        return Ok(GenResult::Returned(Value::None));
    }
    vm.resume_generator(g, arg)
}

/// Begins a step, or goes on with it; whether it begins.
fn start(vm: &mut Vm, s: &AsyncStepObj, g: &GeneratorObj) -> Res<bool> {
    let (method, reuse) = match s.kind {
        StepKind::Send => ("anext", "__anext__()/asend()"),
        StepKind::Throw => ("athrow", "aclose()/athrow()"),
        _ => ("aclose", "aclose()/athrow()"),
    };
    match s.state.get() {
        StepState::Done => {
            let msg = format!("cannot reuse already awaited {reuse}");
            Err(vm.error(&builtin().runtime_error, msg))
        }
        StepState::New if g.is_awaited.get() => {
            s.state.set(StepState::Done);
            let msg = format!("{method}(): asynchronous generator is already running");
            Err(vm.error(&builtin().runtime_error, msg))
        }
        state => {
            s.state.set(StepState::Started);
            g.is_awaited.set(true);
            Ok(state == StepState::New)
        }
    }
}

/// What the generator did in a step that waits for an item.
fn item(vm: &mut Vm, s: &AsyncStepObj, g: &GeneratorObj, r: Res<GenResult>) -> Res<Value> {
    let b = builtin();
    let e = match r {
        Ok(GenResult::Yielded(v)) if g.delegate().is_some() => return Ok(v),
        Ok(GenResult::Yielded(v)) => vm.stop_iteration(v),
        Ok(GenResult::Returned(_)) => vm.error_plain(&b.stop_async_iteration),
        Err(e) => e,
    };
    if vm.exception_is(&b.stop_async_iteration) || vm.exception_is(&b.generator_exit) {
        g.is_closed.set(true);
    }
    g.is_awaited.set(false);
    s.state.set(StepState::Done);
    Err(e)
}

/// As `item`, for `athrow` and `aclose`. The latter wants no further item, and the end is its result.
fn finish(vm: &mut Vm, s: &AsyncStepObj, g: &GeneratorObj, r: Res<GenResult>) -> Res<Value> {
    let b = builtin();
    if s.kind == StepKind::Throw {
        return item(vm, s, g, r);
    }
    if let Ok(GenResult::Yielded(v)) = r {
        if g.delegate().is_some() {
            return Ok(v);
        }
        g.is_awaited.set(false);
        s.state.set(StepState::Done);
        return Err(vm.error(&b.runtime_error, "async generator ignored GeneratorExit"));
    }
    g.is_awaited.set(false);
    s.state.set(StepState::Done);
    match r {
        Err(e) if !vm.exception_is(&b.stop_async_iteration) && !vm.exception_is(&b.generator_exit) => Err(e),
        r => {
            if r.is_err() {
                vm.take_exception();
            }
            Err(vm.error_plain(&b.stop_iteration))
        }
    }
}

/// What a `NextOr` step drives, at each step anew. A coroutine may be waiting already: for this step.
fn driven(vm: &mut Vm, s: &AsyncStepObj) -> Res<Value> {
    match s.target.get::<CoroutineObj>() {
        Some(c) if c.0.kind() == GenKind::Coroutine => Ok(s.target.clone()),
        _ => awaitable_iterator(vm, &s.target.clone(), 0),
    }
}

/// `anext` with a default: the end of what is awaited is the default.
fn next_or(vm: &mut Vm, s: &AsyncStepObj, f: impl FnOnce(&mut Vm, &Value) -> Res<Value>) -> Res<Value> {
    let it = driven(vm, s)?;
    let r = f(vm, &it);
    if r.is_err() && vm.catch(&builtin().stop_async_iteration).is_some() {
        return Err(vm.stop_iteration(s.value.get()));
    }
    r
}

/// `it.send(arg)`, or `next(it)` for None.
fn send_any(vm: &mut Vm, it: &Value, arg: Value) -> Res<Value> {
    if let Some(c) = it.get::<CoroutineObj>() {
        let r = vm.resume_generator(&Ref::from_ref(&c.0), arg)?;
        return result(vm, r);
    }
    if arg.is_none() {
        return match ops::next_or_value(vm, it)? {
            Ok(v) => Ok(v),
            Err(v) => Err(vm.stop_iteration(v)),
        };
    }
    let f = ops::get_attr(vm, it, &builtin().names.send)?;
    vm.call(&f, &[arg])
}

// ---- warnings -------------------------------------------------------------------------------------------

/// Whether a coroutine that is about to be freed has never been started.
#[cold]
pub fn is_never_awaited(g: &GeneratorObj) -> bool {
    g.kind() == GenKind::Coroutine && g.state.get() == GenState::Created
}

/// Whether a step of an asynchronous generator that is about to be freed has never been taken.
#[cold]
pub fn is_step_never_awaited(s: &AsyncStepObj) -> bool {
    s.state.get() == StepState::New && s.kind.method().is_some()
}

/// Warns of a coroutine, or of a step, that comes to its end without having been awaited.
pub fn warn_never_awaited(vm: &mut Vm, v: &Value) {
    let what = match (v.get::<CoroutineObj>(), v.get::<AsyncStepObj>()) {
        (Some(c), _) => {
            // Nothing is left to be closed.
            c.0.state.set(GenState::Done);
            format!("coroutine '{}'", text(&c.0.qualname()))
        }
        (_, Some(s)) => {
            s.state.set(StepState::Done);
            let name = target(s).map(|g| text(&g.qualname())).unwrap_or_default();
            format!("coroutine method '{}' of '{name}'", s.kind.method().unwrap_or_default())
        }
        _ => return,
    };
    if vm.frame().is_none() {
        // The program is over, and modules have gone.
        let text = format!("<sys>:0: RuntimeWarning: {what} was never awaited\n");
        return crate::stdio::write_stderr(&text);
    }
    let warned = match v.get::<CoroutineObj>() {
        Some(_) => crate::warnings::warn_unawaited(vm, v),
        None => {
            let text = format!("{what} was never awaited");
            crate::warnings::warn(vm, &builtin().runtime_warning, &text)
        }
    };
    if warned.is_err() {
        let e = vm.take_exception();
        crate::traceback::print_unraisable(vm, &e, "while finalizing coroutine", v);
    }
}
