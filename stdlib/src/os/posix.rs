//! `_posix`: what `posix` has besides files that are opened and read (`_files`).
//!
//! What of `posix` takes many forms (a path or a descriptor, relative to a folder, links followed or not) comes in one form
//! here: a folder's descriptor and a path; `posix.py` sorts them out.

use sidewinder_macros::native_module;
use sidewinder_vm as vm;
use vm::builtins::bytes_like;
use vm::modules::make_module;
use vm::modules::posix::name_value;
use vm::native::{FromArg, Place};
use vm::objects::*;
use vm::types::builtin;
use vm::value::*;
use vm::vm::{Res, Vm};

use std::ffi::CString;

use super::sys::{self, StringArray};
use super::{args, none_or, once, process, retried};

macro_rules! constants {
    ($($name:ident)*) => { &[$((stringify!($name), libc::$name as i64)),*] };
}
static CONSTANTS: &[(&str, i64)] = constants! {
    O_RDONLY O_WRONLY O_RDWR O_NONBLOCK O_APPEND O_DSYNC O_RSYNC O_SYNC O_NOCTTY O_CREAT O_EXCL O_TRUNC O_LARGEFILE O_DIRECT
    O_DIRECTORY O_NOFOLLOW O_NOATIME O_CLOEXEC O_ACCMODE O_PATH O_TMPFILE O_ASYNC
    F_OK R_OK W_OK X_OK F_LOCK F_TLOCK F_ULOCK F_TEST
    WNOHANG WUNTRACED WCONTINUED WEXITED WSTOPPED WNOWAIT P_PID P_PGID P_ALL P_PIDFD
    CLD_EXITED CLD_KILLED CLD_DUMPED CLD_TRAPPED CLD_STOPPED CLD_CONTINUED
    PRIO_PROCESS PRIO_PGRP PRIO_USER
    SCHED_OTHER SCHED_BATCH SCHED_IDLE SCHED_FIFO SCHED_RR SCHED_DEADLINE SCHED_RESET_ON_FORK
    RTLD_LAZY RTLD_NOW RTLD_GLOBAL RTLD_LOCAL RTLD_NODELETE RTLD_NOLOAD RTLD_DEEPBIND
    GRND_RANDOM GRND_NONBLOCK
    SEEK_DATA SEEK_HOLE PIPE_BUF
    POSIX_FADV_NORMAL POSIX_FADV_SEQUENTIAL POSIX_FADV_RANDOM POSIX_FADV_NOREUSE POSIX_FADV_WILLNEED POSIX_FADV_DONTNEED
    MFD_CLOEXEC MFD_ALLOW_SEALING MFD_HUGETLB
    EFD_CLOEXEC EFD_NONBLOCK EFD_SEMAPHORE
    AT_FDCWD AT_SYMLINK_NOFOLLOW AT_SYMLINK_FOLLOW AT_REMOVEDIR AT_EACCESS AT_EMPTY_PATH
    ST_RDONLY ST_NOSUID ST_NODEV ST_NOEXEC ST_SYNCHRONOUS ST_MANDLOCK ST_NOATIME ST_NODIRATIME ST_RELATIME
    UTIME_NOW UTIME_OMIT
};
static SYSCONF: &[(&str, i64)] = constants! {
    _SC_ARG_MAX _SC_CHILD_MAX _SC_CLK_TCK _SC_NGROUPS_MAX _SC_OPEN_MAX _SC_STREAM_MAX _SC_TZNAME_MAX _SC_JOB_CONTROL
    _SC_SAVED_IDS _SC_VERSION _SC_PAGESIZE _SC_PAGE_SIZE _SC_IOV_MAX _SC_GETGR_R_SIZE_MAX _SC_GETPW_R_SIZE_MAX
    _SC_LOGIN_NAME_MAX _SC_TTY_NAME_MAX _SC_THREADS _SC_NPROCESSORS_CONF _SC_NPROCESSORS_ONLN _SC_PHYS_PAGES _SC_AVPHYS_PAGES
    _SC_ATEXIT_MAX _SC_HOST_NAME_MAX _SC_LINE_MAX _SC_SYMLOOP_MAX _SC_RTSIG_MAX _SC_SIGQUEUE_MAX _SC_TIMER_MAX
    _SC_SEM_NSEMS_MAX _SC_SEM_VALUE_MAX _SC_MQ_OPEN_MAX _SC_MQ_PRIO_MAX _SC_THREAD_STACK_MIN _SC_THREAD_KEYS_MAX
    _SC_2_VERSION _SC_BC_BASE_MAX _SC_BC_DIM_MAX _SC_BC_SCALE_MAX _SC_BC_STRING_MAX _SC_COLL_WEIGHTS_MAX _SC_EXPR_NEST_MAX
    _SC_RE_DUP_MAX _SC_MAPPED_FILES _SC_MEMLOCK _SC_FSYNC _SC_ASYNCHRONOUS_IO _SC_PRIORITIZED_IO _SC_XOPEN_VERSION
};
static PATHCONF: &[(&str, i64)] = constants! {
    _PC_LINK_MAX _PC_MAX_CANON _PC_MAX_INPUT _PC_NAME_MAX _PC_PATH_MAX _PC_PIPE_BUF _PC_CHOWN_RESTRICTED _PC_NO_TRUNC
    _PC_VDISABLE _PC_SYNC_IO _PC_ASYNC_IO _PC_PRIO_IO _PC_SOCK_MAXBUF _PC_FILESIZEBITS _PC_REC_INCR_XFER_SIZE
    _PC_REC_MAX_XFER_SIZE _PC_REC_MIN_XFER_SIZE _PC_REC_XFER_ALIGN _PC_ALLOC_SIZE_MIN _PC_SYMLINK_MAX _PC_2_SYMLINKS
};
static CONFSTR: &[(&str, i64)] =
    &[("CS_PATH", 0), ("CS_GNU_LIBC_VERSION", 2), ("CS_GNU_LIBPTHREAD_VERSION", 3)];

static EXIT_CODES: [&str; 15] = [
    "EX_USAGE",
    "EX_DATAERR",
    "EX_NOINPUT",
    "EX_NOUSER",
    "EX_NOHOST",
    "EX_UNAVAILABLE",
    "EX_SOFTWARE",
    "EX_OSERR",
    "EX_OSFILE",
    "EX_CANTCREAT",
    "EX_IOERR",
    "EX_TEMPFAIL",
    "EX_PROTOCOL",
    "EX_NOPERM",
    "EX_CONFIG",
];

