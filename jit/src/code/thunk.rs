//! Functions in assembly that machine code calls.
#![allow(unsafe_code, reason = "assembly")]

use std::mem::offset_of;

#[cfg(target_arch = "x86_64")]
use sidewinder_vm::heap::{
    BLOCK_NEXT, FLAG_HAS_DEL, FLAG_WATCHED, FLAG_WEAK, HEAP, HEAP_NESTED, MAX_SMALL, PAGE_FREE, PAGE_LISTED,
    PAGE_SIZE,
};
#[cfg(target_arch = "x86_64")]
use sidewinder_vm::objects::*;
#[cfg(target_arch = "x86_64")]
use sidewinder_vm::value::{HEADER_LAYOUT, HEADER_SHAPE, Header, Layout, PAYLOAD, tag};

use crate::exit::ExitRecord;

/// `fn(vm, base, record) -> (status, payload)`: leaves by an exit. Goes on in the code of its side trace, if there is one, and
/// counts that; otherwise, and when the count is at zero, gives the record to whoever entered machine code.
///
/// # Safety
/// Called from machine code by its exit's stub.
#[cfg(target_arch = "x86_64")]
#[unsafe(naked)]
pub unsafe extern "C" fn leave() {
    std::arch::naked_asm!(
        "mov rax, [rdx + {side}]",
        "test rax, rax",
        "jz 2f",
        "dec dword ptr [rdx + {passes}]",
        "jz 2f",
        "jmp rax",
        "2:",
        "mov rax, rdx",
        "xor edx, edx",
        "ret",
        side = const offset_of!(ExitRecord, side),
        passes = const offset_of!(ExitRecord, passes),
    )
}

/// As on x86_64.
///
/// # Safety
/// Called from machine code by its exit's stub.
#[cfg(target_arch = "aarch64")]
#[unsafe(naked)]
pub unsafe extern "C" fn leave() {
    std::arch::naked_asm!(
        "ldr x8, [x2, {side}]",
        "cbz x8, 2f",
        "ldr w9, [x2, {passes}]",
        "subs w9, w9, 1",
        "str w9, [x2, {passes}]",
        "b.eq 2f",
        "br x8",
        "2:",
        "mov x0, x2",
        "mov x1, 0",
        "ret",
        side = const offset_of!(ExitRecord, side),
        passes = const offset_of!(ExitRecord, passes),
    )
}

