//! `time`: clocks, `sleep`, and calendar time by the C library.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use sidewinder_macros::native_module;

use crate::native::{integer, real};
use crate::objects::*;
use crate::value::*;
use crate::vm::{Res, Vm};

use super::{make_module, struct_class, struct_value};

pub(super) fn make(vm: &mut Vm) -> Ref<ModuleObj> {
    let m = make_module(vm, "time", natives::DOC, natives::NATIVES);
    let class = struct_class("time", "struct_time");
    class.add_flag(type_flags::HEAP);
    crate::builtins::add_methods(&class, STRUCT_TIME);
    m.ns.set_str("struct_time", class.into());
    for (name, id) in CLOCKS {
        m.ns.set_str(name, Value::Int(*id as i64));
    }
    // What strptime gives to struct_time.
    m.ns.set_str("_STRUCT_TM_ITEMS", Value::Int(FIELDS.len() as i64 + 2));
    set_zone(&m);
    m
}

/// `timezone`, `altzone`, `daylight` and `tzname`, by the environment's `TZ`: what January and July of this year are
/// like, since the C library does not say which of two zones is the one with daylight saving.
fn set_zone(m: &ModuleObj) {
    #[allow(unsafe_code, reason = "tzset(3)")]
    // SAFETY: it reads the environment, which only this thread changes.
    unsafe {
        unsafe extern "C" {
            fn tzset();
        }
        tzset();
    }
    const YEAR: i64 = (365 * 24 + 6) * 3600;
    let january = now_ns() / 1_000_000_000 / YEAR * YEAR;
    let at = |t: i64| {
        let t = broken_down(t, true);
        (-t.tm_gmtoff, zone_name(&t))
    };
    let (winter, summer) = (at(january), at(january + YEAR / 2));
    // The zone with daylight saving is further to the east.
    let (usual, other) = if winter.0 < summer.0 { (summer, winter) } else { (winter, summer) };
    m.ns.set_str("timezone", Value::Int(usual.0));
    m.ns.set_str("altzone", Value::Int(other.0));
    m.ns.set_str("daylight", Value::Int((usual.0 != other.0) as i64));
    m.ns.set_str("tzname", TupleObj::new(vec![Value::string(&usual.1), Value::string(&other.1)]).into());
}

/// The abbreviation of the zone of a time.
fn zone_name(t: &libc::tm) -> String {
    if t.tm_zone.is_null() {
        return String::new();
    }
    #[allow(unsafe_code, reason = "a string of the C library")]
    // SAFETY: the C library's names of zones end in NUL, and live until the zone is changed.
    let name = unsafe { std::ffi::CStr::from_ptr(t.tm_zone) };
    name.to_string_lossy().into_owned()
}

/// The system's clocks.
static CLOCKS: &[(&str, libc::clockid_t)] = &[
    ("CLOCK_REALTIME", libc::CLOCK_REALTIME),
    ("CLOCK_MONOTONIC", libc::CLOCK_MONOTONIC),
    ("CLOCK_MONOTONIC_RAW", libc::CLOCK_MONOTONIC_RAW),
    ("CLOCK_PROCESS_CPUTIME_ID", libc::CLOCK_PROCESS_CPUTIME_ID),
    ("CLOCK_THREAD_CPUTIME_ID", libc::CLOCK_THREAD_CPUTIME_ID),
    ("CLOCK_BOOTTIME", libc::CLOCK_BOOTTIME),
    ("CLOCK_TAI", libc::CLOCK_TAI),
];

/// What a call with a clock's number gives, in nanoseconds.
fn asked_clock(
    vm: &mut Vm,
    id: i32,
    call: unsafe extern "C" fn(libc::clockid_t, *mut libc::timespec) -> libc::c_int,
) -> Res<i64> {
    let mut t = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    #[allow(unsafe_code, reason = "clock_gettime(2), clock_getres(2)")]
    // SAFETY: the call writes to `t`, which is ours and large enough.
    let r = unsafe { call(id, &mut t) };
    if r != 0 {
        return Err(crate::import::raise_os_error(vm, &std::io::Error::last_os_error(), None));
    }
    Ok(t.tv_sec * 1_000_000_000 + t.tv_nsec)
}

