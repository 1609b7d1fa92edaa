//! Pattern matching, and the parts of f-strings.

use sidewinder_vm::builtins::field_conversion;

use super::*;

impl Recorder {
    /// `MatchSequence` and `MatchMapping` of what is no instance: its layout decides.
    pub(super) fn match_kind(&mut self, vm: &mut Vm, ins: Instr) -> R<Step> {
        let v = self.actual_reg(ins.b).clone();
        let holds = match v.as_object().map(|o| o.layout()) {
            None => false,
            Some(Layout::List | Layout::Tuple | Layout::Range) => ins.op == Op::MatchSequence,
            Some(Layout::Dict) => ins.op == Op::MatchMapping,
            Some(Layout::Str | Layout::Bytes | Layout::Set | Layout::BigInt | Layout::Complex) => false,
            Some(_) => return self.exec(vm, ins),
        };
        let src = self.getr(ins.b);
        if let Some(o) = v.as_object() {
            self.guard_layout(src, o.layout());
        }
        let d = self.reg(ins.a);
        self.prepare_write(d);
        self.kills(ins);
        let r = self.kval(&Value::bool(holds));
        self.setr(ins.a, r, true);
        Ok(Step::Continue)
    }

    /// The length of what is matched.
    pub(super) fn get_len(&mut self, vm: &mut Vm, ins: Instr) -> R<Step> {
        let (src, v) = (self.getr(ins.b), self.actual_reg(ins.b).clone());
        let Some(n) = self.length_of(src, &v) else { return self.exec(vm, ins) };
        let d = self.reg(ins.a);
        self.prepare_write(d);
        self.kills(ins);
        self.setr(ins.a, n, true);
        Ok(Step::Continue)
    }

    /// Whether the subject is of the class, and the attributes that are matched then, in a tuple.
    pub(super) fn match_class(&mut self, vm: &mut Vm, ins: Instr) -> R<Step> {
        let Some(values) = self.matched_attributes(ins) else { return self.exec(vm, ins) };
        let (s, d) = (self.reg(ins.b), self.reg(ins.a));
        if !(d >= s && d <= s + 2) {
            self.prepare_write(d);
        }
        let r = match values {
            None => self.unit(Ty::None),
            Some(values) => {
                for &v in &values {
                    if self.ty(v) == Ty::Ref {
                        self.emit(Ins::new(IrOp::IncRef, Ty::Void).a(v));
                    }
                }
                self.new_tuple(&values)
            }
        };
        for i in 0..3 {
            self.kill(s + i);
        }
        self.set(d, r, true);
        Ok(Step::Continue)
    }

    /// The attributes that a class pattern asks for, with checks that they are these; `Some(None)` if the subject is of another
    /// class.
    #[allow(clippy::option_option, reason = "not known, no match, match")]
    fn matched_attributes(&mut self, ins: Instr) -> Option<Option<Vec<Ref>>> {
        let [x, class, names] = [0, 1, 2].map(|i| self.actual_reg(ins.b + i).clone());
        let holds = self.instance_of(&x, &class)?;
        let t = class.get_exact::<TypeObj>()?;
        let b = builtin();
        let n = ins.c as usize;
        let from_class = t.lookup_but_slots(&b.names.match_args);
        let mut all: Vec<Ref_<StrObj>> = Vec::new();
        let mut whole = false;
        match &from_class {
            _ if !holds || n == 0 => {}
            Some(a) => {
                for name in a.get_exact::<TupleObj>()?.items().get(..n)? {
                    all.push(intern_obj(Ref_::from_ref(name.get_exact::<StrObj>()?)));
                }
            }
            None => {
                whole = n == 1 && sidewinder_vm::exec::matches_itself(t);
                if !whole {
                    return None;
                }
            }
        }
        for name in names.get_exact::<TupleObj>()?.items() {
            all.push(intern_obj(Ref_::from_ref(name.get_exact::<StrObj>()?)));
        }
        if (1..all.len()).any(|i| all[..i].iter().any(|a| a.object().is(all[i].object()))) {
            return None;
        }
        let [src, c, _] = [0, 1, 2].map(|i| self.getr(ins.b + i));
        self.known_classes(c, &class);
        self.guard_class(src, &x);
        if !holds {
            return Some(None);
        }
        if n > 0 && t.is_heap() {
            self.assume(Assumption::Class(t));
        }
        if let (true, Some(a)) = (n > 0, &from_class) {
            self.class_value(t, &b.names.match_args, a);
        }
        let mut values = if whole { vec![src] } else { Vec::new() };
        for name in &all {
            values.push(self.attribute(src, &x, name)?);
        }
        Some(Some(values))
    }

    /// A part of an f-string: a string is itself, numbers are formatted without a frame.
    pub(super) fn format_value(&mut self, vm: &mut Vm, ins: Instr) -> R<Step> {
        let v = self.actual_reg(ins.b).clone();
        let conversion = (ins.flags >> CONV_SHIFT) & 3;
        let with_spec = ins.flags & FMT_SPEC != 0;
        let is_str = v.get_exact::<StrObj>().is_some();
        let d = self.reg(ins.a);
        if is_str && !with_spec && conversion <= field_conversion::STR {
            let src = self.getr(ins.b);
            if self.t.get(src).op != IrOp::StrAt {
                self.guard_layout(src, Layout::Str);
            }
            self.prepare_write(d);
            self.emit(Ins::new(IrOp::IncRef, Ty::Void).a(src));
            self.kills(ins);
            self.setr(ins.a, src, true);
            return Ok(Step::Continue);
        }
        if let Some(step) = self.asks_operand(ins) {
            return Ok(step);
        }
        let plain_spec = !with_spec || self.actual_reg(ins.c).get_exact::<StrObj>().is_some();
        let computes =
            plain_spec && (is_str || matches!(v, Value::Int(_) | Value::Float(_) | Value::Bool(_)));
        let mut values = vec![self.getr(ins.b)];
        let mut released = Vec::new();
        if ins.flags & KILL_B != 0 {
            released.push(self.reg(ins.b));
        }
        if with_spec {
            values.push(self.getr(ins.c));
            if ins.flags & KILL_C != 0 {
                released.push(self.reg(ins.c));
            }
        }
        if computes {
            for (r, at) in values.clone().into_iter().zip([ins.b, ins.c]) {
                if let Some(o) = self.actual_reg(at).as_object() {
                    let layout = o.layout();
                    self.guard_layout(r, layout);
                }
            }
        }
        let op = if computes { IrOp::Compute } else { IrOp::Apply };
        self.apply(vm, ins, op, values, released, Some(d))
    }

    /// The parts of an f-string, which are strings, become one.
    pub(super) fn build_string(&mut self, vm: &mut Vm, ins: Instr) -> R<Step> {
        let n = ins.c as u32;
        let s = self.reg(ins.b);
        if n as usize > APPLY_WINDOW {
            return self.exec(vm, ins);
        }
        let values: Vec<Ref> = (0..n).map(|i| self.get(s + i)).collect();
        self.apply(vm, ins, IrOp::Compute, values, (s..s + n).rev().collect(), Some(self.reg(ins.a)))
    }
}
