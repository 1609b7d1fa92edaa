//! The command itself: ways to name a program, options, bad input, cache files.

use std::fs;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

/// A fresh folder for one test.
fn folder(name: &str) -> PathBuf {
    let dir = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    if dir.exists() {
        let _ = fs::set_permissions(dir.join("__pycache__"), fs::Permissions::from_mode(0o755));
        fs::remove_dir_all(&dir).expect("old test folder can be removed");
    }
    fs::create_dir_all(&dir).expect("test folder can be made");
    fs::canonicalize(dir).expect("it exists")
}

struct Ran {
    status: i32,
    out: String,
    err: String,
}

fn finished(o: Output) -> Ran {
    Ran {
        status: o.status.code().unwrap_or(-1),
        out: String::from_utf8_lossy(&o.stdout).into_owned(),
        err: String::from_utf8_lossy(&o.stderr).into_owned(),
    }
}

fn command(dir: &Path, args: &[&str]) -> Command {
    let mut c = Command::new(env!("CARGO_BIN_EXE_sidewinder"));
    c.args(args).current_dir(dir);
    for name in ["PYTHONPATH", "PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"] {
        c.env_remove(name);
    }
    c
}

fn run(dir: &Path, args: &[&str]) -> Ran {
    finished(command(dir, args).stdin(Stdio::null()).output().expect("the command runs"))
}

fn run_with_input(dir: &Path, args: &[&str], input: &[u8]) -> Ran {
    let mut c = command(dir, args);
    let c = c.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = c.spawn().expect("it runs");
    child.stdin.take().expect("a pipe").write_all(input).expect("it reads its input");
    finished(child.wait_with_output().expect("it ends"))
}

fn write(dir: &Path, name: &str, contents: impl AsRef<[u8]>) {
    fs::write(dir.join(name), contents).expect("test file can be written");
}

fn last_line(text: &str) -> &str {
    text.trim_end().rsplit('\n').next().unwrap_or_default()
}

#[test]
fn ways_to_name_a_program() {
    let dir = folder("ways");
    write(&dir, "x.py", "import sys\nprint(sys.argv[1], len(sys.argv), __name__)\n");
    let r = run(&dir, &["x.py", "a", "b"]);
    assert_eq!((r.status, r.out.as_str(), r.err.as_str()), (0, "a 3 __main__\n", ""));
    assert_eq!(run(&dir, &["-c", "import sys; print(sys.argv[0], sys.argv[1])", "q"]).out, "-c q\n");
    assert_eq!(run_with_input(&dir, &["-", "z"], b"import sys\nprint(sys.argv[1])").out, "z\n");
    assert_eq!(run_with_input(&dir, &[], b"print('piped')").out, "piped\n");
    assert_eq!(run(&dir, &["-m", "x", "k"]).out, "k 2 __main__\n");
    let r = run(&dir, &["-m", "no_such_module_q"]);
    assert_eq!((r.status, r.err.as_str()), (1, "sidewinder: No module named 'no_such_module_q'\n"));
}

#[test]
fn version_and_help() {
    let dir = folder("help");
    assert!(run(&dir, &["-V"]).out.starts_with("Sidewinder "));
    assert!(run(&dir, &["--help"]).out.contains("--jit-threshold"));
}

#[test]
fn unknown_options() {
    let dir = folder("options");
    for args in [&["--nonsense"][..], &["-Z"], &["--jit=perhaps"], &["--jit-threshold"], &["-c"], &["dis"]] {
        let r = run(&dir, args);
        assert_eq!(r.status, 2, "{args:?}");
        assert!(r.err.starts_with("sidewinder: ") && r.err.contains("usage:"), "{args:?}: {}", r.err);
        assert!(r.out.is_empty());
    }
}

#[test]
fn files_that_cannot_be_read() {
    let dir = folder("unreadable");
    let r = run(&dir, &["missing.py"]);
    let expected = format!(
        "sidewinder: can't open file '{}/missing.py': [Errno 2] No such file or directory\n",
        dir.display()
    );
    assert_eq!((r.status, r.err), (2, expected.clone()));
    assert_eq!(run(&dir, &["dis", "missing.py"]).err, expected);
    fs::create_dir(dir.join("sub")).expect("can be made");
    let r = run(&dir, &["sub"]);
    let expected = format!("sidewinder: can't find '__main__' module in '{}/sub'\n", dir.display());
    assert_eq!((r.status, r.err), (1, expected));
    write(&dir, "sub/__main__.py", "print('in a folder')");
    assert_eq!(run(&dir, &["sub"]).out, "in a folder\n");
}

