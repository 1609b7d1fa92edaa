//! `sidewinder bench --first`: what do the first calls of a function cost, before compiling can have paid?
//!
//! Each process calls `run(N)` some times (20, if not said otherwise). Shown are the first call, and all together, as
//! medians over the processes. Times are what the programs print: those of `benches/short` print processor time, in
//! which that of the JIT is contained wherever it is spent. Ratios are times of the JIT over those of another
//! engine: below 1 the JIT is faster.

use std::fmt::Write as _;

use super::engines::{Engine, Figure, JIT, Measured, Outcome, Plan, Results, Run, measure_all};
use super::format::{json_list, json_number, json_numbers, json_object, json_string, milliseconds, times};
use super::stats::{geometric_mean, ratio};
use super::{Settings, print, programs};

const TIMES: [Figure; 2] = [("first", Run::cold), ("all", Run::total)];

/// Time of the JIT over that of another engine, for each of `TIMES`.
fn ratios(o: &Outcome, other: &Measured) -> [Option<f64>; 2] {
    TIMES.map(|(_, f)| ratio(o.of(JIT)?.median(f), other.median(f)))
}

/// The JIT against another engine over all programs.
struct Summary<'a> {
    against: &'a str,
    n_programs: usize,
    mean: [Option<f64>; 2],
    /// The largest ratio, and the program that has it.
    worst: [Option<(f64, String)>; 2],
}

fn summaries<'a>(plan: &'a Plan, outcomes: &[Outcome]) -> Vec<Summary<'a>> {
    let against = |engine: &'a Engine| {
        let of = |o: &Outcome| Some((o.label(), ratios(o, o.of(&engine.name)?)));
        let all: Vec<(String, [Option<f64>; 2])> = outcomes.iter().filter_map(of).collect();
        let worst = |k: usize| {
            let known = all.iter().filter_map(|(label, r)| Some((r[k]?, label.clone())));
            known.max_by(|a, b| a.0.total_cmp(&b.0))
        };
        Summary {
            against: &engine.name,
            n_programs: all.len(),
            mean: [0, 1].map(|k| geometric_mean(all.iter().map(|(_, r)| r[k]))),
            worst: [0, 1].map(worst),
        }
    };
    plan.engines.iter().filter(|e| e.name != JIT).map(against).collect()
}

fn header(plan: &Plan) -> String {
    format!(
        "The first call and {} calls together in ms, medians of {} processes; times of the JIT over those of the \
         engine\n\n{:<24} {:<16} {:>9} {:>9}  {:>9} {:>9}\n",
        plan.iterations, plan.runs, "program", "engine", "first", "all", "jit first", "jit all"
    )
}

fn rows(o: &Outcome) -> String {
    let mut out = String::new();
    for (n, m) in o.measured.iter().enumerate() {
        let label = if n == 0 { o.label() } else { String::new() };
        let [first, all] = TIMES.map(|(_, f)| milliseconds(m.median(f)));
        let name = &m.engine.name;
        let _ = write!(out, "{label:<24} {name:<16} {first:>9} {all:>9}");
        if name != JIT {
            let [first, all] = ratios(o, m).map(times);
            let _ = write!(out, "  {first:>9} {all:>9}");
        }
        out.push('\n');
    }
    out
}

fn summary_table(summaries: &[Summary]) -> String {
    let mut out = String::from("Geometric means: time of the JIT over that of another engine\n\n");
    let _ = writeln!(
        out,
        "{:<16} {:>9} {:>9} {:>9}  {:<30} worst all",
        "engine", "programs", "first", "all", "worst first"
    );
    for s in summaries {
        let [first, all] = s.mean.map(times);
        let worst = s
            .worst
            .each_ref()
            .map(|w| w.as_ref().map_or("-".to_string(), |(r, label)| format!("{} {label}", times(Some(*r)))));
        let _ = writeln!(
            out,
            "{:<16} {:>9} {first:>9} {all:>9}  {:<30} {}",
            s.against, s.n_programs, worst[0], worst[1]
        );
    }
    out
}

