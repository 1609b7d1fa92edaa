//! Forking a process that runs Python.

use sidewinder_vm::types::builtin;
use sidewinder_vm::vm::{Res, Vm};

use super::{once, sys};

/// Forks. The child has this thread only, so what others do for it is finished first, and they are started anew when needed.
pub fn fork(vm: &mut Vm) -> Res<i32> {
    if vm.is_finalizing {
        let class = &builtin().python_finalization_error;
        return Err(vm.error(class, "can't fork at interpreter shutdown"));
    }
    if let Some(jit) = vm.jit {
        jit.before_fork();
    }
    #[allow(unsafe_code, reason = "fork(2)")]
    // SAFETY: the thread that compiles has nothing to do, so it holds no locks, and the child does not use it.
    let fork = || unsafe { sys::fork() };
    let pid = sidewinder_vm::threads::turn::during_fork(fork, |pid| matches!(pid, Ok(0)));
    if let Ok(0) = pid {
        sidewinder_vm::threads::after_fork_in_child(vm);
        sidewinder_vm::signals::forget();
        if let Some(jit) = vm.jit {
            jit.after_fork_in_child();
        }
    }
    once(vm, pid)
}