pub fn make(vm: &mut Vm) -> Ref<ModuleObj> {
    let m = make_module(vm, "_posix", natives::DOC, natives::NATIVES);
    for &(name, n) in CONSTANTS {
        m.ns.set_str(name, Value::Int(n));
    }
    for (table, names) in
        [("sysconf_names", SYSCONF), ("pathconf_names", PATHCONF), ("confstr_names", CONFSTR)]
    {
        let d = DictObj::empty();
        // Python's names have no underscore in front.
        names.iter().for_each(|&(name, n)| d.set_str(name.trim_start_matches('_'), Value::Int(n)));
        m.ns.set_str(table, d.into());
    }
    m.ns.set_str("SCHED_NORMAL", Value::Int(0));
    m.ns.set_str("TMP_MAX", Value::Int(238_328));
    // Codes of `sysexits.h`.
    m.ns.set_str("EX_OK", Value::Int(0));
    for (name, n) in EXIT_CODES.iter().zip(64..) {
        m.ns.set_str(name, Value::Int(n));
    }
    m
}

/// A path as C has it; the text or bytes that it came from name it in errors.
struct Path<'a> {
    c: CString,
    shown: &'a Value,
}

impl<'a> FromArg<'a> for Path<'a> {
    fn from_arg(vm: &mut Vm, v: &'a Value, _at: &Place) -> Res<Path<'a>> {
        Ok(Path { c: args::path(vm, v)?, shown: v })
    }
}

/// A user or group; -1 leaves it as it is.
struct Id(u32);
impl<'a> FromArg<'a> for Id {
    fn from_arg(vm: &mut Vm, v: &'a Value, at: &Place) -> Res<Id> {
        let what = if at.function.contains('g') && !at.function.contains("uid") { "gid" } else { "uid" };
        if v.as_i64().is_none()
            && v.get::<BigIntObj>().is_none()
            && v.ty().lookup(&intern("__index__")).is_none()
        {
            let t = v.ty().name();
            return Err(vm.type_error(format!("{what} should be integer, not {t}")));
        }
        let n = vm::native::integer(vm, v)?;
        match n.as_i64() {
            Some(n) if (-1..=u32::MAX as i64).contains(&n) => Ok(Id(n as u32)),
            Some(n) if n > 0 => Err(vm.overflow_error(format!("{what} is greater than maximum"))),
            _ if wide(&n).is_some_and(|n| n > 0) => {
                Err(vm.overflow_error(format!("{what} is greater than maximum")))
            }
            _ => Err(vm.overflow_error(format!("{what} is less than minimum"))),
        }
    }
}

/// A call about paths, made again if a signal interrupts it.
fn on_path<T>(vm: &mut Vm, paths: &[&Value], f: impl FnMut() -> std::io::Result<T>) -> Res<T> {
    vm::modules::posix::retried(vm, paths, f)
}

/// An int of up to 128 bits.
fn wide(v: &Value) -> Option<i128> {
    v.as_i64().map(i128::from).or_else(|| v.get::<BigIntObj>()?.as_i128())
}
fn int(n: impl Into<i128>) -> Value {
    BigIntObj::from_i128(n.into())
}
fn ints<T: Copy + Into<i128>>(all: &[T]) -> Value {
    TupleObj::new(all.iter().map(|n| int(*n)).collect()).into()
}
fn text(vm: &mut Vm, b: &[u8]) -> Res<Value> {
    name_value(vm, b, &Value::None)
}

/// The numbers of a `stat_result`: those that are items, and then those that are attributes only.
fn stat_value(s: &libc::stat) -> Value {
    let time = |s: i64, ns: i64| Value::float(s as f64 + 1e-9 * ns as f64);
    let ns = |s: i64, ns: i64| int(s as i128 * 1_000_000_000 + ns as i128);
    TupleObj::new(vec![
        int(s.st_mode),
        int(s.st_ino),
        int(s.st_dev),
        int(s.st_nlink),
        int(s.st_uid),
        int(s.st_gid),
        int(s.st_size),
        int(s.st_atime),
        int(s.st_mtime),
        int(s.st_ctime),
        time(s.st_atime, s.st_atime_nsec),
        time(s.st_mtime, s.st_mtime_nsec),
        time(s.st_ctime, s.st_ctime_nsec),
        ns(s.st_atime, s.st_atime_nsec),
        ns(s.st_mtime, s.st_mtime_nsec),
        ns(s.st_ctime, s.st_ctime_nsec),
        int(s.st_blksize),
        int(s.st_blocks),
        int(s.st_rdev),
    ])
    .into()
}

fn statvfs_value(s: &libc::statvfs) -> Value {
    ints(&[
        s.f_bsize,
        s.f_frsize,
        s.f_blocks,
        s.f_bfree,
        s.f_bavail,
        s.f_files,
        s.f_ffree,
        s.f_favail,
        s.f_flag,
        s.f_namemax,
        s.f_fsid,
    ])
}

/// A time in nanoseconds.
fn timespec(vm: &mut Vm, v: &Value) -> Res<libc::timespec> {
    const SECOND: i128 = 1_000_000_000;
    let n = vm::native::integer(vm, v)?;
    let n = wide(&n).filter(|n| i64::try_from(n.div_euclid(SECOND)).is_ok());
    let Some(n) = n else { return Err(vm.overflow_error("timestamp out of range for platform time_t")) };
    Ok(libc::timespec { tv_sec: n.div_euclid(SECOND) as i64, tv_nsec: n.rem_euclid(SECOND) as i64 })
}

fn two_times(vm: &mut Vm, atime: &Value, mtime: &Value) -> Res<[libc::timespec; 2]> {
    if atime.is_none() {
        let now = libc::timespec { tv_sec: 0, tv_nsec: libc::UTIME_NOW };
        return Ok([now, now]);
    }
    Ok([timespec(vm, atime)?, timespec(vm, mtime)?])
}

/// A number of bytes to read.
fn room(vm: &mut Vm, length: i64) -> Res<Vec<u8>> {
    let Ok(n) = usize::try_from(length) else {
        return once(vm, Err(std::io::Error::from_raw_os_error(libc::EINVAL)));
    };
    vm::ops::check_memory(vm, n as u128)?;
    Ok(vec![0; n])
}

fn offset(vm: &mut Vm, v: &Value) -> Res<Option<i64>> {
    match v {
        Value::None => Ok(None),
        v => args::long(vm, v).map(Some),
    }
}

/// A pair of a process and its status.
fn waited((pid, status): (i32, i32)) -> Value {
    ints(&[pid, status])
}