/// What is known of the clock behind a function.
fn clock_info(vm: &mut Vm, name: &str) -> Res<Value> {
    let (clock, monotonic, adjustable) = match name {
        "time" => ("CLOCK_REALTIME", false, true),
        "monotonic" | "perf_counter" => ("CLOCK_MONOTONIC", true, false),
        "process_time" => ("CLOCK_PROCESS_CPUTIME_ID", true, false),
        "thread_time" => ("CLOCK_THREAD_CPUTIME_ID", true, false),
        _ => return Err(vm.value_error("unknown clock")),
    };
    let id = CLOCKS.iter().find(|c| c.0 == clock).map_or(0, |c| c.1);
    let resolution = seconds(asked_clock(vm, id, libc::clock_getres)?);
    let sys = crate::import::import_dotted(vm, "sys")?;
    let like = crate::ops::get_attr(vm, &sys, &intern("implementation"))?;
    let info = InstanceObj::new(like.ty());
    for (name, v) in [
        ("implementation", Value::string(&format!("clock_gettime({clock})"))),
        ("monotonic", Value::bool(monotonic)),
        ("adjustable", Value::bool(adjustable)),
        ("resolution", Value::float(resolution)),
    ] {
        info.set_attr(&intern(name), v);
    }
    Ok(info.into())
}

/// Nanoseconds of one of the system's clocks.
fn clock_ns(id: libc::clockid_t) -> i64 {
    let mut t = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    #[allow(unsafe_code, reason = "clock_gettime(2)")]
    // SAFETY: `t` is ours and large enough.
    unsafe {
        libc::clock_gettime(id, &mut t);
    }
    t.tv_sec * 1_000_000_000 + t.tv_nsec
}

fn seconds(ns: i64) -> f64 {
    ns as f64 / 1e9
}

fn now_ns() -> i64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_nanos() as i64)
}

/// Seconds that an argument says to wait.
pub(super) fn duration(vm: &mut Vm, v: &Value) -> Res<f64> {
    // Nanoseconds in 64 bits.
    const LIMIT: f64 = 9_223_372_036.854_775;
    let s = match crate::builtins::builtin_part(v) {
        Value::Float(f) => f.get(),
        _ => match crate::builtins::int_by_index(vm, v)? {
            Some(i) => i.as_i64().map_or(f64::INFINITY, |i| i as f64),
            None => {
                let t = v.ty().name();
                let msg = format!("'{t}' object cannot be interpreted as an integer or float");
                return Err(vm.type_error(msg));
            }
        },
    };
    if s.is_nan() {
        return Err(vm.value_error("Invalid value NaN (not a number)"));
    }
    if s.abs() > LIMIT {
        return Err(vm.overflow_error("timestamp out of range for C PyTime_t"));
    }
    Ok(s)
}

/// The moment that comes so many seconds from now.
pub(super) fn after(seconds: f64) -> Instant {
    Instant::now() + Duration::from_secs_f64(seconds.max(0.0))
}

// ---- calendar time ----------------------------------------------------------------------------------

/// The time an optional argument means: seconds since 1970.
fn moment(vm: &mut Vm, v: Option<&Value>) -> Res<libc::time_t> {
    match v {
        None | Some(Value::None) => Ok(now_ns().div_euclid(1_000_000_000)),
        Some(v) => {
            let s = match v {
                Value::Float(s) => s.get().floor(),
                v => {
                    let i = integer(vm, v)?;
                    real(vm, &i)?
                }
            };
            if s.is_nan() {
                return Err(vm.value_error("Invalid value NaN (not a number)"));
            }
            if s.abs() > 6e16 {
                return Err(vm.overflow_error("timestamp out of range for platform time_t"));
            }
            Ok(s as i64)
        }
    }
}

fn broken_down(t: libc::time_t, local: bool) -> libc::tm {
    #[allow(unsafe_code, reason = "localtime_r(3), gmtime_r(3)")]
    // SAFETY: both pointers are to variables of ours; a zeroed `tm` is valid.
    unsafe {
        let mut out: libc::tm = std::mem::zeroed();
        if local {
            libc::localtime_r(&t, &mut out);
        } else {
            libc::gmtime_r(&t, &mut out);
        }
        out
    }
}

