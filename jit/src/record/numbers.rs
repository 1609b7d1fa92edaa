//! Arithmetic, comparisons, truth.

use sidewinder_vm::ops::{
    arithmetic_decides, comparison_decides, is_plain_function, reflected_alone, unary_method,
    unequal_by_equality,
};

use super::*;

/// Ints in `0..SMALL_INT` are small: the product of the sums of two of them is far from overflow.
const SMALL_INT: i64 = 1 << 30;

impl Recorder {
    // ---- arithmetic -----------------------------------------------------------------------------------

    pub(super) fn arith(&mut self, vm: &mut Vm, ins: Instr) -> R<Step> {
        let Some(op) = BinOp::from_op(ins.op) else { return Err(Abort::Unsupported) };
        let constant = ins.op as u8 >= Op::AddK as u8;
        let av = self.actual_reg(ins.b).clone();
        let bv = match constant {
            true => self.codeobj().consts[ins.c as usize].clone(),
            false => self.actual_reg(ins.c).clone(),
        };
        let ints = wide::is_int(&av) && wide::is_int(&bv);
        let is_float = |v: &Value| matches!(v, Value::Float(_));
        let mixed = is_float(&av) && wide::is_int(&bv) || wide::is_int(&av) && is_float(&bv);
        let a = self.operand(ins.b, ints || mixed);
        let b = if constant { self.kval(&bv) } else { self.operand(ins.c, ints || mixed) };
        let (a, b) = match mixed {
            true => (
                self.float_of_wide(self.reg(ins.b), a, &av),
                if constant { b } else { self.float_of_wide(self.reg(ins.c), b, &bv) },
            ),
            false => (a, b),
        };
        let d = self.reg(ins.a);
        if let Value::Object(o) = &av
            && o.layout() == Layout::Instance
        {
            let flags = if constant { ins.flags & !KILL_C } else { ins.flags };
            let step = self.binary_method(Instr { flags, ..ins }, op, (a, &av), (b, &bv));
            return step.map_or_else(|| self.exec(vm, ins), Ok);
        }
        if let Value::Object(o) = &bv
            && o.layout() == Layout::Instance
            && let Some(step) = self.reflected_method(ins, op, (a, &av), (b, &bv))
        {
            return Ok(step);
        }
        let r = self.number_op(op, a, b, &av, &bv);
        let r = if r.is_none() && ints { self.wide_op(op, a, b, &av, &bv) } else { r };
        let has_complex = complex::is_complex(&av) || complex::is_complex(&bv);
        let r = match r {
            None if has_complex => self.complex_op(op, (a, &av), (b, &bv)).map(|parts| {
                self.prepare_write(d);
                self.new_complex(parts)
            }),
            r => r,
        };
        let Some(r) = r else { return self.exec(vm, ins) };
        self.prepare_write(d);
        let kill = if constant { ins.flags & !KILL_C } else { ins.flags };
        self.kills(Instr { flags: kill, ..ins });
        self.setr(ins.a, r, true);
        Ok(Step::Continue)
    }

