//! `re.Match`, and templates of what comes in the place of matches.

use sidewinder_macros::{Trace, native_methods, native_type};

use crate::builtins::{TextBuf, buffer_or_none, int_by_index, repr};
use crate::modules::typing::generic_alias;
use crate::objects::*;
use crate::ops;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

use super::matcher::Span;
use super::pattern::{AnyMatcher, Pattern, Subject, joined};

/// The result of re.match() and re.search().
/// Match objects always have a boolean value of True.
#[native_type("re.Match", no_base)]
#[derive(Trace)]
pub struct Match {
    header: Header,
    pattern: Ref<Pattern>,
    string: Value,
    pos: usize,
    endpos: usize,
    last_group: usize,
    #[untraced]
    whole: Span,
    #[untraced]
    spans: Spans,
    /// What `regs` gives, once it has been asked for.
    regs: HeapCell<Value>,
}

/// Where the groups have matched: most patterns have few.
enum Spans {
    Few([Option<Span>; Spans::FEW]),
    Many(Box<[Option<Span>]>),
}

impl Spans {
    const FEW: usize = 3;
    fn of(groups: usize, m: &AnyMatcher<'_>) -> Spans {
        let span = |i: usize| if i < groups { m.group(i + 1) } else { None };
        match groups {
            0..=Spans::FEW => Spans::Few(std::array::from_fn(span)),
            _ => Spans::Many((0..groups).map(span).collect()),
        }
    }
    fn all(&self) -> &[Option<Span>] {
        match self {
            Spans::Few(all) => all,
            Spans::Many(all) => all,
        }
    }
}

impl Match {
    /// Of the groups.
    fn spans(&self) -> &[Option<Span>] {
        &self.spans.all()[..self.pattern.groups]
    }
    /// What a matcher has found in a string, from and to places in it that the program sees.
    pub fn of(
        pattern: &Pattern,
        string: &Value,
        (pos, endpos): Span,
        whole: Span,
        m: &AnyMatcher<'_>,
    ) -> Ref<Match> {
        new_native(Match {
            header: native_header::<Match>(),
            pattern: Ref::from_ref(pattern),
            string: string.clone(),
            pos,
            endpos,
            last_group: m.last_group(),
            whole,
            spans: Spans::of(pattern.groups, m),
            regs: HeapCell::new(Value::None),
        })
    }
    /// The number of a group that is given by number or name.
    fn index(&self, vm: &mut Vm, group: &Value) -> Res<usize> {
        let i = match group {
            Value::Int(i) => Some(*i),
            _ => match int_by_index(vm, group)? {
                Some(v) => v.as_i64(),
                None => match ops::dict_get(vm, &self.pattern.group_index, group)? {
                    Some(i) => i.as_i64(),
                    None => None,
                },
            },
        };
        let i = i.and_then(|i| usize::try_from(i).ok()).filter(|&i| i <= self.pattern.groups);
        i.ok_or_else(|| vm.index_error("no such group"))
    }
    fn span_of(&self, group: usize) -> Option<Span> {
        if group == 0 { Some(self.whole) } else { self.spans()[group - 1] }
    }
    fn ends(&self, vm: &mut Vm, group: &Value) -> Res<(i64, i64)> {
        let i = self.index(vm, group)?;
        Ok(self.span_of(i).map_or((-1, -1), |(start, end)| (start as i64, end as i64)))
    }
    /// What a group has matched.
    fn text(&self, vm: &mut Vm, group: usize, default: &Value) -> Res<Value> {
        let Some((start, end)) = self.span_of(group) else { return Ok(default.clone()) };
        let subject = Subject::new(vm, &self.string)?;
        // A buffer may have become shorter.
        let n = subject.len();
        Ok(subject.part(&self.string, start.min(n), end.min(n)))
    }
    fn group_text(&self, vm: &mut Vm, group: &Value) -> Res<Value> {
        let i = self.index(vm, group)?;
        self.text(vm, i, &Value::None)
    }
}

fn pair(start: i64, end: i64) -> Value {
    TupleObj::of([Value::Int(start), Value::Int(end)]).into()
}

