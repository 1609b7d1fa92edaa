//! System calls of sockets, with safe signatures. As in `sys`, this is where memory is handed to the system.
#![allow(unsafe_code, reason = "system calls have no safe form")]

use std::ffi::CStr;
use std::io::{Error, Result};
use std::mem::{MaybeUninit, zeroed};
use std::net::{Ipv4Addr, Ipv6Addr};

use libc::{c_int, c_void, sockaddr_storage, socklen_t};

fn checked(r: isize) -> Result<usize> {
    if r == -1 { Err(Error::last_os_error()) } else { Ok(r as usize) }
}
fn done(r: c_int) -> Result<()> {
    checked(r as isize).map(|_| ())
}

/// An address as the system has it.
#[derive(Clone, Copy)]
pub struct Address {
    storage: sockaddr_storage,
    length: socklen_t,
}

/// What an address says.
pub enum Parts {
    V4(Ipv4Addr, u16),
    /// Address, port, flow information and scope.
    V6(Ipv6Addr, u16, u32, u32),
    /// A path; it starts with a zero byte if it is no file's.
    Unix(Vec<u8>),
    Nothing,
    Other(u16, Vec<u8>),
}

impl Address {
    fn empty() -> Address {
        // SAFETY: numbers only.
        Address { storage: unsafe { zeroed() }, length: size_of::<sockaddr_storage>() as socklen_t }
    }
    fn of<T>(body: T) -> Address {
        let mut a = Address::empty();
        assert!(size_of::<T>() <= size_of::<sockaddr_storage>());
        // SAFETY: the storage is aligned for all addresses, and large enough.
        unsafe { std::ptr::from_mut(&mut a.storage).cast::<T>().write(body) };
        a.length = size_of::<T>() as socklen_t;
        a
    }
    pub fn v4(ip: Ipv4Addr, port: u16) -> Address {
        // SAFETY: numbers only.
        let mut s: libc::sockaddr_in = unsafe { zeroed() };
        s.sin_family = libc::AF_INET as u16;
        s.sin_port = port.to_be();
        s.sin_addr.s_addr = u32::from_ne_bytes(ip.octets());
        Address::of(s)
    }
    pub fn v6(ip: Ipv6Addr, port: u16, flow: u32, scope: u32) -> Address {
        // SAFETY: numbers only.
        let mut s: libc::sockaddr_in6 = unsafe { zeroed() };
        s.sin6_family = libc::AF_INET6 as u16;
        s.sin6_port = port.to_be();
        s.sin6_flowinfo = flow.to_be();
        s.sin6_scope_id = scope;
        s.sin6_addr.s6_addr = ip.octets();
        Address::of(s)
    }
    /// None if the path is too long.
    pub fn unix(path: &[u8]) -> Option<Address> {
        // SAFETY: numbers only.
        let mut s: libc::sockaddr_un = unsafe { zeroed() };
        s.sun_family = libc::AF_UNIX as u16;
        let is_abstract = path.first() == Some(&0);
        // One that is a file's ends with a zero byte.
        if path.len() + !is_abstract as usize > s.sun_path.len() {
            return None;
        }
        for (to, b) in s.sun_path.iter_mut().zip(path) {
            *to = *b as libc::c_char;
        }
        let before = std::mem::offset_of!(libc::sockaddr_un, sun_path);
        let mut a = Address::of(s);
        a.length = (before + path.len() + !is_abstract as usize) as socklen_t;
        Some(a)
    }
    pub fn parts(&self) -> Parts {
        let bytes = self.bytes();
        if bytes.len() < size_of::<libc::sa_family_t>() {
            return Parts::Nothing;
        }
        let p = std::ptr::from_ref(&self.storage);
        match self.storage.ss_family as c_int {
            libc::AF_INET => {
                // SAFETY: the family says which struct it is.
                let s = unsafe { &*p.cast::<libc::sockaddr_in>() };
                Parts::V4(Ipv4Addr::from(s.sin_addr.s_addr.to_ne_bytes()), u16::from_be(s.sin_port))
            }
            libc::AF_INET6 => {
                // SAFETY: the family says which struct it is.
                let s = unsafe { &*p.cast::<libc::sockaddr_in6>() };
                let ip = Ipv6Addr::from(s.sin6_addr.s6_addr);
                Parts::V6(ip, u16::from_be(s.sin6_port), u32::from_be(s.sin6_flowinfo), s.sin6_scope_id)
            }
            libc::AF_UNIX => {
                let path = &bytes[std::mem::offset_of!(libc::sockaddr_un, sun_path).min(bytes.len())..];
                match path.first() {
                    Some(0) => Parts::Unix(path.to_vec()),
                    _ => Parts::Unix(path.iter().copied().take_while(|b| *b != 0).collect()),
                }
            }
            family => Parts::Other(family as u16, bytes[2..].to_vec()),
        }
    }
    fn bytes(&self) -> &[u8] {
        let n = (self.length as usize).min(size_of::<sockaddr_storage>());
        // SAFETY: the storage is that long, and was zeroed first.
        unsafe { std::slice::from_raw_parts(std::ptr::from_ref(&self.storage).cast(), n) }
    }
    fn as_ptr(&self) -> *const libc::sockaddr {
        std::ptr::from_ref(&self.storage).cast()
    }
    /// Has a call write an address.
    fn filled(f: impl FnOnce(*mut libc::sockaddr, *mut socklen_t) -> isize) -> Result<(usize, Address)> {
        let mut a = Address::empty();
        let n = checked(f(std::ptr::from_mut(&mut a.storage).cast(), &mut a.length))?;
        // Some calls leave the length alone, others give that of what did not fit.
        a.length = a.length.min(size_of::<sockaddr_storage>() as socklen_t);
        Ok((n, a))
    }
    /// # Safety
    /// The address has that length.
    unsafe fn copied(from: *const libc::sockaddr, length: socklen_t) -> Address {
        let mut a = Address::empty();
        let n = (length as usize).min(size_of::<sockaddr_storage>());
        // SAFETY: the caller's duty; the storage is large enough.
        unsafe {
            std::ptr::copy_nonoverlapping(from.cast::<u8>(), std::ptr::from_mut(&mut a.storage).cast(), n)
        };
        a.length = n as socklen_t;
        a
    }
}

