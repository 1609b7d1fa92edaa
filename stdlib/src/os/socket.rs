//! `_sockets`: the calls that the class `socket` is made of, which is written in Python.
//!
//! What may have to wait takes the socket's timeout: None waits for ever, zero not at all.

use std::io::{Error, ErrorKind, Result};
use std::net::{Ipv4Addr, Ipv6Addr};

use sidewinder_macros::native_module;
use sidewinder_vm as vm;
use vm::builtins::{buffer, bytes_like};
use vm::modules::{exception_class, make_module};
use vm::objects::*;
use vm::types::builtin;
use vm::value::*;
use vm::vm::{Raised, Res, Vm};

use super::net::{self, Address, Parts};
use super::{Deadline, args, none_or, once, raise, retried, sys, waited};

macro_rules! constants {
    ($($name:ident)*) => { &[$((stringify!($name), libc::$name as i64)),*] };
}
static CONSTANTS: &[(&str, i64)] = constants! {
    AF_UNSPEC AF_UNIX AF_INET AF_INET6 AF_NETLINK AF_PACKET AF_VSOCK AF_CAN AF_ALG
    SOCK_STREAM SOCK_DGRAM SOCK_RAW SOCK_RDM SOCK_SEQPACKET SOCK_CLOEXEC SOCK_NONBLOCK
    SOL_SOCKET SO_DEBUG SO_REUSEADDR SO_TYPE SO_ERROR SO_DONTROUTE SO_BROADCAST SO_SNDBUF SO_RCVBUF SO_KEEPALIVE
    SO_OOBINLINE SO_PRIORITY SO_LINGER SO_REUSEPORT SO_PASSCRED SO_PEERCRED SO_RCVLOWAT SO_SNDLOWAT SO_RCVTIMEO SO_SNDTIMEO
    SO_ACCEPTCONN SO_PROTOCOL SO_DOMAIN SO_MARK SO_BINDTODEVICE SO_INCOMING_CPU
    SOMAXCONN SCM_RIGHTS SCM_CREDENTIALS
    MSG_OOB MSG_PEEK MSG_DONTROUTE MSG_CTRUNC MSG_TRUNC MSG_DONTWAIT MSG_EOR MSG_WAITALL MSG_CONFIRM MSG_ERRQUEUE
    MSG_NOSIGNAL MSG_MORE MSG_CMSG_CLOEXEC MSG_FASTOPEN
    SHUT_RD SHUT_WR SHUT_RDWR
    IPPROTO_IP IPPROTO_ICMP IPPROTO_IGMP IPPROTO_TCP IPPROTO_EGP IPPROTO_PUP IPPROTO_UDP IPPROTO_IDP IPPROTO_TP
    IPPROTO_IPV6 IPPROTO_ROUTING IPPROTO_FRAGMENT IPPROTO_RSVP IPPROTO_GRE IPPROTO_ESP IPPROTO_AH IPPROTO_ICMPV6 IPPROTO_NONE
    IPPROTO_DSTOPTS IPPROTO_PIM IPPROTO_SCTP IPPROTO_UDPLITE IPPROTO_RAW IPPROTO_MPTCP
    IP_TOS IP_TTL IP_HDRINCL IP_OPTIONS IP_RECVOPTS IP_RETOPTS IP_MULTICAST_IF IP_MULTICAST_TTL IP_MULTICAST_LOOP
    IP_ADD_MEMBERSHIP IP_DROP_MEMBERSHIP IP_TRANSPARENT IP_RECVTOS IP_RECVTTL IP_RECVERR IP_PKTINFO
    IPV6_MULTICAST_HOPS IPV6_MULTICAST_IF IPV6_MULTICAST_LOOP IPV6_UNICAST_HOPS IPV6_V6ONLY
    IPV6_CHECKSUM IPV6_RECVTCLASS IPV6_TCLASS IPV6_RECVPKTINFO IPV6_PKTINFO IPV6_RECVHOPLIMIT IPV6_HOPLIMIT IPV6_RECVERR
    TCP_NODELAY TCP_MAXSEG TCP_CORK TCP_KEEPIDLE TCP_KEEPINTVL TCP_KEEPCNT TCP_SYNCNT TCP_LINGER2 TCP_DEFER_ACCEPT
    TCP_WINDOW_CLAMP TCP_INFO TCP_QUICKACK TCP_CONGESTION TCP_USER_TIMEOUT TCP_FASTOPEN
    AI_PASSIVE AI_CANONNAME AI_NUMERICHOST AI_NUMERICSERV AI_V4MAPPED AI_ALL AI_ADDRCONFIG
    EAI_BADFLAGS EAI_NONAME EAI_AGAIN EAI_FAIL EAI_FAMILY EAI_SOCKTYPE EAI_SERVICE EAI_MEMORY EAI_SYSTEM EAI_OVERFLOW
    EAI_NODATA
    NI_NUMERICHOST NI_NUMERICSERV NI_NOFQDN NI_NAMEREQD NI_DGRAM NI_MAXHOST
};

