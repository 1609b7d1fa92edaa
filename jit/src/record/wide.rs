//! Ints beyond 64 bits: pairs of words.
//!
//! What a mask, a shift or a modulus is about to cut back never becomes an object. A register may hold an int of two words
//! ([`IrOp::PairW`]), of which nobody asks whether it fits one word until an exit makes a `Value` of it, or something needs one
//! (`Recorder::whole`). So one trace serves the values on both sides of 2**63, of which generators and hashes have as many.
//!
//! ```text
//! x = x * a & M        %5 int = MulX %1, %2       (the high word of the product is not needed)
//! x >> 33              %6 int = ShrU %5, 33       (fits)
//!                      exit: slot of x = PairW %5, 0
//! ```
//! Nothing here is checked for overflow: every value has a [`Span`], and an operation whose result might need more than two words
//! is left to the interpreter. Where that would be so only because nothing is known of an operand, a guard says that it is
//! below 2**64.
//! A loop variable that is wide at the end of an iteration makes the loop be recorded again with the variable wide at its start.

use sidewinder_vm::objects::BigIntObj;

use super::*;

/// What is known of an int: `-below <= x <= above`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Span {
    below: u128,
    above: u128,
}

const WORD: Span = Span { below: 1 << 63, above: i64::MAX as u128 };
const UNSIGNED_WORD: Span = Span { below: 0, above: u64::MAX as u128 };
const TWO_WORDS: Span = Span { below: 1 << 127, above: i128::MAX as u128 };
const NATURAL: Span = Span { below: 0, above: u128::MAX };

impl Span {
    fn of(i: i128) -> Span {
        let size = i.unsigned_abs();
        if i < 0 { Span { below: size, above: 0 } } else { Span { below: 0, above: size } }
    }
    fn is_in(self, o: Span) -> bool {
        self.below <= o.below && self.above <= o.above
    }
    /// All bits up to the highest one that any of these has.
    fn bits(all: [u128; 4]) -> u128 {
        let most = all.into_iter().fold(0, |a, b| a | b);
        u128::MAX.checked_shr(most.leading_zeros()).unwrap_or(0)
    }
    /// Of the result of an operation, if it is known not to be too large.
    fn result(op: BinOp, a: Span, b: Span) -> Option<Span> {
        Some(match op {
            BinOp::Add => Span { below: a.below.checked_add(b.below)?, above: a.above.checked_add(b.above)? },
            BinOp::Sub => Span { below: a.below.checked_add(b.above)?, above: a.above.checked_add(b.below)? },
            BinOp::Mul => {
                let p = |x: u128, y: u128| x.checked_mul(y);
                Span {
                    below: p(a.below, b.above)?.max(p(a.above, b.below)?),
                    above: p(a.above, b.above)?.max(p(a.below, b.below)?),
                }
            }
            BinOp::And if a.below == 0 && b.below == 0 => Span { below: 0, above: a.above.min(b.above) },
            BinOp::And if a.below == 0 => a,
            BinOp::And if b.below == 0 => b,
            BinOp::And | BinOp::Or | BinOp::Xor => {
                let above = Span::bits([a.below, a.above, b.below, b.above]);
                let below = if a.below == 0 && b.below == 0 { 0 } else { above.checked_add(1)? };
                Span { below, above }
            }
            _ => return None,
        })
    }
    fn shifted(self, op: BinOp, k: u32) -> Option<Span> {
        Some(match op {
            BinOp::Shr => {
                let below = if self.below == 0 { 0 } else { ((self.below - 1) >> k) + 1 };
                Span { below, above: self.above >> k }
            }
            _ => {
                let shl = |x: u128| x.checked_mul(1u128.checked_shl(k)?);
                Span { below: shl(self.below)?, above: shl(self.above)? }
            }
        })
    }
}

/// An int of two words. `natural`: the higher one is unsigned.
#[derive(Clone, Copy)]
pub(super) struct Words {
    low: Ref,
    high: Ref,
    natural: bool,
    span: Span,
}

