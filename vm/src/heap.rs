//! Object memory: size-class pools, allocation and (iterative) deallocation.
//!
//! Objects of up to [`MAX_SMALL`] bytes come from pools: 16-byte size classes, each with pages of 64 KiB. A page has a free
//! list threaded through its dead objects, and objects are made in one page until that is full (as in Leijen, Zorn, de Moura:
//! "Mimalloc: Free List Sharding in Action", 2019): with one list for a class, objects made one after the other came to lie all
//! over the memory once some had been freed, and a program that counts words got slower from iteration to iteration, by half.
//! Larger objects come from the system allocator.
//! Freeing a long chain does not recurse without bound: past [`MAX_NESTING`] nested deallocations, objects
//! are queued and the outermost deallocation frees them in a loop.
#![allow(unsafe_code, reason = "object memory is managed here")]

use std::alloc::{Layout as MemLayout, alloc, dealloc as sys_free, handle_alloc_error};
use std::cell::Cell;
use std::mem::ManuallyDrop;
use std::ptr::{self, NonNull};

use crate::objects::*;
use crate::value::*;

/// Largest object, in bytes, that comes from a pool.
pub const MAX_SMALL: usize = 512;
const GRANULE: usize = 16;
const N_CLASSES: usize = MAX_SMALL / GRANULE + 1;
const PAGE_BYTES: usize = 64 * 1024;
/// Pages are cut from pieces of memory of this size.
const ARENA_BYTES: usize = 1024 * 1024;
/// Fresh memory of a page is put on its free list in parts of about this size.
const CHUNK_BYTES: usize = 4096;
/// Deallocations nested deeper than this are queued. Each level takes some hundred bytes of stack.
const MAX_NESTING: u32 = 40;

/// The head of a page, at a multiple of [`PAGE_BYTES`]. Objects of one size class follow.
#[repr(C)]
struct Page {
    free: *mut u8,
    /// What has not been given out yet begins here.
    top: *mut u8,
    /// Bytes of a block, and 2**32 divided by that, rounded up.
    size: u32,
    inverse: u32,
    /// During a collection: a number for each block.
    refs: *mut u32,
    /// The next page in `Heap::partial`.
    next: *mut Page,
    /// Whether it is the current page of its class or in `Heap::partial`; else it was full when last looked at.
    listed: bool,
}
/// For machine code: bytes of a page, and in its head where the first free block and whether it is listed are; in a free block,
/// where the next one is.
pub const PAGE_SIZE: usize = PAGE_BYTES;
pub const PAGE_FREE: i32 = std::mem::offset_of!(Page, free) as i32;
pub const PAGE_LISTED: i32 = std::mem::offset_of!(Page, listed) as i32;
pub const BLOCK_NEXT: i32 = 8;
pub const HEAP_NESTED: i32 = std::mem::offset_of!(Heap, nested) as i32;
/// Where objects begin.
const PAGE_HEAD: usize = size_of::<Page>().next_multiple_of(GRANULE);

/// What is current where there is no page yet.
static NO_PAGE: Global<Page> = Global::new(Page {
    free: ptr::null_mut(),
    top: ptr::null_mut(),
    size: 0,
    inverse: 0,
    refs: ptr::null_mut(),
    next: ptr::null_mut(),
    listed: true,
});

/// What comes before an object that does not fit a page.
#[repr(C, align(16))]
struct Large {
    next: *mut Large,
    previous: *mut Large,
    /// As `Page::refs`.
    refs: Cell<u32>,
}

/// Classes of pages: for objects, then for memory that is no object.
const N_KINDS: usize = 2 * N_CLASSES;

