//! Numbers as text and as JSON.

use std::fmt::Write as _;

/// Seconds with at least four digits.
pub fn seconds(t: f64) -> String {
    let digits = match t {
        100.0.. => 1,
        10.0.. => 2,
        1.0.. => 3,
        0.1.. => 4,
        _ => 6,
    };
    format!("{t:.digits$}")
}

/// Seconds as milliseconds.
pub fn milliseconds(t: f64) -> String {
    let t = t * 1e3;
    let digits = match t.abs() {
        1000.0.. => 0,
        100.0.. => 1,
        10.0.. => 2,
        _ => 3,
    };
    format!("{t:.digits$}")
}

/// A ratio with `x` after it.
pub fn times(r: Option<f64>) -> String {
    let digits = match r {
        None => return "-".to_string(),
        Some(100.0..) => 0,
        Some(0.1..) => 2,
        Some(_) => 4,
    };
    format!("{:.digits$}x", r.unwrap_or_default())
}

pub fn json_string(s: &str) -> String {
    let mut out = String::from("\"");
    for c in s.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if (c as u32) < 0x20 => {
                let _ = write!(out, "\\u{:04x}", c as u32);
            }
            c => out.push(c),
        }
    }
    out + "\""
}

pub fn json_number(n: Option<f64>) -> String {
    n.filter(|n| n.is_finite()).map_or("null".to_string(), |n| n.to_string())
}

pub fn json_list(items: impl IntoIterator<Item = String>) -> String {
    format!("[{}]", items.into_iter().collect::<Vec<_>>().join(","))
}

pub fn json_numbers(numbers: &[f64]) -> String {
    json_list(numbers.iter().map(|n| json_number(Some(*n))))
}

/// An object; the values are JSON already.
pub fn json_object<'a>(members: impl IntoIterator<Item = (&'a str, String)>) -> String {
    let members: Vec<String> =
        members.into_iter().map(|(name, value)| format!("{}:{value}", json_string(name))).collect();
    format!("{{{}}}", members.join(","))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_text_is_escaped() {
        assert_eq!(json_string("a\"\\\n"), "\"a\\\"\\\\\\u000a\"");
        assert_eq!(json_number(Some(f64::INFINITY)), "null");
        assert_eq!(
            json_object([("a", json_numbers(&[1.0, 0.5])), ("b", json_list([]))]),
            "{\"a\":[1,0.5],\"b\":[]}"
        );
    }

    #[test]
    fn digits_follow_the_size() {
        assert_eq!([0.0000123, 0.25, 1.5].map(seconds), ["0.000012", "0.2500", "1.500"]);
        assert_eq!([0.0000123, -0.25, 1.5].map(milliseconds), ["0.012", "-250.0", "1500"]);
        assert_eq!([None, Some(2.0), Some(0.012), Some(123.4)].map(times), ["-", "2.00x", "0.0120x", "123x"]);
    }
}
