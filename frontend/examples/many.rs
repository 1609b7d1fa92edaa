use sidewinder_frontend::*;
fn main() {
    std::thread::Builder::new()
        .stack_size(1 << 30)
        .spawn(|| {
            let mut n = 0;
            for f in std::env::args().skip(1) {
                let Ok(b) = std::fs::read(&f) else { continue };
                let theirs = std::fs::read_to_string(format!("/tmp/pw/ast/{}.txt", f.replace('/', "_")))
                    .unwrap_or_default();
                if theirs.is_empty() {
                    continue;
                }
                n += 1;
                match print_ast::ast(&b, &f, Mode::Exec) {
                    Ok(o) => {
                        if o != theirs {
                            let l = o.lines().zip(theirs.lines()).enumerate().find(|(_, (a, b))| a != b);
                            println!("{f} {l:?}");
                        }
                    }
                    Err(e) => {
                        let e = e.render();
                        if e != theirs {
                            println!(
                                "{f} {e} THEIRS {}",
                                &theirs.lines().take(8).collect::<Vec<_>>().join("\n")
                            );
                        }
                    }
                }
            }
            println!("{n} files");
        })
        .unwrap()
        .join()
        .unwrap();
}
