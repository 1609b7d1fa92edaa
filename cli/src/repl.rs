//! Reading statements from the terminal, one at a time.

use sidewinder_frontend as frontend;
use sidewinder_frontend::Mode;
use sidewinder_vm as vm;
use vm::objects::*;
use vm::value::Ref;
use vm::vm::Vm;

use crate::{options, run};

/// Words that start a statement with a block, which ends at a blank line.
const COMPOUND: &[&str] = &["if", "while", "for", "try", "with", "def", "class", "async", "match", "@"];

/// Reads and runs statements until the end of input; the exit status.
pub fn run(m: &mut Vm, ns: &Ref<DictObj>, quiet: bool) -> i32 {
    if !quiet {
        vm::stdio::write_stderr(&format!("{}\nCtrl-D or exit() leaves.\n", options::version()));
    }
    let mut source = String::new();
    let mut count = 0;
    loop {
        let prompt = if source.is_empty() { ">>> " } else { "... " };
        let _ = m.out.write(prompt).and_then(|()| m.out.flush());
        let line = match m.out.input.read_line(usize::MAX) {
            Ok(l) => vm::stdio::decode(l),
            Err(e) if e.kind() == std::io::ErrorKind::Interrupted => {
                if m.poll().is_err() {
                    m.take_exception();
                    vm::stdio::write_stderr("\nKeyboardInterrupt\n");
                    source.clear();
                }
                continue;
            }
            Err(_) => return 1,
        };
        if line.is_empty() {
            let _ = m.out.write("\n");
            return 0;
        }
        let blank = line.trim().is_empty();
        if source.is_empty() && (blank || line.trim_start().starts_with('#')) {
            continue;
        }
        source.push_str(&line);
        let first =
            source.trim_start().split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
        let compound = COMPOUND.contains(&first) || source.starts_with('@');
        if compound && !blank {
            continue;
        }
        let filename = format!("<stdin-{count}>");
        let code = match frontend::compile(source.as_bytes(), "<stdin>", Mode::Single) {
            Err(e) if e.incomplete && !blank => continue,
            r => r,
        };
        count += 1;
        vm::traceback::register_source("<stdin>", source.as_bytes());
        vm::traceback::register_source(&filename, source.as_bytes());
        source.clear();
        let r = match code {
            Ok(code) => m.run_code(&CodeObj::link(&code, ns), None).map(drop),
            Err(e) => Err(vm::import::raise_compile_error(m, &e)),
        };
        if r.is_err() {
            if m.exception_is(&vm::types::builtin().system_exit) {
                return run::report(m);
            }
            let _ = m.out.flush();
            let e = m.take_exception();
            if vm::modules::sys::report_exception(m, &e).is_err() {
                return run::report(m);
            }
        }
        let _ = m.out.flush();
    }
}
