//! `sys.monitoring`: tools register themselves and the functions that they want called. No events are delivered.

use sidewinder_macros::native_module;

use crate::objects::*;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

use super::make_module;

/// The events and their numbers.
const EVENTS: &[(&str, i64)] = &[
    ("PY_START", 1 << 0),
    ("PY_RESUME", 1 << 1),
    ("PY_RETURN", 1 << 2),
    ("PY_YIELD", 1 << 3),
    ("CALL", 1 << 4),
    ("LINE", 1 << 5),
    ("INSTRUCTION", 1 << 6),
    ("JUMP", 1 << 7),
    ("BRANCH_LEFT", 1 << 8),
    ("BRANCH_RIGHT", 1 << 9),
    ("STOP_ITERATION", 1 << 10),
    ("RAISE", 1 << 11),
    ("EXCEPTION_HANDLED", 1 << 12),
    ("PY_UNWIND", 1 << 13),
    ("PY_THROW", 1 << 14),
    ("RERAISE", 1 << 15),
    ("C_RETURN", 1 << 16),
    ("C_RAISE", 1 << 17),
    ("BRANCH", 1 << 18),
    ("NO_EVENTS", 0),
];
const N_EVENTS: usize = 19;
const TOOLS: [(&str, i64); 4] =
    [("DEBUGGER_ID", 0), ("COVERAGE_ID", 1), ("PROFILER_ID", 2), ("OPTIMIZER_ID", 5)];
const N_TOOLS: usize = 8;

/// A tool: its name, and the functions for its events.
#[derive(Default, Clone)]
struct Tool {
    name: Value,
    callbacks: [Value; N_EVENTS],
}

static STATE: Global<[Option<Box<Tool>>; N_TOOLS]> = Global::new([const { None }; N_TOOLS]);

#[allow(unsafe_code, reason = "the tools live as long as the process")]
fn tools() -> &'static mut [Option<Box<Tool>>; N_TOOLS] {
    // SAFETY: one thread runs Python, and nobody keeps the reference across a call.
    unsafe { &mut *STATE.as_ptr() }
}

pub(super) fn make(vm: &mut Vm) -> Ref<ModuleObj> {
    let m = make_module(vm, "sys.monitoring", natives::DOC, natives::NATIVES);
    let events = InstanceObj::new(&super::namespace::class());
    for (name, n) in EVENTS {
        events.set_attr(&intern(name), Value::Int(*n));
    }
    m.ns.set_str("events", events.into());
    for (name, n) in TOOLS {
        m.ns.set_str(name, Value::Int(n));
    }
    for name in ["DISABLE", "MISSING"] {
        m.ns.set_str(name, InstanceObj::new(&builtin().object).into());
    }
    m
}

fn index(vm: &mut Vm, id: i64) -> Res<usize> {
    match usize::try_from(id) {
        Ok(i) if i < 6 => Ok(i),
        _ => Err(vm.value_error(format!("invalid tool {id} (must be between 0 and 5)"))),
    }
}

/// The tool of this number, which must be in use.
fn tool(vm: &mut Vm, id: i64) -> Res<&'static mut Tool> {
    match &mut tools()[index(vm, id)?] {
        Some(t) => Ok(t),
        None => Err(vm.value_error(format!("tool {id} is not in use"))),
    }
}

fn check_events(vm: &mut Vm, events: i64) -> Res<()> {
    if !(0..1 << N_EVENTS).contains(&events) {
        return Err(vm.value_error(format!("invalid event set 0x{events:x}")));
    }
    if events != 0 {
        return Err(vm.error(&builtin().not_implemented_error, "monitoring events are not supported"));
    }
    Ok(())
}

/// Monitoring of events. Tools can register; events are not delivered.
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
        if tools()[i].is_some() {
            return Err(vm.value_error(format!("tool {tool_id} is already in use")));
        }
        tools()[i] = Some(Box::new(Tool { name: name.clone(), ..Tool::default() }));
        Ok(())
    }
    /// Forget what a tool has registered.
    #[native]
    fn clear_tool_id(vm: &mut Vm, tool_id: i64) -> Res<()> {
        if let Some(t) = &mut tools()[index(vm, tool_id)?] {
            t.callbacks = Default::default();
        }
        Ok(())
    }
    /// Give a tool's number back.
    #[native]
    fn free_tool_id(vm: &mut Vm, tool_id: i64) -> Res<()> {
        tools()[index(vm, tool_id)?] = None;
        Ok(())
    }
    /// Return the name of the tool with this number, or None.
    #[native]
    fn get_tool(vm: &mut Vm, tool_id: i64) -> Res<Value> {
        let i = index(vm, tool_id)?;
        Ok(tools()[i].as_ref().map_or(Value::None, |t| t.name.clone()))
    }
    /// Register the function that is to be called for an event; return the one before.
    #[native]
    fn register_callback(vm: &mut Vm, tool_id: i64, event: i64, func: &Value) -> Res<Value> {
        let i = index(vm, tool_id)?;
        if event.count_ones() != 1 || !(0..1 << N_EVENTS).contains(&event) {
            return Err(vm.value_error("The callback can only be set for one event at a time"));
        }
        let at = event.trailing_zeros() as usize;
        let t = tools()[i].get_or_insert_default();
        let old = std::mem::replace(&mut t.callbacks[at], func.clone());
        Ok(if old.is_undef() { Value::None } else { old })
    }
    /// Return the events that a tool has switched on: none.
    #[native]
    fn get_events(vm: &mut Vm, tool_id: i64) -> Res<i64> {
        tool(vm, tool_id).map(|_| 0)
    }
    /// Switch events on, which is not possible.
    #[native]
    fn set_events(vm: &mut Vm, tool_id: i64, event_set: i64) -> Res<()> {
        tool(vm, tool_id)?;
        check_events(vm, event_set)
    }
    /// Return the events that a tool has switched on for a code object: none.
    #[native]
    fn get_local_events(vm: &mut Vm, tool_id: i64, code: &Value) -> Res<i64> {
        let _ = code;
        tool(vm, tool_id).map(|_| 0)
    }
    /// Switch events on for a code object, which is not possible.
    #[native]
    fn set_local_events(vm: &mut Vm, tool_id: i64, code: &Value, event_set: i64) -> Res<()> {
        tool(vm, tool_id)?;
        if code.get_exact::<CodeObj>().is_none() {
            return Err(vm.type_error("code must be a code object"));
        }
        check_events(vm, event_set)
    }
    /// Switch on again what callbacks have switched off.
    #[native]
    fn restart_events() {}
}
