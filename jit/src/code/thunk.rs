//! Functions in assembly that machine code calls.
#![allow(unsafe_code, reason = "assembly")]

use std::mem::offset_of;

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
macro_rules! preserving {
    ($($(#[$meta:meta])* $name:ident = $function:path;)*) => { $(
        $(#[$meta])*
        #[unsafe(naked)]
        pub unsafe extern "C" fn $name() {
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
        }
    )* };
}
#[cfg(target_arch = "aarch64")]
macro_rules! preserving {
    ($($(#[$meta:meta])* $name:ident = $function:path;)*) => { $(
        $(#[$meta])*
        #[unsafe(naked)]
        pub unsafe extern "C" fn $name() {
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
        }
    )* };
}

preserving! {
    /// Frees an object.
    ///
    /// # Safety
    /// The object's count is zero.
    dealloc = crate::helpers::objects::dealloc;
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