fn usage_value(u: &libc::rusage) -> Value {
    let time = |t: libc::timeval| Value::float(t.tv_sec as f64 + t.tv_usec as f64 * 1e-6);
    let mut all = vec![time(u.ru_utime), time(u.ru_stime)];
    let numbers = [
        u.ru_maxrss,
        u.ru_ixrss,
        u.ru_idrss,
        u.ru_isrss,
        u.ru_minflt,
        u.ru_majflt,
        u.ru_nswap,
        u.ru_inblock,
        u.ru_oublock,
        u.ru_msgsnd,
        u.ru_msgrcv,
        u.ru_nsignals,
        u.ru_nvcsw,
        u.ru_nivcsw,
    ];
    all.extend(numbers.map(Value::Int));
    TupleObj::new(all).into()
}

/// Limits of a process: -1 is none.
fn limits_value(l: libc::rlimit) -> Value {
    let number = |n: u64| if n == libc::RLIM_INFINITY { Value::Int(-1) } else { int(n) };
    TupleObj::new(vec![number(l.rlim_cur), number(l.rlim_max)]).into()
}
fn limits(vm: &mut Vm, v: &Value) -> Res<libc::rlimit> {
    let pair = vm::ops::collect(vm, v)?;
    let [soft, hard] = &pair[..] else { return Err(vm.value_error("expected a tuple of 2 integers")) };
    Ok(libc::rlimit { rlim_cur: limit(vm, soft)?, rlim_max: limit(vm, hard)? })
}
fn limit(vm: &mut Vm, v: &Value) -> Res<u64> {
    let n = vm::native::integer(vm, v)?;
    match wide(&n) {
        Some(-1) => Ok(libc::RLIM_INFINITY),
        Some(n) if n < 0 => Err(vm.value_error("Cannot convert negative int")),
        Some(n) if n <= u64::MAX as i128 => Ok(n as u64),
        None if n.get::<BigIntObj>().is_some_and(|b| b.value < 0.into()) => {
            Err(vm.value_error("Cannot convert negative int"))
        }
        _ => Err(vm.overflow_error("Python int too large to convert to C rlim_t")),
    }
}
fn resource_number(vm: &mut Vm, n: i32) -> Res<u32> {
    match u32::try_from(n) {
        Ok(n) if n < 16 => Ok(n),
        _ => Err(vm.value_error("invalid resource specified")),
    }
}

/// System calls: files, folders, processes, users.
#[native_module("posix")]
mod natives {
    use super::*;

    // ---- paths --------------------------------------------------------------------------------------

    #[native]
    fn openat(vm: &mut Vm, dir: i32, path: Path<'_>, flags: i32, mode: i32) -> Res<i64> {
        let flags = flags | libc::O_CLOEXEC;
        on_path(vm, &[path.shown], || sys::openat(dir, &path.c, flags, mode as u32)).map(|fd| fd as i64)
    }
    #[native]
    fn fstatat(vm: &mut Vm, dir: i32, path: Path<'_>, flags: i32) -> Res<Value> {
        on_path(vm, &[path.shown], || sys::fstatat(dir, &path.c, flags)).map(|s| stat_value(&s))
    }
    #[native]
    fn fstat(vm: &mut Vm, fd: i32) -> Res<Value> {
        retried(vm, || sys::fstat(fd)).map(|s| stat_value(&s))
    }
    #[native]
    fn statvfs(vm: &mut Vm, path: Path<'_>) -> Res<Value> {
        on_path(vm, &[path.shown], || sys::statvfs(&path.c)).map(|s| statvfs_value(&s))
    }
    #[native]
    fn fstatvfs(vm: &mut Vm, fd: i32) -> Res<Value> {
        retried(vm, || sys::fstatvfs(fd)).map(|s| statvfs_value(&s))
    }
    #[native]
    fn faccessat(dir: i32, path: Path<'_>, mode: i32, flags: i32) -> bool {
        sys::faccessat(dir, &path.c, mode, flags).is_ok()
    }
    #[native]
    fn mkdirat(vm: &mut Vm, dir: i32, path: Path<'_>, mode: i32) -> Res<()> {
        on_path(vm, &[path.shown], || sys::mkdirat(dir, &path.c, mode as u32)).map(|_| ())
    }
    #[native]
    fn mkfifoat(vm: &mut Vm, dir: i32, path: Path<'_>, mode: i32) -> Res<()> {
        on_path(vm, &[path.shown], || sys::mkfifoat(dir, &path.c, mode as u32)).map(|_| ())
    }
    #[native]
    fn mknodat(vm: &mut Vm, dir: i32, path: Path<'_>, mode: i32, device: i64) -> Res<()> {
        on_path(vm, &[path.shown], || sys::mknodat(dir, &path.c, mode as u32, device as u64)).map(|_| ())
    }
    #[native]
    fn unlinkat(vm: &mut Vm, dir: i32, path: Path<'_>, flags: i32) -> Res<()> {
        on_path(vm, &[path.shown], || sys::unlinkat(dir, &path.c, flags)).map(|_| ())
    }
    #[native]
    fn renameat(vm: &mut Vm, src_dir: i32, src: Path<'_>, dst_dir: i32, dst: Path<'_>) -> Res<()> {
        let call = || sys::renameat(src_dir, &src.c, dst_dir, &dst.c);
        on_path(vm, &[src.shown, dst.shown], call).map(|_| ())
    }
    #[native]
    fn linkat(vm: &mut Vm, src_dir: i32, src: Path<'_>, dst_dir: i32, dst: Path<'_>, flags: i32) -> Res<()> {
        let call = || sys::linkat(src_dir, &src.c, dst_dir, &dst.c, flags);
        on_path(vm, &[src.shown, dst.shown], call).map(|_| ())
    }
    #[native]
    fn symlinkat(vm: &mut Vm, src: Path<'_>, dir: i32, dst: Path<'_>) -> Res<()> {
        on_path(vm, &[src.shown, dst.shown], || sys::symlinkat(&src.c, dir, &dst.c)).map(|_| ())
    }
    #[native]
    fn readlinkat(vm: &mut Vm, dir: i32, path: Path<'_>) -> Res<Value> {
        let to = on_path(vm, &[path.shown], || sys::readlinkat(dir, &path.c))?;
        name_value(vm, &to, path.shown)
    }
    #[native]
    fn fchmodat(vm: &mut Vm, dir: i32, path: Path<'_>, mode: i32, flags: i32) -> Res<()> {
        on_path(vm, &[path.shown], || sys::fchmodat(dir, &path.c, mode as u32, flags)).map(|_| ())
    }
    #[native]
    fn fchmod(vm: &mut Vm, #[either] fd: i32, #[either] mode: i32) -> Res<()> {
        retried(vm, || sys::fchmod(fd, mode as u32)).map(|_| ())
    }
    #[native]
    fn fchownat(vm: &mut Vm, dir: i32, path: Path<'_>, uid: Id, gid: Id, flags: i32) -> Res<()> {
        on_path(vm, &[path.shown], || sys::fchownat(dir, &path.c, uid.0, gid.0, flags)).map(|_| ())
    }
    #[native]
    fn fchown(vm: &mut Vm, #[either] fd: i32, #[either] uid: Id, #[either] gid: Id) -> Res<()> {
        retried(vm, || sys::fchown(fd, uid.0, gid.0)).map(|_| ())
    }
    /// Times are in nanoseconds; None for both is now.
    #[native]
    fn utimensat(vm: &mut Vm, dir: i32, path: Path<'_>, atime: &Value, mtime: &Value, flags: i32) -> Res<()> {
        let times = two_times(vm, atime, mtime)?;
        on_path(vm, &[path.shown], || sys::utimensat(dir, &path.c, &times, flags)).map(|_| ())
    }
    #[native]
    fn futimens(vm: &mut Vm, fd: i32, atime: &Value, mtime: &Value) -> Res<()> {
        let times = two_times(vm, atime, mtime)?;
        retried(vm, || sys::futimens(fd, &times)).map(|_| ())
    }
    #[native]
    fn truncate(vm: &mut Vm, path: Path<'_>, length: i64) -> Res<()> {
        on_path(vm, &[path.shown], || sys::truncate(&path.c, length)).map(|_| ())
    }
    #[native]
    fn ftruncate(vm: &mut Vm, fd: i32, length: i64) -> Res<()> {
        retried(vm, || sys::ftruncate(fd, length)).map(|_| ())
    }
    #[native]
    fn chdir(vm: &mut Vm, path: Path<'_>) -> Res<()> {
        on_path(vm, &[path.shown], || sys::chdir(&path.c)).map(|_| ())
    }
    /// Change to the directory of the given file descriptor.
    #[native]
    fn fchdir(vm: &mut Vm, #[either] fd: super::args::Fd) -> Res<()> {
        retried(vm, || sys::fchdir(fd.0)).map(|_| ())
    }
    /// Change root directory to path.
    #[native]
    fn chroot(vm: &mut Vm, #[either] path: Path<'_>) -> Res<()> {
        on_path(vm, &[path.shown], || sys::chroot(&path.c)).map(|_| ())
    }
    #[native]
    fn pathconf(vm: &mut Vm, path: Path<'_>, name: i32) -> Res<i64> {
        on_path(vm, &[path.shown], || sys::pathconf(&path.c, name))
    }
    #[native]
    fn fpathconf(vm: &mut Vm, fd: super::args::Fd, name: i32) -> Res<i64> {
        once(vm, sys::fpathconf(fd.0, name))
    }
    #[native]
    fn sysconf(vm: &mut Vm, name: i32) -> Res<i64> {
        once(vm, sys::sysconf(name))
    }
    #[native]
    fn confstr(vm: &mut Vm, name: i32) -> Res<Value> {
        match once(vm, sys::confstr(name))? {
            Some(b) => text(vm, &b),
            None => Ok(Value::None),
        }
    }

