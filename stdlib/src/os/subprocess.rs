//! `_posixsubprocess`: starts programs.

use std::ffi::CString;

use sidewinder_macros::native_module;
use sidewinder_vm as vm;
use vm::modules::make_module;
use vm::native::integer;
use vm::objects::*;
use vm::value::*;
use vm::vm::{Res, Vm};

use super::sys::{self, ChildError, Start, StringArray};
use super::{args, once};

pub fn make(vm: &mut Vm) -> Ref<ModuleObj> {
    make_module(vm, "_posixsubprocess", natives::DOC, natives::NATIVES)
}

/// The arguments of `fork_exec` in their order.
const ARGUMENTS: u8 = 22;

/// A number that stands for "leave it as it is" if it is None or negative.
fn id(vm: &mut Vm, v: &Value) -> Res<Option<u32>> {
    if v.is_none() {
        return Ok(None);
    }
    let n = integer(vm, v)?;
    match n.as_i64() {
        Some(-1) => Ok(None),
        Some(n) if (0..=u32::MAX as i64).contains(&n) => Ok(Some(n as u32)),
        _ => Err(vm.overflow_error("id is out of range")),
    }
}

fn number(vm: &mut Vm, v: &Value) -> Res<i32> {
    let n = integer(vm, v)?.as_i64().and_then(|n| i32::try_from(n).ok());
    n.ok_or_else(|| vm.overflow_error("Python int too large to convert to C int"))
}

/// The descriptors to keep: in ascending order, none twice.
fn descriptors(vm: &mut Vm, v: &Value) -> Res<Vec<i32>> {
    let Some(t) = v.get_exact::<TupleObj>() else {
        return Err(vm.type_error("fork_exec() argument 4 must be tuple"));
    };
    let fds: Option<Vec<i32>> =
        t.items().iter().map(|v| v.as_i64().and_then(|n| i32::try_from(n).ok())).collect();
    fds.filter(|fds| fds.iter().all(|fd| *fd >= 0) && fds.is_sorted_by(|a, b| a < b))
        .ok_or_else(|| vm.value_error("bad value(s) in fds_to_keep"))
}

/// What stays the same whether or not the child may run Python code.
struct Prepared {
    args: StringArray,
    paths: Vec<CString>,
    env: Option<StringArray>,
    folder: Option<CString>,
    fds: [i32; 8],
    keep: Vec<i32>,
    close: bool,
    restore_signals: bool,
    new_session: bool,
    group: i32,
    gid: Option<u32>,
    gids: Option<Vec<u32>>,
    uid: Option<u32>,
    umask: i32,
}

impl Prepared {
    fn new(vm: &mut Vm, a: &[Value]) -> Res<Prepared> {
        let close = vm::ops::truth(vm, &a[2])?;
        let keep = descriptors(vm, &a[3])?;
        let mut fds = [0; 8];
        for (to, v) in fds.iter_mut().zip(&a[6..14]) {
            *to = number(vm, v)?;
        }
        if close && fds[7] < 3 {
            return Err(vm.value_error("errpipe_write must be >= 3"));
        }
        let gids = match &a[18] {
            Value::None => None,
            v => {
                let items = vm::ops::collect(vm, v)?;
                let mut ids = Vec::new();
                for v in &items {
                    let n = vm::native::integer(vm, v)?.as_i64().and_then(|n| u32::try_from(n).ok());
                    ids.push(n.ok_or_else(|| vm.value_error("invalid group id"))?);
                }
                Some(ids)
            }
        };
        Ok(Prepared {
            args: StringArray::new(args::paths(vm, &a[0])?),
            paths: args::paths(vm, &a[1])?,
            env: match &a[5] {
                Value::None => None,
                v => Some(StringArray::new(args::paths(vm, v)?)),
            },
            folder: match &a[4] {
                Value::None => None,
                v => Some(args::path(vm, v)?),
            },
            fds,
            keep,
            close,
            restore_signals: vm::ops::truth(vm, &a[14])?,
            new_session: vm::ops::truth(vm, &a[15])?,
            group: number(vm, &a[16])?,
            gid: id(vm, &a[17])?,
            gids,
            uid: id(vm, &a[19])?,
            umask: number(vm, &a[20])?,
        })
    }
    fn start(&self) -> Start<'_> {
        let [p2cread, p2cwrite, c2pread, c2pwrite, errread, errwrite, _, errpipe_write] = self.fds;
        Start {
            args: &self.args,
            paths: &self.paths,
            env: self.env.as_ref(),
            folder: self.folder.as_deref(),
            streams: [p2cread, c2pwrite, errwrite],
            others: [p2cwrite, c2pread, errread],
            report: errpipe_write,
            keep: self.close.then_some(&self.keep),
            inherit: &self.keep,
            restore_signals: self.restore_signals,
            new_session: self.new_session,
            group: (self.group >= 0).then_some(self.group),
            gid: self.gid,
            gids: self.gids.as_deref(),
            uid: self.uid,
            umask: u32::try_from(self.umask).ok(),
        }
    }
}

/// Writes what went wrong to whoever waits for it: the class of the exception, errno in hexadecimal, and a text.
fn report(fd: i32, error: ChildError) {
    let mut line = [0u8; 64];
    let mut rest = &mut line[..];
    use std::io::Write;
    let _ = match error {
        ChildError::Before(0, what) => write!(rest, "SubprocessError:0:{what}"),
        ChildError::Before(errno, what) => write!(rest, "OSError:{errno:X}:{what}"),
        ChildError::Exec(errno) => write!(rest, "OSError:{errno:X}:"),
    };
    let left = rest.len();
    let _ = sys::write(fd, &line[..line.len() - left]);
}

/// A POSIX helper for the subprocess module.
#[native_module("_posixsubprocess")]
mod natives {
    use super::*;

    /// Fork a child and have it run a program.
    #[native(min = 22, max = 22)]
    fn fork_exec(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        let a = args.all;
        let prepared = Prepared::new(vm, &a[..ARGUMENTS as usize - 1])?;
        let first = &a[ARGUMENTS as usize - 1];
        let start = prepared.start();
        if !first.is_none() {
            if vm.is_finalizing {
                let class = &vm::types::builtin().python_finalization_error;
                return Err(vm.error(class, "preexec_fn not supported at interpreter shutdown"));
            }
            return fork_and_call(vm, &start, first).map(Value::Int);
        }
        // Handlers of this process must not run in the child.
        let old = sys::block_all_signals();
        #[allow(unsafe_code, reason = "fork(2)")]
        // SAFETY: the child does nothing but calls that are safe after a fork, until it is another program or ends.
        let pid = unsafe { sys::fork() };
        if let Ok(0) = pid {
            sys::restore_signal_mask(&old);
            report(start.report, start.become_program(|| true));
            sys::exit_now(255);
        }
        sys::restore_signal_mask(&old);
        once(vm, pid).map(|pid| Value::Int(pid as i64))
    }

    /// The child calls a function before it becomes the program, so it goes on as one that runs Python.
    fn fork_and_call(vm: &mut Vm, start: &Start<'_>, first: &Value) -> Res<i64> {
        let pid = super::super::process::fork(vm)?;
        if pid == 0 {
            let error = start.become_program(|| vm.call(first, &[]).is_ok());
            report(start.report, error);
            sys::exit_now(255);
        }
        Ok(pid as i64)
    }
}
