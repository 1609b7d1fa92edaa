//! What the benches share: Python sources, and a VM in this process.

use std::path::Path;

use sidewinder_frontend as frontend;
use sidewinder_jit::Tracing;
use sidewinder_jit::config::Config;
use sidewinder_vm::objects::CodeObj;
use sidewinder_vm::value::Value;
use sidewinder_vm::vm::{Res, Vm};
use sidewinder_vm::{builtins, import, modules, traceback};

/// Address space for the stack of the thread that compiles and runs: both recurse.
const STACK_BYTES: usize = 1 << 30;

/// Runs `f` on a thread with a large stack.
pub fn on_large_stack(f: impl FnOnce() + Send + 'static) {
    let thread = std::thread::Builder::new().stack_size(STACK_BYTES).spawn(f);
    thread.expect("a thread can be started").join().expect("the thread ends well");
}

/// The Python files of a folder of this repository, sorted, that the front end accepts: name and source.
pub fn sources(folder: &str) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(folder);
    let entries = std::fs::read_dir(&folder).expect("the folder is part of the repository");
    let mut files: Vec<_> = entries.flatten().map(|e| e.path()).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "py"));
    files.sort();
    let read = |f: &Path| (f.to_string_lossy().into_owned(), std::fs::read(f).unwrap_or_default());
    let mut all: Vec<(String, Vec<u8>)> = files.iter().map(|f| read(f)).collect();
    // Some tests are about syntax errors.
    all.retain(|(name, source)| frontend::compile(source, name, frontend::Mode::Exec).is_ok());
    all
}

/// A VM. There can be one in a process, and it stays on its thread.
pub struct Machine {
    vm: Box<Vm>,
}

impl Default for Machine {
    fn default() -> Machine {
        Machine::new()
    }
}

impl Machine {
    /// A VM without a JIT.
    pub fn new() -> Machine {
        let mut vm = Vm::new();
        builtins::install(&mut vm);
        modules::install(&mut vm);
        Machine { vm }
    }

    /// Plugs the JIT in. It counts only in what is loaded from now on.
    pub fn install_jit(&mut self, config: Config) {
        Tracing::install(&mut self.vm, config).expect("a log file that can be made");
    }

    /// Compiles and runs a module in a namespace of its own, and returns its function `work`. As everything is
    /// linked anew, its loops are cold.
    pub fn load(&mut self, source: &str) -> Value {
        let code = frontend::compile(source.as_bytes(), "<bench>", frontend::Mode::Exec);
        let code = code.unwrap_or_else(|_| panic!("not valid: {source}"));
        let module = import::new_module(&mut self.vm, "__main__");
        import::set_builtins(&mut self.vm, &module.ns);
        let code = CodeObj::link(&code, &module.ns);
        let r = self.vm.run_code(&code, None);
        self.checked(r);
        module.ns.get_str("work").expect("the module defines work")
    }

    /// Calls a function with a number.
    pub fn call(&mut self, function: &Value, n: i64) -> Value {
        let r = self.vm.call(function, &[Value::Int(n)]);
        self.checked(r)
    }

    fn checked(&mut self, r: Res<Value>) -> Value {
        r.unwrap_or_else(|_| {
            let e = self.vm.take_exception();
            panic!("{}", traceback::format_exception(&mut self.vm, &e))
        })
    }
}