/// The value of an int that fits two words.
fn int_of(v: &Value) -> Option<i128> {
    let v = match v {
        Value::Bool(b) => &Value::Int(b.get() as i64),
        v => v,
    };
    let (low, high) = words_of_int(v)?;
    Some((high as i128) << 64 | low as i128)
}
/// Whether a value is an int (or bool), of whatever size.
pub(super) fn is_int(v: &Value) -> bool {
    matches!(v, Value::Int(_) | Value::Bool(_)) || v.get_exact::<BigIntObj>().is_some()
}

impl Recorder {
    /// A value that `Value`s can be made of: of an int of two words in slot `slot`, the int or the object that it now is.
    pub(super) fn whole(&mut self, slot: u32, v: Ref) -> Ref {
        let i = *self.t.get(v);
        if !i.ty.is_wide() {
            return v;
        }
        let fits = matches!(self.actual(slot), Value::Int(_));
        let w = self.pair(v);
        let one = self.one_word(w);
        self.guard_bool(one, fits);
        let r = match fits {
            true => w.low,
            false => self.emit(Ins::new(IrOp::BoxW, Ty::Ref).ab(w.low, w.high).aux(w.natural as i64)),
        };
        let s = self.slot(slot);
        self.put(slot, Slot { val: r, ..s });
        // What leaves from here on must not make the int again.
        if let Some(snap) = self.snap {
            let mut snap = self.t.snaps[snap as usize].clone();
            snap.slots.iter_mut().filter(|x| x.0 == slot).for_each(|x| x.1 = r);
            self.t.snaps.push(snap);
            self.snap = Some(self.t.snaps.len() as u32 - 1);
        }
        r
    }
    /// Makes the registers of the running frame whole, which a generator is about to take with it.
    pub(super) fn all_whole(&mut self) {
        for s in self.top().base..self.top().base + self.codeobj().n_regs {
            if self.slot(s).val.is_some() {
                self.get(s);
            }
        }
    }
    /// The value of a register that an operation on these values takes: whole, unless they are ints.
    pub(super) fn operand(&mut self, r: u16, ints: bool) -> Ref {
        let s = self.reg(r);
        if ints { self.get_any(s) } else { self.get(s) }
    }
    /// Whether an int of two words fits one.
    fn one_word(&mut self, w: Words) -> Ref {
        let zero = self.kint(0);
        if w.natural {
            let top = self.word_shift(IrOp::ShrU, w.low, 63);
            let rest = self.word(IrOp::OrI, w.high, top);
            return self.bin(IrOp::EqI, Ty::Bool, rest, zero);
        }
        let sign = self.word_shift(IrOp::ShrI, w.low, 63);
        self.bin(IrOp::EqI, Ty::Bool, w.high, sign)
    }

    // ---- words ----------------------------------------------------------------------------------------

    fn known_word(&self, r: Ref) -> Option<i64> {
        let i = self.t.get(r);
        (i.op == IrOp::KInt).then_some(i.aux)
    }
    /// An operation on words; the simplest cases need none.
    fn word(&mut self, op: IrOp, a: Ref, b: Ref) -> Ref {
        use IrOp::*;
        match (op, self.known_word(a), self.known_word(b)) {
            (AndI | MulX | MulHU, Some(0), _) | (AndI | MulX | MulHU, _, Some(0)) => self.kint(0),
            (AndI, Some(-1), _) | (OrI | XorI | AddX, Some(0), _) | (MulX, Some(1), _) => b,
            (AndI, _, Some(-1)) | (OrI | XorI | AddX | SubX, _, Some(0)) | (MulX, _, Some(1)) => a,
            (AndI, Some(x), Some(y)) => self.kint(x & y),
            (OrI, Some(x), Some(y)) => self.kint(x | y),
            (XorI, Some(x), Some(y)) => self.kint(x ^ y),
            _ => self.bin(op, Ty::Int, a, b),
        }
    }
    /// A shift of a word by less than its length.
    fn word_shift(&mut self, op: IrOp, a: Ref, by: u32) -> Ref {
        match self.known_word(a) {
            _ if by == 0 => a,
            Some(x) => self.kint(match op {
                IrOp::ShlX => x << by,
                IrOp::ShrU => (x as u64 >> by) as i64,
                _ => x >> by,
            }),
            None => {
                let k = self.kint(by as i64);
                self.bin(op, Ty::Int, a, k)
            }
        }
    }