pub fn socket_pair(family: c_int, kind: c_int, protocol: c_int) -> Result<[c_int; 2]> {
    let mut ends = [0; 2];
    // SAFETY: there is room for two descriptors.
    done(unsafe { libc::socketpair(family, kind, protocol, ends.as_mut_ptr()) })?;
    Ok(ends)
}
pub fn bind(fd: c_int, a: &Address) -> Result<()> {
    // SAFETY: the length is that of the address.
    done(unsafe { libc::bind(fd, a.as_ptr(), a.length) })
}
pub fn connect(fd: c_int, a: &Address) -> Result<()> {
    // SAFETY: the length is that of the address.
    done(unsafe { libc::connect(fd, a.as_ptr(), a.length) })
}
pub fn accept(fd: c_int) -> Result<(c_int, Address)> {
    // SAFETY: the call writes to an address of that length.
    Address::filled(|a, n| unsafe { libc::accept4(fd, a, n, libc::SOCK_CLOEXEC) } as isize)
        .map(|(fd, a)| (fd as c_int, a))
}
pub fn own_address(fd: c_int) -> Result<Address> {
    // SAFETY: the call writes to an address of that length.
    Address::filled(|a, n| unsafe { libc::getsockname(fd, a, n) } as isize).map(|r| r.1)
}
pub fn peer_address(fd: c_int) -> Result<Address> {
    // SAFETY: the call writes to an address of that length.
    Address::filled(|a, n| unsafe { libc::getpeername(fd, a, n) } as isize).map(|r| r.1)
}
pub fn receive(fd: c_int, buf: &mut [u8], flags: c_int) -> Result<usize> {
    // SAFETY: the length is that of the buffer.
    checked(unsafe { libc::recv(fd, buf.as_mut_ptr().cast(), buf.len(), flags) })
}
pub fn receive_from(fd: c_int, buf: &mut [u8], flags: c_int) -> Result<(usize, Address)> {
    let (p, room) = (buf.as_mut_ptr().cast(), buf.len());
    Address::filled(|a, n| {
        // A stream has no sender: nothing is written then.
        // SAFETY: the lengths are those of the buffer and of the address.
        unsafe { libc::recvfrom(fd, p, room, flags, a, n) }
    })
}
pub fn send(fd: c_int, data: &[u8], flags: c_int) -> Result<usize> {
    // SAFETY: the length is that of the data.
    checked(unsafe { libc::send(fd, data.as_ptr().cast(), data.len(), flags) })
}
pub fn send_to(fd: c_int, data: &[u8], flags: c_int, to: &Address) -> Result<usize> {
    // SAFETY: the lengths are those of the data and of the address.
    checked(unsafe { libc::sendto(fd, data.as_ptr().cast(), data.len(), flags, to.as_ptr(), to.length) })
}