/// The compiler refuses the source with an error that starts like this; nothing is printed.
fn is_refused(source: impl AsRef<[u8]>, name: &str, expected: &str) {
    let dir = folder(name);
    write(&dir, "bad.py", source);
    let r = run(&dir, &["bad.py"]);
    assert_eq!((r.status, r.out.as_str()), (1, ""), "{:.500}", r.err);
    assert!(last_line(&r.err).starts_with(expected), "{:.500}", r.err);
}

#[test]
fn null_bytes() {
    is_refused(b"x = 1\nprint('a\0b')\n", "null", "SyntaxError: source code cannot contain null bytes");
}

#[test]
fn invalid_utf8() {
    is_refused(b"x = '\xff\xfe'\n", "utf8", "SyntaxError: ");
}

#[test]
fn binary_junk() {
    let mut state = 0x1234_5678_u32;
    let next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    };
    let junk: Vec<u8> = std::iter::repeat_with(next).take(100_000).collect();
    is_refused(junk, "junk", "SyntaxError: ");
    is_refused(b"\x7fELF\x02\x01\x01".repeat(50), "elf", "SyntaxError: ");
}

#[test]
fn many_parentheses() {
    is_refused("(".repeat(10_000) + "1" + &")".repeat(10_000) + "\n", "parens", "SyntaxError: ");
    is_refused("[".repeat(10_000), "brackets", "SyntaxError: ");
}

#[test]
fn deep_operators() {
    let dir = folder("deep");
    write(&dir, "deep.py", "-".repeat(50_000) + "1\n");
    let r = run(&dir, &["deep.py"]);
    assert!(r.status == 0 || r.status == 1, "{} {:.300}", r.status, r.err);
}

#[test]
fn a_line_of_ten_megabytes() {
    let dir = folder("long");
    write(&dir, "long.py", format!("x = '{}'\nprint(x[5])\n", "y".repeat(10_000_000)));
    let r = run(&dir, &["long.py"]);
    assert_eq!((r.status, r.out.as_str()), (0, "y\n"), "{:.300}", r.err);
}

/// The program ends with this error within a few seconds and prints nothing.
fn ends_with(dir: &Path, code: &str, expected: &str) {
    let start = Instant::now();
    for mode in ["--jit=off", "--jit=on"] {
        let r = run(dir, &[mode, "-c", code]);
        assert_eq!((r.status, r.out.as_str()), (1, ""), "{code}: {:.500}", r.err);
        assert!(last_line(&r.err).starts_with(expected), "{code}: {:.500}", last_line(&r.err));
    }
    assert!(start.elapsed() < Duration::from_secs(40), "{code}: {:?}", start.elapsed());
}

#[test]
fn deep_nesting_of_all_kinds() {
    let dir = folder("nesting");
    let n = 10_000;
    for (name, source) in [
        ("lists", "x = ".to_string() + &"[1, ".repeat(n) + &"]".repeat(n)),
        ("calls", "x = ".to_string() + &"f(".repeat(n) + &")".repeat(n)),
        ("not", "x = ".to_string() + &"not ".repeat(n) + "1"),
        ("attributes", "x = a".to_string() + &".b".repeat(n)),
        ("subscripts", "x = a".to_string() + &"[0]".repeat(n)),
        ("called", "x = a".to_string() + &"()".repeat(n)),
        ("sums", "x = ".to_string() + &"a + ".repeat(n) + "1"),
        ("powers", "x = ".to_string() + &"a ** ".repeat(n) + "1"),
        ("lambdas", "x = ".to_string() + &"lambda: ".repeat(n) + "1"),
        ("conditions", "x = ".to_string() + &"1 if a else ".repeat(n) + "1"),
        (
            "blocks",
            (0..n / 10).map(|i| " ".repeat(i) + "if 1:\n").collect::<String>() + &" ".repeat(n / 10) + "pass",
        ),
        ("with", "with ".to_string() + &"a, ".repeat(n) + "b: pass"),
    ] {
        write(&dir, "deep.py", source);
        let r = run(&dir, &["deep.py"]);
        assert_eq!((r.status, r.out.as_str()), (1, ""), "{name}: {:.300}", r.err);
        let error = last_line(&r.err).split(':').next().unwrap_or_default();
        let expected = ["SyntaxError", "RecursionError", "MemoryError", "IndentationError"];
        assert!(expected.contains(&error), "{name}: {:.300}", last_line(&r.err));
    }
}

