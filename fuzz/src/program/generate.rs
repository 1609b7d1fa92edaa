//! From a seed to a program: fills the templates of `grammar` in.
//!
//! Definitions come first (functions, then classes, whose methods may call the functions but not the other way
//! round, so that nothing recurses without end), then a few main functions full of loops, each in a `try`, and
//! perhaps the same again at module level, where variables are globals.

use super::definitions::{self, Function};
use super::grammar::{self, Feature, Rule};
use super::tree::{Clause, Expr, Kind, Part, Program, Stmt};
use crate::random::Random;

/// The program of a seed.
pub fn generate(seed: u64) -> Program {
    generate_without(seed, &[])
}

/// A program of a seed that has none of these features: another one than with them.
pub fn generate_without(seed: u64, without: &[Feature]) -> Program {
    let mut g = Generator::new(seed);
    for feature in without {
        g.has[*feature as usize] = false;
    }
    Program { seed, body: g.program() }
}

/// The feature of this name, in small letters.
pub fn feature(name: &str) -> Option<Feature> {
    grammar::FEATURES.iter().copied().find(|f| format!("{f:?}").to_lowercase() == name)
}

/// Most iterations of the loops of a main function, inner ones multiplied.
const MAIN_BUDGET: u32 = 2500;
/// The same for the loops in a function or method, which are called in loops.
const CALLED_BUDGET: u32 = 4;
/// How deep expressions and blocks nest.
const EXPRESSION_DEPTH: u32 = 2;
const BLOCK_DEPTH: u32 = 3;

struct Variable {
    name: String,
    kind: Kind,
    /// Counters of loops are not, or loops might not end.
    writable: bool,
}

/// A function that can be called: its name and the templates of calls.
struct Callable {
    name: String,
    calls: &'static [&'static str],
}

struct Generator {
    random: Random,
    has: [bool; grammar::FEATURES.len()],
    variables: Vec<Variable>,
    /// Variables of the loops around the place where we are, within this function.
    loops: Vec<String>,
    /// How many iterations a loop here may have.
    budget: u32,
    functions: Vec<Callable>,
    generators: Vec<Callable>,
    classes: Vec<String>,
    globals: Vec<String>,
    /// For new names.
    names: u32,
    /// Statements of a main function.
    size: usize,
}

/// What the holes of one template have been filled with so far, where the same name means the same thing.
#[derive(Default)]
struct Holes {
    /// `$0` to `$9`.
    names: [Option<String>; 10],
    variables: Vec<(String, String)>,
    /// Nesting that is left for expressions and blocks.
    expressions: u32,
    blocks: u32,
}

/// A token of a template.
enum Token<'a> {
    Text(&'a str),
    Hole(&'a str),
}

/// Splits a template at its holes.
fn tokens(text: &str) -> impl Iterator<Item = Token<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let Some(hole) = rest.strip_prefix('$') else {
            let (text, tail) = rest.split_at(rest.find('$').unwrap_or(rest.len()));
            rest = tail;
            return Some(Token::Text(text));
        };
        let digit = hole.starts_with(|c: char| c.is_ascii_digit());
        let end =
            if digit { 1 } else { hole.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(hole.len()) };
        let (name, tail) = hole.split_at(end);
        rest = tail;
        Some(Token::Hole(name))
    })
}

/// The kind of the variables that a hole such as `$INT2` stands for.
fn variable_kind(hole: &str) -> Option<Kind> {
    Some(match hole.trim_end_matches('2') {
        "INT" => Kind::Int,
        "FLOAT" => Kind::Float,
        "STR" => Kind::Str,
        "LIST" => Kind::List,
        "ITEMS" => Kind::Items,
        "DICT" => Kind::Dict,
        "SET" => Kind::Set,
        "OBJ" => Kind::Object,
        "ANY" => Kind::Any,
        _ => return None,
    })
}

