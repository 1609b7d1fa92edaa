//! Code linked to a module's globals, functions, native functions, bound methods, cells, generators.
#![allow(unsafe_code, reason = "linked code holds pointers to cells; machine code reads some fields")]

use std::cell::Cell;
use std::mem::offset_of;
use std::ptr::NonNull;
use std::rc::Rc;

use sidewinder_frontend::bytecode::{CodeObject, Const, Instr, Op, YIELD_FROM, code_flags};

use crate::heap::{FLAG_HAS_DEL, alloc_block, alloc_object, free_block, new_header};
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Raised, Vm};

use super::*;

/// Where a loop or a function entry stands on its way to machine code. See `Vm::hot`.
///
/// The counter counts down; at zero the JIT is asked. A compiled loop keeps its counter at zero, so that one
/// test serves both.
#[repr(C)]
#[derive(Default)]
pub struct HotCounter {
    pub counter: Cell<i32>,
    /// Trace number plus one; 0 if there is none.
    pub trace: Cell<u32>,
}

impl HotCounter {
    /// Whether the JIT is to be asked for machine code at the next entry.
    pub fn is_due(&self) -> bool {
        self.counter.get() <= 1 && self.trace.get() == 0
    }
    /// Counts an entry by which it is not due.
    pub fn count(&self) {
        if self.counter.get() > 1 {
            self.counter.set(self.counter.get() - 1);
        }
    }
}

/// What an attribute site has seen.
#[repr(u8)]
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CacheKind {
    Empty,
    /// Instance of shape `key`: the value is in slot `slot`.
    Slot,
    /// Store on an instance of shape `key`: the attribute is new, the shape becomes `aux`.
    Add,
    /// Instance of shape `key` whose class has version `version`: class attribute `aux`, a plain method.
    Method,
    /// As `Method` for any attribute found on the class that is not a descriptor.
    ClassValue,
    /// As `Method` for `__class__` as `object` has it.
    Class,
    /// As `Method` for a field of a named tuple: item `slot`.
    Item,
    /// Object of built-in type `key`: native method `aux`.
    Native,
    /// Module with namespace `key`: global cell `aux`.
    ModuleCell,
    /// Type object `key` of version `version`: attribute `aux` of the type itself (no descriptor).
    TypeValue,
    /// Store on type object `key` of version `version`: cell `aux` of an attribute of the type itself, a variable.
    TypeCell,
    /// Instance of shape `key`, class version `version`: property `aux`, a descriptor with a `__get__` of Python's, or a data
    /// descriptor of a native class.
    Property,
}

/// Inline cache of one attribute site. Pointers are valid while the shape or version they depend on is
/// the one recorded.
#[derive(Clone, Copy)]
pub struct AttrCache {
    pub kind: CacheKind,
    pub slot: u32,
    /// For `Slot`: byte offset of the slot in the instance, or 0 if it is not there but in `Extra`.
    pub offset: u32,
    pub version: u32,
    pub key: *const (),
    pub aux: *const (),
}
impl AttrCache {
    pub const EMPTY: AttrCache = AttrCache {
        kind: CacheKind::Empty,
        slot: 0,
        offset: 0,
        version: 0,
        key: std::ptr::null(),
        aux: std::ptr::null(),
    };
}

pub struct AttrSite {
    pub name: Ref<StrObj>,
    pub cache: Cell<AttrCache>,
    /// What the site had seen before that: many sites see two shapes in turn.
    pub second: Cell<AttrCache>,
}
impl AttrSite {
    pub fn remember(&self, c: AttrCache) {
        self.second.set(self.cache.replace(c));
    }
}

/// A global name: its cell in the module and the one among the built-ins.
#[derive(Clone, Copy)]
pub struct GlobalSite {
    pub cell: *const GlobalCell,
    pub fallback: *const GlobalCell,
}

/// A [`CodeObject`] linked to the globals of one module: what functions run.
#[repr(C)]
pub struct CodeObj {
    header: Header,
    /// Linked instructions.
    words: Box<[Word]>,
    pub consts: Box<[Value]>,
    pub sites: Box<[AttrSite]>,
    pub globals: Box<[GlobalSite]>,
    pub loops: Box<[HotCounter]>,
    pub entry: HotCounter,
    pub n_regs: u32,
    pub n_locals: u32,
    /// How many arguments a call passes that needs no binding: all positional parameters, of a function that has no others
    /// and runs at once. `u32::MAX` if there is no such call.
    pub plain_args: u32,
    /// As `plain_args`, for functions whose call makes a generator too.
    pub positional_args: u32,
    /// Registers that may hold objects when the function returns: all of them if a `return` may stand in a loop or a block
    /// that keeps something in temporaries, else those of variables, since temporaries are given up at their last use.
    pub kept_regs: u32,
    pub code: Rc<CodeObject>,
    pub ns: Ref<DictObj>,
    /// Whose cells the sites of globals have as fallback.
    pub builtins: Option<Ref<DictObj>>,
    pub names: Box<[Ref<StrObj>]>,
    /// Where the module's `__name__` is, which functions take over when they are made.
    module: *const GlobalCell,
    /// Of a generator's code: the functions that exhaust it (`crate::builtins::consume`).
    pub consumers: HeapCell<crate::builtins::consume::Consumers>,
    /// Of the same, until those have machine code: items that native functions asked for, and how often such a function was tried.
    pub items_taken: Cell<u32>,
    pub trials: Cell<u32>,
    /// Neighbours in the list of all code.
    next: Cell<*const CodeObj>,
    previous: Cell<*const CodeObj>,
}

