//! Complex numbers: pairs of floats, of which an object is made only where somebody needs one.
//!
//! ```text
//! z = z * z + c        %9 float = SubF ...      real and imaginary part of the product
//!                      %12 ref = NewComplex %10, %11
//! ```
//! The formulas are those of `vm/src/ops/complex.rs`, in the same order of operations. A product of which the real part is not a
//! number is left to the interpreter, which mends some of those.

use super::*;

/// Real and imaginary part.
type Parts = (Ref, Ref);

/// Most that a power's exponent may be.
const MOST_SQUARED: i64 = 8;

pub(super) fn is_complex(v: &Value) -> bool {
    v.get_exact::<ComplexObj>().is_some()
}

impl Recorder {
    /// The parts of a complex number.
    fn parts(&mut self, v: Ref, now: &Value) -> Option<Parts> {
        let c = now.get_exact::<ComplexObj>()?;
        let i = *self.t.get(v);
        match i.op {
            IrOp::NewComplex => Some((i.a, i.b)),
            IrOp::KRef => {
                let [re, im] = [c.re, c.im].map(|x| self.konst(IrOp::KFloat, Ty::Float, x.to_bits() as i64));
                Some((re, im))
            }
            _ => {
                self.guard_layout(v, Layout::Complex);
                let [re, im] = [COMPLEX_RE, COMPLEX_IM]
                    .map(|at| self.emit(Ins::new(IrOp::ComplexGet, Ty::Float).a(v).aux(at as i64)));
                Some((re, im))
            }
        }
    }
    pub(super) fn new_complex(&mut self, (re, im): Parts) -> Ref {
        self.emit(Ins::new(IrOp::NewComplex, Ty::Ref).ab(re, im))
    }
    fn float_op(&mut self, op: IrOp, a: Ref, b: Ref) -> Ref {
        self.bin(op, Ty::Float, a, b)
    }
    fn product(&mut self, a: Parts, b: Parts) -> Parts {
        let [ac, bd, ad, bc] =
            [(a.0, b.0), (a.1, b.1), (a.0, b.1), (a.1, b.0)].map(|(x, y)| self.float_op(IrOp::MulF, x, y));
        let (re, im) = (self.float_op(IrOp::SubF, ac, bd), self.float_op(IrOp::AddF, ad, bc));
        let known = self.bin(IrOp::EqF, Ty::Bool, re, re);
        self.guard_bool(known, true);
        (re, im)
    }