/// The kind of the expressions that a hole such as `$int` stands for.
fn expression_kind(hole: &str) -> Option<Kind> {
    Some(match hole {
        "int" => Kind::Int,
        "float" => Kind::Float,
        "bool" => Kind::Bool,
        "str" => Kind::Str,
        "list" => Kind::List,
        "items" => Kind::Items,
        "dict" => Kind::Dict,
        "set" => Kind::Set,
        "obj" => Kind::Object,
        "any" => Kind::Any,
        "iter" => Kind::Iter,
        "key" => Kind::Key,
        _ => return None,
    })
}

impl Generator {
    fn new(seed: u64) -> Generator {
        let mut random = Random::new(seed);
        let density = *random.pick(&[20, 40, 60, 85]);
        let mut has = [false; grammar::FEATURES.len()];
        has.fill_with(|| random.percent(density));
        has[Feature::Core as usize] = true;
        has[Feature::Deep as usize] = random.percent(6);
        has[Feature::Del as usize] = random.percent(8);
        has[Feature::Long as usize] = random.percent(25);
        let size = *random.pick(&[1, 3, 6]);
        Generator {
            random,
            has,
            variables: Vec::new(),
            loops: Vec::new(),
            budget: 0,
            functions: Vec::new(),
            generators: Vec::new(),
            classes: Vec::new(),
            globals: Vec::new(),
            names: 0,
            size,
        }
    }

    fn has(&self, feature: Feature) -> bool {
        self.has[feature as usize]
    }

    fn program(&mut self) -> Vec<Stmt> {
        let mut body = self.fill(definitions::PRELUDE, &mut Holes::default());
        for &(feature, text) in definitions::PRELUDES {
            if self.has(feature) {
                body.extend(self.fill(text, &mut Holes::default()));
            }
        }
        for i in 0..1 + self.random.below(2) {
            let name = format!("G{i}");
            body.extend(self.define(definitions::GLOBAL, &name));
            self.globals.push(name);
        }
        if self.has(Feature::Generator) {
            for i in 0..1 + self.random.below(3) {
                body.extend(self.generator(&format!("gen{i}")));
            }
        }
        for i in 0..1 + self.random.below(3) {
            body.extend(self.function(&format!("f{i}")));
        }
        if self.has(Feature::Object) {
            for i in 0..1 + self.random.below(3) {
                body.push(self.class(&format!("C{i}")));
            }
        }
        for i in 0..1 + self.random.below(2) {
            body.extend(self.main(&format!("main{i}")));
        }
        if self.random.percent(25) {
            // There the variables are globals, of which implementations have some of their own.
            self.has[Feature::Locals as usize] = false;
            let module = self.main_body("module");
            body.extend(module);
            body.extend(self.fill("say(len(LOG), LOG[-6:], NOTES)", &mut Holes::default()));
        }
        if self.has(Feature::Deep) {
            self.variables.clear();
            body.extend(self.define(definitions::DEEP, ""));
        }
        body
    }

    // --------------------------------------------------------------------------------------------- definitions

    /// Fills in the template of a definition of this name.
    fn define(&mut self, text: &'static str, name: &str) -> Vec<Stmt> {
        self.loops.clear();
        self.budget = CALLED_BUDGET;
        let mut holes = Holes { expressions: EXPRESSION_DEPTH, blocks: 1, ..Holes::default() };
        holes.names[0] = Some(name.to_string());
        self.fill(text, &mut holes)
    }

    fn define_function(&mut self, table: &'static [Function], name: &str) -> (Vec<Stmt>, Callable) {
        let fits = |f: &&Function| self.has(f.feature) && self.holes_can_be_filled(f.text, 1, true);
        let candidates: Vec<&'static Function> = table.iter().filter(fits).collect();
        let weights: Vec<u32> = candidates.iter().map(|f| f.weight).collect();
        let f = candidates[self.pick_weighted(&weights)];
        self.set_variables(f.vars);
        (self.define(f.text, name), Callable { name: name.to_string(), calls: f.calls })
    }

    fn function(&mut self, name: &str) -> Vec<Stmt> {
        let (body, callable) = self.define_function(definitions::FUNCTIONS, name);
        self.functions.push(callable);
        body
    }