    /// The interval of a sum, difference or product of values that are known to be small, or that a guard makes known to be:
    /// counters of loops, and variables that the loop does not change. One comparison of each then replaces all checks for
    /// overflow in what is computed of them. (They are 20 to 25 % of a tight loop.)
    fn small_operands(&mut self, op: BinOp, a: (Ref, i64), b: (Ref, i64)) -> Option<(i64, i64)> {
        let ((al, ah), (bl, bh)) = (self.estimate(a)?, self.estimate(b)?);
        let f = |x: i64, y: i64| match op {
            BinOp::Add => x.checked_add(y),
            BinOp::Sub => x.checked_sub(y),
            _ => x.checked_mul(y),
        };
        let corners = [f(al, bl)?, f(al, bh)?, f(ah, bl)?, f(ah, bh)?];
        for (v, _) in [a, b] {
            if self.t.get(v).op != IrOp::KInt && !self.small.contains_key(&v) {
                let limit = self.kint(SMALL_INT);
                let ok = self.bin(IrOp::LtU, Ty::Bool, v, limit);
                self.guard_bool(ok, true);
                self.small.insert(v, (0, SMALL_INT - 1));
            }
        }
        Some((corners.into_iter().min()?, corners.into_iter().max()?))
    }
    /// An interval for a value that now is `x`.
    fn estimate(&mut self, (v, x): (Ref, i64)) -> Option<(i64, i64)> {
        let i = *self.t.get(v);
        if i.op == IrOp::KInt {
            return Some((i.aux, i.aux));
        }
        if let Some(s) = self.small.get(&v) {
            return Some(*s);
        }
        let steady = self.counters.contains(&v) || (i.op == IrOp::SLoad && self.unchanged(i.aux as u32));
        (steady && (0..SMALL_INT).contains(&x)).then_some((0, SMALL_INT - 1))
    }
    /// Whether no instruction of the loop being recorded writes a register.
    fn unchanged(&mut self, slot: u32) -> bool {
        // SAFETY: the code is watched.
        let code: &CodeObj = unsafe { &*self.code };
        if self.start != Start::Loop || slot >= code.n_regs {
            return false;
        }
        if self.written.is_none() {
            let instrs = &code.code.instrs;
            let back = |k: &usize| {
                let i = instrs[*k];
                i.op == Op::Loop && (*k as i64 + 1 + i.offset32() as i64) == self.start_pc as i64
            };
            let end = (self.start_pc as usize..instrs.len()).rev().find(back).unwrap_or(instrs.len() - 1);
            let writes = instrs[self.start_pc as usize..=end].iter().flat_map(|i| registers(*i).1);
            self.written = Some(writes.collect());
        }
        self.written.as_ref().is_some_and(|w| !w.contains(&slot))
    }

