//! The `sidewinder` command.

mod bench;
mod options;
mod repl;
mod run;
mod signals;
mod stages;

/// Address space for the stack of the thread that runs Python: the parser and native calls recurse.
const STACK_BYTES: usize = 1 << 30;

fn main() {
    let args: Vec<String> = std::env::args_os().skip(1).map(|a| a.to_string_lossy().into_owned()).collect();
    let options = match options::parse(&args) {
        Ok(o) => o,
        Err(e) => {
            eprintln!("sidewinder: {e}\n{}\nTry `sidewinder -h' for more information.", options::USAGE);
            std::process::exit(2);
        }
    };
    let thread = std::thread::Builder::new().stack_size(STACK_BYTES).spawn(move || run::main(options));
    let status = match thread {
        Ok(t) => {
            signals::block_interrupts();
            t.join().unwrap_or(1)
        }
        Err(e) => {
            eprintln!("sidewinder: can't start: {e}");
            1
        }
    };
    std::process::exit(status);
}
