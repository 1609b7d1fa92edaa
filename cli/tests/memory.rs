//! Programs that use up the address space they are given: they get MemoryError, twice, and go on.

use std::process::{Command, Stdio};

/// KiB of address space: as little as will do, so that it is soon used up.
const LIMIT: u32 = 160_000;

struct Ran {
    status: Option<i32>,
    out: String,
    err: String,
}

/// Runs code with a limit.
fn run(limit: u32, mode: &str, code: &str) -> Ran {
    let o = Command::new("sh")
        .args(["-c", &format!("ulimit -v {limit}; exec \"$0\" \"$@\"")])
        .args([env!("CARGO_BIN_EXE_sidewinder"), mode, "-c", code])
        .stdin(Stdio::null())
        .output()
        .expect("it runs");
    let text = |b: &[u8]| String::from_utf8_lossy(b).into_owned();
    Ran { status: o.status.code(), out: text(&o.stdout), err: text(&o.stderr) }
}

/// Each comes to the end of memory, for which `x`, `y` and `i` are at hand.
const CASES: &[&str] = &[
    "while True: x.append(1)",
    "while True: x.append((i, x))",
    "while True: x.append('a' * 100_000)",
    "while True: x = x + x + [1]",
    "while True: x.extend(range(10_000))",
    "while True: x[0:0] = [1, 2.5]; x += x",
    "while True: x = [x]",
    "while True: y[i] = i; i += 1",
    "while True: y[str(i)] = [i]; i += 1",
    "x = set()\nwhile True: x.add(i); i += 1",
    "x = 'ab'\nwhile True: x += x",
    "x = 'äb'\nwhile True: x = x + x",
    "x = b'ab'\nwhile True: x += x",
    "x = bytearray(b'ab')\nwhile True: x.extend(x)",
    "from collections import deque; x = deque()\nwhile True: x.append(1)",
    "from array import array; x = array('d', [0.0] * 1000)\nwhile True: x.extend(x)",
    "import io; x = io.StringIO()\nwhile True: x.write('abc' * 10_000)",
    "import io; x = io.BytesIO()\nwhile True: x.write(b'abc' * 10_000)",
    "x = [i for i in range(10 ** 9)]",
    "x = list(zip(range(10 ** 9), range(10 ** 9)))",
    "x = sorted(map(str, range(10 ** 9)))",
    "x = set(range(10 ** 9))",
    "x = (lambda *a: a)(*map(str, range(10 ** 9)))",
    "x = ','.join(['a' * 1_000_000] * 1000)",
    "x = b','.join([b'a' * 1_000_000] * 1000)",
    "x = ('a' * 100_000).replace('a', 'b' * 100_000)",
    "x = (b'a' * 100_000).replace(b'a', b'b' * 100_000)",
    "x = ('a ' * 3_000_000).split()",
    "x = ('a\\n' * 3_000_000).splitlines()",
    "x = ('a' * 30_000_000).encode('utf-32')",
    "x = '%s' * 1000 % ((('a' * 10 ** 6),) * 1000)",
    "import json; x = json.loads('[' + '[],' * 2_000_000 + '1]')",
    "import struct; x = struct.pack('1000000000s', b'')",
    "x = open('/dev/zero', 'rb').read()",
];

#[test]
fn memory_comes_to_an_end_and_there_is_some_again() {
    // Two at a time.
    let (first, second) = CASES.split_at(CASES.len() / 2);
    std::thread::scope(|s| {
        s.spawn(|| comes_to_the_end(first));
        comes_to_the_end(second);
    });
}

fn comes_to_the_end(cases: &[&str]) {
    for (i, case) in cases.iter().enumerate() {
        let body = case.replace('\n', "\n            ");
        let code = format!(
            "def use(x, y, i):\n    try:\n        if i == 0:\n            {body}\n    except MemoryError:\n        return 1\n\
             print(use([], {{}}, 0) + use([], {{}}, 0), len('a' * 1_000_000))\n"
        );
        // Each in one of the two ways, since it takes its time.
        let mode = if i % 2 == 0 { "--jit=on" } else { "--jit=off" };
        let r = run(LIMIT, mode, &code);
        let ended = (r.status, r.out.as_str(), r.err.as_str());
        assert_eq!(ended, (Some(0), "2 1000000\n", ""), "{mode} {case}");
    }
}

#[test]
fn what_nobody_catches_has_a_traceback() {
    let r = run(LIMIT, "--jit=on", "x = []\nwhile True:\n    x.append('a' * 10_000)\n");
    assert_eq!((r.status, r.out.as_str()), (Some(1), ""));
    assert!(
        r.err.starts_with("Traceback (most recent call last):\n") && r.err.ends_with("\nMemoryError\n"),
        "{}",
        r.err
    );
}

#[test]
fn too_little_to_start_with() {
    for limit in [34_000, 40_000, 80_000, 150_000] {
        let r = run(limit, "--jit=on", "print(1)");
        match r.status {
            Some(0) => assert_eq!(r.out, "1\n", "{limit}"),
            s => assert!(s.is_some() && !r.err.contains("panicked"), "{limit}: {s:?} {}", r.err),
        }
    }
}