pub fn make(vm: &mut Vm) -> Ref<ModuleObj> {
    let m = make_module(vm, "_sockets", natives::DOC, natives::NATIVES);
    for &(name, n) in CONSTANTS {
        m.ns.set_str(name, Value::Int(n));
    }
    // What the bindings of the C library lack.
    for (name, n) in [
        ("EAI_ADDRFAMILY", -9),
        ("IPV6_JOIN_GROUP", libc::IPV6_ADD_MEMBERSHIP as i64),
        ("IPV6_LEAVE_GROUP", libc::IPV6_DROP_MEMBERSHIP as i64),
        ("NI_MAXSERV", 32),
        ("SOL_IP", 0),
        ("SOL_TCP", 6),
        ("SOL_UDP", 17),
        ("INADDR_ANY", 0),
        ("INADDR_BROADCAST", 0xffff_ffff),
        ("INADDR_LOOPBACK", 0x7f00_0001),
        ("INADDR_UNSPEC_GROUP", 0xe000_0000),
        ("INADDR_ALLHOSTS_GROUP", 0xe000_0001),
        ("INADDR_MAX_LOCAL_GROUP", 0xe000_00ff),
        ("INADDR_NONE", 0xffff_ffff),
        ("IPPORT_RESERVED", 1024),
        ("IPPORT_USERRESERVED", 5000),
        ("IP_DEFAULT_MULTICAST_LOOP", 1),
        ("IP_DEFAULT_MULTICAST_TTL", 1),
        ("IP_MAX_MEMBERSHIPS", 20),
    ] {
        m.ns.set_str(name, Value::Int(n));
    }
    m.ns.set_str("gaierror", gai_error().value());
    m.ns.set_str("herror", exception_class("socket.herror", &builtin().os_error).value());
    m
}

fn gai_error() -> Ref<TypeObj> {
    exception_class("socket.gaierror", &builtin().os_error)
}

/// Raises an error of the resolver.
fn raise_resolver(vm: &mut Vm, code: i32) -> Raised {
    let text = Value::string(&net::resolver_error(code));
    match vm.call(&gai_error().value(), &[Value::Int(code as i64), text]) {
        Ok(e) => vm.raise(e),
        Err(raised) => raised,
    }
}

// ---- waiting ----------------------------------------------------------------------------------------

/// Makes a call on a socket with a timeout: waits for the socket, if there is a limit, and makes the call until it does
/// not say that it would have to wait.
fn timed<T>(
    vm: &mut Vm,
    (fd, events): (i32, i16),
    timeout: Option<f64>,
    mut f: impl FnMut() -> Result<T>,
) -> Res<T> {
    let limit = timeout.filter(|t| *t > 0.0);
    let deadline = Deadline::after(limit);
    loop {
        if limit.is_some() && !wait_for(vm, fd, events, deadline)? {
            return Err(vm.error(&builtin().timeout_error, "timed out"));
        }
        match vm.blocking(&mut f) {
            Err(e) if e.kind() == ErrorKind::Interrupted => vm.poll()?,
            Err(e) if e.kind() == ErrorKind::WouldBlock && limit.is_some() => {}
            r => return once(vm, r),
        }
    }
}

/// Whether something has happened to a socket before the time is over.
fn wait_for(vm: &mut Vm, fd: i32, events: i16, deadline: Deadline) -> Res<bool> {
    let mut fds = [libc::pollfd { fd, events, revents: 0 }];
    waited(vm, deadline, |ms| sys::poll(&mut fds, ms)).map(|n| n > 0)
}

/// A socket's timeout as the class has checked it.
fn limit(v: &Value) -> Option<f64> {
    match v {
        Value::Float(s) => Some(s.get()),
        Value::Int(n) => Some(*n as f64),
        _ => None,
    }
}

// ---- addresses --------------------------------------------------------------------------------------