    /// A binary operator of which one operand is a complex number and the other one a number.
    pub(super) fn complex_op(
        &mut self,
        op: BinOp,
        (a, av): (Ref, &Value),
        (b, bv): (Ref, &Value),
    ) -> Option<Parts> {
        use IrOp::*;
        if op == BinOp::Pow {
            return self.complex_power((a, av), (b, bv));
        }
        if is_complex(av) && is_complex(bv) {
            let (x, y) = (self.parts(a, av)?, self.parts(b, bv)?);
            return match op {
                BinOp::Add => Some((self.float_op(AddF, x.0, y.0), self.float_op(AddF, x.1, y.1))),
                BinOp::Sub => Some((self.float_op(SubF, x.0, y.0), self.float_op(SubF, x.1, y.1))),
                BinOp::Mul => Some(self.product(x, y)),
                _ => None,
            };
        }
        if is_complex(av) {
            let y = self.as_float(b)?;
            if op == BinOp::TrueDiv {
                self.nonzero_f(y, bv)?;
            }
            let x = self.parts(a, av)?;
            return match op {
                BinOp::Add => Some((self.float_op(AddF, x.0, y), x.1)),
                BinOp::Sub => Some((self.float_op(SubF, x.0, y), x.1)),
                BinOp::Mul => Some((self.float_op(MulF, x.0, y), self.float_op(MulF, x.1, y))),
                BinOp::TrueDiv => Some((self.float_op(DivF, x.0, y), self.float_op(DivF, x.1, y))),
                _ => None,
            };
        }
        let x = self.as_float(a)?;
        let y = self.parts(b, bv)?;
        match op {
            BinOp::Add => Some((self.float_op(AddF, x, y.0), y.1)),
            BinOp::Sub => Some((self.float_op(SubF, x, y.0), self.negative(y.1))),
            BinOp::Mul => Some((self.float_op(MulF, x, y.0), self.float_op(MulF, x, y.1))),
            _ => None,
        }
    }
    fn negative(&mut self, x: Ref) -> Ref {
        self.emit(Ins::new(IrOp::NegF, Ty::Float).a(x))
    }
    /// A power with a small constant exponent, by repeated squaring.
    fn complex_power(&mut self, (a, av): (Ref, &Value), (b, bv): (Ref, &Value)) -> Option<Parts> {
        let &Value::Int(mut n) = bv else { return None };
        if !(1..=MOST_SQUARED).contains(&n) || self.t.get(b).op != IrOp::KInt {
            return None;
        }
        let mut square = self.parts(a, av)?;
        let [one, zero] = [1.0f64, 0.0].map(|x| self.konst(IrOp::KFloat, Ty::Float, x.to_bits() as i64));
        let mut power = (one, zero);
        while n > 0 {
            if n & 1 == 1 {
                power = self.product(power, square);
            }
            n >>= 1;
            if n > 0 {
                square = self.product(square, square);
            }
        }
        // An infinite one is an error.
        self.guard_size(power.0, f64::MAX);
        self.guard_size(power.1, f64::MAX);
        Some(power)
    }

    pub(super) fn complex_negative(&mut self, v: Ref, now: &Value) -> Option<Parts> {
        let (re, im) = self.parts(v, now)?;
        Some((self.negative(re), self.negative(im)))
    }
    /// Whether two complex numbers are equal.
    pub(super) fn complex_equal(&mut self, (a, av): (Ref, &Value), (b, bv): (Ref, &Value)) -> Option<Ref> {
        let (x, y) = (self.parts(a, av)?, self.parts(b, bv)?);
        let [p, q] = [(x.0, y.0), (x.1, y.1)].map(|(x, y)| {
            let same = self.bin(IrOp::EqF, Ty::Bool, x, y);
            self.emit(Ins::new(IrOp::B2I, Ty::Int).a(same))
        });
        let both = self.bin(IrOp::AndI, Ty::Int, p, q);
        let zero = self.kint(0);
        Some(self.bin(IrOp::NeI, Ty::Bool, both, zero))
    }
    /// `real` or `imag`.
    pub(super) fn complex_attribute(&mut self, v: Ref, now: &Value, name: &StrObj) -> Option<Ref> {
        match name.as_ascii()? {
            "real" => Some(self.parts(v, now)?.0),
            "imag" => Some(self.parts(v, now)?.1),
            _ => None,
        }
    }
    /// `abs` of a complex number.
    pub(super) fn complex_size(&mut self, v: Ref, now: &Value) -> Option<Ref> {
        let (re, im) = self.parts(v, now)?;
        let r = self.call_helper(HelperId::Hypot, Ty::Float, &[re, im]);
        self.guard_size(r, f64::MAX);
        Some(r)
    }
    /// `complex(re, im)` of numbers, or `complex(re)` of a float, whose values and refs these are.
    pub(super) fn complex_of(&mut self, args: &[(Ref, Value)]) -> Option<Parts> {
        let real = |v: &Value| matches!(v, Value::Float(_) | Value::Int(_) | Value::Bool(_));
        match args {
            [(re, x)] if real(x) => {
                let zero = self.konst(IrOp::KFloat, Ty::Float, 0);
                Some((self.as_float(*re)?, zero))
            }
            [(re, x), (im, y)] if real(x) && real(y) => Some((self.as_float(*re)?, self.as_float(*im)?)),
            _ => None,
        }
    }
}
