//! What happens when there is no memory: a `MemoryError`, not the end of the process.
//!
//! ```text
//! large request   ─► granted? ── no ──────────────────────────► exhausted ─► poll, or the end of a native call ─► MemoryError
//! any other       ─► the system ── no ─► the reserve is given up ─► exhausted, and the request is met
//! ```
//! Native code makes most of what it needs with collections of Rust's, which cannot fail. So whoever is about to ask for a large
//! block asks [`granted`] first; what is refused is not made (a container stays as it is, a string is the empty one), and the
//! error is raised before Python code sees it: native calls look at their end ([`settle`]), all others wait for the next poll.
//! Small requests are met: a reserve of address space is given up when the system has no more, which leaves enough to come to
//! the next poll, and for what programs do about the error. It is taken again as soon as a large block has been freed.
#![allow(unsafe_code, reason = "the allocator of the process; mmap(2)")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::ptr;
use std::sync::atomic::{AtomicBool, AtomicPtr, AtomicUsize, Ordering};

use crate::types::builtin;
use crate::vm::{POLL_MEMORY, Res, Vm, request_poll};

/// Requests of as many bytes are asked for first.
pub const LARGE: usize = 1 << 20;
/// Address space in reserve, if there is no limit: then it costs nothing.
const RESERVE: usize = 256 << 20;
/// The system gives back blocks that are freed from this size on at the latest, so that the reserve may be had again.
const GIVEN_BACK: usize = 128 << 10;

/// The reserve, or null while it is given up.
static KEPT: AtomicPtr<u8> = AtomicPtr::new(ptr::null_mut());
/// How much of it there is to be; 0 before [`keep_reserve`].
static RESERVED: AtomicUsize = AtomicUsize::new(0);
/// How much is still given to a program that has been told and has not let go of enough yet, before it is told again.
static GRACE: AtomicUsize = AtomicUsize::new(0);
/// A request could not be met, and nobody has been told yet.
static EXHAUSTED: AtomicBool = AtomicBool::new(false);
/// How many are writing about an exception.
static TELLING: AtomicUsize = AtomicUsize::new(0);

#[global_allocator]
static ALLOCATOR: Guarded = Guarded;

/// The system's allocator, with a reserve.
struct Guarded;

// SAFETY: all blocks are the system's.
unsafe impl GlobalAlloc for Guarded {
    #[inline]
    unsafe fn alloc(&self, l: Layout) -> *mut u8 {
        // SAFETY: as the caller says.
        let ask = || unsafe { System.alloc(l) };
        let p = ask();
        if p.is_null() { ask_again(l.size(), ask) } else { p }
    }
    #[inline]
    unsafe fn alloc_zeroed(&self, l: Layout) -> *mut u8 {
        // SAFETY: as the caller says.
        let ask = || unsafe { System.alloc_zeroed(l) };
        let p = ask();
        if p.is_null() { ask_again(l.size(), ask) } else { p }
    }
    #[inline]
    unsafe fn realloc(&self, old: *mut u8, l: Layout, size: usize) -> *mut u8 {
        // SAFETY: as the caller says; a block that could not be changed is as it was.
        let ask = || unsafe { System.realloc(old, l, size) };
        let p = ask();
        if p.is_null() { ask_again(size, ask) } else { p }
    }
    #[inline]
    unsafe fn dealloc(&self, p: *mut u8, l: Layout) {
        // SAFETY: as the caller says.
        unsafe { System.dealloc(p, l) };
        if KEPT.load(Ordering::Relaxed).is_null() {
            after_free(l.size());
        }
    }
}

/// The reserve is given up and something has been freed: now and then it may be had again.
#[cold]
#[inline(never)]
fn after_free(bytes: usize) {
    const NOW_AND_THEN: usize = 256;
    static FREED: AtomicUsize = AtomicUsize::new(0);
    let n = FREED.fetch_add(1, Ordering::Relaxed);
    if (bytes >= GIVEN_BACK || n.is_multiple_of(NOW_AND_THEN)) && is_short() {
        keep_again();
    }
}

/// Meets a request from what was in reserve.
#[cold]
#[inline(never)]
fn ask_again(bytes: usize, ask: impl Fn() -> *mut u8) -> *mut u8 {
    let kept = KEPT.swap(ptr::null_mut(), Ordering::SeqCst);
    if !kept.is_null() {
        // SAFETY: mapped by `keep_again`, and nobody uses it.
        unsafe { libc::munmap(kept.cast(), RESERVED.load(Ordering::SeqCst)) };
        met_from_reserve();
    }
    // Somebody else may have given it up a moment ago.
    let p = ask();
    if p.is_null() { give_up(bytes) } else { p }
}

