//! Speed of the stages, each alone and in this process: `cargo bench -p sidewinder-benches [-- FILTER]`.
//!
//! | group | measures |
//! |---|---|
//! | `front end` | source to bytecode, in bytes per second |
//! | `interpreter` | loops and calls with no JIT plugged in, per iteration |
//! | `compile` | a cold loop until its machine code has run: recording, optimising, lowering, Cranelift |
//! | `machine code` | the same loops once compiled, per iteration |
//!
//! Whole programs, and other implementations, are measured by `sidewinder bench`.

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{Criterion, Throughput};
use sidewinder_benches::{Machine, on_large_stack, sources};
use sidewinder_frontend as frontend;
use sidewinder_jit::config::Config;

/// Iterations of a snippet in a call that measures its speed.
const LONG: i64 = 20_000;
/// Iterations that are enough to record, compile and enter a loop and its side traces.
const SHORT: i64 = 200;
/// Low, so that little of the measured time is spent in the interpreter.
const THRESHOLD: u32 = 8;

/// Functions `work(n)` whose time is proportional to n.
const SNIPPETS: &[(&str, &str)] = &[
    (
        "while int",
        "
def work(n):
    s = i = 0
    while i < n:
        s = s + i * 2
        i = i + 1
    return s
",
    ),
    (
        "range float",
        "
def work(n):
    s = 0.0
    for i in range(n):
        s = s * 0.5 + i
    return s
",
    ),
    (
        "branches",
        "
def work(n):
    a = b = c = 0
    for i in range(n):
        if i % 3 == 0:
            a += i
        elif i & 1:
            b += i
        else:
            c ^= i
    return a + b + c
",
    ),
    (
        "list items",
        "
def work(n):
    items = [0] * 64
    for i in range(n):
        items[i & 63] = items[i * 7 & 63] + 1
    return sum(items)
",
    ),
    (
        "attributes",
        "
class Point:
    def __init__(self):
        self.x = 0
        self.y = 1.0

def work(n):
    p = Point()
    for i in range(n):
        p.x = p.x + i
        p.y = p.y * 0.5
    return p.x
",
    ),
    (
        "call",
        "
def add(a, b):
    return a + b

def work(n):
    s = 0
    for i in range(n):
        s = add(s, i)
    return s
",
    ),
    (
        "method call",
        "
class Counter:
    def __init__(self):
        self.count = 0
    def step(self, by):
        self.count += by

def work(n):
    c = Counter()
    for i in range(n):
        c.step(i)
    return c.count
",
    ),
    (
        "keyword call",
        "
def mix(a, *, b=1, c=2):
    return a + b * c

def work(n):
    s = 0
    for i in range(n):
        s = mix(s, c=i)
    return s
",
    ),
    (
        "recursion",
        "
def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)

def work(n):
    s = 0
    for i in range(n // 20):
        s += depth(19)
    return s
",
    ),
    (
        "generator",
        "
def numbers(n):
    for i in range(n):
        yield i

def work(n):
    s = 0
    for i in numbers(n):
        s += i
    return s
",
    ),
];

fn front_end(c: &mut Criterion) {
    let mut group = c.benchmark_group("front end");
    for folder in ["benches/programs", "tests/programs"] {
        let files = sources(folder);
        group.throughput(Throughput::Bytes(files.iter().map(|f| f.1.len() as u64).sum()));
        group.bench_function(folder, |b| {
            b.iter(|| {
                for (name, source) in &files {
                    black_box(frontend::compile(source, name, frontend::Mode::Exec).is_ok());
                }
            });
        });
    }
    group.finish();
}

/// The speed of all snippets with the VM as it is.
fn running(c: &mut Criterion, s: &mut Machine, name: &str) {
    let mut group = c.benchmark_group(name);
    group.throughput(Throughput::Elements(LONG as u64));
    for (name, source) in SNIPPETS {
        let work = s.load(source);
        group.bench_function(*name, |b| b.iter(|| black_box(s.call(&work, LONG))));
    }
    group.finish();
}

fn compiling(c: &mut Criterion, s: &mut Machine) {
    let mut group = c.benchmark_group("compile");
    for (name, source) in SNIPPETS {
        group.bench_function(*name, |b| {
            b.iter_custom(|n| {
                let mut total = Duration::ZERO;
                for _ in 0..n {
                    let work = s.load(source);
                    let start = Instant::now();
                    black_box(s.call(&work, SHORT));
                    total += start.elapsed();
                }
                total
            });
        });
    }
    group.finish();
}

fn main() {
    on_large_stack(|| {
        let mut c = Criterion::default()
            .sample_size(20)
            .warm_up_time(Duration::from_millis(500))
            .measurement_time(Duration::from_secs(2))
            .configure_from_args();
        front_end(&mut c);
        // One VM: the interpreter comes before the JIT is plugged in.
        let mut s = Machine::new();
        running(&mut c, &mut s, "interpreter");
        s.install_jit(Config { threshold: THRESHOLD, ..Config::default() });
        compiling(&mut c, &mut s);
        running(&mut c, &mut s, "machine code");
        c.final_summary();
    });
}
