//! The compile thread: Cranelift works while the interpreter goes on.
//!
//! ```text
//! Python thread:  recording complete ─► Job ─► ...goes on interpreting... ─► it is due: install Outcome
//! compile thread:                        └──► lower, Cranelift ──► Outcome
//! ```
//! A job is due when the program has done as much work, by the account's units, as compiling was expected to cost, whenever it is
//! really done: where code comes into use is the same in each run of a program.
//! A job owns or shares all it needs (traces never change once they are recorded). Without a thread, jobs are done on the spot.
#![allow(unsafe_code, reason = "jobs carry addresses that machine code will use")]

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use target_lexicon::triple;

use crate::enter::RootRecord;
use crate::exit::ExitRecord;
use crate::ir::{Trace, Ty};
use crate::lower::{Blanks, Compiled, Compiler, ParentView, PieceView, RootView, TraceView};

/// A trace of the piece to be compiled.
pub struct JobTrace {
    pub trace: Arc<Trace>,
    pub number: u32,
    pub sides: Vec<Option<u32>>,
    /// For roots: the slots it is entered with.
    pub entry: Option<Vec<(u32, Ty)>>,
    pub is_function: bool,
    pub resume: Option<(u32, Option<u32>)>,
    pub exits: *const ExitRecord,
    pub execs: Vec<*const u8>,
    pub blanks: Blanks,
}

/// A root of the unit.
pub struct JobRoot {
    pub number: u32,
    pub entry: Vec<(u32, Ty)>,
    pub record: *const RootRecord,
    pub resume: Option<u32>,
}

/// Where a side trace comes from.
pub struct JobParent {
    pub trace: Arc<Trace>,
    pub exit: u32,
    pub record: *const ExitRecord,
    pub deeper: bool,
}

/// A piece to be compiled.
pub struct Job {
    pub unit: usize,
    pub generation: u32,
    /// One trace alone, or all.
    pub traces: Vec<JobTrace>,
    pub joined: bool,
    pub roots: Vec<JobRoot>,
    pub parent: Option<JobParent>,
    pub dead: *const u8,
    pub stress: Option<*const i64>,
    pub buf: *const u64,
    pub n_args: usize,
    pub max_depth: usize,
    pub extent: usize,
    pub is_generator: bool,
    /// Also give the texts of CLIF and machine code.
    pub texts: bool,
    pub check_aarch64: bool,
}
// SAFETY: the addresses are built into code or (execs) point to descriptions that are never changed while the job lives.
unsafe impl Send for Job {}

/// What became of a job.
pub struct Outcome {
    pub unit: usize,
    pub generation: u32,
    /// Numbers of the traces.
    pub traces: Vec<u32>,
    pub joined: bool,
    pub max_depth: usize,
    pub extent: usize,
    pub result: Result<Compiled, String>,
    pub ns: u64,
}

impl Job {
    /// IR instructions to be compiled.
    pub fn n_ir(&self) -> u64 {
        self.traces.iter().map(|t| t.trace.ins.len() as u64).sum()
    }
    fn outcome(&self, result: Result<Compiled, String>, ns: u64) -> Outcome {
        Outcome {
            unit: self.unit,
            generation: self.generation,
            traces: self.traces.iter().map(|t| t.number).collect(),
            joined: self.joined,
            max_depth: self.max_depth,
            extent: self.extent,
            result,
            ns,
        }
    }
    fn view(&self) -> PieceView<'_> {
        let trace = |t| {
            let t: &JobTrace = t;
            TraceView {
                trace: &t.trace,
                number: t.number,
                sides: &t.sides,
                entry: t.entry.as_deref(),
                is_function: t.is_function,
                resume: t.resume,
                exits: t.exits,
                execs: &t.execs,
                blanks: &t.blanks,
            }
        };
        let root = |r| {
            let r: &JobRoot = r;
            RootView { number: r.number, entry: &r.entry, resume: r.resume, record: r.record }
        };
        let parent = |p| {
            let p: &JobParent = p;
            ParentView { trace: &p.trace, exit: p.exit, record: p.record, deeper: p.deeper }
        };
        PieceView {
            traces: self.traces.iter().map(trace).collect(),
            roots: self.roots.iter().map(root).collect(),
            parent: self.parent.as_ref().map(parent),
            dead: self.dead,
            stress: self.stress,
            buf: self.buf,
            n_args: self.n_args,
            max_depth: self.max_depth,
            extent: self.extent,
            is_generator: self.is_generator,
        }
    }
}

/// Does jobs, on a thread of its own or on the spot.
pub struct Worker {
    /// When the jobs that the thread has are due.
    under_way: VecDeque<u64>,
    /// Whether there is to be a thread, which the first job starts.
    on_thread: bool,
    thread: Option<(Sender<Job>, Receiver<Outcome>)>,
    /// What it has finished, of jobs that are not due yet.
    finished: VecDeque<Outcome>,
    here: Option<Compiler>,
}

