//! Tracebacks as CPython prints them: frames with source lines and carets, chained exceptions, notes,
//! syntax errors, and suggestions for misspelt names.

mod groups;
pub mod suggest;
mod tables;

use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;
use std::rc::Rc;
use std::sync::{Arc, Mutex, PoisonError};

use sidewinder_frontend::bytecode::Position;
use sidewinder_frontend::{carets, source};

use crate::objects::*;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

pub use tables::STDLIB;

/// A line that repeats more often than this is counted instead of printed.
const RECURSIVE_CUTOFF: usize = 3;

const CAUSE: &str = "\nThe above exception was the direct cause of the following exception:\n\n";
const CONTEXT: &str = "\nDuring handling of the above exception, another exception occurred:\n\n";

type Lines = Arc<[String]>;

/// Lines of the source files that tracebacks have named, and of sources that are not files.
static LINES: Mutex<BTreeMap<String, Lines>> = Mutex::new(BTreeMap::new());

fn with_lines<T>(f: impl FnOnce(&mut BTreeMap<String, Lines>) -> T) -> T {
    f(&mut LINES.lock().unwrap_or_else(PoisonError::into_inner))
}

/// Lets tracebacks show the lines of a source that is no file (`-c`, a line typed in).
pub fn register_source(filename: &str, text: &[u8]) {
    let lines = decode_lines(text, filename);
    with_lines(|l| l.insert(filename.to_string(), lines));
}

fn decode_lines(text: &[u8], filename: &str) -> Lines {
    let text = source::decode(text, filename).unwrap_or_default();
    text.split('\n').map(str::to_string).collect()
}

/// The lines of a source; none if it cannot be read.
fn source_lines(filename: &str) -> Lines {
    if let Some(l) = with_lines(|l| l.get(filename).cloned()) {
        return l;
    }
    let lines = match crate::import::read_source(filename) {
        Ok(text) if !filename.starts_with('<') || crate::import::inside_library(filename).is_some() => {
            decode_lines(&text, filename)
        }
        _ => Arc::from([]),
    };
    with_lines(|l| l.insert(filename.to_string(), lines.clone()));
    lines
}

/// A line of a source without the whitespace around it, if there is something in it.
pub fn source_line(filename: &str, line: u32) -> Option<String> {
    let lines = source_lines(filename);
    let text = lines.get((line as usize).checked_sub(1)?)?.trim();
    (!text.is_empty()).then(|| text.to_string())
}

/// Reports an exception that reached the top, on standard error.
pub fn print_exception(vm: &mut Vm, e: &Value) {
    crate::memory::while_telling(|| {
        let text = format_exception(vm, e);
        report(vm, &text);
    });
}

/// Writes to what `sys.stderr` is bound to; nowhere if that is None.
fn report(vm: &mut Vm, text: &str) {
    if let Some(stream) = crate::modules::stream(vm, "stderr") {
        write_to(vm, &stream, text);
    }
}

/// Writes a report to a stream.
pub fn write_to(vm: &mut Vm, stream: &Value, text: &str) {
    if stream.get_exact::<FileObj>().is_some() {
        return crate::stdio::write_stderr(text);
    }
    let saved = vm.take_exception();
    for (method, args) in [("write", &[Value::string(text)][..]), ("flush", &[])] {
        let r = crate::ops::get_attr(vm, stream, &intern(method)).and_then(|f| vm.call(&f, args));
        if r.is_err() {
            // Nobody is left to tell.
            vm.take_exception();
        }
    }
    vm.exception = saved;
}