    pub(super) fn number_op(&mut self, op: BinOp, a: Ref, b: Ref, av: &Value, bv: &Value) -> Option<Ref> {
        let (ta, tb) = (self.ty(a), self.ty(b));
        let num = |t| matches!(t, Ty::Int | Ty::Float | Ty::Bool);
        if !num(ta) || !num(tb) {
            return None;
        }
        if ta == Ty::Float || tb == Ty::Float {
            let ir = match op {
                BinOp::Add => IrOp::AddF,
                BinOp::Sub => IrOp::SubF,
                BinOp::Mul => IrOp::MulF,
                BinOp::TrueDiv => IrOp::DivF,
                BinOp::Pow => {
                    let f = |v: &Value| match v {
                        Value::Float(f) => f.get(),
                        v => v.as_i64().unwrap_or(0) as f64,
                    };
                    if !f(av).powf(f(bv)).is_finite() {
                        return None;
                    }
                    let (fa, fb) = (self.as_float(a)?, self.as_float(b)?);
                    let square = f(bv) == 2.0 && self.t.get(b).op.effect() == Effect::Const;
                    let r = match square {
                        true => self.call_helper(HelperId::FloatSquare, Ty::Float, &[fa]),
                        false => self.call_helper(HelperId::FloatPow, Ty::Float, &[fa, fb]),
                    };
                    // All that raises or is complex comes back as an infinity or a NaN.
                    self.guard_size(r, f64::MAX);
                    return Some(r);
                }
                BinOp::FloorDiv | BinOp::Mod => {
                    let (fa, fb) = (self.as_float(a)?, self.as_float(b)?);
                    self.nonzero_f(fb, bv)?;
                    let h = if op == BinOp::Mod { HelperId::FloatMod } else { HelperId::FloatFloorDiv };
                    return Some(self.call_helper(h, Ty::Float, &[fa, fb]));
                }
                _ => return None,
            };
            let (fa, fb) = (self.as_float(a)?, self.as_float(b)?);
            if op == BinOp::TrueDiv {
                self.nonzero_f(fb, bv)?;
            }
            return Some(self.bin(ir, Ty::Float, fa, fb));
        }
        let both_bool = ta == Ty::Bool && tb == Ty::Bool;
        if both_bool && matches!(op, BinOp::And | BinOp::Or | BinOp::Xor) {
            // The result is a bool too.
            let ir = match op {
                BinOp::And => IrOp::AndI,
                BinOp::Or => IrOp::OrI,
                _ => IrOp::XorI,
            };
            let (a, b, zero) = (self.as_int(a)?, self.as_int(b)?, self.kint(0));
            let r = self.bin(ir, Ty::Int, a, b);
            return Some(self.bin(IrOp::NeI, Ty::Bool, r, zero));
        }
        let (x, y) = (av.as_i64()?, bv.as_i64()?);
        let (a, b) = (self.as_int(a)?, self.as_int(b)?);
        match op {
            BinOp::Add => {
                x.checked_add(y)?;
                let fits = self.small_operands(op, (a, x), (b, y));
                let r = self.guard(Ins::new(IrOp::AddO, Ty::Int).ab(a, b));
                self.small.extend(fits.map(|s| (r, s)));
                Some(r)
            }
            BinOp::Sub => {
                x.checked_sub(y)?;
                let fits = self.small_operands(op, (a, x), (b, y));
                let r = self.guard(Ins::new(IrOp::SubO, Ty::Int).ab(a, b));
                self.small.extend(fits.map(|s| (r, s)));
                Some(r)
            }
            BinOp::Mul => {
                x.checked_mul(y)?;
                let fits = self.small_operands(op, (a, x), (b, y));
                let r = self.guard(Ins::new(IrOp::MulO, Ty::Int).ab(a, b));
                self.small.extend(fits.map(|s| (r, s)));
                Some(r)
            }
            BinOp::And => Some(self.bin(IrOp::AndI, Ty::Int, a, b)),
            BinOp::Or => Some(self.bin(IrOp::OrI, Ty::Int, a, b)),
            BinOp::Xor => Some(self.bin(IrOp::XorI, Ty::Int, a, b)),
            BinOp::FloorDiv | BinOp::Mod => {
                let z = self.kint(0);
                if y < 0 {
                    // Both are negated, so that the divisor is positive.
                    x.checked_neg().and(y.checked_neg())?;
                    let negative = self.bin(IrOp::LtI, Ty::Bool, b, z);
                    self.guard_bool(negative, true);
                    let [na, nb] = [a, b].map(|v| self.guard(Ins::new(IrOp::SubO, Ty::Int).ab(z, v)));
                    return Some(match op {
                        BinOp::FloorDiv => self.bin(IrOp::DivI, Ty::Int, na, nb),
                        _ => {
                            let m = self.bin(IrOp::ModI, Ty::Int, na, nb);
                            self.bin(IrOp::SubI, Ty::Int, z, m)
                        }
                    });
                }
                if y == 0 {
                    return None;
                }
                let pos = self.bin(IrOp::GtI, Ty::Bool, b, z);
                self.guard_bool(pos, true);
                let r = self.bin(if op == BinOp::Mod { IrOp::ModI } else { IrOp::DivI }, Ty::Int, a, b);
                if self.t.get(b).op == IrOp::KInt {
                    let of = self.small.get(&a).map(|s| (s.0.div_euclid(y), s.1.div_euclid(y)));
                    let s = if op == BinOp::Mod { Some((0, y - 1)) } else { of };
                    self.small.extend(s.map(|s| (r, s)));
                }
                Some(r)
            }
            BinOp::TrueDiv => {
                // By a power of two, the quotient is rounded as the dividend is.
                if y.count_ones() != 1 || y < 0 || self.t.get(b).op != IrOp::KInt {
                    self.exact_as_float(a, x)?;
                    self.exact_as_float(b, y)?;
                }
                let (fa, fb) = (self.as_float(a)?, self.as_float(b)?);
                self.nonzero_f(fb, bv)?;
                Some(self.bin(IrOp::DivF, Ty::Float, fa, fb))
            }
            BinOp::Shl | BinOp::Shr => {
                if !(0..63).contains(&y) || (op == BinOp::Shl && (x << y) >> y != x) {
                    return None;
                }
                let lim = self.kint(63);
                let ok = self.bin(IrOp::LtU, Ty::Bool, b, lim);
                self.guard_bool(ok, true);
                Some(if op == BinOp::Shl {
                    self.guard(Ins::new(IrOp::ShlO, Ty::Int).ab(a, b))
                } else {
                    self.bin(IrOp::ShrI, Ty::Int, a, b)
                })
            }
            BinOp::Pow => {
                if !(0..=64).contains(&y) || self.t.get(b).op != IrOp::KInt {
                    return None;
                }
                x.checked_pow(y as u32)?;
                // Repeated squaring, with overflow checks.
                let (mut base, mut e, mut acc) = (a, y, Ref::NONE);
                while e > 0 {
                    if e & 1 == 1 {
                        acc = if acc.is_some() {
                            self.guard(Ins::new(IrOp::MulO, Ty::Int).ab(acc, base))
                        } else {
                            base
                        };
                    }
                    e >>= 1;
                    if e > 0 {
                        base = self.guard(Ins::new(IrOp::MulO, Ty::Int).ab(base, base));
                    }
                }
                Some(if acc.is_some() { acc } else { self.kint(1) })
            }
            BinOp::MatMul => None,
        }
    }
    pub(super) fn nonzero_f(&mut self, f: Ref, v: &Value) -> Option<()> {
        if matches!(v, Value::Float(x) if x.get() == 0.0) || v.as_i64() == Some(0) {
            return None;
        }
        let z = self.konst(IrOp::KFloat, Ty::Float, 0);
        let nz = self.bin(IrOp::NeF, Ty::Bool, f, z);
        self.guard_bool(nz, true);
        Some(())
    }

