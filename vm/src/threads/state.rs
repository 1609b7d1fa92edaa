//! What each thread has for itself, and how it gets into the VM and out again.
//!
//! There is one [`Vm`], which interpreter and machine code know by address. The fields of it that belong to a thread are moved
//! out when the thread gives up the lock, and back in when it has it again ([`Parked::exchange`]), so nobody else knows that
//! there are several threads.
#![allow(unsafe_code, reason = "maps and unmaps register stacks")]

use std::mem::swap;

use crate::interp::tracing::Hooks;
use crate::objects::*;
use crate::value::*;
use crate::vm::{Frame, Native, Vm, map_stack, unmap};

/// Registers of a thread that is not the main one: 256 MiB of address space.
const THREAD_STACK_VALUES: usize = 1 << 24;

macro_rules! per_thread {
    ($($name:ident: $ty:ty = $start:expr;)*) => {
        /// The fields of the VM that belong to a thread which does not have the lock. (While it has, what lies here belongs to
        /// nobody.)
        pub struct Parked {
            $($name: $ty,)*
            first_iteration: Option<Value>,
            finaliser: Option<Value>,
            /// What is unmapped at the end.
            #[allow(dead_code, reason = "it is there to be dropped")]
            mapped: Option<Mapped>,
        }
        impl Parked {
            /// Nobody's.
            pub fn nobody() -> Parked {
                Parked { $($name: $start,)* first_iteration: None, finaliser: None, mapped: None }
            }
            /// Takes the fields that are in the VM out, and puts those that are here in.
            pub fn exchange(&mut self, vm: &mut Vm) {
                $(swap(&mut self.$name, &mut vm.$name);)*
                swap(&mut self.first_iteration, &mut vm.async_hooks.first_iteration);
                swap(&mut self.finaliser, &mut vm.async_hooks.finaliser);
                crate::interp::choose_handlers(vm);
            }
        }
    };
}
per_thread! {
    frames: Vec<Frame> = Vec::new();
    observed: Vec<Observed> = Vec::new();
    stack: *mut Value = std::ptr::null_mut();
    stack_end: *mut Value = std::ptr::null_mut();
    native_limit: usize = 0;
    exception: Value = Value::None;
    handled: Value = Value::None;
    native: Native = Native::nowhere();
    returned: Value = Value::Undef;
    end_value: Option<Value> = None;
    entry_frame: usize = 0;
    sink: *mut crate::vm::Taker<'static> = std::ptr::null_mut();
    threads_limit: usize = 0;
    recording: bool = false;
    tracing: bool = false;
    hooks: Hooks = Hooks::default();
    repr_stack: Vec<usize> = Vec::new();
    frames_of: u64 = 0;
}

struct Mapped {
    stack: *mut Value,
    calls: *mut u8,
    calls_bytes: usize,
}
impl Drop for Mapped {
    fn drop(&mut self) {
        // SAFETY: the thread is over; nothing refers to its registers any more.
        unsafe {
            unmap(self.stack.cast(), THREAD_STACK_VALUES * size_of::<Value>());
            unmap(self.calls, self.calls_bytes);
        }
    }
}

impl Parked {
    /// Those of a new thread of this number with a native stack of so many bytes; none if there is no memory.
    pub fn new(number: u64, native_bytes: usize) -> Option<Parked> {
        let stack = map_stack(THREAD_STACK_VALUES)?;
        let Some((native, calls_bytes)) = Native::of_thread(native_bytes) else {
            // SAFETY: it has just been mapped.
            unsafe { unmap(stack.cast(), THREAD_STACK_VALUES * size_of::<Value>()) };
            return None;
        };
        let mapped = Some(Mapped { stack, calls: native.start as *mut u8, calls_bytes });
        let stack_end = Vm::usable_end(stack, THREAD_STACK_VALUES);
        Some(Parked { frames_of: number, stack, stack_end, native, mapped, ..Parked::nobody() })
    }
    /// Records of native calls in progress.
    pub fn native(&self) -> &Native {
        &self.native
    }
}
