//! `select`.

use std::cell::{Cell, RefCell};

use sidewinder_macros::{Trace, native_methods, native_module, native_type};
use sidewinder_vm as vm;
use vm::modules::make_module;
use vm::objects::*;
use vm::types::builtin;
use vm::value::*;
use vm::vm::{Res, Vm};

use super::args::{Fd, descriptor};
use super::{Deadline, once, sys, waited};

macro_rules! constants {
    ($($name:ident)*) => { &[$((stringify!($name), libc::$name as i64)),*] };
}
static CONSTANTS: &[(&str, i64)] = constants! {
    POLLIN POLLPRI POLLOUT POLLERR POLLHUP POLLNVAL POLLRDNORM POLLRDBAND POLLWRNORM POLLWRBAND POLLRDHUP
    EPOLLIN EPOLLOUT EPOLLPRI EPOLLERR EPOLLHUP EPOLLRDHUP EPOLLONESHOT EPOLLEXCLUSIVE EPOLLRDNORM EPOLLRDBAND EPOLLWRNORM
    EPOLLWRBAND EPOLLMSG EPOLL_CLOEXEC EPOLLWAKEUP PIPE_BUF
};

pub fn make(vm: &mut Vm) -> Ref<ModuleObj> {
    let m = make_module(vm, "select", natives::DOC, natives::NATIVES);
    for &(name, n) in CONSTANTS {
        m.ns.set_str(name, Value::Int(n));
    }
    m.ns.set_str("EPOLLET", Value::Int(1 << 31));
    m.ns.set_str("POLLMSG", Value::Int(0x400));
    m.ns.set_str("error", builtin().os_error.value());
    m.ns.set_str("epoll", Ref::from_ref(Epoll::TYPE.class()).into());
    m
}

/// A time to wait, in seconds; None waits for ever.
fn seconds(vm: &mut Vm, v: &Value, message: &str) -> Res<Option<f64>> {
    match v {
        Value::None => Ok(None),
        v => match vm::native::real(vm, v) {
            Ok(s) if s.is_nan() => Err(vm.value_error("Invalid value NaN (not a number)")),
            Ok(s) => Ok(Some(s)),
            Err(raised) if !vm.exception_is(&builtin().type_error) => Err(raised),
            Err(_) => {
                vm.take_exception();
                Err(vm.type_error(message))
            }
        },
    }
}

/// Which events to wait for: 16 bits.
fn event_mask(vm: &mut Vm, v: &Value) -> Res<i16> {
    let n = vm::native::integer(vm, v)?;
    match n.as_i64() {
        Some(n) if n < 0 => Err(vm.value_error("Cannot convert negative int")),
        Some(n) if n <= u16::MAX as i64 => Ok(n as u16 as i16),
        _ => Err(vm.overflow_error("Python int too large for C unsigned short")),
    }
}

// ---- select -----------------------------------------------------------------------------------------

/// The most that `select` can be asked for.
const SET_SIZE: i32 = 1024;
/// What of `poll` is meant by the three lists of `select`: a closed or broken descriptor can be read and written.
const KINDS: [(i16, i16); 3] = [
    (libc::POLLIN, libc::POLLIN | libc::POLLHUP | libc::POLLERR),
    (libc::POLLOUT, libc::POLLOUT | libc::POLLERR),
    (libc::POLLPRI, libc::POLLPRI),
];

/// The objects of a list with their descriptors. Asking for one may change the list.
fn watched(vm: &mut Vm, list: &Value) -> Res<Vec<(Value, i32)>> {
    if let Some(l) = list.get::<ListObj>() {
        let mut out = Vec::new();
        while let Some(v) = l.get(out.len()) {
            let fd = watched_descriptor(vm, &v)?;
            out.push((v, fd));
        }
        return Ok(out);
    }
    let items = match vm::ops::collect(vm, list) {
        Err(_) if vm.catch(&builtin().type_error).is_some() => {
            return Err(vm.type_error("arguments 1-3 must be sequences"));
        }
        items => items?,
    };
    let mut out = Vec::with_capacity(items.len());
    for v in items {
        let fd = watched_descriptor(vm, &v)?;
        out.push((v, fd));
    }
    Ok(out)
}