/// Back-edges before a loop is recorded, and calls before a function is. Set by `--jit-threshold`.
pub struct Thresholds {
    pub loops: i32,
    pub entries: i32,
}
pub static THRESHOLDS: Global<Thresholds> = Global::new(Thresholds { loops: i32::MAX, entries: i32::MAX });

impl CodeObj {
    /// Where the module's `__name__` is, if it has one.
    pub fn module_name(&self) -> *const Value {
        // SAFETY: the namespace keeps the cell.
        unsafe { (*self.module).value.as_ptr() }
    }
    /// Links code to a namespace: interns names, makes constants, finds global cells.
    pub fn link(code: &Rc<CodeObject>, ns: &Ref<DictObj>) -> Ref<CodeObj> {
        let builtins = ns.fallback();
        // SAFETY: read for a moment; set at start-up.
        let (mut tl, mut te) = unsafe { ((*THRESHOLDS.as_ptr()).loops, (*THRESHOLDS.as_ptr()).entries) };
        if code.flags & ASYNC != 0 {
            // The JIT knows nothing of coroutines.
            (tl, te) = (i32::MAX, i32::MAX);
        }
        let hot = |n| HotCounter { counter: Cell::new(n), trace: Cell::new(0) };
        let consts: Box<[Value]> = code.consts.iter().map(|c| make_const(c, ns)).collect();
        let site = |n: &Rc<str>| AttrSite {
            name: intern(n),
            cache: Cell::new(AttrCache::EMPTY),
            second: Cell::new(AttrCache::EMPTY),
        };
        let global = |n: &Rc<str>| {
            let n = intern(n);
            let fallback = builtins.as_ref().map_or(std::ptr::null(), |f| f.cell(&n));
            GlobalSite { cell: ns.cell(&n), fallback }
        };
        let sites: Box<[AttrSite]> = code.sites.iter().map(site).collect();
        let globals: Box<[GlobalSite]> = code.global_names.iter().map(global).collect();
        let c = alloc_object(CodeObj {
            header: new_header(Layout::Code, &builtin().code),
            words: super::words::link(code, &consts, &sites, &globals),
            consts,
            sites,
            globals,
            loops: (0..code.n_loops).map(|_| hot(tl)).collect(),
            entry: hot(te),
            n_regs: code.n_regs as u32,
            n_locals: code.n_locals as u32,
            plain_args: if code.flags & LAZY != 0 { u32::MAX } else { positional_args(code) },
            positional_args: positional_args(code),
            kept_regs: kept_regs(code),
            code: code.clone(),
            ns: ns.clone(),
            builtins,
            names: code.var_names.iter().map(|n| intern(n)).collect(),
            module: ns.cell(&builtin().names.name),
            consumers: HeapCell::new(Default::default()),
            items_taken: Cell::new(0),
            trials: Cell::new(0),
            next: Cell::new(std::ptr::null()),
            previous: Cell::new(std::ptr::null()),
        });
        c.enlist();
        c
    }
    fn enlist(&self) {
        // SAFETY: the list holds live code only (see `Drop`), and only the Python thread uses it.
        unsafe {
            let first = &mut *ALL_CODE.as_ptr();
            self.next.set(*first);
            if let Some(f) = first.as_ref() {
                f.previous.set(self);
            }
            *first = self;
        }
    }
    #[inline(always)]
    pub fn flags(&self) -> u32 {
        self.code.flags
    }
    /// Whether a call makes a generator, a coroutine or an asynchronous generator.
    pub fn is_generator(&self) -> bool {
        self.code.flags & LAZY != 0
    }
    /// Whether it is the code of a coroutine or an asynchronous generator.
    pub fn is_async(&self) -> bool {
        self.code.flags & ASYNC != 0
    }
    /// Instruction at an index below the code's length.
    #[inline(always)]
    pub fn instr(&self, pc: usize) -> Instr {
        self.code.instrs[pc]
    }
    /// Where its first instruction is.
    #[inline(always)]
    pub fn start(&self) -> Pc {
        self.words.as_ptr()
    }
    /// Where the instruction at an index is.
    #[inline(always)]
    pub fn at(&self, pc: usize) -> Pc {
        debug_assert!(pc <= self.words.len());
        self.start().wrapping_add(pc)
    }
    /// Index of the instruction at a place in the code.
    #[inline(always)]
    pub fn pc_of(&self, p: Pc) -> usize {
        (p as usize - self.start() as usize) / size_of::<Word>()
    }
}

fn kept_regs(c: &CodeObject) -> u32 {
    let keeps =
        |i: &Instr| matches!(i.op, Op::ForPrep | Op::GetIter | Op::LoadSpecial | Op::PushExc | Op::Send);
    let all = !c.exc_table.is_empty() || c.instrs.iter().any(keeps);
    if all { c.n_regs as u32 } else { c.n_locals as u32 }
}

