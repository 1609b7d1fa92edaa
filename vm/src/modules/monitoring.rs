//! `sys.monitoring`: tools register themselves, the functions that they want called and the events that they are called for.
//! The events come from [`crate::interp::monitor`].

use sidewinder_macros::native_module;

use crate::interp::monitor::{Event, Tool};
use crate::objects::*;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

use super::make_module;

const N_EVENTS: usize = Event::ALL.len();
const TOOLS: [(&str, i64); 4] =
    [("DEBUGGER_ID", 0), ("COVERAGE_ID", 1), ("PROFILER_ID", 2), ("OPTIMIZER_ID", 5)];
/// How native functions end: told together with their calls.
const ENDS_OF_CALLS: i64 = (Event::CReturn.bit() | Event::CRaise.bit()) as i64;
const BRANCHES: i64 = (Event::BranchLeft.bit() | Event::BranchRight.bit()) as i64;

pub(super) fn make(vm: &mut Vm) -> Ref<ModuleObj> {
    let m = make_module(vm, "sys.monitoring", natives::DOC, natives::NATIVES);
    let events = InstanceObj::new(&super::namespace::class());
    for (name, e) in Event::ALL {
        events.set_attr(&intern(name), Value::Int(e.bit() as i64));
    }
    events.set_attr(&intern("NO_EVENTS"), Value::Int(0));
    m.ns.set_str("events", events.into());
    for (name, n) in TOOLS {
        m.ns.set_str(name, Value::Int(n));
    }
    for name in ["DISABLE", "MISSING"] {
        m.ns.set_str(name, InstanceObj::new(&builtin().object).into());
    }
    m
}

fn constant(vm: &Vm, name: &str) -> Value {
    let m = vm.modules.get_str("sys.monitoring");
    m.and_then(|m| m.get::<ModuleObj>()?.ns.get_str(name)).unwrap_or_default()
}
/// What a callback returns that is not to be called for this instruction any more.
pub fn disable(vm: &Vm) -> Value {
    constant(vm, "DISABLE")
}
/// Stands for the first argument of a call that has none.
pub fn missing(vm: &Vm) -> Value {
    constant(vm, "MISSING")
}

fn index(vm: &mut Vm, id: i64) -> Res<usize> {
    match usize::try_from(id) {
        Ok(i) if i < 6 => Ok(i),
        _ => Err(vm.value_error(format!("invalid tool {id} (must be between 0 and 5)"))),
    }
}

/// The tool of this number, which must be in use.
fn tool(vm: &mut Vm, id: i64) -> Res<&mut Tool> {
    let i = index(vm, id)?;
    if vm.hooks.monitors.tools[i].is_none() {
        return Err(vm.value_error(format!("tool {id} is not in use")));
    }
    Ok(vm.hooks.monitors.tools[i].get_or_insert_default())
}

/// A set of events below `limit`, as it is kept.
fn event_set(vm: &mut Vm, events: i64, limit: i64, what: &str) -> Res<u32> {
    const CALL: i64 = Event::Call.bit() as i64;
    const BRANCH: i64 = Event::Branch.bit() as i64;
    if !(0..1 << N_EVENTS).contains(&events) {
        return Err(vm.value_error(format!("invalid {what} 0x{events:x}")));
    }
    if events & ENDS_OF_CALLS != 0 && events & (ENDS_OF_CALLS | CALL) != ENDS_OF_CALLS | CALL {
        return Err(vm.value_error("cannot set C_RETURN or C_RAISE events independently"));
    }
    let mut kept = events & !(ENDS_OF_CALLS | BRANCH);
    if events & BRANCH != 0 {
        kept |= BRANCHES;
    }
    if kept >= limit {
        return Err(vm.value_error(format!("invalid {what} 0x{events:x}")));
    }
    Ok(kept as u32)
}

fn code_argument<'a>(vm: &mut Vm, code: &'a Value) -> Res<&'a CodeObj> {
    match code.get_exact::<CodeObj>() {
        Some(c) => Ok(c),
        None => Err(vm.type_error("code must be a code object")),
    }
}

/// Monitoring of events.
#[native_module("sys.monitoring")]
mod natives {
    use super::*;

