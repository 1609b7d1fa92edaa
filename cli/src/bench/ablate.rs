//! `sidewinder bench --ablate`: what does each pass buy?
//!
//! Programs are run with each optimiser pass off in turn, with all of them off, and without the JIT, by turns with the
//! default. Shown are how many times as long the first iteration (cold) and the later ones (warm) take as in the
//! default: 1.10x without a pass says that it buys a tenth. Intervals are 95 % bootstrap intervals over the
//! rounds of runs: they say what another measurement of these programs may give, not what other programs would.

use std::fmt::Write as _;

use sidewinder_jit::opt::PASSES;

use super::chart::{self, Bar, Chart};
use super::engines::{Engine, Figure, Outcome, Plan, Results, Run, measure_all};
use super::format::{json_list, json_number, json_numbers, json_object, json_string, seconds};
use super::stats::{Estimate, bootstrap, geometric_mean, median_of, ratio};
use super::{Settings, print, programs};

/// The name of the configuration that others are compared with.
const DEFAULT: &str = "default";

/// The configurations: name, options. The passes come from the optimiser's own list.
fn configurations() -> Vec<(String, Vec<String>)> {
    let row = |name: &str, args: &[&str]| (name.to_string(), args.iter().map(|a| a.to_string()).collect());
    let mut rows = vec![row(DEFAULT, &[])];
    rows.extend(PASSES.iter().map(|(pass, _)| (format!("no {pass}"), vec![format!("--opt=-{pass}")])));
    rows.push(row("no passes", &["--opt=-all"]));
    rows.push(row("no account", &["--jit-budget=off"]));
    rows.push(row("no JIT", &["--jit=off"]));
    rows
}

const TIMES: [Figure; 2] = [("cold", Run::cold), ("warm", Run::warm)];

/// How many times as long a configuration takes as the default, as a geometric mean over programs, for one of `TIMES`.
fn times_as_long(outcomes: &[Outcome], name: &str, f: fn(&Run) -> f64) -> Option<Estimate> {
    let times_of = |o: &Outcome| Some((o.of(name)?.all(f), o.of(DEFAULT)?.all(f)));
    let times: Vec<(Vec<f64>, Vec<f64>)> = outcomes.iter().filter_map(times_of).collect();
    let n_runs: Vec<usize> = times.iter().map(|(own, _)| own.len()).collect();
    // The runs of a round came one after the other, so they are drawn together.
    bootstrap(&n_runs, |samples| {
        let ratio_of = |((own, base), sample): (&(Vec<f64>, Vec<f64>), &Vec<usize>)| {
            ratio(median_of(own, sample), median_of(base, sample))
        };
        geometric_mean(times.iter().zip(samples).map(ratio_of))
    })
}

struct Mean<'a> {
    name: &'a str,
    times: [Option<Estimate>; 2],
}

fn means<'a>(plan: &'a Plan, outcomes: &[Outcome]) -> Vec<Mean<'a>> {
    let mean = |e: &'a Engine| Mean {
        name: &e.name,
        times: TIMES.map(|(_, f)| times_as_long(outcomes, &e.name, f)),
    };
    plan.engines.iter().map(mean).collect()
}

fn interval(e: Option<Estimate>) -> String {
    e.map_or("-".to_string(), |e| format!("{:.3} [{:.3}, {:.3}]", e.value, e.low, e.high))
}

fn header(plan: &Plan) -> String {
    format!(
        "First iteration (cold) and median of the last half of {} (warm), medians of {} processes: seconds, and times \
         as\nlong as the default with 95 % bootstrap intervals\n\n{:<20} {:<14} {:>9} {:<24} {:>9} {}\n",
        plan.iterations, plan.runs, "program", "configuration", "cold", "", "warm", ""
    )
}

fn rows(o: &Outcome) -> String {
    let mut out = String::new();
    for (n, m) in o.measured.iter().enumerate() {
        let label = if n == 0 { o.label() } else { String::new() };
        let [(cold, cold_times), (warm, warm_times)] = TIMES.map(|(_, f)| {
            let times = times_as_long(std::slice::from_ref(o), &m.engine.name, f);
            (seconds(m.median(f)), interval(times))
        });
        let _ = writeln!(
            out,
            "{label:<20} {:<14} {cold:>9} {cold_times:<24} {warm:>9} {warm_times}",
            m.engine.name
        );
    }
    out
}

fn means_table(means: &[Mean]) -> String {
    let mut out = format!(
        "Geometric means over the programs: times as long as the default\n\n{:<14} {:<24} {}\n",
        "configuration", "cold", "warm"
    );
    for m in means {
        let [cold, warm] = m.times.map(interval);
        let _ = writeln!(out, "{:<14} {cold:<24} {warm}", m.name);
    }
    out
}

fn json_estimate(e: Option<Estimate>) -> String {
    e.map_or("null".to_string(), |e| json_numbers(&[e.value, e.low, e.high]))
}

