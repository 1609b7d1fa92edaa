//! System calls that the standard library of Rust does not have, with safe signatures: the one place of this folder where memory
//! is handed to the system. An error of the call is the error of the function.
#![allow(unsafe_code, reason = "system calls have no safe form")]

use std::ffi::{CStr, CString};
use std::io::{Error, Result};
use std::mem::{MaybeUninit, zeroed};

use libc::{c_char, c_int, c_long, c_uint, gid_t, id_t, mode_t, off_t, pid_t, uid_t};

/// -1 stands for an error.
trait Outcome: Copy {
    fn failed(self) -> bool;
}
macro_rules! outcomes {
    ($($ty:ty)*) => { $(impl Outcome for $ty { fn failed(self) -> bool { self == -1 } })* };
}
outcomes! { i32 i64 isize }

fn checked<T: Outcome>(r: T) -> Result<T> {
    if r.failed() { Err(Error::last_os_error()) } else { Ok(r) }
}

/// Calls with numbers only.
macro_rules! number_calls {
    ($(fn $name:ident($($arg:ident: $ty:ty),*) -> $out:ty;)*) => { $(
        pub fn $name($($arg: $ty),*) -> Result<$out> {
            // SAFETY: no memory is involved.
            checked(unsafe { libc::$name($($arg),*) })
        }
    )* };
}
number_calls! {
    fn dup3(fd: c_int, to: c_int, flags: c_int) -> c_int;
    fn lseek(fd: c_int, at: off_t, whence: c_int) -> off_t;
    fn fchdir(fd: c_int) -> c_int;
    fn fchmod(fd: c_int, mode: mode_t) -> c_int;
    fn fchown(fd: c_int, uid: uid_t, gid: gid_t) -> c_int;
    fn fsync(fd: c_int) -> c_int;
    fn fdatasync(fd: c_int) -> c_int;
    fn ftruncate(fd: c_int, length: off_t) -> c_int;
    fn lockf(fd: c_int, command: c_int, length: off_t) -> c_int;
    fn flock(fd: c_int, operation: c_int) -> c_int;
    fn kill(pid: pid_t, signal: c_int) -> c_int;
    fn killpg(group: pid_t, signal: c_int) -> c_int;
    fn getpgid(pid: pid_t) -> pid_t;
    fn setpgid(pid: pid_t, group: pid_t) -> c_int;
    fn getsid(pid: pid_t) -> pid_t;
    fn setsid() -> pid_t;
    fn tcgetpgrp(fd: c_int) -> pid_t;
    fn tcsetpgrp(fd: c_int, group: pid_t) -> c_int;
    fn setuid(uid: uid_t) -> c_int;
    fn setgid(gid: gid_t) -> c_int;
    fn seteuid(uid: uid_t) -> c_int;
    fn setegid(gid: gid_t) -> c_int;
    fn setreuid(uid: uid_t, effective: uid_t) -> c_int;
    fn setregid(gid: gid_t, effective: gid_t) -> c_int;
    fn setresuid(uid: uid_t, effective: uid_t, saved: uid_t) -> c_int;
    fn setresgid(gid: gid_t, effective: gid_t, saved: gid_t) -> c_int;
    fn setpriority(which: c_uint, who: id_t, value: c_int) -> c_int;
    fn fpathconf(fd: c_int, name: c_int) -> c_long;
    fn sched_yield() -> c_int;
    fn sched_get_priority_max(policy: c_int) -> c_int;
    fn sched_get_priority_min(policy: c_int) -> c_int;
    fn sched_getscheduler(pid: pid_t) -> c_int;
    fn eventfd(value: c_uint, flags: c_int) -> c_int;
    fn epoll_create1(flags: c_int) -> c_int;
    fn socket(family: c_int, kind: c_int, protocol: c_int) -> c_int;
    fn listen(fd: c_int, backlog: c_int) -> c_int;
    fn shutdown(fd: c_int, how: c_int) -> c_int;
}

/// Calls with a path, relative to a folder (`AT_FDCWD` for the current one), and numbers.
macro_rules! path_calls {
    ($(fn $name:ident(dir, path $(, $arg:ident: $ty:ty)*) -> $out:ty;)*) => { $(
        pub fn $name(dir: c_int, path: &CStr $(, $arg: $ty)*) -> Result<$out> {
            // SAFETY: the path ends with a zero byte and is read only.
            checked(unsafe { libc::$name(dir, path.as_ptr() $(, $arg)*) })
        }
    )* };
}
path_calls! {
    fn mkdirat(dir, path, mode: mode_t) -> c_int;
    fn mkfifoat(dir, path, mode: mode_t) -> c_int;
    fn mknodat(dir, path, mode: mode_t, device: libc::dev_t) -> c_int;
    fn unlinkat(dir, path, flags: c_int) -> c_int;
    fn faccessat(dir, path, mode: c_int, flags: c_int) -> c_int;
    fn fchmodat(dir, path, mode: mode_t, flags: c_int) -> c_int;
    fn fchownat(dir, path, uid: uid_t, gid: gid_t, flags: c_int) -> c_int;
    fn openat(dir, path, flags: c_int, mode: mode_t) -> c_int;
}