    /// Reserve a tool's number.
    #[native]
    fn use_tool_id(vm: &mut Vm, tool_id: i64, name: &Value) -> Res<()> {
        let i = index(vm, tool_id)?;
        if name.as_str().is_none() {
            return Err(vm.value_error("tool name must be a str"));
        }
        let place = &mut vm.hooks.monitors.tools[i];
        if place.as_ref().is_some_and(|t| !t.name.is_undef()) {
            return Err(vm.value_error(format!("tool {tool_id} is already in use")));
        }
        *place = Some(Box::new(Tool { name: name.clone(), ..Tool::default() }));
        Ok(())
    }
    /// Forget what a tool has registered.
    #[native]
    fn clear_tool_id(vm: &mut Vm, tool_id: i64) -> Res<()> {
        let i = index(vm, tool_id)?;
        if let Some(t) = &mut vm.hooks.monitors.tools[i] {
            *t = Box::new(Tool { name: t.name.clone(), ..Tool::default() });
        }
        vm.update_monitors();
        Ok(())
    }
    /// Give a tool's number back.
    #[native]
    fn free_tool_id(vm: &mut Vm, tool_id: i64) -> Res<()> {
        let i = index(vm, tool_id)?;
        vm.hooks.monitors.tools[i] = None;
        vm.update_monitors();
        Ok(())
    }
    /// Return the name of the tool with this number, or None.
    #[native]
    fn get_tool(vm: &mut Vm, tool_id: i64) -> Res<Value> {
        let i = index(vm, tool_id)?;
        let name = vm.hooks.monitors.tools[i].as_ref().map(|t| t.name.clone());
        Ok(name.filter(|n| !n.is_undef()).unwrap_or(Value::None))
    }
    /// Register the function that is to be called for an event; return the one before.
    #[native]
    fn register_callback(vm: &mut Vm, tool_id: i64, event: i64, func: &Value) -> Res<Value> {
        let i = index(vm, tool_id)?;
        if event.count_ones() != 1 || !(0..1 << N_EVENTS).contains(&event) {
            return Err(vm.value_error("The callback can only be set for one event at a time"));
        }
        let t = vm.hooks.monitors.tools[i].get_or_insert_default();
        let mut old = Value::Undef;
        for (at, c) in t.callbacks.iter_mut().enumerate() {
            let of_branch = event == Event::Branch.bit() as i64 && BRANCHES & 1 << at != 0;
            if event == 1 << at || of_branch {
                old = std::mem::replace(c, func.clone());
            }
        }
        Ok(if old.is_undef() { Value::None } else { old })
    }
    /// Return the events that a tool has switched on.
    #[native]
    fn get_events(vm: &mut Vm, tool_id: i64) -> Res<i64> {
        let i = index(vm, tool_id)?;
        Ok(vm.hooks.monitors.tools[i].as_ref().map_or(0, |t| t.events as i64))
    }
    /// Switch events on for all code.
    #[native]
    fn set_events(vm: &mut Vm, tool_id: i64, event_set: i64) -> Res<()> {
        tool(vm, tool_id)?;
        let events = super::event_set(vm, event_set, 1 << N_EVENTS, "event set")?;
        tool(vm, tool_id)?.events = events;
        vm.update_monitors();
        Ok(())
    }
    /// Return the events that a tool has switched on for a code object.
    #[native]
    fn get_local_events(vm: &mut Vm, tool_id: i64, code: &Value) -> Res<i64> {
        let code = code_argument(vm, code)?;
        tool(vm, tool_id).map(|t| t.of_code(code).events as i64)
    }
    /// Switch events on for a code object.
    #[native]
    fn set_local_events(vm: &mut Vm, tool_id: i64, code: &Value, event_set: i64) -> Res<()> {
        let code = code_argument(vm, code)?;
        tool(vm, tool_id)?;
        let limit = 2 * Event::StopIteration.bit() as i64;
        let events = super::event_set(vm, event_set, limit, "local event set")?;
        tool(vm, tool_id)?.of_code(code).events = events;
        vm.update_monitors();
        Ok(())
    }
    /// Switch on again what callbacks have switched off.
    #[native]
    fn restart_events(vm: &mut Vm) {
        vm.hooks.monitors.restart();
    }
}