    // ---- descriptors --------------------------------------------------------------------------------

    /// Return a duplicate of a file descriptor.
    #[native]
    fn dup(vm: &mut Vm, fd: i32) -> Res<i64> {
        once(vm, sys::fcntl(fd, libc::F_DUPFD_CLOEXEC, 0)).map(|fd| fd as i64)
    }
    /// Duplicate file descriptor.
    #[native]
    fn dup2(
        vm: &mut Vm,
        #[either] fd: i32,
        #[either] fd2: i32,
        #[either]
        #[default(true)]
        inheritable: bool,
    ) -> Res<i64> {
        if fd < 0 || fd2 < 0 {
            return once(vm, Err(std::io::Error::from_raw_os_error(libc::EBADF)));
        }
        if fd == fd2 {
            // Nothing is done, but to an open descriptor only.
            once(vm, sys::fcntl(fd, libc::F_GETFD, 0))?;
            return Ok(fd2 as i64);
        }
        let flags = if inheritable { 0 } else { libc::O_CLOEXEC };
        retried(vm, || sys::dup3(fd, fd2, flags)).map(|fd| fd as i64)
    }
    /// Create a pipe.
    #[native]
    fn pipe(vm: &mut Vm) -> Res<Value> {
        once(vm, sys::pipe2(libc::O_CLOEXEC)).map(|ends| ints(&ends))
    }
    /// Create a pipe with flags set atomically.
    #[native]
    fn pipe2(vm: &mut Vm, flags: i32) -> Res<Value> {
        once(vm, sys::pipe2(flags)).map(|ends| ints(&ends))
    }
    /// Open a pseudo-terminal.
    #[native]
    fn openpty(vm: &mut Vm) -> Res<Value> {
        let ends = once(vm, sys::openpty())?;
        for fd in ends {
            once(vm, sys::fcntl(fd, libc::F_SETFD, libc::FD_CLOEXEC as i64))?;
        }
        Ok(ints(&ends))
    }
    /// Get the close-on-exe flag of the specified file descriptor.
    #[native]
    fn get_inheritable(vm: &mut Vm, fd: i32) -> Res<bool> {
        once(vm, sys::fcntl(fd, libc::F_GETFD, 0)).map(|f| f & libc::FD_CLOEXEC == 0)
    }
    /// Set the inheritable flag of the specified file descriptor.
    #[native]
    fn set_inheritable(vm: &mut Vm, fd: i32, inheritable: i32) -> Res<()> {
        let flags = once(vm, sys::fcntl(fd, libc::F_GETFD, 0))?;
        let new = if inheritable != 0 { flags & !libc::FD_CLOEXEC } else { flags | libc::FD_CLOEXEC };
        once(vm, sys::fcntl(fd, libc::F_SETFD, new as i64)).map(|_| ())
    }
    /// Get the blocking mode of the file descriptor.
    #[native]
    fn get_blocking(vm: &mut Vm, fd: i32) -> Res<bool> {
        once(vm, sys::fcntl(fd, libc::F_GETFL, 0)).map(|f| f & libc::O_NONBLOCK == 0)
    }
    /// Set the blocking mode of the specified file descriptor.
    #[native]
    fn set_blocking(vm: &mut Vm, fd: i32, blocking: bool) -> Res<()> {
        let flags = once(vm, sys::fcntl(fd, libc::F_GETFL, 0))?;
        let new = if blocking { flags & !libc::O_NONBLOCK } else { flags | libc::O_NONBLOCK };
        once(vm, sys::fcntl(fd, libc::F_SETFL, new as i64)).map(|_| ())
    }
    /// Closes all file descriptors in [fd_low, fd_high), ignoring errors.
    #[native]
    fn closerange(fd_low: i32, fd_high: i32) {
        sys::close_range(fd_low.max(0), fd_high.saturating_sub(1));
    }
    /// Write a bytes object to a file descriptor.
    #[native]
    fn write(vm: &mut Vm, fd: i32, data: &Value) -> Res<i64> {
        let data = bytes_like(vm, data)?;
        retried(vm, || sys::write(fd, &data)).map(|n| n as i64)
    }
    /// Read a number of bytes from a file descriptor starting at a particular offset.
    #[native]
    fn pread(vm: &mut Vm, fd: i32, length: i64, offset: i64) -> Res<Value> {
        let mut buf = room(vm, length)?;
        let n = retried(vm, || sys::pread(fd, &mut buf, offset))?;
        Ok(BytesObj::new(&buf[..n as usize]).into())
    }
    /// Write bytes to a file descriptor starting at a particular offset.
    #[native]
    fn pwrite(vm: &mut Vm, fd: i32, buffer: &Value, offset: i64) -> Res<i64> {
        let data = bytes_like(vm, buffer)?;
        retried(vm, || sys::pwrite(fd, &data, offset)).map(|n| n as i64)
    }
    /// Set the position of a file descriptor.  Return the new position.
    #[native]
    fn lseek(vm: &mut Vm, fd: i32, position: i64, whence: i32) -> Res<i64> {
        once(vm, sys::lseek(fd, position, whence))
    }
    /// Apply, test or remove a POSIX lock on an open file descriptor.
    #[native]
    fn lockf(vm: &mut Vm, fd: i32, command: i32, length: i64) -> Res<()> {
        retried(vm, || sys::lockf(fd, command, length)).map(|_| ())
    }
    #[native]
    fn flock(vm: &mut Vm, fd: i32, operation: i32) -> Res<()> {
        retried(vm, || sys::flock(fd, operation)).map(|_| ())
    }
    /// Force write of fd to disk.
    #[native]
    fn fsync(vm: &mut Vm, #[either] fd: super::args::Fd) -> Res<()> {
        retried(vm, || sys::fsync(fd.0)).map(|_| ())
    }
    /// Force write of fd to disk without forcing update of metadata.
    #[native]
    fn fdatasync(vm: &mut Vm, #[either] fd: super::args::Fd) -> Res<()> {
        retried(vm, || sys::fdatasync(fd.0)).map(|_| ())
    }
    /// Force write of everything to disk.
    #[native]
    fn sync(vm: &mut Vm) {
        vm.blocking(sys::sync);
    }
    /// Ensure a file has allocated at least a particular number of bytes on disk.
    #[native]
    fn posix_fallocate(vm: &mut Vm, fd: i32, offset: i64, length: i64) -> Res<()> {
        retried(vm, || sys::posix_fallocate(fd, offset, length))
    }
    #[native]
    fn sendfile(vm: &mut Vm, out_fd: i32, in_fd: i32, offset: &Value, count: i64) -> Res<i64> {
        let at = super::offset(vm, offset)?;
        let n = usize::try_from(count).unwrap_or(usize::MAX);
        retried(vm, || sys::sendfile(out_fd, in_fd, at, n)).map(|n| n as i64)
    }
    /// Copy count bytes from one file descriptor to another.
    #[native]
    fn copy_file_range(
        vm: &mut Vm,
        #[either] src: i32,
        #[either] dst: i32,
        #[either] count: i64,
        #[either]
        #[default(None)]
        offset_src: &Value,
        #[either]
        #[default(None)]
        offset_dst: &Value,
    ) -> Res<i64> {
        let Ok(n) = usize::try_from(count) else {
            return Err(vm.value_error("negative value for 'count' not allowed"));
        };
        let (from, to) = (offset(vm, offset_src)?, offset(vm, offset_dst)?);
        retried(vm, || sys::copy_file_range((src, from), (dst, to), n)).map(|n| n as i64)
    }
    /// Return the name of the terminal device connected to 'fd'.
    #[native]
    fn ttyname(vm: &mut Vm, fd: i32) -> Res<Value> {
        let name = once(vm, sys::ttyname(fd))?;
        text(vm, &name)
    }
    #[native]
    fn terminal_size(vm: &mut Vm, fd: i32) -> Res<Value> {
        once(vm, sys::terminal_size(fd)).map(|(columns, lines)| ints(&[columns, lines]))
    }
    #[native]
    fn memfd_create(
        vm: &mut Vm,
        #[either] name: Path<'_>,
        #[either]
        #[default(1)]
        flags: i32,
    ) -> Res<i64> {
        once(vm, sys::memfd_create(&name.c, flags as u32)).map(|fd| fd as i64)
    }
    /// Creates and returns an event notification file descriptor.
    #[native]
    fn eventfd(
        vm: &mut Vm,
        #[either] initval: i64,
        #[either]
        #[default(524288)]
        flags: i32,
    ) -> Res<i64> {
        once(vm, sys::eventfd(initval as u32, flags)).map(|fd| fd as i64)
    }
    /// Obtain a series of random bytes.
    #[native]
    fn getrandom(
        vm: &mut Vm,
        #[either] size: i64,
        #[either]
        #[default(0)]
        flags: i32,
    ) -> Res<Value> {
        let mut buf = room(vm, size)?;
        let n = retried(vm, || sys::getrandom(&mut buf, flags as u32))?;
        Ok(BytesObj::new(&buf[..n as usize]).into())
    }
    #[native]
    fn fcntl(vm: &mut Vm, fd: i32, command: i32, arg: i64) -> Res<i64> {
        retried(vm, || sys::fcntl(fd, command, arg)).map(|n| n as i64)
    }
    /// With memory that the system may change: what it is afterwards.
    #[native]
    fn fcntl_with(vm: &mut Vm, fd: i32, command: i32, data: &Value) -> Res<Value> {
        let data = bytes_like(vm, data)?;
        let mut buf = padded(&data);
        retried(vm, || sys::fcntl_with(fd, command, &mut buf))?;
        Ok(BytesObj::new(&buf[..data.len()]).into())
    }
    /// Whatever a command makes of the data, it is shorter than the padding.
    fn padded(data: &[u8]) -> Vec<u8> {
        let mut buf = data.to_vec();
        buf.resize(data.len() + 16384, 0);
        buf
    }
    #[native]
    fn ioctl(vm: &mut Vm, fd: i32, request: i64, arg: i64) -> Res<i64> {
        retried(vm, || sys::ioctl(fd, request as u64 as libc::c_ulong, arg)).map(|n| n as i64)
    }
    /// With memory that the system may change: the call's answer and what it is afterwards.
    #[native]
    fn ioctl_with(vm: &mut Vm, fd: i32, request: i64, data: &Value) -> Res<Value> {
        let data = bytes_like(vm, data)?;
        let mut buf = padded(&data);
        let n = retried(vm, || sys::ioctl_with(fd, request as u64 as libc::c_ulong, &mut buf))?;
        Ok(TupleObj::new(vec![int(n), BytesObj::new(&buf[..data.len()]).into()]).into())
    }