/// Calls with two paths.
pub fn renameat(from_dir: c_int, from: &CStr, to_dir: c_int, to: &CStr) -> Result<c_int> {
    // SAFETY: the paths end with a zero byte and are read only.
    checked(unsafe { libc::renameat(from_dir, from.as_ptr(), to_dir, to.as_ptr()) })
}
pub fn linkat(from_dir: c_int, from: &CStr, to_dir: c_int, to: &CStr, flags: c_int) -> Result<c_int> {
    // SAFETY: as above.
    checked(unsafe { libc::linkat(from_dir, from.as_ptr(), to_dir, to.as_ptr(), flags) })
}
pub fn symlinkat(to: &CStr, dir: c_int, path: &CStr) -> Result<c_int> {
    // SAFETY: as above.
    checked(unsafe { libc::symlinkat(to.as_ptr(), dir, path.as_ptr()) })
}
pub fn truncate(path: &CStr, length: off_t) -> Result<c_int> {
    // SAFETY: as above.
    checked(unsafe { libc::truncate(path.as_ptr(), length) })
}
pub fn chdir(path: &CStr) -> Result<c_int> {
    // SAFETY: as above.
    checked(unsafe { libc::chdir(path.as_ptr()) })
}
pub fn chroot(path: &CStr) -> Result<c_int> {
    // SAFETY: as above.
    checked(unsafe { libc::chroot(path.as_ptr()) })
}
pub fn pathconf(path: &CStr, name: c_int) -> Result<c_long> {
    clear_errno();
    // SAFETY: as above.
    unless_unlimited(unsafe { libc::pathconf(path.as_ptr(), name) })
}
pub fn sysconf(name: c_int) -> Result<c_long> {
    clear_errno();
    // SAFETY: no memory is involved.
    unless_unlimited(unsafe { libc::sysconf(name) })
}

fn clear_errno() {
    // SAFETY: the address is that of this thread's variable.
    unsafe { *libc::__errno_location() = 0 }
}
/// -1 without an error stands for no limit.
fn unless_unlimited(r: c_long) -> Result<c_long> {
    match Error::last_os_error() {
        e if r == -1 && e.raw_os_error() != Some(0) => Err(e),
        _ => Ok(r),
    }
}

pub fn readlinkat(dir: c_int, path: &CStr) -> Result<Vec<u8>> {
    let mut buf = vec![0u8; libc::PATH_MAX as usize + 1];
    // SAFETY: the buffer has the length that is given.
    let n = checked(unsafe { libc::readlinkat(dir, path.as_ptr(), buf.as_mut_ptr().cast(), buf.len()) })?;
    buf.truncate(n as usize);
    Ok(buf)
}

/// Access and modification time of a file; `UTIME_NOW` may stand for them.
pub fn utimensat(dir: c_int, path: &CStr, times: &[libc::timespec; 2], flags: c_int) -> Result<c_int> {
    // SAFETY: the path ends with a zero byte, and there are two times.
    checked(unsafe { libc::utimensat(dir, path.as_ptr(), times.as_ptr(), flags) })
}
pub fn futimens(fd: c_int, times: &[libc::timespec; 2]) -> Result<c_int> {
    // SAFETY: there are two times.
    checked(unsafe { libc::futimens(fd, times.as_ptr()) })
}

/// Fills a struct of plain numbers.
macro_rules! filling_calls {
    ($(fn $name:ident($($arg:ident: $ty:ty),*) -> $out:ty;)*) => { $(
        pub fn $name($($arg: $ty),*) -> Result<$out> {
            let mut out = MaybeUninit::<$out>::zeroed();
            // SAFETY: the call writes to a struct of its type, in which zeros are valid as well.
            checked(unsafe { libc::$name($($arg,)* out.as_mut_ptr()) })?;
            // SAFETY: as above.
            Ok(unsafe { out.assume_init() })
        }
    )* };
}
filling_calls! {
    fn fstat(fd: c_int) -> libc::stat;
    fn fstatvfs(fd: c_int) -> libc::statvfs;
    fn uname() -> libc::utsname;
    fn getrlimit(resource: c_uint) -> libc::rlimit;
    fn getrusage(who: c_int) -> libc::rusage;
    fn sched_getparam(pid: pid_t) -> libc::sched_param;
    fn sched_rr_get_interval(pid: pid_t) -> libc::timespec;
}
pub fn fstatat(dir: c_int, path: &CStr, flags: c_int) -> Result<libc::stat> {
    let mut out = MaybeUninit::<libc::stat>::zeroed();
    // SAFETY: the path ends with a zero byte; the call writes to a struct of its type.
    checked(unsafe { libc::fstatat(dir, path.as_ptr(), out.as_mut_ptr(), flags) })?;
    // SAFETY: zeros are valid as well.
    Ok(unsafe { out.assume_init() })
}
pub fn statvfs(path: &CStr) -> Result<libc::statvfs> {
    let mut out = MaybeUninit::<libc::statvfs>::zeroed();
    // SAFETY: as above.
    checked(unsafe { libc::statvfs(path.as_ptr(), out.as_mut_ptr()) })?;
    // SAFETY: as above.
    Ok(unsafe { out.assume_init() })
}
/// The limits of a process, and new ones if they are given.
pub fn prlimit(pid: pid_t, resource: c_uint, new: Option<libc::rlimit>) -> Result<libc::rlimit> {
    let mut old = libc::rlimit { rlim_cur: 0, rlim_max: 0 };
    let new = new.as_ref().map_or(std::ptr::null(), std::ptr::from_ref);
    // SAFETY: the pointers are null or those of such structs.
    checked(unsafe { libc::prlimit(pid, resource, new, &mut old) })?;
    Ok(old)
}
pub fn setrlimit(resource: c_uint, limits: libc::rlimit) -> Result<c_int> {
    // SAFETY: reads the struct.
    checked(unsafe { libc::setrlimit(resource, &limits) })
}