    fn generator(&mut self, name: &str) -> Vec<Stmt> {
        let (body, callable) = self.define_function(definitions::GENERATORS, name);
        self.generators.push(callable);
        body
    }

    fn set_variables(&mut self, vars: &[(&str, Kind)]) {
        self.variables.clear();
        let var = |v: &(&str, Kind)| Variable { name: v.0.to_string(), kind: v.1, writable: true };
        self.variables.extend(vars.iter().map(var));
    }

    fn class(&mut self, name: &str) -> Stmt {
        let derived = !self.classes.is_empty() && self.has(Feature::Subclass) && self.random.percent(60);
        let mixed = derived && self.has(Feature::Super) && self.random.percent(30);
        let mixin = if mixed { "Mixin, " } else { "" };
        let base = if derived {
            format!("({mixin}{})", self.random.pick(&self.classes))
        } else if self.has(Feature::Metaclass) && self.random.percent(50) {
            "(metaclass=Meta)".to_string()
        } else {
            String::new()
        };
        let mut body = Vec::new();
        for &(percent, feature, base_only, text) in definitions::METHODS {
            if self.has(feature) && !(base_only && derived) && self.random.percent(percent) {
                body.extend(self.method(text, name));
            }
        }
        if derived {
            for &(percent, feature, text) in definitions::OVERRIDES {
                if self.has(feature) && self.random.percent(percent) {
                    body.extend(self.method(text, name));
                }
            }
        }
        self.classes.push(name.to_string());
        Stmt { clauses: vec![Clause { head: text(format!("class {name}{base}:")), body: Some(body) }] }
    }

    fn method(&mut self, text: &'static str, class: &str) -> Vec<Stmt> {
        let takes = |v: &str| text.contains(&format!(", {v}"));
        self.variables.clear();
        for (name, kind, there) in [
            ("self.x", Kind::Int, true),
            ("self.y", Kind::Int, true),
            ("self.f", Kind::Float, self.has(Feature::Float)),
            ("v", Kind::Int, takes("v")),
            ("o", Kind::Any, takes("o")),
        ] {
            if there && text.starts_with("def") {
                self.variables.push(Variable { name: name.to_string(), kind, writable: true });
            }
        }
        self.define(text, class)
    }

    /// A function with loops, and its calls.
    fn main(&mut self, name: &str) -> Vec<Stmt> {
        let body = self.main_body(name);
        let head =
            if self.random.percent(30) { format!("def {name}(c=3):") } else { format!("def {name}():") };
        let mut out = vec![Stmt { clauses: vec![Clause { head: text(head), body: Some(body) }] }];
        let mut holes = Holes::default();
        holes.names[0] = Some(name.to_string());
        out.extend(self.fill("for $1 in range(«1¦1¦3¦8»):\n    $0()", &mut holes));
        out.extend(self.fill("say(len(LOG), LOG[-6:], NOTES)", &mut Holes::default()));
        out
    }

    /// Variables, statements within a `try`, and a report of what the variables are in the end.
    fn main_body(&mut self, name: &str) -> Vec<Stmt> {
        self.variables.clear();
        self.loops.clear();
        self.budget = MAIN_BUDGET;
        let mut body = Vec::new();
        for &(feature, kind, names, values) in definitions::VARIABLES {
            if !self.has(feature) || kind == Kind::Object && self.classes.is_empty() {
                continue;
            }
            let some = 1 + self.random.below(names.len());
            for name in &names[..some] {
                let value = *self.random.pick(values);
                body.extend(self.fill(&format!("{name} = {value}"), &mut Holes::default()));
                self.variables.push(Variable { name: name.to_string(), kind, writable: true });
            }
        }
        let mut statements = Vec::new();
        let looping: Vec<Rule> =
            grammar::STATEMENTS.iter().filter(|r| r.2.contains("$trip")).copied().collect();
        statements.extend(self.statement_of(&looping, BLOCK_DEPTH));
        for _ in 0..self.random.below(self.size) {
            let more = self.statement_of(grammar::STATEMENTS, BLOCK_DEPTH);
            // Otherwise the first exception would be the end of most programs.
            if self.random.percent(60) { statements.push(catching(more)) } else { statements.extend(more) }
        }
        body.push(catching(statements));
        let shown: Vec<String> = self
            .variables
            .iter()
            .map(|v| match v.kind {
                Kind::Set => format!("sorted({}, key=repr)", v.name),
                _ => v.name.clone(),
            })
            .collect();
        let say = format!("say('{name}', {})", shown.join(", "));
        body.push(catching(self.fill(&say, &mut Holes::default())));
        body
    }

