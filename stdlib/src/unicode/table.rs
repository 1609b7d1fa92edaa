//! The table of character properties, read when it is first asked for. `properties.txt` says how it is written.

use std::collections::HashMap;
use std::sync::OnceLock;

static PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/properties.bin"));

/// Which version of Unicode.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Version {
    Current,
    /// The one that internationalised domain names are made by.
    Old,
}

pub struct Record {
    pub category: &'static str,
    pub bidirectional: &'static str,
    pub combining: u8,
    pub mirrored: bool,
    pub width: &'static str,
}

/// The value of a character as a number.
#[derive(Clone, Copy)]
pub struct Number {
    pub decimal: Option<i64>,
    pub digit: Option<i64>,
    pub numeric: f64,
}

pub struct Decomposition {
    /// Never composed again.
    pub is_excluded: bool,
    /// As `unicodedata.decomposition` gives it.
    pub text: &'static str,
}

/// Runs of characters with the same record: the first character of each, and the record's number.
type Runs = Vec<(u32, usize)>;

/// What one version knows. The old one has what differs only.
#[derive(Default)]
struct Edition {
    runs: Runs,
    numbers: HashMap<u32, Option<Number>>,
    decompositions: HashMap<u32, Option<Decomposition>>,
}

pub struct Table {
    pub version: &'static str,
    pub old_version: &'static str,
    records: Vec<Record>,
    current: Edition,
    old: Edition,
    /// What two characters are composed to.
    composed: HashMap<(u32, u32), u32>,
}

pub fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let text = miniz_oxide::inflate::decompress_to_vec(PACKED).unwrap_or_default();
        read(String::leak(String::from_utf8(text).unwrap_or_default()))
    })
}

fn hex(s: &str) -> u32 {
    u32::from_str_radix(s, 16).unwrap_or(0)
}

fn read(text: &'static str) -> Table {
    let (current, old) = (Edition::default(), Edition::default());
    let (records, composed) = (Vec::new(), HashMap::new());
    let mut t = Table { version: "", old_version: "", records, current, old, composed };
    let mut section = "";
    for line in text.lines() {
        if line.starts_with('[') {
            section = line;
            continue;
        }
        let (first, rest) = line.split_once(' ').unwrap_or((line, ""));
        let edition = if section.ends_with(" 3.2]") { &mut t.old } else { &mut t.current };
        match section.trim_start_matches('[').split([' ', ']']).next() {
            Some("version") => (t.version, t.old_version) = (first, rest),
            Some("records") => t.records.push(record(line)),
            Some("runs") => {
                let number = rest.rsplit(' ').next().and_then(|n| n.parse().ok());
                edition.runs.push((hex(first), number.unwrap_or(0)));
            }
            Some("numbers") => drop(edition.numbers.insert(hex(first), number(rest))),
            _ => drop(edition.decompositions.insert(hex(first), decomposition(rest))),
        }
    }
    for (c, d) in &t.current.decompositions {
        let Some(d) = d.as_ref().filter(|d| !d.is_excluded && !d.text.starts_with('<')) else { continue };
        if let Some((a, b)) = d.text.split_once(' ') {
            t.composed.insert((hex(a), hex(b)), *c);
        }
    }
    t
}

fn record(line: &'static str) -> Record {
    let mut parts = line.split(' ');
    let mut next = || parts.next().unwrap_or("");
    let (category, bidirectional) = (next(), next());
    Record {
        category,
        bidirectional: if bidirectional == "-" { "" } else { bidirectional },
        combining: next().parse().unwrap_or(0),
        mirrored: next() == "1",
        width: next(),
    }
}

fn number(text: &str) -> Option<Number> {
    let mut parts = text.split(' ').filter(|p| !p.is_empty());
    let (decimal, digit, numeric) = (parts.next()?, parts.next()?, parts.next()?);
    let (above, below) = numeric.split_once('/').unwrap_or((numeric, "1"));
    let float = |s: &str| s.parse::<f64>().unwrap_or(0.0);
    Some(Number {
        decimal: decimal.parse().ok(),
        digit: digit.parse().ok(),
        numeric: float(above) / float(below),
    })
}

fn decomposition(text: &'static str) -> Option<Decomposition> {
    let (is_excluded, text) = match text.strip_prefix("! ") {
        Some(t) => (true, t),
        None => (false, text),
    };
    (!text.is_empty()).then_some(Decomposition { is_excluded, text })
}

impl Table {
    pub fn record(&self, v: Version, c: u32) -> &Record {
        let runs = if v == Version::Old { &self.old.runs } else { &self.current.runs };
        let i = runs.partition_point(|r| r.0 <= c);
        &self.records[i.checked_sub(1).map_or(0, |i| runs[i].1)]
    }

