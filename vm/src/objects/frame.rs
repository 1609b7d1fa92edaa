//! Frames as objects.
//!
//! A frame that runs is a [`Frame`] on the VM's list and has an object only if somebody has asked for it. Such a frame is marked
//! by its mode, [`RetMode::Observed`]: no fast way out of a function knows that mode, so leaving it comes by
//! [`Vm::detach_frame`], where the object takes over the variables if anybody else has it. The frame's own mode is
//! in [`Vm::observed`] meanwhile. The frame of a generator needs no mark: the generator has the object.
#![allow(unsafe_code, reason = "reads and writes the registers of frames")]

use std::cell::Cell;

use sidewinder_frontend::bytecode::code_flags;
use sidewinder_macros::{Trace, native_type};

use crate::builtins::consume::is_hidden;
use crate::interp::monitor::Seen;
use crate::value::*;
use crate::vm::{Frame, RetMode, Vm};

use super::*;

/// Where the variables of a frame are.
enum Place {
    /// In the window of the VM's frame of this index, while the thread of this number runs.
    Running(usize, u64),
    /// In the registers of this generator, which has the frame object and tells it when it ends.
    Generator(*const GeneratorObj),
    /// Here: the frame is over.
    Over(Box<[Value]>),
}

impl Default for Place {
    fn default() -> Place {
        Place::Over(Box::default())
    }
}

impl Traced for Place {
    fn trace(&self, f: &mut dyn FnMut(&ObjectRef)) {
        if let Place::Over(values) = self {
            values.iter().for_each(|v| v.trace(f));
        }
    }
}

/// A frame.
#[native_type("frame", no_base)]
#[derive(Trace)]
pub struct FrameObj {
    header: Header,
    pub code: Ref<CodeObj>,
    /// The function, if it is one's frame: it has the cells of variables from outside.
    func: HeapCell<Value>,
    place: HeapCell<Place>,
    /// Of a frame that is over: the index of the instruction it came to.
    pc: Cell<usize>,
    /// Of a frame that is over: the one that called it.
    back: HeapCell<Value>,
    /// Variables that the code has not, which somebody has stored by way of `f_locals`.
    pub extra: HeapCell<Option<Ref<DictObj>>>,
    /// What variables held before somebody stored others by way of `f_locals`: it lives as long as the frame.
    overwritten: HeapCell<Vec<Value>>,
    /// The line that is shown while a trace function is told that the frame begins, or 0.
    #[untraced]
    pub line_of_call: Cell<u32>,
    pub trace: HeapCell<Value>,
    pub trace_lines: Cell<bool>,
    pub trace_opcodes: Cell<bool>,
    /// What trace functions were told last.
    #[untraced]
    pub told: Cell<Told>,
    /// What monitors and profilers were told last.
    #[untraced]
    pub seen: Cell<Seen>,
    /// The native function that is being called, and its first argument, for them.
    pub called: HeapCell<(Value, Value)>,
}

/// What trace functions know of a frame.
#[derive(Clone, Copy, Default)]
pub struct Told {
    /// They know that it has begun.
    pub begun: bool,
    /// They know that the generator has yielded.
    pub suspended: bool,
    pub line: u32,
    pub pc: usize,
}

/// A frame of the VM that has an object.
pub struct Observed {
    /// Its index in `Vm::frames`.
    index: usize,
    /// What its mode is to be again.
    mode: RetMode,
    frame: Ref<FrameObj>,
}

/// Why a frame cannot be cleared.
pub enum NotCleared {
    Running,
    Suspended,
}

fn function_of(f: &Frame) -> Value {
    // SAFETY: a frame keeps its function alive.
    unsafe { f.func.as_ref() }.map_or(Value::None, |f| Ref::from_ref(f).into())
}