/// The allocator's state.
#[repr(C)]
pub struct Heap {
    /// Objects alive now.
    pub live: i64,
    /// Objects that machine code is freeing, each of which the one before owned.
    pub nested: u32,
    /// The page of each class that objects are made in.
    current: [*mut Page; N_KINDS],
    /// Other pages of each class with free objects.
    partial: [*mut Page; N_KINDS],
    /// Rest of the newest page of each class: next address and end.
    fresh: [(*mut u8, *mut u8); N_KINDS],
    /// All pages with objects, and the objects that fit none.
    pages: Vec<*mut Page>,
    large: *mut Large,
    /// Rest of the newest arena.
    arena: (*mut u8, *mut u8),
    nesting: u32,
    queue: Vec<NonNull<Header>>,
    /// Objects alive at which a collection is asked for.
    pub collect_at: i64,
    pub(crate) dead_shapes: DeadShapes,
    /// Objects with a finaliser whose count reached zero, and weak references whose callback is to be called: it is, at the end of the
    /// instruction.
    pub finalise: Vec<ObjectRef>,
    /// See `objects/weak.rs`.
    pub weak: WeakTable,
    /// The program ends: callbacks of weak references are not called any more.
    pub no_callbacks: bool,
}

/// The heap. Machine code counts in its first fields.
pub static HEAP: Global<Heap> = Global::new(Heap {
    live: 0,
    nested: 0,
    current: [NO_PAGE.as_ptr(); N_KINDS],
    partial: [ptr::null_mut(); N_KINDS],
    fresh: [(ptr::null_mut(), ptr::null_mut()); N_KINDS],
    pages: Vec::new(),
    large: ptr::null_mut(),
    arena: (ptr::null_mut(), ptr::null_mut()),
    nesting: 0,
    queue: Vec::new(),
    collect_at: FIRST_COLLECTION,
    dead_shapes: DeadShapes::NONE,
    finalise: Vec::new(),
    weak: WeakTable::new(),
    no_callbacks: false,
});

/// The heap. Callers keep the reference only for a moment and do not allocate or free meanwhile.
#[inline(always)]
#[allow(clippy::mut_from_ref)]
pub fn heap() -> &'static mut Heap {
    // SAFETY: one thread runs Python; callers in this crate do not hold two of these at once.
    unsafe { &mut *HEAP.as_ptr() }
}

/// Objects that come before the first collection, and at least before each later one. (Few in test builds.)
pub const FIRST_COLLECTION: i64 = if cfg!(debug_assertions) { 2_000 } else { 40_000 };

/// Header flag: the object's class has `__del__`.
pub const FLAG_HAS_DEL: u8 = 1;
/// Header flag: `__del__` has been called (or queued).
pub const FLAG_FINALISED: u8 = 2;
/// Header flag: the JIT is to be told of the object's death, since traces name its address. (Never of strings, which
/// [`dealloc`] frees at once.)
pub const FLAG_WATCHED: u8 = 4;
/// Header flag: there are weak references to the object.
pub const FLAG_WEAK: u8 = 8;
/// Header flag: `gc.freeze` has taken the object out of collections.
pub const FLAG_FROZEN: u8 = 16;
/// Header flag: the object has survived a collection.
pub const FLAG_OLD: u8 = 32;

#[inline(always)]
fn class_of(bytes: usize) -> usize {
    bytes.div_ceil(GRANULE)
}

/// Whether finalisers are to be called.
#[inline(always)]
pub fn finalisers_wait() -> bool {
    !heap().finalise.is_empty()
}

/// Uninitialised memory for an object of `bytes` bytes.
#[inline]
pub fn alloc_bytes(bytes: usize) -> NonNull<u8> {
    heap().live += 1;
    if bytes <= MAX_SMALL { take_block(class_of(bytes)) } else { alloc_large(bytes) }
}