/// Reports an exception that nobody can catch, raised by `f`, by `sys.unraisablehook`. What `f` was called as is said by `what`:
/// "while calling deallocator". With `Undef` there is no such function.
pub fn print_unraisable(vm: &mut Vm, e: &Value, what: &str, f: &Value) {
    let mut message = format!("Exception ignored {what}");
    if !f.is_undef() {
        message += &format!(" {}", safe_str(vm, f, "object", Shown::Repr));
    }
    let hook = vm.modules.get_name(&intern("sys"));
    let hook = hook.and_then(|s| s.get_exact::<ModuleObj>()?.ns.get_str("unraisablehook"));
    let own = |f: &NativeObj| f.owner == Some("sys") && f.def.name == "unraisablehook";
    let Some(hook) = hook.filter(|h| !h.get_exact::<NativeObj>().is_some_and(own)) else {
        return write_unraisable(vm, e, &message);
    };
    let traceback = e.get_exact::<ExceptionObj>().map_or(Value::None, |e| e.traceback.get());
    let fields = [
        ("exc_type", Ref::from_ref(e.ty()).into()),
        ("exc_value", e.clone()),
        ("exc_traceback", traceback),
        ("err_msg", Value::string(&message)),
        ("object", Value::None),
    ];
    let args = crate::modules::struct_value(&hook_args(), &fields);
    if vm.call(&hook, &[args]).is_err() {
        let e = vm.take_exception();
        let hook = safe_str(vm, &hook, "object", Shown::Repr);
        write_unraisable(vm, &e, &format!("Exception ignored in sys.unraisablehook: {hook}"));
    }
}

/// The class of what the hook is told.
fn hook_args() -> Ref<TypeObj> {
    crate::modules::made_struct_class("builtins", "UnraisableHookArgs")
}

fn write_unraisable(vm: &mut Vm, e: &Value, message: &str) {
    let mut text = format!("{message}:\n");
    // CPython reports these by simpler means: without marks below the lines, the exceptions before, and notes.
    if let Some(x) = e.get_exact::<ExceptionObj>() {
        format_traceback(&x.traceback.get(), Style::Plain, &mut text);
    }
    let class = class_name(e.ty());
    let _ = writeln!(text, "{class}: {}", safe_str(vm, e, "exception", Shown::Str));
    report(vm, &text);
}

/// `sys.unraisablehook` as it is without a program's own.
pub fn unraisable_hook(vm: &mut Vm, args: &Value) -> Res<()> {
    if !args.ty().is_subclass(&hook_args()) {
        return Err(vm.type_error("sys.unraisablehook argument type must be UnraisableHookArgs"));
    }
    let mut parts = Vec::new();
    for name in ["exc_value", "err_msg", "object"] {
        parts.push(crate::ops::get_attr(vm, args, &intern(name))?);
    }
    let mut message = match parts[1].as_str() {
        Some(s) => s.to_str_lossy().into_owned(),
        None => "Exception ignored in".to_string(),
    };
    if !parts[2].is_none() {
        let colon = if message.ends_with("in") { ": " } else { " " };
        message = format!("{message}{colon}{}", safe_str(vm, &parts[2], "object", Shown::Repr));
    }
    write_unraisable(vm, &parts[0], &message);
    Ok(())
}

/// The whole report: chained exceptions first, each with its traceback.
pub fn format_exception(vm: &mut Vm, e: &Value) -> String {
    let mut out = String::new();
    groups::Printer::new(&mut out).chain(vm, e);
    out
}

/// An exception in a report, and how it led to the next one.
type Link = (Value, &'static str);

/// An exception with those that led to it, itself first. Exceptions that have been `seen` in this report are left out.
fn chain_of(e: &Value, seen: &mut HashSet<*const ExceptionObj>) -> Vec<Link> {
    let mut chain = Vec::new();
    let mut next = Some((e.clone(), ""));
    while let Some((e, link)) = next.take() {
        let Some(x) = e.get_exact::<ExceptionObj>() else { break };
        seen.insert(x as *const ExceptionObj);
        let mut follow = |v: Value, link| match v.get_exact::<ExceptionObj>() {
            Some(y) if !seen.contains(&(y as *const _)) => next = Some((v, link)),
            _ => {}
        };
        let cause = x.cause.get();
        if !cause.is_none() && !cause.is_undef() {
            follow(cause, CAUSE);
        } else if !x.suppress_context.get() {
            follow(x.context.get(), CONTEXT);
        }
        chain.push((e, link));
    }
    chain
}

/// The frames of an exception's traceback, if it has one.
fn frames_of(e: &Value) -> Option<String> {
    let tb = e.get_exact::<ExceptionObj>()?.traceback.get();
    tb.get_exact::<TracebackObj>()?;
    let mut out = String::new();
    format_frames(&tb, Style::Marked, &mut out);
    Some(out)
}

// ---- frames -----------------------------------------------------------------------------------------

/// How the source lines of frames are shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    /// The first line of each.
    Plain,
    /// All lines, with marks below what was being executed.
    Marked,
}