    // ---- ints of two words ----------------------------------------------------------------------------

    /// The words of a value of a wide type.
    fn pair(&mut self, v: Ref) -> Words {
        let i = *self.t.get(v);
        let natural = i.ty == Ty::Natural;
        let (low, high) = match i.op {
            IrOp::PairW => (i.a, i.b),
            _ => {
                let low = self.emit(Ins::new(IrOp::LowW, Ty::Int).a(v));
                (low, self.emit(Ins::new(IrOp::HighW, Ty::Int).a(v)))
            }
        };
        let known = self.spans.get(&v).copied();
        let span = match self.known_word(high) {
            Some(0) => known.filter(|s| s.is_in(UNSIGNED_WORD)).unwrap_or(UNSIGNED_WORD),
            _ => known.unwrap_or(if natural { NATURAL } else { TWO_WORDS }),
        };
        Words { low, high, natural, span }
    }
    fn constant(&mut self, i: i128) -> Words {
        let (low, high) = (self.kint(i as i64), self.kint((i >> 64) as i64));
        Words { low, high, natural: false, span: Span::of(i) }
    }
    /// A value that now is the int `x` as words.
    fn words(&mut self, v: Ref, x: i128) -> Option<Words> {
        let i = *self.t.get(v);
        Some(match i.ty {
            Ty::Int | Ty::Bool => {
                if i.op == IrOp::KInt {
                    return Some(self.constant(x));
                }
                let low = self.as_int(v)?;
                let span = match self.small.get(&low) {
                    Some(&(a, b)) if a >= 0 => Span { below: 0, above: b as u128 },
                    _ if i.ty == Ty::Bool => Span { below: 0, above: 1 },
                    _ => WORD,
                };
                let high = if span.below == 0 { self.kint(0) } else { self.word_shift(IrOp::ShrI, low, 63) };
                Words { low, high, natural: false, span }
            }
            Ty::Wide | Ty::Natural => self.pair(v),
            Ty::Ref if i.op == IrOp::KRef => self.constant(x),
            Ty::Ref if i.op == IrOp::BoxW => {
                let natural = i.aux != 0;
                let span = if natural { NATURAL } else { TWO_WORDS };
                Words { low: i.a, high: i.b, natural, span }
            }
            Ty::Ref => {
                let w = self.guard(Ins::new(IrOp::UnboxW, Ty::Wide).a(v));
                self.pair(w)
            }
            _ => return None,
        })
    }
    /// Guards that an int that may be of any size is below 2**64, as it now is.
    fn tame(&mut self, w: Words, x: i128) -> Words {
        if w.span.is_in(UNSIGNED_WORD) || w.span.is_in(WORD) || u64::try_from(x).is_err() {
            return w;
        }
        let zero = self.kint(0);
        let ok = self.bin(IrOp::EqI, Ty::Bool, w.high, zero);
        self.guard_bool(ok, true);
        Words { high: zero, natural: false, span: UNSIGNED_WORD, ..w }
    }
    /// Guards that a mask or the like, which hardly ever changes, is what it now is.
    fn fixed(&mut self, w: Words, x: i128) -> Words {
        let k = self.constant(x);
        for (word, known) in [(w.low, k.low), (w.high, k.high)] {
            if word != known {
                let ok = self.bin(IrOp::EqI, Ty::Bool, word, known);
                self.guard_bool(ok, true);
            }
        }
        k
    }
    /// The value of words: an int if it must fit one.
    fn value(&mut self, low: Ref, high: Ref, span: Span) -> Option<Ref> {
        if span.is_in(WORD) {
            let fits = |x: u128| i64::try_from(x).ok();
            if let (0, Some(above)) = (span.below, fits(span.above)) {
                self.small.insert(low, (0, above));
            }
            return Some(low);
        }
        let ty = match span {
            s if s.is_in(TWO_WORDS) => Ty::Wide,
            s if s.is_in(NATURAL) => Ty::Natural,
            _ => return None,
        };
        let v = self.emit(Ins::new(IrOp::PairW, ty).ab(low, high));
        self.spans.insert(v, span);
        Some(v)
    }