fn to_struct(vm: &mut Vm, t: &libc::tm) -> Value {
    let class = vm.modules.get_name(&intern("time"));
    let class = class.and_then(|m| m.get_exact::<ModuleObj>().and_then(|m| m.ns.get_str("struct_time")));
    let class = class.and_then(|c| c.get_exact::<TypeObj>().map(Ref::from_ref));
    let class = class.unwrap_or_else(|| struct_class("time", "struct_time"));
    let int = |i: i32| Value::Int(i as i64);
    let fields = [
        ("tm_year", int(t.tm_year + 1900)),
        ("tm_mon", int(t.tm_mon + 1)),
        ("tm_mday", int(t.tm_mday)),
        ("tm_hour", int(t.tm_hour)),
        ("tm_min", int(t.tm_min)),
        ("tm_sec", int(t.tm_sec)),
        ("tm_wday", int((t.tm_wday + 6) % 7)),
        ("tm_yday", int(t.tm_yday + 1)),
        ("tm_isdst", int(t.tm_isdst)),
    ];
    let v = struct_value(&class, &fields);
    set_offset(&v, Value::string(&zone_name(t)), Value::Int(t.tm_gmtoff));
    v
}

/// The attributes that are no items.
fn set_offset(v: &Value, zone: Value, offset: Value) {
    if let Some(i) = v.get_exact::<InstanceObj>() {
        i.set_attr(&intern("tm_zone"), zone);
        i.set_attr(&intern("tm_gmtoff"), offset);
    }
}

static STRUCT_TIME: &[NativeDef] = &[NativeDef::new("__new__", new_struct, 2, 2).static_method()];

/// Names of the items.
const FIELDS: [&str; 9] =
    ["tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst"];

/// `struct_time(items)`.
fn new_struct(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let Some(class) = args.all[0].get_exact::<TypeObj>().map(Ref::from_ref) else {
        return Err(vm.type_error("time.struct_time.__new__(X): X is not a type object"));
    };
    let items = crate::ops::collect(vm, &args.all[1])?;
    if !(FIELDS.len()..=FIELDS.len() + 2).contains(&items.len()) {
        let (most, n) = (if items.len() < FIELDS.len() { "at least 9" } else { "at most 11" }, items.len());
        return Err(
            vm.type_error(format!("time.struct_time() takes an {most}-sequence ({n}-sequence given)"))
        );
    }
    let more = |i: usize| items.get(i).cloned().unwrap_or(Value::None);
    let (zone, offset) = (more(FIELDS.len()), more(FIELDS.len() + 1));
    let fields: Vec<(&str, Value)> = FIELDS.into_iter().zip(items.iter().cloned()).collect();
    let v = struct_value(&class, &fields);
    set_offset(&v, zone, offset);
    Ok(v)
}

/// A `tm` from a struct_time or a tuple of nine ints.
fn from_struct(vm: &mut Vm, function: &str, v: &Value) -> Res<libc::tm> {
    let items = match v.get::<TupleObj>() {
        Some(t) if t.len() == 9 => t.items().to_vec(),
        Some(_) => return Err(vm.type_error(format!("{function}(): illegal time tuple argument"))),
        None => return Err(vm.type_error("Tuple or struct_time argument required")),
    };
    let mut n = [0i32; 9];
    for (slot, v) in n.iter_mut().zip(&items) {
        *slot = integer(vm, v)?.as_i64().and_then(|i| i32::try_from(i).ok()).unwrap_or(i32::MAX);
    }
    let mut t = broken_down(0, false);
    (t.tm_year, t.tm_mon, t.tm_mday) = (n[0].saturating_sub(1900), n[1] - 1, n[2]);
    (t.tm_hour, t.tm_min, t.tm_sec) = (n[3], n[4], n[5]);
    (t.tm_wday, t.tm_yday, t.tm_isdst) = ((n[6] + 1) % 7, n[7] - 1, n[8]);
    let in_range = (0..12).contains(&t.tm_mon)
        && (0..=31).contains(&t.tm_mday)
        && (0..24).contains(&t.tm_hour)
        && (0..60).contains(&t.tm_min)
        && (0..62).contains(&t.tm_sec)
        && (0..7).contains(&t.tm_wday)
        && (-1..366).contains(&t.tm_yday);
    if in_range { Ok(t) } else { Err(vm.value_error("time tuple item out of range")) }
}