fn format_traceback(tb: &Value, style: Style, out: &mut String) {
    if tb.get_exact::<TracebackObj>().is_some() {
        out.push_str("Traceback (most recent call last):\n");
        format_frames(tb, style, out);
    }
}

fn format_frames(tb: &Value, style: Style, out: &mut String) {
    let mut last: Option<(Rc<str>, u32, Rc<str>)> = None;
    let mut count = 0;
    let mut v = tb.clone();
    let folded = |count: usize, out: &mut String| {
        if count > RECURSIVE_CUTOFF {
            let n = count - RECURSIVE_CUTOFF;
            let s = if n > 1 { "s" } else { "" };
            let _ = writeln!(out, "  [Previous line repeated {n} more time{s}]");
        }
    };
    while let Some(t) = v.get_exact::<TracebackObj>() {
        let code = &t.code.code;
        let at = code.positions.get(t.pc as usize).copied().unwrap_or_default();
        let key = (code.filename.clone(), at.line, code.name.clone());
        if last.as_ref() != Some(&key) {
            folded(count, out);
            count = 0;
            last = Some(key);
        }
        count += 1;
        if count <= RECURSIVE_CUTOFF {
            format_frame(&code.filename, at, &code.name, style, out);
        }
        let next = t.next.get();
        v = next;
    }
    folded(count, out);
}

fn format_frame(filename: &str, at: Position, name: &str, style: Style, out: &mut String) {
    let line = at.line.max(1);
    let _ = writeln!(out, "  File \"{filename}\", line {line}, in {name}");
    if at.line == 0 {
        return;
    }
    let lines = source_lines(filename);
    let line_of = |n: u32| lines.get(n as usize - 1).map_or("", |l| l.trim_end());
    let original: Vec<&str> = (at.line..=at.end_line.max(at.line)).map(line_of).collect();
    if original.iter().all(|l| l.is_empty()) {
        return;
    }
    if style == Style::Plain {
        let _ = writeln!(out, "    {}", original[0].trim_start());
        return;
    }
    out.push_str(&format_lines(&original, at.col as usize, at.end_col as usize));
}