/// The address that a host's name or number stands for.
fn host(vm: &mut Vm, name: &Value, family: i32) -> Res<Address> {
    let name = host_text(vm, name)?;
    let v4 = |ip| Ok(Address::v4(ip, 0));
    match (&name[..], family) {
        (b"", libc::AF_INET) => return v4(Ipv4Addr::UNSPECIFIED),
        (b"", libc::AF_INET6) => return Ok(Address::v6(Ipv6Addr::UNSPECIFIED, 0, 0, 0)),
        (b"<broadcast>", libc::AF_INET) => return v4(Ipv4Addr::BROADCAST),
        (b"<broadcast>", _) => return Err(vm.error(&builtin().os_error, "address family mismatched")),
        _ => {}
    }
    if let (Ok(ip), libc::AF_INET) = (String::from_utf8_lossy(&name).parse(), family) {
        return v4(ip);
    }
    let name = args::c_string(vm, name)?;
    match net::look_up(Some(&name), None, [family, 0, 0, 0]) {
        Ok(found) => match found.first() {
            Some(f) => Ok(f.4),
            None => Err(raise_resolver(vm, libc::EAI_NONAME)),
        },
        Err((code, e)) => Err(not_found(vm, code, &e)),
    }
}

fn not_found(vm: &mut Vm, code: i32, e: &Error) -> Raised {
    if code == libc::EAI_SYSTEM { raise(vm, e) } else { raise_resolver(vm, code) }
}

/// The name of a host: text is encoded as such names are.
fn host_text(vm: &mut Vm, name: &Value) -> Res<Vec<u8>> {
    if let Some(s) = name.as_str() {
        if let Some(s) = s.as_ascii() {
            return match s.contains('\0') {
                true => Err(vm.type_error("host name must not contain null character")),
                false => Ok(s.as_bytes().to_vec()),
            };
        }
        let encoded = vm::builtins::codec::encode(vm, s, Some(&intern("idna")), None)?;
        return Ok(encoded.get::<BytesObj>().map(|b| b.data.to_vec()).unwrap_or_default());
    }
    match buffer(name) {
        Some(b) if b.contains(&0) => Err(vm.type_error("host name must not contain null character")),
        Some(b) => Ok(b.into_owned()),
        None => {
            let t = name.ty().name();
            Err(vm.type_error(format!("str, bytes or bytearray expected, not {t}")))
        }
    }
}

fn port(vm: &mut Vm, caller: &str, v: &Value) -> Res<u16> {
    let n = vm::native::integer(vm, v)?;
    match n.as_i64().map(u16::try_from) {
        Some(Ok(n)) => Ok(n),
        _ => Err(vm.overflow_error(format!("{caller}(): port must be 0-65535."))),
    }
}

/// An address as Python has it, for a function of that name.
fn address(vm: &mut Vm, caller: &str, family: i32, v: &Value) -> Res<Address> {
    match family {
        libc::AF_UNIX => unix_address(vm, v),
        libc::AF_INET | libc::AF_INET6 => inet_address(vm, caller, family, v),
        _ => Err(vm.error(&builtin().os_error, format!("{caller}(): bad family"))),
    }
}

fn unix_address(vm: &mut Vm, v: &Value) -> Res<Address> {
    let path = match buffer(v) {
        Some(b) => b.into_owned(),
        None if v.as_str().is_some() => vm::modules::posix::encoded_name(vm, v)?,
        None => {
            let t = v.ty().name();
            return Err(vm.type_error(format!("a bytes-like object is required, not '{t}'")));
        }
    };
    Address::unix(&path).ok_or_else(|| vm.error(&builtin().os_error, "AF_UNIX path too long"))
}

fn inet_address(vm: &mut Vm, caller: &str, family: i32, v: &Value) -> Res<Address> {
    let (name, most) = if family == libc::AF_INET { ("AF_INET", 2) } else { ("AF_INET6", 4) };
    let Some(t) = v.get::<TupleObj>() else {
        let t = v.ty().name();
        return Err(vm.type_error(format!("{caller}(): {name} address must be tuple, not {t}")));
    };
    let items = t.items();
    if items.len() < 2 || items.len() > most {
        let pair =
            if most == 2 { "a pair (host, port)" } else { "a tuple (host, port[, flowinfo[, scopeid]])" };
        return Err(vm.type_error(format!("{name} address must be {pair}")));
    }
    let ip = host(vm, &items[0], family)?;
    let port = port(vm, caller, &items[1])?;
    match ip.parts() {
        Parts::V4(ip, _) => Ok(Address::v4(ip, port)),
        Parts::V6(ip, _, _, scope) => {
            let mut extra = [0, scope];
            for (to, v) in extra.iter_mut().zip(&items[2..]) {
                let n = vm::native::integer(vm, v)?;
                let n = n.as_i64().and_then(|n| u32::try_from(n).ok());
                *to = n.ok_or_else(|| vm.overflow_error("can't convert negative value to unsigned int"))?;
            }
            if extra[0] > 0xf_ffff {
                let msg = format!("{caller}(): flowinfo must be 0-1048575.");
                return Err(vm.overflow_error(msg));
            }
            Ok(Address::v6(ip, port, extra[0], extra[1]))
        }
        _ => Err(vm.error(&builtin().os_error, "address family mismatched")),
    }
}