    // ---- processes ----------------------------------------------------------------------------------

    /// Fork; what is to be done before and after is up to the caller.
    #[native]
    fn fork(vm: &mut Vm) -> Res<i64> {
        process::fork(vm).map(|pid| pid as i64)
    }
    /// Exit to the system with specified status, without normal exit processing.
    #[native]
    fn _exit(#[either] status: i32) {
        sys::exit_now(status)
    }
    /// Abort the interpreter immediately.
    #[native]
    fn abort() {
        sys::abort()
    }
    #[native]
    fn execve(vm: &mut Vm, path: Path<'_>, argv: &Value, env: &Value) -> Res<()> {
        let argv = StringArray::new(args::paths(vm, argv)?);
        let env = match env {
            Value::None => sys::environment(),
            v => StringArray::new(args::paths(vm, v)?),
        };
        let _ = vm.out.flush();
        once(vm, Err(sys::execve(&path.c, &argv, &env)))
    }
    #[native]
    fn fexecve(vm: &mut Vm, fd: i32, argv: &Value, env: &Value) -> Res<()> {
        let argv = StringArray::new(args::paths(vm, argv)?);
        let env = StringArray::new(args::paths(vm, env)?);
        let _ = vm.out.flush();
        once(vm, Err(sys::fexecve(fd, &argv, &env)))
    }
    /// Change or add an environment variable.
    #[native]
    fn putenv(vm: &mut Vm, name: Path<'_>, value: Path<'_>) -> Res<()> {
        if name.c.as_bytes().contains(&b'=') {
            return Err(vm.value_error("illegal environment variable name"));
        }
        once(vm, sys::set_environment(&name.c, &value.c)).map(|_| ())
    }
    /// Delete an environment variable.
    #[native]
    fn unsetenv(vm: &mut Vm, name: Path<'_>) -> Res<()> {
        once(vm, sys::unset_environment(&name.c)).map(|_| ())
    }
    /// Execute the command in a subshell.
    #[native]
    fn system(vm: &mut Vm, #[either] command: Path<'_>) -> i64 {
        vm.blocking(|| sys::system(&command.c)) as i64
    }
    /// Wait for completion of a given child process.
    #[native]
    fn waitpid(vm: &mut Vm, pid: i32, options: i32) -> Res<Value> {
        retried(vm, || sys::waitpid(pid, options)).map(super::waited)
    }
    /// Wait for completion of a child process.
    #[native]
    fn wait(vm: &mut Vm) -> Res<Value> {
        retried(vm, || sys::waitpid(-1, 0)).map(super::waited)
    }
    #[native]
    fn wait4(vm: &mut Vm, pid: i32, options: i32) -> Res<Value> {
        let (pid, status, usage) = retried(vm, || sys::wait4(pid, options))?;
        Ok(TupleObj::new(vec![int(pid), int(status), usage_value(&usage)]).into())
    }
    #[native]
    fn waitid(vm: &mut Vm, idtype: i32, id: i64, options: i32) -> Res<Value> {
        let all = retried(vm, || sys::waitid(idtype as u32, id as u32, options))?;
        Ok(if all[0] == 0 { Value::None } else { ints(&all) })
    }
    /// Return a file descriptor referring to the process *pid*.
    #[native]
    fn pidfd_open(
        vm: &mut Vm,
        #[either] pid: i32,
        #[either]
        #[default(0)]
        flags: i32,
    ) -> Res<i64> {
        once(vm, sys::pidfd_open(pid, flags as u32)).map(|fd| fd as i64)
    }
    /// Kill a process with a signal.
    #[native]
    fn kill(vm: &mut Vm, pid: i32, signal: i32) -> Res<()> {
        once(vm, sys::kill(pid, signal))?;
        vm.poll()
    }
    /// Kill a process group with a signal.
    #[native]
    fn killpg(vm: &mut Vm, pgid: i32, signal: i32) -> Res<()> {
        once(vm, sys::killpg(pgid, signal))?;
        vm.poll()
    }
    /// Voluntarily relinquish the CPU.
    #[native]
    fn sched_yield(vm: &mut Vm) {
        let _ = vm.blocking(sys::sched_yield);
    }
    /// Get the maximum scheduling priority for policy.
    #[native]
    fn sched_get_priority_max(vm: &mut Vm, #[either] policy: i32) -> Res<i64> {
        once(vm, sys::sched_get_priority_max(policy)).map(|n| n as i64)
    }
    /// Get the minimum scheduling priority for policy.
    #[native]
    fn sched_get_priority_min(vm: &mut Vm, #[either] policy: i32) -> Res<i64> {
        once(vm, sys::sched_get_priority_min(policy)).map(|n| n as i64)
    }
    /// Get the scheduling policy for the process identified by pid.
    #[native]
    fn sched_getscheduler(vm: &mut Vm, pid: i32) -> Res<i64> {
        once(vm, sys::sched_getscheduler(pid)).map(|n| n as i64)
    }
    #[native]
    fn sched_setscheduler(vm: &mut Vm, pid: i32, policy: i32, priority: i32) -> Res<()> {
        once(vm, sys::sched_setscheduler(pid, policy, priority)).map(|_| ())
    }
    #[native]
    fn sched_getparam(vm: &mut Vm, pid: i32) -> Res<i64> {
        once(vm, sys::sched_getparam(pid)).map(|p| p.sched_priority as i64)
    }
    #[native]
    fn sched_setparam(vm: &mut Vm, pid: i32, priority: i32) -> Res<()> {
        once(vm, sys::sched_setparam(pid, priority)).map(|_| ())
    }
    /// Return the round-robin quantum for the process identified by pid, in seconds.
    #[native]
    fn sched_rr_get_interval(vm: &mut Vm, pid: i32) -> Res<f64> {
        once(vm, sys::sched_rr_get_interval(pid)).map(|t| t.tv_sec as f64 + t.tv_nsec as f64 * 1e-9)
    }
    #[native]
    fn sched_getaffinity(vm: &mut Vm, pid: i32) -> Res<Value> {
        let all = once(vm, sys::sched_getaffinity(pid))?;
        Ok(TupleObj::new(all.into_iter().map(|n| Value::Int(n as i64)).collect()).into())
    }
    #[native]
    fn sched_setaffinity(vm: &mut Vm, pid: i32, mask: &Value) -> Res<()> {
        let mut all = Vec::new();
        for v in vm::ops::collect(vm, mask)? {
            match vm::native::integer(vm, &v)?.as_i64().map(usize::try_from) {
                Some(Ok(n)) => all.push(n),
                Some(Err(_)) => return Err(vm.value_error("negative CPU number")),
                None => return Err(vm.overflow_error("CPU number too large")),
            }
        }
        once(vm, sys::sched_setaffinity(pid, &all)).map(|_| ())
    }