fn watched_descriptor(vm: &mut Vm, v: &Value) -> Res<i32> {
    match descriptor(vm, v)? {
        fd if fd >= SET_SIZE => Err(vm.value_error("filedescriptor out of range in select()")),
        fd => Ok(fd),
    }
}

/// This module supports asynchronous I/O on multiple file descriptors.
///
/// *** IMPORTANT NOTICE ***
/// On Windows, only sockets are supported; on Unix, all file descriptors.
#[native_module("select")]
mod natives {
    use super::*;

    /// Wait until one or more file descriptors are ready for some kind of I/O.
    #[native]
    fn select(
        vm: &mut Vm,
        rlist: &Value,
        wlist: &Value,
        xlist: &Value,
        #[default(None)] timeout: &Value,
    ) -> Res<Value> {
        let limit = seconds(vm, timeout, "timeout must be a float or None")?;
        if limit.is_some_and(|s| s < 0.0) {
            return Err(vm.value_error("timeout must be non-negative"));
        }
        let mut lists = Vec::new();
        for list in [rlist, wlist, xlist] {
            lists.push(watched(vm, list)?);
        }
        let mut fds: Vec<libc::pollfd> = Vec::new();
        for (list, (events, _)) in lists.iter().zip(KINDS) {
            fds.extend(list.iter().map(|(_, fd)| libc::pollfd { fd: *fd, events, revents: 0 }));
        }
        waited(vm, Deadline::after(limit), |ms| sys::poll(&mut fds, ms))?;
        if fds.iter().any(|f| f.revents & libc::POLLNVAL != 0) {
            return once(vm, Err(std::io::Error::from_raw_os_error(libc::EBADF)));
        }
        let mut seen = fds.iter().map(|f| f.revents);
        let ready = |(list, (_, mask)): (Vec<(Value, i32)>, (i16, i16))| {
            let mut ready = Vec::new();
            for (v, _) in list {
                if seen.next().is_some_and(|r| r & mask != 0) {
                    ready.push(v);
                }
            }
            ListObj::new(ready).into()
        };
        Ok(TupleObj::new(lists.into_iter().zip(KINDS).map(ready).collect()).into())
    }

    /// Returns a polling object.
    #[native]
    fn poll() -> Value {
        new_native(Poll {
            header: native_header::<Poll>(),
            fds: RefCell::new(Vec::new()),
            running: Cell::new(false),
        })
        .into()
    }
}

// ---- poll -------------------------------------------------------------------------------------------

#[native_type("select.poll")]
#[derive(Trace)]
struct Poll {
    header: Header,
    /// Descriptors with the events to wait for, in the order of their registration.
    #[untraced]
    fds: RefCell<Vec<(i32, i16)>>,
    running: Cell<bool>,
}

impl Poll {
    fn set(&self, fd: i32, events: i16) {
        let mut fds = self.fds.borrow_mut();
        match fds.iter_mut().find(|f| f.0 == fd) {
            Some(f) => f.1 = events,
            None => fds.push((fd, events)),
        }
    }
}