fn formatted(vm: &mut Vm, format: &str, t: &libc::tm) -> Res<Value> {
    let Ok(c_format) = std::ffi::CString::new(format) else {
        return Err(vm.value_error("embedded null character"));
    };
    if format.is_empty() {
        return Ok(Value::string(""));
    }
    let mut buf = vec![0u8; 256 + format.len() * 32];
    #[allow(unsafe_code, reason = "strftime(3)")]
    // SAFETY: the buffer's length is passed, the format ends in NUL, and the fields of `t` are in range.
    let n = unsafe { libc::strftime(buf.as_mut_ptr().cast(), buf.len(), c_format.as_ptr(), t) };
    buf.truncate(n);
    Ok(Value::string(&crate::stdio::decode(buf)))
}

fn time_argument(vm: &mut Vm, function: &str, v: Option<&Value>) -> Res<libc::tm> {
    match v {
        Some(v) => from_struct(vm, function, v),
        None => Ok(broken_down(moment(vm, None)?, true)),
    }
}

/// Clocks, sleeping, and calendar time.
#[native_module("time")]
mod natives {
    use super::*;

    // Clocks differ from call to call, so none of them may be called once for two: they "write".

    /// Return the seconds since 1970-01-01 as a float.
    #[native(effects = "alone", signature = "($self, /)")]
    fn time() -> f64 {
        seconds(now_ns())
    }

    /// Return the nanoseconds since 1970-01-01.
    #[native(effects = "alone", signature = "($self, /)")]
    fn time_ns() -> i64 {
        now_ns()
    }

    /// Return the seconds of a clock for measuring short durations.
    #[native(effects = "alone", signature = "($self, /)")]
    fn perf_counter() -> f64 {
        seconds(clock_ns(libc::CLOCK_MONOTONIC))
    }

    /// Return the nanoseconds of a clock for measuring short durations.
    #[native(effects = "alone", signature = "($self, /)")]
    fn perf_counter_ns() -> i64 {
        clock_ns(libc::CLOCK_MONOTONIC)
    }

    /// Return the seconds of a clock that never goes back.
    #[native(effects = "alone", signature = "($self, /)")]
    fn monotonic() -> f64 {
        seconds(clock_ns(libc::CLOCK_MONOTONIC))
    }

    /// Return the nanoseconds of a clock that never goes back.
    #[native(effects = "alone", signature = "($self, /)")]
    fn monotonic_ns() -> i64 {
        clock_ns(libc::CLOCK_MONOTONIC)
    }

    /// Return the seconds of processor time that the process has used.
    #[native(effects = "alone", signature = "($self, /)")]
    fn process_time() -> f64 {
        seconds(clock_ns(libc::CLOCK_PROCESS_CPUTIME_ID))
    }

    /// Return the nanoseconds of processor time that the process has used.
    #[native(effects = "alone", signature = "($self, /)")]
    fn process_time_ns() -> i64 {
        clock_ns(libc::CLOCK_PROCESS_CPUTIME_ID)
    }

    /// Return the seconds of processor time that the thread has used.
    #[native(effects = "writes", signature = "($self, /)")]
    fn thread_time() -> f64 {
        seconds(clock_ns(libc::CLOCK_THREAD_CPUTIME_ID))
    }

    /// Return the nanoseconds of processor time that the thread has used.
    #[native(effects = "writes", signature = "($self, /)")]
    fn thread_time_ns() -> i64 {
        clock_ns(libc::CLOCK_THREAD_CPUTIME_ID)
    }

    /// Return the time of a clock in seconds.
    #[native]
    fn clock_gettime(vm: &mut Vm, clk_id: i32) -> Res<f64> {
        asked_clock(vm, clk_id, libc::clock_gettime).map(seconds)
    }

    /// Return the time of a clock in nanoseconds.
    #[native]
    fn clock_gettime_ns(vm: &mut Vm, clk_id: i32) -> Res<i64> {
        asked_clock(vm, clk_id, libc::clock_gettime)
    }

    /// Return the resolution of a clock in seconds.
    #[native]
    fn clock_getres(vm: &mut Vm, clk_id: i32) -> Res<f64> {
        asked_clock(vm, clk_id, libc::clock_getres).map(seconds)
    }

    /// Return what is known of the clock behind a function.
    #[native]
    fn get_clock_info(vm: &mut Vm, name: &StrObj) -> Res<Value> {
        clock_info(vm, name.as_ascii().unwrap_or_default())
    }

