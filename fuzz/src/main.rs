//! The `sidewinder-fuzz` command.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use sidewinder_fuzz::modes::{self, Mode};
use sidewinder_fuzz::oracle::Oracle;
use sidewinder_fuzz::program::{self, Feature, Program, generate_without, shrink};
use sidewinder_fuzz::run::{
    CPU_SECONDS, CPU_SECONDS_SHRINKING, Difference, Outcome, Runner, first_difference,
};

const USAGE: &str = "\
usage: sidewinder-fuzz program [option] ...   generate programs, run them, compare, shrink what differs
       sidewinder-fuzz show SEED              print a program
       sidewinder-fuzz check FILE ...         run files in all modes (or those given) and compare

Options:
  --start SEED       the first seed (default: 1)
  --count N          how many programs (default: 100, or no end with --seconds)
  --seconds S        start no program after so many seconds
  --modes A,B        the modes, or `all` (default: threshold-2, and two others by turns)
  --without A,B      features that programs are not to have, such as `pow`: they are other programs then
  --python COMMAND   CPython 3.14 (default: python3.14, if there is one)
  --out DIR          where programs that differ go (default: sidewinder-fuzz in the temporary folder)
  --shrink S         most seconds to shrink one of them (default: 120)

The sidewinder command is $SIDEWINDER, or the one built in the same profile.";

/// So many finds of which the first difference reads the same are shrunk: more are most likely the same fault.
const MOST_ALIKE: usize = 2;
/// Modes besides `threshold-2` for each program.
const EXTRA_MODES: usize = 2;
/// How often a mode with a thread is run, to find out whether it differs.
const ATTEMPTS: usize = 4;

struct Options {
    start: u64,
    count: Option<u64>,
    seconds: Option<u64>,
    modes: Option<String>,
    without: Vec<Feature>,
    python: Option<String>,
    out: PathBuf,
    shrink: u64,
    /// What is no option.
    rest: Vec<String>,
}

fn options(args: impl Iterator<Item = String>) -> Result<Options, String> {
    let mut o = Options {
        start: 1,
        count: None,
        seconds: None,
        modes: None,
        without: Vec::new(),
        python: None,
        out: std::env::temp_dir().join("sidewinder-fuzz"),
        shrink: 120,
        rest: Vec::new(),
    };
    let mut args = args;
    while let Some(arg) = args.next() {
        if !arg.starts_with("--") {
            o.rest.push(arg);
            continue;
        }
        let value = args.next().ok_or_else(|| format!("{arg} needs a value"))?;
        let number = || value.parse::<u64>().map_err(|_| format!("{arg} needs a number, not '{value}'"));
        match arg.as_str() {
            "--start" => o.start = number()?,
            "--count" => o.count = Some(number()?),
            "--seconds" => o.seconds = Some(number()?),
            "--shrink" => o.shrink = number()?,
            "--without" => {
                let feature =
                    |name| program::feature(name).ok_or_else(|| format!("there is no feature '{name}'"));
                o.without = value.split(',').map(feature).collect::<Result<_, _>>()?;
            }
            "--modes" => o.modes = Some(value),
            "--python" => o.python = Some(value),
            "--out" => o.out = PathBuf::from(value),
            _ => return Err(format!("unknown option {arg}")),
        }
    }
    Ok(o)
}

fn main() -> ExitCode {
    let result = options(std::env::args().skip(1)).and_then(|o| match o.rest.first().map(String::as_str) {
        Some("program") if o.rest.len() == 1 => Fuzzer::new(o)?.programs(),
        Some("check") if o.rest.len() > 1 => Fuzzer::new(o)?.check(),
        Some("show") if o.rest.len() == 2 => {
            let seed = o.rest[1].parse().map_err(|_| format!("'{}' is no seed", o.rest[1]))?;
            print!("{}", generate_without(seed, &o.without));
            Ok(0)
        }
        _ => Err("what is to be done?".to_string()),
    });
    match result {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(e) => {
            eprintln!("sidewinder-fuzz: {e}\n{USAGE}");
            ExitCode::from(2)
        }
    }
}

fn text(e: io::Error) -> String {
    e.to_string()
}