#[native_methods("select.poll")]
impl Poll {
    /// Register a file descriptor with the polling object.
    #[method]
    fn register(&self, vm: &mut Vm, fd: Fd, #[optional] eventmask: Option<&Value>) -> Res<()> {
        let events = match eventmask {
            Some(v) => event_mask(vm, v)?,
            None => libc::POLLIN | libc::POLLPRI | libc::POLLOUT,
        };
        self.set(fd.0, events);
        Ok(())
    }
    /// Modify an already registered file descriptor.
    #[method]
    fn modify(&self, vm: &mut Vm, fd: Fd, eventmask: &Value) -> Res<()> {
        let events = event_mask(vm, eventmask)?;
        if !self.fds.borrow().iter().any(|f| f.0 == fd.0) {
            return once(vm, Err(std::io::Error::from_raw_os_error(libc::ENOENT)));
        }
        self.set(fd.0, events);
        Ok(())
    }
    /// Remove a file descriptor being tracked by the polling object.
    #[method]
    fn unregister(&self, vm: &mut Vm, fd: Fd) -> Res<()> {
        let at = self.fds.borrow().iter().position(|f| f.0 == fd.0);
        match at {
            Some(i) => {
                self.fds.borrow_mut().remove(i);
                Ok(())
            }
            None => Err(vm.key_error(Value::Int(fd.0 as i64))),
        }
    }
    /// Polls the registered file descriptors.
    #[method]
    fn poll(&self, vm: &mut Vm, #[default(None)] timeout: &Value) -> Res<Value> {
        let ms = seconds(vm, timeout, "timeout must be an integer or None")?;
        if ms.is_some_and(|ms| ms > i32::MAX as f64) {
            return Err(vm.overflow_error("timeout is too large"));
        }
        if self.running.get() {
            return Err(vm.error(&builtin().runtime_error, "concurrent poll() invocation"));
        }
        // Negative is for ever, too.
        let limit = ms.filter(|ms| *ms >= 0.0).map(|ms| ms / 1000.0);
        let mut fds: Vec<libc::pollfd> =
            self.fds.borrow().iter().map(|&(fd, events)| libc::pollfd { fd, events, revents: 0 }).collect();
        self.running.set(true);
        let result = waited(vm, Deadline::after(limit), |ms| sys::poll(&mut fds, ms));
        self.running.set(false);
        result?;
        let pair = |f: &libc::pollfd| {
            TupleObj::new(vec![Value::Int(f.fd as i64), Value::Int(f.revents as u16 as i64)]).into()
        };
        Ok(ListObj::new(fds.iter().filter(|f| f.revents != 0).map(pair).collect()).into())
    }
}

// ---- epoll ------------------------------------------------------------------------------------------

/// Returns an epolling object.
#[native_type("select.epoll")]
#[derive(Trace)]
struct Epoll {
    header: Header,
    /// -1 when closed.
    fd: Cell<i32>,
}

impl Drop for Epoll {
    fn drop(&mut self) {
        if self.fd.get() >= 0 {
            let _ = vm::stdio::close(self.fd.get());
        }
    }
}

impl Epoll {
    fn open(&self, vm: &mut Vm) -> Res<i32> {
        match self.fd.get() {
            -1 => Err(vm.value_error("I/O operation on closed epoll object")),
            fd => Ok(fd),
        }
    }
    fn shut(&self, vm: &mut Vm) -> Res<()> {
        match self.fd.replace(-1) {
            -1 => Ok(()),
            fd => once(vm, vm::stdio::close(fd)),
        }
    }
    fn with_fd(fd: i32) -> Value {
        new_native(Epoll { header: native_header::<Epoll>(), fd: Cell::new(fd) }).into()
    }
}

fn epoll_mask(vm: &mut Vm, v: &Value) -> Res<u32> {
    let n = vm::native::integer(vm, v)?;
    let n = n.as_i64().and_then(|n| u32::try_from(n).ok());
    n.ok_or_else(|| vm.overflow_error("Python int too large to convert to C unsigned int"))
}

