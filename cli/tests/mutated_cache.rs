//! Cache files that are wrong but pass the verifier: whatever they make of a program, the process neither panics nor crashes,
//! in the interpreter and in traces.
//!
//! Mutants are made of the compiled code itself, where most survive the verifier. They run in batches, as modules that one
//! program imports; a mutant that runs on for ever ends its process, and the rest of the batch goes on in another.
//!
//! `SIDEWINDER_MUTANTS=20000` tries more of them, `SIDEWINDER_MUTANT_SEED=7` others.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::rc::Rc;
use std::time::{Duration, Instant, UNIX_EPOCH};

use sidewinder_frontend::bytecode::{CodeObject, Const, Instr, Kind, OPS, Op};
use sidewinder_frontend::pyc::{self, SourceStamp};
use sidewinder_frontend::{Mode, compile, verify};

/// Functions that are hot at a threshold of 2, with most kinds of instructions in them.
const PROGRAMS: &[&str] = &[
    r#"
def numbers(n):
    s, f, m = 0, 0.5, 1
    for i in range(n):
        s += i * 3 - (i >> 1) & 7 | i ^ 2
        f = f * 1.5 + i / 3 - s % 5 // 2
        if s < 100 and f != 3.5 or not i:
            m = -m + i ** 2
        elif i == 7:
            m = f"{i:>3}{s!r}"
            m = len(m)
        while m > 50:
            m -= 13
    return s, f, m
class Point:
    __slots__ = ('x', 'y')
    def __init__(self, x, y=2):
        self.x = x
        self.y = y
    def __add__(self, o):
        return Point(self.x + o.x, self.y + o.y)
    def __eq__(self, o):
        return self.x == o.x
    def size(self, k=1, *, scale=2):
        return (self.x + self.y * k) * scale
def objects(n):
    p = Point(0)
    for i in range(n):
        q = Point(i, y=i + 1)
        p = p + q
        if p == q:
            p.x = 1
        t = p.size(scale=i) + q.size(2)
        del q.y
    return p.x, t
for k in range(4):
    numbers(12)
    objects(12)
"#,
    r#"
def gen(n):
    for i in range(n):
        got = yield i
        if got:
            yield from (x * 2 for x in range(got))
    return 'end'
def drive(n):
    g = gen(n)
    out = [next(g)]
    for k in range(n - 1):
        out.append(g.send(k % 2))
    r = 0
    for a, (b, *c) in zip(out, [(1, 2, 3)] * n):
        r += a + b + len(c)
    return r, sum(gen(n)), [x for x in out if x], {x: y for x, y in enumerate(out)}, {*out, 3}
def closures(n):
    total = 0
    def add(k, *rest, **named):
        nonlocal total
        total += k + len(rest) + len(named)
        return lambda: total + k
    f = None
    for i in range(n):
        f = add(i, *[1, 2], **{'a': i})
        f()
    return f(), total
for k in range(4):
    drive(8)
    closures(8)
"#,
    r#"
class E(Exception):
    pass
class Manager:
    def __enter__(self):
        return self
    def __exit__(self, *a):
        return a[0] is E
def catches(n):
    out = []
    for i in range(n):
        try:
            if i % 3 == 0:
                raise E(i)
            if i % 3 == 1:
                out[i * 5]
            x = 1 // (i % 2)
        except E as e:
            out.append(e.args[0])
        except (IndexError, ValueError):
            out.append(-1)
        else:
            out.append(x)
        finally:
            out.append('f')
        with Manager() as m:
            if i == 5:
                raise E
        try:
            try:
                {}[i]
            except KeyError as e:
                raise E('x') from e
        except E:
            continue
    return out
def matches(v):
    match v:
        case [1, *rest]:
            return rest
        case {'a': x, **others}:
            return x, others
        case str() | None:
            return 0
        case _:
            return 1
def mixed(n):
    global counter
    d, l, s = {}, [1, 2, 3], set()
    for i in range(n):
        d[i % 3] = i
        l[i % 3] += d[i % 3]
        l[1:2] = [i]
        s.add(i in d)
        counter = len(s) + l[-1]
        matches([1, i])
        matches({'a': i})
        matches('x')
        assert l is not None, 'm'
        print(i, l, sep='', end='')
        a = b = i
        c = a < b <= 5
        (a := a + 1)
        d.pop(i % 3, None)
    return d, l, s, c
import math
from math import sqrt
for k in range(4):
    catches(9)
    mixed(9)
    math.floor(sqrt(k) ** 2.5)
"#,
];

/// Random numbers, always the same for a seed.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        ((self.0 >> 33) as usize) % n.max(1)
    }
}

