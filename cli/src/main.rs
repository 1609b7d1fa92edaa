//! The `sidewinder` command.

use sidewinder_frontend as frontend;
use sidewinder_vm as vm;

fn main() {
    let path = std::env::args().nth(1).unwrap_or_default();
    let run = move || {
        let source = std::fs::read(&path).unwrap_or_default();
        let mut m = vm::vm::Vm::new();
        vm::builtins::install(&mut m);
        vm::modules::install(&mut m);
        let code = match frontend::compile(&source, &path, frontend::Mode::Exec) {
            Ok(c) => c,
            Err(e) => {
                eprintln!("{e:?}");
                return 1;
            }
        };
        let ns = vm::objects::NamespaceObj::new(Some(m.builtins.clone()));
        ns.set_str("__name__", "__main__".into());
        let code = vm::objects::CodeObj::link(&code, &ns);
        let r = m.run_code(&code);
        if r.is_err() {
            let e = m.take_exception();
            eprintln!("{e:?} {:?}", e.get_exact::<vm::objects::ExceptionObj>().map(|e| e.args.get()));
        }
        let _ = m.out.flush();
        r.is_err() as i32
    };
    let t = std::thread::Builder::new().stack_size(1 << 30).spawn(run);
    std::process::exit(t.map(|t| t.join().unwrap_or(1)).unwrap_or(1));
}