    /// Guards that a float is no NaN and no larger than this in size.
    pub(super) fn guard_size(&mut self, f: Ref, most: f64) {
        let k = self.konst(IrOp::KFloat, Ty::Float, most.to_bits() as i64);
        let size = self.emit(Ins::new(IrOp::AbsF, Ty::Float).a(f));
        let ok = self.bin(IrOp::LeF, Ty::Bool, size, k);
        self.guard_bool(ok, true);
    }

    /// `__add__` and the like of an instance, where the interpreter would push a frame.
    pub(super) fn binary_method(
        &mut self,
        ins: Instr,
        op: BinOp,
        (a, av): (Ref, &Value),
        (b, bv): (Ref, &Value),
    ) -> Option<Step> {
        let [plain, reflected, in_place] = op.methods();
        let t = av.ty();
        let inplace = ins.flags & INPLACE != 0;
        let own = if inplace { t.lookup(in_place).filter(is_plain_function) } else { None };
        if let Some(own) = own {
            let follow = own.get_exact::<FunctionObj>().is_some_and(|f| self.can_follow(f.code()));
            let f = self.class_method(a, av, in_place).filter(|_| follow)?;
            let d = self.reg(ins.a);
            self.prepare_write(d);
            for v in [a, b] {
                if self.ty(v) == Ty::Ref {
                    self.emit(Ins::new(IrOp::IncRef, Ty::Void).a(v));
                }
            }
            let both = self.new_tuple(&[a, b]);
            let step = self.special(ins, &f, &[a, b], RetMode::InPlace, ins.a, Some(both));
            self.emit(Ins::new(IrOp::DecRef, Ty::Void).a(both));
            return Some(step.unwrap_or(Step::Abort(Abort::Unsupported)));
        }
        if inplace && t.lookup(in_place).is_some() || !arithmetic_decides(t, bv.ty(), reflected) {
            return None;
        }
        let f = self.class_method(a, av, plain)?;
        if let Value::Object(o) = bv {
            // Its class has no reflected method.
            match o.get::<InstanceObj>() {
                Some(i) => self.guard_shape(b, i),
                None => self.guard_type(b, o),
            }
        }
        let d = self.reg(ins.a);
        self.prepare_write(d);
        self.special(ins, &f, &[a, b], RetMode::Binary, ins.a, Some(b))
    }

    /// A unary operator: `~` of an int, or of an instance where the interpreter would push a frame.
    pub(super) fn unary_method(&mut self, vm: &mut Vm, ins: Instr) -> R<Step> {
        let now = self.actual_reg(ins.b).clone();
        let d = self.reg(ins.a);
        if ins.op == Op::Invert && matches!(now, Value::Int(_)) {
            let (x, ones) = (self.getr(ins.b), self.kint(-1));
            let r = self.bin(IrOp::XorI, Ty::Int, x, ones);
            self.prepare_write(d);
            self.kills(ins);
            self.setr(ins.a, r, true);
            return Ok(Step::Continue);
        }
        let method = unary_method(ins.op).0;
        let own = now.get_exact::<InstanceObj>().and_then(|i| i.class().lookup(method));
        if own.as_ref().is_some_and(is_plain_function) {
            let x = self.getr(ins.b);
            if let Some(f) = self.class_method(x, &now, method) {
                self.prepare_write(d);
                if let Some(step) = self.special(ins, &f, &[x], RetMode::Store, ins.a, None) {
                    return Ok(step);
                }
            }
        }
        self.exec(vm, ins)
    }

    /// `__radd__` and the like of an instance, where the interpreter would push a frame.
    fn reflected_method(
        &mut self,
        ins: Instr,
        op: BinOp,
        (a, av): (Ref, &Value),
        (b, bv): (Ref, &Value),
    ) -> Option<Step> {
        let reflected = op.methods()[1];
        reflected_alone(av, bv, reflected)?;
        let f = self.class_method(b, bv, reflected)?;
        let d = self.reg(ins.a);
        self.prepare_write(d);
        self.special(ins, &f, &[b, a], RetMode::Reflected, ins.a, Some(a))
    }