#[test]
fn more_memory_than_there_is() {
    let dir = folder("memory");
    for code in [
        "10 ** 10 ** 10",
        "1 << 10 ** 12",
        "x = 1\nx <<= 1 << 40",
        "'a' * 10 ** 12",
        "b'ab' * 10 ** 12",
        "[0] * 10 ** 12",
        "[None] * 10 ** 12",
        "(1, 2) * 10 ** 12",
        "x = [1]\nx *= 10 ** 12",
        "list(range(10 ** 12))",
        "tuple(range(10 ** 12))",
        "sorted(range(10 ** 12))",
        "print(*range(10 ** 12))",
        "a, *b = range(10 ** 12)",
        "bytes(10 ** 12)",
        "(5).to_bytes(10 ** 12)",
        "'a'.ljust(10 ** 12)",
        "'a'.zfill(10 ** 12)",
        "format(1, '1000000000000d')",
        "'%*d' % (10 ** 9 * 1000, 1)",
    ] {
        ends_with(&dir, code, "MemoryError");
    }
    ends_with(&dir, "'a' * 10 ** 30", "OverflowError: cannot fit 'int' into an index-sized integer");
    ends_with(&dir, "1 << 10 ** 30", "OverflowError: ");
    for code in
        ["list(range(2 ** 70))", "x = [1]\nx.extend(range(-2 ** 70, 2 ** 70))", "sorted(range(2 ** 64))"]
    {
        ends_with(&dir, code, "OverflowError: Python int too large to convert to C ssize_t");
    }
    let r = run(&dir, &["-c", "x = 1 << 10 ** 9\nprint(x.bit_length(), x % 1000007)"]);
    assert_eq!((r.status, r.out.as_str(), r.err.as_str()), (0, "1000000001 164772\n", ""));
}

#[test]
fn too_many_digits() {
    let dir = folder("digits");
    let limit = "ValueError: Exceeds the limit (4300 digits) for integer string conversion";
    ends_with(&dir, "int('9' * 5000)", &format!("{limit}: value has 5000 digits; use "));
    ends_with(&dir, "print(10 ** 5000)", &format!("{limit}; use "));
    ends_with(&dir, "f'{10 ** 5000:,}'", limit);
    is_refused(
        "x = ".to_string() + &"9".repeat(5000),
        "literal",
        "SyntaxError: Exceeds the limit (4300 digits)",
    );
}

#[test]
fn recursion_in_special_methods() {
    let dir = folder("special");
    for (body, use_it) in [
        ("def __repr__(self): return repr(self)", "repr([C()])"),
        ("def __str__(self): return str(self)", "print(C())"),
        ("def __eq__(self, o): return self == o", "[C()] == [C()]"),
        ("def __hash__(self): return hash(self)", "{C(): 1}"),
        ("def __getattr__(self, n): return getattr(self, n)", "C().x"),
        ("def __getattribute__(self, n): return self.x", "C().y"),
        ("def __lt__(self, o): return self < o", "sorted([C(), C()])"),
        ("def __bool__(self): return bool(self)", "1 if C() else 2"),
        ("def __iter__(self): return iter(self)", "list(C())"),
        ("def __format__(self, s): return format(self, s)", "f'{C()}'"),
        ("def __init__(self): C()", "C()"),
    ] {
        let code = format!("class C:\n    {body}\n{use_it}");
        ends_with(&dir, &code, "RecursionError: maximum recursion depth exceeded");
    }
}