#[native_methods("re.Match")]
impl Match {
    /// group([group1, ...]) -> str or tuple.
    ///     Return subgroup(s) of the match by indices or names.
    ///     For 0 returns the entire match.
    #[method(no_signature)]
    fn group(&self, vm: &mut Vm, groups: &[Value]) -> Res<Value> {
        match groups {
            [] => self.text(vm, 0, &Value::None),
            [only] => self.group_text(vm, only),
            all => {
                let parts = all.iter().map(|g| self.group_text(vm, g)).collect::<Res<_>>()?;
                Ok(TupleObj::new(parts).into())
            }
        }
    }
    /// Return index of the start of the substring matched by group.
    #[method]
    fn start(&self, vm: &mut Vm, #[default(0)] group: &Value) -> Res<i64> {
        Ok(self.ends(vm, group)?.0)
    }
    /// Return index of the end of the substring matched by group.
    #[method]
    fn end(&self, vm: &mut Vm, #[default(0)] group: &Value) -> Res<i64> {
        Ok(self.ends(vm, group)?.1)
    }
    /// For match object m, return the 2-tuple (m.start(group), m.end(group)).
    #[method]
    fn span(&self, vm: &mut Vm, #[default(0)] group: &Value) -> Res<Value> {
        let (start, end) = self.ends(vm, group)?;
        Ok(pair(start, end))
    }
    /// Return a tuple containing all the subgroups of the match, from 1.
    ///
    ///   default
    ///     Is used for groups that did not participate in the match.
    #[method]
    fn groups(
        &self,
        vm: &mut Vm,
        #[either]
        #[default(None)]
        default: &Value,
    ) -> Res<Value> {
        let subject = Subject::new(vm, &self.string)?;
        let n = subject.len();
        let parts = self.spans().iter().map(|span| match *span {
            Some((start, end)) => subject.part(&self.string, start.min(n), end.min(n)),
            None => default.clone(),
        });
        Ok(TupleObj::from_iter(parts).into())
    }
    /// Return a dictionary containing all the named subgroups of the match, keyed by the subgroup name.
    ///
    ///   default
    ///     Is used for groups that did not participate in the match.
    #[method]
    fn groupdict(
        &self,
        vm: &mut Vm,
        #[either]
        #[default(None)]
        default: &Value,
    ) -> Res<Value> {
        let all: Vec<Value> =
            self.pattern.group_index.data.with(|t| t.iter().map(|e| e.key.clone()).collect());
        let out = DictObj::empty();
        for name in all {
            let i = self.index(vm, &name)?;
            let v = self.text(vm, i, default)?;
            ops::dict_set(vm, &out, name, v)?;
        }
        Ok(out.into())
    }
    /// Return the string obtained by doing backslash substitution on the string template, as done by the sub() method.
    #[method]
    fn expand(&self, vm: &mut Vm, #[either] template: &Value) -> Res<Value> {
        Template::compile(vm, &self.pattern, template)?.expand(vm, self)
    }
    #[slot(getitem)]
    fn getitem(&self, vm: &mut Vm, key: &Value) -> Res<Value> {
        self.group_text(vm, key)
    }
    #[method(name = "__copy__")]
    fn copy(this: &Value) -> Value {
        this.clone()
    }
    #[method(name = "__deepcopy__")]
    fn deepcopy(this: &Value, _memo: &Value) -> Value {
        this.clone()
    }
    /// Matches are generic over the type of string which was matched (str or bytes)
    #[class_method(name = "__class_getitem__")]
    fn class_getitem(vm: &mut Vm, class: &Value, object: &Value) -> Res<Value> {
        generic_alias(vm, class, object)
    }
    /// The string passed to match() or search().
    #[getter]
    fn string(&self) -> Value {
        self.string.clone()
    }
    /// The regular expression object.
    #[getter]
    fn re(&self) -> Value {
        self.pattern.clone().into()
    }
    /// The index into the string at which the RE engine started looking for a match.
    #[getter]
    fn pos(&self) -> usize {
        self.pos
    }
    /// The index into the string beyond which the RE engine will not go.
    #[getter]
    fn endpos(&self) -> usize {
        self.endpos
    }
    /// The integer index of the last matched capturing group.
    #[getter]
    fn lastindex(&self) -> Value {
        if self.last_group == 0 { Value::None } else { Value::Int(self.last_group as i64) }
    }
    /// The name of the last matched capturing group.
    #[getter]
    fn lastgroup(&self) -> Value {
        match self.last_group {
            0 => Value::None,
            i => self.pattern.group_names.items().get(i).cloned().unwrap_or(Value::None),
        }
    }
    #[getter]
    fn regs(&self) -> Value {
        if self.regs.with(Value::is_none) {
            let all = (0..self.pattern.groups + 1).map(|i| {
                self.span_of(i).map_or_else(|| pair(-1, -1), |(start, end)| pair(start as i64, end as i64))
            });
            self.regs.set(TupleObj::new(all.collect()).into());
        }
        self.regs.get()
    }
    #[slot(repr)]
    fn repr(&self, vm: &mut Vm) -> Res<Value> {
        let whole = self.text(vm, 0, &Value::None)?;
        let text = repr(vm, &whole)?;
        let mut out = TextBuf::new();
        out.push_str(&format!("<re.Match object; span=({}, {}), match=", self.whole.0, self.whole.1));
        if let Some(s) = text.as_str() {
            out.push_part(s, 0, s.len().min(50));
        }
        out.push_str(">");
        Ok(out.finish().into())
    }
}

