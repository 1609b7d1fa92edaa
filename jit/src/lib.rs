//! The tracing JIT.
//!
//! ```text
//! counter ─► hot ─► record ─► ir ─► opt ─► lower ─► code ─► enter ... exit ─► interpreter
//!                     ▲                                                 │
//!                     └────────────── side trace ◄── exit is hot ───────┘
//! ```
//! Folders lie in the order a trace travels. Traces belong to units: all traces rooted in one code object.
#![allow(
    clippy::not_unsafe_ptr_arg_deref,
    reason = "register windows and cells are passed between the listed modules as raw pointers; see their heads"
)]
#![allow(unsafe_code, reason = "one state for all, used by one thread")]

pub mod code;
pub mod config;
pub mod enter;
pub mod exit;
pub mod helpers;
pub mod hot;
pub mod ir;
mod log;
pub mod lower;
pub mod opt;
pub mod record;

use std::cell::UnsafeCell;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::io;
use std::ptr::NonNull;

use sidewinder_frontend::bytecode::{Instr, Op};
use sidewinder_vm::jit_api::{HotAction, Jit, RecordAction};
use sidewinder_vm::objects::*;
use sidewinder_vm::value::{Header, Ref as ObjRef, Value};
use sidewinder_vm::vm::{GenResult, Res, Vm};

use code::Worker;
use config::Config;
use hot::account::Account;
use hot::graveyard::Graveyard;
use hot::units::Unit;
use hot::watch::Watch;
use ir::sites::{Entries, EntryPoint, ExecInfo};
use log::{Log, PerfMap, Stats};
use opt::Fuel;
use record::Recorder;

/// Values an exit can store.
const BUF_WORDS: usize = 1 << 16;

/// All that the JIT knows.
pub(crate) struct State {
    cfg: Config,
    #[allow(clippy::vec_box, reason = "machine code of a unit runs while others are added")]
    units: Vec<Box<Unit>>,
    by_code: HashMap<usize, usize, BuildHasherDefault<AddressHasher>>,
    recorder: Option<Box<Recorder>>,
    /// A recording has been taken out for the time of one instruction.
    recording: bool,
    /// Number of the thread that runs, of the one that the recording belongs to, and of the recording.
    thread: u64,
    recording_thread: u64,
    recording_number: u64,
    /// How often other threads have put off recordings of their own since it began.
    put_off: u32,
    /// Bytecodes that it was guessed to have.
    guess: u64,
    /// What has changed or died meanwhile: the recording may name it.
    doomed: Vec<usize>,
    account: Account,
    fuel: Fuel,
    worker: Option<Worker>,
    stats: Stats,
    log: Log,
    perf_map: PerfMap,
    entries: Box<Entries>,
    watch: Watch,
    graveyard: Graveyard,
    /// Code objects whose machine code the interpreter has entered.
    entered: Vec<usize>,
    /// Registers are being written from an exit's record.
    restoring: bool,
    next_generation: u32,
    /// Entries and compilations.
    clock: u64,
    /// Numbers of units that have gone, and of entries of `callable` plus one.
    free_units: Vec<usize>,
    free_callable: Vec<u32>,
    /// Functions and generators with machine code: their entry points, and the call site that stands for a native caller.
    callable: Vec<Vec<(*const EntryPoint, Box<ExecInfo>)>>,
    /// Where exits store live values.
    buf: *const u64,
    stress: Box<i64>,
    seed: u64,
}

/// Hashes addresses of code objects: machine code is entered by way of that table.
#[derive(Default)]
struct AddressHasher(u64);

impl Hasher for AddressHasher {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|b| self.write_usize(*b as usize));
    }
    fn write_usize(&mut self, n: usize) {
        // The table uses the upper bits as well as the lower ones.
        self.0 = (self.0 ^ n as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_right(20);
    }
}

/// The JIT as the VM knows it.
pub struct Tracing(UnsafeCell<State>);

/// The JIT, for functions that machine code calls.
struct Instance(UnsafeCell<Option<&'static Tracing>>);
// SAFETY: used by the one thread that runs Python.
unsafe impl Sync for Instance {}
static TRACING: Instance = Instance(UnsafeCell::new(None));

/// The JIT, once there is one.
fn instance() -> Option<&'static Tracing> {
    // SAFETY: set at start-up, by the one thread that runs Python.
    unsafe { *TRACING.0.get() }
}