#[test]
fn values_nested_too_deeply_for_the_native_stack() {
    let dir = folder("values");
    // Deep enough for a stack of a gigabyte to overflow if nobody looked after it.
    let nested = "def nest(wrap, x, n=8_000_000):\n    for i in range(n): x = wrap(x)\n    return x\n";
    for code in [
        "t = nest(lambda x: (x,), ())\nhash(t)",
        "t, u = nest(lambda x: (x,), ()), nest(lambda x: (x,), ())\nt == u",
        "t, u = nest(lambda x: [x], []), nest(lambda x: [x], [])\nt < u",
        "print(nest(lambda x: [x], []))",
        "next(nest(enumerate, iter([1])))",
        "l = []\nl.append(l)\nm = []\nm.append(m)\nl == m",
    ] {
        let r = run(&dir, &["-c", &format!("{nested}{code}")]);
        assert_eq!((r.status, r.out.as_str()), (1, ""), "{code}: {:.300}", r.err);
        assert!(last_line(&r.err).starts_with("RecursionError: "), "{code}: {:.300}", last_line(&r.err));
    }
}

#[test]
fn output_that_nobody_reads() {
    let dir = folder("pipe");
    write(&dir, "loop.py", "for i in range(10 ** 6):\n    print('line', i)\n");
    let mut c = command(&dir, &["loop.py"]);
    let mut child = c.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it runs");
    let mut first = [0; 6];
    std::io::Read::read_exact(&mut child.stdout.take().expect("a pipe"), &mut first).expect("it prints");
    // The pipe is closed now.
    let r = finished(child.wait_with_output().expect("it ends"));
    assert_eq!((r.status, last_line(&r.err)), (1, "BrokenPipeError: [Errno 32] Broken pipe"));
    let shell = format!("'{}' -c \"print('x')\" >&-", env!("CARGO_BIN_EXE_sidewinder"));
    let o = Command::new("sh").args(["-c", &shell]).current_dir(&dir).output().expect("it runs");
    assert_eq!((o.status.code(), String::from_utf8_lossy(&o.stderr).as_ref()), (Some(0), ""));
}

#[test]
fn files_without_permission() {
    let dir = folder("permission");
    write(&dir, "secret.py", "print('read')");
    fs::set_permissions(dir.join("secret.py"), fs::Permissions::from_mode(0o000)).expect("own file");
    let r = run(&dir, &["secret.py"]);
    // The superuser may read anything.
    if fs::read(dir.join("secret.py")).is_ok() {
        assert_eq!((r.status, r.out.as_str()), (0, "read\n"));
        return;
    }
    let expected = format!("can't open file '{}/secret.py': [Errno 13] Permission denied\n", dir.display());
    assert_eq!((r.status, r.err), (2, format!("sidewinder: {expected}")));
}

#[test]
fn exit_statuses() {
    let dir = folder("status");
    let status = |code: &str| run(&dir, &["-c", code]).status;
    assert_eq!(status("pass"), 0);
    assert_eq!(status("raise SystemExit(7)"), 7);
    assert_eq!(status("import sys\nsys.exit(257)"), 1);
    assert_eq!(status("import sys\nsys.exit(-1)"), 255);
    assert_eq!(status("import sys\nsys.exit()"), 0);
    assert_eq!(status("1 / 0"), 1);
    let r = run(&dir, &["-c", "import sys\nsys.exit('why')"]);
    assert_eq!((r.status, r.err.as_str()), (1, "why\n"));
}

#[test]
fn output_that_cannot_be_written() {
    let dir = folder("full");
    let Ok(full) = fs::OpenOptions::new().write(true).open("/dev/full") else { return };
    let o = command(&dir, &["-c", "print('x')"]).stdout(full).output().expect("it runs");
    assert_eq!(o.status.code(), Some(120));
    let err = String::from_utf8_lossy(&o.stderr);
    let expected = "Exception ignored while flushing sys.stdout:\nOSError: ";
    assert!(err.starts_with(expected), "{err}");
    let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("it could be opened");
    let o = command(&dir, &["-V"]).stdout(full.try_clone().expect("a file")).output().expect("it runs");
    assert_eq!((o.status.code(), o.stderr.as_slice()), (Some(120), &b""[..]));
    let o = command(&dir, &["nowhere.py"]).stderr(full.try_clone().expect("a file")).output();
    assert_eq!(o.expect("it runs").status.code(), Some(2));
    let code = "import sys\ntry:\n    sys.stderr.write('x\\n')\nexcept OSError as e:\n    print(e.errno)";
    let o = command(&dir, &["-c", code]).stderr(full).output().expect("it runs");
    assert_eq!((o.status.code(), String::from_utf8_lossy(&o.stdout).as_ref()), (Some(0), "28\n"));
}

