//! `sidewinder bench`: times programs against the interpreter, the JIT and other implementations.
//!
//! | measure | is |
//! |---|---|
//! | cold | the first iteration: includes warming up, not starting the process |
//! | warm | the median of the last half of the iterations |
//! | wall | the whole process, from its start to its end |
//! | rss  | its peak resident memory (of its largest process, if it starts others) |
//!
//! Each is the median over the runs; for warm, the smallest and the largest of the runs are shown as well.

use std::fmt::Write as _;

use super::engines::{Engine, Figure, Measured, Outcome, Plan, Results, Run, measure_all};
use super::format::{json_list, json_number, json_numbers, json_object, json_string, seconds, times};
use super::process::How;
use super::stats::{geometric_mean, ratio};
use super::{Settings, print, programs};

/// Times the programs; the exit status is 1 if an engine failed or results differ.
pub fn main(s: &Settings) -> Result<i32, String> {
    let programs = programs::find_all(&s.rest, programs::FOLDERS[0])?;
    let plan = Plan {
        engines: s.engines()?,
        iterations: s.iterations.unwrap_or(10),
        runs: s.runs.unwrap_or(3),
        how: How::default(),
    };
    if !s.json && print(&header(&plan), 0) != 0 {
        return Ok(120);
    }
    let results = measure_all(&programs, &plan, |o| s.json || print(&rows(&plan, o), 0) == 0);
    let status = results.status();
    if s.json {
        return Ok(print(&json(&plan, &results), status));
    }
    let means = means(&plan, &results.outcomes);
    Ok(if means.is_empty() { status } else { print(&format!("\n{}", means_table(&means)), status) })
}

// ---- numbers -------------------------------------------------------------------------------------------------------

/// The times that are compared.
const TIMES: [Figure; 3] = [("cold", Run::cold), ("warm", Run::warm), ("wall", |r| r.wall)];

/// How many times as fast `m` is as `base`, for each of `TIMES`.
fn ratios(m: &Measured, base: &Measured) -> [Option<f64>; 3] {
    TIMES.map(|(_, f)| ratio(base.median(f), m.median(f)))
}

/// An engine against another over all programs that both have run.
struct Mean<'a> {
    engine: &'a str,
    against: &'a str,
    n_programs: usize,
    ratios: [Option<f64>; 3],
}

/// The engines that others are compared with: the peers, or without any the first engine.
fn bases(s: &Plan) -> Vec<&Engine> {
    let peers: Vec<&Engine> = s.engines.iter().filter(|e| e.is_peer).collect();
    if peers.is_empty() { s.engines.iter().take(1).collect() } else { peers }
}

fn means<'a>(s: &'a Plan, outcomes: &[Outcome]) -> Vec<Mean<'a>> {
    let mut out = Vec::new();
    for against in bases(s) {
        for engine in s.engines.iter().filter(|e| e.name != against.name) {
            let of = |o: &Outcome| Some(ratios(o.of(&engine.name)?, o.of(&against.name)?));
            let all: Vec<[Option<f64>; 3]> = outcomes.iter().filter_map(of).collect();
            if !all.is_empty() {
                out.push(Mean {
                    engine: &engine.name,
                    against: &against.name,
                    n_programs: all.len(),
                    ratios: [0, 1, 2].map(|k| geometric_mean(all.iter().map(|r| r[k]))),
                });
            }
        }
    }
    out
}

// ---- printing ------------------------------------------------------------------------------------------------------

const MIB: f64 = 1024.0 * 1024.0;

fn header(s: &Plan) -> String {
    let base = bases(s).first().map_or("", |b| &b.name);
    format!(
        "{} iterations in a process, {} processes each; seconds, and how many times as fast as {base}\n\n\
         {:<20} {:<14} {:>8} {:>8} {:>19} {:>8} {:>8}  {:>8} {:>8} {:>8}\n",
        s.iterations,
        s.runs,
        "program",
        "engine",
        "cold",
        "warm",
        "warm min-max",
        "wall",
        "rss MiB",
        "cold",
        "warm",
        "wall"
    )
}

fn warm_range(m: &Measured) -> (f64, f64) {
    m.runs.iter().map(Run::warm).fold((f64::INFINITY, 0.0), |r, w| (r.0.min(w), r.1.max(w)))
}