// Functions without a result that leave every register alone, as Cranelift's `preserve_all` wants it: calls on unlikely ways then
// cost nothing on the likely ones, where values stay in registers.
#[cfg(target_arch = "x86_64")]
macro_rules! around {
    ($function:path) => {
            std::arch::naked_asm!(
                "push rax",
                "push rcx",
                "push rdx",
                "push rsi",
                "push rdi",
                "push r8",
                "push r9",
                "push r10",
                "push r11",
                "sub rsp, 256",
                "movups [rsp], xmm0",
                "movups [rsp + 16], xmm1",
                "movups [rsp + 32], xmm2",
                "movups [rsp + 48], xmm3",
                "movups [rsp + 64], xmm4",
                "movups [rsp + 80], xmm5",
                "movups [rsp + 96], xmm6",
                "movups [rsp + 112], xmm7",
                "movups [rsp + 128], xmm8",
                "movups [rsp + 144], xmm9",
                "movups [rsp + 160], xmm10",
                "movups [rsp + 176], xmm11",
                "movups [rsp + 192], xmm12",
                "movups [rsp + 208], xmm13",
                "movups [rsp + 224], xmm14",
                "movups [rsp + 240], xmm15",
                "call {function}",
                "movups xmm0, [rsp]",
                "movups xmm1, [rsp + 16]",
                "movups xmm2, [rsp + 32]",
                "movups xmm3, [rsp + 48]",
                "movups xmm4, [rsp + 64]",
                "movups xmm5, [rsp + 80]",
                "movups xmm6, [rsp + 96]",
                "movups xmm7, [rsp + 112]",
                "movups xmm8, [rsp + 128]",
                "movups xmm9, [rsp + 144]",
                "movups xmm10, [rsp + 160]",
                "movups xmm11, [rsp + 176]",
                "movups xmm12, [rsp + 192]",
                "movups xmm13, [rsp + 208]",
                "movups xmm14, [rsp + 224]",
                "movups xmm15, [rsp + 240]",
                "add rsp, 256",
                "pop r11",
                "pop r10",
                "pop r9",
                "pop r8",
                "pop rdi",
                "pop rsi",
                "pop rdx",
                "pop rcx",
                "pop rax",
                "ret",
                function = sym $function,
            )
    };
}
#[cfg(target_arch = "aarch64")]
macro_rules! around {
    ($function:path) => {
            std::arch::naked_asm!(
                "sub sp, sp, 672",
                "stp x0, x1, [sp]",
                "stp x2, x3, [sp, 16]",
                "stp x4, x5, [sp, 32]",
                "stp x6, x7, [sp, 48]",
                "stp x8, x9, [sp, 64]",
                "stp x10, x11, [sp, 80]",
                "stp x12, x13, [sp, 96]",
                "stp x14, x15, [sp, 112]",
                "stp x16, x17, [sp, 128]",
                "str x30, [sp, 144]",
                "stp q0, q1, [sp, 160]",
                "stp q2, q3, [sp, 192]",
                "stp q4, q5, [sp, 224]",
                "stp q6, q7, [sp, 256]",
                "stp q8, q9, [sp, 288]",
                "stp q10, q11, [sp, 320]",
                "stp q12, q13, [sp, 352]",
                "stp q14, q15, [sp, 384]",
                "stp q16, q17, [sp, 416]",
                "stp q18, q19, [sp, 448]",
                "stp q20, q21, [sp, 480]",
                "stp q22, q23, [sp, 512]",
                "stp q24, q25, [sp, 544]",
                "stp q26, q27, [sp, 576]",
                "stp q28, q29, [sp, 608]",
                "stp q30, q31, [sp, 640]",
                "bl {function}",
                "ldp x0, x1, [sp]",
                "ldp x2, x3, [sp, 16]",
                "ldp x4, x5, [sp, 32]",
                "ldp x6, x7, [sp, 48]",
                "ldp x8, x9, [sp, 64]",
                "ldp x10, x11, [sp, 80]",
                "ldp x12, x13, [sp, 96]",
                "ldp x14, x15, [sp, 112]",
                "ldp x16, x17, [sp, 128]",
                "ldr x30, [sp, 144]",
                "ldp q0, q1, [sp, 160]",
                "ldp q2, q3, [sp, 192]",
                "ldp q4, q5, [sp, 224]",
                "ldp q6, q7, [sp, 256]",
                "ldp q8, q9, [sp, 288]",
                "ldp q10, q11, [sp, 320]",
                "ldp q12, q13, [sp, 352]",
                "ldp q14, q15, [sp, 384]",
                "ldp q16, q17, [sp, 416]",
                "ldp q18, q19, [sp, 448]",
                "ldp q20, q21, [sp, 480]",
                "ldp q22, q23, [sp, 512]",
                "ldp q24, q25, [sp, 544]",
                "ldp q26, q27, [sp, 576]",
                "ldp q28, q29, [sp, 608]",
                "ldp q30, q31, [sp, 640]",
                "add sp, sp, 672",
                "ret",
                function = sym $function,
            )
    };
}
macro_rules! preserving {
    ($($(#[$meta:meta])* $name:ident = $function:path;)*) => { $(
        $(#[$meta])*
        #[unsafe(naked)]
        pub unsafe extern "C" fn $name() {
            around!($function)
        }
    )* };
}

preserving! {
    /// Frees an object.
    ///
    /// # Safety
    /// The object's count is zero.
    dealloc_any = crate::helpers::objects::dealloc;
    /// Has the pool of a size class have a free block.
    ///
    /// # Safety
    /// There is such a class.
    find_room = crate::helpers::objects::find_room;
    /// Appends an int to a list.
    ///
    /// # Safety
    /// It is a list.
    append_int = crate::helpers::containers::append_int;
    /// Appends a float to a list.
    ///
    /// # Safety
    /// It is a list.
    append_float = crate::helpers::containers::append_float;
    /// Appends a value, by tag and payload, to a list.
    ///
    /// # Safety
    /// It is a list; the value is given away.
    append_value = crate::helpers::containers::append_value;
    /// Squares a float in memory, as `ops::float_square` does.
    ///
    /// # Safety
    /// There is a float.
    square_in_place = crate::helpers::numbers::square_in_place;
}

/// As [`dealloc_any`]. Tuples, lists, instances, complex numbers, functions, cells and bound methods, of which most of what dies consists, are freed here, with what they owned
/// alone down to some depth: this takes five registers, not all.
///
/// # Safety
/// The object's count is zero.
#[cfg(target_arch = "x86_64")]
#[unsafe(naked)]
pub unsafe extern "C" fn dealloc() {
    std::arch::naked_asm!(
        "push rax",
        "push rcx",
        "push rdx",
        "push rsi",
        "push rdi",
        "mov eax, [rdi + {head}]",
        "test eax, {special}",
        "jnz 9f",
        // The page it lies in, if it is not too large for one: it is looked at once the layout and length say so.
        "mov rsi, rdi",
        "and rsi, {page}",
        "cmp al, {tuple}",
        "je 4f",
        "cmp al, {list}",
        "je 10f",
        "cmp al, {complex}",
        "je 14f",
        "cmp al, {instance}",
        "jne 15f",
        // An instance whose shape has all its slots inside. They go from the first to the last.
        "mov rdx, [rdi + {shape}]",
        "cmp byte ptr [rdx + {dict_mode}], 0",
        "jne 9f",
        "cmp word ptr [rdx + {first}], {slots}",
        "jne 9f",
        "movzx ecx, word ptr [rdx + {len}]",
        "cmp cx, [rdx + {capacity}]",
        "ja 9f",
        "cmp byte ptr [rsi + {listed}], 0",
        "je 9f",
        "shl ecx, 4",
        "lea rdx, [rdi + {slots}]",
        "add rcx, rdx",
        "2:",
        "cmp rdx, rcx",
        "je 3f",
        "mov rdi, [rdx + {payload}]",
        "mov al, [rdx]",
        "add rdx, 16",
        "cmp al, {object}",
        "jne 2b",
        "dec dword ptr [rdi]",
        "jnz 2b",
        "call 7f",
        "jmp 2b",
        // Its class has one instance less, and goes after it.
        "3:",
        "mov rdi, [rsp]",
        "mov rdx, [rdi + {shape}]",
        "mov rdx, [rdx + {class}]",
        "mov rax, [rsi + {free}]",
        "mov qword ptr [rdi], 0",
        "mov [rdi + {next}], rax",
        "mov [rsi + {free}], rdi",
        "lea rax, [rip + {heap}]",
        "dec qword ptr [rax]",
        "dec dword ptr [rdx]",
        "jnz 8f",
        "mov rdi, rdx",
        "call 7f",
        "jmp 8f",
        // An object that dies with its owner.
        "7:",
        "lea rax, [rip + {heap}]",
        "cmp dword ptr [rax + {nested}], {deepest}",
        "jae {any}",
        "inc dword ptr [rax + {nested}]",
        "sub rsp, 8",
        "call {me}",
        "add rsp, 8",
        "lea rax, [rip + {heap}]",
        "dec dword ptr [rax + {nested}]",
        "ret",
        // A tuple, whose items go from the last to the first.
        "4:",
        "mov rdx, [rdi + {tuple_len}]",
        "cmp rdx, {most_items}",
        "ja 9f",
        "cmp byte ptr [rsi + {listed}], 0",
        "je 9f",
        "shl edx, 4",
        "lea rcx, [rdi + {items}]",
        "add rdx, rcx",
        "5:",
        "cmp rdx, rcx",
        "je 6f",
        "sub rdx, 16",
        "cmp byte ptr [rdx], {object}",
        "jne 5b",
        "mov rdi, [rdx + {payload}]",
        "dec dword ptr [rdi]",
        "jnz 5b",
        "call 7b",
        "jmp 5b",
        "6:",
        "mov rdi, [rsp]",
        "mov rax, [rsi + {free}]",
        "mov qword ptr [rdi], 0",
        "mov [rdi + {next}], rax",
        "mov [rsi + {free}], rdi",
        "lea rax, [rip + {heap}]",
        "dec qword ptr [rax]",
        "jmp 8f",
        "14:",
        "cmp byte ptr [rsi + {listed}], 0",
        "je 9f",
        "jmp 6b",
        // Cells, bound methods, and functions that have no more than all functions have. Their values go from the first to the last.
        "15:",
        "cmp al, {cell}",
        "je 16f",
        "cmp al, {bound}",
        "je 17f",
        "cmp al, {function}",
        "jne 9f",
        "cmp byte ptr [rsi + {listed}], 0",
        "je 9f",
        "mov rcx, [rdi + {attrs}]",
        "or rcx, [rdi + {notes}]",
        "jnz 9f",
        "mov rcx, [rdi + {code}]",
        "cmp dword ptr [rcx], 1",
        "je 9f",
        "dec dword ptr [rcx]",
        "lea rdx, [rdi + {closure}]",
        "lea rcx, [rdi + {notes}]",
        "jmp 18f",
        "16:",
        "cmp byte ptr [rsi + {listed}], 0",
        "je 9f",
        "lea rdx, [rdi + {cell_value}]",
        "lea rcx, [rdx + 16]",
        "jmp 18f",
        "17:",
        "cmp byte ptr [rsi + {listed}], 0",
        "je 9f",
        "lea rdx, [rdi + {bound_parts}]",
        "lea rcx, [rdx + 32]",
        "18:",
        "cmp rdx, rcx",
        "je 6b",
        "mov rdi, [rdx + {payload}]",
        "mov al, [rdx]",
        "add rdx, 16",
        "cmp al, {object}",
        "jne 18b",
        "dec dword ptr [rdi]",
        "jnz 18b",
        "call 7b",
        "jmp 18b",
        // A list without bools, whose storage comes from a pool.
        "10:",
        "cmp byte ptr [rsi + {listed}], 0",
        "je 9f",
        "mov rcx, [rdi + {list_cap}]",
        "test rcx, rcx",
        "jz 6b",
        "shl rcx, 3",
        "cmp ah, {bools}",
        "je 9f",
        "cmp ah, {values}",
        "jne 11f",
        "shl rcx, 1",
        "11:",
        "cmp rcx, {small}",
        "ja 9f",
        "mov rcx, [rdi + {list_ptr}]",
        "mov rdx, rcx",
        "and rdx, {page}",
        "cmp byte ptr [rdx + {listed}], 0",
        "je 9f",
        "cmp ah, {values}",
        "jne 13f",
        // Its items go from the last to the first, too.
        "mov rdx, [rdi + {list_len}]",
        "shl rdx, 4",
        "add rdx, rcx",
        "12:",
        "cmp rdx, rcx",
        "je 13f",
        "sub rdx, 16",
        "cmp byte ptr [rdx], {object}",
        "jne 12b",
        "mov rdi, [rdx + {payload}]",
        "dec dword ptr [rdi]",
        "jnz 12b",
        "call 7b",
        "jmp 12b",
        "13:",
        "mov rdx, rcx",
        "and rdx, {page}",
        "mov rax, [rdx + {free}]",
        "mov qword ptr [rcx], 0",
        "mov [rcx + {next}], rax",
        "mov [rdx + {free}], rcx",
        "jmp 6b",
        "8:",
        "pop rdi",
        "pop rsi",
        "pop rdx",
        "pop rcx",
        "pop rax",
        "ret",
        "9:",
        "pop rdi",
        "pop rsi",
        "pop rdx",
        "pop rcx",
        "pop rax",
        "jmp {any}",
        head = const HEADER_LAYOUT,
        // In the word with the layout.
        special = const ((FLAG_HAS_DEL | FLAG_WATCHED | FLAG_WEAK) as u32)
            << (8 * (offset_of!(Header, flags) - offset_of!(Header, layout))),
        page = const -(PAGE_SIZE as i32),
        tuple = const Layout::Tuple as u8,
        complex = const Layout::Complex as u8,
        cell = const Layout::Cell as u8,
        cell_value = const CELL_VALUE,
        bound = const Layout::BoundMethod as u8,
        bound_parts = const BOUND_PARTS[0],
        function = const Layout::Function as u8,
        attrs = const FUNCTION_ATTRS,
        notes = const FUNCTION_NOTES,
        code = const FUNCTION_CODE,
        closure = const FUNCTION_CLOSURE,
        list = const Layout::List as u8,
        list_ptr = const LIST_PTR,
        list_len = const LIST_LEN,
        list_cap = const LIST_CAP,
        values = const Strategy::Values as u8,
        bools = const Strategy::Bools as u8,
        small = const MAX_SMALL,
        nested = const HEAP_NESTED,
        // Each level takes 72 bytes of stack.
        deepest = const 40,
        instance = const Layout::Instance as u8,
        object = const tag::OBJECT,
        payload = const PAYLOAD,
        shape = const HEADER_SHAPE,
        dict_mode = const SHAPE_DICT_MODE,
        first = const SHAPE_FIRST,
        len = const SHAPE_LEN,
        capacity = const SHAPE_CAPACITY,
        class = const SHAPE_CLASS,
        slots = const INSTANCE_SLOTS,
        tuple_len = const TUPLE_LEN,
        items = const TUPLE_ITEMS,
        most_items = const (MAX_SMALL as i32 - TUPLE_ITEMS) / 16,
        listed = const PAGE_LISTED,
        free = const PAGE_FREE,
        next = const BLOCK_NEXT,
        heap = sym HEAP,
        any = sym dealloc_any,
        me = sym dealloc,
    )
}
#[cfg(target_arch = "aarch64")]
pub use dealloc_any as dealloc;