/// Of both times: value, and ends of the interval.
fn json_estimates(times: [Option<Estimate>; 2]) -> [(&'static str, String); 2] {
    [(TIMES[0].0, json_estimate(times[0])), (TIMES[1].0, json_estimate(times[1]))]
}

fn json(plan: &Plan, results: &Results) -> String {
    let programs = results.outcomes.iter().map(|o| {
        let configurations = o.measured.iter().map(|m| {
            let name = &m.engine.name;
            let times = TIMES.map(|(_, f)| times_as_long(std::slice::from_ref(o), name, f));
            let [cold, warm] = TIMES.map(|(_, f)| json_number(Some(m.median(f))));
            json_object([
                ("configuration", json_string(name)),
                ("cold", cold),
                ("warm", warm),
                ("times_as_long", json_object(json_estimates(times))),
                ("runs", json_list(m.runs.iter().map(|r| json_numbers(&r.iterations)))),
            ])
        });
        json_object([
            ("name", json_string(&o.program.name)),
            ("size", o.program.size.to_string()),
            ("configurations", json_list(configurations)),
        ])
    });
    let means = means(plan, &results.outcomes).into_iter().map(|m| {
        let [cold, warm] = json_estimates(m.times);
        json_object([("configuration", json_string(m.name)), cold, warm])
    });
    let members = [
        ("iterations", plan.iterations.to_string()),
        ("runs", plan.runs.to_string()),
        ("configurations", json_list(plan.engines.iter().map(Engine::json))),
        ("programs", json_list(programs)),
        ("times_as_long", json_list(means)),
        ("failures", json_list(results.failures.iter().map(|f| json_string(f)))),
    ];
    json_object(members) + "\n"
}

fn draw(plan: &Plan, results: &Results) -> String {
    let n_programs = results.outcomes.len();
    let groups = means(plan, &results.outcomes).into_iter().filter(|m| m.name != DEFAULT).map(|m| {
        let bars =
            TIMES.iter().zip(m.times).filter_map(|((name, _), e)| Some(Bar { series: name, estimate: e? }));
        (m.name.to_string(), bars.collect())
    });
    let programs = if n_programs == 1 { "one program".to_string() } else { format!("{n_programs} programs") };
    chart::draw(&Chart {
        title: "What each pass buys".to_string(),
        subtitle: format!(
            "Time without it over time with everything: geometric mean over {programs}, {} processes each, with 95 % \
             bootstrap intervals",
            plan.runs
        ),
        axis: "times as long as the default (logarithmic)".to_string(),
        series: TIMES.map(|(name, _)| name).to_vec(),
        notes: vec!["cold: first iteration, warm: median of the last half of the iterations".to_string()],
        groups: groups.collect(),
    })
}

/// Times the programs in all configurations; the exit status is 1 if one failed or results differ.
pub fn main(s: &Settings) -> Result<i32, String> {
    let programs = programs::find_all(&s.rest, programs::FOLDERS[0])?;
    let own = |(name, args): &(String, Vec<String>)| {
        Engine::own(name, &args.iter().map(String::as_str).collect::<Vec<_>>())
    };
    let plan = Plan {
        engines: configurations().iter().map(own).collect::<Result<_, _>>()?,
        iterations: s.iterations.unwrap_or(10),
        runs: s.runs.unwrap_or(7),
        how: s.how(None),
    };
    if !s.json && print(&header(&plan), 0) != 0 {
        return Ok(120);
    }
    let results = measure_all(&programs, &plan, |o| s.json || print(&rows(o), 0) == 0);
    if let Some(file) = &s.chart {
        std::fs::write(file, draw(&plan, &results)).map_err(|e| format!("can't write '{file}': {e}"))?;
    }
    let text = match s.json {
        true => json(&plan, &results),
        false => format!("\n{}", means_table(&means(&plan, &results.outcomes))),
    };
    Ok(print(&text, results.status()))
}

#[cfg(test)]
mod tests {
    use super::super::engines::Measured;
    use super::super::engines::tests::{engine, program, run_of};
    use super::super::process::How;
    use super::*;

    fn own(name: &str) -> Engine {
        Engine { name: name.to_string(), ..engine("x") }
    }

    #[test]
    fn configurations_are_the_default_every_pass_and_the_ends() {
        let rows = configurations();
        assert_eq!(rows.len(), PASSES.len() + 4);
        assert!(rows[0].1.is_empty() && rows.iter().any(|r| r.1 == ["--opt=-peel"]));
        let names: std::collections::HashSet<_> = rows.iter().map(|r| &r.0).collect();
        assert_eq!(names.len(), rows.len());
    }

    #[test]
    fn times_are_relative_to_the_default() {
        let plan =
            Plan { engines: vec![own(DEFAULT), own("slow")], iterations: 2, runs: 2, how: How::default() };
        let p = program();
        let outcome = |slow: f64| Outcome {
            program: &p,
            measured: vec![
                Measured { engine: &plan.engines[0], runs: vec![run_of(&[1.0, 0.5]), run_of(&[1.0, 0.5])] },
                Measured { engine: &plan.engines[1], runs: vec![run_of(&[slow, 0.5]), run_of(&[slow, 0.5])] },
            ],
            skipped: Vec::new(),
        };
        let outcomes = vec![outcome(2.0), outcome(8.0)];
        let m = means(&plan, &outcomes);
        assert_eq!(m[0].times[0].map(|e| e.value), Some(1.0));
        let slow = m[1].times[0].expect("it was measured");
        assert!([slow.value, slow.low, slow.high].iter().all(|t| (t - 4.0).abs() < 1e-9), "{slow:?}");
        let table = header(&plan) + &rows(&outcomes[0]) + &means_table(&m);
        assert!(table.lines().all(|l| l.chars().count() <= 120), "{table}");
        let results = Results { outcomes, failures: Vec::new() };
        assert!(json(&plan, &results).contains("\"configuration\":\"slow\""));
        let svg = draw(&plan, &results);
        assert!(svg.contains(">slow<") && !svg.contains(">default<"));
    }
}