    // ------------------------------------------------------------------------------------------------- choices

    fn pick_weighted(&mut self, weights: &[u32]) -> usize {
        let mut at = self.random.below(weights.iter().sum::<u32>() as usize) as u32;
        for (i, w) in weights.iter().enumerate() {
            if at < *w {
                return i;
            }
            at -= w;
        }
        weights.len() - 1
    }

    /// A rule that can be applied here.
    fn rule(&mut self, rules: &[Rule], blocks: u32) -> Option<&'static str> {
        let fits = |r: &&Rule| self.has(r.1) && self.holes_can_be_filled(r.2, blocks, false);
        let candidates: Vec<Rule> = rules.iter().filter(fits).copied().collect();
        if candidates.is_empty() {
            return None;
        }
        let weights: Vec<u32> = candidates.iter().map(|r| r.0).collect();
        Some(candidates[self.pick_weighted(&weights)].2)
    }

    /// Whether there is something for each hole of the template. (A function's own variables are not looked at.)
    fn holes_can_be_filled(&self, text: &str, blocks: u32, is_definition: bool) -> bool {
        if blocks == 0 && text.lines().any(|l| l.trim() == "%") {
            return false;
        }
        tokens(text).all(|t| match t {
            Token::Text(_) => true,
            Token::Hole(hole) => match hole {
                "loop" | "inloop" => is_definition || !self.loops.is_empty(),
                "trip" => is_definition || self.budget >= 3,
                "obj" | "Class" => !self.classes.is_empty(),
                "call" => !self.functions.is_empty(),
                "gen" | "genname" => !self.generators.is_empty(),
                "glob" => !self.globals.is_empty(),
                _ => variable_kind(hole).is_none_or(|k| is_definition || self.writable(k).next().is_some()),
            },
        })
    }

    fn writable(&self, kind: Kind) -> impl Iterator<Item = &Variable> {
        self.variables.iter().filter(move |v| v.kind == kind && v.writable)
    }

    fn fresh(&mut self) -> String {
        self.names += 1;
        format!("t{}", self.names)
    }

    // ---------------------------------------------------------------------------------------------- statements

    fn statement_of(&mut self, rules: &[Rule], blocks: u32) -> Vec<Stmt> {
        let Some(rule) = self.rule(rules, blocks) else { return Vec::new() };
        let mut holes = Holes { expressions: EXPRESSION_DEPTH, blocks, ..Holes::default() };
        let (variables, loops, budget) = (self.variables.len(), self.loops.len(), self.budget);
        let statements = self.fill(rule, &mut holes);
        self.variables.truncate(variables);
        self.loops.truncate(loops);
        self.budget = budget;
        statements
    }

    fn block(&mut self, blocks: u32, in_loop: bool) -> Vec<Stmt> {
        let n = *self.random.pick(if in_loop { &[1, 2, 3, 4] } else { &[1, 1, 2] });
        let mut out: Vec<Stmt> =
            (0..n).flat_map(|_| self.statement_of(grammar::STATEMENTS, blocks.saturating_sub(1))).collect();
        if !in_loop {
            return out;
        }
        if self.random.percent(45) {
            out = vec![catching(out)];
        }
        out.splice(0..0, self.clamp());
        out
    }

    /// Keeps variables small, at the start of a loop's body, where nothing jumps past it.
    fn clamp(&mut self) -> Vec<Stmt> {
        let growing = |v: &&Variable| v.writable && !matches!(v.kind, Kind::Object | Kind::Dict | Kind::Set);
        let names: Vec<&str> = self.variables.iter().filter(growing).map(|v| v.name.as_str()).collect();
        let Some(counter) = self.loops.last() else { return Vec::new() };
        let calls: Vec<String> = names.iter().map(|n| format!("lim({n})")).collect();
        let every = if self.random.percent(15) {
            String::new()
        } else {
            format!("if not op_int({counter}) & 7:\n    ")
        };
        let lim = format!("{every}{} = {}", names.join(", "), calls.join(", "));
        let mut out = Vec::new();
        if !names.is_empty() {
            out = self.fill(&lim, &mut Holes::default());
        }
        for _ in 0..self.random.below(4) {
            out.extend(self.statement_of(grammar::CLAMPS, 0));
        }
        out
    }

    /// The statements of a template.
    fn fill(&mut self, text: &str, holes: &mut Holes) -> Vec<Stmt> {
        let text = self.choose_alternatives(text);
        let lines: Vec<&str> = text.lines().collect();
        let mut at = 0;
        self.fill_block(&lines, &mut at, 0, holes)
    }

    /// The lines from `at` on that are indented by `depth` or more.
    fn fill_block(&mut self, lines: &[&str], at: &mut usize, depth: usize, holes: &mut Holes) -> Vec<Stmt> {
        let mut out: Vec<Stmt> = Vec::new();
        let mut head: Vec<Part> = Vec::new();
        let indent_of = |line: &str| line.len() - line.trim_start().len();
        while *at < lines.len() && indent_of(lines[*at]) == depth {
            let line = lines[*at].trim_start();
            *at += 1;
            if line == "%" {
                // The body of a loop is the block in which its variable is new.
                let counter = holes.names[1].clone().filter(|n| self.loops.last() == Some(n));
                out.extend(self.block(holes.blocks, counter.is_some()));
                continue;
            }
            let outer_loops = self.loops.len();
            head.extend(self.fill_line(line, holes));
            if line.starts_with('@') {
                head.push(Part::Text("\n".to_string()));
                continue;
            }
            let deeper = lines.get(*at).map_or(0, |l| indent_of(l));
            let body = (deeper > depth).then(|| self.fill_block(lines, at, deeper, holes));
            if body.is_some() {
                // What follows, such as an `else`, is no longer in the loop.
                self.loops.truncate(outer_loops);
            }
            let clause = Clause { head: std::mem::take(&mut head), body };
            let continues = ["else", "elif ", "except", "finally"].iter().any(|w| line.starts_with(w));
            match out.last_mut() {
                Some(last) if continues => last.clauses.push(clause),
                _ => out.push(Stmt { clauses: vec![clause] }),
            }
        }
        out
    }

    /// Takes one of each `«a¦b»`. Inner ones are not supported.
    fn choose_alternatives(&mut self, text: &str) -> String {
        let mut out = String::new();
        let mut rest = text;
        while let Some((before, tail)) = rest.split_once('«') {
            let (inner, tail) = tail.split_once('»').expect("alternatives end");
            let options: Vec<&str> = inner.split('¦').collect();
            out.push_str(before);
            out += *self.random.pick(&options);
            rest = tail;
        }
        out + rest
    }

    fn fill_line(&mut self, text: &str, holes: &mut Holes) -> Vec<Part> {
        tokens(text)
            .map(|t| match t {
                Token::Text(t) => Part::Text(t.to_string()),
                Token::Hole(hole) => self.fill_hole(hole, holes),
            })
            .collect()
    }

    fn fill_hole(&mut self, hole: &str, holes: &mut Holes) -> Part {
        if let Some(kind) = expression_kind(hole) {
            return Part::Expr(self.expression(kind, holes.expressions));
        }
        if let Some(kind) = variable_kind(hole) {
            return Part::Text(self.variable(hole, kind, holes));
        }
        let number = |from: &&str| Part::Expr(Expr::text(Kind::Number, *from));
        let constant = |kind, from: &&str| Part::Expr(Expr::text(kind, *from));
        match hole {
            "n" => constant(Kind::Int, self.random.pick(grammar::SMALL)),
            "edge" => constant(Kind::Int, self.random.pick(grammar::EDGES)),
            "mask" => number(self.random.pick(grammar::MASKS)),
            "shift" => number(self.random.pick(grammar::SHIFTS)),
            "when" => number(self.random.pick(grammar::WHENS)),
            "constfloat" => constant(Kind::Float, self.random.pick(grammar::FLOATS)),
            "conststr" => constant(Kind::Str, self.random.pick(grammar::STRINGS)),
            "format" => constant(Kind::Fixed, self.random.pick(grammar::formats())),
            "index" => {
                let index = *self.random.pick(&["", "0", "1", "2", "-1", "-2", "3", "5", "$int % 4"]);
                let parts = self.fill_line(index, holes);
                Part::Expr(Expr { kind: Kind::Fixed, parts })
            }
            "nonzero" => {
                let options =
                    ["1", "2", "3", "7", "(-1)", "(-3)", "(-7)", "10", "16", "64", "2147483648", "1000003"];
                let text = match self.random.below(4) {
                    0 => "($int or 3)",
                    1 => "($int | 1)",
                    _ => *self.random.pick(&options),
                };
                let parts = self.fill_line(text, holes);
                Part::Expr(Expr { kind: Kind::Int, parts })
            }
            "trip" => self.trip(holes),
            "loop" => Part::Text(self.random.pick(&self.loops).clone()),
            "inloop" => Part::Text(String::new()),
            "glob" => Part::Text(self.random.pick(&self.globals).clone()),
            "Class" => Part::Text(self.random.pick(&self.classes).clone()),
            "genname" => {
                let i = self.random.below(self.generators.len());
                Part::Text(self.generators[i].name.clone())
            }
            "call" | "gen" => {
                let from = if hole == "call" { &self.functions } else { &self.generators };
                let callable = &from[self.random.below(from.len())];
                let kind = if hole == "call" { Kind::Int } else { Kind::Iter };
                let name = Some(callable.name.clone());
                let text = *self.random.pick(callable.calls);
                let mut inner =
                    Holes { expressions: holes.expressions.saturating_sub(1), blocks: 0, ..Holes::default() };
                inner.names[0] = name;
                let text = self.choose_alternatives(text);
                let parts = self.fill_line(&text, &mut inner);
                Part::Expr(Expr { kind, parts })
            }
            _ => {
                let i = hole.parse::<usize>().unwrap_or_else(|_| panic!("the grammar has no ${hole}"));
                if holes.names[i].is_none() {
                    holes.names[i] = Some(self.fresh());
                }
                Part::Text(holes.names[i].clone().unwrap_or_default())
            }
        }
    }

    /// How often a loop goes round, within the budget; enters the loop.
    fn trip(&mut self, holes: &mut Holes) -> Part {
        let outermost = self.budget == MAIN_BUDGET;
        let number = if outermost && self.has(Feature::Long) && self.random.percent(30) {
            self.budget = 1;
            *self.random.pick(grammar::LONG_TRIPS)
        } else if outermost {
            *self.random.pick(grammar::TRIPS)
        } else {
            let fits = ["3", "4", "7", "12", "30"]
                .iter()
                .filter(|n| n.parse::<u32>().is_ok_and(|n| n <= self.budget));
            let fits: Vec<&str> = fits.copied().collect();
            *self.random.pick(if fits.is_empty() { &["2"] } else { &fits })
        };
        self.budget /= number.parse::<u32>().unwrap_or(1);
        // A `while` loop names its counter before; a `for` loop too, as the name stands to the left.
        let counter = holes.names[1].clone().unwrap_or_default();
        self.loops.push(counter.clone());
        self.variables.push(Variable { name: counter, kind: Kind::Int, writable: false });
        Part::Expr(Expr::text(Kind::Number, number))
    }

    /// The variable that a hole such as `$INT` stands for.
    fn variable(&mut self, hole: &str, kind: Kind, holes: &mut Holes) -> String {
        if let Some((_, name)) = holes.variables.iter().find(|v| v.0 == hole) {
            return name.clone();
        }
        let names: Vec<String> = self.writable(kind).map(|v| v.name.clone()).collect();
        let name = if names.is_empty() { "0".to_string() } else { self.random.pick(&names).clone() };
        holes.variables.push((hole.to_string(), name.clone()));
        name
    }

    // --------------------------------------------------------------------------------------------- expressions

    fn expression(&mut self, kind: Kind, depth: u32) -> Expr {
        if depth == 0 || self.random.percent(20) {
            return self.leaf(kind);
        }
        let Some(rule) = self.rule(grammar::expressions(kind), 0) else { return self.leaf(kind) };
        let mut holes = Holes { expressions: depth - 1, ..Holes::default() };
        let rule = self.choose_alternatives(rule);
        Expr { kind, parts: self.fill_line(&rule, &mut holes) }
    }

    /// A variable or a constant.
    fn leaf(&mut self, kind: Kind) -> Expr {
        let reads = |v: &&Variable| v.kind == kind || kind == Kind::Key && v.kind == Kind::Int;
        let names: Vec<&str> = self.variables.iter().filter(reads).map(|v| v.name.as_str()).collect();
        if !names.is_empty() && self.random.percent(70) {
            let name = *self.random.pick(&names);
            return Expr::text(kind, name);
        }
        let text = match kind {
            Kind::Int | Kind::Any if self.has(Feature::Big) && self.random.percent(25) => {
                *self.random.pick(grammar::EDGES)
            }
            Kind::Int | Kind::Any => *self.random.pick(grammar::SMALL),
            Kind::Float => *self.random.pick(grammar::FLOATS),
            Kind::Str => *self.random.pick(grammar::STRINGS),
            Kind::Object => {
                let class = self.random.pick(&self.classes).clone();
                return Expr::text(kind, format!("{class}(1, 2)"));
            }
            _ => *self.random.pick(kind.simplest()),
        };
        Expr::text(kind, text)
    }
}