impl FrameObj {
    fn new(code: Ref<CodeObj>, func: Value, place: Place, pc: usize) -> Ref<FrameObj> {
        new_native(FrameObj {
            header: native_header::<FrameObj>(),
            code,
            func: HeapCell::new(func),
            place: HeapCell::new(place),
            pc: Cell::new(pc),
            back: HeapCell::new(Value::None),
            extra: HeapCell::new(None),
            overwritten: HeapCell::new(Vec::new()),
            line_of_call: Cell::new(0),
            trace: HeapCell::new(Value::None),
            trace_lines: Cell::new(true),
            trace_opcodes: Cell::new(false),
            told: Cell::default(),
            seen: Cell::default(),
            called: HeapCell::new(Default::default()),
        })
    }
    /// A frame that is over and whose variables nobody has kept.
    pub fn bygone(code: &Ref<CodeObj>, pc: usize) -> Ref<FrameObj> {
        FrameObj::new(code.clone(), Value::None, Place::default(), pc)
    }
    fn index(&self, vm: &Vm) -> Option<usize> {
        self.place.with(|p| match p {
            Place::Running(i, thread) => (*thread == vm.frames_of && *i < vm.frames.len()).then_some(*i),
            Place::Generator(g) => {
                let is = |f: &Frame| f.generator.as_ref().is_some_and(|x| std::ptr::eq(x.ptr(), *g));
                vm.frames.iter().rposition(is)
            }
            Place::Over(_) => None,
        })
    }
    /// The generator whose frame it is, if that has not ended.
    pub fn generator(&self) -> Option<&GeneratorObj> {
        self.place.with(|p| match p {
            // SAFETY: a generator that goes away takes itself out.
            Place::Generator(g) => unsafe { g.as_ref() },
            _ => None,
        })
    }
    pub fn is_running(&self, vm: &Vm) -> bool {
        self.index(vm).is_some()
    }
    /// Does something that raises no exception while the VM has the frames of the thread that runs this one.
    fn at_home<T>(&self, vm: &mut Vm, f: impl FnOnce(&mut Vm) -> T) -> T {
        let home = self.place.with(|p| match p {
            Place::Running(_, thread) if *thread != vm.frames_of => Some(*thread),
            _ => None,
        });
        match home.and_then(|n| vm.threads.by_number(n).cloned()) {
            Some(t) => vm.on_behalf_of(&t, f),
            None => f(vm),
        }
    }
    /// Index of the instruction that it is at; none if it has not started.
    pub fn pc(&self, vm: &mut Vm) -> Option<usize> {
        let current = |vm: &mut Vm| self.index(vm).map(|i| vm.frames[i].current());
        if let Some(pc) = self.at_home(vm, current) {
            return Some(pc);
        }
        match self.generator() {
            Some(g) => (g.pc.get() as usize).checked_sub(1),
            None => Some(self.pc.get()),
        }
    }
    /// The registers of its variables; none if machine code has them.
    fn registers(&self, vm: &Vm) -> Option<*mut Value> {
        if let Some(i) = self.index(vm) {
            let f = &vm.frames[i];
            return (!f.compiled).then_some(f.base);
        }
        self.place.with_mut(|p| match p {
            Place::Running(..) => None,
            // SAFETY: as in `generator`.
            Place::Generator(g) => unsafe {
                let p = (**g).regs.get();
                ((**g).state.get() != GenState::Running && !p.is_null()).then_some(p)
            },
            Place::Over(v) => (!v.is_empty()).then_some(v.as_mut_ptr()),
        })
    }
    /// The namespace, of a module or class body.
    pub fn namespace(&self, vm: &mut Vm) -> Option<Value> {
        let flags = self.code.flags();
        if flags & (code_flags::MODULE | code_flags::CLASS_BODY) != 0 {
            let any = self.at_home(vm, |vm| {
                // SAFETY: variables are the first registers.
                let register = |r: *mut Value, i: usize| unsafe { (*r.add(i)).clone() };
                self.registers(vm).is_some_and(|r| in_comprehension(&self.code, |i| register(r, i)))
            });
            if any {
                return None;
            }
        }
        if flags & code_flags::MODULE != 0 {
            return Some(self.code.ns.value());
        }
        // SAFETY: the window of a class body has a register.
        let first = |vm: &mut Vm| self.registers(vm).map(|r| unsafe { (*r).clone() });
        (flags & code_flags::CLASS_BODY != 0)
            .then(|| self.at_home(vm, first).unwrap_or_else(|| DictObj::empty().into()))
    }
    /// The names of the variables that the code has: its own, then those from outside.
    pub fn names(&self) -> Vec<Ref<StrObj>> {
        let own = self.code.names.iter().take(self.code.n_locals as usize).cloned();
        own.chain(self.code.code.free_vars.iter().map(|n| intern(n))).collect()
    }
    /// The numbers of the variables in the order in which programs see them.
    pub fn shown_order(&self) -> Vec<usize> {
        shown_order(&self.code)
    }
    /// The value of the variable that is number `i` of the names, or `Undef`.
    pub fn variable(&self, vm: &mut Vm, i: usize) -> Value {
        let n = self.code.n_locals as usize;
        let v = match i < n {
            true => self.at_home(vm, |vm| {
                // SAFETY: variables are the first registers.
                self.registers(vm).map_or(Value::Undef, |r| unsafe { (*r.add(i)).clone() })
            }),
            false => self.func.with(|f| match f.get_exact::<FunctionObj>() {
                Some(f) => f.cells().get(i - n).cloned().unwrap_or_default(),
                None => Value::Undef,
            }),
        };
        match v.get_exact::<CellObj>() {
            Some(c) if i >= n || self.is_cell(i) => c.value.get(),
            _ => v,
        }
    }
    fn is_cell(&self, i: usize) -> bool {
        self.code.code.cell_vars.contains(&(i as u16))
    }
    /// Stores a variable.
    pub fn set_variable(&self, vm: &mut Vm, i: usize, v: Value) {
        let n = self.code.n_locals as usize;
        if i >= n {
            let cell = self.func.with(|f| f.get_exact::<FunctionObj>()?.cells().get(i - n).cloned());
            if let Some(c) = cell.as_ref().and_then(|c| c.get_exact::<CellObj>()) {
                c.value.set(v);
            }
            return;
        }
        let Some(r) = self.at_home(vm, |vm| self.registers(vm)) else { return };
        // SAFETY: variables are the first registers, which stay where they are, whichever thread runs.
        unsafe {
            let r = r.add(i);
            let old = match (*r).get_exact::<CellObj>() {
                Some(c) if self.is_cell(i) => c.value.replace(v),
                _ => std::ptr::replace(r, v),
            };
            self.overwritten.with_mut(|o| o.push(old));
        }
    }
    /// Lets go of the variables.
    pub fn clear(&self, vm: &mut Vm) -> Result<(), NotCleared> {
        if self.is_running(vm) || self.place.with(|p| matches!(p, Place::Running(..))) {
            return Err(NotCleared::Running);
        }
        match self.generator().map(|g| g.state.get()) {
            Some(GenState::Created) => {
                if let Some(g) = self.generator() {
                    g.state.set(GenState::Done);
                    g.clear();
                }
            }
            Some(GenState::Suspended) => return Err(NotCleared::Suspended),
            Some(GenState::Running) => return Err(NotCleared::Running),
            _ => {}
        }
        self.place.set(Place::default());
        self.extra.set(None);
        self.overwritten.set(Vec::new());
        self.trace.set(Value::None);
        Ok(())
    }
    /// The frame that called it.
    pub fn back(&self, vm: &mut Vm) -> Value {
        self.at_home(vm, |vm| {
            vm.settle_frames();
            match self.index(vm) {
                Some(i) => vm.visible_frame(i).as_ref().map_or(Value::None, Ref::value),
                // Nobody has called what is suspended or over.
                None if self.code.flags() & RESUMABLE != 0 => Value::None,
                None => self.back.get(),
            }
        })
    }
}