/// Ends the process: there is no memory for what cannot do without.
fn give_up(bytes: usize) -> ! {
    let _ = write_number("Fatal Python error: out of memory (", bytes, " bytes)\n");
    // SAFETY: ends the process, without anything that might ask for memory.
    unsafe { libc::_exit(1) }
}

/// Writes to the standard error stream, with no memory but the stack's.
fn write_number(before: &str, n: usize, after: &str) -> std::io::Result<()> {
    use std::io::Write;
    let mut line = [0u8; 80];
    let room = line.len();
    let mut rest = &mut line[..];
    write!(rest, "{before}{n}{after}")?;
    let used = room - rest.len();
    // SAFETY: writes bytes of a variable.
    unsafe { libc::write(2, line.as_ptr().cast(), used) };
    Ok(())
}

/// Address space that is asked for and given back: whether it is there.
fn map(bytes: usize) -> Option<*mut u8> {
    let access = libc::PROT_READ | libc::PROT_WRITE;
    let flags = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS;
    // SAFETY: an anonymous mapping.
    let p = unsafe { libc::mmap(ptr::null_mut(), bytes, access, flags, -1, 0) };
    (p != libc::MAP_FAILED).then_some(p.cast())
}

/// Puts address space in reserve.
pub fn keep_reserve() {
    #[cfg(target_env = "gnu")]
    if limit() != usize::MAX {
        // Else each thread has 64 MiB of addresses put aside for what it allocates, and twice as many for a moment.
        // SAFETY: changes a setting of the allocator, before there is a second thread.
        unsafe { libc::mallopt(libc::M_ARENA_MAX, 1) };
    }
    RESERVED.store(share(RESERVE, 8), Ordering::SeqCst);
    keep_again();
}
/// Puts it in reserve again, if it can be had.
#[cold]
fn keep_again() -> bool {
    let bytes = RESERVED.load(Ordering::SeqCst);
    let Some(p) = map(bytes) else { return false };
    if KEPT.compare_exchange(ptr::null_mut(), p, Ordering::SeqCst, Ordering::SeqCst).is_err() {
        // SAFETY: just mapped; another thread was first.
        unsafe { libc::munmap(p.cast(), bytes) };
    }
    true
}
/// Whether the reserve is given up.
#[inline]
pub fn is_short() -> bool {
    KEPT.load(Ordering::Relaxed).is_null() && RESERVED.load(Ordering::Relaxed) != 0
}

/// Whether there is too little memory to tell of a frame at this depth: for some there always is enough.
pub fn is_short_for(depth: usize) -> bool {
    const FEW: usize = 1000;
    depth > FEW && is_short()
}

/// So many bytes, but no more than the part given here of the address space that the process is limited to.
pub fn share(bytes: usize, part: usize) -> usize {
    const PAGE: usize = 64 << 10;
    bytes.min((limit() / part).next_multiple_of(PAGE))
}
/// Bytes of address space that the process is limited to, or [`usize::MAX`].
fn limit() -> usize {
    let limit = |what| {
        // SAFETY: the struct is filled in by the call.
        unsafe {
            let mut l: libc::rlimit = std::mem::zeroed();
            if libc::getrlimit(what, &mut l) == 0 { l.rlim_cur as usize } else { usize::MAX }
        }
    };
    limit(libc::RLIMIT_AS).min(limit(libc::RLIMIT_DATA))
}

// ---- requests ---------------------------------------------------------------------------------------

/// A request has not been met: there will be a `MemoryError`.
#[cold]
pub fn exhausted() {
    EXHAUSTED.store(true, Ordering::SeqCst);
    request_poll(POLL_MEMORY);
}

/// The heap takes another piece of memory for objects. If the reserve is given up that is an error to come, but not at once: what
/// programs do about an error takes memory.
pub fn piece_taken() {
    if is_short() && GRACE.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |n| n.checked_sub(1)).is_err() {
        met_from_reserve();
    }
}
/// A request has been met, but only just.
#[cold]
fn met_from_reserve() {
    if TELLING.load(Ordering::SeqCst) == 0 {
        exhausted();
    }
}

/// Writes about an exception that nobody has caught. What is met from the reserve meanwhile, here or in another thread, is no
/// second error, which would stand in the place of the first one's text.
pub fn while_telling<R>(tell: impl FnOnce() -> R) -> R {
    TELLING.fetch_add(1, Ordering::SeqCst);
    take_exhausted();
    let r = tell();
    TELLING.fetch_sub(1, Ordering::SeqCst);
    r
}