/// The source lines of one frame, indented, with carets under the bytes `col..end_col` (from the first line
/// to the last).
fn format_lines(original: &[&str], col: usize, end_col: usize) -> String {
    let (first, last) = (original[0], original[original.len() - 1]);
    let all = dedent(original);
    let n_lines = all.len();
    let dedented = char_len(first) - char_len(&all[0]);
    // In characters.
    let start = byte_to_char(first, col).saturating_sub(dedented);
    let end = byte_to_char(last, end_col).saturating_sub(dedented);
    let (first, last) = (&all[0], &all[n_lines - 1]);
    let (start_width, end_width) = (display_width(first, start), display_width(last, end));
    let segment = segment_of(&all, start, end);
    let anchors = carets::anchors(&segment).filter(|a| a.left_line < n_lines && a.right_line < n_lines);
    let show = match carets::is_plain_call(&all.join("\n"), start, end) {
        None | Some(true) => false,
        Some(false) => {
            anchors.is_some()
                || !first.chars().take(start).all(char::is_whitespace)
                || !last.chars().skip(end).all(char::is_whitespace)
        }
    };

    let mut significant = vec![0, n_lines - 1];
    // Columns between which the mark is `^` rather than `~`.
    let marks = anchors.map(|a| {
        let width = |line: usize, col: usize| {
            let col = if line == 0 { col + start } else { col };
            display_width(&all[line], col)
        };
        for l in [a.left_line, a.right_line] {
            significant.extend(l.saturating_sub(1)..(l + 2).min(n_lines));
        }
        ((a.left_line, width(a.left_line, a.left_col)), (a.right_line, width(a.right_line, a.right_col)))
    });
    significant.sort_unstable();
    significant.dedup();

    let mut result: Vec<String> = Vec::new();
    let output = |i: usize, result: &mut Vec<String>| {
        result.push(all[i].clone());
        if !show {
            return;
        }
        let indent = all[i].chars().take_while(|c| c.is_whitespace()).count();
        let n = if i == n_lines - 1 { end_width } else { display_width(&all[i], usize::MAX) };
        let caret = |c: usize| {
            if c < indent || (i == 0 && c < start_width) {
                ' '
            } else {
                match marks {
                    Some((from, to)) if (i, c) < from || (i, c) >= to => '~',
                    _ => '^',
                }
            }
        };
        result.push((0..n).map(caret).collect());
    };
    for (k, &i) in significant.iter().enumerate() {
        if k > 0 {
            match i - significant[k - 1] {
                2 => output(i - 1, &mut result),
                d if d > 2 => result.push(format!("...<{} lines>...", d - 1)),
                _ => {}
            }
        }
        output(i, &mut result);
    }
    let result: Vec<&str> = result.iter().map(String::as_str).collect();
    dedent(&result).iter().fold(String::new(), |mut s, l| {
        s.push_str("    ");
        s.push_str(l);
        s.push('\n');
        s
    })
}

/// The text from character `start` of the first line to character `end` of the last.
fn segment_of(lines: &[String], start: usize, end: usize) -> String {
    let last = lines.len() - 1;
    let mut out = String::new();
    for (i, l) in lines.iter().enumerate() {
        if i > 0 {
            out.push('\n');
        }
        let from = if i == 0 { start } else { 0 };
        let to = if i == last { end } else { usize::MAX };
        out.extend(l.chars().skip(from).take(to.saturating_sub(from)));
    }
    out
}

/// The lines without the whitespace that all of them start with; blank lines become empty.
fn dedent(lines: &[&str]) -> Vec<String> {
    let indent = |l: &str| l.len() - l.trim_start_matches([' ', '\t']).len();
    let mut margin: Option<&str> = None;
    for l in lines.iter().filter(|l| !l.trim().is_empty()) {
        let own = &l[..indent(l)];
        margin = Some(match margin {
            None => own,
            Some(m) => {
                let n = m.bytes().zip(own.bytes()).take_while(|(a, b)| a == b).count();
                &m[..n]
            }
        });
    }
    let n = margin.map_or(0, str::len);
    lines.iter().map(|l| if l.trim().is_empty() { String::new() } else { l[n..].to_string() }).collect()
}

fn char_len(s: &str) -> usize {
    s.chars().count()
}

/// Characters in the first `bytes` bytes; one that is cut counts.
fn byte_to_char(s: &str, bytes: usize) -> usize {
    s.char_indices().take_while(|(i, _)| *i < bytes).count()
}

/// Columns that the first `n` characters take.
fn display_width(s: &str, n: usize) -> usize {
    if s.is_ascii() {
        return if n == usize::MAX { s.len() } else { n };
    }
    s.chars().take(n).map(|c| if is_wide(c as u32) { 2 } else { 1 }).sum()
}

fn is_wide(c: u32) -> bool {
    let i = tables::WIDE.partition_point(|&(_, end)| end < c);
    tables::WIDE.get(i).is_some_and(|&(start, _)| start <= c)
}

// ---- the exception itself ---------------------------------------------------------------------------