    // ---- who and where ------------------------------------------------------------------------------

    /// Return the parent's process id.
    #[native]
    fn getppid() -> i64 {
        sys::getppid() as i64
    }
    /// Return the current process group id.
    #[native]
    fn getpgrp() -> i64 {
        sys::getpgrp() as i64
    }
    /// Call the system call getpgid(), and return the result.
    #[native]
    fn getpgid(vm: &mut Vm, #[either] pid: i32) -> Res<i64> {
        once(vm, sys::getpgid(pid)).map(|n| n as i64)
    }
    /// Call the system call setpgid(pid, pgrp).
    #[native]
    fn setpgid(vm: &mut Vm, pid: i32, pgrp: i32) -> Res<()> {
        once(vm, sys::setpgid(pid, pgrp)).map(|_| ())
    }
    /// Make the current process the leader of its process group.
    #[native]
    fn setpgrp(vm: &mut Vm) -> Res<()> {
        once(vm, sys::setpgid(0, 0)).map(|_| ())
    }
    /// Call the system call getsid(pid) and return the result.
    #[native]
    fn getsid(vm: &mut Vm, pid: i32) -> Res<i64> {
        once(vm, sys::getsid(pid)).map(|n| n as i64)
    }
    /// Call the system call setsid().
    #[native]
    fn setsid(vm: &mut Vm) -> Res<()> {
        once(vm, sys::setsid()).map(|_| ())
    }
    /// Return the process group associated with the terminal specified by fd.
    #[native]
    fn tcgetpgrp(vm: &mut Vm, fd: i32) -> Res<i64> {
        once(vm, sys::tcgetpgrp(fd)).map(|n| n as i64)
    }
    /// Set the process group associated with the terminal specified by fd.
    #[native]
    fn tcsetpgrp(vm: &mut Vm, fd: i32, pgid: i32) -> Res<()> {
        once(vm, sys::tcsetpgrp(fd, pgid)).map(|_| ())
    }
    /// Return the current process's user id.
    #[native]
    fn getuid() -> i64 {
        sys::getuid() as i64
    }
    /// Return the current process's effective user id.
    #[native]
    fn geteuid() -> i64 {
        sys::geteuid() as i64
    }
    /// Return the current process's group id.
    #[native]
    fn getgid() -> i64 {
        sys::getgid() as i64
    }
    /// Return the current process's effective group id.
    #[native]
    fn getegid() -> i64 {
        sys::getegid() as i64
    }
    /// Return a tuple of the current process's real, effective, and saved user ids.
    #[native]
    fn getresuid(vm: &mut Vm) -> Res<Value> {
        once(vm, sys::three_ids(false)).map(|all| ints(&all))
    }
    /// Return a tuple of the current process's real, effective, and saved group ids.
    #[native]
    fn getresgid(vm: &mut Vm) -> Res<Value> {
        once(vm, sys::three_ids(true)).map(|all| ints(&all))
    }
    /// Set the current process's user id.
    #[native]
    fn setuid(vm: &mut Vm, uid: Id) -> Res<()> {
        once(vm, sys::setuid(uid.0)).map(|_| ())
    }
    /// Set the current process's effective user id.
    #[native]
    fn seteuid(vm: &mut Vm, euid: Id) -> Res<()> {
        once(vm, sys::seteuid(euid.0)).map(|_| ())
    }
    /// Set the current process's real and effective user ids.
    #[native]
    fn setreuid(vm: &mut Vm, ruid: Id, euid: Id) -> Res<()> {
        once(vm, sys::setreuid(ruid.0, euid.0)).map(|_| ())
    }
    /// Set the current process's real, effective, and saved user ids.
    #[native]
    fn setresuid(vm: &mut Vm, ruid: Id, euid: Id, suid: Id) -> Res<()> {
        once(vm, sys::setresuid(ruid.0, euid.0, suid.0)).map(|_| ())
    }
    /// Set the current process's group id.
    #[native]
    fn setgid(vm: &mut Vm, gid: Id) -> Res<()> {
        once(vm, sys::setgid(gid.0)).map(|_| ())
    }
    /// Set the current process's effective group id.
    #[native]
    fn setegid(vm: &mut Vm, egid: Id) -> Res<()> {
        once(vm, sys::setegid(egid.0)).map(|_| ())
    }
    /// Set the current process's real and effective group ids.
    #[native]
    fn setregid(vm: &mut Vm, rgid: Id, egid: Id) -> Res<()> {
        once(vm, sys::setregid(rgid.0, egid.0)).map(|_| ())
    }
    /// Set the current process's real, effective, and saved group ids.
    #[native]
    fn setresgid(vm: &mut Vm, rgid: Id, egid: Id, sgid: Id) -> Res<()> {
        once(vm, sys::setresgid(rgid.0, egid.0, sgid.0)).map(|_| ())
    }
    /// Return list of supplemental group IDs for the process.
    #[native]
    fn getgroups(vm: &mut Vm) -> Res<Value> {
        let all = once(vm, sys::getgroups())?;
        Ok(ListObj::new(all.into_iter().map(int).collect()).into())
    }
    /// Set the groups of the current process to list.
    #[native]
    fn setgroups(vm: &mut Vm, groups: &Value) -> Res<()> {
        let place = Place { function: "setgroups", number: 0, name: "" };
        let mut all = Vec::new();
        for v in vm::ops::collect(vm, groups)? {
            all.push(Id::from_arg(vm, &v, &place)?.0);
        }
        once(vm, sys::setgroups(&all)).map(|_| ())
    }
    /// Initialize the group access list.
    #[native]
    fn initgroups(vm: &mut Vm, username: Path<'_>, gid: Id) -> Res<()> {
        once(vm, sys::initgroups(&username.c, gid.0)).map(|_| ())
    }
    /// Returns a list of groups to which a user belongs.
    #[native]
    fn getgrouplist(vm: &mut Vm, user: Path<'_>, group: Id) -> Res<Value> {
        let all = once(vm, sys::getgrouplist(&user.c, group.0))?;
        Ok(ListObj::new(all.into_iter().map(int).collect()).into())
    }
    /// Return program scheduling priority.
    #[native]
    fn getpriority(vm: &mut Vm, #[either] which: i32, #[either] who: i32) -> Res<i64> {
        once(vm, sys::getpriority(which as u32, who as u32)).map(|n| n as i64)
    }
    /// Set program scheduling priority.
    #[native]
    fn setpriority(
        vm: &mut Vm,
        #[either] which: i32,
        #[either] who: i32,
        #[either] priority: i32,
    ) -> Res<()> {
        once(vm, sys::setpriority(which as u32, who as u32, priority)).map(|_| ())
    }
    /// Add increment to the priority of process and return the new priority.
    #[native]
    fn nice(vm: &mut Vm, increment: i32) -> Res<i64> {
        once(vm, sys::nice(increment)).map(|n| n as i64)
    }
    /// Set the current numeric umask and return the previous umask.
    #[native]
    fn umask(mask: i32) -> i64 {
        sys::umask(mask as u32) as i64
    }
    #[native]
    fn uname(vm: &mut Vm) -> Res<Value> {
        let u = once(vm, sys::uname())?;
        let mut all = Vec::new();
        for part in [&u.sysname, &u.nodename, &u.release, &u.version, &u.machine] {
            all.push(text(vm, &sys::text_of(part))?);
        }
        Ok(TupleObj::new(all).into())
    }
    /// Seconds: of this process and its children, in it and in the system, and since some moment.
    #[native]
    fn times(vm: &mut Vm) -> Res<Value> {
        let (t, ticks) = once(vm, sys::times())?;
        let per_second = once(vm, sys::sysconf(libc::_SC_CLK_TCK))? as f64;
        let all = [t.tms_utime, t.tms_stime, t.tms_cutime, t.tms_cstime, ticks];
        Ok(TupleObj::new(all.map(|n| Value::float(n as f64 / per_second)).to_vec()).into())
    }
    /// Return average recent system load information.
    #[native]
    fn getloadavg(vm: &mut Vm) -> Res<Value> {
        match sys::getloadavg() {
            Some(all) => Ok(TupleObj::new(all.map(Value::float).to_vec()).into()),
            None => Err(vm.error(&builtin().os_error, "Load averages are unobtainable")),
        }
    }