/// Flags of functions whose call does not run them.
const LAZY: u32 = code_flags::GENERATOR | code_flags::COROUTINE | code_flags::ASYNC_GENERATOR;

const ASYNC: u32 = code_flags::COROUTINE | code_flags::ASYNC_GENERATOR;

fn positional_args(c: &CodeObject) -> u32 {
    let others = c.flags & (code_flags::VARARGS | code_flags::VARKEYWORDS) != 0 || c.kwonly_count != 0;
    if others { u32::MAX } else { c.arg_count as u32 }
}

/// Head of the list of all live code.
static ALL_CODE: Global<*const CodeObj> = Global::new(std::ptr::null());

impl Drop for CodeObj {
    fn drop(&mut self) {
        let (next, previous) = (self.next.get(), self.previous.get());
        // SAFETY: neighbours in the list are alive: they take themselves out when they die.
        unsafe {
            match previous.as_ref() {
                Some(p) => p.next.set(next),
                None => *ALL_CODE.as_ptr() = next,
            }
            if let Some(n) = next.as_ref() {
                n.previous.set(previous);
            }
        }
    }
}

/// Empties the inline caches of all sites of this name, or of all sites.
///
/// A slot cache looks at the shape alone, on the grounds that the class has no data descriptor of that name
/// and no `__setattr__` or `__getattribute__`. When a class that may have instances gets one of those, which is
/// rare, the caches are emptied here.
#[cold]
pub fn forget_attr_caches(name: Option<&Ref<StrObj>>) {
    // SAFETY: the list holds live code only.
    let mut code = unsafe { *ALL_CODE.as_ptr() };
    // SAFETY: as above.
    while let Some(c) = unsafe { code.as_ref() } {
        for s in &c.sites {
            if name.is_none_or(|n| n.object().is(s.name.object())) {
                s.cache.set(AttrCache::EMPTY);
                s.second.set(AttrCache::EMPTY);
            }
        }
        code = c.next.get();
    }
}

/// The value of a literal.
pub fn constant(c: &Const) -> Value {
    make_const(c, &DictObj::empty())
}

fn make_const(c: &Const, ns: &Ref<DictObj>) -> Value {
    match c {
        Const::None => Value::None,
        Const::Ellipsis => builtin().ellipsis.value(),
        Const::Bool(b) => Value::bool(*b),
        Const::Int(i) => Value::Int(*i),
        Const::BigInt(s) => BigIntObj::from_decimal(s),
        Const::Float(f) => Value::float(*f),
        Const::Complex(f) => ComplexObj::new(0.0, *f).into(),
        Const::Str(s) => {
            let identifier = s.len() <= 40 && s.bytes().all(|b| b == b'_' || b.is_ascii_alphanumeric());
            if identifier { intern(s).into() } else { StrObj::new(s).into() }
        }
        Const::WideStr(s) => StrObj::from_wide(s).into(),
        Const::Bytes(b) => BytesObj::new(b).into(),
        Const::Tuple(t) => TupleObj::from_iter(t.iter().map(|c| make_const(c, ns))).into(),
        Const::FrozenSet(t) => {
            let mut d = SetData::default();
            for c in t.iter() {
                let v = make_const(c, ns);
                let h = crate::ops::simple_hash(&v).unwrap_or(0) as i64;
                if !matches!(d.probe(&v, h), Probe::Found(_)) {
                    d.insert(h, v);
                }
            }
            SetObj::new_frozen(d).into()
        }
        Const::Code(c) => CodeObj::link(c, ns).into(),
    }
}

#[repr(C)]
pub struct FunctionObj {
    header: Header,
    pub code: HeapCell<Ref<CodeObj>>,
    /// Attributes set by the program, or none.
    pub attrs: HeapCell<Option<Ref<DictObj>>>,
    /// Tuple of cells, or `Undef`.
    pub closure: Value,
    /// Defaults of the last positional parameters: a tuple, or `None`.
    pub defaults: HeapCell<Value>,
    /// Defaults of keyword-only parameters: a dict, or `None`.
    pub kwdefaults: HeapCell<Value>,
    pub module: HeapCell<Value>,
    notes: HeapCell<Option<Box<FunctionNotes>>>,
}

/// What few functions have.
#[derive(Default)]
pub struct FunctionNotes {
    /// These three are `Undef` until they are set: they are the code's, then.
    pub name: Value,
    pub qualname: Value,
    pub doc: Value,
    /// Gives the annotations: a callable, or `Undef` for None.
    pub annotate: Value,
    /// A dict, or `Undef` if nobody has asked for it yet.
    pub annotations: Value,
    /// A tuple, or `Undef` for an empty one.
    pub type_params: Value,
}
impl FunctionNotes {
    pub fn values(&self) -> [&Value; 6] {
        [&self.name, &self.qualname, &self.doc, &self.annotate, &self.annotations, &self.type_params]
    }
}
pub const FUNCTION_CODE: i32 = offset_of!(FunctionObj, code) as i32;
pub const FUNCTION_DEFAULTS: i32 = offset_of!(FunctionObj, defaults) as i32;
pub const FUNCTION_KWDEFAULTS: i32 = offset_of!(FunctionObj, kwdefaults) as i32;
pub const FUNCTION_ATTRS: i32 = offset_of!(FunctionObj, attrs) as i32;
pub const FUNCTION_CLOSURE: i32 = offset_of!(FunctionObj, closure) as i32;
pub const FUNCTION_MODULE: i32 = offset_of!(FunctionObj, module) as i32;
pub const FUNCTION_NOTES: i32 = offset_of!(FunctionObj, notes) as i32;