/// The exception's line (several for a syntax error), and its notes.
fn format_exception_only(vm: &mut Vm, e: &Value, out: &mut String) {
    let class = class_name(e.ty());
    let t = builtin();
    if e.ty().is_subclass(&t.syntax_error) {
        format_syntax_error(vm, e, &class, out);
    } else {
        let mut text = safe_str(vm, e, "exception", Shown::Str);
        text.push_str(&hint(vm, e));
        if text.is_empty() {
            let _ = writeln!(out, "{class}");
        } else {
            let _ = writeln!(out, "{class}: {text}");
        }
    }
    let Some(notes) = attribute(e, "__notes__") else { return };
    let items = match (notes.get::<ListObj>(), notes.get::<TupleObj>()) {
        (Some(l), _) => l.to_vec(),
        (_, Some(t)) => t.items().to_vec(),
        _ => {
            let text = safe_str(vm, &notes, "__notes__", Shown::Repr);
            let _ = writeln!(out, "{text}");
            return;
        }
    };
    for note in items {
        let text = safe_str(vm, &note, "note", Shown::Str);
        let _ = writeln!(out, "{text}");
    }
}

/// The class's name with its module, unless that goes without saying.
pub fn class_name(class: &TypeObj) -> String {
    let qualname = class.qualname.get();
    let name = qualname.as_str().map_or_else(|| class.name(), |s| s.to_str_lossy().into_owned());
    if !class.is_heap() {
        return name;
    }
    let module = class.dict.with(|d| d.get_name(&builtin().names.module).cloned());
    match module.as_ref().and_then(Value::as_str).map(|s| s.to_str_lossy()) {
        Some(m) if m == "__main__" || m == "builtins" => name,
        Some(m) => format!("{m}.{name}"),
        None => format!("<unknown>.{name}"),
    }
}

/// What turns a value into text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    Str,
    Repr,
}

/// `str(v)` or `repr(v)`, whatever happens.
fn safe_str(vm: &mut Vm, v: &Value, what: &str, shown: Shown) -> String {
    let (r, name) = match shown {
        Shown::Str => (crate::builtins::str_of(vm, v), "str"),
        Shown::Repr => (crate::builtins::repr(vm, v), "repr"),
    };
    match r {
        Ok(s) => s.as_str().map(|s| s.to_str_lossy().into_owned()).unwrap_or_default(),
        Err(_) => {
            vm.take_exception();
            format!("<{what} {name}() failed>")
        }
    }
}

/// An attribute stored in the exception itself.
fn attribute(e: &Value, name: &str) -> Option<Value> {
    e.get_exact::<ExceptionObj>()?.get_attr(&intern(name)).filter(|v| !v.is_none())
}

fn text_attribute(e: &Value, name: &str) -> Option<String> {
    attribute(e, name)?.as_str().map(|s| s.to_str_lossy().into_owned())
}

/// What the module `traceback` makes of an error that may come from a keyword with a typing error.
fn syntax_error_by_library(vm: &mut Vm, e: &Value, class: &str) -> Option<String> {
    attribute(e, "_metadata")?;
    let attempt = |vm: &mut Vm| -> Res<Vec<Value>> {
        let module = crate::import::import_dotted(vm, "traceback")?;
        let make = crate::ops::get_attr(vm, &module, &intern("TracebackException"))?;
        let seen = vm.call(&make, &[Ref::from_ref(e.ty()).into(), e.clone(), Value::None])?;
        let format = crate::ops::get_attr(vm, &seen, &intern("_format_syntax_error"))?;
        let lines = vm.call(&format, &[Value::string(class)])?;
        crate::ops::collect(vm, &lines)
    };
    let saved = vm.take_exception();
    let lines = attempt(vm);
    vm.exception = saved;
    let text = |v: &Value| v.as_str().map(|s| s.to_str_lossy().into_owned());
    lines.ok().map(|l| l.iter().filter_map(text).collect())
}