impl Tracing {
    /// Makes a JIT and plugs it into the VM.
    ///
    /// # Errors
    /// If the log file cannot be made.
    pub fn install(vm: &mut Vm, cfg: Config) -> io::Result<()> {
        let t = sidewinder_vm::objects::THRESHOLDS.as_ptr();
        // SAFETY: set at start-up, before any code is linked.
        unsafe {
            (*t).loops = cfg.threshold.max(1) as i32;
            (*t).entries = cfg.threshold.max(1) as i32;
        }
        let log = match &cfg.log {
            Some(p) => Log::open(p)?,
            None => Log::default(),
        };
        let stress = Box::new(cfg.stress.map_or(i64::MAX, |s| s.0 as i64));
        let seed = cfg.stress.and_then(|s| s.1).unwrap_or(0);
        let state = State {
            account: Account::new(cfg.budget),
            fuel: Fuel::new(cfg.fuel),
            cfg,
            units: Vec::new(),
            by_code: HashMap::default(),
            recorder: None,
            recording: false,
            thread: 0,
            recording_thread: 0,
            recording_number: 0,
            put_off: 0,
            guess: 0,
            doomed: Vec::new(),
            worker: None,
            stats: Stats::default(),
            log,
            perf_map: PerfMap::default(),
            entries: Box::new(Entries::new(enter::refuse as *const u8)),
            watch: Watch::default(),
            graveyard: Graveyard::default(),
            entered: Vec::new(),
            restoring: false,
            next_generation: 0,
            clock: 0,
            free_units: Vec::new(),
            free_callable: Vec::new(),
            callable: Vec::new(),
            buf: exit::new_buffer(BUF_WORDS),
            stress,
            seed,
        };
        let jit: &'static Tracing = Box::leak(Box::new(Tracing(UnsafeCell::new(state))));
        // SAFETY: one thread; set before any machine code exists.
        unsafe { *TRACING.0.get() = Some(jit) };
        vm.jit = Some(jit);
        Ok(())
    }
    /// The state. Never held across machine code or a call into the VM.
    #[allow(clippy::mut_from_ref)]
    fn state(&self) -> &mut State {
        // SAFETY: one thread; callers let go of the reference before anything that can come back here.
        unsafe { &mut *self.0.get() }
    }
}

impl State {
    /// Passes from a trace to a side trace between two questions whether to join them.
    fn passes(&self) -> i32 {
        if self.account.unlimited() { 16 } else { exit::PASSES }
    }
    /// Exit stress: decides when the next guard fails, by a linear congruential step if a seed was given.
    fn next_stress(&mut self) {
        if *self.stress <= 0
            && let Some((n, seed)) = self.cfg.stress
        {
            self.seed = self.seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            let random = 1 + (self.seed >> 33) as i64 % (2 * n as i64);
            *self.stress = if seed.is_some() { random } else { n as i64 };
        }
    }
}

/// The loop counter of the loop whose header is at `pc`.
fn loop_slot(c: &CodeObj, pc: u32) -> Option<usize> {
    c.code.instrs.iter().enumerate().find_map(|(n, i)| {
        (i.op == Op::Loop && n as i32 + 1 + i.offset32() == pc as i32).then_some(i.a as usize)
    })
}

/// Whether the top frame is that of a coroutine or an asynchronous generator, which are interpreted. (Their counters start so
/// high that they hardly ever get here.)
fn runs_coroutine(vm: &Vm) -> bool {
    vm.frames.last().is_some_and(|f| f.code().is_async())
}

impl Jit for Tracing {
    fn hot_loop(&self, vm: &mut Vm, slot: u16, header: u32) -> HotAction {
        if runs_coroutine(vm) { HotAction::Interpret } else { self.loop_is_hot(vm, slot, header) }
    }
    fn hot_entry(&self, vm: &mut Vm) -> HotAction {
        if runs_coroutine(vm) { HotAction::Interpret } else { self.entry_is_hot(vm) }
    }
    fn resume(&self, vm: &mut Vm, g: &ObjRef<GeneratorObj>, sent: &Value) -> Option<Res<GenResult>> {
        self.resume_generator(vm, g, sent)
    }
    fn call(
        &self,
        vm: &mut Vm,
        f: &FunctionObj,
        receiver: Option<&Value>,
        args: &[Value],
    ) -> Option<Res<Value>> {
        self.call_function(vm, f, receiver, args)
    }
    fn record(&self, vm: &mut Vm, ins: Instr) -> RecordAction {
        self.record_step(vm, ins)
    }
    fn unwound(&self, vm: &Vm) -> bool {
        self.unwound_to_handler(vm)
    }
    fn is_recording(&self) -> bool {
        let st = self.state();
        st.recorder.is_some() && st.records_here()
    }
    fn affords_function(&self, work: u64) -> bool {
        /// Bytecodes of a function and of its loop, with what it calls there.
        const LENGTH: u64 = 60;
        let account = &mut self.state().account;
        account.earn(work);
        account.missing(account.cost_of_recording(LENGTH)) == 0
    }
    fn push_frames(&self, vm: &mut Vm) {
        // SAFETY: asked for by the VM while such a call is in progress.
        unsafe { exit::frames::push_frames(vm) }
    }
    fn aside(&self, vm: &mut Vm, f: fn(&mut Vm)) {
        self.run_aside(vm, f);
    }
    fn changed(&self, what: usize) {
        self.has_changed(what);
    }
    fn died(&self, vm: &Vm, o: NonNull<Header>) -> bool {
        self.has_died(vm, o)
    }
    fn safepoint(&self, vm: &Vm) {
        if !self.state().graveyard.is_empty() {
            // Dropped when the state is free again.
            let gone = self.state().sweep(vm);
            drop(gone);
            let parked = self.state().parked();
            drop(parked);
        }
    }
    fn thread_changed(&self, number: u64) {
        self.state().thread = number;
    }
    fn before_fork(&self) {
        if let Some(w) = &mut self.state().worker {
            w.settle();
        }
    }
    fn after_fork_in_child(&self) {
        let s = self.state();
        if let Some(w) = &mut s.worker {
            w.after_fork_in_child();
        }
        if let Some(path) = &s.cfg.log {
            s.log.open_for_child(path);
        }
    }
    fn stats(&self) -> String {
        self.state().stats_text()
    }
}