    /// Sleep for that many seconds.
    #[native(signature = "($self, object, /)")]
    fn sleep(vm: &mut Vm, seconds: &Value) -> Res<Value> {
        let s = duration(vm, seconds)?;
        if s < 0.0 {
            return Err(vm.value_error("sleep length must be non-negative"));
        }
        // A signal that raises no exception does not end it.
        let end = clock_ns(libc::CLOCK_MONOTONIC).saturating_add((s * 1e9).ceil() as i64);
        let until = libc::timespec { tv_sec: end / 1_000_000_000, tv_nsec: end % 1_000_000_000 };
        loop {
            #[allow(unsafe_code, reason = "clock_nanosleep(2)")]
            // SAFETY: `until` is ours; the remaining time is not asked for.
            let sleep = || unsafe {
                let flags = libc::TIMER_ABSTIME;
                libc::clock_nanosleep(libc::CLOCK_MONOTONIC, flags, &until, std::ptr::null_mut())
            };
            let r = vm.blocking(sleep);
            // Another thread may have asked for a handler to be called.
            if r == libc::EINTR || vm.poll_is_due() {
                vm.poll()?;
            }
            if r != libc::EINTR {
                return Ok(Value::None);
            }
        }
    }

    /// Return the time, now or the given seconds since 1970, as a struct_time in UTC.
    #[native(no_signature, parsed)]
    fn gmtime(vm: &mut Vm, #[optional] seconds: Option<&Value>) -> Res<Value> {
        let t = broken_down(moment(vm, seconds)?, false);
        Ok(to_struct(vm, &t))
    }

    /// Return the time, now or the given seconds since 1970, as a struct_time in local time.
    #[native(no_signature, parsed)]
    fn localtime(vm: &mut Vm, #[optional] seconds: Option<&Value>) -> Res<Value> {
        let t = broken_down(moment(vm, seconds)?, true);
        Ok(to_struct(vm, &t))
    }

    /// Return the seconds since 1970 of a local time.
    #[native(signature = "($self, object, /)")]
    fn mktime(vm: &mut Vm, tuple: &Value) -> Res<f64> {
        let mut t = from_struct(vm, "mktime", tuple)?;
        #[allow(unsafe_code, reason = "mktime(3)")]
        // SAFETY: `t` is ours.
        let s = unsafe { libc::mktime(&mut t) };
        Ok(s as f64)
    }

    /// Return a time, by default the local time now, as the format has it.
    #[native(no_signature, parsed)]
    fn strftime(vm: &mut Vm, format: &StrObj, #[optional] tuple: Option<&Value>) -> Res<Value> {
        let t = time_argument(vm, "strftime", tuple)?;
        formatted(vm, &format.to_str_lossy(), &t)
    }

    /// Return the struct_time that a text in a format means.
    #[native(no_signature, parsed)]
    fn strptime(vm: &mut Vm, string: &Value, #[optional] format: Option<&Value>) -> Res<Value> {
        let module = crate::import::import_dotted(vm, "_strptime")?;
        let parse = crate::ops::get_attr(vm, &module, &intern("_strptime_time"))?;
        let args: Vec<Value> = std::iter::once(string).chain(format).cloned().collect();
        vm.call(&parse, &args)
    }

    /// Read the environment's time zone again.
    #[native(signature = "($module, /)")]
    fn tzset(vm: &mut Vm) {
        let module = vm.modules.get_name(&intern("time"));
        if let Some(m) = module.as_ref().and_then(|m| m.get_exact::<ModuleObj>()) {
            set_zone(m);
        }
    }

    /// Return a time, by default the local time now, as in 'Sat Jun 06 16:26:11 1998'.
    #[native(no_signature, unpacked)]
    fn asctime(vm: &mut Vm, #[optional] tuple: Option<&Value>) -> Res<Value> {
        let t = time_argument(vm, "asctime", tuple)?;
        formatted(vm, "%a %b %e %H:%M:%S %Y", &t)
    }

    /// Return the local time, now or the given seconds since 1970, as asctime does.
    #[native(no_signature, parsed)]
    fn ctime(vm: &mut Vm, #[optional] seconds: Option<&Value>) -> Res<Value> {
        let t = broken_down(moment(vm, seconds)?, true);
        formatted(vm, "%a %b %e %H:%M:%S %Y", &t)
    }
}