    /// `__lt__` and the like of an instance, where the interpreter would push a frame.
    pub(super) fn compare_method(
        &mut self,
        ins: Instr,
        op: CmpOp,
        (a, av): (Ref, &Value),
        (b, bv): (Ref, &Value),
    ) -> Option<Step> {
        let i = av.get_exact::<InstanceObj>()?;
        if av.is(bv) {
            return None;
        }
        let (asked, mode) = match op {
            CmpOp::Ne => (CmpOp::Eq, RetMode::Unequal),
            _ => (op, RetMode::Compare),
        };
        if op == CmpOp::Ne {
            unequal_by_equality(i.class(), bv.ty())?;
        } else if !comparison_decides(i.class(), bv.ty(), op) {
            return None;
        }
        i.class().lookup(asked.method()).filter(is_plain_function)?;
        let f = self.class_method(a, av, asked.method())?;
        if let Value::Object(o) = bv {
            let same = self.bin(IrOp::EqR, Ty::Bool, a, b);
            self.guard_bool(same, false);
            match o.get::<InstanceObj>() {
                Some(i) => self.guard_shape(b, i),
                None => self.guard_type(b, o),
            }
        }
        let stores = matches!(ins.op, Op::Lt | Op::Le | Op::Eq | Op::Ne | Op::Gt | Op::Ge);
        if stores {
            let d = self.reg(ins.a);
            self.prepare_write(d);
        }
        self.special(ins, &f, &[a, b], mode, if stores { ins.a } else { 0 }, Some(b))
    }

    /// `__contains__` of an instance, for `In` and the like.
    pub(super) fn contains_method(
        &mut self,
        ins: Instr,
        (c, cv): (Ref, &Value),
        k: Ref,
        dst: u16,
    ) -> Option<Step> {
        let f = self.class_method(c, cv, &builtin().names.contains)?;
        if matches!(ins.op, Op::In | Op::NotIn) {
            let d = self.reg(dst);
            self.prepare_write(d);
        }
        self.special(ins, &f, &[c, k], RetMode::Truth, dst, None)
    }

    /// Guards that an int, which now is `x`, is one that no float has to stand for another of.
    fn exact_as_float(&mut self, v: Ref, x: i64) -> Option<()> {
        const EXACT: i64 = 1 << 53;
        if !(-EXACT..=EXACT).contains(&x) {
            return None;
        }
        if self.t.get(v).op != IrOp::KInt {
            let k = self.kint(EXACT);
            let s = self.bin(IrOp::AddI, Ty::Int, v, k);
            let end = self.kint(2 * EXACT + 1);
            let ok = self.bin(IrOp::LtU, Ty::Bool, s, end);
            self.guard_bool(ok, true);
        }
        Some(())
    }

    // ---- comparisons ----------------------------------------------------------------------------------