/// Processor times in ticks, and the ticks since some moment.
pub fn times() -> Result<(libc::tms, i64)> {
    let mut out = MaybeUninit::<libc::tms>::zeroed();
    // SAFETY: the call writes to a struct of its type; zeros are valid as well.
    let ticks = checked(unsafe { libc::times(out.as_mut_ptr()) })?;
    // SAFETY: as above.
    Ok((unsafe { out.assume_init() }, ticks))
}
pub fn getloadavg() -> Option<[f64; 3]> {
    let mut out = [0.0; 3];
    // SAFETY: there is room for three numbers.
    (unsafe { libc::getloadavg(out.as_mut_ptr(), 3) } == 3).then_some(out)
}

/// The numbers of the user and of the group, real and effective, and those of parent and group of processes: they cannot fail.
macro_rules! own_numbers {
    ($($name:ident: $ty:ty;)*) => { $(
        pub fn $name() -> $ty {
            // SAFETY: no memory is involved.
            unsafe { libc::$name() }
        }
    )* };
}
own_numbers! {
    getuid: uid_t;
    geteuid: uid_t;
    getgid: gid_t;
    getegid: gid_t;
    getppid: pid_t;
    getpgrp: pid_t;
}
pub fn umask(mode: mode_t) -> mode_t {
    // SAFETY: no memory is involved.
    unsafe { libc::umask(mode) }
}
/// The three numbers of the user (or of the group).
pub fn three_ids(of_group: bool) -> Result<[u32; 3]> {
    let (mut a, mut b, mut c) = (0, 0, 0);
    // SAFETY: writes to three variables.
    checked(unsafe {
        if of_group {
            libc::getresgid(&mut a, &mut b, &mut c)
        } else {
            libc::getresuid(&mut a, &mut b, &mut c)
        }
    })?;
    Ok([a, b, c])
}
pub fn getgroups() -> Result<Vec<gid_t>> {
    // SAFETY: no room is given: the call counts.
    let n = checked(unsafe { libc::getgroups(0, std::ptr::null_mut()) })?;
    let mut groups = vec![0; n as usize];
    // SAFETY: there is room for n numbers.
    let n = checked(unsafe { libc::getgroups(n, groups.as_mut_ptr()) })?;
    groups.truncate(n as usize);
    Ok(groups)
}
pub fn setgroups(groups: &[gid_t]) -> Result<c_int> {
    // SAFETY: the length is that of the slice.
    checked(unsafe { libc::setgroups(groups.len(), groups.as_ptr()) })
}
pub fn initgroups(user: &CStr, group: gid_t) -> Result<c_int> {
    // SAFETY: the name ends with a zero byte.
    checked(unsafe { libc::initgroups(user.as_ptr(), group) })
}
pub fn getgrouplist(user: &CStr, group: gid_t) -> Result<Vec<gid_t>> {
    let mut n: c_int = 64;
    loop {
        let mut groups = vec![0; n as usize];
        let room = n;
        // SAFETY: there is room for n numbers.
        let r = unsafe { libc::getgrouplist(user.as_ptr(), group, groups.as_mut_ptr(), &mut n) };
        if r >= 0 {
            groups.truncate(r as usize);
            return Ok(groups);
        }
        if n <= room {
            return Err(Error::last_os_error());
        }
    }
}
pub fn getpriority(which: c_uint, who: id_t) -> Result<c_int> {
    clear_errno();
    // SAFETY: no memory is involved.
    unless_unlimited(unsafe { libc::getpriority(which, who) } as c_long).map(|r| r as c_int)
}
pub fn nice(increment: c_int) -> Result<c_int> {
    clear_errno();
    // SAFETY: no memory is involved.
    unless_unlimited(unsafe { libc::nice(increment) } as c_long).map(|r| r as c_int)
}
pub fn sched_setscheduler(pid: pid_t, policy: c_int, priority: c_int) -> Result<c_int> {
    let param = libc::sched_param { sched_priority: priority };
    // SAFETY: reads the struct.
    checked(unsafe { libc::sched_setscheduler(pid, policy, &param) })
}
pub fn sched_setparam(pid: pid_t, priority: c_int) -> Result<c_int> {
    let param = libc::sched_param { sched_priority: priority };
    // SAFETY: reads the struct.
    checked(unsafe { libc::sched_setparam(pid, &param) })
}
/// The processors that a process may run on.
pub fn sched_getaffinity(pid: pid_t) -> Result<Vec<usize>> {
    // SAFETY: a set of bits; zeros are valid.
    let mut set: libc::cpu_set_t = unsafe { zeroed() };
    // SAFETY: the size is that of the set.
    checked(unsafe { libc::sched_getaffinity(pid, size_of_val(&set), &mut set) })?;
    // SAFETY: the numbers are below the size of the set.
    Ok((0..libc::CPU_SETSIZE as usize).filter(|&i| unsafe { libc::CPU_ISSET(i, &set) }).collect())
}
pub fn sched_setaffinity(pid: pid_t, processors: &[usize]) -> Result<c_int> {
    // SAFETY: a set of bits; zeros are valid.
    let mut set: libc::cpu_set_t = unsafe { zeroed() };
    for &i in processors.iter().filter(|i| **i < libc::CPU_SETSIZE as usize) {
        // SAFETY: the number is below the size of the set.
        unsafe { libc::CPU_SET(i, &mut set) };
    }
    // SAFETY: the size is that of the set.
    checked(unsafe { libc::sched_setaffinity(pid, size_of_val(&set), &set) })
}

// ---- file descriptors -------------------------------------------------------------------------------