fn set_or(v: Value, f: impl FnOnce() -> Value) -> Value {
    if v.is_undef() { f() } else { v }
}

impl FunctionObj {
    pub fn new(code: Ref<CodeObj>, closure: Value, defaults: Value, kwdefaults: Value) -> Ref<FunctionObj> {
        // SAFETY: the code keeps the namespace, which keeps the cell.
        let module = match unsafe { (*code.module).value.get() } {
            Value::Undef => Value::None,
            v => v,
        };
        alloc_object(FunctionObj {
            header: new_header(Layout::Function, &builtin().function),
            code: HeapCell::new(code),
            attrs: HeapCell::new(None),
            closure,
            defaults: HeapCell::new(defaults),
            kwdefaults: HeapCell::new(kwdefaults),
            module: HeapCell::new(module),
            notes: HeapCell::new(None),
        })
    }
    /// A part of the notes; `Undef` if there are none.
    pub fn note(&self, part: impl FnOnce(&FunctionNotes) -> &Value) -> Value {
        self.notes.with(|n| n.as_deref().map(|n| part(n).clone()).unwrap_or_default())
    }
    pub fn with_notes(&self, f: impl FnOnce(&FunctionNotes)) {
        self.notes.with(|n| n.as_deref().map(f));
    }
    pub fn change_notes(&self, f: impl FnOnce(&mut FunctionNotes)) {
        self.notes.with_mut(|n| f(n.get_or_insert_default()));
    }
    pub fn forget_notes(&self) {
        self.notes.set(None);
    }
    pub fn name(&self) -> Value {
        set_or(self.note(|n| &n.name), || Value::string(&self.code().code.name))
    }
    pub fn qualname(&self) -> Value {
        set_or(self.note(|n| &n.qualname), || Value::string(&self.code().code.qualname))
    }
    pub fn doc(&self) -> Value {
        let code = self.code();
        let has_doc = code.flags() & code_flags::HAS_DOCSTRING != 0;
        let own = || code.consts.first().filter(|_| has_doc).cloned().unwrap_or(Value::None);
        set_or(self.note(|n| &n.doc), own)
    }
    /// Other code is about to be assigned: what was its code's stays the function's.
    pub fn keep_names(&self) {
        let (name, qualname, doc) = (self.name(), self.qualname(), self.doc());
        self.change_notes(|n| (n.name, n.qualname, n.doc) = (name, qualname, doc));
    }
    #[inline(always)]
    pub fn code(&self) -> &CodeObj {
        // SAFETY: the function owns its code; replacing it while it runs keeps the old one alive through
        // the frames' `extra`.
        unsafe { &*(*self.code.as_ptr()).ptr() }
    }
    /// The closure's cells.
    #[inline(always)]
    pub fn cells(&self) -> &[Value] {
        match self.closure.get_exact::<TupleObj>() {
            Some(t) => t.items(),
            None => &[],
        }
    }
}

/// Arguments of a native function: positional ones, then keyword ones, named by `kwnames`.
#[derive(Clone, Copy)]
pub struct Args<'a> {
    pub all: &'a [Value],
    pub kwnames: Option<&'a TupleObj>,
}
impl<'a> Args<'a> {
    pub fn new(all: &'a [Value]) -> Args<'a> {
        Args { all, kwnames: None }
    }
    /// Without the first `n` positional arguments, which are there.
    #[inline(always)]
    pub fn skip(self, n: usize) -> Args<'a> {
        Args { all: &self.all[n..], kwnames: self.kwnames }
    }
    /// The positional arguments.
    #[inline]
    pub fn pos(&self) -> &'a [Value] {
        &self.all[..self.all.len() - self.kwnames.map_or(0, |k| k.len())]
    }
    /// The keyword arguments with their names.
    pub fn keywords(&self) -> impl Iterator<Item = (&'a StrObj, &'a Value)> + use<'a> {
        let n = self.pos().len();
        let names: &'a [Value] = self.kwnames.map_or(&[], |k| k.items());
        names.iter().zip(&self.all[n..]).filter_map(|(k, v)| Some((k.as_str()?, v)))
    }
    /// The keyword argument of that name.
    pub fn keyword(&self, name: &str) -> Option<&'a Value> {
        self.keywords().find(|(k, _)| k.as_ascii() == Some(name)).map(|(_, v)| v)
    }
    pub fn len(&self) -> usize {
        self.all.len()
    }
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }
    /// Positional argument `i`.
    #[inline(always)]
    pub fn get(&self, i: usize) -> Option<&'a Value> {
        self.pos().get(i)
    }
    pub fn has_keywords(&self) -> bool {
        self.kwnames.is_some_and(|k| !k.is_empty())
    }
}

/// What a native function is compiled to: the arguments come as the fields of [`Args`], all of them in machine registers. (`Args`
/// itself is three words, which callers would write to memory and callees wait for.)
pub type NativeFn = fn(&mut Vm, &[Value], Option<&TupleObj>) -> Result<Value, Raised>;