fn json_ratios(r: [Option<f64>; 2]) -> String {
    json_object(TIMES.iter().zip(r).map(|((name, _), r)| (*name, json_number(r))))
}

fn json(plan: &Plan, results: &Results) -> String {
    let programs = results.outcomes.iter().map(|o| {
        let engines = o.measured.iter().map(|m| {
            let [first, all] = TIMES.map(|(_, f)| json_number(Some(m.median(f))));
            json_object([
                ("engine", json_string(&m.engine.name)),
                ("first", first),
                ("all", all),
                ("jit_over_it", json_ratios(ratios(o, m))),
                ("runs", json_list(m.runs.iter().map(|r| json_numbers(&r.iterations)))),
            ])
        });
        json_object([
            ("name", json_string(&o.program.name)),
            ("size", o.program.size.to_string()),
            ("engines", json_list(engines)),
            ("skipped", json_list(o.skipped.iter().map(|e| json_string(e)))),
        ])
    });
    let means = summaries(plan, &results.outcomes).into_iter().map(|s| {
        json_object([
            ("against", json_string(s.against)),
            ("programs", s.n_programs.to_string()),
            ("jit_over_it", json_ratios(s.mean)),
            ("worst", json_ratios(s.worst.map(|w| w.map(|(r, _)| r)))),
        ])
    });
    let members = [
        ("iterations", plan.iterations.to_string()),
        ("runs", plan.runs.to_string()),
        ("engines", json_list(plan.engines.iter().map(Engine::json))),
        ("programs", json_list(programs)),
        ("means", json_list(means)),
        ("failures", json_list(results.failures.iter().map(|f| json_string(f)))),
    ];
    json_object(members) + "\n"
}

/// Times the first calls; the exit status is 1 if an engine failed or results differ.
pub fn main(s: &Settings) -> Result<i32, String> {
    let programs = programs::find_all(&s.rest, programs::FOLDERS[1])?;
    let plan = Plan {
        engines: s.engines()?,
        iterations: s.iterations.unwrap_or(20),
        runs: s.runs.unwrap_or(3),
        how: s.how(None),
    };
    if !s.json && print(&header(&plan), 0) != 0 {
        return Ok(120);
    }
    let results = measure_all(&programs, &plan, |o| s.json || print(&rows(o), 0) == 0);
    let text = match s.json {
        true => json(&plan, &results),
        false => format!("\n{}", summary_table(&summaries(&plan, &results.outcomes))),
    };
    Ok(print(&text, results.status()))
}

#[cfg(test)]
mod tests {
    use super::super::engines::INTERPRETER;
    use super::super::engines::tests::{engine, program, run_of};
    use super::super::process::How;
    use super::*;

    #[test]
    fn ratios_are_of_the_jit_over_the_others() {
        let (jit, off) = (
            Engine { name: JIT.to_string(), ..engine("x") },
            Engine { name: INTERPRETER.to_string(), ..engine("x") },
        );
        let p = program();
        let measured = vec![
            Measured { engine: &off, runs: vec![run_of(&[2.0, 2.0])] },
            Measured { engine: &jit, runs: vec![run_of(&[3.0, 0.5])] },
        ];
        let o = Outcome { program: &p, measured, skipped: Vec::new() };
        assert!(rows(&o).contains("1.50x     0.88x"), "{}", rows(&o));
        let engines = vec![
            Engine { name: INTERPRETER.to_string(), ..engine("x") },
            Engine { name: JIT.to_string(), ..engine("x") },
        ];
        let plan = Plan { engines, iterations: 2, runs: 1, how: How::default() };
        let s = summaries(&plan, &[o]);
        assert_eq!((s.len(), s[0].worst[0].clone()), (1, Some((1.5, "fib:20".to_string()))));
        assert!(summary_table(&s).lines().all(|l| l.chars().count() <= 120));
    }
}