impl Worker {
    pub fn new(on_thread: bool) -> Worker {
        let (under_way, finished) = (VecDeque::new(), VecDeque::new());
        Worker { under_way, on_thread, thread: None, finished, here: None }
    }
    fn start_thread(&mut self) {
        let (to, jobs) = channel::<Job>();
        let (done, from) = channel();
        let work = move || {
            let Some(mut compiler) = Compiler::native() else { return };
            while let Ok(job) = jobs.recv() {
                if done.send(run(&mut compiler, &job)).is_err() {
                    return;
                }
            }
        };
        // It inherits the mask: signals are for the thread that runs Python.
        let mask = block_signals();
        let thread = std::thread::Builder::new().name("compiler".to_string()).stack_size(32 << 20);
        if thread.spawn(work).is_ok() {
            self.thread = Some((to, from));
        }
        restore_signals(&mask);
    }
    /// Waits until the thread has nothing left to do: it holds no locks then, so the process can be forked.
    pub fn settle(&mut self) {
        let Some((_, from)) = &self.thread else { return };
        while self.finished.len() < self.under_way.len() {
            match from.recv() {
                Ok(o) => self.finished.push_back(o),
                // The thread is gone, and what it had.
                Err(_) => return self.under_way.truncate(self.finished.len()),
            }
        }
    }
    /// A child that was forked has no such thread; its first job starts one.
    pub fn after_fork_in_child(&mut self) {
        if let Some(ends) = self.thread.take() {
            // Nobody is at the other ends here: they are left alone.
            std::mem::forget(ends);
        }
    }
    /// Takes a job that is due at a time of the account's clock; its outcome, if it was done on the spot.
    pub fn submit(&mut self, job: Job, due: u64) -> Option<Outcome> {
        if self.on_thread && self.thread.is_none() {
            self.start_thread();
        }
        let job = match &self.thread {
            Some((to, _)) => match to.send(job) {
                Ok(()) => {
                    self.under_way.push_back(due);
                    return None;
                }
                // The thread is gone, which only a bug in the compiler can cause: go on without it.
                Err(e) => e.0,
            },
            None => job,
        };
        (self.on_thread, self.thread) = (false, None);
        if self.here.is_none() {
            self.here = Compiler::native();
        }
        match &mut self.here {
            Some(c) => Some(run(c, &job)),
            None => Some(job.outcome(Err("this machine is not supported".to_string()), 0)),
        }
    }
    /// The outcome of the first job if that is due at this time, waiting for it.
    pub fn due(&mut self, now: u64) -> Option<Outcome> {
        if *self.under_way.front()? > now {
            return None;
        }
        self.under_way.pop_front();
        if let Some(o) = self.finished.pop_front() {
            return Some(o);
        }
        let o = self.thread.as_ref().and_then(|t| t.1.recv().ok());
        if o.is_none() {
            // The thread is gone, and what it had.
            self.under_way.clear();
        }
        o
    }
}

/// Blocks all signals in this thread; what was blocked before.
fn block_signals() -> libc::sigset_t {
    // SAFETY: sets of bits; the first is filled in before it is used.
    unsafe {
        let (mut all, mut old): (libc::sigset_t, libc::sigset_t) = (std::mem::zeroed(), std::mem::zeroed());
        libc::sigfillset(&mut all);
        libc::pthread_sigmask(libc::SIG_SETMASK, &all, &mut old);
        old
    }
}
fn restore_signals(mask: &libc::sigset_t) {
    // SAFETY: a set that the system has filled in.
    unsafe { libc::pthread_sigmask(libc::SIG_SETMASK, mask, std::ptr::null_mut()) };
}

/// Processor time of this thread, in nanoseconds.
fn processor_time() -> u64 {
    let mut t = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: writes to a variable of its own.
    unsafe { libc::clock_gettime(libc::CLOCK_THREAD_CPUTIME_ID, &mut t) };
    t.tv_sec as u64 * 1_000_000_000 + t.tv_nsec as u64
}

fn run(compiler: &mut Compiler, job: &Job) -> Outcome {
    let t0 = processor_time();
    let view = job.view();
    let mut result = compiler.compile(&view, job.texts);
    if job.check_aarch64 {
        let checked = match Compiler::for_target(triple!("aarch64-unknown-linux-gnu")) {
            Some(mut c) => c.check(&view),
            None => Err("is not built in".to_string()),
        };
        if let Err(e) = checked {
            result = Err(format!("aarch64: {e}"));
        }
    }
    job.outcome(result, processor_time() - t0)
}