/// A control message: level, type and data.
pub type Control = (c_int, c_int, Vec<u8>);

/// The room that a control message with that many bytes of data takes, and its length.
pub fn control_sizes(data: u32) -> (usize, usize) {
    // SAFETY: arithmetic.
    unsafe { (libc::CMSG_SPACE(data) as usize, libc::CMSG_LEN(data) as usize) }
}

/// A message with control messages.
pub fn send_message(
    fd: c_int,
    data: &[u8],
    control: &[Control],
    flags: c_int,
    to: Option<&Address>,
) -> Result<usize> {
    let room: usize = control.iter().map(|c| control_sizes(c.2.len() as u32).0).sum();
    // Words, so that the headers are aligned.
    let mut buf = vec![0u64; room.div_ceil(8)];
    let mut iov = libc::iovec { iov_base: data.as_ptr().cast_mut().cast(), iov_len: data.len() };
    // SAFETY: a struct of numbers and pointers that may be null.
    let mut msg: libc::msghdr = unsafe { zeroed() };
    msg.msg_iov = &mut iov;
    msg.msg_iovlen = 1;
    if let Some(a) = to {
        msg.msg_name = a.as_ptr().cast_mut().cast();
        msg.msg_namelen = a.length;
    }
    if room > 0 {
        msg.msg_control = buf.as_mut_ptr().cast();
        msg.msg_controllen = room as _;
    }
    // SAFETY: the headers lie in the buffer, which has room for all of the messages.
    unsafe {
        let mut header = libc::CMSG_FIRSTHDR(&msg);
        for (level, kind, data) in control {
            (*header).cmsg_level = *level;
            (*header).cmsg_type = *kind;
            (*header).cmsg_len = libc::CMSG_LEN(data.len() as u32) as _;
            std::ptr::copy_nonoverlapping(data.as_ptr(), libc::CMSG_DATA(header), data.len());
            header = libc::CMSG_NXTHDR(&msg, header);
        }
        checked(libc::sendmsg(fd, &msg, flags))
    }
}

/// What a message brought.
pub struct Received {
    pub length: usize,
    pub control: Vec<Control>,
    pub flags: c_int,
    pub from: Address,
}

pub fn receive_message(fd: c_int, buf: &mut [u8], control_room: usize, flags: c_int) -> Result<Received> {
    let mut room = vec![0u64; control_room.div_ceil(8)];
    let mut from = Address::empty();
    let mut iov = libc::iovec { iov_base: buf.as_mut_ptr().cast(), iov_len: buf.len() };
    // SAFETY: a struct of numbers and pointers that may be null.
    let mut msg: libc::msghdr = unsafe { zeroed() };
    msg.msg_name = std::ptr::from_mut(&mut from.storage).cast::<c_void>();
    msg.msg_namelen = from.length;
    msg.msg_iov = &mut iov;
    msg.msg_iovlen = 1;
    if control_room > 0 {
        msg.msg_control = room.as_mut_ptr().cast();
        msg.msg_controllen = control_room as _;
    }
    // SAFETY: the lengths are those of the buffers.
    let length = checked(unsafe { libc::recvmsg(fd, &mut msg, flags) })?;
    from.length = msg.msg_namelen;
    let mut control = Vec::new();
    // SAFETY: the system has written headers to the buffer; data that was cut off is not looked at.
    unsafe {
        let end = room.as_ptr().cast::<u8>().add(msg.msg_controllen as usize);
        let mut header = libc::CMSG_FIRSTHDR(&msg);
        while !header.is_null() {
            let data = libc::CMSG_DATA(header).cast_const();
            let said = ((*header).cmsg_len as usize).saturating_sub(libc::CMSG_LEN(0) as usize);
            let there = (end as usize).saturating_sub(data as usize);
            let data = std::slice::from_raw_parts(data, said.min(there)).to_vec();
            control.push(((*header).cmsg_level, (*header).cmsg_type, data));
            header = libc::CMSG_NXTHDR(&msg, header);
        }
    }
    Ok(Received { length, control, flags: msg.msg_flags, from })
}