/// A function item as a [`NativeFn`].
pub const fn native_fn<F>(_: F) -> NativeFn
where
    F: Fn(&mut Vm, Args<'_>) -> Result<Value, Raised> + Copy,
{
    fn call<F>(vm: &mut Vm, all: &[Value], kwnames: Option<&TupleObj>) -> Result<Value, Raised>
    where
        F: Fn(&mut Vm, Args<'_>) -> Result<Value, Raised>,
    {
        // SAFETY: a function item has no bytes (asserted below), so that it can be read from anywhere; that there is a value of the
        // type is shown by the one that `native_fn` was given.
        let f: F = unsafe { std::ptr::NonNull::dangling().read() };
        f(vm, Args { all, kwnames })
    }
    const { assert!(size_of::<F>() == 0, "not a function item") };
    call::<F>
}

/// What a native function can do besides computing its result. The recorder reads it; no declaration
/// means the worst.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Effects {
    /// Result depends on the arguments' values alone; may raise.
    Pure,
    /// May read objects.
    ReadsHeap,
    /// May change objects but runs no Python code.
    WritesHeap,
    /// Reads or changes what it is given, which it takes as it is: whatever that is, no Python code runs, and no frame is looked
    /// at.
    Alone,
    /// Anything.
    RunsPython,
}

/// Natives that the JIT knows by what they do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Intrinsic {
    None,
    Len,
    Hash,
    Repr,
    /// `iter` of one argument.
    Iter,
    GetAttr,
    HasAttr,
    /// `setattr`.
    SetAttr,
    /// `object.__setattr__`.
    ObjectSetAttr,
    IsInstance,
    Abs,
    Fabs,
    Min,
    Max,
    DivMod,
    Round,
    Sqrt,
    Floor,
    Ceil,
    Sin,
    Cos,
    Tan,
    Atan,
    Exp,
    Log,
    Log2,
    Log10,
    Ord,
    Chr,
    DictGet,
    SetAdd,
    SetDiscard,
    ListPop,
    ListAppend,
    /// `next`.
    Next,
    /// `send` and `__next__` of a generator.
    Send,
    Any,
    All,
    Sum,
    Sorted,
    /// `str.join`.
    Join,
}

/// In whose words a wrong number of arguments is reported: CPython has several.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Words {
    /// Those of most functions.
    Plain,
    /// `PyArg_UnpackTuple`.
    Unpacked,
    /// `PyArg_ParseTuple`.
    Parsed,
}

/// A row of the tables of native functions; the attributes of `sidewinder_macros` make them.
pub struct NativeDef {
    pub name: &'static str,
    pub func: NativeFn,
    /// Least and greatest number of positional arguments (self included for methods).
    pub min: u8,
    pub max: u8,
    /// Takes keyword arguments (and checks them itself).
    pub keywords: bool,
    pub effects: Effects,
    /// Reads the variables of the frame that calls it, so they must be in its registers.
    pub looks_at_frame: bool,
    pub kind: NativeKind,
    pub intrinsic: Intrinsic,
    pub words: Words,
    /// `__doc__`, or empty.
    pub doc: &'static str,
    /// `__text_signature__`.
    pub signature: Option<&'static str>,
    /// Of a getter: what is called with self and the new value, `Undef` for a deletion.
    pub setter: Option<NativeFn>,
}
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NativeKind {
    Function,
    Method,
    StaticMethod,
    ClassMethod,
    /// Called with self as a property getter.
    Getter,
}
/// `max` of a native function with any number of positional arguments.
pub const ANY: u8 = 255;