pub fn fcntl(fd: c_int, command: c_int, arg: c_long) -> Result<c_int> {
    // SAFETY: the argument of the commands that callers use is a number.
    checked(unsafe { libc::fcntl(fd, command, arg) })
}
/// With memory that the system may read and write; the answer of the call.
pub fn fcntl_with(fd: c_int, command: c_int, data: &mut [u8]) -> Result<c_int> {
    // SAFETY: the buffer is one of the size that the command wants, or larger: the caller's is padded.
    checked(unsafe { libc::fcntl(fd, command, data.as_mut_ptr()) })
}
pub fn ioctl(fd: c_int, request: libc::c_ulong, arg: c_long) -> Result<c_int> {
    // SAFETY: the argument is a number; a program that gives one to a request that wants an address gets EFAULT.
    checked(unsafe { libc::ioctl(fd, request, arg) })
}
pub fn ioctl_with(fd: c_int, request: libc::c_ulong, data: &mut [u8]) -> Result<c_int> {
    // SAFETY: the buffer is as long as any request's struct: the caller's is padded.
    checked(unsafe { libc::ioctl(fd, request, data.as_mut_ptr()) })
}
pub fn pipe2(flags: c_int) -> Result<[c_int; 2]> {
    let mut ends = [0; 2];
    // SAFETY: there is room for two descriptors.
    checked(unsafe { libc::pipe2(ends.as_mut_ptr(), flags) })?;
    Ok(ends)
}
pub fn openpty() -> Result<[c_int; 2]> {
    let (mut a, mut b) = (0, 0);
    use std::ptr::null_mut;
    // SAFETY: writes to two variables; the name and the settings may be null.
    checked(unsafe { libc::openpty(&mut a, &mut b, null_mut(), null_mut(), null_mut()) })?;
    Ok([a, b])
}
pub fn sync() {
    // SAFETY: no memory is involved.
    unsafe { libc::sync() }
}
pub fn posix_fallocate(fd: c_int, offset: off_t, length: off_t) -> Result<()> {
    // SAFETY: no memory is involved.
    match unsafe { libc::posix_fallocate(fd, offset, length) } {
        0 => Ok(()),
        e => Err(Error::from_raw_os_error(e)),
    }
}
pub fn memfd_create(name: &CStr, flags: c_uint) -> Result<c_int> {
    // SAFETY: the name ends with a zero byte.
    checked(unsafe { libc::memfd_create(name.as_ptr(), flags) })
}
pub fn write(fd: c_int, data: &[u8]) -> Result<isize> {
    // SAFETY: the length is that of the data.
    checked(unsafe { libc::write(fd, data.as_ptr().cast(), data.len()) })
}
pub fn pread(fd: c_int, buf: &mut [u8], at: off_t) -> Result<isize> {
    // SAFETY: the length is that of the buffer.
    checked(unsafe { libc::pread(fd, buf.as_mut_ptr().cast(), buf.len(), at) })
}
pub fn pwrite(fd: c_int, data: &[u8], at: off_t) -> Result<isize> {
    // SAFETY: the length is that of the data.
    checked(unsafe { libc::pwrite(fd, data.as_ptr().cast(), data.len(), at) })
}
pub fn sendfile(out: c_int, from: c_int, offset: Option<off_t>, count: usize) -> Result<isize> {
    let mut at = offset.unwrap_or(0);
    let at = if offset.is_some() { &mut at } else { std::ptr::null_mut() };
    // SAFETY: the offset is null or that of a variable.
    checked(unsafe { libc::sendfile(out, from, at, count) })
}
pub fn copy_file_range(from: (c_int, Option<i64>), to: (c_int, Option<i64>), count: usize) -> Result<isize> {
    let (mut a, mut b) = (from.1.unwrap_or(0), to.1.unwrap_or(0));
    let null = std::ptr::null_mut();
    let a = if from.1.is_some() { &mut a } else { null };
    let b = if to.1.is_some() { &mut b } else { null };
    // SAFETY: the offsets are null or those of variables.
    checked(unsafe { libc::copy_file_range(from.0, a, to.0, b, count, 0) })
}
pub fn getrandom(buf: &mut [u8], flags: c_uint) -> Result<isize> {
    // SAFETY: the length is that of the buffer.
    checked(unsafe { libc::getrandom(buf.as_mut_ptr().cast(), buf.len(), flags) })
}
pub fn ttyname(fd: c_int) -> Result<Vec<u8>> {
    let mut buf = vec![0u8; libc::PATH_MAX as usize];
    // SAFETY: the length is that of the buffer.
    match unsafe { libc::ttyname_r(fd, buf.as_mut_ptr().cast(), buf.len()) } {
        0 => Ok(until_zero(&buf)),
        e => Err(Error::from_raw_os_error(e)),
    }
}
pub fn confstr(name: c_int) -> Result<Option<Vec<u8>>> {
    clear_errno();
    // SAFETY: no room is given: the call counts.
    let n = unsafe { libc::confstr(name, std::ptr::null_mut(), 0) };
    if n == 0 {
        return match Error::last_os_error() {
            e if e.raw_os_error() == Some(0) => Ok(None),
            e => Err(e),
        };
    }
    let mut buf = vec![0u8; n];
    // SAFETY: the length is that of the buffer.
    unsafe { libc::confstr(name, buf.as_mut_ptr().cast(), n) };
    Ok(Some(until_zero(&buf)))
}
pub fn terminal_size(fd: c_int) -> Result<(u16, u16)> {
    // SAFETY: four numbers.
    let mut size: libc::winsize = unsafe { zeroed() };
    // SAFETY: the request writes such a struct.
    checked(unsafe { libc::ioctl(fd, libc::TIOCGWINSZ, &mut size) })?;
    Ok((size.ws_col, size.ws_row))
}
fn until_zero(buf: &[u8]) -> Vec<u8> {
    buf.iter().copied().take_while(|b| *b != 0).collect()
}
/// The text in an array of a struct of C.
pub fn text_of(chars: &[c_char]) -> Vec<u8> {
    chars.iter().map(|c| *c as u8).take_while(|b| *b != 0).collect()
}