struct Fuzzer {
    options: Options,
    runner: Runner,
    oracle: Option<Oracle>,
    reference: Mode,
    /// Finds by what they read like.
    seen: HashMap<String, usize>,
    finds: usize,
    runs: usize,
}

/// A program that differs.
struct Find {
    mode: Mode,
    difference: Difference,
    got: Outcome,
}

impl Fuzzer {
    fn new(options: Options) -> Result<Fuzzer, String> {
        let runner = Runner::new(&options.out).map_err(text)?;
        let oracle = match &options.python {
            Some(command) => Some(Oracle::start(command).map_err(text)?),
            None => Oracle::start("python3.14").ok(),
        };
        if oracle.is_none() {
            eprintln!("no CPython 3.14: the modes are compared with each other only");
        }
        let reference = modes::all().swap_remove(0);
        Ok(Fuzzer { options, runner, oracle, reference, seen: HashMap::new(), finds: 0, runs: 0 })
    }

    fn modes(&self, seed: u64) -> Result<Vec<Mode>, String> {
        match self.options.modes.as_deref() {
            Some("all") => Ok(modes::all()),
            Some(names) => modes::named(names),
            None => Ok(modes::by_turns(seed, EXTRA_MODES)),
        }
    }

    /// The number of finds.
    fn programs(mut self) -> Result<usize, String> {
        let start = Instant::now();
        let over = |o: &Options| o.seconds.is_some_and(|s| start.elapsed() >= Duration::from_secs(s));
        let count = self.options.count.unwrap_or(if self.options.seconds.is_some() { u64::MAX } else { 100 });
        let mut done = 0;
        let mut skipped = 0;
        while done < count && !over(&self.options) {
            let seed = self.options.start.wrapping_add(done);
            done += 1;
            if !self.program(seed).map_err(text)? {
                skipped += 1;
            }
            if done % 100 == 0 {
                let (runs, finds, s) = (self.runs, self.finds, start.elapsed().as_secs());
                eprintln!("{done} programs ({skipped} took too long), {runs} runs, {finds} finds, {s} s");
            }
        }
        println!(
            "seeds {} to {}: {skipped} took too long, {} runs, {} finds, {:.0} s",
            self.options.start,
            self.options.start.wrapping_add(done).wrapping_sub(1),
            self.runs,
            self.finds,
            start.elapsed().as_secs_f64()
        );
        Ok(self.finds)
    }

    /// Runs a program in its modes; false if it takes too long.
    fn program(&mut self, seed: u64) -> io::Result<bool> {
        let program = generate_without(seed, &self.options.without);
        let modes = self.modes(seed).map_err(io::Error::other)?;
        let Some(finds) = self.compare(&program.to_string(), seed, &modes)? else { return Ok(false) };
        let names: Vec<&str> = finds.iter().map(|f| f.mode.name.as_str()).collect();
        let names = names.join(", ");
        // One fault shows in several modes; the first is enough. What the interpreter itself gets wrong is another.
        for find in finds.into_iter().take(2) {
            let right = match &mut self.oracle {
                Some(o) => o.run(&program.to_string(), CPU_SECONDS)?,
                None => self.runner.run(&program.to_string(), &self.reference, seed, CPU_SECONDS)?,
            };
            let about = first_difference(&find.got, &right);
            println!("seed {seed}: {:?} in {} (of {names})\n{about}", find.difference, find.mode.name);
            self.finds += 1;
            let pattern: String =
                format!("{:?} {about}", find.difference).replace(|c: char| c.is_ascii_digit(), "#");
            let alike = self.seen.entry(pattern).or_default();
            *alike += 1;
            if *alike <= MOST_ALIKE {
                let small = self.shrink(&program, &find);
                self.write(&small, &find, &names)?;
            }
            if find.mode.name != modes::REFERENCE {
                break;
            }
        }
        Ok(true)
    }

