use sidewinder_frontend::*;
fn unquote(text: &str) -> String {
    let mut out = String::new();
    let t = text.strip_prefix('"').unwrap().strip_suffix('"').unwrap();
    let mut chars = t.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        match chars.next() {
            Some('n') => out.push('\n'),
            Some('t') => out.push('\t'),
            Some('r') => out.push('\r'),
            Some('f') => out.push('\x0c'),
            Some('b') => out.push('\x08'),
            Some('u') => {
                let d: String = chars.by_ref().take(4).collect();
                out.extend(u32::from_str_radix(&d, 16).ok().and_then(char::from_u32));
            }
            Some(c) => out.push(c),
            None => {}
        }
    }
    out
}
fn main() {
    std::thread::Builder::new()
        .stack_size(1 << 30)
        .spawn(|| {
            let f = std::env::args().nth(1).unwrap();
            let only_parse = std::env::args().nth(2).is_some();
            let (mut right, mut wrong) = (0, 0);
            for line in std::fs::read_to_string(f).unwrap().lines() {
                let (q, t) = line.split_once('\t').unwrap();
                let s = unquote(q);
                let t = t.strip_suffix("|-1").map_or(t.to_string(), |r| format!("{r}|0"));
                let r = if only_parse {
                    parse::parse(s.as_bytes(), "x.py", Mode::Exec).map(|_| ())
                } else {
                    compile(s.as_bytes(), "x.py", Mode::Exec).map(|_| ())
                };
                let o = match r {
                    Ok(_) => "ok".into(),
                    Err(e) => format!(
                        "{}|{}|{}|{}|{}|{}",
                        e.kind.name(),
                        e.msg,
                        e.line,
                        e.col,
                        e.end_line,
                        e.end_col
                    ),
                };
                if o == t {
                    right += 1
                } else {
                    wrong += 1;
                    println!("{q}\n    CPython {t}\n    we      {o}");
                }
            }
            println!("right {right} wrong {wrong}");
        })
        .unwrap()
        .join()
        .unwrap();
}
