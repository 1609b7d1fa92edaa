//! The `sidewinder` command.

mod bench;
mod options;
mod repl;
mod run;
mod signals;
mod stages;

use sidewinder_vm::memory;
use sidewinder_vm::vm::no_memory_to_start;

/// Address space for the stack of the thread that runs Python: the parser and native calls recurse.
const STACK_BYTES: usize = 1 << 30;

fn main() {
    let args: Vec<String> = std::env::args_os().skip(1).map(|a| a.to_string_lossy().into_owned()).collect();
    let options = match options::parse(&args) {
        Ok(o) => o,
        Err(e) => {
            run::complain(&format!("{e}\n{}\nTry `sidewinder -h' for more information.", options::USAGE));
            std::process::exit(2);
        }
    };
    // The thread ends the process itself: in a child that it forks there is nobody to wait for it.
    let work = move || -> () { std::process::exit(run::main(options)) };
    memory::keep_reserve();
    match std::thread::Builder::new().stack_size(memory::share(STACK_BYTES, 16)).spawn(work) {
        Ok(t) => {
            signals::block_all();
            let _ = t.join();
            std::process::exit(1)
        }
        Err(_) => no_memory_to_start(),
    }
}