    // ---- resource -----------------------------------------------------------------------------------

    #[native]
    fn getrusage(vm: &mut Vm, who: i32) -> Res<Value> {
        match sys::getrusage(who) {
            Err(e) if e.raw_os_error() == Some(libc::EINVAL) => Err(vm.value_error("invalid who parameter")),
            r => once(vm, r).map(|u| usage_value(&u)),
        }
    }
    #[native]
    fn getrlimit(vm: &mut Vm, resource: i32) -> Res<Value> {
        let n = resource_number(vm, resource)?;
        once(vm, sys::getrlimit(n)).map(limits_value)
    }
    #[native]
    fn setrlimit(vm: &mut Vm, resource: i32, limits: &Value) -> Res<()> {
        let (n, new) = (resource_number(vm, resource)?, super::limits(vm, limits)?);
        match sys::setrlimit(n, new) {
            Err(e) if e.raw_os_error() == Some(libc::EINVAL) => {
                Err(vm.value_error("current limit exceeds maximum limit"))
            }
            Err(e) if e.raw_os_error() == Some(libc::EPERM) => {
                Err(vm.value_error("not allowed to raise maximum limit"))
            }
            r => once(vm, r).map(|_| ()),
        }
    }
    #[native]
    fn prlimit(vm: &mut Vm, pid: i32, resource: i32, #[optional] limits: Option<&Value>) -> Res<Value> {
        let n = resource_number(vm, resource)?;
        let new = limits.map(|l| super::limits(vm, l)).transpose()?;
        match sys::prlimit(pid, n, new) {
            Err(e) if e.raw_os_error() == Some(libc::EINVAL) => {
                Err(vm.value_error("current limit exceeds maximum limit"))
            }
            r => once(vm, r).map(limits_value),
        }
    }