fn text(line: String) -> Vec<Part> {
    vec![Part::Text(line)]
}

/// `try` with a note of what was raised.
fn catching(body: Vec<Stmt>) -> Stmt {
    let line = |l: &str| text(l.to_string());
    let note = Stmt { clauses: vec![Clause { head: line("note(e)"), body: None }] };
    Stmt {
        clauses: vec![
            Clause { head: line("try:"), body: Some(body) },
            Clause { head: line("except Exception as e:"), body: Some(vec![note]) },
        ],
    }
}

#[cfg(test)]
mod tests {
    use sidewinder_frontend as frontend;

    use super::*;

    #[test]
    fn a_seed_is_a_program() {
        assert_eq!(generate(7), generate(7));
        assert_ne!(generate(7).to_string(), generate(8).to_string());
    }

    #[test]
    fn programs_compile() {
        for seed in 0..150 {
            let text = generate(seed).to_string();
            let r = frontend::compile(text.as_bytes(), "<test>", frontend::Mode::Exec);
            assert!(r.is_ok(), "seed {seed}: {:?}", r.err());
        }
    }

    /// Each rule turns up in some program: no hole is misspelt, no feature unreachable.
    #[test]
    fn every_template_can_be_filled() {
        let mut g = Generator::new(1);
        g.has.fill(true);
        g.program();
        let main = g.main_body("test");
        assert!(!main.is_empty());
        g.loops.push("a".to_string());
        for rule in grammar::STATEMENTS.iter().chain(grammar::CLAMPS) {
            g.budget = MAIN_BUDGET;
            assert!(g.holes_can_be_filled(rule.2, 1, false), "{}", rule.2);
            let mut holes = Holes { expressions: 1, blocks: 1, ..Holes::default() };
            assert!(!g.fill(rule.2, &mut holes).is_empty(), "{}", rule.2);
        }
    }
}
