//! Executable memory: written once, then executable, never both (W^X), freed with its owner.
#![allow(unsafe_code, reason = "maps executable memory")]

use std::ptr;
use std::sync::atomic::{AtomicUsize, Ordering};

static LIVE: AtomicUsize = AtomicUsize::new(0);

/// Bytes of machine code that is mapped, in whole pages.
pub fn live_bytes() -> usize {
    LIVE.load(Ordering::Relaxed)
}

/// Machine code in pages of its own.
pub struct CodeBlock {
    ptr: *mut u8,
    len: usize,
}

impl CodeBlock {
    /// Copies code into fresh executable pages; `None` if the system refuses.
    pub fn new(code: &[u8]) -> Option<CodeBlock> {
        let len = code.len().max(1).next_multiple_of(4096);
        // SAFETY: an anonymous mapping of our own, filled before it becomes executable.
        unsafe {
            let prot = libc::PROT_READ | libc::PROT_WRITE;
            let p = libc::mmap(ptr::null_mut(), len, prot, libc::MAP_PRIVATE | libc::MAP_ANONYMOUS, -1, 0);
            if p == libc::MAP_FAILED {
                return None;
            }
            let p = p as *mut u8;
            ptr::copy_nonoverlapping(code.as_ptr(), p, code.len());
            if libc::mprotect(p.cast(), len, libc::PROT_READ | libc::PROT_EXEC) != 0 {
                libc::munmap(p.cast(), len);
                return None;
            }
            #[cfg(target_arch = "aarch64")]
            clear_icache(p, code.len());
            LIVE.fetch_add(len, Ordering::Relaxed);
            Some(CodeBlock { ptr: p, len })
        }
    }
    /// Bytes it takes, in whole pages.
    pub fn bytes(&self) -> usize {
        self.len
    }
    pub fn addr(&self) -> *const u8 {
        self.ptr
    }
}

#[cfg(target_arch = "aarch64")]
unsafe fn clear_icache(p: *mut u8, len: usize) {
    unsafe extern "C" {
        fn __clear_cache(start: *mut u8, end: *mut u8);
    }
    // SAFETY: the range was just written by us; the function comes with the compiler's runtime library.
    unsafe { __clear_cache(p, p.add(len)) }
}

impl Drop for CodeBlock {
    fn drop(&mut self) {
        // SAFETY: our own mapping; the owner makes sure that nothing runs in it.
        unsafe { libc::munmap(self.ptr.cast(), self.len) };
        LIVE.fetch_sub(self.len, Ordering::Relaxed);
    }
}
