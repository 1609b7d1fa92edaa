//! Numbers made of times: medians, ratios, means, and how far to trust them.

pub fn median(mut v: Vec<f64>) -> f64 {
    v.sort_by(f64::total_cmp);
    match v.len() {
        0 => f64::NAN,
        n if n % 2 == 1 => v[n / 2],
        n => (v[n / 2 - 1] + v[n / 2]) / 2.0,
    }
}

/// `a / b`, or nothing if a time is too short to tell.
pub fn ratio(a: f64, b: f64) -> Option<f64> {
    (a > 0.0 && b > 0.0).then(|| a / b)
}

/// Geometric mean of the numbers there are.
pub fn geometric_mean(v: impl Iterator<Item = Option<f64>>) -> Option<f64> {
    let logs: Vec<f64> = v.flatten().map(f64::ln).collect();
    (!logs.is_empty()).then(|| (logs.iter().sum::<f64>() / logs.len() as f64).exp())
}

/// A number measured several times: what it comes to, and where it lies with a probability of 95 %.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    pub value: f64,
    pub low: f64,
    pub high: f64,
}

/// The bootstrap. Experiments were repeated `n_runs` times each; `of` says what it comes to if of each only the given
/// runs are looked at. It is asked about all runs, and about samples drawn from them at random, with repetition, always
/// the same ones; the middle 95 % of these answers are the interval. Nothing if the runs say nothing.
pub fn bootstrap(n_runs: &[usize], of: impl Fn(&[Vec<usize>]) -> Option<f64>) -> Option<Estimate> {
    let value = of(&n_runs.iter().map(|n| (0..*n).collect()).collect::<Vec<_>>())?;
    // Enough for the second digit of the ends to stay.
    const SAMPLES: usize = 2000;
    let mut random = Random(1);
    let mut draw = |n: &usize| (0..*n).map(|_| random.below(*n)).collect();
    let mut answers: Vec<f64> =
        (0..SAMPLES).filter_map(|_| of(&n_runs.iter().map(&mut draw).collect::<Vec<_>>())).collect();
    answers.sort_by(f64::total_cmp);
    let at = |part: f64| answers.get(((answers.len().max(1) - 1) as f64 * part).round() as usize).copied();
    Some(Estimate { value, low: at(0.025).unwrap_or(value), high: at(0.975).unwrap_or(value) })
}

/// The median of the chosen runs.
pub fn median_of(times: &[f64], sample: &[usize]) -> f64 {
    median(sample.iter().filter_map(|k| times.get(*k).copied()).collect())
}

/// A generator of random numbers (splitmix64): small, and the same everywhere.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: usize) -> usize {
        ((u128::from(self.next()) * n as u128) >> 64) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn medians_of_odd_and_even_numbers() {
        assert_eq!((median(vec![3.0, 1.0, 2.0]), median(vec![4.0, 1.0, 2.0, 3.0])), (2.0, 2.5));
        assert!(median(Vec::new()).is_nan());
        assert_eq!(median_of(&[5.0, 1.0, 9.0], &[0, 0, 2]), 5.0);
    }

    #[test]
    fn means_are_geometric_and_leave_out_what_is_unknown() {
        let m = geometric_mean([Some(2.0), None, Some(8.0)].into_iter()).expect("two numbers");
        assert!((m - 4.0).abs() < 1e-12);
        assert_eq!(geometric_mean([None].into_iter()), None);
        assert_eq!(ratio(1.0, 0.0), None);
    }

    #[test]
    fn bootstrap_of_equal_times_is_a_point() {
        let times = [2.0; 7];
        let e = bootstrap(&[7], |s| Some(median_of(&times, &s[0]))).expect("it has a value");
        assert_eq!(e, Estimate { value: 2.0, low: 2.0, high: 2.0 });
        assert_eq!(bootstrap(&[7], |_| None), None);
    }

    #[test]
    fn bootstrap_intervals_hold_the_value_and_repeat() {
        let times: Vec<f64> = (0..9).map(|k| 1.0 + f64::from(k * k) / 100.0).collect();
        let of = |s: &[Vec<usize>]| Some(median_of(&times, &s[0]));
        let once = bootstrap(&[9], of).expect("it has a value");
        assert!(1.0 <= once.low && once.low < once.value && once.value < once.high && once.high <= 1.64);
        assert_eq!(bootstrap(&[9], of), Some(once));
    }

    #[test]
    fn experiments_are_sampled_apart() {
        let e = bootstrap(&[50, 50], |s| Some(if s[0] == s[1] { 1.0 } else { 0.0 })).expect("it has a value");
        assert_eq!(e, Estimate { value: 1.0, low: 0.0, high: 0.0 });
    }

    #[test]
    fn random_numbers_are_in_range_and_spread() {
        let mut r = Random(1);
        let mut seen = [0; 5];
        (0..1000).for_each(|_| seen[r.below(5)] += 1);
        assert!(seen.iter().all(|n| (150..250).contains(n)), "{seen:?}");
    }
}