// ---- processes --------------------------------------------------------------------------------------

/// # Safety
/// What runs in the child must be able to do without the other threads.
pub unsafe fn fork() -> Result<pid_t> {
    // SAFETY: the caller's duty.
    checked(unsafe { libc::fork() })
}
pub fn exit_now(status: c_int) -> ! {
    // SAFETY: ends the process.
    unsafe { libc::_exit(status) }
}
pub fn abort() -> ! {
    // SAFETY: ends the process.
    unsafe { libc::abort() }
}
pub fn waitpid(pid: pid_t, options: c_int) -> Result<(pid_t, c_int)> {
    let mut status = 0;
    // SAFETY: writes to a variable.
    let pid = checked(unsafe { libc::waitpid(pid, &mut status, options) })?;
    Ok((pid, status))
}
pub fn wait4(pid: pid_t, options: c_int) -> Result<(pid_t, c_int, libc::rusage)> {
    let mut status = 0;
    // SAFETY: a struct of numbers.
    let mut usage: libc::rusage = unsafe { zeroed() };
    // SAFETY: writes to two variables.
    let pid = checked(unsafe { libc::wait4(pid, &mut status, options, &mut usage) })?;
    Ok((pid, status, usage))
}
/// What `waitid` tells: pid, uid, signal, status, code.
pub fn waitid(kind: c_uint, id: id_t, options: c_int) -> Result<[i64; 5]> {
    // SAFETY: a struct of numbers.
    let mut info: libc::siginfo_t = unsafe { zeroed() };
    // SAFETY: writes to a variable.
    checked(unsafe { libc::waitid(kind, id, &mut info, options) })?;
    // SAFETY: these fields are those of a child that has changed, or zeros.
    let (pid, uid, status) = unsafe { (info.si_pid(), info.si_uid(), info.si_status()) };
    Ok([pid as i64, uid as i64, info.si_signo as i64, status as i64, info.si_code as i64])
}
pub fn pidfd_open(pid: pid_t, flags: c_uint) -> Result<c_int> {
    // SAFETY: the call takes two numbers.
    checked(unsafe { libc::syscall(libc::SYS_pidfd_open, pid, flags) }).map(|fd| fd as c_int)
}
/// Puts another program in the place of this one; comes back with an error only.
pub fn execve(path: &CStr, args: &StringArray, env: &StringArray) -> Error {
    // SAFETY: the path ends with a zero byte; the arrays end with null.
    unsafe { libc::execve(path.as_ptr(), args.as_ptr(), env.as_ptr()) };
    Error::last_os_error()
}
pub fn fexecve(fd: c_int, args: &StringArray, env: &StringArray) -> Error {
    // SAFETY: the arrays end with null.
    unsafe { libc::fexecve(fd, args.as_ptr(), env.as_ptr()) };
    Error::last_os_error()
}
pub fn set_environment(name: &CStr, value: &CStr) -> Result<c_int> {
    // SAFETY: the strings end with a zero byte and are copied. The thread that compiles does not look at the environment.
    checked(unsafe { libc::setenv(name.as_ptr(), value.as_ptr(), 1) })
}
pub fn unset_environment(name: &CStr) -> Result<c_int> {
    // SAFETY: as above.
    checked(unsafe { libc::unsetenv(name.as_ptr()) })
}
pub fn system(command: &CStr) -> c_int {
    // SAFETY: the command ends with a zero byte.
    unsafe { libc::system(command.as_ptr()) }
}

/// Strings as an array of pointers that ends with null, as programs get them.
pub struct StringArray {
    pointers: Vec<*const c_char>,
    /// What they point to.
    _strings: Vec<CString>,
}
impl StringArray {
    pub fn new(strings: Vec<CString>) -> StringArray {
        let pointers = strings.iter().map(|s| s.as_ptr()).chain([std::ptr::null()]).collect();
        StringArray { pointers, _strings: strings }
    }
    fn as_ptr(&self) -> *const *const c_char {
        self.pointers.as_ptr()
    }
}
/// The environment as it is now.
pub fn environment() -> StringArray {
    use std::os::unix::ffi::OsStrExt;
    let entry = |(name, value): (std::ffi::OsString, std::ffi::OsString)| {
        CString::new([name.as_bytes(), b"=", value.as_bytes()].concat()).ok()
    };
    StringArray::new(std::env::vars_os().filter_map(entry).collect())
}

/// What a program that is started gets from the process that starts it.
pub struct Start<'a> {
    pub args: &'a StringArray,
    /// Where it may be; the first that can be run is.
    pub paths: &'a [CString],
    pub env: Option<&'a StringArray>,
    pub folder: Option<&'a CStr>,
    /// Descriptors for its standard streams; -1 for those that it shares.
    pub streams: [c_int; 3],
    /// Descriptors of this side, which it must not have.
    pub others: [c_int; 3],
    /// Where to write what went wrong.
    pub report: c_int,
    /// Descriptors that stay open, in ascending order, if all others are to be closed.
    pub keep: Option<&'a [c_int]>,
    /// Descriptors in `keep` that it inherits.
    pub inherit: &'a [c_int],
    pub restore_signals: bool,
    pub new_session: bool,
    pub group: Option<pid_t>,
    pub gid: Option<gid_t>,
    pub gids: Option<&'a [gid_t]>,
    pub uid: Option<uid_t>,
    pub umask: Option<mode_t>,
}