#[test]
fn ctrl_c() {
    let dir = folder("interrupt");
    write(&dir, "loop.py", "i = 0\nprint('started', flush=True)\nwhile True:\n    i = (i + 1) & 1023\n");
    write(&dir, "sleep.py", "import time\nprint('started', flush=True)\ntime.sleep(50)\n");
    for args in [["--jit=off", "loop.py"], ["--jit=on", "loop.py"], ["--jit=off", "sleep.py"]] {
        let o = interrupted(command(&dir, &args));
        assert_eq!(std::os::unix::process::ExitStatusExt::signal(&o.status), Some(2), "{args:?}");
        assert_eq!(last_line(&String::from_utf8_lossy(&o.stderr)), "KeyboardInterrupt", "{args:?}");
    }
}

/// Runs a program that prints `started`, and sends it the signal of Ctrl-C then.
fn interrupted(mut c: Command) -> Output {
    let mut child = c.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it runs");
    let mut started = [0; 7];
    std::io::Read::read_exact(child.stdout.as_mut().expect("a pipe"), &mut started).expect("prints");
    let pid = child.id().to_string();
    Command::new("kill").args(["-INT", &pid]).status().expect("kill runs");
    let end = Instant::now() + Duration::from_secs(20);
    while child.try_wait().expect("our child").is_none() {
        if Instant::now() > end {
            let _ = child.kill();
            panic!("{c:?}: still running");
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    child.wait_with_output().expect("it ends")
}

#[test]
fn ctrl_c_that_is_caught() {
    let dir = folder("interrupt_caught");
    let start = "import sys\ni = 0\ntry:\n    print('started', flush=True)\n";
    let end = "except KeyboardInterrupt:\n    print('caught')\n    sys.exit(3)\n";
    for body in [
        "    while True: i += 1\n",
        "    for i in iter(int, 1): pass\n",
        "    3 ** 10 ** 8\n",
        "    pow(7, 10 ** 8)\n",
        "    10 ** 20 in iter(int, 1)\n",
        "    min(iter(int, 1))\n",
        "    import itertools\n    next(itertools.islice(itertools.count(), 10 ** 12, None))\n",
    ] {
        write(&dir, "x.py", format!("{start}{body}{end}"));
        for jit in ["--jit=off", "--jit=on"] {
            let r = finished(interrupted(command(&dir, &[jit, "x.py"])));
            assert_eq!((r.status, r.out.as_str(), r.err.as_str()), (3, "\ncaught\n", ""), "{jit} {body}");
        }
    }
}

#[test]
fn ctrl_c_that_is_ignored_from_the_start() {
    let dir = folder("interrupt_ignored");
    let code = "import time\nprint('started', flush=True)\ntime.sleep(.3)\nfor i in range(10 ** 6): pass\nprint('done')\n";
    write(&dir, "x.py", code);
    let mut c = Command::new("sh");
    c.args(["-c", "trap '' INT; exec \"$0\" x.py"]).arg(env!("CARGO_BIN_EXE_sidewinder")).current_dir(&dir);
    let r = finished(interrupted(c));
    assert_eq!((r.status, r.out.as_str(), r.err.as_str()), (0, "\ndone\n", ""));
}

// ---- modules and cache files ------------------------------------------------------------------------

fn cache_of(dir: &Path) -> Option<PathBuf> {
    let entries = fs::read_dir(dir.join("__pycache__")).ok()?;
    entries.filter_map(|e| Some(e.ok()?.path())).find(|p| p.extension().is_some_and(|x| x == "pyc"))
}

/// A folder with a program that imports a module of one value.
fn importing(name: &str) -> PathBuf {
    let dir = folder(name);
    write(&dir, "m.py", "def f(x):\n    return x * 2\nvalue = f(21)\n");
    write(&dir, "x.py", "import m\nprint(m.value)\n");
    dir
}

fn prints_42(dir: &Path) {
    let r = run(dir, &["x.py"]);
    assert_eq!((r.status, r.out.as_str(), r.err.as_str()), (0, "42\n", ""));
}

#[test]
fn cache_files_are_written_and_read() {
    let dir = importing("cache");
    prints_42(&dir);
    let cache = cache_of(&dir).expect("a cache file");
    let first = fs::read(&cache).expect("readable");
    prints_42(&dir);
    assert_eq!(fs::read(&cache).expect("readable"), first);
    // A changed source is compiled again.
    write(&dir, "m.py", "value = 'other'\n");
    assert_eq!(run(&dir, &["x.py"]).out, "other\n");
    assert_ne!(fs::read(&cache).expect("readable"), first);
}

#[test]
fn no_cache_files_on_request() {
    let dir = importing("nocache");
    assert_eq!(run(&dir, &["-B", "x.py"]).out, "42\n");
    assert!(cache_of(&dir).is_none());
    let c = run(&dir, &["-m", "py_compile", "m.py"]);
    assert_eq!((c.status, c.err.as_str()), (0, ""));
    assert!(cache_of(&dir).is_some());
    write(&dir, "bad.py", "x = = 1\n");
    assert_eq!(run(&dir, &["-m", "py_compile", "bad.py"]).status, 1);
}

#[test]
fn damaged_cache_files_are_compiled_again() {
    let dir = importing("damaged");
    prints_42(&dir);
    let cache = cache_of(&dir).expect("a cache file");
    let good = fs::read(&cache).expect("readable");
    for cut in [0, 3, 15, 16, 23, 24, 40, good.len() / 2, good.len() - 1] {
        fs::write(&cache, &good[..cut]).expect("writable");
        prints_42(&dir);
    }
    for at in (0..good.len()).step_by(good.len() / 40 + 1) {
        let mut bad = good.clone();
        bad[at] ^= 1 << (at % 8);
        fs::write(&cache, &bad).expect("writable");
        prints_42(&dir);
    }
    assert_eq!(fs::read(&cache).expect("readable"), good);
}

#[test]
fn unusable_cache_folders() {
    let dir = importing("badfolder");
    // A file where the folder should be.
    write(&dir, "__pycache__", "");
    prints_42(&dir);
    let dir = importing("readonly");
    let cache = dir.join("__pycache__");
    fs::create_dir(&cache).expect("can be made");
    for mode in [0o555, 0o000] {
        fs::set_permissions(&cache, fs::Permissions::from_mode(mode)).expect("own folder");
        prints_42(&dir);
    }
    fs::set_permissions(&cache, fs::Permissions::from_mode(0o755)).expect("own folder");
}

#[test]
fn packages() {
    let dir = folder("packages");
    fs::create_dir_all(dir.join("p/q")).expect("can be made");
    write(&dir, "p/__init__.py", "print('p', __name__, __package__)\n__all__ = ['sib', 'x']\nx = 5\n");
    write(&dir, "p/sib.py", "from . import x\nfrom .q.deep import name\nprint('sib', x, name)\n");
    write(&dir, "p/q/__init__.py", "");
    write(&dir, "p/q/deep.py", "from .. import x as up\nfrom ...p import x\nname = __name__\n");
    write(
        &dir,
        "x.py",
        "import p.q.deep\nfrom p import sib\nfrom p import *\nprint(p.q.deep.up, sib.x, x)\n",
    );
    let r = run(&dir, &["x.py"]);
    assert_eq!(r.out, "p p p\n");
    assert_eq!(last_line(&r.err), "ImportError: attempted relative import beyond top-level package");
    write(&dir, "p/q/deep.py", "from .. import x as up\nfrom ..q import __name__ as q\nname = __name__\n");
    let r = run(&dir, &["x.py"]);
    assert_eq!((r.out.as_str(), r.err.as_str()), ("p p p\nsib 5 p.q.deep\n5 5 5\n", ""));
    write(&dir, "y.py", "from p import nothing\n");
    let r = run(&dir, &["y.py"]);
    let msg = format!("ImportError: cannot import name 'nothing' from 'p' ({}/p/__init__.py)", dir.display());
    assert_eq!(last_line(&r.err), msg);
    write(&dir, "z.py", "import p.missing.deeper\n");
    let r = run(&dir, &["z.py"]);
    assert_eq!(last_line(&r.err), "ModuleNotFoundError: No module named 'p.missing'");
}

#[test]
fn circular_imports() {
    let dir = folder("circular");
    write(&dir, "a.py", "from b import y\nx = 1\n");
    write(&dir, "b.py", "from a import x\ny = 1\n");
    let r = run(&dir, &["-c", "import a"]);
    let msg = format!(
        "ImportError: cannot import name 'x' from partially initialized module 'a' (most likely due to a circular \
         import) ({}/a.py)",
        dir.display()
    );
    assert_eq!(last_line(&r.err), msg);
}

#[test]
fn stages() {
    let dir = folder("stages");
    write(&dir, "x.py", "def f(a):\n    return a + 1\n");
    for stage in ["tokens", "symtable", "cfg", "dis"] {
        let r = run(&dir, &[stage, "x.py"]);
        assert_eq!((r.status, r.err.as_str()), (0, ""), "{stage}");
        assert!(r.out.lines().count() > 3, "{stage}: {}", r.out);
    }
    write(&dir, "bad.py", "x = = 1\n");
    let r = run(&dir, &["dis", "bad.py"]);
    assert_eq!((r.status, r.out.as_str()), (1, ""));
    assert_eq!(last_line(&r.err), "SyntaxError: invalid syntax");
}

#[test]
fn tracebacks_of_code_that_is_no_file() {
    let dir = folder("traceback");
    let r = run(&dir, &["-c", "def f():\n    return 1 / 0\nf()"]);
    let expected = "Traceback (most recent call last):\n  File \"<string>\", line 3, in <module>\n    f()\n    ~^^\n  \
                    File \"<string>\", line 2, in f\n    return 1 / 0\n           ~~^~~\nZeroDivisionError: division \
                    by zero\n";
    assert_eq!((r.status, r.err.as_str()), (1, expected));
}

/// A program as `bench` runs it, that prints what it is told to.
const TIMED: &str = "import sys\nDEFAULT_N = 3\nfor k in range(int(sys.argv[2])):\n    \
    print(f'iteration {k + 1}: 0.{k + 1}', file=sys.stderr)\nprint('result', sys.argv[1])\n";

#[test]
fn bench_times_programs_that_agree() {
    let dir = folder("bench");
    write(&dir, "p.py", TIMED);
    let peer = format!("same={} --jit=off", env!("CARGO_BIN_EXE_sidewinder"));
    let r = run(
        &dir,
        &["bench", "--runs=1", "--iterations", "4", "--peer", &peer, "--peer=no={stem}.lua", "p.py"],
    );
    assert_eq!((r.status, r.err.as_str()), (0, ""));
    let row = r.out.lines().find(|l| l.starts_with("p:3 ")).expect("a row for the program");
    let columns: Vec<&str> = row.split_whitespace().collect();
    assert_eq!(columns[1..5], ["interpreter", "0.1000", "0.3500", "0.3500-0.3500"]);
    assert!(r.out.contains("no twin for no\n") && r.out.contains("Geometric means"), "{}", r.out);
    let r = run(&dir, &["bench", "--runs=1", "--iterations=2", "--json", "p.py:7"]);
    assert_eq!(r.status, 0);
    assert!(
        r.out.contains("\"name\":\"p\",\"size\":7,") && r.out.contains("\"iterations\":[0.1,0.2]"),
        "{}",
        r.out
    );
}

#[test]
fn bench_refuses_results_that_differ() {
    let dir = folder("bench_differs");
    write(&dir, "p.py", TIMED);
    write(&dir, "other.sh", "echo iteration 1: 1 >&2; echo other result\n");
    let r = run(&dir, &["bench", "--peer=sh=sh other.sh", "p.py"]);
    assert_eq!(r.status, 1);
    assert!(r.err.contains("results differ") && !r.out.contains("p:3"), "{}{}", r.err, r.out);
}

/// Times are not looked at in these: only that every measure runs, and what it makes of results and counts.
#[test]
fn bench_bound_checks_scripts() {
    let dir = folder("bench_bound");
    write(&dir, "p.py", "import sys\nn = 0\nfor k in range(int(sys.argv[1])):\n    n += k\nprint(n)\n");
    let r = run(&dir, &["bench", "--bound", "--pairs=2", "--stats", "p.py:1000", "p.py:3"]);
    assert_eq!((r.status, r.err.as_str()), (0, ""), "{}", r.out);
    assert!(r.out.contains("p:1000 ") && r.out.contains("2 scripts, geometric mean"), "{}", r.out);
    assert!(r.out.lines().last().is_some_and(|l| l.contains(" ms, compile ms ")), "{}", r.out);
    let r = run(&dir, &["bench", "--bound", "--pairs", "1", "--json", "p.py:1000"]);
    assert!(r.out.contains("\"name\":\"p:1000\"") && r.out.contains("\"failing\":0"), "{}", r.out);
    // Output that is never the same twice is what a wrong result looks like.
    write(&dir, "clock.py", "import time\nprint(time.perf_counter_ns())\n");
    let r = run(&dir, &["bench", "--bound", "--pairs=1", "clock.py"]);
    assert_eq!(r.status, 1);
    assert!(r.out.contains("output differs: "), "{}", r.out);
    write(&dir, "slow.py", "import time\ntime.sleep(60)\n");
    let r = run(&dir, &["bench", "--bound", "--limit=1", "slow.py"]);
    assert_eq!(r.status, 0);
    assert!(r.out.contains("too long: not judged") && r.out.contains("0 fail"), "{}", r.out);
}

#[test]
fn bench_first_counts_calls() {
    let dir = folder("bench_first");
    write(&dir, "p.py", TIMED);
    let r = run(&dir, &["bench", "--first", "--runs=1", "--iterations=2", "p.py"]);
    assert_eq!((r.status, r.err.as_str()), (0, ""));
    let row = r.out.lines().find(|l| l.starts_with("p:3 ")).expect("a row for the program");
    let columns: Vec<&str> = row.split_whitespace().collect();
    assert_eq!(columns[1..], ["interpreter", "100.0", "300.0", "1.00x", "1.00x"]);
    let r = run(&dir, &["bench", "--first", "--runs=1", "--iterations=2", "--json", "p.py"]);
    assert!(r.out.contains("\"jit_over_it\":{\"first\":1,\"all\":1}"), "{}", r.out);
}

#[test]
fn bench_ablate_draws_a_chart() {
    let dir = folder("bench_ablate");
    write(&dir, "p.py", TIMED);
    let r = run(&dir, &["bench", "--ablate", "--runs=1", "--iterations=2", "--chart", "c.svg", "p.py"]);
    assert_eq!((r.status, r.err.as_str()), (0, ""));
    for name in ["no peel", "no passes", "no JIT"] {
        let row = r.out.lines().rev().find(|l| l.starts_with(name)).expect("a row for the configuration");
        assert!(row.ends_with(" 1.000 [1.000, 1.000]"), "{row}");
    }
    let chart = fs::read_to_string(dir.join("c.svg")).expect("it is written");
    assert!(chart.starts_with("<svg ") && chart.contains(">no peel<"), "{chart}");
    let r = run(&dir, &["bench", "--ablate", "--runs=1", "--iterations=1", "--json", "p.py"]);
    assert!(r.out.contains("\"configuration\":\"no JIT\",\"cold\":[1,1,1]"), "{}", r.out);
}

#[test]
fn stages_of_traces_are_printed_instead_of_the_output() {
    let dir = folder("trace_stages");
    let loop_ = "def f(n):\n    s = 0\n    for i in range(n):\n        s += i\n    return s\nprint('out', f(10000))\n";
    write(&dir, "p.py", loop_);
    for (args, head) in [
        (&["ir", "p.py"][..], "==== ir of "),
        (&["ir", "--opt", "p.py"], "==== opt of "),
        (&["clif", "p.py"], "==== clif of "),
        (&["asm", "p.py"], "==== asm of "),
    ] {
        let r = run(&dir, args);
        assert_eq!((r.status, r.err.as_str()), (0, ""), "{args:?}");
        assert!(r.out.starts_with(head) && !r.out.contains("out 49995000"), "{args:?}: {}", r.out);
    }
}