impl NativeDef {
    /// Calls the function; the number of arguments has been checked.
    #[inline(always)]
    pub fn call(&self, vm: &mut Vm, args: Args<'_>) -> Result<Value, Raised> {
        (self.func)(vm, args.all, args.kwnames)
    }
    /// Whether so many positional arguments are right.
    #[inline(always)]
    pub fn takes(&self, n: usize) -> bool {
        n >= self.min as usize && (n <= self.max as usize || self.max == ANY)
    }
    /// A row for a function that looks at its arguments itself.
    pub const fn new<F>(name: &'static str, f: F, min: u8, max: u8) -> NativeDef
    where
        F: Fn(&mut Vm, Args<'_>) -> Result<Value, Raised> + Copy,
    {
        NativeDef::row(name, native_fn(f), min, max)
    }
    pub const fn row(name: &'static str, func: NativeFn, min: u8, max: u8) -> NativeDef {
        NativeDef {
            name,
            func,
            min,
            max,
            keywords: false,
            effects: Effects::RunsPython,
            looks_at_frame: false,
            kind: NativeKind::Function,
            intrinsic: Intrinsic::None,
            words: Words::Plain,
            doc: "",
            signature: None,
            setter: None,
        }
    }
    pub const fn method(self) -> NativeDef {
        NativeDef { kind: NativeKind::Method, ..self }
    }
    pub const fn static_method(self) -> NativeDef {
        NativeDef { kind: NativeKind::StaticMethod, ..self }
    }
    pub const fn class_method(self) -> NativeDef {
        NativeDef { kind: NativeKind::ClassMethod, ..self }
    }
    pub const fn getter(self) -> NativeDef {
        NativeDef { kind: NativeKind::Getter, ..self }
    }
    pub const fn kw(self) -> NativeDef {
        NativeDef { keywords: true, ..self }
    }
    pub const fn intrinsic(self, intrinsic: Intrinsic) -> NativeDef {
        NativeDef { intrinsic, ..self }
    }
    pub const fn effects(self, effects: Effects) -> NativeDef {
        NativeDef { effects, ..self }
    }
}

/// A native function or method.
#[repr(C)]
pub struct NativeObj {
    header: Header,
    pub def: &'static NativeDef,
    /// The class it is a method of, for messages.
    pub owner: Option<&'static str>,
    /// A method of a class in the registry of built-in classes. See [`TypeObj::user_method`].
    pub of_builtin_class: bool,
    /// What CPython makes from a slot of the class's struct: shown as a slot wrapper, bound as a method wrapper.
    pub is_slot: bool,
    /// The class it is a method of; only that of what is a method.
    pub class: Option<Ref<TypeObj>>,
    /// Whether calls look at the first argument before the function does: special methods have functions that several classes
    /// share, and fields cannot be called.
    pub is_checked: bool,
}
impl NativeObj {
    pub fn new(def: &'static NativeDef, owner: Option<&'static str>) -> Ref<NativeObj> {
        NativeObj::new_method(def, owner, None, false)
    }
    pub fn new_method(
        def: &'static NativeDef,
        owner: Option<&'static str>,
        class: Option<Ref<TypeObj>>,
        of_builtin_class: bool,
    ) -> Ref<NativeObj> {
        let t = builtin();
        let is_slot = def.kind == NativeKind::Method && is_slot_method(owner.unwrap_or_default(), def.name);
        let ty = match def.kind {
            NativeKind::Method if is_slot => &t.wrapper_descriptor,
            NativeKind::Method => &t.method_descriptor,
            NativeKind::ClassMethod => &t.classmethod_descriptor,
            NativeKind::Getter => &t.getset_descriptor,
            _ => &t.builtin_function,
        };
        alloc_object(NativeObj {
            header: new_header(Layout::NativeFunction, ty),
            def,
            owner,
            of_builtin_class,
            is_slot,
            is_checked: match def.kind {
                // Sets share their methods with frozen ones, and arrays of bytes theirs with bytes.
                NativeKind::Method => {
                    let shares = matches!(owner, Some("set" | "frozenset" | "bytes" | "bytearray"));
                    class.is_some() && (shares || def.name.starts_with("__"))
                }
                NativeKind::Getter => true,
                _ => class.is_some() && def.name == "__new__",
            },
            class,
        })
    }
}

/// Whether CPython has this method in a slot of the class's struct: most special methods, but not those that no operation
/// looks up there, and not the ones that some containers have as ordinary methods, to be faster.
pub fn is_slot_method(owner: &str, name: &str) -> bool {
    const ORDINARY: &[&str] = &[
        "__reduce__",
        "__reduce_ex__",
        "__getstate__",
        "__setstate__",
        "__sizeof__",
        "__dir__",
        "__format__",
        "__reversed__",
        "__getnewargs__",
        "__round__",
        "__trunc__",
        "__floor__",
        "__ceil__",
        "__complex__",
        "__bytes__",
        "__instancecheck__",
        "__subclasscheck__",
        "__subclasses__",
        "__length_hint__",
        "__enter__",
        "__exit__",
        "__missing__",
        "__set_name__",
        "__copy__",
        "__deepcopy__",
        "__class_getitem__",
        "__mro_entries__",
        "__alloc__",
    ];
    let coexists = match owner {
        "dict" => matches!(name, "__getitem__" | "__contains__"),
        "list" => name == "__getitem__",
        "set" | "frozenset" => name == "__contains__",
        _ => false,
    };
    name.starts_with("__") && name.ends_with("__") && !coexists && !ORDINARY.contains(&name)
}

#[repr(C)]
pub struct BoundMethodObj {
    header: Header,
    pub func: Value,
    pub receiver: Value,
}
/// Byte offsets of a bound method's function and receiver.
pub const BOUND_PARTS: [i32; 2] =
    [offset_of!(BoundMethodObj, func) as i32, offset_of!(BoundMethodObj, receiver) as i32];

impl BoundMethodObj {
    pub fn new(func: Value, receiver: Value) -> Ref<BoundMethodObj> {
        let t = builtin();
        let ty = match func.get_exact::<NativeObj>() {
            Some(n) if n.is_slot => &t.method_wrapper,
            Some(_) => &t.builtin_function,
            None => &t.method,
        };
        alloc_object(BoundMethodObj { header: new_header(Layout::BoundMethod, ty), func, receiver })
    }
    /// What `types.MethodType` makes, of native functions too.
    pub fn method(func: Value, receiver: Value) -> Ref<BoundMethodObj> {
        let header = new_header(Layout::BoundMethod, &builtin().method);
        alloc_object(BoundMethodObj { header, func, receiver })
    }
    /// The native function of which this is a method, unless `types.MethodType` has made it.
    pub fn native(&self) -> Option<&NativeObj> {
        self.func.get_exact::<NativeObj>().filter(|_| self.header.class() != builtin().method.ptr())
    }
}

/// A variable shared between a function and the functions nested in it.
#[repr(C)]
pub struct CellObj {
    header: Header,
    /// `Undef` when unbound.
    pub value: HeapCell<Value>,
}
pub const CELL_VALUE: i32 = offset_of!(CellObj, value) as i32;
impl CellObj {
    pub fn new(v: Value) -> Ref<CellObj> {
        alloc_object(CellObj { header: new_header(Layout::Cell, &builtin().cell), value: HeapCell::new(v) })
    }
}

#[repr(u8)]
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum GenState {
    Created,
    Suspended,
    Running,
    Done,
}

/// What a call of a function that does not run at once has made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum GenKind {
    Generator,
    Coroutine,
    AsyncGenerator,
}
impl GenKind {
    /// What messages call it.
    pub fn word(self) -> &'static str {
        match self {
            GenKind::Generator => "generator",
            GenKind::Coroutine => "coroutine",
            GenKind::AsyncGenerator => "async generator",
        }
    }
}