#[cold]
fn alloc_large(bytes: usize) -> NonNull<u8> {
    let h = heap();
    let p = system_alloc(bytes + size_of::<Large>()).cast::<Large>();
    // SAFETY: fresh memory; the list is of such heads.
    unsafe {
        p.write(Large { next: h.large, previous: ptr::null_mut(), refs: Cell::new(0) });
        if !h.large.is_null() {
            (*h.large).previous = p.as_ptr();
        }
        h.large = p.as_ptr();
        let object = p.add(1).cast::<u64>();
        // Not an object yet.
        object.write(0);
        if h.live > h.collect_at {
            ask_for_collection();
        }
        object.cast()
    }
}

fn system_alloc(bytes: usize) -> NonNull<u8> {
    let layout = MemLayout::from_size_align(bytes, GRANULE).expect("object size fits");
    // SAFETY: the size is not zero.
    NonNull::new(unsafe { alloc(layout) }).unwrap_or_else(|| handle_alloc_error(layout))
}

fn ask_for_collection() {
    heap().collect_at = i64::MAX;
    crate::vm::request_poll(crate::vm::POLL_COLLECT);
}

/// Memory that is no object but belongs to one.
#[inline]
pub fn alloc_block(bytes: usize) -> NonNull<u8> {
    if bytes <= MAX_SMALL { take_block(N_CLASSES + class_of(bytes)) } else { system_alloc(bytes) }
}

/// A block of a class.
#[inline]
fn take_block(c: usize) -> NonNull<u8> {
    let h = heap();
    // SAFETY: the current page is one of this class, or `NO_PAGE`. A block on its free list holds the next free block in
    // its second word; the first one is zero, so that it is no object.
    unsafe {
        let page = h.current[c];
        let p = (*page).free;
        if let Some(nn) = NonNull::new(p) {
            (*page).free = *(p as *mut *mut u8).add(1);
            return nn;
        }
    }
    refill(c)
}

/// For machine code: the address of the pointer to the page in which objects of so many bytes, at most [`MAX_SMALL`], are made, and
/// the number of their class.
pub fn pool_of(bytes: usize) -> (*const (), usize) {
    pool(class_of(bytes))
}

/// As [`pool_of`], for blocks that are no objects.
pub fn storage_pool_of(bytes: usize) -> (*const (), usize) {
    pool(N_CLASSES + class_of(bytes))
}
fn pool(c: usize) -> (*const (), usize) {
    // SAFETY: an address within the heap.
    (unsafe { &raw const (*HEAP.as_ptr()).current[c] }.cast(), c)
}

/// A block of a class whose current page is full.
#[cold]
#[inline(never)]
fn refill(c: usize) -> NonNull<u8> {
    find_room(c);
    // SAFETY: the page has a free block now; see `take_block`.
    unsafe {
        let page = heap().current[c];
        let p = NonNull::new_unchecked((*page).free);
        (*page).free = *(p.as_ptr() as *mut *mut u8).add(1);
        p
    }
}

/// Goes on to a page with free objects of a class.
#[cold]
pub fn find_room(c: usize) {
    let h = heap();
    if h.live > h.collect_at {
        ask_for_collection();
    }
    let size = c % N_CLASSES * GRANULE;
    // SAFETY: pages are never given back, and only this module touches their heads and free lists. `fresh` lies within the
    // newest page of the class.
    unsafe {
        // It is full. (`NO_PAGE` never is found by an object.)
        (*h.current[c]).listed = false;
        let partial = h.partial[c];
        if !partial.is_null() {
            h.partial[c] = (*partial).next;
            h.current[c] = partial;
        } else {
            if (h.fresh[c].1 as usize) - (h.fresh[c].0 as usize) < size {
                let page = new_page(h);
                ((*page).size, (*page).inverse) = (size as u32, (1u64 << 32).div_ceil(size as u64) as u32);
                if c < N_CLASSES {
                    h.pages.push(page);
                }
                let (first, end) = ((page as *mut u8).add(PAGE_HEAD), (page as *mut u8).add(PAGE_BYTES));
                h.fresh[c] = (first, end);
            }
            // The free list in order of addresses.
            let (first, end) = h.fresh[c];
            let n = (CHUNK_BYTES / size).max(1).min((end as usize - first as usize) / size);
            let page = page_of(first);
            for i in 0..n {
                let next = if i + 1 < n { first.add((i + 1) * size) } else { ptr::null_mut() };
                let block = first.add(i * size) as *mut *mut u8;
                *block = ptr::null_mut();
                *block.add(1) = next;
            }
            h.fresh[c].0 = first.add(n * size);
            (*page).top = h.fresh[c].0;
            (*page).free = first;
            (*page).listed = true;
            h.current[c] = page;
        }
    }
}