fn text_or_bytes(vm: &mut Vm, b: &[u8]) -> Res<Value> {
    vm::modules::posix::name_value(vm, b, &Value::None)
}

/// An address for Python.
fn address_value(vm: &mut Vm, a: &Address) -> Res<Value> {
    let int = |n: u32| Value::Int(n as i64);
    Ok(match a.parts() {
        Parts::V4(ip, port) => TupleObj::new(vec![Value::string(&ip.to_string()), int(port as u32)]).into(),
        Parts::V6(_, port, flow, scope) => {
            // The resolver writes the scope behind the address.
            let text = match net::name_of(a, libc::NI_NUMERICHOST | libc::NI_NUMERICSERV) {
                Ok((h, _)) => Value::string(&String::from_utf8_lossy(&h)),
                Err(code) => return Err(raise_resolver(vm, code)),
            };
            TupleObj::new(vec![text, int(port as u32), int(flow), int(scope)]).into()
        }
        Parts::Unix(path) if path.first() == Some(&0) => BytesObj::new(&path).into(),
        Parts::Unix(path) => text_or_bytes(vm, &path)?,
        Parts::Nothing => Value::None,
        Parts::Other(family, data) => {
            TupleObj::new(vec![int(family as u32), BytesObj::new(&data).into()]).into()
        }
    })
}

fn room(vm: &mut Vm, length: i64, function: &str) -> Res<Vec<u8>> {
    match usize::try_from(length) {
        Ok(n) => {
            vm::ops::check_memory(vm, n as u128)?;
            Ok(vec![0; n])
        }
        Err(_) => Err(vm.value_error(format!("negative buffersize in {function}"))),
    }
}

/// The four bytes of the address of a host, as text.
fn v4_text(vm: &mut Vm, name: &Value) -> Res<String> {
    match host(vm, name, libc::AF_INET)?.parts() {
        Parts::V4(ip, _) => Ok(ip.to_string()),
        _ => Err(raise_resolver(vm, libc::EAI_NONAME)),
    }
}

/// System calls of sockets, by file descriptor.
#[native_module("_sockets")]
mod natives {
    use super::*;

    #[native]
    fn open(vm: &mut Vm, family: i32, kind: i32, protocol: i32) -> Res<i64> {
        once(vm, sys::socket(family, kind | libc::SOCK_CLOEXEC, protocol)).map(|fd| fd as i64)
    }
    #[native]
    fn pair(vm: &mut Vm, family: i32, kind: i32, protocol: i32) -> Res<Value> {
        let ends = once(vm, net::socket_pair(family, kind | libc::SOCK_CLOEXEC, protocol))?;
        Ok(TupleObj::new(ends.iter().map(|fd| Value::Int(*fd as i64)).collect()).into())
    }
    /// Family, type and protocol of the socket of a descriptor.
    #[native]
    fn kind(vm: &mut Vm, fd: i32) -> Res<Value> {
        let family = match once(vm, net::own_address(fd))?.parts() {
            Parts::V4(..) => libc::AF_INET,
            Parts::V6(..) => libc::AF_INET6,
            Parts::Unix(_) | Parts::Nothing => libc::AF_UNIX,
            Parts::Other(family, _) => family as i32,
        };
        let mut all = vec![Value::Int(family as i64)];
        for name in [libc::SO_TYPE, libc::SO_PROTOCOL] {
            let b = once(vm, net::option(fd, libc::SOL_SOCKET, name, 4))?;
            all.push(Value::Int(number(&b)));
        }
        Ok(TupleObj::new(all).into())
    }
    fn number(b: &[u8]) -> i64 {
        b.first_chunk().map_or(0, |b| i32::from_ne_bytes(*b)) as i64
    }
    #[native]
    fn set_blocking(vm: &mut Vm, fd: i32, blocking: bool) -> Res<()> {
        let flags = once(vm, sys::fcntl(fd, libc::F_GETFL, 0))?;
        let new = if blocking { flags & !libc::O_NONBLOCK } else { flags | libc::O_NONBLOCK };
        if new != flags {
            once(vm, sys::fcntl(fd, libc::F_SETFL, new as i64))?;
        }
        Ok(())
    }
    #[native]
    fn bind(vm: &mut Vm, fd: i32, family: i32, to: &Value) -> Res<()> {
        let a = address(vm, "bind", family, to)?;
        once(vm, net::bind(fd, &a))
    }
    #[native]
    fn listen(vm: &mut Vm, fd: i32, backlog: i32) -> Res<()> {
        once(vm, sys::listen(fd, backlog.max(0))).map(|_| ())
    }
    /// Descriptor and address of a new connection.
    #[native]
    fn accept(vm: &mut Vm, fd: i32, timeout: &Value) -> Res<Value> {
        let (new, a) = timed(vm, (fd, libc::POLLIN), limit(timeout), || net::accept(fd))?;
        let a = address_value(vm, &a)?;
        Ok(TupleObj::new(vec![Value::Int(new as i64), a]).into())
    }
    /// Connect; if raises is false, return an error's number.
    #[native]
    fn connect(vm: &mut Vm, fd: i32, family: i32, to: &Value, timeout: &Value, raises: bool) -> Res<i64> {
        let a = address(vm, if raises { "connect" } else { "connect_ex" }, family, to)?;
        let limit = limit(timeout);
        let mut error = vm.blocking(|| net::connect(fd, &a)).err();
        let goes_on = |e: &Error| {
            let waits = matches!(e.raw_os_error(), Some(libc::EINPROGRESS | libc::EWOULDBLOCK));
            e.kind() == ErrorKind::Interrupted || waits && limit.is_some_and(|s| s > 0.0)
        };
        if error.as_ref().is_some_and(goes_on) {
            vm.poll()?;
            // The connection is being made: what becomes of it is told when the socket can be written to.
            let deadline = Deadline::after(limit.filter(|s| *s > 0.0));
            if !wait_for(vm, fd, libc::POLLOUT, deadline)? {
                if !raises {
                    return Ok(libc::EWOULDBLOCK as i64);
                }
                return Err(vm.error(&builtin().timeout_error, "timed out"));
            }
            let b = once(vm, net::option(fd, libc::SOL_SOCKET, libc::SO_ERROR, 4))?;
            error = match number(&b) as i32 {
                0 | libc::EISCONN => None,
                n => Some(Error::from_raw_os_error(n)),
            };
        }
        match error {
            None => Ok(0),
            Some(e) if raises => Err(raise(vm, &e)),
            Some(e) => Ok(e.raw_os_error().unwrap_or(0) as i64),
        }
    }
    #[native]
    fn shutdown(vm: &mut Vm, fd: i32, how: i32) -> Res<()> {
        once(vm, sys::shutdown(fd, how)).map(|_| ())
    }
    #[native]
    fn own_address(vm: &mut Vm, fd: i32) -> Res<Value> {
        let a = once(vm, net::own_address(fd))?;
        address_value(vm, &a)
    }
    #[native]
    fn peer_address(vm: &mut Vm, fd: i32) -> Res<Value> {
        let a = once(vm, net::peer_address(fd))?;
        address_value(vm, &a)
    }