fn format_syntax_error(vm: &mut Vm, e: &Value, class: &str, out: &mut String) {
    if let Some(text) = syntax_error_by_library(vm, e, class) {
        out.push_str(&text);
        return;
    }
    // The constructor's arguments: message, (file, line, column, text, end line, end column).
    let args = e.get_exact::<ExceptionObj>().map(|x| x.args.get()).unwrap_or_default();
    let args: Vec<Value> = args.get_exact::<TupleObj>().map(|t| t.items().to_vec()).unwrap_or_default();
    let place: Vec<Value> =
        args.get(1).and_then(|v| v.get_exact::<TupleObj>()).map(|t| t.items().to_vec()).unwrap_or_default();
    let field =
        |name: &str, i: usize| attribute(e, name).or_else(|| place.get(i).filter(|v| !v.is_none()).cloned());
    let text_of = |v: Option<Value>| v.and_then(|v| v.as_str().map(|s| s.to_str_lossy().into_owned()));
    let filename = text_of(field("filename", 0));
    let line = field("lineno", 1).and_then(|v| v.as_i64());
    let offset = field("offset", 2).and_then(|v| v.as_i64());
    let text = text_of(field("text", 3));
    let end_line = field("end_lineno", 4).and_then(|v| v.as_i64());
    let end_offset = field("end_offset", 5).and_then(|v| v.as_i64());
    let mut suffix = String::new();
    match (line, &filename) {
        (Some(n), f) => {
            let _ = writeln!(out, "  File \"{}\", line {n}", f.as_deref().unwrap_or("<string>"));
        }
        (None, Some(f)) => suffix = format!(" ({f})"),
        _ => {}
    }
    if let Some(text) = text {
        let stripped = text.trim_end_matches('\n');
        let shown = stripped.trim_start_matches([' ', '\n', '\x0c']);
        let _ = writeln!(out, "    {shown}");
        if let Some(mut offset) = offset {
            let (length, n_text) = (char_len(stripped) as i64, char_len(&text) as i64);
            let spaces = length - char_len(shown) as i64;
            let mut end =
                if line == end_line { end_offset.filter(|&n| n != 0).unwrap_or(offset) } else { length + 1 };
            if n_text > 0 && offset > n_text {
                offset = length + 1;
            }
            if n_text > 0 && end > n_text {
                end = length + 1;
            }
            if offset >= end || end < 0 {
                end = offset + 1;
            }
            let (col, end_col) = (offset - 1 - spaces, end - 1 - spaces);
            if col >= 0 {
                out.push_str("    ");
                out.extend(shown.chars().take(col as usize).map(|c| if c.is_whitespace() { c } else { ' ' }));
                out.extend((col..end_col).map(|_| '^'));
                out.push('\n');
            }
        }
    }
    let msg = text_of(attribute(e, "msg").or_else(|| args.first().cloned()));
    let msg = match msg {
        Some(m) if !m.is_empty() => m,
        Some(_) => "<no detail available>".to_string(),
        None => match args.first() {
            Some(v) if !v.is_none() => safe_str(vm, v, "exception", Shown::Str),
            _ => "None".to_string(),
        },
    };
    let _ = writeln!(out, "{class}: {msg}{suffix}");
}

/// What is added to the message: a name that may have been meant, or a module to import.
fn hint(vm: &mut Vm, e: &Value) -> String {
    let t = builtin();
    let class = e.ty();
    if class.is_subclass(&t.import_error) {
        let Some(wrong) = text_attribute(e, "name_from") else { return String::new() };
        let module = attribute(e, "name").and_then(|n| {
            let n = n.as_str()?.to_str_lossy().into_owned();
            vm.modules.get_name(&intern(&n))
        });
        let candidates = module.map(|m| directory(&m)).unwrap_or_default();
        return did_you_mean(suggestion(candidates, &wrong, false));
    }
    if class.is_subclass(&t.attribute_error) {
        let Some(wrong) = text_attribute(e, "name") else { return String::new() };
        let Some(obj) = e.get_exact::<ExceptionObj>().and_then(|x| x.get_attr(&t.names.obj)) else {
            return String::new();
        };
        return did_you_mean(suggestion(directory(&obj), &wrong, false));
    }
    if class.is_subclass(&t.name_error) {
        let Some(wrong) = text_attribute(e, "name") else { return String::new() };
        let found = innermost_code(e).and_then(|code| {
            let mut names: Vec<String> =
                code.code.var_names[..].iter().chain(&code.code.free_vars).map(|n| n.to_string()).collect();
            let mut of = |ns: &DictObj| {
                names.extend(ns.names().into_iter().map(|(k, _)| k.to_str_lossy().into_owned()));
            };
            of(&code.ns);
            of(&vm.builtins);
            suggestion(names, &wrong, true)
        });
        let importable = STDLIB.split_whitespace().any(|m| m == wrong);
        let import = match (importable, &found) {
            (false, _) => String::new(),
            (true, Some(_)) => format!(" Or did you forget to import '{wrong}'?"),
            (true, None) => format!(". Did you forget to import '{wrong}'?"),
        };
        return did_you_mean(found) + &import;
    }
    String::new()
}