fn new_page(h: &mut Heap) -> *mut Page {
    if h.arena.0 == h.arena.1 {
        crate::memory::piece_taken();
        let layout = MemLayout::from_size_align(ARENA_BYTES, PAGE_BYTES).expect("constant");
        // SAFETY: the size is not zero. Arenas are never given back.
        let p = unsafe { alloc(layout) };
        if p.is_null() {
            handle_alloc_error(layout);
        }
        // SAFETY: one past the end of what was just allocated.
        h.arena = (p, unsafe { p.add(ARENA_BYTES) });
    }
    let page = h.arena.0 as *mut Page;
    // SAFETY: a page is left in the arena.
    unsafe {
        h.arena.0 = h.arena.0.add(PAGE_BYTES);
        page.write(Page {
            free: ptr::null_mut(),
            top: (page as *mut u8).add(PAGE_HEAD),
            size: 0,
            inverse: 0,
            refs: ptr::null_mut(),
            next: ptr::null_mut(),
            listed: true,
        });
    }
    page
}

/// The page an object of a pool lies in.
#[inline(always)]
fn page_of(p: *mut u8) -> *mut Page {
    p.map_addr(|a| a & !(PAGE_BYTES - 1)) as *mut Page
}

/// A page that was full has a free object again.
#[cold]
#[inline(never)]
fn list_page(c: usize, page: *mut Page) {
    let h = heap();
    // SAFETY: a page of this class in no list.
    unsafe {
        (*page).listed = true;
        (*page).next = h.partial[c];
    }
    h.partial[c] = page;
}

/// Returns the memory of an object of `bytes` bytes.
///
/// # Safety
/// `p` came from `alloc_bytes(bytes)` and nothing refers to it any more.
#[inline]
pub unsafe fn free_bytes(p: NonNull<u8>, bytes: usize) {
    let h = heap();
    h.live -= 1;
    if bytes <= MAX_SMALL {
        // SAFETY: the caller's duty.
        return unsafe { give_back(p, class_of(bytes)) };
    }
    // SAFETY: what `alloc_large` has put before the object.
    unsafe {
        let head = p.cast::<Large>().sub(1);
        let Large { next, previous, .. } = *head.as_ptr();
        match previous.is_null() {
            true => h.large = next,
            false => (*previous).next = next,
        }
        if !next.is_null() {
            (*next).previous = previous;
        }
        let bytes = bytes + size_of::<Large>();
        sys_free(head.as_ptr().cast(), MemLayout::from_size_align(bytes, GRANULE).expect("object size fits"))
    }
}

/// As [`free_bytes`], for memory from [`alloc_block`].
///
/// # Safety
/// `p` came from `alloc_block(bytes)` and nothing refers to it any more.
#[inline]
pub unsafe fn free_block(p: NonNull<u8>, bytes: usize) {
    if bytes <= MAX_SMALL {
        // SAFETY: the caller's duty.
        unsafe { give_back(p, N_CLASSES + class_of(bytes)) }
    } else {
        let layout = MemLayout::from_size_align(bytes, GRANULE).expect("object size fits");
        // SAFETY: allocated with the same layout.
        unsafe { sys_free(p.as_ptr(), layout) }
    }
}