/// At which of its steps a child has failed.
pub enum ChildError {
    /// Before the program: errno, and what the report says of it.
    Before(c_int, &'static str),
    Exec(c_int),
}

impl Start<'_> {
    /// Turns a child that has just been forked into the program. Comes back with an error only. Allocates nothing: locks of
    /// other threads may be held for ever here.
    pub fn become_program(&self, prepare: impl FnOnce() -> bool) -> ChildError {
        // SAFETY: the address is that of this thread's variable.
        let errno = || unsafe { *libc::__errno_location() };
        if let Err(what) = self.set_up() {
            return ChildError::Before(errno(), what);
        }
        if !prepare() {
            return ChildError::Before(0, "Exception occurred in preexec_fn.");
        }
        // After what `preexec_fn` may have opened.
        if let Some(keep) = self.keep {
            close_all_but(keep);
        }
        let mut result = libc::ENOENT;
        for path in self.paths {
            // SAFETY: the path ends with a zero byte; the arrays end with null.
            unsafe {
                match self.env {
                    Some(env) => libc::execve(path.as_ptr(), self.args.as_ptr(), env.as_ptr()),
                    None => libc::execv(path.as_ptr(), self.args.as_ptr()),
                }
            };
            let e = errno();
            if !matches!(e, libc::ENOENT | libc::ENOTDIR) && result == libc::ENOENT {
                result = e;
            }
        }
        ChildError::Exec(result)
    }
    /// The parent knows by the text of an error whether the folder is to blame.
    fn set_up(&self) -> std::result::Result<(), &'static str> {
        self.set_up_descriptors().ok_or("noexec")?;
        if let Some(folder) = self.folder {
            // SAFETY: the path ends with a zero byte.
            succeeded(unsafe { libc::chdir(folder.as_ptr()) }).ok_or("noexec:chdir")?;
        }
        self.set_up_process().ok_or("noexec")
    }
    fn set_up_descriptors(&self) -> Option<()> {
        // The pipe for the report closes when the program starts.
        for &fd in self.inherit.iter().filter(|fd| **fd != self.report) {
            set_inheritable_raw(fd, true)?;
        }
        for fd in self.others.into_iter().filter(|fd| *fd >= 0) {
            close_raw(fd)?;
        }
        self.place_streams()
    }
    fn set_up_process(&self) -> Option<()> {
        // SAFETY: calls that are safe after a fork, with numbers and lists that live on.
        unsafe {
            if let Some(mask) = self.umask {
                libc::umask(mask);
            }
            if self.restore_signals {
                libc::signal(libc::SIGPIPE, libc::SIG_DFL);
                libc::signal(libc::SIGXFSZ, libc::SIG_DFL);
            }
            if self.new_session {
                libc::setsid();
            }
            if let Some(group) = self.group {
                succeeded(libc::setpgid(0, group))?;
            }
            if let Some(groups) = self.gids {
                succeeded(libc::syscall(libc::SYS_setgroups, groups.len(), groups.as_ptr()) as c_int)?;
            }
            if let Some(gid) = self.gid {
                succeeded(libc::setregid(gid, gid))?;
            }
            if let Some(uid) = self.uid {
                succeeded(libc::setreuid(uid, uid))?;
            }
        }
        Some(())
    }
    /// Makes the three descriptors 0, 1 and 2.
    fn place_streams(&self) -> Option<()> {
        let [input, mut output, mut error] = self.streams;
        // One that stands where another is to come goes out of the way.
        // SAFETY: duplicates descriptors.
        unsafe {
            if output == 0 {
                output = succeeded(libc::dup(output))?;
            }
            while (0..=1).contains(&error) {
                error = succeeded(libc::dup(error))?;
            }
        }
        for (fd, to) in [(input, 0), (output, 1), (error, 2)] {
            if fd == to {
                set_inheritable_raw(fd, true)?;
            } else if fd >= 0 {
                // SAFETY: duplicates a descriptor.
                succeeded(unsafe { libc::dup2(fd, to) })?;
            }
        }
        Some(())
    }
}

fn succeeded(r: c_int) -> Option<c_int> {
    (r != -1).then_some(r)
}
fn close_raw(fd: c_int) -> Option<()> {
    // SAFETY: closes a descriptor of this process, which is about to become another program.
    succeeded(unsafe { libc::close(fd) }).map(|_| ())
}
fn set_inheritable_raw(fd: c_int, inheritable: bool) -> Option<()> {
    // SAFETY: reads and sets a flag.
    unsafe {
        let flags = succeeded(libc::fcntl(fd, libc::F_GETFD))?;
        let flags = if inheritable { flags & !libc::FD_CLOEXEC } else { flags | libc::FD_CLOEXEC };
        succeeded(libc::fcntl(fd, libc::F_SETFD, flags)).map(|_| ())
    }
}
/// Closes what is above the standard streams, except these, which are in ascending order.
fn close_all_but(keep: &[c_int]) {
    let mut from = 3;
    for &fd in keep.iter().filter(|fd| **fd >= 3) {
        close_range(from, fd - 1);
        from = from.max(fd + 1);
    }
    close_range(from, c_int::MAX);
}
/// Closes these descriptors and those between them.
pub fn close_range(from: c_int, to: c_int) {
    if from > to {
        return;
    }
    // SAFETY: closes descriptors: those of whoever asks for it.
    unsafe {
        if libc::syscall(libc::SYS_close_range, from as c_uint, to as c_uint, 0) == 0 {
            return;
        }
        let limit = libc::sysconf(libc::_SC_OPEN_MAX).clamp(256, 65536) as c_int;
        for fd in from..=to.min(limit) {
            libc::close(fd);
        }
    }
}