    /// An operation on ints of which one, or the result, does not fit 64 bits.
    pub(super) fn wide_op(&mut self, op: BinOp, a: Ref, b: Ref, av: &Value, bv: &Value) -> Option<Ref> {
        let (x, y) = (int_of(av)?, int_of(bv)?);
        match op {
            BinOp::And | BinOp::Or | BinOp::Xor => {
                let (p, mut q) = (self.words(a, x)?, self.words(b, y)?);
                let mask = y > i64::MAX as i128 && y.checked_add(1).is_none_or(|z| z & y == 0);
                if op == BinOp::And && mask && self.ty(b) == Ty::Ref {
                    q = self.fixed(q, y);
                }
                self.wide_bits(op, (p, x), (q, y))
            }
            BinOp::Add | BinOp::Sub | BinOp::Mul => {
                let (mut p, mut q) = (self.words(a, x)?, self.words(b, y)?);
                let fits = |p: Words, q: Words| {
                    let r = Span::result(op, p.span, q.span)?;
                    (r.is_in(TWO_WORDS) || r.is_in(NATURAL)).then_some(r)
                };
                if fits(p, q).is_none() {
                    (p, q) = (self.tame(p, x), self.tame(q, y));
                }
                let span = fits(p, q)?;
                let (low, high) = match op {
                    BinOp::Add => {
                        let low = self.word(IrOp::AddX, p.low, q.low);
                        let carry = self.bin(IrOp::LtU, Ty::Bool, low, p.low);
                        (low, self.with_carry(IrOp::AddX, p.high, q.high, carry))
                    }
                    BinOp::Sub => {
                        let low = self.word(IrOp::SubX, p.low, q.low);
                        let borrow = self.bin(IrOp::LtU, Ty::Bool, p.low, q.low);
                        (low, self.with_carry(IrOp::SubX, p.high, q.high, borrow))
                    }
                    _ => {
                        let low = self.word(IrOp::MulX, p.low, q.low);
                        if p.span.is_in(WORD) && q.span.is_in(WORD) {
                            (low, self.bin(IrOp::MulHS, Ty::Int, p.low, q.low))
                        } else {
                            let high = self.word(IrOp::MulHU, p.low, q.low);
                            let (m, n) =
                                (self.word(IrOp::MulX, p.high, q.low), self.word(IrOp::MulX, p.low, q.high));
                            let high = self.word(IrOp::AddX, high, m);
                            (low, self.word(IrOp::AddX, high, n))
                        }
                    }
                };
                self.value(low, high, span)
            }
            BinOp::Shl | BinOp::Shr => {
                // A count that changes is left to the interpreter.
                let k = self.known_word(b).filter(|k| (0..128).contains(k))? as u32;
                let p = self.words(a, x)?;
                self.wide_shift(op, (p, x), k)
            }
            BinOp::Mod | BinOp::FloorDiv if y > 0 => {
                if y & (y - 1) == 0 && (self.ty(b) == Ty::Ref || self.known_word(b).is_some()) {
                    let q = self.words(b, y)?;
                    self.fixed(q, y);
                    let p = self.words(a, x)?;
                    if op == BinOp::FloorDiv {
                        return self.wide_shift(BinOp::Shr, (p, x), y.trailing_zeros());
                    }
                    let mask = self.constant(y - 1);
                    return self.wide_bits(BinOp::And, (p, x), (mask, y - 1));
                }
                let by = self.as_int(b).filter(|_| op == BinOp::Mod)?;
                let p = self.words(a, x)?;
                let zero = self.kint(0);
                let positive = self.bin(IrOp::GtI, Ty::Bool, by, zero);
                self.guard_bool(positive, true);
                let m = Ins::new(IrOp::ModW, Ty::Int).ab(p.low, p.high).c(by).aux(p.natural as i64);
                let r = self.emit(m);
                let most = self.known_word(by).unwrap_or(i64::MAX) - 1;
                self.value(r, zero, Span { below: 0, above: most as u128 })
            }
            // The quotient is rounded as the dividend is.
            BinOp::TrueDiv if y > 0 && y & (y - 1) == 0 && self.is_constant(b) => {
                let p = self.words(a, x)?;
                let float = self.float_of_words(p, x)?;
                let by = self.konst(IrOp::KFloat, Ty::Float, (y as f64).to_bits() as i64);
                Some(self.bin(IrOp::DivF, Ty::Float, float, by))
            }
            _ => None,
        }
    }
    fn is_constant(&self, v: Ref) -> bool {
        matches!(self.t.get(v).op, IrOp::KInt | IrOp::KRef)
    }
    /// The float nearest to an int, if that now is one of 64 bits.
    fn float_of_words(&mut self, w: Words, x: i128) -> Option<Ref> {
        let w = self.tame(w, x);
        let op = match w.span {
            s if s.is_in(WORD) => IrOp::I2F,
            s if s.is_in(UNSIGNED_WORD) => IrOp::U2F,
            _ => return None,
        };
        Some(self.emit(Ins::new(op, Ty::Float).a(w.low)))
    }
    /// An operand in a slot for arithmetic with a float: an int of two words is rounded to one.
    pub(super) fn float_of_wide(&mut self, slot: u32, v: Ref, now: &Value) -> Ref {
        if !self.ty(v).is_wide() {
            return v;
        }
        let w = self.pair(v);
        let float = int_of(now).and_then(|x| self.float_of_words(w, x));
        float.unwrap_or_else(|| self.whole(slot, v))
    }
    /// `&`, `|` or `^` of two words each, with what they now are.
    fn wide_bits(&mut self, op: BinOp, (mut p, x): (Words, i128), (mut q, y): (Words, i128)) -> Option<Ref> {
        if op != BinOp::And || (p.span.below != 0 && q.span.below != 0) {
            (p, q) = (self.tame(p, x), self.tame(q, y));
        }
        // A word that is unsigned does not go with one that has a sign.
        if p.natural != q.natural && (p.span.below | q.span.below) != 0 {
            return None;
        }
        let span = Span::result(op, p.span, q.span)?;
        let ir = match op {
            BinOp::And => IrOp::AndI,
            BinOp::Or => IrOp::OrI,
            _ => IrOp::XorI,
        };
        let low = self.word(ir, p.low, q.low);
        let high = self.word(ir, p.high, q.high);
        self.value(low, high, span)
    }
    /// Two words, with what they now are, shifted by less than 128.
    fn wide_shift(&mut self, op: BinOp, (p, x): (Words, i128), k: u32) -> Option<Ref> {
        let fits = |p: Words| {
            let r = p.span.shifted(op, k)?;
            (r.is_in(TWO_WORDS) || r.is_in(NATURAL)).then_some(r)
        };
        let p = self.tame(p, x);
        let span = fits(p)?;
        let zero = self.kint(0);
        let (down, sign) = match p.natural {
            true => (IrOp::ShrU, zero),
            false => (IrOp::ShrI, self.word_shift(IrOp::ShrI, p.high, 63)),
        };
        let (low, high) = match (op, k) {
            (_, 0) => (p.low, p.high),
            (BinOp::Shl, 64..) => (zero, self.word_shift(IrOp::ShlX, p.low, k - 64)),
            (_, 64..) => (self.word_shift(down, p.high, k - 64), sign),
            (BinOp::Shl, _) => {
                let over = self.word_shift(IrOp::ShrU, p.low, 64 - k);
                let high = self.word_shift(IrOp::ShlX, p.high, k);
                (self.word_shift(IrOp::ShlX, p.low, k), self.word(IrOp::OrI, high, over))
            }
            _ => {
                let over = self.word_shift(IrOp::ShlX, p.high, 64 - k);
                let low = self.word_shift(IrOp::ShrU, p.low, k);
                (self.word(IrOp::OrI, low, over), self.word_shift(down, p.high, k))
            }
        };
        self.value(low, high, span)
    }
    fn with_carry(&mut self, op: IrOp, a: Ref, b: Ref, carry: Ref) -> Ref {
        let c = self.emit(Ins::new(IrOp::B2I, Ty::Int).a(carry));
        let r = self.word(op, a, b);
        self.word(op, r, c)
    }