    // ---- accounts -----------------------------------------------------------------------------------

    /// The entry of a user with a name or number; all of them for None.
    #[native]
    fn users(vm: &mut Vm, key: &Value) -> Res<Value> {
        let rows = match key {
            Value::None => sys::users(),
            v if v.as_str().is_some() => {
                let name = args::path(vm, v)?;
                sys::user_by_name(&name).into_iter().collect()
            }
            v => match v.as_i64().and_then(|n| u32::try_from(n).ok()) {
                Some(n) => sys::user_by_number(n).into_iter().collect(),
                None => Vec::new(),
            },
        };
        let list = ListObj::empty();
        for u in rows {
            let mut row = Vec::new();
            row.push(text(vm, &u.name)?);
            row.push(text(vm, &u.password)?);
            row.extend([int(u.uid), int(u.gid)]);
            for b in [&u.gecos, &u.folder, &u.shell] {
                row.push(text(vm, b)?);
            }
            list.push(TupleObj::new(row).into());
        }
        Ok(list.into())
    }
    /// The same for groups.
    #[native]
    fn groups(vm: &mut Vm, key: &Value) -> Res<Value> {
        let rows = match key {
            Value::None => sys::groups(),
            v if v.as_str().is_some() => {
                let name = args::path(vm, v)?;
                sys::group_by_name(&name).into_iter().collect()
            }
            v => match v.as_i64().and_then(|n| u32::try_from(n).ok()) {
                Some(n) => sys::group_by_number(n).into_iter().collect(),
                None => Vec::new(),
            },
        };
        let list = ListObj::empty();
        for g in rows {
            let members = ListObj::empty();
            for m in &g.members {
                members.push(text(vm, m)?);
            }
            let row = vec![text(vm, &g.name)?, text(vm, &g.password)?, int(g.gid), members.into()];
            list.push(TupleObj::new(row).into());
        }
        Ok(list.into())
    }
    /// Major and minor number of a device.
    #[native]
    fn device(number: i64) -> Value {
        none_or(u64::try_from(number).ok(), |n| ints(&[libc::major(n), libc::minor(n)]))
    }
    #[native]
    fn makedev(major: i64, minor: i64) -> i64 {
        libc::makedev(major as u32, minor as u32) as i64
    }
}