fn did_you_mean(name: Option<String>) -> String {
    name.map(|n| format!(". Did you mean: '{n}'?")).unwrap_or_default()
}

/// What the message about a keyword argument that there is not says about one that is much like it.
pub fn keyword_suggestion(names: &[String], wrong: &str) -> String {
    suggest::closest(names, wrong).map(|n| format!(". Did you mean '{n}'?")).unwrap_or_default()
}

/// The closest name; ones with an underscore in front only if `private` or the wrong name has one too.
fn suggestion(mut names: Vec<String>, wrong: &str, private: bool) -> Option<String> {
    if !private && !wrong.starts_with('_') {
        names.retain(|n| !n.starts_with('_'));
    }
    suggest::closest(&names, wrong).map(str::to_string)
}

/// The code that was running where the exception was raised.
fn innermost_code(e: &Value) -> Option<Ref<CodeObj>> {
    let mut v = e.get_exact::<ExceptionObj>()?.traceback.get();
    let mut code = None;
    while let Some(t) = v.get_exact::<TracebackObj>() {
        code = Some(t.code.clone());
        let next = t.next.get();
        v = next;
    }
    code
}

/// The attributes of an object as `dir` lists them, found without running Python code.
fn directory(v: &Value) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let name = |n: &StrObj| n.to_str_lossy().into_owned();
    let of_class = |t: &TypeObj, names: &mut Vec<String>| {
        for c in t.mro_refs() {
            c.dict.with(|d| names.extend(d.iter().filter_map(|e| e.key.as_str().map(name))));
        }
    };
    match v {
        Value::Object(o) => match o.layout() {
            Layout::Module => {
                let ns = o.get::<ModuleObj>().map(|m| m.ns.clone());
                names.extend(ns.into_iter().flat_map(|n| n.names()).map(|(k, _)| name(&k)));
            }
            Layout::Type => {
                if let Some(t) = o.get::<TypeObj>() {
                    of_class(t, &mut names);
                }
            }
            Layout::Instance => {
                if let Some(i) = o.get::<InstanceObj>() {
                    names.extend(i.attrs().iter().map(|(k, _)| name(k)));
                }
                of_class(o.ty(), &mut names);
            }
            _ => of_class(o.ty(), &mut names),
        },
        _ => of_class(v.ty(), &mut names),
    }
    names.sort_unstable();
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn carets_follow_the_operator() {
        let shown = format_lines(&["        return self.rows[key[0]][key[1]]"], 15, 40);
        assert_eq!(shown, "    return self.rows[key[0]][key[1]]\n           ~~~~~~~~~~~~~~~~~^^^^^^^^\n");
        assert_eq!(format_lines(&["    return f(n + 1)"], 11, 19), "    return f(n + 1)\n");
        assert_eq!(format_lines(&["  raise E"], 2, 9), "    raise E\n");
    }

    #[test]
    fn calls_over_several_lines() {
        let lines = ["    check(", "        {\"a\": i},", "        limit=i,", "    )"];
        let shown = "    check(\n    ~~~~~^\n        {\"a\": i},\n        ^^^^^^^^^\n        limit=i,\n        \
                     ^^^^^^^^\n    )\n    ^\n";
        assert_eq!(format_lines(&lines, 4, 5), shown);
    }

    #[test]
    fn wide_characters_take_two_columns() {
        let shown = format_lines(&["f(\"日本\") + g"], 0, 16);
        assert_eq!(shown, "    f(\"日本\") + g\n    ~~~~~~~~~~^~~\n");
    }
}