pub fn option(fd: c_int, level: c_int, name: c_int, room: usize) -> Result<Vec<u8>> {
    let mut buf = vec![0u8; room];
    let mut n = room as socklen_t;
    // SAFETY: the length is that of the buffer.
    done(unsafe { libc::getsockopt(fd, level, name, buf.as_mut_ptr().cast(), &mut n) })?;
    buf.truncate(n as usize);
    Ok(buf)
}
pub fn set_option(fd: c_int, level: c_int, name: c_int, data: Option<&[u8]>, length: u32) -> Result<()> {
    let p = data.map_or(std::ptr::null(), <[u8]>::as_ptr);
    let n = data.map_or(length, |d| d.len() as u32);
    // SAFETY: the length is that of the data; with null the system reads nothing.
    done(unsafe { libc::setsockopt(fd, level, name, p.cast(), n) })
}

/// An answer of `getaddrinfo`: family, type, protocol, canonical name and address.
pub type Found = (c_int, c_int, c_int, Vec<u8>, Address);

/// Looks an address up; an error is that of the resolver, or errno.
pub fn look_up(
    host: Option<&CStr>,
    service: Option<&CStr>,
    [family, kind, protocol, flags]: [c_int; 4],
) -> std::result::Result<Vec<Found>, (c_int, Error)> {
    // SAFETY: a struct of numbers and pointers that may be null.
    let mut hints: libc::addrinfo = unsafe { zeroed() };
    (hints.ai_family, hints.ai_socktype, hints.ai_protocol, hints.ai_flags) = (family, kind, protocol, flags);
    let mut list = std::ptr::null_mut();
    let text = |s: Option<&CStr>| s.map_or(std::ptr::null(), CStr::as_ptr);
    // SAFETY: the strings end with zero bytes or are null.
    let r = unsafe { libc::getaddrinfo(text(host), text(service), &hints, &mut list) };
    if r != 0 {
        return Err((r, Error::last_os_error()));
    }
    let mut found = Vec::new();
    let mut at = list;
    // SAFETY: a list that ends with null, freed when it has been copied.
    unsafe {
        while let Some(a) = at.as_ref() {
            let name = match a.ai_canonname.is_null() {
                true => Vec::new(),
                false => CStr::from_ptr(a.ai_canonname).to_bytes().to_vec(),
            };
            let address = Address::copied(a.ai_addr, a.ai_addrlen);
            found.push((a.ai_family, a.ai_socktype, a.ai_protocol, name, address));
            at = a.ai_next;
        }
        libc::freeaddrinfo(list);
    }
    Ok(found)
}
/// Host and service of an address.
pub fn name_of(a: &Address, flags: c_int) -> std::result::Result<(Vec<u8>, Vec<u8>), c_int> {
    let (mut host, mut service) = ([0 as libc::c_char; 1025], [0 as libc::c_char; 32]);
    // SAFETY: the lengths are those of the address and of the buffers.
    let r = unsafe {
        let (h, s) = (host.as_mut_ptr(), service.as_mut_ptr());
        libc::getnameinfo(a.as_ptr(), a.length, h, host.len() as u32, s, service.len() as u32, flags)
    };
    match r {
        0 => Ok((super::sys::text_of(&host), super::sys::text_of(&service))),
        e => Err(e),
    }
}
/// What the resolver says of an error.
pub fn resolver_error(code: c_int) -> String {
    // SAFETY: the text lives as long as the process.
    unsafe { CStr::from_ptr(libc::gai_strerror(code)) }.to_string_lossy().into_owned()
}

