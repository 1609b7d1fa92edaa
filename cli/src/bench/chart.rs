//! A chart of ratios as SVG: for each group some horizontal bars that start at 1 on a logarithmic scale, with intervals.

use std::fmt::Write as _;

use super::stats::Estimate;

pub struct Chart {
    pub title: String,
    pub subtitle: String,
    pub axis: String,
    /// Names of what the bars of a group are, for the legend.
    pub series: Vec<&'static str>,
    pub notes: Vec<String>,
    pub groups: Vec<(String, Vec<Bar>)>,
}

pub struct Bar {
    pub series: &'static str,
    pub estimate: Estimate,
}

const WIDTH: f64 = 900.0;
/// Where names end, and where the bars may go.
const LEFT: f64 = 130.0;
const RIGHT: f64 = WIDTH - 70.0;
const TOP: f64 = 116.0;
const BAR: f64 = 13.0;
const GAP: f64 = 14.0;
/// Told apart in grey, and by most who do not see all colours.
const COLOURS: [&str; 3] = ["#9ecae1", "#2166ac", "#b2182b"];

/// The scale: ratios between the ends, along the width.
struct Scale {
    low: f64,
    high: f64,
}

impl Scale {
    /// Holds 1, all intervals, and some room.
    fn of(chart: &Chart) -> Scale {
        let estimates = chart.groups.iter().flat_map(|g| &g.1).map(|b| b.estimate);
        let (mut low, mut high) = (1.0f64, 1.0f64);
        for e in estimates.filter(|e| e.low > 0.0 && e.high.is_finite()) {
            low = low.min(e.low);
            high = high.max(e.high);
        }
        Scale { low: low / 1.05, high: (high * 1.05).max(1.25) }
    }

    fn x(&self, ratio: f64) -> f64 {
        LEFT + (RIGHT - LEFT) * (ratio / self.low).ln() / (self.high / self.low).ln()
    }

