//! "Did you mean": the known name that is closest to a misspelt one.

/// More candidates than this are not compared.
const MAX_CANDIDATES: usize = 750;
/// Longer names are not compared.
const MAX_LEN: usize = 40;
/// Inserting, deleting or replacing a character.
const MOVE_COST: usize = 2;
/// Replacing a letter by the same in the other case.
const CASE_COST: usize = 1;

/// The candidate closest to `wrong`, if one is close enough.
pub fn closest<'a>(candidates: &'a [String], wrong: &str) -> Option<&'a str> {
    let wrong_chars: Vec<char> = wrong.chars().collect();
    if candidates.len() >= MAX_CANDIDATES || wrong_chars.len() > MAX_LEN {
        return None;
    }
    let mut best: Option<(&str, usize)> = None;
    for c in candidates {
        if c == wrong {
            continue;
        }
        let chars: Vec<char> = c.chars().collect();
        // No more than a third of the characters may differ, and it must beat the best so far.
        let mut max = (chars.len() + wrong_chars.len() + 3) * MOVE_COST / 6;
        if let Some((_, b)) = best {
            max = max.min(b.saturating_sub(1));
        }
        let d = distance(&wrong_chars, &chars, max);
        if d <= max && best.is_none_or(|(_, b)| d < b) {
            best = Some((c, d));
        }
    }
    best.map(|b| b.0)
}

fn substitution(a: char, b: char) -> usize {
    if a == b {
        0
    } else if a.eq_ignore_ascii_case(&b) || a.to_lowercase().eq(b.to_lowercase()) {
        CASE_COST
    } else {
        MOVE_COST
    }
}

/// Edit distance, or anything above `max`.
fn distance<'a>(mut a: &'a [char], mut b: &'a [char], max: usize) -> usize {
    if a == b {
        return 0;
    }
    while let ([x, ra @ ..], [y, rb @ ..]) = (a, b)
        && x == y
    {
        (a, b) = (ra, rb);
    }
    while let ([ra @ .., x], [rb @ .., y]) = (a, b)
        && x == y
    {
        (a, b) = (ra, rb);
    }
    if a.is_empty() || b.is_empty() {
        return (a.len() + b.len()) * MOVE_COST;
    }
    if a.len() > MAX_LEN || b.len() > MAX_LEN {
        return max + 1;
    }
    if b.len() < a.len() {
        (a, b) = (b, a);
    }
    if (b.len() - a.len()) * MOVE_COST > max {
        return max + 1;
    }
    // One row of the matrix, updated in place.
    let mut row: Vec<usize> = (1..=a.len()).map(|i| i * MOVE_COST).collect();
    let mut result = 0;
    for (i, &y) in b.iter().enumerate() {
        let mut diagonal = i * MOVE_COST;
        result = diagonal;
        let mut least = usize::MAX;
        for (j, &x) in a.iter().enumerate() {
            let substitute = diagonal + substitution(y, x);
            diagonal = row[j];
            result = (result.min(diagonal) + MOVE_COST).min(substitute);
            row[j] = result;
            least = least.min(result);
        }
        if least > max {
            return max + 1;
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_cpython_finds() {
        let names: Vec<String> = ["food", "bar", "payload", "Total"].map(String::from).to_vec();
        assert_eq!(closest(&names, "foo"), Some("food"));
        assert_eq!(closest(&names, "total"), Some("Total"));
        assert_eq!(closest(&names, "paylaod"), Some("payload"));
        assert_eq!(closest(&names, "unrelated_name"), None);
    }
}