const RESUMABLE: u32 = code_flags::GENERATOR | code_flags::COROUTINE | code_flags::ASYNC_GENERATOR;

/// Numbers of the variables of code in the order in which programs see them: those that only the code itself uses and the
/// parameters, those that functions inside of it use, those from outside.
pub fn shown_order(c: &CodeObj) -> Vec<usize> {
    let n = c.n_locals as usize;
    let shared = |i: usize| i >= crate::call::params(c) && c.code.cell_vars.contains(&(i as u16));
    let mut order: Vec<usize> = (0..n).filter(|i| !shared(*i)).collect();
    order.extend((0..n).filter(|i| shared(*i)));
    order.extend((0..c.code.free_vars.len()).map(|i| n + i));
    order
}

/// Whether programs see a variable. Names that they cannot write are the compiler's own, but for the iterator of a generator
/// expression.
pub fn is_shown(code: &CodeObj, name: &StrObj) -> bool {
    name.as_ascii().is_none_or(|n| !n.starts_with('.') || n == ".0" && code.is_generator())
}

/// Whether one of the registers of a module or class body has the variable of a comprehension.
pub fn in_comprehension(c: &CodeObj, register: impl Fn(usize) -> Value) -> bool {
    let has_value = |i: usize| match register(i) {
        Value::Undef => false,
        v => v.get_exact::<CellObj>().is_none_or(|c| !c.value.get().is_undef()),
    };
    // What the compiler keeps for itself is none of them.
    let own = ["__class__", "__classdict__", "__conditional_annotations__"];
    let is_variable =
        |i: usize| c.names[i].as_ascii().is_none_or(|n| !n.starts_with('.') && !own.contains(&n));
    (0..c.n_locals as usize).any(|i| is_variable(i) && has_value(i))
}