pub fn host_name() -> Result<Vec<u8>> {
    let mut buf = [0 as libc::c_char; 256];
    // SAFETY: the length is that of the buffer.
    done(unsafe { libc::gethostname(buf.as_mut_ptr(), buf.len()) })?;
    Ok(super::sys::text_of(&buf))
}

unsafe extern "C" {
    fn getservbyname(name: *const libc::c_char, protocol: *const libc::c_char) -> *const libc::servent;
    fn getservbyport(port: c_int, protocol: *const libc::c_char) -> *const libc::servent;
    fn getprotobyname(name: *const libc::c_char) -> *const libc::protoent;
}
/// The port of a service, whose protocol may be left open.
pub fn service_port(name: &CStr, protocol: Option<&CStr>) -> Option<u16> {
    let protocol = protocol.map_or(std::ptr::null(), CStr::as_ptr);
    // SAFETY: the strings end with zero bytes; the answer is null or a struct that lives until the next call.
    unsafe { getservbyname(name.as_ptr(), protocol).as_ref() }.map(|s| u16::from_be(s.s_port as u16))
}
/// The service of a port.
pub fn service_name(port: u16, protocol: Option<&CStr>) -> Option<Vec<u8>> {
    let protocol = protocol.map_or(std::ptr::null(), CStr::as_ptr);
    // SAFETY: as above.
    unsafe {
        let s = getservbyport(port.to_be() as c_int, protocol).as_ref()?;
        Some(CStr::from_ptr(s.s_name).to_bytes().to_vec())
    }
}
pub fn protocol_number(name: &CStr) -> Option<c_int> {
    // SAFETY: as above.
    unsafe { getprotobyname(name.as_ptr()).as_ref() }.map(|p| p.p_proto)
}
pub fn interface_number(name: &CStr) -> Result<u32> {
    // SAFETY: the name ends with a zero byte.
    match unsafe { libc::if_nametoindex(name.as_ptr()) } {
        0 => Err(Error::last_os_error()),
        n => Ok(n),
    }
}
pub fn interface_name(number: u32) -> Result<Vec<u8>> {
    let mut buf = [0 as libc::c_char; libc::IF_NAMESIZE];
    // SAFETY: the buffer has the size that the call wants.
    match unsafe { libc::if_indextoname(number, buf.as_mut_ptr()) }.is_null() {
        true => Err(Error::last_os_error()),
        false => Ok(super::sys::text_of(&buf)),
    }
}
/// Numbers and names of the interfaces.
pub fn interfaces() -> Result<Vec<(u32, Vec<u8>)>> {
    let mut all = Vec::new();
    // SAFETY: an array that ends with a null name, freed when it has been copied.
    unsafe {
        let list = libc::if_nameindex();
        if list.is_null() {
            return Err(Error::last_os_error());
        }
        let mut at = list;
        while !(*at).if_name.is_null() {
            all.push(((*at).if_index, CStr::from_ptr((*at).if_name).to_bytes().to_vec()));
            at = at.add(1);
        }
        libc::if_freenameindex(list);
    }
    Ok(all)
}
/// An address of four numbers, in any of the forms that C takes.
pub fn parse_v4(text: &CStr) -> Option<[u8; 4]> {
    let mut out = MaybeUninit::<libc::in_addr>::zeroed();
    // SAFETY: the text ends with a zero byte; writes to a struct of its type, in which zeros are valid.
    unsafe {
        (inet_aton(text.as_ptr(), out.as_mut_ptr()) != 0).then(|| out.assume_init().s_addr.to_ne_bytes())
    }
}
unsafe extern "C" {
    fn inet_aton(text: *const libc::c_char, out: *mut libc::in_addr) -> c_int;
}