/// Changes one thing somewhere in the code, or in code nested in it.
fn mutate(code: &mut CodeObject, random: &mut Random) {
    let nested: Vec<usize> =
        (0..code.consts.len()).filter(|&k| matches!(code.consts[k], Const::Code(_))).collect();
    if !nested.is_empty() && random.below(8) > 0 {
        let k = nested[random.below(nested.len())];
        if let Const::Code(inner) = &mut code.consts[k] {
            mutate(Rc::make_mut(inner), random);
        }
        return;
    }
    let n = code.instrs.len();
    let mut at = random.below(n);
    // What may be raised or handled is hardly ever looked at, and so must be looked for.
    let exceptions =
        |k: &usize| matches!(code.instrs[*k].op, Op::Raise | Op::Reraise | Op::PushExc | Op::PopExc);
    let exceptions: Vec<usize> = (0..n).filter(exceptions).collect();
    if !exceptions.is_empty() && random.below(4) == 0 {
        at = exceptions[random.below(exceptions.len())];
    }
    match random.below(20) {
        0..4 => {
            // Another operation on the same operands.
            let kinds = code.instrs[at].op.operands();
            let like: Vec<Op> = OPS.iter().copied().filter(|o| o.operands() == kinds).collect();
            code.instrs[at].op = like[random.below(like.len())];
        }
        4..9 => {
            let value = match random.below(4) {
                0 => random.below(code.n_regs as usize),
                1 => random.below(8),
                2 => code.n_locals as usize + random.below(6),
                _ => code.instrs[random.below(n)].a as usize,
            } as u16;
            let i = &mut code.instrs[at];
            match random.below(3) {
                0 => i.a = value,
                1 => i.b = value,
                _ => i.c = value,
            }
        }
        9..11 => code.instrs[at].flags ^= 1 << random.below(8),
        11 => {
            let other = random.below(n);
            code.instrs.swap(at, other);
        }
        12 => code.instrs[at] = code.instrs[random.below(n)],
        13 => code.instrs[at] = Instr::new(Op::Nop, 0, 0, 0),
        14 => {
            // A jump goes elsewhere.
            let jumps: Vec<usize> =
                (0..n).filter(|&k| code.instrs[k].op.operands().contains(&Kind::J32)).collect();
            if !jumps.is_empty() {
                let k = jumps[random.below(jumps.len())];
                let i = code.instrs[k];
                let to = random.below(n) as i32 - k as i32 - 1;
                code.instrs[k] = Instr::jump(i.op, i.a, to).with_flags(i.flags);
            }
        }
        15 => match code.exc_table.len() {
            0 => {}
            len => {
                let e = &mut code.exc_table[random.below(len)];
                match random.below(4) {
                    0 => e.start = random.below(n) as u32,
                    1 => e.end = random.below(n + 1) as u32,
                    2 => e.target = random.below(n) as u32,
                    _ => e.exc_reg = random.below(code.n_regs as usize) as u16,
                }
            }
        },
        16 => match random.below(8) {
            0 => code.flags ^= 1 << random.below(10),
            1 => code.arg_count = random.below(5) as u16,
            2 => code.kwonly_count = random.below(3) as u16,
            3 => code.posonly_count = random.below(3) as u16,
            4 => code.n_regs += random.below(4) as u16,
            5 => drop(code.cell_vars.pop()),
            6 => code.cell_vars.push(random.below(code.n_regs as usize) as u16),
            _ => {
                let local = random.below(code.n_locals as usize + 1);
                code.n_locals = local as u16;
                code.var_names.truncate(local);
            }
        },
        17 if code.consts.len() > 1 => {
            let (a, b) = (random.below(code.consts.len()), random.below(code.consts.len()));
            code.consts.swap(a, b);
        }
        18 if !code.consts.is_empty() => {
            let k = random.below(code.consts.len());
            code.consts[k] = match random.below(7) {
                0 => Const::None,
                1 => Const::Int(random.below(5) as i64 - 1),
                2 => Const::Float(0.5),
                3 => Const::Str("x".into()),
                4 => Const::Tuple([Const::Int(1), Const::Str("k".into())].into()),
                5 => Const::BigInt("123456789012345678901234567890".into()),
                _ => Const::Bool(true),
            };
        }
        _ => {
            // Names of attributes and globals change places.
            for list in [&mut code.sites, &mut code.global_names] {
                if !list.is_empty() {
                    let other = random.below(list.len());
                    list.swap(0, other);
                }
            }
        }
    }
}

/// Imports the modules with the given numbers, one after the other, and says so.
const DRIVER: &str = r#"
import sys
for k in range(int(sys.argv[1]), int(sys.argv[2])):
    sys.__stderr__.write('@%d\n' % k)
    try:
        __import__('m%d' % k)
    except BaseException as e:
        if str(e) == 'compiled again':
            sys.__stderr__.write('REJECTED\n')