// ---- templates --------------------------------------------------------------------------------------

#[native_type("_sre.SRE_Template", no_base)]
#[derive(Trace)]
pub struct Template {
    header: Header,
    pub literal: Value,
    /// A group, and what comes behind it.
    pub items: Vec<(i64, Value)>,
}

impl Template {
    /// Of literals and groups by turns.
    pub fn make(vm: &mut Vm, parts: &[Value]) -> Res<Value> {
        let Some((literal, rest)) = parts.split_first().filter(|_| parts.len() % 2 == 1) else {
            return Err(vm.type_error("invalid template"));
        };
        let mut items = Vec::with_capacity(rest.len() / 2);
        for p in rest.as_chunks::<2>().0 {
            let Some(group) = p[0].as_i64() else {
                return Err(match p[0].get::<BigIntObj>() {
                    Some(_) => vm.overflow_error("Python int too large to convert to C ssize_t"),
                    None => vm.type_error("an integer is required"),
                });
            };
            if group < 0 {
                return Err(vm.type_error("invalid template"));
            }
            items.push((group, p[1].clone()));
        }
        let header = native_header::<Template>();
        Ok(new_native(Template { header, literal: literal.clone(), items }).into())
    }
    /// A template of a replacement, by the library.
    pub fn compile(vm: &mut Vm, p: &Pattern, text: &Value) -> Res<Ref<Template>> {
        let re = crate::import::import_dotted(vm, "re")?;
        let compile = ops::get_attr(vm, &re, &intern("_compile_template"))?;
        let pattern: Value = Ref::from_ref(p).into();
        let made = match vm.call(&compile, &[pattern.clone(), text.clone()]) {
            Err(e) => {
                // What is no plain str or bytes may have no hash.
                let is_type_error = vm.exception.ty().is_subclass(&builtin().type_error) && text.is_object();
                let plain: Value = match text.as_str() {
                    _ if !is_type_error => return Err(e),
                    Some(_) if text.get_exact::<StrObj>().is_some() => return Err(e),
                    Some(s) => Ref::from_ref(s).into(),
                    None if text.get_exact::<BytesObj>().is_some() => return Err(e),
                    None => {
                        let e2 = vm.take_exception();
                        match buffer_or_none(vm, text) {
                            Some(b) => BytesObj::new(&b).into(),
                            None => return Err(vm.raise(e2)),
                        }
                    }
                };
                vm.take_exception();
                vm.call(&compile, &[pattern, plain])?
            }
            Ok(made) => made,
        };
        match made.get_exact::<Template>() {
            Some(t) => Ok(Ref::from_ref(t)),
            None => {
                let got = made.ty().name();
                let msg = format!("the result of compiling a replacement string is {got}");
                Err(vm.error(&builtin().runtime_error, msg))
            }
        }
    }
    /// All of it, if there are no groups in it.
    pub fn only_literal(&self) -> Option<Value> {
        self.items.is_empty().then(|| self.literal.clone())
    }
    /// What comes in the place of a match.
    pub fn expand(&self, vm: &mut Vm, m: &Match) -> Res<Value> {
        if self.items.is_empty() {
            return Ok(self.literal.clone());
        }
        let mut out = vec![self.literal.clone()];
        for (group, literal) in &self.items {
            let Some(group) = usize::try_from(*group).ok().filter(|&g| g <= m.pattern.groups) else {
                return Err(vm.index_error("no such group"));
            };
            let text = m.text(vm, group, &Value::None)?;
            if !text.is_none() {
                out.push(text);
            }
            let empty = literal.as_str().is_some_and(StrObj::is_empty)
                || literal.get::<BytesObj>().is_some_and(|b| b.data.is_empty());
            if !empty {
                out.push(literal.clone());
            }
        }
        let empty = match self.literal.as_str() {
            Some(_) => builtin().empty_str.value(),
            None => BytesObj::new(b"").into(),
        };
        joined(vm, &empty, out)
    }
}

#[native_methods("_sre.SRE_Template")]
impl Template {}