/// A generator, coroutine or asynchronous generator. While it is suspended its registers are here; while it runs they are on the register
/// stack like those of any frame, and what is here is stale.
#[repr(C)]
pub struct GeneratorObj {
    header: Header,
    pub state: Cell<GenState>,
    /// Index of the instruction to resume at.
    pub pc: Cell<u32>,
    pub regs: Cell<*mut Value>,
    pub code: Ref<CodeObj>,
    pub func: Ref<FunctionObj>,
    /// The exception being handled inside the generator when it was suspended.
    pub handled: HeapCell<Value>,
    pub name: HeapCell<Value>,
    pub qualname: HeapCell<Value>,
    /// Of an asynchronous generator: somebody awaits its next item.
    pub is_awaited: Cell<bool>,
    /// Of an asynchronous generator: it gives no further items.
    pub is_closed: Cell<bool>,
    /// The object of its frame, if somebody has asked for it, until it ends.
    pub frame: HeapCell<Option<Ref<FrameObj>>>,
    /// Of an asynchronous generator: the hooks know of it.
    pub is_hooked: Cell<bool>,
}

/// A [`GeneratorObj`] of another layout, by which everybody who handles generators leaves coroutines alone.
#[repr(transparent)]
pub struct CoroutineObj(pub GeneratorObj);

pub const GEN_STATE: i32 = offset_of!(GeneratorObj, state) as i32;
pub const GEN_PC: i32 = offset_of!(GeneratorObj, pc) as i32;
pub const GEN_REGS: i32 = offset_of!(GeneratorObj, regs) as i32;
pub const GEN_FUNC: i32 = offset_of!(GeneratorObj, func) as i32;
pub const GEN_HANDLED: i32 = offset_of!(GeneratorObj, handled) as i32;
pub const GEN_CODE: i32 = offset_of!(GeneratorObj, code) as i32;

/// Bytes of a generator's registers.
fn register_bytes(code: &CodeObj) -> usize {
    (code.n_regs as usize).max(1) * size_of::<Value>()
}

fn kind_of(code: &CodeObj) -> GenKind {
    match code.flags() {
        f if f & code_flags::COROUTINE != 0 => GenKind::Coroutine,
        f if f & code_flags::ASYNC_GENERATOR != 0 => GenKind::AsyncGenerator,
        _ => GenKind::Generator,
    }
}