"#;
const BATCH: usize = 25;
/// A mutant that takes longer never ends.
const PATIENCE: Duration = Duration::from_millis(1500);

/// Runs the modules of a batch in a mode; what went wrong, by number.
fn run_batch(dir: &Path, args: &[&str]) -> Vec<(usize, String)> {
    let (mut first, mut failures) = (0, Vec::new());
    while first < BATCH {
        // Enough for every mutant but those that would fill the memory.
        let mut command = Command::new("sh");
        command
            .args(["-c", "ulimit -v 6000000; ulimit -c 0; exec \"$0\" \"$@\""])
            .arg(env!("CARGO_BIN_EXE_sidewinder"));
        command.arg("-B").args(args).arg("driver.py").args([first.to_string(), BATCH.to_string()]);
        command.current_dir(dir).env_remove("PYTHONPATH");
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it runs");
        let mut pipe = child.stderr.take().expect("a pipe");
        let reader = std::thread::spawn(move || {
            let mut text = Vec::new();
            let _ = pipe.read_to_end(&mut text);
            String::from_utf8_lossy(&text).into_owned()
        });
        let start = Instant::now();
        let status = loop {
            if let Some(s) = child.try_wait().expect("a child") {
                break Some(s);
            }
            if start.elapsed() > PATIENCE {
                let _ = child.kill();
                let _ = child.wait();
                break None;
            }
            std::thread::sleep(Duration::from_millis(3));
        };
        let text = reader.join().expect("the reader ends");
        let at = text.lines().filter_map(|l| l.strip_prefix('@')?.parse().ok()).next_back().unwrap_or(first);
        assert!(!text.contains("REJECTED"), "{}: m{at} was compiled again", dir.display());
        if let Some(s) = status
            && (s.code().is_none() || text.contains("panicked at"))
        {
            let tail: Vec<&str> = text
                .lines()
                .filter(|l| l.contains("panicked") || l.contains("jit/") || l.contains("vm/"))
                .take(6)
                .collect();
            let out_of_memory = text.contains("memory allocation of");
            if !out_of_memory {
                failures.push((at, format!("{s}: {}", tail.join("; "))));
            }
        }
        // A mutant may also end the process in good order.
        first = at + 1;
    }
    failures
}

fn number(variable: &str, default: usize) -> usize {
    std::env::var(variable).ok().and_then(|v| v.parse().ok()).unwrap_or(default)
}

#[test]
fn mutants_that_verify_do_no_harm() {
    let (wanted, seed) = (number("SIDEWINDER_MUTANTS", 150), number("SIDEWINDER_MUTANT_SEED", 1));
    let mut random = Random(seed as u64);
    let codes: Vec<Rc<CodeObject>> = PROGRAMS
        .iter()
        .map(|p| compile(p.as_bytes(), "m.py", Mode::Exec).unwrap_or_else(|e| panic!("{e:?}")))
        .collect();
    let dir = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("mutants-{seed}"));
    let _ = fs::remove_dir_all(&dir);
    fs::create_dir_all(dir.join("__pycache__")).expect("test folder can be made");
    let dir = fs::canonicalize(dir).expect("it exists");
    fs::write(dir.join("driver.py"), DRIVER).expect("test file can be written");
    let source = "raise SystemError('compiled again')\n";
    let mut failures = Vec::new();
    for batch in 0..wanted.div_ceil(BATCH) {
        for k in 0..BATCH {
            let code = loop {
                let mut code = CodeObject::clone(&codes[random.below(codes.len())]);
                for _ in 0..=random.below(2) {
                    mutate(&mut code, &mut random);
                }
                if verify::verify(&code).is_ok() {
                    break code;
                }
            };
            let path = dir.join(format!("m{k}.py"));
            fs::write(&path, source).expect("test file can be written");
            let time = fs::metadata(&path).and_then(|m| m.modified()).expect("a time");
            let mtime = time.duration_since(UNIX_EPOCH).map_or(0, |d| d.as_secs() as u32);
            let stamp = SourceStamp::Mtime { mtime, size: source.len() as u32 };
            fs::write(pyc::cache_path(&path), pyc::write(&code, &stamp)).expect("test file can be written");
        }
        for args in [&["--jit=off"][..], &["--jit-threshold=2", "--jit-budget=off", "--jit-thread=off"]] {
            for (k, what) in run_batch(&dir, args) {
                let kept = dir.join(format!("failure-{batch}-{k}.pyc"));
                let _ = fs::copy(pyc::cache_path(&dir.join(format!("m{k}.py"))), &kept);
                failures.push(format!("{} {args:?}: {what}", kept.display()));
                if failures.len() >= 40 {
                    panic!("{}", failures.join("\n"));
                }
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