    /// A comparison of ints of which one does not fit 64 bits.
    pub(super) fn wide_compare(&mut self, op: CmpOp, a: Ref, b: Ref, av: &Value, bv: &Value) -> Option<Ref> {
        let (x, y) = (int_of(av)?, int_of(bv)?);
        let (p, q) = (self.words(a, x)?, self.words(b, y)?);
        if p.natural || q.natural {
            return None;
        }
        let zero = self.kint(0);
        let (p, q, op) = match op {
            CmpOp::Gt | CmpOp::Ge => (q, p, op.swapped()),
            _ => (p, q, op),
        };
        if matches!(op, CmpOp::Eq | CmpOp::Ne) {
            let (l, h) = (self.word(IrOp::XorI, p.low, q.low), self.word(IrOp::XorI, p.high, q.high));
            let differs = self.word(IrOp::OrI, l, h);
            let ir = if op == CmpOp::Eq { IrOp::EqI } else { IrOp::NeI };
            return Some(self.bin(ir, Ty::Bool, differs, zero));
        }
        // The high words decide, and the low ones if these are equal: a <= b is not b < a.
        let (p, q) = if op == CmpOp::Le { (q, p) } else { (p, q) };
        let bits = [
            self.bin(IrOp::LtI, Ty::Bool, p.high, q.high),
            self.bin(IrOp::EqI, Ty::Bool, p.high, q.high),
            self.bin(IrOp::LtU, Ty::Bool, p.low, q.low),
        ];
        let [high, same, low] = bits.map(|b| self.emit(Ins::new(IrOp::B2I, Ty::Int).a(b)));
        let low = self.word(IrOp::AndI, same, low);
        let less = self.word(IrOp::OrI, high, low);
        let ir = if op == CmpOp::Le { IrOp::EqI } else { IrOp::NeI };
        Some(self.bin(ir, Ty::Bool, less, zero))
    }
    /// Whether an int of two words is not zero.
    pub(super) fn wide_truth(&mut self, v: Ref) -> Ref {
        let w = self.pair(v);
        let (any, zero) = (self.word(IrOp::OrI, w.low, w.high), self.kint(0));
        self.bin(IrOp::NeI, Ty::Bool, any, zero)
    }