/// Returns a block of a class.
///
/// # Safety
/// As [`free_block`].
#[inline]
unsafe fn give_back(p: NonNull<u8>, c: usize) {
    let page = page_of(p.as_ptr());
    // SAFETY: the block is ours and at least 16 bytes long; its page begins where `page_of` says.
    unsafe {
        let block = p.as_ptr() as *mut *mut u8;
        *block = ptr::null_mut();
        *block.add(1) = (*page).free;
        (*page).free = p.as_ptr();
        if !(*page).listed {
            list_page(c, page);
        }
    }
}

// ---- walking over all objects, for the collector ----------------------------------------------------

/// Calls `f` with each object, in order of pages and addresses. Nothing may be allocated or freed meanwhile.
pub fn each_object(mut f: impl FnMut(NonNull<Header>)) {
    let h = heap();
    for &page in &h.pages {
        // SAFETY: below `top` there are blocks, of which the free ones are marked.
        unsafe {
            let mut p = (page as *mut u8).add(PAGE_HEAD);
            while p < (*page).top {
                if !is_free(p) {
                    f(NonNull::new_unchecked(p).cast());
                }
                p = p.add((*page).size as usize);
            }
        }
    }
    let mut l = h.large;
    while !l.is_null() {
        // SAFETY: the list of heads before large objects.
        unsafe {
            let p = l.add(1) as *mut u8;
            if !is_free(p) {
                f(NonNull::new_unchecked(p).cast());
            }
            l = (*l).next;
        }
    }
}
/// # Safety
/// A block, or a large object.
unsafe fn is_free(p: *mut u8) -> bool {
    // SAFETY: the caller's duty: the mark is always there.
    unsafe { *p.add(HEADER_LAYOUT as usize) == Layout::Free as u8 }
}

/// How much memory objects and what belongs to them take, for people.
pub fn statistics() -> String {
    let h = heap();
    let (mut objects, mut used) = (0usize, 0usize);
    for &page in &h.pages {
        // SAFETY: below `top` there are blocks, of which the free ones are marked.
        unsafe {
            let size = (*page).size as usize;
            let mut p = (page as *mut u8).add(PAGE_HEAD);
            while p < (*page).top {
                if !is_free(p) {
                    objects += 1;
                    used += size;
                }
                p = p.add(size);
            }
        }
    }
    let (pages, reserved) = (h.pages.len(), h.pages.len() * PAGE_BYTES);
    format!(
        "{} objects alive\n{objects} of them in {pages} pages of {PAGE_BYTES} bytes: {used} bytes of {reserved}\n",
        h.live
    )
}

/// How much memory a collection takes, about.
pub fn bytes_of_refs() -> usize {
    // Some of the objects wait on a stack besides.
    heap().pages.len() * PAGE_BYTES / 8 + heap().live.max(0) as usize * size_of::<u32>()
}
/// Makes a number for each object, until `end_refs`.
pub fn begin_refs() {
    for &page in &heap().pages {
        // SAFETY: pages are never given back.
        unsafe {
            let n = (PAGE_BYTES - PAGE_HEAD) / (*page).size as usize;
            (*page).refs = Box::into_raw(vec![0u32; n].into_boxed_slice()) as *mut u32;
        }
    }
}
pub fn end_refs() {
    for &page in &heap().pages {
        // SAFETY: made by `begin_refs`; pages made since have none.
        unsafe {
            let n = (PAGE_BYTES - PAGE_HEAD) / (*page).size as usize;
            let refs = std::mem::replace(&mut (*page).refs, ptr::null_mut());
            if !refs.is_null() {
                drop(Box::from_raw(ptr::slice_from_raw_parts_mut(refs, n)));
            }
        }
    }
}
/// The number of an object.
///
/// # Safety
/// Between `begin_refs` and `end_refs`; an object that was there at the beginning, and `large` says whether it fits no page.
#[inline(always)]
pub unsafe fn refs_of<'a>(p: NonNull<Header>, large: bool) -> &'a Cell<u32> {
    // SAFETY: the caller's duty.
    unsafe {
        if large {
            return &(*p.cast::<Large>().sub(1).as_ptr()).refs;
        }
        let page = page_of(p.as_ptr().cast());
        let offset = p.as_ptr() as usize - page as usize - PAGE_HEAD;
        let index = (offset as u64 * (*page).inverse as u64) >> 32;
        &*((*page).refs.add(index as usize) as *const Cell<u32>)
    }
}