    /// Whether the version knows the character.
    pub fn knows(&self, v: Version, c: u32) -> bool {
        v == Version::Current || self.record(v, c).category != "Cn"
    }

    pub fn number(&self, v: Version, c: u32) -> Option<Number> {
        let own = if v == Version::Old { self.old.numbers.get(&c) } else { None };
        let number = own.or_else(|| self.current.numbers.get(&c));
        number.copied().flatten().filter(|_| self.knows(v, c))
    }

    pub fn decomposition(&self, v: Version, c: u32) -> Option<&Decomposition> {
        let own = if v == Version::Old { self.old.decompositions.get(&c) } else { None };
        let found = own.or_else(|| self.current.decompositions.get(&c))?;
        found.as_ref().filter(|_| self.knows(v, c))
    }
}

// ---- normal forms -----------------------------------------------------------------------------------

/// Hangul syllables are computed: first code points and numbers of leading consonants, vowels, trailing consonants.
const S: u32 = 0xAC00;
const L: u32 = 0x1100;
const V: u32 = 0x1161;
const T: u32 = 0x11A7;
const N_L: u32 = 19;
const N_V: u32 = 21;
const N_T: u32 = 28;
const N_S: u32 = N_L * N_V * N_T;

/// What a Hangul syllable consists of.
pub fn hangul_parts(c: u32) -> Option<Vec<u32>> {
    let s = c.checked_sub(S).filter(|s| *s < N_S)?;
    let mut parts = vec![L + s / (N_V * N_T), V + s % (N_V * N_T) / N_T];
    parts.extend((s % N_T != 0).then_some(T + s % N_T));
    Some(parts)
}

/// A normal form: canonical or compatible, composed or not.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Form {
    pub compatible: bool,
    pub composed: bool,
}

impl Form {
    pub fn named(name: &str) -> Option<Form> {
        let (compatible, composed) = match name {
            "NFC" => (false, true),
            "NFD" => (false, false),
            "NFKC" => (true, true),
            "NFKD" => (true, false),
            _ => return None,
        };
        Some(Form { compatible, composed })
    }
}

impl Table {
    pub fn normalize(&self, v: Version, form: Form, text: impl Iterator<Item = u32>) -> Vec<u32> {
        let mut out = Vec::new();
        for c in text {
            self.decompose(v, form.compatible, c, &mut out);
        }
        self.order(v, &mut out);
        if form.composed { self.compose(v, &out) } else { out }
    }

    fn decompose(&self, v: Version, compatible: bool, c: u32, out: &mut Vec<u32>) {
        if let Some(parts) = hangul_parts(c) {
            out.extend(parts);
            return;
        }
        match self.decomposition(v, c) {
            Some(d) if compatible || !d.text.starts_with('<') => {
                let parts = d.text.split(' ').filter(|p| !p.starts_with('<'));
                parts.for_each(|p| self.decompose(v, compatible, hex(p), out));
            }
            _ => out.push(c),
        }
    }

    /// Puts combining characters in the order of their classes.
    fn order(&self, v: Version, text: &mut [u32]) {
        let class = |c: &u32| self.record(v, *c).combining;
        let mut start = 0;
        while start < text.len() {
            let n = text[start..].iter().take_while(|c| class(c) != 0).count();
            text[start..start + n].sort_by_key(class);
            start += n + 1;
        }
    }

    fn pair(&self, v: Version, a: u32, b: u32) -> Option<u32> {
        let (l, w) = (a.wrapping_sub(L), b.wrapping_sub(V));
        if l < N_L && w < N_V {
            return Some(S + (l * N_V + w) * N_T);
        }
        let (s, t) = (a.wrapping_sub(S), b.wrapping_sub(T));
        if s < N_S && s.is_multiple_of(N_T) && (1..N_T).contains(&t) {
            return Some(a + t);
        }
        self.composed.get(&(a, b)).copied().filter(|c| self.knows(v, *c))
    }

    /// Composes each character with those behind it that nothing blocks.
    fn compose(&self, v: Version, text: &[u32]) -> Vec<u32> {
        let mut out: Vec<u32> = Vec::with_capacity(text.len());
        // Where the last character of class 0 is, and the class of the last one behind it that stayed.
        let (mut starter, mut last_class) = (None, 0);
        for &c in text {
            let class = self.record(v, c).combining;
            if let Some(at) = starter {
                let is_next = out.len() == at + 1;
                let blocked = !is_next && (last_class >= class);
                if !blocked && let Some(made) = self.pair(v, out[at], c) {
                    out[at] = made;
                    continue;
                }
            }
            if class == 0 {
                starter = Some(out.len());
            }
            last_class = class;
            out.push(c);
        }
        out
    }
}
