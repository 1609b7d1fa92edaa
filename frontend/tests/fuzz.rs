//! Random and mutated sources through every stage and printer: no panic, and what is compiled verifies.
//!
//! A second or so. `SIDEWINDER_FUZZ_SEED` and `SIDEWINDER_FUZZ_RUNS` make it another or a longer run; a
//! failure prints the source.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use sidewinder_frontend::{
    Mode, compile, dis, print_ast, print_cfg, print_symtable, print_tokens, pyc, verify,
};

const WORDS: &[&str] = &[
    "a",
    "b",
    "c",
    "é",
    "self",
    "_",
    "print",
    "__debug__",
    "__class__",
    "super",
    "1",
    "0",
    "2.5",
    "3j",
    "1_0",
    "0x1f",
    "99999999999999999999",
    "1e400",
    "'s'",
    "b'b'",
    "u'u'",
    "r'\\'",
    "'''",
    "\"\"\"",
    "'",
    "\"",
    "f'",
    "f'{a}'",
    "f'{a!r:>{b}}'",
    "f'{a=}'",
    "t'{a}'",
    "rf'",
    "'\\x41'",
    "'\\x'",
    "'\\N{dash}'",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "()",
    "[]",
    "{}",
    "+",
    "-",
    "*",
    "**",
    "/",
    "//",
    "%",
    "@",
    "~",
    "<<",
    ">>",
    "&",
    "|",
    "^",
    "<",
    ">",
    "==",
    "!=",
    "<=",
    ">=",
    "<>",
    "=",
    "+=",
    "//=",
    ":=",
    ":",
    ",",
    ";",
    ".",
    "...",
    "->",
    "!",
    "?",
    "$",
    "`",
    "\\",
    "\\\n",
    "#c",
    "not",
    "and",
    "or",
    "in",
    "is",
    "if",
    "elif",
    "else",
    "for",
    "while",
    "break",
    "continue",
    "lambda",
    "await",
    "async",
    "yield",
    "from",
    "import",
    "def",
    "class",
    "return",
    "del",
    "try",
    "except",
    "finally",
    "with",
    "as",
    "match",
    "case",
    "type",
    "global",
    "nonlocal",
    "raise",
    "assert",
    "pass",
    "None",
    "True",
    "False",
    "\n",
    "\n",
    "\n",
    "\n    ",
    "\n    ",
    "\n        ",
    "\n\t",
    "\x0c",
    "\u{feff}",
    "\r\n",
    "\0",
    "\u{1F600}",
    "if a:\n    ",
    "def f(a, *b, c=1, **d):\n    ",
    "class A[T](B):\n    ",
    "for a in b:\n    ",
    "try:\n    a\nexcept A as e:\n    ",
    "match a:\n    case ",
    "with a as b:\n    ",
    "[a for a in b]",
    "(yield a)",
    "lambda *a, b=1: ",
    "a if b else ",
    "async def f():\n    ",
    "except* A:",
    "global a",
    "nonlocal a",
];

struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        ((self.0 >> 33) as usize) % n.max(1)
    }

    fn pick<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }
}

fn token_soup(random: &mut Random) -> String {
    let mut out = String::new();
    for _ in 0..=random.below(40) {
        out.push_str(random.pick(WORDS));
        if random.below(3) != 0 {
            out.push(' ');
        }
    }
    out
}

/// A few changes to a few lines of a program, by character, word or line.
fn mutated(random: &mut Random, program: &str) -> String {
    let lines: Vec<&str> = program.split_inclusive('\n').collect();
    let first = random.below(lines.len());
    let n = 1 + random.below(25);
    let mut chars: Vec<char> = lines[first..(first + n).min(lines.len())].concat().chars().collect();
    for _ in 0..random.below(5) {
        let at = random.below(chars.len());
        let end = (at + 1 + random.below(6)).min(chars.len());
        match random.below(6) {
            0 => drop(chars.drain(at..end)),
            1 | 2 => drop(chars.splice(at..at, random.pick(WORDS).chars())),
            3 => {
                let copy: Vec<char> = chars[at..end].to_vec();
                let to = random.below(chars.len());
                drop(chars.splice(to..to, copy));
            }
            4 => chars.truncate(at),
            _ => drop(chars.splice(at..end, random.pick(WORDS).chars())),
        }
    }
    chars.into_iter().collect()
}

fn every_stage(source: &[u8], mode: Mode) {
    let compiled = compile(source, "fuzz.py", mode);
    let _ = print_tokens::tokens(source, "fuzz.py");
    match compiled {
        Ok(code) => {
            verify::verify(&code).unwrap();
            let _ = dis::disassemble(&code);
            let stamp = pyc::SourceStamp::Hash { hash: 0, check: false };
            assert_eq!(pyc::read(&pyc::write(&code, &stamp), &stamp).map(|_| ()), Ok(()));
            print_ast::ast(source, "fuzz.py", mode).unwrap();
            print_symtable(source, "fuzz.py", mode).unwrap();
            print_cfg(source, "fuzz.py", mode).unwrap();
        }
        Err(e) => {
            assert!(!e.render().is_empty());
            let _ = print_ast::ast(source, "fuzz.py", mode);
            let _ = print_symtable(source, "fuzz.py", mode);
        }
    }
}

fn setting(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().and_then(|v| v.parse().ok()).unwrap_or(default)
}

fn run() {
    let seed = setting("SIDEWINDER_FUZZ_SEED", 1);
    let mut random = Random(seed);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/programs");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    paths.sort();
    let mut programs: Vec<String> = paths
        .iter()
        .filter(|p| p.extension().is_some_and(|e| e == "py"))
        .filter_map(|p| std::fs::read_to_string(p).ok())
        .filter(|p| !p.is_empty())
        .collect();
    programs.push(include_str!("ast_all.py").to_string());
    programs.push(include_str!("syntax_error_cases.txt").to_string());
    for n in 0..setting("SIDEWINDER_FUZZ_RUNS", 1500) {
        let source = if n % 3 == 0 {
            token_soup(&mut random)
        } else {
            let which = random.below(programs.len());
            mutated(&mut random, &programs[which])
        };
        let mut bytes = source.into_bytes();
        if random.below(50) == 0 && !bytes.is_empty() {
            let at = random.below(bytes.len());
            bytes[at] ^= 0x80;
        }
        let mode = [Mode::Exec, Mode::Exec, Mode::Eval, Mode::Single][random.below(4)];
        if catch_unwind(AssertUnwindSafe(|| every_stage(&bytes, mode))).is_err() {
            panic!("seed {seed}, run {n}, {mode:?}:\n{:?}", String::from_utf8_lossy(&bytes));
        }
    }
}

#[test]
fn random_sources() {
    std::thread::Builder::new().stack_size(1 << 30).spawn(run).unwrap().join().unwrap();
}
