//! The compile thread: Cranelift works while the interpreter goes on.
//!
//! ```text
//! Python thread:  recording complete ─► Job ─► ...goes on interpreting...  ◄─ poll word: install Outcome
//! compile thread:                        └──► lower, Cranelift ──► Outcome
//! ```
//! A job owns or shares all it needs (traces never change once they are recorded). Without a thread, jobs are done on the spot.
#![allow(unsafe_code, reason = "jobs carry addresses that machine code will use")]

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Instant;

use sidewinder_vm::vm::{POLL_COMPILED, request_poll};

use crate::ir::{Trace, Ty};
use crate::lower::{Compiled, Compiler, TraceView, UnitView};

/// A trace of the unit to be compiled.
pub struct JobTrace {
    pub trace: Arc<Trace>,
    pub sides: Vec<Option<u32>>,
    /// For roots: the slots it is entered with.
    pub entry: Option<Vec<(u32, Ty)>>,
    pub is_function: bool,
    pub resume: Option<u32>,
    pub first_exit: u32,
    pub execs: Vec<*const u8>,
}

/// A unit to be compiled.
pub struct Job {
    pub unit: usize,
    pub generation: u32,
    pub traces: Vec<JobTrace>,
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
// SAFETY: the addresses are built into code or (execs) point to descriptions that are never changed nor freed.
unsafe impl Send for Job {}

/// What became of a job.
pub struct Outcome {
    pub unit: usize,
    pub generation: u32,
    pub n_traces: usize,
    pub result: Result<Compiled, String>,
    pub ns: u64,
}

/// Does jobs, on a thread of its own or on the spot.
pub struct Worker {
    thread: Option<(Sender<Job>, Receiver<Outcome>)>,
    here: Option<Compiler>,
}

impl Worker {
    pub fn new(on_thread: bool) -> Worker {
        let mut w = Worker { thread: None, here: None };
        if on_thread {
            let (to, jobs) = channel::<Job>();
            let (done, from) = channel();
            let work = move || {
                let Some(mut compiler) = Compiler::native() else { return };
                while let Ok(job) = jobs.recv() {
                    if done.send(run(&mut compiler, &job)).is_err() {
                        return;
                    }
                    request_poll(POLL_COMPILED);
                }
            };
            let stack = std::thread::Builder::new().name("compiler".to_string()).stack_size(32 << 20);
            if stack.spawn(work).is_ok() {
                w.thread = Some((to, from));
            }
        }
        w
    }
    /// Takes a job; its outcome, if it was done on the spot.
    pub fn submit(&mut self, job: Job) -> Option<Outcome> {
        let job = match &self.thread {
            Some((to, _)) => match to.send(job) {
                Ok(()) => return None,
                // The thread is gone, which only a bug in the compiler can cause: go on without it.
                Err(e) => e.0,
            },
            None => job,
        };
        self.thread = None;
        if self.here.is_none() {
            self.here = Compiler::native();
        }
        match &mut self.here {
            Some(c) => Some(run(c, &job)),
            None => Some(Outcome {
                unit: job.unit,
                generation: job.generation,
                n_traces: job.traces.len(),
                result: Err("this machine is not supported".to_string()),
                ns: 0,
            }),
        }
    }
    /// An outcome of the thread that has arrived.
    pub fn done(&self) -> Option<Outcome> {
        self.thread.as_ref().and_then(|t| t.1.try_recv().ok())
    }
}

fn run(compiler: &mut Compiler, job: &Job) -> Outcome {
    let t0 = Instant::now();
    let unit = UnitView {
        traces: job
            .traces
            .iter()
            .map(|t| TraceView {
                trace: &t.trace,
                sides: &t.sides,
                entry: t.entry.as_deref(),
                is_function: t.is_function,
                resume: t.resume,
                first_exit: t.first_exit,
                execs: &t.execs,
            })
            .collect(),
        dead: job.dead,
        stress: job.stress,
        buf: job.buf,
        n_args: job.n_args,
        max_depth: job.max_depth,
        extent: job.extent,
        is_generator: job.is_generator,
    };
    let mut result = compiler.compile(&unit, job.texts);
    if job.check_aarch64 {
        let other = Compiler::for_target("aarch64-unknown-linux-gnu");
        let checked = match other {
            Some(mut c) => c.compile(&unit, false).map(|_| ()),
            None => Err("is not built in".to_string()),
        };
        if let Err(e) = checked {
            result = Err(format!("aarch64: {e}"));
        }
    }
    Outcome {
        unit: job.unit,
        generation: job.generation,
        n_traces: job.traces.len(),
        result,
        ns: t0.elapsed().as_nanos() as u64,
    }
}