    pub(super) fn compare(&mut self, op: CmpOp, a: Ref, b: Ref, av: &Value, bv: &Value) -> Option<Ref> {
        let (ta, tb) = (self.ty(a), self.ty(b));
        let int = |t| matches!(t, Ty::Int | Ty::Bool);
        if int(ta) && int(tb) {
            let ir = [IrOp::LtI, IrOp::LeI, IrOp::EqI, IrOp::NeI, IrOp::GtI, IrOp::GeI][op as usize];
            let (a, b) = (self.as_int(a)?, self.as_int(b)?);
            return Some(self.bin(ir, Ty::Bool, a, b));
        }
        if wide::is_int(av) && wide::is_int(bv) {
            return self.wide_compare(op, a, b, av, bv);
        }
        if (ta == Ty::Float || int(ta)) && (tb == Ty::Float || int(tb)) {
            // Ints beyond 2**53 do not compare exactly as floats.
            for (r, v, t) in [(a, av, ta), (b, bv, tb)] {
                if int(t) {
                    let i = self.as_int(r)?;
                    self.exact_as_float(i, v.as_i64()?)?;
                }
            }
            let ir = [IrOp::LtF, IrOp::LeF, IrOp::EqF, IrOp::NeF, IrOp::GtF, IrOp::GeF][op as usize];
            let (a, b) = (self.as_float(a)?, self.as_float(b)?);
            return Some(self.bin(ir, Ty::Bool, a, b));
        }
        if av.get_exact::<StrObj>().is_some() && bv.get_exact::<StrObj>().is_some() {
            return Some(self.compare_strings(op, a, b, av, bv));
        }
        if av.get_exact::<TupleObj>().is_some() && bv.get_exact::<TupleObj>().is_some() {
            return self.compare_tuples(op, a, b, av, bv);
        }
        if matches!(op, CmpOp::Eq | CmpOp::Ne) && complex::is_complex(av) && complex::is_complex(bv) {
            let equal = self.complex_equal((a, av), (b, bv))?;
            return Some(match op {
                CmpOp::Eq => equal,
                _ => self.emit(Ins::new(IrOp::Not, Ty::Bool).a(equal)),
            });
        }
        // None equals no number.
        let known = |t| t == Ty::None || t == Ty::Float || int(t);
        if matches!(op, CmpOp::Eq | CmpOp::Ne) && known(ta) && known(tb) {
            let equal = ta == tb;
            return Some(self.konst(IrOp::KBool, Ty::Bool, (equal == (op == CmpOp::Eq)) as i64));
        }
        None
    }
    /// Tuples of ints, strings and tuples of these: the first items that differ decide, which the trace knows.
    fn compare_tuples(&mut self, op: CmpOp, a: Ref, b: Ref, av: &Value, bv: &Value) -> Option<Ref> {
        const MOST: usize = 8;
        let (x, y) = (av.get_exact::<TupleObj>()?.items(), bv.get_exact::<TupleObj>()?.items());
        if x.len() > MOST || y.len() > MOST {
            return None;
        }
        let mut same = 0;
        for (p, q) in x.iter().zip(y) {
            if !plainly_equal(p, q)? {
                break;
            }
            same += 1;
        }
        for (t, items) in [(a, x), (b, y)] {
            self.guard_layout(t, Layout::Tuple);
            self.guard(Ins::new(IrOp::GuardTupleLen, Ty::Void).a(t).aux(items.len() as i64));
        }
        let pair = |me: &mut Self, op: CmpOp, k: usize| {
            let [p, q] = [(a, &x[k]), (b, &y[k])]
                .map(|(t, v)| me.guard(Ins::new(IrOp::TupleItem, Ty::of_tag(v.tag())).a(t).aux(k as i64)));
            me.compare(op, p, q, &x[k], &y[k])
        };
        let shorter = x.len().min(y.len());
        // If all before them are equal, the last items decide whatever they are.
        let last = shorter.checked_sub(1).filter(|_| x.len() == y.len());
        for k in 0..same.min(last.unwrap_or(usize::MAX)) {
            let equal = pair(self, CmpOp::Eq, k)?;
            self.guard_bool(equal, true);
        }
        if let Some(k) = last.filter(|k| *k <= same) {
            return pair(self, op, k);
        }
        if same < shorter {
            let equal = pair(self, CmpOp::Eq, same)?;
            self.guard_bool(equal, false);
            if !matches!(op, CmpOp::Eq | CmpOp::Ne) {
                return pair(self, op, same);
            }
        }
        let holds = match op {
            _ if same < shorter => op == CmpOp::Ne,
            op => op.holds(x.len().cmp(&y.len())),
        };
        Some(self.kval(&Value::bool(holds)))
    }

    fn compare_strings(&mut self, op: CmpOp, a: Ref, b: Ref, av: &Value, bv: &Value) -> Ref {
        let ir = [IrOp::LtI, IrOp::LeI, IrOp::EqI, IrOp::NeI, IrOp::GtI, IrOp::GeI][op as usize];
        if [a, b].iter().any(|r| self.t.get(*r).op == IrOp::StrAt)
            && let (Some(x), Some(y)) = (self.code_of(a, av), self.code_of(b, bv))
        {
            return self.bin(ir, Ty::Bool, x, y);
        }
        self.guard_layout(a, Layout::Str);
        self.guard_layout(b, Layout::Str);
        match op {
            CmpOp::Eq => self.call_helper(HelperId::StrEq, Ty::Bool, &[a, b]),
            CmpOp::Ne => {
                let r = self.call_helper(HelperId::StrEq, Ty::Bool, &[a, b]);
                self.emit(Ins::new(IrOp::Not, Ty::Bool).a(r))
            }
            _ => {
                let order = self.call_helper(HelperId::StrOrder, Ty::Int, &[a, b]);
                let zero = self.kint(0);
                self.bin(ir, Ty::Bool, order, zero)
            }
        }
    }
    /// The code of an ASCII character that the trace has taken from a string, or knows.
    pub(super) fn code_of(&mut self, r: Ref, v: &Value) -> Option<Ref> {
        let i = *self.t.get(r);
        match i.op {
            IrOp::StrAt => Some(self.emit(Ins::new(IrOp::StrCode, Ty::Int).ab(i.a, i.b))),
            IrOp::KRef => match v.get_exact::<StrObj>()?.as_ascii()?.as_bytes() {
                [c] => Some(self.kint(*c as i64)),
                _ => None,
            },
            _ => None,
        }
    }

