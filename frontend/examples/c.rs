use sidewinder_frontend::*;
fn main() {
    std::thread::Builder::new()
        .stack_size(1 << 30)
        .spawn(|| {
            for f in std::env::args().skip(1) {
                if let Err(e) = compile(&std::fs::read(&f).unwrap(), &f, Mode::Exec) {
                    print!("{}", e.render())
                }
            }
        })
        .unwrap()
        .join()
        .unwrap();
}
