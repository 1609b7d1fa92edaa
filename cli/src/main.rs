//! The `sidewinder` command.

use sidewinder_frontend as frontend;
use sidewinder_vm as vm;

fn main() {
    let path = std::env::args().nth(1).unwrap_or_default();
    if path == "dis" {
        let p = std::env::args().nth(2).unwrap_or_default();
        let c = frontend::compile(&std::fs::read(&p).unwrap_or_default(), &p, frontend::Mode::Exec);
        if let Ok(c) = c {
            print!("{}", frontend::dis::disassemble(&c));
        }
        return;
    }
    let run = move || {
        let source = std::fs::read(&path).unwrap_or_default();
        let mut m = vm::vm::Vm::new();
        vm::builtins::install(&mut m);
        vm::modules::install(&mut m);
        if let Ok(o) = std::env::var("SW_JIT") {
            let mut cfg = sidewinder_jit::config::Config::default();
            for w in o.split(' ') {
                if let Some(d) = w.strip_prefix("dump=") {
                    cfg.dumps = d.split(',').map(|s| s.to_string()).collect();
                } else if let Some(d) = w.strip_prefix("t=") {
                    cfg.threshold = d.parse().unwrap_or(2);
                } else if let Some(d) = w.strip_prefix("stress=") {
                    cfg.stress = Some((d.parse().unwrap_or(2), None));
                } else if let Some(d) = w.strip_prefix("-") {
                    cfg.passes.switch(d, false);
                }
            }
            sidewinder_jit::Tracing::install(&mut m, cfg);
        }
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
        if let Some(j) = m.jit {
            eprint!("{}", j.stats());
        }
        r.is_err() as i32
    };
    let t = std::thread::Builder::new().stack_size(1 << 30).spawn(run);
    std::process::exit(t.map(|t| t.join().unwrap_or(1)).unwrap_or(1));
}