/// Blocks all signals in this thread; what was blocked before.
pub fn block_all_signals() -> libc::sigset_t {
    // SAFETY: sets of bits; the first is initialised by the call.
    unsafe {
        let (mut all, mut old): (libc::sigset_t, libc::sigset_t) = (zeroed(), zeroed());
        libc::sigfillset(&mut all);
        libc::pthread_sigmask(libc::SIG_SETMASK, &all, &mut old);
        old
    }
}
/// Blocks what was blocked before.
pub fn restore_signal_mask(old: &libc::sigset_t) {
    // SAFETY: a set that the system has filled in.
    unsafe { libc::pthread_sigmask(libc::SIG_SETMASK, old, std::ptr::null_mut()) };
}

// ---- waiting for descriptors ------------------------------------------------------------------------

pub fn poll(fds: &mut [libc::pollfd], ms: c_int) -> Result<c_int> {
    // SAFETY: the length is that of the slice.
    checked(unsafe { libc::poll(fds.as_mut_ptr(), fds.len() as libc::nfds_t, ms) })
}
pub fn epoll_ctl(epoll: c_int, operation: c_int, fd: c_int, events: u32) -> Result<c_int> {
    let mut event = libc::epoll_event { events, u64: fd as u64 };
    // SAFETY: reads the struct.
    checked(unsafe { libc::epoll_ctl(epoll, operation, fd, &mut event) })
}
pub fn epoll_wait(epoll: c_int, most: usize, ms: c_int) -> Result<Vec<(c_int, u32)>> {
    let mut events = vec![libc::epoll_event { events: 0, u64: 0 }; most];
    // SAFETY: the length is that of the array.
    let n = checked(unsafe { libc::epoll_wait(epoll, events.as_mut_ptr(), most as c_int, ms) })?;
    Ok(events[..n as usize].iter().map(|e| (e.u64 as c_int, e.events)).collect())
}

// ---- users and groups -------------------------------------------------------------------------------

/// An entry of the table of users.
pub struct User {
    pub name: Vec<u8>,
    pub password: Vec<u8>,
    pub uid: uid_t,
    pub gid: gid_t,
    pub gecos: Vec<u8>,
    pub folder: Vec<u8>,
    pub shell: Vec<u8>,
}
/// An entry of the table of groups.
pub struct Group {
    pub name: Vec<u8>,
    pub password: Vec<u8>,
    pub gid: gid_t,
    pub members: Vec<Vec<u8>>,
}

/// # Safety
/// Null, or a string of C.
unsafe fn copied(s: *const c_char) -> Vec<u8> {
    // SAFETY: the caller's duty.
    if s.is_null() { Vec::new() } else { unsafe { CStr::from_ptr(s) }.to_bytes().to_vec() }
}
/// # Safety
/// Null, or an entry as the system gives it.
unsafe fn user(p: *const libc::passwd) -> Option<User> {
    // SAFETY: the caller's duty.
    unsafe {
        let p = p.as_ref()?;
        Some(User {
            name: copied(p.pw_name),
            password: copied(p.pw_passwd),
            uid: p.pw_uid,
            gid: p.pw_gid,
            gecos: copied(p.pw_gecos),
            folder: copied(p.pw_dir),
            shell: copied(p.pw_shell),
        })
    }
}
/// # Safety
/// Null, or an entry as the system gives it.
unsafe fn group(p: *const libc::group) -> Option<Group> {
    // SAFETY: the caller's duty; the list of members ends with null.
    unsafe {
        let p = p.as_ref()?;
        let mut members = Vec::new();
        let mut at = p.gr_mem;
        while !at.is_null() && !(*at).is_null() {
            members.push(copied(*at));
            at = at.add(1);
        }
        Some(Group { name: copied(p.gr_name), password: copied(p.gr_passwd), gid: p.gr_gid, members })
    }
}
// These calls share memory of the C library; one thread makes them, and what they give is copied at once.
pub fn user_by_name(name: &CStr) -> Option<User> {
    // SAFETY: the name ends with a zero byte.
    unsafe { user(libc::getpwnam(name.as_ptr())) }
}
pub fn user_by_number(n: uid_t) -> Option<User> {
    // SAFETY: no memory is handed over.
    unsafe { user(libc::getpwuid(n)) }
}
pub fn users() -> Vec<User> {
    // SAFETY: no memory is handed over.
    unsafe {
        libc::setpwent();
        let all = std::iter::from_fn(|| user(libc::getpwent())).collect();
        libc::endpwent();
        all
    }
}
pub fn group_by_name(name: &CStr) -> Option<Group> {
    // SAFETY: the name ends with a zero byte.
    unsafe { group(libc::getgrnam(name.as_ptr())) }
}
pub fn group_by_number(n: gid_t) -> Option<Group> {
    // SAFETY: no memory is handed over.
    unsafe { group(libc::getgrgid(n)) }
}
pub fn groups() -> Vec<Group> {
    // SAFETY: no memory is handed over.
    unsafe {
        libc::setgrent();
        let all = std::iter::from_fn(|| group(libc::getgrent())).collect();
        libc::endgrent();
        all
    }
}