fn rows(s: &Plan, o: &Outcome) -> String {
    let mut out = String::new();
    let base = bases(s).first().map_or("", |b| &b.name);
    let base = o.of(base);
    for (n, m) in o.measured.iter().enumerate() {
        let label = if n == 0 { o.label() } else { String::new() };
        let [cold, warm, wall] = TIMES.map(|(_, f)| seconds(m.median(f)));
        let (lo, hi) = warm_range(m);
        let range = format!("{}-{}", seconds(lo), seconds(hi));
        let rss = m.median(|r| r.rss_bytes as f64) / MIB;
        let [rc, rw, rp] = base.map_or([None; 3], |b| ratios(m, b)).map(times);
        let _ = writeln!(
            out,
            "{label:<20} {:<14} {cold:>8} {warm:>8} {range:>19} {wall:>8} {rss:>8.1}  {rc:>8} {rw:>8} {rp:>8}",
            m.engine.name
        );
    }
    if !o.skipped.is_empty() {
        let _ = writeln!(out, "{:<20} no twin for {}", "", o.skipped.join(", "));
    }
    out
}

fn means_table(means: &[Mean]) -> String {
    let mut out = format!(
        "Geometric means: how many times as fast\n\n{:<20} {:<20} {:>8} {:>8} {:>8} {:>10}\n",
        "engine", "as", "cold", "warm", "wall", "programs"
    );
    for m in means {
        let [cold, warm, wall] = m.ratios.map(times);
        let _ = writeln!(
            out,
            "{:<20} {:<20} {cold:>8} {warm:>8} {wall:>8} {:>10}",
            m.engine, m.against, m.n_programs
        );
    }
    out
}

/// The three ratios as an object.
fn json_ratios(r: [Option<f64>; 3]) -> String {
    json_object(TIMES.iter().zip(r).map(|((name, _), r)| (*name, json_number(r))))
}

fn json_measured(m: &Measured, base: Option<&Measured>) -> String {
    let runs = m.runs.iter().map(|r| {
        json_object([
            ("iterations", json_numbers(&r.iterations)),
            ("wall", json_number(Some(r.wall))),
            ("rss_bytes", r.rss_bytes.to_string()),
        ])
    });
    let (lo, hi) = warm_range(m);
    let [cold, warm, wall] = TIMES.map(|(_, f)| json_number(Some(m.median(f))));
    json_object([
        ("engine", json_string(&m.engine.name)),
        ("cold", cold),
        ("warm", warm),
        ("warm_min", json_number(Some(lo))),
        ("warm_max", json_number(Some(hi))),
        ("wall", wall),
        ("rss_bytes", (m.median(|r| r.rss_bytes as f64) as u64).to_string()),
        ("times_as_fast", base.map_or("null".to_string(), |b| json_ratios(ratios(m, b)))),
        ("runs", json_list(runs)),
    ])
}

fn json(s: &Plan, results: &Results) -> String {
    let base_name = bases(s).first().map_or("", |b| &b.name);
    let programs = results.outcomes.iter().map(|o| {
        json_object([
            ("name", json_string(&o.program.name)),
            ("size", o.program.size.to_string()),
            ("engines", json_list(o.measured.iter().map(|m| json_measured(m, o.of(base_name))))),
            ("skipped", json_list(o.skipped.iter().map(|e| json_string(e)))),
        ])
    });
    let means = means(s, &results.outcomes);
    let means = means.iter().map(|m| {
        json_object([
            ("engine", json_string(m.engine)),
            ("against", json_string(m.against)),
            ("programs", m.n_programs.to_string()),
            ("times_as_fast", json_ratios(m.ratios)),
        ])
    });
    let members = [
        ("iterations", s.iterations.to_string()),
        ("runs", s.runs.to_string()),
        ("base", json_string(base_name)),
        ("engines", json_list(s.engines.iter().map(Engine::json))),
        ("programs", json_list(programs)),
        ("means", json_list(means)),
        ("failures", json_list(results.failures.iter().map(|f| json_string(f)))),
    ];
    json_object(members) + "\n"
}

#[cfg(test)]
mod tests {
    use super::super::engines::tests::{engine, program, run_of};
    use super::*;

    #[test]
    fn rows_fit_120_columns() {
        let plan = Plan { engines: Vec::new(), iterations: 1, runs: 1, how: How::default() };
        let (engine, program) = (engine("x"), program());
        let run = Run { wall: 123.456, ..run_of(&[123.456]) };
        let o = Outcome {
            program: &program,
            measured: vec![Measured { engine: &engine, runs: vec![run] }],
            skipped: Vec::new(),
        };
        assert!((header(&plan) + &rows(&plan, &o)).lines().all(|l| l.chars().count() <= 120));
    }
}