    /// The modes in which a program differs from CPython (the reference) or from the reference (the others); none if it
    /// takes too long.
    fn compare(&mut self, source: &str, seed: u64, modes: &[Mode]) -> io::Result<Option<Vec<Find>>> {
        let mut finds = Vec::new();
        let reference = self.runner.run(source, &self.reference, seed, CPU_SECONDS)?;
        self.runs += 1;
        if let Some(oracle) = &mut self.oracle {
            let right = oracle.run(source, CPU_SECONDS)?;
            if right.timed_out() {
                return Ok(None);
            }
            if let Some(difference) = reference.difference(&right) {
                finds.push(Find { mode: self.reference.clone(), difference, got: reference.clone() });
            }
        }
        if reference.timed_out() {
            return Ok(if finds.is_empty() { None } else { Some(finds) });
        }
        for mode in modes.iter().filter(|m| m.name != modes::REFERENCE) {
            let got = self.runner.run(source, mode, seed, CPU_SECONDS)?;
            self.runs += 1;
            if let Some(difference) = got.difference(&reference) {
                finds.push(Find { mode: mode.clone(), difference, got });
            }
        }
        Ok(Some(finds))
    }

    /// The smallest program found that differs in the same way in the same mode.
    fn shrink(&mut self, program: &Program, find: &Find) -> Program {
        let end = Instant::now() + Duration::from_secs(self.options.shrink);
        let seed = program.seed;
        shrink(program, &mut |p| {
            // A candidate that cannot be run is as good as one that does not differ.
            (Instant::now() < end).then(|| self.still_differs(&p.to_string(), seed, find).unwrap_or(false))
        })
    }

    fn still_differs(&mut self, source: &str, seed: u64, find: &Find) -> io::Result<bool> {
        let hangs = find.difference == Difference::Timeout;
        let seconds = if hangs { CPU_SECONDS } else { CPU_SECONDS_SHRINKING };
        // Most candidates differ no more, and the cheapest run tells so for those without an end.
        let reference = self.runner.run(source, &self.reference, seed, CPU_SECONDS_SHRINKING)?;
        if reference.timed_out() && !(hangs && find.mode == self.reference) {
            return Ok(false);
        }
        let attempts = if find.mode.varies { ATTEMPTS } else { 1 };
        for _ in 0..attempts {
            let (got, right) = match &mut self.oracle {
                Some(o) if find.mode == self.reference => {
                    (reference.clone(), o.run(source, CPU_SECONDS_SHRINKING)?)
                }
                _ => (self.runner.run(source, &find.mode, seed, seconds)?, reference.clone()),
            };
            if !right.timed_out() && got.difference(&right).as_ref() == Some(&find.difference) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn write(&self, program: &Program, find: &Find, names: &str) -> io::Result<()> {
        let (seed, mode) = (program.seed, &find.mode);
        let file = self.options.out.join(format!("{seed}-{}.py", mode.name));
        let about = format!(
            "# seed {seed}, mode {}: {:?} (of the modes tried it differs in {names})\n# repeat: sidewinder {} {}\n\
             # found: cargo run -p sidewinder-fuzz --release -- program --start {seed} --count 1 --modes {}\n",
            mode.name,
            find.difference,
            mode.args_for(seed).join(" "),
            file.display(),
            mode.name,
        );
        fs::write(&file, format!("{about}{program}"))?;
        println!("shrunk to {} lines: {}\n{program}", program.to_string().lines().count(), file.display());
        Ok(())
    }

    fn check(mut self) -> Result<usize, String> {
        let mut all = match self.options.modes.as_deref() {
            None | Some("all") => modes::all(),
            Some(names) => modes::named(names)?,
        };
        all.retain(|m| m.name != modes::REFERENCE);
        for file in self.options.rest.split_off(1) {
            let source = fs::read_to_string(Path::new(&file)).map_err(|e| format!("{file}: {e}"))?;
            let finds = self.compare(&source, self.options.start, &all).map_err(text)?;
            match finds {
                None => println!("{file}: takes too long"),
                Some(finds) if finds.is_empty() => println!("{file}: the same in all modes"),
                Some(finds) => {
                    self.finds += 1;
                    let list: Vec<String> =
                        finds.iter().map(|f| format!("{} ({:?})", f.mode.name, f.difference)).collect();
                    println!("{file}: differs in {}", list.join(", "));
                }
            }
        }
        Ok(self.finds)
    }
}