// ---- signals ----------------------------------------------------------------------------------------

pub fn raise(signal: c_int) -> Result<c_int> {
    // SAFETY: no memory is involved; what handlers do is up to them.
    match unsafe { libc::raise(signal) } {
        0 => Ok(0),
        _ => Err(Error::last_os_error()),
    }
}
pub fn alarm(seconds: c_uint) -> c_uint {
    // SAFETY: no memory is involved.
    unsafe { libc::alarm(seconds) }
}
pub fn pause() {
    // SAFETY: no memory is involved.
    unsafe { libc::pause() };
}
pub fn pidfd_send_signal(fd: c_int, signal: c_int) -> Result<c_int> {
    let info = std::ptr::null::<libc::siginfo_t>();
    // SAFETY: what is said of the signal may be null.
    checked(unsafe { libc::syscall(libc::SYS_pidfd_send_signal, fd, signal, info, 0) }).map(|r| r as c_int)
}
pub fn signal_text(signal: c_int) -> Option<String> {
    if !(1..=64).contains(&signal) || matches!(signal, 32 | 33) {
        return None;
    }
    // SAFETY: the text lives until the next call.
    let text = unsafe { CStr::from_ptr(libc::strsignal(signal)) }.to_string_lossy().into_owned();
    (!text.starts_with("Unknown signal")).then_some(text)
}

fn timeval(seconds: f64) -> libc::timeval {
    let us = (seconds * 1e6).ceil();
    libc::timeval { tv_sec: (us / 1e6).floor() as i64, tv_usec: us.rem_euclid(1e6) as i64 }
}
fn seconds(t: libc::timeval) -> f64 {
    t.tv_sec as f64 + t.tv_usec as f64 / 1e6
}
/// Sets a timer; the time that was left and the interval.
pub fn set_timer(which: c_int, value: f64, interval: f64) -> Result<(f64, f64)> {
    let new = libc::itimerval { it_value: timeval(value), it_interval: timeval(interval) };
    let mut old = new;
    // SAFETY: reads one struct and writes another.
    checked(unsafe { libc::syscall(libc::SYS_setitimer, which, &new, &mut old) })?;
    Ok((seconds(old.it_value), seconds(old.it_interval)))
}
pub fn timer(which: c_int) -> Result<(f64, f64)> {
    let mut now = libc::itimerval { it_value: timeval(0.0), it_interval: timeval(0.0) };
    // SAFETY: writes a struct.
    checked(unsafe { libc::syscall(libc::SYS_getitimer, which, &mut now) })?;
    Ok((seconds(now.it_value), seconds(now.it_interval)))
}

fn signal_set(signals: &[c_int]) -> libc::sigset_t {
    // SAFETY: the set is initialised before numbers are added.
    unsafe {
        let mut set: libc::sigset_t = zeroed();
        libc::sigemptyset(&mut set);
        for &n in signals {
            libc::sigaddset(&mut set, n);
        }
        set
    }
}
fn signals_of(set: &libc::sigset_t) -> Vec<c_int> {
    // SAFETY: a set that the system has filled in.
    (1..65).filter(|&n| unsafe { libc::sigismember(set, n) } == 1).collect()
}
/// Changes which signals are blocked in this thread; those that were.
pub fn change_signal_mask(how: c_int, signals: &[c_int]) -> Result<Vec<c_int>> {
    let (new, mut old) = (signal_set(signals), signal_set(&[]));
    // SAFETY: reads one set and writes another.
    match unsafe { libc::pthread_sigmask(how, &new, &mut old) } {
        0 => Ok(signals_of(&old)),
        e => Err(Error::from_raw_os_error(e)),
    }
}
pub fn pending_signals() -> Result<Vec<c_int>> {
    let mut set = signal_set(&[]);
    // SAFETY: writes a set.
    checked(unsafe { libc::sigpending(&mut set) })?;
    Ok(signals_of(&set))
}

/// What is known of a signal.
pub struct SignalInfo {
    pub signal: i64,
    pub code: i64,
    pub errno: i64,
    pub pid: i64,
    pub uid: i64,
    pub status: i64,
    pub band: i64,
}
/// Waits for one of these signals; `None` if the time is over.
pub fn wait_for_signal(signals: &[c_int], limit: Option<f64>) -> Result<Option<SignalInfo>> {
    let set = signal_set(signals);
    // SAFETY: a struct of numbers.
    let mut info: libc::siginfo_t = unsafe { zeroed() };
    let limit = limit.map(|s| libc::timespec { tv_sec: s as i64, tv_nsec: (s.fract() * 1e9) as i64 });
    let limit = limit.as_ref().map_or(std::ptr::null(), std::ptr::from_ref);
    // SAFETY: reads a set and a time, or null, and writes a struct.
    match checked(unsafe { libc::sigtimedwait(&set, &mut info, limit) }) {
        Err(e) if e.raw_os_error() == Some(libc::EAGAIN) && !limit.is_null() => Ok(None),
        Err(e) => Err(e),
        // SAFETY: these fields are numbers, whatever they stand for.
        Ok(signal) => Ok(Some(unsafe {
            SignalInfo {
                signal: signal as i64,
                code: info.si_code as i64,
                errno: info.si_errno as i64,
                pid: info.si_pid() as i64,
                uid: info.si_uid() as i64,
                status: info.si_status() as i64,
                band: 0,
            }
        })),
    }
}