impl GeneratorObj {
    pub fn name(&self) -> Value {
        set_or(self.name.get(), || Value::string(&self.code.code.name))
    }
    pub fn qualname(&self) -> Value {
        set_or(self.qualname.get(), || Value::string(&self.code.code.qualname))
    }
    /// A generator about to start, whose registers are empty.
    pub fn new(func: Ref<FunctionObj>) -> Ref<GeneratorObj> {
        let code = Ref::from_ref(func.code());
        let n = code.n_regs as usize;
        let regs = alloc_block(register_bytes(&code)).cast::<Value>().as_ptr();
        for i in 0..n {
            // SAFETY: there is room for `n`.
            unsafe { regs.add(i).write(Value::Undef) };
        }
        let (name, qualname) = (func.note(|n| &n.name), func.note(|n| &n.qualname));
        let b = builtin();
        let header = match kind_of(&code) {
            GenKind::Generator => new_header(Layout::Generator, &b.generator),
            GenKind::Coroutine => new_header(Layout::Coroutine, &b.coroutine),
            GenKind::AsyncGenerator => new_header(Layout::Coroutine, &b.async_generator),
        };
        if !code.code.exc_table.is_empty() {
            // Dropped while suspended, it is closed: its `finally` blocks run.
            header.flags.set(FLAG_HAS_DEL);
        }
        alloc_object(GeneratorObj {
            header,
            state: Cell::new(GenState::Created),
            pc: Cell::new(0),
            regs: Cell::new(regs),
            code,
            func,
            handled: HeapCell::new(Value::Undef),
            name: HeapCell::new(name),
            qualname: HeapCell::new(qualname),
            is_awaited: Cell::new(false),
            is_closed: Cell::new(false),
            frame: HeapCell::new(None),
            is_hooked: Cell::new(false),
        })
    }
    /// The generator, coroutine or asynchronous generator that an object is.
    pub fn of(o: &ObjectRef) -> Option<&GeneratorObj> {
        o.get::<GeneratorObj>().or_else(|| o.get::<CoroutineObj>().map(|c| &c.0))
    }
    pub fn kind(&self) -> GenKind {
        kind_of(&self.code)
    }
    /// Has `__del__` called when the generator dies, whether or not there is something to be closed.
    pub fn finalise_at_death(&self) {
        self.header.flags.set(self.header.flags.get() | FLAG_HAS_DEL);
    }
    /// Releases the registers of a generator that is not running; it needs no closing any more.
    pub fn clear(&self) {
        self.header.flags.set(self.header.flags.get() & !FLAG_HAS_DEL);
        let p = self.regs.replace(std::ptr::null_mut());
        if self.frame.with(Option::is_some) {
            end_generator_frame(self, p);
        }
        if !p.is_null() {
            // SAFETY: `p` are `n_regs` values.
            unsafe {
                std::ptr::drop_in_place(std::ptr::slice_from_raw_parts_mut(p, self.code.n_regs as usize))
            };
            self.free_registers(p);
        }
    }
    /// Gives back the room for registers, which hold nothing any more.
    fn free_registers(&self, p: *mut Value) {
        if let Some(p) = NonNull::new(p) {
            // SAFETY: it is the block that `new` has allocated, which was taken out of the generator.
            unsafe { free_block(p.cast(), register_bytes(&self.code)) };
        }
    }
    /// The running generator returns. Its registers have moved to the register stack; what is here is stale.
    pub fn finish(&self) {
        self.state.set(GenState::Done);
        let p = self.regs.get();
        if self.frame.with(Option::is_none) {
            self.header.flags.set(self.header.flags.get() & !FLAG_HAS_DEL);
            self.regs.set(std::ptr::null_mut());
            self.free_registers(p);
            return;
        }
        if !p.is_null() {
            for i in 0..self.code.n_regs as usize {
                // SAFETY: `regs` are `n_regs` values, none of which is owned any more.
                unsafe { std::ptr::write(p.add(i), Value::Undef) };
            }
        }
        self.clear();
    }
}
impl GeneratorObj {
    /// If it is suspended in a `yield from`: the index of the `Send` instruction.
    fn delegation(&self) -> Option<usize> {
        let pc = self.pc.get() as usize;
        let y = (pc >= 2).then(|| self.code.instr(pc - 1))?;
        let delegates = self.state.get() == GenState::Suspended
            && y.op == Op::Yield
            && y.flags & YIELD_FROM != 0
            && self.code.instr(pc - 2).op == Op::Send;
        delegates.then_some(pc - 2)
    }
    /// The iterator of the `yield from` it is suspended in.
    pub fn delegate(&self) -> Option<Value> {
        let i = self.code.instr(self.delegation()?).a;
        // SAFETY: a suspended generator has its registers, and the verifier has checked the operand.
        Some(unsafe { (*self.regs.get().add(i as usize)).clone() })
    }
    /// Gives the `yield from` it is suspended in its value: execution goes on behind it.
    pub fn end_delegation(&self, v: Value) {
        if let Some(at) = self.delegation() {
            let send = self.code.instr(at);
            // SAFETY: as in `delegate`.
            drop(unsafe { std::ptr::replace(self.regs.get().add(send.b as usize), v) });
            self.pc.set((at as i64 + 1 + send.offset16() as i64) as u32);
        }
    }
}

impl Drop for GeneratorObj {
    fn drop(&mut self) {
        self.clear();
    }
}

/// What an [`AsyncStepObj`] does when it is awaited.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum StepKind {
    /// Gets the next item of an asynchronous generator, sending it a value.
    Send,
    /// Raises an exception in an asynchronous generator.
    Throw,
    /// Ends an asynchronous generator.
    Close,
    /// Resumes a coroutine.
    Coroutine,
    /// Awaits an item, or gives a default at the end.
    NextOr,
}
impl StepKind {
    /// The method of asynchronous generators that makes such steps.
    pub fn method(self) -> Option<&'static str> {
        match self {
            StepKind::Send => Some("asend"),
            StepKind::Throw => Some("athrow"),
            StepKind::Close => Some("aclose"),
            StepKind::Coroutine | StepKind::NextOr => None,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum StepState {
    New,
    Started,
    Done,
}

/// An awaitable that drives something else, which gives itself as its iterator.
#[repr(C)]
pub struct AsyncStepObj {
    header: Header,
    pub kind: StepKind,
    pub state: Cell<StepState>,
    /// An asynchronous generator or a coroutine; for `NextOr`, what is awaited.
    pub target: Value,
    /// What is sent or raised, or the default.
    pub value: HeapCell<Value>,
}
impl AsyncStepObj {
    pub fn new(kind: StepKind, target: Value, value: Value) -> Ref<AsyncStepObj> {
        let b = builtin();
        let class = match kind {
            StepKind::Send => &b.async_generator_asend,
            StepKind::Throw | StepKind::Close => &b.async_generator_athrow,
            StepKind::Coroutine => &b.coroutine_wrapper,
            StepKind::NextOr => &b.anext_awaitable,
        };
        alloc_object(AsyncStepObj {
            header: new_header(Layout::AsyncStep, class),
            kind,
            state: Cell::new(StepState::New),
            target,
            value: HeapCell::new(value),
        })
    }
}