/// Whether anybody has the frame besides the one who asks.
fn is_shared(f: &Ref<FrameObj>) -> bool {
    f.object().ref_count() > 1
}

/// The variables of a frame that ends, if somebody has a use for them.
///
/// # Safety
/// `regs` is null or the registers of a frame of that code.
unsafe fn taken_over(regs: *mut Value, code: &CodeObj, wanted: bool) -> Place {
    if !wanted || regs.is_null() {
        return Place::default();
    }
    let is_class = code.flags() & code_flags::CLASS_BODY != 0;
    let n = if is_class { 1 } else { code.n_locals as usize };
    // SAFETY: the caller's duty.
    Place::Over((0..n).map(|i| unsafe { std::ptr::replace(regs.add(i), Value::Undef) }).collect())
}

/// A frame object gets the variables of a generator that ends, from these registers.
pub fn end_generator_frame(g: &GeneratorObj, regs: *mut Value) {
    if let Some(f) = g.frame.replace(None)
        && f.generator().is_some()
    {
        f.pc.set((g.pc.get() as usize).saturating_sub(1));
        // SAFETY: the caller's registers, of which it lets go.
        f.place.set(unsafe { taken_over(regs, &f.code, is_shared(&f)) });
    }
}

impl Vm {
    /// The innermost frame below index `below` that programs see.
    pub fn visible_frame(&mut self, below: usize) -> Option<Ref<FrameObj>> {
        let i = (0..below).rev().find(|&i| !is_hidden(self.frames[i].code()))?;
        Some(self.frame_object(i))
    }
    /// The object of a frame, if it has one.
    pub fn known_frame(&self, index: usize) -> Option<Ref<FrameObj>> {
        if let Some(g) = &self.frames[index].generator {
            return g.frame.get();
        }
        let at = self.observed.binary_search_by_key(&index, |o| o.index).ok()?;
        Some(self.observed[at].frame.clone())
    }
    /// The object of a frame.
    pub fn frame_object(&mut self, index: usize) -> Ref<FrameObj> {
        let f = &self.frames[index];
        let code = || Ref::from_ref(f.code());
        if let Some(g) = &f.generator {
            return generator_frame(g);
        }
        let at = self.observed.partition_point(|o| o.index < index);
        if let Some(o) = self.observed.get(at)
            && o.index == index
        {
            return o.frame.clone();
        }
        let frame = FrameObj::new(code(), function_of(f), Place::Running(index, self.frames_of), 0);
        let mode = std::mem::replace(&mut self.frames[index].mode, RetMode::Observed);
        self.observed.insert(at, Observed { index, mode, frame: frame.clone() });
        frame
    }
    /// The frame of this index, the topmost, is about to be left: its object, if it has one, gets what it needs.
    #[cold]
    #[inline(never)]
    pub fn detach_frame(&mut self, index: usize) {
        let f = &self.frames[index];
        let pc = f.current();
        if let Some(g) = f.generator.clone() {
            let wanted = g.frame.with(|f| f.as_ref().is_some_and(is_shared));
            let back = if wanted { self.visible_frame(index) } else { None };
            g.frame
                .with(|f| f.iter().for_each(|f| f.back.set(back.as_ref().map_or(Value::None, Ref::value))));
            g.pc.set(pc as u32 + 1);
            end_generator_frame(&g, self.frames[index].base);
            return;
        }
        if self.observed.last().is_none_or(|o| o.index != index) {
            return;
        }
        let Some(Observed { mode, frame, .. }) = self.observed.pop() else { return };
        self.frames[index].mode = mode;
        let wanted = is_shared(&frame);
        // The frames below become objects too, one after the other, as long as there is memory for them.
        if wanted && !crate::memory::is_short_for(index) {
            let back = self.visible_frame(index);
            frame.back.set(back.as_ref().map_or(Value::None, Ref::value));
        }
        frame.pc.set(pc);
        let regs = self.frames[index].base;
        // SAFETY: the window of the frame, which is about to be released.
        frame.place.set(unsafe { taken_over(regs, &frame.code, wanted) });
    }
    /// After a deep recursion has run out of memory: gives back what its frames took.
    pub(crate) fn give_back_frames(&mut self) {
        const KEPT: usize = 1 << 10;
        let n = self.frames.len().max(KEPT);
        if crate::memory::is_short() && self.frames.capacity() / 16 > n {
            self.frames.shrink_to(2 * n);
        }
    }
    /// The frame of this index, the topmost, was one of machine code and is a generator's from now on: so is its object, if it
    /// has one.
    pub fn hand_to_generator(&mut self, index: usize, g: &Ref<GeneratorObj>) {
        if self.observed.last().is_none_or(|o| o.index != index) {
            return;
        }
        let Some(Observed { mode, frame, .. }) = self.observed.pop() else { return };
        self.frames[index].mode = mode;
        if g.frame.with(Option::is_some) {
            return frame.place.set(Place::default());
        }
        frame.place.set(Place::Generator(&**g));
        g.frame.set(Some(frame));
    }
    /// Takes the frames from index `n` on off the list. They own nothing: machine code had their registers.
    #[inline(always)]
    pub fn drop_frames(&mut self, n: usize) {
        if !self.observed.is_empty() {
            self.forget_frames(n);
        }
        self.frames.truncate(n);
    }
    #[cold]
    #[inline(never)]
    fn forget_frames(&mut self, n: usize) {
        while self.observed.last().is_some_and(|o| o.index >= n) {
            let Some(o) = self.observed.pop() else { return };
            if let Some(f) = self.frames.get(o.index) {
                o.frame.pc.set(f.current());
            }
            o.frame.place.set(Place::default());
        }
    }
}

/// The frame of a generator that has not ended.
pub fn generator_frame(g: &GeneratorObj) -> Ref<FrameObj> {
    if let Some(f) = g.frame.get() {
        return f;
    }
    let f = FrameObj::new(g.code.clone(), g.func.value(), Place::Generator(g), 0);
    if g.state.get() == GenState::Done {
        f.place.set(Place::default());
    } else {
        g.frame.set(Some(f.clone()));
    }
    f
}

/// The class of frames.
pub fn frame_class() -> &'static TypeObj {
    FrameObj::TYPE.class()
}