/// A header with count one.
#[inline(always)]
pub fn new_header(layout: Layout, ty: &TypeObj) -> Header {
    header_of_shape(layout, ty.root_shape.get())
}
/// As [`new_header`].
#[inline(always)]
pub fn header_of_shape(layout: Layout, shape: *const Shape) -> Header {
    let (form, flags, spare) = (Cell::new(0), Cell::new(0), Cell::new(0));
    Header { rc: Cell::new(1), layout, form, flags, spare, shape: Cell::new(shape) }
}

/// Moves a fixed-size object into the heap. `body.header` comes from [`new_header`].
#[inline]
pub fn alloc_object<T: HeapType>(body: T) -> Ref<T> {
    let p = alloc_bytes(size_of::<T>()).cast::<T>();
    // SAFETY: the memory is fresh and large enough; T starts with a header of count one.
    unsafe {
        p.write(body);
        Ref::from_object(ObjectRef::from_raw(p.cast()))
    }
}

/// Frees an object whose count is zero.
///
/// # Safety
/// Called only by the drop of the last reference.
#[cold]
#[inline(never)]
pub unsafe fn dealloc(p: NonNull<Header>) {
    // SAFETY: the object is intact until it is dropped below.
    let head = unsafe { p.as_ref() };
    if head.layout == Layout::Str {
        // It holds nothing that would have to be looked after.
        // SAFETY: as the mark says.
        let s = unsafe { p.cast::<StrObj>().as_ref() };
        if s.is_interned() {
            forget_interned(s);
        }
        // SAFETY: the caller's duty.
        return unsafe { drop_object(p) };
    }
    // What should have been awaited is warned of where finalisers run.
    // SAFETY: as the mark says.
    let forgotten = unsafe {
        match head.layout {
            Layout::Coroutine => crate::builtins::is_never_awaited(&p.cast::<CoroutineObj>().as_ref().0),
            Layout::AsyncStep => crate::builtins::is_step_never_awaited(p.cast::<AsyncStepObj>().as_ref()),
            _ => false,
        }
    };
    if forgotten {
        return wait_for_finaliser(p);
    }
    if head.flags.get() & (FLAG_HAS_DEL | FLAG_WATCHED | FLAG_WEAK) != 0 && lives_on(p) {
        return;
    }
    let h = heap();
    if h.nesting >= MAX_NESTING {
        h.queue.push(p);
        return;
    }
    h.nesting += 1;
    // SAFETY: the caller's duty; queued objects have count zero too.
    unsafe { drop_object(p) };
    let h = heap();
    h.nesting -= 1;
    if h.nesting == 0 && !h.queue.is_empty() {
        drain_queue();
    }
}

/// Does what the death of an object asks for; whether somebody has the object now, who will let go of it later.
fn lives_on(p: NonNull<Header>) -> bool {
    // SAFETY: the object is intact.
    let head = unsafe { p.as_ref() };
    let to_finalise = head.flags.get() & (FLAG_HAS_DEL | FLAG_FINALISED) == FLAG_HAS_DEL;
    if head.flags.get() & FLAG_WEAK != 0 && !to_finalise && referent_died(p) {
        return true;
    }
    if head.flags.get() & FLAG_WATCHED != 0 && crate::vm::died(p) {
        return true;
    }
    if to_finalise {
        head.flags.set(head.flags.get() | FLAG_FINALISED);
        wait_for_finaliser(p);
    }
    to_finalise
}