    /// Round numbers that lie far enough apart to be read.
    fn ticks(&self) -> Vec<f64> {
        const STEPS: [f64; 28] = [
            1.0, 0.01, 0.1, 10.0, 100.0, 0.5, 2.0, 5.0, 20.0, 50.0, 0.2, 0.05, 0.02, 1.5, 3.0, 7.0, 30.0,
            70.0, 0.7, 0.3, 1.2, 0.9, 0.8, 1.1, 0.6, 0.4, 1.3, 1.4,
        ];
        let mut ticks: Vec<f64> = Vec::new();
        for t in STEPS.into_iter().filter(|t| (self.low..=self.high).contains(t)) {
            if ticks.iter().all(|other| (self.x(t) - self.x(*other)).abs() > 42.0) {
                ticks.push(t);
            }
        }
        ticks
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A piece of text; `anchor` says which end of it is at `x`.
fn text(out: &mut String, x: f64, y: f64, size: u32, colour: &str, anchor: &str, what: &str) {
    let _ = writeln!(
        out,
        "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{size}\" fill=\"{colour}\" text-anchor=\"{anchor}\">{}</text>",
        escaped(what)
    );
}

fn line(out: &mut String, from: (f64, f64), to: (f64, f64), colour: &str, width: f64) {
    let _ = writeln!(
        out,
        "<line x1=\"{:.1}\" y1=\"{:.1}\" x2=\"{:.1}\" y2=\"{:.1}\" stroke=\"{colour}\" stroke-width=\"{width}\"/>",
        from.0, from.1, to.0, to.1
    );
}

fn rectangle(out: &mut String, x: f64, y: f64, width: f64, height: f64, colour: &str) {
    let _ = writeln!(
        out,
        "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" fill=\"{colour}\"/>"
    );
}

pub fn draw(chart: &Chart) -> String {
    const INK: &str = "#222222";
    const FAINT: &str = "#dddddd";
    const QUIET: &str = "#666666";
    let scale = Scale::of(chart);
    let group_height = |g: &(String, Vec<Bar>)| BAR * g.1.len().max(1) as f64 + GAP;
    let bottom = TOP + chart.groups.iter().map(group_height).sum::<f64>();
    let height = bottom + 50.0 + 16.0 * chart.notes.len() as f64;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height}\" \
         viewBox=\"0 0 {WIDTH} {height}\" font-family=\"Helvetica, Arial, 'DejaVu Sans', sans-serif\">\n"
    );
    rectangle(&mut out, 0.0, 0.0, WIDTH, height, "#ffffff");
    text(&mut out, 20.0, 32.0, 19, INK, "start", &chart.title);
    text(&mut out, 20.0, 54.0, 12, QUIET, "start", &chart.subtitle);
    let colour = |series: &str| {
        let k = chart.series.iter().position(|s| *s == series).unwrap_or_default();
        COLOURS[k % COLOURS.len()]
    };
    for (k, series) in chart.series.iter().enumerate() {
        let x = LEFT + 80.0 * k as f64;
        rectangle(&mut out, x, 70.0, BAR, BAR, colour(series));
        text(&mut out, x + BAR + 6.0, 81.0, 12, INK, "start", series);
    }
    for t in scale.ticks() {
        let x = scale.x(t);
        line(&mut out, (x, TOP - 8.0), (x, bottom), FAINT, 1.0);
        text(&mut out, x, TOP - 13.0, 11, QUIET, "middle", &format!("{t}"));
        text(&mut out, x, bottom + 15.0, 11, QUIET, "middle", &format!("{t}"));
    }
    text(&mut out, (LEFT + RIGHT) / 2.0, bottom + 34.0, 12, QUIET, "middle", &chart.axis);
    for (k, note) in chart.notes.iter().enumerate() {
        text(&mut out, 20.0, bottom + 54.0 + 16.0 * k as f64, 11, QUIET, "start", note);
    }
    let mut y = TOP;
    for group in &chart.groups {
        let (name, bars) = group;
        let inner = group_height(group) - GAP;
        text(&mut out, LEFT - 12.0, y + inner / 2.0 + 4.0, 13, INK, "end", name);
        for (k, bar) in bars.iter().enumerate() {
            let e = bar.estimate;
            let [at, low, high] = [e.value, e.low, e.high].map(|r| scale.x(r));
            let (one, top, middle) = (scale.x(1.0), y + BAR * k as f64, y + BAR * (k as f64 + 0.5));
            // A pixel at least, so that it can be seen that there is nothing.
            rectangle(
                &mut out,
                at.min(one),
                top + 1.0,
                (at - one).abs().max(1.0),
                BAR - 2.0,
                colour(bar.series),
            );
            line(&mut out, (low, middle), (high, middle), INK, 1.2);
            for end in [low, high] {
                line(&mut out, (end, middle - 3.0), (end, middle + 3.0), INK, 1.2);
            }
            text(&mut out, high.max(one) + 6.0, middle + 4.0, 11, INK, "start", &format!("{:.2}", e.value));
        }
        y += group_height(group);
    }
    line(&mut out, (scale.x(1.0), TOP - 8.0), (scale.x(1.0), bottom), INK, 1.0);
    out + "</svg>\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chart(ratios: &[f64]) -> Chart {
        let bar = |r: &f64| {
            let estimate = Estimate { value: *r, low: r * 0.9, high: r * 1.1 };
            ("a < b & c".to_string(), vec![Bar { series: "warm", estimate }])
        };
        let text = |s: &str| s.to_string();
        Chart {
            title: text("title"),
            subtitle: text("subtitle"),
            axis: text("axis"),
            series: vec!["cold", "warm"],
            notes: Vec::new(),
            groups: ratios.iter().map(bar).collect(),
        }
    }

    #[test]
    fn everything_is_inside_and_escaped() {
        let c = chart(&[0.5, 1.0, 12.0]);
        let scale = Scale::of(&c);
        assert!(scale.x(0.45) >= LEFT && scale.x(13.2) <= RIGHT && scale.x(1.0) < scale.x(2.0));
        let svg = draw(&c);
        assert!(svg.contains("a &lt; b &amp; c") && svg.contains(">12.00<") && svg.ends_with("</svg>\n"));
    }

    #[test]
    fn ticks_do_not_touch() {
        for ratios in [&[1.01][..], &[0.9, 1.3], &[0.1, 90.0], &[]] {
            let scale = Scale::of(&chart(ratios));
            let mut ticks = scale.ticks();
            ticks.sort_by(f64::total_cmp);
            assert!(ticks.contains(&1.0) && ticks.len() >= 2, "{ticks:?}");
            assert!(ticks.windows(2).all(|w| scale.x(w[1]) - scale.x(w[0]) > 40.0), "{ticks:?}");
        }
    }
}