#[native_methods("select.epoll")]
impl Epoll {
    #[new]
    fn new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        const PARAMS: vm::native::Params = vm::native::Params {
            function: "epoll",
            names: &["sizehint", "flags"],
            positional_only: 0,
            positional: 2,
            required: 0,
            required_keywords: 0,
            rest: false,
        };
        let [hint, flags] = vm::native::bind(vm, &PARAMS, args.skip(1))?;
        if let Some(v) = hint {
            let n = vm::native::integer(vm, v)?.as_i64().unwrap_or(0);
            if n < -1 || n == 0 {
                return Err(vm.value_error("negative sizehint"));
            }
        }
        if let Some(v) = flags {
            let n = vm::native::integer(vm, v)?.as_i64().unwrap_or(-1);
            if n != 0 && n != libc::EPOLL_CLOEXEC as i64 {
                return Err(vm.error(&builtin().os_error, "invalid flags"));
            }
        }
        let fd = once(vm, sys::epoll_create1(libc::EPOLL_CLOEXEC))?;
        Ok(Epoll::with_fd(fd))
    }
    /// Create an epoll object from a given control fd.
    #[class_method]
    fn fromfd(_class: &Value, fd: i32) -> Value {
        Epoll::with_fd(fd)
    }
    /// Close the epoll control file descriptor.
    #[method]
    fn close(&self, vm: &mut Vm) -> Res<()> {
        self.shut(vm)
    }
    /// True if the epoll handler is closed
    #[getter]
    fn closed(&self) -> bool {
        self.fd.get() < 0
    }
    /// Return the epoll control file descriptor.
    #[method]
    fn fileno(&self, vm: &mut Vm) -> Res<i64> {
        self.open(vm).map(|fd| fd as i64)
    }
    #[slot(enter)]
    fn enter(&self, vm: &mut Vm) -> Res<Value> {
        self.open(vm)?;
        Ok(Ref::from_ref(self).into())
    }
    #[slot(exit)]
    fn exit(&self, vm: &mut Vm, exc: &[Value]) -> Res<()> {
        let _ = exc;
        self.shut(vm)
    }
    /// Registers a new fd or raises an OSError if the fd is already registered.
    #[method]
    fn register(
        &self,
        vm: &mut Vm,
        #[either] fd: Fd,
        #[either]
        #[optional]
        eventmask: Option<&Value>,
    ) -> Res<()> {
        let events = match eventmask {
            Some(v) => epoll_mask(vm, v)?,
            None => (libc::EPOLLIN | libc::EPOLLPRI | libc::EPOLLOUT) as u32,
        };
        let own = self.open(vm)?;
        once(vm, sys::epoll_ctl(own, libc::EPOLL_CTL_ADD, fd.0, events)).map(|_| ())
    }
    /// Modify event mask for a registered file descriptor.
    #[method]
    fn modify(&self, vm: &mut Vm, #[either] fd: Fd, #[either] eventmask: &Value) -> Res<()> {
        let (events, own) = (epoll_mask(vm, eventmask)?, self.open(vm)?);
        once(vm, sys::epoll_ctl(own, libc::EPOLL_CTL_MOD, fd.0, events)).map(|_| ())
    }
    /// Remove a registered file descriptor from the epoll object.
    #[method]
    fn unregister(&self, vm: &mut Vm, #[either] fd: Fd) -> Res<()> {
        let own = self.open(vm)?;
        once(vm, sys::epoll_ctl(own, libc::EPOLL_CTL_DEL, fd.0, 0)).map(|_| ())
    }
    /// Wait for events on the epoll file descriptor.
    #[method]
    fn poll(
        &self,
        vm: &mut Vm,
        #[either]
        #[default(None)]
        timeout: &Value,
        #[either]
        #[default(-1)]
        maxevents: i32,
    ) -> Res<Value> {
        let own = self.open(vm)?;
        let limit = seconds(vm, timeout, "timeout must be an integer or None")?.filter(|s| *s >= 0.0);
        let most = match maxevents {
            -1 => SET_SIZE as usize - 1,
            n if n < 1 => {
                return Err(vm.value_error(format!("maxevents must be greater than 0, got {n}")));
            }
            n => n as usize,
        };
        let events = waited(vm, Deadline::after(limit), |ms| sys::epoll_wait(own, most, ms))?;
        let pair = |(fd, events): (i32, u32)| {
            TupleObj::new(vec![Value::Int(fd as i64), Value::Int(events as i64)]).into()
        };
        Ok(ListObj::new(events.into_iter().map(pair).collect()).into())
    }
}