    // ---- loop variables -------------------------------------------------------------------------------

    /// The value of a loop's slot at its start, for one that is known to become wide.
    pub(super) fn wide_start(&mut self, slot: u32) -> Option<Ref> {
        if self.start != Start::Loop || !self.wide_slots.contains(&slot) {
            return None;
        }
        let x = int_of(self.actual(slot)).filter(|_| !matches!(self.actual(slot), Value::Bool(_)))?;
        let v = self.guard(Ins::new(IrOp::SLoad, Ty::Wide).aux(slot as i64));
        let w = self.pair(v);
        let pair = self.emit(Ins::new(IrOp::PairW, Ty::Wide).ab(w.low, w.high));
        self.put(slot, Slot { val: pair, dirty: true, mem_obj: false, ..self.slot(slot) });
        let w = self.tame(w, x);
        let v = self.emit(Ins::new(IrOp::PairW, Ty::Wide).ab(w.low, w.high));
        self.spans.insert(v, w.span);
        self.put(slot, Slot { val: v, ..self.slot(slot) });
        Some(v)
    }
    /// Slots of a loop whose type at the start serves one iteration only: they become, or were, ints beyond 64 bits.
    pub fn turned_wide(&mut self) -> Vec<u32> {
        let starts: Vec<(u32, Ty)> =
            self.t.ins.iter().filter(|i| i.op == IrOp::SLoad).map(|i| (i.aux as u32, i.ty)).collect();
        let turned = |me: &Recorder, (s, ty): (u32, Ty)| {
            if (s as i32) < 0 {
                return false;
            }
            let end = me.slot(s).val;
            if !end.is_some() || !is_int(me.actual(s)) {
                return false;
            }
            let end = me.ty(end);
            let was_big = ty == Ty::Ref
                && me.t.ins.iter().any(|i| {
                    i.op == IrOp::UnboxW && me.t.get(i.a).op == IrOp::SLoad && me.t.get(i.a).aux == s as i64
                });
            matches!((ty, end), (Ty::Int, Ty::Wide | Ty::Ref))
                || was_big && end.is_wide()
                || was_big && end == Ty::Int
        };
        starts.into_iter().filter(|s| turned(self, *s)).map(|s| s.0).collect()
    }
    /// At the end of a loop: makes wide what it started with as wide, where that is possible.
    pub fn widen_ends(&mut self, slots: &[u32]) {
        self.snap = None;
        let slots: Vec<u32> = slots.iter().copied().filter(|s| self.can_widen(*s)).collect();
        let wide: Vec<(u32, Ref)> = slots.into_iter().filter_map(|s| self.as_wide(s)).collect();
        self.turn_wide(&wide);
    }
    /// Whether a slot can be handed on to a root that expects it as a wide int.
    pub(super) fn can_widen(&self, slot: u32) -> bool {
        let s = self.slot(slot);
        let natural = s.val.is_some() && self.ty(s.val) == Ty::Natural;
        !natural && words_of_int(self.actual(slot)).is_some()
    }
    /// The value of a slot, an int, as a wide one, with its slot; nothing if it is one already.
    pub(super) fn as_wide(&mut self, slot: u32) -> Option<(u32, Ref)> {
        let v = self.get_any(slot);
        if self.ty(v) == Ty::Wide {
            return None;
        }
        let w = int_of(self.actual(slot)).and_then(|x| self.words(v, x))?;
        if w.natural && !w.span.is_in(TWO_WORDS) {
            // An unsigned word must not be taken for one with a sign.
            let zero = self.kint(0);
            let plain = self.bin(IrOp::GeI, Ty::Bool, w.high, zero);
            self.guard_bool(plain, true);
        }
        Some((slot, self.emit(Ins::new(IrOp::PairW, Ty::Wide).ab(w.low, w.high))))
    }
    /// Puts wide ints in their slots, in the place of what they were made of. All guards come before: they need the objects.
    pub(super) fn turn_wide(&mut self, wide: &[(u32, Ref)]) {
        for &(slot, v) in wide {
            self.set(slot, v, true);
        }
    }
}

/// The words of an int, if two are enough.
pub fn words_of_int(v: &Value) -> Option<(u64, u64)> {
    let i = match v {
        Value::Int(i) => *i as i128,
        v => v.get_exact::<BigIntObj>()?.as_i128()?,
    };
    Some((i as u64, (i >> 64) as u64))
}
