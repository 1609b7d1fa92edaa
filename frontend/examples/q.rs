use sidewinder_frontend::*;
fn main() {
    std::thread::Builder::new()
        .stack_size(1 << 30)
        .spawn(|| {
            for a in std::env::args().skip(1) {
                let s = a.replace("\\n", "\n");
                match compile(s.as_bytes(), "x.py", Mode::Exec) {
                    Ok(_) => println!("{s:?} ok"),
                    Err(e) => println!(
                        "{s:?} {}|{}|{}|{}|{}|{}",
                        e.kind.name(),
                        e.msg,
                        e.line,
                        e.col,
                        e.end_line,
                        e.end_col
                    ),
                }
            }
        })
        .unwrap()
        .join()
        .unwrap();
}