    // ---- data ---------------------------------------------------------------------------------------

    #[native]
    fn recv(vm: &mut Vm, fd: i32, length: i64, flags: i32, timeout: &Value) -> Res<Value> {
        let mut buf = room(vm, length, "recv")?;
        let n = timed(vm, (fd, libc::POLLIN), limit(timeout), || net::receive(fd, &mut buf, flags))?;
        Ok(BytesObj::new(&buf[..n]).into())
    }
    #[native]
    fn recvfrom(vm: &mut Vm, fd: i32, length: i64, flags: i32, timeout: &Value) -> Res<Value> {
        let mut buf = room(vm, length, "recvfrom")?;
        let call = || net::receive_from(fd, &mut buf, flags);
        let (n, a) = timed(vm, (fd, libc::POLLIN), limit(timeout), call)?;
        let a = address_value(vm, &a)?;
        Ok(TupleObj::new(vec![BytesObj::new(&buf[..n]).into(), a]).into())
    }
    #[native]
    fn recvmsg(vm: &mut Vm, fd: i32, length: i64, control: i64, flags: i32, timeout: &Value) -> Res<Value> {
        let mut buf = room(vm, length, "recvmsg()")?;
        let Some(control) = usize::try_from(control).ok().filter(|n| *n <= i32::MAX as usize) else {
            return Err(vm.value_error("invalid ancillary data buffer length"));
        };
        let call = || net::receive_message(fd, &mut buf, control, flags);
        let r = timed(vm, (fd, libc::POLLIN), limit(timeout), call)?;
        let items = r.control.into_iter().map(|(level, kind, data)| {
            let (level, kind) = (Value::Int(level as i64), Value::Int(kind as i64));
            TupleObj::new(vec![level, kind, BytesObj::new(&data).into()]).into()
        });
        let control = ListObj::new(items.collect()).into();
        let a = address_value(vm, &r.from)?;
        let data = BytesObj::new(&buf[..r.length]).into();
        Ok(TupleObj::new(vec![data, control, Value::Int(r.flags as i64), a]).into())
    }
    #[native]
    fn send(vm: &mut Vm, fd: i32, data: &Value, flags: i32, timeout: &Value) -> Res<usize> {
        let data = bytes_like(vm, data)?;
        timed(vm, (fd, libc::POLLOUT), limit(timeout), || net::send(fd, &data, flags))
    }
    #[native]
    fn sendall(vm: &mut Vm, fd: i32, data: &Value, flags: i32, timeout: &Value) -> Res<()> {
        let data = bytes_like(vm, data)?;
        let mut rest = &data[..];
        // The limit is for all of it.
        let limit = limit(timeout);
        let start = std::time::Instant::now();
        loop {
            let left = limit.map(|s| match s > 0.0 {
                true => (s - start.elapsed().as_secs_f64()).max(1e-9),
                false => s,
            });
            let n = timed(vm, (fd, libc::POLLOUT), left, || net::send(fd, rest, flags))?;
            rest = &rest[n..];
            if rest.is_empty() {
                return Ok(());
            }
            vm.poll()?;
        }
    }
    #[native]
    fn sendto(
        vm: &mut Vm,
        fd: i32,
        family: i32,
        data: &Value,
        flags: i32,
        to: &Value,
        timeout: &Value,
    ) -> Res<usize> {
        let data = bytes_like(vm, data)?;
        let a = address(vm, "sendto", family, to)?;
        timed(vm, (fd, libc::POLLOUT), limit(timeout), || net::send_to(fd, &data, flags, &a))
    }
    #[native]
    fn sendmsg(
        vm: &mut Vm,
        fd: i32,
        family: i32,
        data: &Value,
        control: &Value,
        flags: i32,
        to: &Value,
        timeout: &Value,
    ) -> Res<usize> {
        let data = bytes_like(vm, data)?;
        let mut messages = Vec::new();
        for item in vm::ops::collect(vm, control)? {
            let Some([level, kind, data]) = item.get::<TupleObj>().and_then(|t| t.items().first_chunk())
            else {
                let msg = "sendmsg() argument 2 must be an iterable of 3-item tuples";
                return Err(vm.type_error(msg));
            };
            let data = bytes_like(vm, data)?.into_owned();
            let number = |v: &Value| v.as_i64().and_then(|n| i32::try_from(n).ok());
            let (Some(level), Some(kind)) = (number(level), number(kind)) else {
                return Err(vm.type_error("an integer is required"));
            };
            messages.push((level, kind, data));
        }
        let a = if to.is_none() { None } else { Some(address(vm, "sendmsg", family, to)?) };
        let call = || net::send_message(fd, &data, &messages, flags, a.as_ref());
        timed(vm, (fd, libc::POLLOUT), limit(timeout), call)
    }
    #[native]
    fn getsockopt(vm: &mut Vm, fd: i32, level: i32, name: i32, length: i64) -> Res<Value> {
        match length {
            0 => {
                let b = once(vm, net::option(fd, level, name, 4))?;
                Ok(Value::Int(number(&b)))
            }
            n @ 1..=1024 => {
                let b = once(vm, net::option(fd, level, name, n as usize))?;
                Ok(BytesObj::new(&b).into())
            }
            _ => Err(vm.error(&builtin().os_error, "getsockopt buflen out of range")),
        }
    }
    #[native]
    fn setsockopt(vm: &mut Vm, fd: i32, level: i32, name: i32, value: &Value, length: i64) -> Res<()> {
        let r = match value {
            Value::None => net::set_option(fd, level, name, None, length as u32),
            v => match buffer(v) {
                Some(b) => net::set_option(fd, level, name, Some(&b), 0),
                None => {
                    let n = vm::native::integer(vm, v)?;
                    let Some(n) = n.as_i64().and_then(|n| i32::try_from(n).ok()) else {
                        return Err(vm.overflow_error("Python int too large to convert to C int"));
                    };
                    net::set_option(fd, level, name, Some(&n.to_ne_bytes()), 0)
                }
            },
        };
        once(vm, r)
    }

