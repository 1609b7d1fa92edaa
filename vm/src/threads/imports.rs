//! Modules that are being imported. Another thread that wants one waits until it is there.
//!
//! In a circle of threads that wait for each other, the one that would close it goes on with the module as it is, as a circular
//! import of one thread does.

use std::cell::RefCell;

use super::Waiters;
use crate::vm::{Res, Vm};

#[derive(Default)]
pub struct Imports {
    /// Names, and the numbers of the threads that load them.
    loading: RefCell<Vec<(String, u64)>>,
    /// Threads that wait, and for which module.
    wanted: RefCell<Vec<(u64, String)>>,
    waiters: Waiters,
}

impl Imports {
    pub fn is_loading(&self, name: &str) -> bool {
        self.loader(name).is_some()
    }
    fn loader(&self, name: &str) -> Option<u64> {
        self.loading.borrow().iter().rfind(|l| l.0 == name).map(|l| l.1)
    }
    /// Whether who waits for the module waits for the thread `me`.
    fn leads_to(&self, name: &str, me: u64) -> bool {
        let wanted = self.wanted.borrow();
        let mut name = name;
        for _ in 0..=wanted.len() {
            let Some(thread) = self.loader(name) else { return false };
            if thread == me {
                return true;
            }
            match wanted.iter().rfind(|w| w.0 == thread) {
                Some(w) => name = &w.1,
                None => return false,
            }
        }
        false
    }
    /// In the child of a fork, which has the thread `me` only.
    pub fn forget_others(&self, me: u64) {
        self.loading.borrow_mut().retain(|l| l.1 == me);
        self.wanted.borrow_mut().clear();
        self.waiters.forget();
    }
}

/// The running thread does something that puts the module into `sys.modules`.
pub fn loading<T>(vm: &mut Vm, name: &str, load: impl FnOnce(&mut Vm) -> T) -> T {
    let imports = vm.threads.imports.clone();
    imports.loading.borrow_mut().push((name.to_string(), vm.threads.current.number));
    let r = load(vm);
    {
        let mut loading = imports.loading.borrow_mut();
        if let Some(at) = loading.iter().rposition(|l| l.0 == name) {
            loading.remove(at);
        }
    }
    imports.waiters.wake_all();
    r
}

/// Waits until no other thread loads the module.
pub fn settle(vm: &mut Vm, name: &str) -> Res<()> {
    let me = vm.threads.current.number;
    let imports = vm.threads.imports.clone();
    if !imports.is_loading(name) || imports.leads_to(name, me) {
        return Ok(());
    }
    imports.wanted.borrow_mut().push((me, name.to_string()));
    let r = imports.waiters.wait(vm, None, || !imports.is_loading(name));
    let mut wanted = imports.wanted.borrow_mut();
    if let Some(at) = wanted.iter().rposition(|w| w.0 == me) {
        wanted.remove(at);
    }
    r.map(drop)
}