/// Puts an object whose count is zero in the queue of those to be finalised.
fn wait_for_finaliser(p: NonNull<Header>) {
    // SAFETY: the object is intact, and the count just set is given to the queue.
    unsafe {
        p.as_ref().rc.set(1);
        heap().finalise.push(ObjectRef::from_raw(p));
    }
    crate::vm::note_finalisers();
    crate::vm::request_poll(crate::vm::POLL_FINALISE);
}

#[cold]
fn drain_queue() {
    heap().nesting += 1;
    while let Some(p) = heap().queue.pop() {
        // SAFETY: objects in the queue have count zero and are freed once.
        unsafe { drop_object(p) };
    }
    heap().nesting -= 1;
}

/// Drops the body and frees the memory.
///
/// # Safety
/// The count is zero.
unsafe fn drop_object(p: NonNull<Header>) {
    macro_rules! fixed {
        ($t:ty) => {{
            // SAFETY: the layout mark says the object is this struct.
            unsafe {
                ptr::drop_in_place(p.as_ptr() as *mut $t);
                free_bytes(p.cast(), size_of::<$t>())
            }
        }};
    }
    // SAFETY: the object is intact.
    let layout = unsafe { p.as_ref() }.layout;
    match layout {
        Layout::Free => unreachable!("a free block is no object"),
        Layout::Instance => {
            // SAFETY: as the mark says.
            unsafe { InstanceObj::drop_instance(p.cast()) }
        }
        Layout::Str => {
            // SAFETY: as the mark says.
            unsafe {
                let bytes = p.cast::<StrObj>().as_ref().alloc_size();
                free_bytes(p.cast(), bytes)
            }
        }
        Layout::Tuple => {
            // SAFETY: as the mark says.
            unsafe { TupleObj::drop_tuple(p.cast()) }
        }
        Layout::Exception => fixed!(ExceptionObj),
        Layout::Type => fixed!(TypeObj),
        Layout::BigInt => fixed!(BigIntObj),
        Layout::List => fixed!(ListObj),
        Layout::Dict => fixed!(DictObj),
        Layout::Set => fixed!(SetObj),
        Layout::Range => fixed!(RangeObj),
        Layout::Slice => fixed!(SliceObj),
        Layout::Function => fixed!(FunctionObj),
        Layout::NativeFunction => fixed!(NativeObj),
        Layout::BoundMethod => fixed!(BoundMethodObj),
        Layout::Cell => fixed!(CellObj),
        Layout::Generator | Layout::Coroutine => fixed!(GeneratorObj),
        Layout::Code => fixed!(CodeObj),
        Layout::Module => fixed!(ModuleObj),
        Layout::Iterator => fixed!(IteratorObj),
        Layout::Property => fixed!(PropertyObj),
        Layout::Wrapper => fixed!(WrapperObj),
        Layout::Singleton => fixed!(SingletonObj),
        Layout::Bytes => fixed!(BytesObj),
        Layout::Traceback => fixed!(TracebackObj),
        Layout::Super => fixed!(SuperObj),
        Layout::File => fixed!(FileObj),
        Layout::DictView => fixed!(DictViewObj),
        Layout::Complex => fixed!(ComplexObj),
        Layout::BigRange => fixed!(BigRangeObj),
        Layout::AsyncStep => fixed!(AsyncStepObj),
        Layout::Member => fixed!(MemberObj),
        Layout::Proxy => fixed!(ProxyObj),
        Layout::WeakRef => fixed!(WeakRefObj),
        Layout::Native => {
            // SAFETY: as the mark says.
            unsafe { drop_native(p) }
        }
    }
}

/// Never freed: for the built-in types and other objects that live as long as the process.
pub fn leak<T: HeapType>(r: Ref<T>) -> &'static T {
    let r = ManuallyDrop::new(r);
    // SAFETY: the count of `r` is never given back.
    unsafe { &*r.ptr() }
}