    // ---- names --------------------------------------------------------------------------------------

    /// Resolve host and port into a list of addresses.
    #[native]
    fn getaddrinfo(
        vm: &mut Vm,
        #[either] host: &Value,
        #[either] port: &Value,
        #[either]
        #[default(0)]
        family: i32,
        #[either]
        #[default(0)]
        r#type: i32,
        #[either]
        #[default(0)]
        proto: i32,
        #[either]
        #[default(0)]
        flags: i32,
    ) -> Res<Value> {
        let name = match host {
            Value::None => None,
            v if v.as_str().is_some() || v.get::<BytesObj>().is_some() => {
                let b = host_text(vm, v)?;
                Some(args::c_string(vm, b)?)
            }
            _ => return Err(vm.type_error("getaddrinfo() argument 1 must be string or None")),
        };
        let service = match port {
            Value::None => None,
            v if v.as_str().is_some() => Some(args::path(vm, v)?),
            v => match (v.get::<BytesObj>(), v.as_i64()) {
                (Some(b), _) => Some(args::c_string(vm, b.data.to_vec())?),
                (_, Some(n)) => Some(args::c_string(vm, n.to_string())?),
                _ => return Err(vm.error(&builtin().os_error, "Int or String expected")),
            },
        };
        let hints = [family, r#type, proto, flags];
        let found = vm.blocking(|| net::look_up(name.as_deref(), service.as_deref(), hints));
        let found = found.map_err(|(code, e)| not_found(vm, code, &e))?;
        let list = ListObj::empty();
        for (family, kind, protocol, name, a) in found {
            let name = Value::string(&String::from_utf8_lossy(&name));
            let a = address_value(vm, &a)?;
            let int = |n: i32| Value::Int(n as i64);
            list.push(TupleObj::new(vec![int(family), int(kind), int(protocol), name, a]).into());
        }
        Ok(list.into())
    }
    /// Get host and port for an address.
    #[native]
    fn getnameinfo(vm: &mut Vm, sockaddr: &Value, flags: i32) -> Res<Value> {
        let Some(t) = sockaddr.get::<TupleObj>().filter(|t| (2..=4).contains(&t.len())) else {
            return Err(vm.type_error("getnameinfo() argument 1 must be a tuple"));
        };
        let text = t.items()[0].as_str().and_then(StrObj::as_ascii).unwrap_or_default();
        // It must be a number already.
        let family = if text.contains(':') { libc::AF_INET6 } else { libc::AF_INET };
        let name = args::c_string(vm, text)?;
        let hints = [libc::AF_UNSPEC, libc::SOCK_DGRAM, 0, libc::AI_NUMERICHOST];
        if let Err((code, e)) = net::look_up(Some(&name), None, hints) {
            return Err(not_found(vm, code, &e));
        }
        let a = address(vm, "getnameinfo", family, sockaddr)?;
        match vm.blocking(|| net::name_of(&a, flags)) {
            Ok((host, service)) => {
                let text = |b: &[u8]| Value::string(&String::from_utf8_lossy(b));
                Ok(TupleObj::new(vec![text(&host), text(&service)]).into())
            }
            Err(code) => Err(raise_resolver(vm, code)),
        }
    }
    /// Return the IP address (a string of the form '255.255.255.255') for a host.
    #[native]
    fn gethostbyname(vm: &mut Vm, host: &Value) -> Res<Value> {
        v4_text(vm, host).map(|s| Value::string(&s))
    }
    /// Return the current host name.
    #[native]
    fn gethostname(vm: &mut Vm) -> Res<Value> {
        let name = once(vm, net::host_name())?;
        text_or_bytes(vm, &name)
    }
    /// Return a port number from a service name and protocol name.
    #[native]
    fn getservbyname(vm: &mut Vm, servicename: &Value, #[optional] protocolname: Option<&Value>) -> Res<i64> {
        let name = args::path(vm, servicename)?;
        let protocol = protocolname.map(|p| args::path(vm, p)).transpose()?;
        match net::service_port(&name, protocol.as_deref()) {
            Some(n) => Ok(n as i64),
            None => Err(vm.error(&builtin().os_error, "service/proto not found")),
        }
    }
    /// Return the service name from a port number and protocol name.
    #[native]
    fn getservbyport(vm: &mut Vm, port: i32, #[optional] protocolname: Option<&Value>) -> Res<Value> {
        let Ok(port) = u16::try_from(port) else {
            return Err(vm.overflow_error("getservbyport: port must be 0-65535."));
        };
        let protocol = protocolname.map(|p| args::path(vm, p)).transpose()?;
        match net::service_name(port, protocol.as_deref()) {
            Some(name) => text_or_bytes(vm, &name),
            None => Err(vm.error(&builtin().os_error, "port/proto not found")),
        }
    }
    /// Return the protocol number for the named protocol.
    #[native]
    fn getprotobyname(vm: &mut Vm, protocolname: &Value) -> Res<i64> {
        let name = args::path(vm, protocolname)?;
        match net::protocol_number(&name) {
            Some(n) => Ok(n as i64),
            None => Err(vm.error(&builtin().os_error, "protocol not found")),
        }
    }
    /// Returns the interface index corresponding to the interface name if_name.
    #[native]
    fn if_nametoindex(vm: &mut Vm, oname: &Value) -> Res<i64> {
        let name = args::path(vm, oname)?;
        match net::interface_number(&name) {
            Ok(n) => Ok(n as i64),
            Err(_) => Err(vm.error(&builtin().os_error, "no interface with this name")),
        }
    }
    /// Returns the interface name corresponding to the interface index if_index.
    #[native]
    fn if_indextoname(vm: &mut Vm, if_index: i64) -> Res<Value> {
        let name = once(vm, net::interface_name(u32::try_from(if_index).unwrap_or(0)))?;
        text_or_bytes(vm, &name)
    }
    /// Returns a list of network interface information (index, name) tuples.
    #[native]
    fn if_nameindex(vm: &mut Vm) -> Res<Value> {
        let list = ListObj::empty();
        for (number, name) in once(vm, net::interfaces())? {
            let name = text_or_bytes(vm, &name)?;
            list.push(TupleObj::new(vec![Value::Int(number as i64), name]).into());
        }
        Ok(list.into())
    }

    // ---- numbers ------------------------------------------------------------------------------------

    /// Convert an IP address in string format (123.45.67.89) to the 32-bit packed binary format used in low-level network functions.
    #[native]
    fn inet_aton(vm: &mut Vm, ip_addr: &Value) -> Res<Value> {
        let text = args::path(vm, ip_addr)?;
        match net::parse_v4(&text) {
            Some(b) => Ok(BytesObj::new(&b).into()),
            None => Err(vm.error(&builtin().os_error, "illegal IP address string passed to inet_aton")),
        }
    }
    /// Convert an IP address from 32-bit packed binary format to string format.
    #[native]
    fn inet_ntoa(vm: &mut Vm, packed_ip: &Value) -> Res<Value> {
        let b = bytes_like(vm, packed_ip)?;
        match <[u8; 4]>::try_from(&b[..]) {
            Ok(b) => Ok(Value::string(&Ipv4Addr::from(b).to_string())),
            Err(_) => Err(vm.error(&builtin().os_error, "packed IP wrong length for inet_ntoa")),
        }
    }
    /// Convert an IP address from string format to a packed string suitable for use with low-level network functions.
    #[native]
    fn inet_pton(vm: &mut Vm, address_family: i32, ip_string: &Value) -> Res<Value> {
        let text = args::path(vm, ip_string)?;
        let text = text.to_string_lossy();
        let packed = match address_family {
            libc::AF_INET => text.parse::<Ipv4Addr>().ok().map(|ip| ip.octets().to_vec()),
            libc::AF_INET6 => text.parse::<Ipv6Addr>().ok().map(|ip| ip.octets().to_vec()),
            _ => return Err(raise(vm, &Error::from_raw_os_error(libc::EAFNOSUPPORT))),
        };
        match packed {
            Some(b) => Ok(BytesObj::new(&b).into()),
            None => Err(vm.error(&builtin().os_error, "illegal IP address string passed to inet_pton")),
        }
    }
    /// Convert a packed IP address of the given family to string format.
    #[native]
    fn inet_ntop(vm: &mut Vm, address_family: i32, packed_ip: &Value) -> Res<Value> {
        let b = bytes_like(vm, packed_ip)?;
        let a = match address_family {
            libc::AF_INET => <[u8; 4]>::try_from(&b[..]).ok().map(|b| Address::v4(b.into(), 0)),
            libc::AF_INET6 => <[u8; 16]>::try_from(&b[..]).ok().map(|b| Address::v6(b.into(), 0, 0, 0)),
            n => return Err(vm.value_error(format!("unknown address family {n}"))),
        };
        let Some(a) = a else {
            return Err(vm.value_error("invalid length of packed IP address string"));
        };
        match net::name_of(&a, libc::NI_NUMERICHOST | libc::NI_NUMERICSERV) {
            Ok((h, _)) => Ok(Value::string(&String::from_utf8_lossy(&h))),
            Err(code) => Err(raise_resolver(vm, code)),
        }
    }
    /// The room that control data of a length takes, with or without what follows it; None if it is out of range.
    #[native]
    fn control_size(length: i64, with_padding: bool) -> Value {
        let n = u32::try_from(length).ok().filter(|n| *n < i32::MAX as u32 - 32);
        none_or(n.map(net::control_sizes), |(space, len)| {
            Value::Int(if with_padding { space } else { len } as i64)
        })
    }
    #[native]
    fn close(vm: &mut Vm, fd: i32) -> Res<()> {
        match vm::stdio::close(fd) {
            // The other side has gone: nothing is lost that could be had.
            Err(e) if e.raw_os_error() != Some(libc::ECONNRESET) => Err(raise(vm, &e)),
            _ => Ok(()),
        }
    }
    #[native]
    fn dup(vm: &mut Vm, fd: i32) -> Res<i64> {
        retried(vm, || sys::fcntl(fd, libc::F_DUPFD_CLOEXEC, 0)).map(|fd| fd as i64)
    }
}