/// Whether a block of so many bytes can be had. If not, that is the program's error, which comes as soon as it can be raised.
#[inline]
pub fn granted(bytes: usize) -> bool {
    bytes < LARGE || granted_large(bytes)
}
#[cold]
#[inline(never)]
fn granted_large(bytes: usize) -> bool {
    // One that is not met is enough: loops that go on have their next ones refused at once.
    let free = !is_exhausted() && is_free(bytes);
    if !free {
        exhausted();
    }
    free
}
/// As [`granted`], for a block that grows. Large ones grow where they are.
#[inline]
pub fn growth_granted(old: usize, new: usize) -> bool {
    /// Blocks of this size are mapped each by itself.
    const MAPPED: usize = 64 << 20;
    granted(if old < MAPPED { new } else { new - old })
}
/// Makes room in a vector; false if there is no memory for it.
#[inline]
#[must_use]
pub fn reserve<T>(v: &mut Vec<T>, extra: usize) -> bool {
    let need = v.len().saturating_add(extra);
    if need <= v.capacity() {
        return true;
    }
    // It at least doubles.
    let cap = need.max(2 * v.capacity());
    let size = size_of::<T>();
    let ok = growth_granted(v.capacity() * size, cap.saturating_mul(size));
    if ok {
        v.reserve(extra);
    }
    ok
}
/// Appends to a vector; false if there is no memory for that.
#[inline(always)]
#[must_use]
pub fn push<T>(v: &mut Vec<T>, item: T) -> bool {
    let ok = v.len() < v.capacity() || reserve(v, 1);
    if ok {
        v.push(item);
    }
    ok && !is_exhausted()
}
/// What an iterator gives, up to where memory comes to an end.
pub fn collect<T>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut all = Vec::new();
    for x in items {
        if !push(&mut all, x) {
            break;
        }
    }
    all
}
/// Whether a request has not been met, and the error is still to come: loops in native code end then.
#[inline(always)]
pub fn is_exhausted() -> bool {
    EXHAUSTED.load(Ordering::Relaxed)
}
/// A copy, or nothing if there is no memory for it.
pub fn copied<T: Clone>(v: &[T]) -> Vec<T> {
    if granted(size_of_val(v)) { v.to_vec() } else { Vec::new() }
}
/// Whether a block of so many bytes can be had.
pub fn is_free(bytes: usize) -> bool {
    /// More than any machine has.
    const HUGE: usize = 1 << 46;
    if bytes < LARGE {
        return true;
    }
    if bytes >= HUGE || (is_short() && !keep_again()) {
        return false;
    }
    let Some(p) = map(bytes) else { return is_at_hand(bytes) };
    // SAFETY: just mapped.
    unsafe { libc::munmap(p.cast(), bytes) };
    true
}
/// Whether the system's allocator has so much in the memory that it has got already.
fn is_at_hand(bytes: usize) -> bool {
    let Ok(l) = Layout::from_size_align(bytes, 16) else { return false };
    // SAFETY: the size is not zero; the block is given back at once.
    unsafe {
        // Else the compiler takes it to be there.
        let p = std::hint::black_box(System.alloc(l));
        if !p.is_null() {
            System.dealloc(p, l);
        }
        !p.is_null()
    }
}

/// Takes note of what [`exhausted`] has told.
#[cold]
fn take_exhausted() -> bool {
    const PIECES: usize = 4;
    if is_short() && !keep_again() {
        GRACE.store(PIECES, Ordering::Relaxed);
    }
    EXHAUSTED.swap(false, Ordering::SeqCst)
}
/// MemoryError if a request has not been met.
#[inline(always)]
pub fn settle(vm: &mut Vm) -> Res<()> {
    if EXHAUSTED.load(Ordering::Relaxed) { settle_now(vm) } else { Ok(()) }
}
#[cold]
#[inline(never)]
fn settle_now(vm: &mut Vm) -> Res<()> {
    if take_exhausted() { Err(vm.memory_error()) } else { Ok(()) }
}

/// The result of an operation, or MemoryError if a request of it has not been met.
#[inline(always)]
pub fn settled<T>(vm: &mut Vm, r: Res<T>) -> Res<T> {
    if EXHAUSTED.load(Ordering::Relaxed) { settle_now(vm).and(r) } else { r }
}

impl Vm {
    #[cold]
    pub fn memory_error(&mut self) -> crate::vm::Raised {
        self.error_plain(&builtin().memory_error)
    }
}