    pub(super) fn compare_jump(&mut self, vm: &mut Vm, ins: Instr) -> R<Step> {
        let Some((op, sense)) = CmpOp::from_op(ins.op) else { return Err(Abort::Unsupported) };
        let constant = ins.op as u8 >= Op::JLtK as u8;
        let mut av = self.actual_reg(ins.a).clone();
        let mut bv = match constant {
            true => self.codeobj().consts[ins.b as usize].clone(),
            false => self.actual_reg(ins.b).clone(),
        };
        let ints = wide::is_int(&av) && wide::is_int(&bv);
        let mut a = self.operand(ins.a, ints);
        let mut b = if constant { self.kval(&bv) } else { self.operand(ins.b, ints) };
        if compares_as_strings(op, &av, &bv) {
            a = self.built_in_part(ins.a, &mut av, op.method()).unwrap_or(a);
            if !constant {
                b = self.built_in_part(ins.b, &mut bv, op.swapped().method()).unwrap_or(b);
            }
        }
        let flags = if constant { ins.flags & !KILL_B } else { ins.flags };
        let kins = Instr { flags, ..ins };
        if !constant && let Some(step) = self.compare_method(ins, op, (a, &av), (b, &bv)) {
            return Ok(step);
        }
        if let Some(c) = self.compare(op, a, b, &av, &bv) {
            let Ok(v) = sidewinder_vm::ops::compare(vm, op, &av, &bv) else { return Err(Abort::Raised) };
            let holds = matches!(v, Value::Bool(b) if b.get());
            self.guard_bool(c, holds);
            self.kills(kins);
            return Ok(Step::Continue);
        }
        self.no_generators()?;
        a = self.getr(ins.a);
        if !constant {
            b = self.getr(ins.b);
        }
        let op_ref = self.kint(op as i64);
        let r = sidewinder_vm::ops::compare(vm, op, &av, &bv).and_then(|v| sidewinder_vm::ops::truth(vm, &v));
        let Ok(holds) = r else {
            if let Some(f) = vm.frames.last_mut() {
                // SAFETY: the exception belongs to this instruction.
                f.pc = unsafe { f.pc.add(1) };
            }
            return Ok(Step::Raised);
        };
        let c = self.boxed_call(HelperId::Compare, &[op_ref, a, b]);
        self.kills(kins);
        let jump = holds == sense;
        self.branch_after_effect(kins, c, holds, jump);
        self.skip(vm, kins, jump);
        Ok(Step::Executed)
    }

    pub(super) fn is(&mut self, a: Ref, b: Ref) -> Ref {
        let (ta, tb) = (self.ty(a), self.ty(b));
        if ta != tb {
            return self.konst(IrOp::KBool, Ty::Bool, 0);
        }
        match ta {
            Ty::Ref => self.bin(IrOp::EqR, Ty::Bool, a, b),
            Ty::Int => self.bin(IrOp::EqI, Ty::Bool, a, b),
            Ty::Bool => self.bin(IrOp::EqB, Ty::Bool, a, b),
            Ty::Float => self.call_helper(HelperId::FloatIs, Ty::Bool, &[a, b]),
            _ => self.konst(IrOp::KBool, Ty::Bool, 1),
        }
    }

    /// Truth of a register as an IR bool, if it needs no Python code.
    pub(super) fn truth(&mut self, r: u16) -> Option<Ref> {
        let s = self.reg(r);
        let v = self.get_any(s);
        let now = self.actual_reg(r).clone();
        self.truth_of(v, &now)
    }
    fn truth_of(&mut self, v: Ref, now: &Value) -> Option<Ref> {
        Some(match self.ty(v) {
            Ty::Wide | Ty::Natural => self.wide_truth(v),
            Ty::Bool => v,
            Ty::Int => {
                let z = self.kint(0);
                self.bin(IrOp::NeI, Ty::Bool, v, z)
            }
            Ty::Float => {
                let z = self.konst(IrOp::KFloat, Ty::Float, 0);
                self.bin(IrOp::NeF, Ty::Bool, v, z)
            }
            Ty::None | Ty::Undef => self.konst(IrOp::KBool, Ty::Bool, 0),
            Ty::Ref => {
                let o = now.as_object()?;
                let len = match o.layout() {
                    Layout::List => {
                        self.guard_layout(v, Layout::List);
                        self.emit(Ins::new(IrOp::ListLen, Ty::Int).a(v))
                    }
                    Layout::Str => {
                        self.guard_layout(v, Layout::Str);
                        self.emit(Ins::new(IrOp::StrLen, Ty::Int).a(v))
                    }
                    Layout::Dict | Layout::Set => {
                        self.guard_layout(v, o.layout());
                        let set = o.layout() == Layout::Set;
                        let h = if set { HelperId::SetLen } else { HelperId::DictLen };
                        self.call_helper(h, Ty::Int, &[v])
                    }
                    Layout::Instance => {
                        let i = o.get::<InstanceObj>()?;
                        let n = &builtin().names;
                        let asks = [&n.bool_, &n.len].iter().any(|n| i.class().user_method(n).is_some());
                        if asks || i.shape().dict_mode {
                            return None;
                        }
                        self.guard_shape(v, i);
                        if let Some(part) = i.payload() {
                            let load = Ins::new(IrOp::Field, Ty::of_tag(part.tag())).a(v).aux(0);
                            let loaded = self.guard(load);
                            return self.truth_of(loaded, part);
                        }
                        return Some(self.konst(IrOp::KBool, Ty::Bool, 1));
                    }
                    Layout::Function | Layout::NativeFunction | Layout::BoundMethod | Layout::Generator => {
                        self.guard_layout(v, o.layout());
                        return Some(self.konst(IrOp::KBool, Ty::Bool, 1));
                    }
                    Layout::Tuple => {
                        self.guard_layout(v, Layout::Tuple);
                        let n = o.get::<TupleObj>()?.len();
                        self.tuple_len(v, n)
                    }
                    _ => return None,
                };
                let z = self.kint(0);
                self.bin(IrOp::NeI, Ty::Bool, len, z)
            }
            _ => return None,
        })
    }

    pub(super) fn guard_layout(&mut self, r: Ref, l: Layout) {
        if self.t.get(r).op == IrOp::KRef || self.t.get(r).op == IrOp::NewTuple {
            return;
        }
        self.guard(Ins::new(IrOp::GuardLayout, Ty::Void).a(r).aux(l as i64));
    }
}

/// Whether two ints, strings, Nones, or tuples of such, are equal; `None` if they are something else, or of two kinds.
fn plainly_equal(p: &Value, q: &Value) -> Option<bool> {
    match (p, q) {
        (Value::None, Value::None) => Some(true),
        (Value::Int(_) | Value::Bool(_), Value::Int(_) | Value::Bool(_)) => Some(p.as_i64() == q.as_i64()),
        _ if p.get_exact::<StrObj>().is_some() => Some(p.get_exact::<StrObj>()? == q.get_exact::<StrObj>()?),
        _ => {
            let (x, y) = (p.get_exact::<TupleObj>()?.items(), q.get_exact::<TupleObj>()?.items());
            for (p, q) in x.iter().zip(y) {
                if !plainly_equal(p, q)? {
                    return Some(false);
                }
            }
            Some(x.len() == y.len())
        }
    }
}

/// Whether two values compare as strings do, at least one of which is of a class derived from `str` that leaves this to it.
fn compares_as_strings(op: CmpOp, a: &Value, b: &Value) -> bool {
    let values = [compared_value(op, a), compared_value(op, b)];
    let in_dict = |v: &Value| v.get_exact::<InstanceObj>().is_some_and(|i| i.shape().dict_mode);
    let derived = !std::ptr::eq(values[0], a) || !std::ptr::eq(values[1], b);
    derived && values.iter().all(|v| v.get_exact::<StrObj>().is_some()) && !in_dict(a) && !in_dict(b)
}
