//! `itemgetter`, `attrgetter` and `methodcaller`: functions made of what they ask their argument for.

use sidewinder_macros::{Trace, native_methods, native_type};
use sidewinder_vm as vm;
use vm::builtins::{arity, class_argument, made, no_keywords, repr_text};
use vm::objects::*;
use vm::ops;
use vm::value::*;
use vm::vm::{Res, Vm};

/// The only argument of a call.
fn operand<'a>(vm: &mut Vm, args: Args<'a>, name: &str) -> Res<&'a Value> {
    no_keywords(vm, name, args)?;
    arity(vm, name, args.len() - 1, 1, 1)?;
    Ok(&args.all[1])
}

/// The class and the arguments of a constructor that takes at least one.
fn parts<'a, T: NativeStruct>(vm: &mut Vm, args: Args<'a>, name: &str) -> Res<(Ref<TypeObj>, &'a [Value])> {
    let class = class_argument(vm, args, T::TYPE.class())?;
    no_keywords(vm, name, args)?;
    let given = &args.all[1..];
    if given.is_empty() {
        arity(vm, name, 0, 1, 1)?;
    }
    Ok((class, given))
}

/// What `get` gives for each part: the value itself if there is one part only, else a tuple.
fn one_or_all<P>(parts: &[P], mut get: impl FnMut(&P) -> Res<Value>) -> Res<Value> {
    match parts {
        [only] => get(only),
        all => Ok(TupleObj::new(all.iter().map(get).collect::<Res<_>>()?).into()),
    }
}

/// What makes the same object again.
fn reduced(class: &TypeObj, args: Vec<Value>) -> Value {
    TupleObj::new(vec![Ref::from_ref(class).into(), TupleObj::new(args).into()]).into()
}

/// `name(parts)`; with dots in place of the parts if the object is part of itself.
fn shown(vm: &mut Vm, this: &Value, parts: impl FnOnce(&mut Vm) -> Res<Vec<String>>) -> Res<Value> {
    let (id, name) = (this.raw_payload() as usize, this.ty().name());
    if vm.repr_stack.contains(&id) {
        return Ok(Value::string(&format!("{name}(...)")));
    }
    vm.repr_stack.push(id);
    let parts = parts(vm);
    vm.repr_stack.pop();
    Ok(Value::string(&format!("{name}({})", parts?.join(", "))))
}

fn reprs(vm: &mut Vm, values: &[Value]) -> Res<Vec<String>> {
    values.iter().map(|v| repr_text(vm, v)).collect()
}

// ---- itemgetter -------------------------------------------------------------------------------------

/// Return a callable object that fetches the given item(s) from its operand.
/// After f = itemgetter(2), the call f(r) returns r[2].
/// After g = itemgetter(2, 5, 3), the call g(r) returns (r[2], r[5], r[3])
#[native_type("operator.itemgetter", no_base)]
#[derive(Trace)]
pub struct ItemGetter {
    header: Header,
    /// At least one.
    keys: Ref<TupleObj>,
}

/// An item by its key; that of a tuple or a list, at an index within it, without further ado.
#[inline]
fn item(vm: &mut Vm, of: &Value, key: &Value) -> Res<Value> {
    if let (Value::Object(o), Value::Int(i)) = (of, key)
        && let Ok(i) = usize::try_from(*i)
    {
        let found = match o.layout() {
            Layout::Tuple => o.get::<TupleObj>().and_then(|t| t.items().get(i).cloned()),
            Layout::List => o.get::<ListObj>().and_then(|l| l.get(i)),
            _ => None,
        };
        if let Some(v) = found {
            return Ok(v);
        }
    }
    ops::get_item(vm, of, key)
}

#[native_methods("operator.itemgetter")]
impl ItemGetter {
    #[new(signature = "(item, /, *items)")]
    fn new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        let (class, keys) = parts::<ItemGetter>(vm, args, "itemgetter")?;
        let keys = TupleObj::new(keys.to_vec());
        Ok(made(&class, new_native(ItemGetter { header: native_header::<ItemGetter>(), keys })))
    }
    /// Call self as a function.
    #[method(name = "__call__", min = 1, max = 255, signature = "($self, /, *args, **kwargs)")]
    fn call(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        let of = operand(vm, args, "itemgetter")?;
        let Some(me) = args.all[0].get_exact::<ItemGetter>() else { return Ok(Value::None) };
        let keys = me.keys.clone();
        one_or_all(keys.items(), |k| item(vm, of, k))
    }
    /// How inspect shows a call.
    #[getter(name = "__text_signature__")]
    fn text_signature(&self) -> Value {
        Value::string("(obj, /)")
    }
    #[slot(repr)]
    fn repr(vm: &mut Vm, this: &Value) -> Res<Value> {
        let Some(me) = this.get_exact::<ItemGetter>() else { return Ok(Value::None) };
        let keys = me.keys.clone();
        shown(vm, this, |vm| reprs(vm, keys.items()))
    }
    /// Return state information for pickling
    #[method(name = "__reduce__")]
    fn reduce(&self) -> Value {
        reduced(ItemGetter::TYPE.class(), self.keys.items().to_vec())
    }
}

// ---- attrgetter -------------------------------------------------------------------------------------

/// Return a callable object that fetches the given attribute(s) from its operand.
/// After f = attrgetter('name'), the call f(r) returns r.name.
/// After g = attrgetter('name', 'date'), the call g(r) returns (r.name, r.date).
/// After h = attrgetter('name.first', 'name.last'), the call h(r) returns
/// (r.name.first, r.name.last).
#[native_type("operator.attrgetter", no_base)]
#[derive(Trace)]
pub struct AttrGetter {
    header: Header,
    /// For each value the names of attributes on the way to it.
    paths: Vec<Vec<Ref<StrObj>>>,
}

impl AttrGetter {
    /// The paths as they were given.
    fn texts(&self) -> Vec<Value> {
        let text = |p: &Vec<Ref<StrObj>>| match &p[..] {
            [only] => only.value(),
            path => {
                let mut all: Vec<u32> = Vec::new();
                for (i, name) in path.iter().enumerate() {
                    if i > 0 {
                        all.push('.' as u32);
                    }
                    all.extend(name.code_points());
                }
                StrObj::from_wide(&all).into()
            }
        };
        self.paths.iter().map(text).collect()
    }
}

/// The parts of a name with dots in it.
fn split_name(s: &StrObj) -> Vec<Ref<StrObj>> {
    let points: Vec<u32> = s.code_points().collect();
    points.split(|c| *c == '.' as u32).map(|part| intern_obj(StrObj::from_wide(part))).collect()
}

#[native_methods("operator.attrgetter")]
impl AttrGetter {
    #[new(signature = "(attr, /, *attrs)")]
    fn new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        let (class, given) = parts::<AttrGetter>(vm, args, "attrgetter")?;
        let mut paths = Vec::with_capacity(given.len());
        for name in given {
            match name.as_str() {
                Some(s) => paths.push(split_name(s)),
                None => return Err(vm.type_error("attribute name must be a string")),
            }
        }
        Ok(made(&class, new_native(AttrGetter { header: native_header::<AttrGetter>(), paths })))
    }
    /// Call self as a function.
    #[method(name = "__call__", min = 1, max = 255, signature = "($self, /, *args, **kwargs)")]
    fn call(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        let of = operand(vm, args, "attrgetter")?;
        // The caller holds the getter, whose paths do not change.
        let Some(me) = args.all[0].get_exact::<AttrGetter>() else { return Ok(Value::None) };
        one_or_all(&me.paths, |path| {
            let mut v = of.clone();
            for name in path {
                v = ops::get_attr(vm, &v, name)?;
            }
            Ok(v)
        })
    }
    /// How inspect shows a call.
    #[getter(name = "__text_signature__")]
    fn text_signature(&self) -> Value {
        Value::string("(obj, /)")
    }
    #[slot(repr)]
    fn repr(vm: &mut Vm, this: &Value) -> Res<Value> {
        let texts = this.get_exact::<AttrGetter>().map(AttrGetter::texts).unwrap_or_default();
        shown(vm, this, |vm| reprs(vm, &texts))
    }
    /// Return state information for pickling
    #[method(name = "__reduce__")]
    fn reduce(&self) -> Value {
        reduced(AttrGetter::TYPE.class(), self.texts())
    }
}

// ---- methodcaller -----------------------------------------------------------------------------------

/// Return a callable object that calls the given method on its operand.
/// After f = methodcaller('name'), the call f(r) returns r.name().
/// After g = methodcaller('name', 'date', foo=1), the call g(r) returns
/// r.name('date', foo=1).
#[native_type("operator.methodcaller", no_base)]
#[derive(Trace)]
pub struct MethodCaller {
    header: Header,
    name: Ref<StrObj>,
    /// Keyword arguments last.
    args: Vec<Value>,
    kwnames: Option<Ref<TupleObj>>,
}

impl MethodCaller {
    fn given(&self) -> Args<'_> {
        Args { all: &self.args, kwnames: self.kwnames.as_deref() }
    }
}

#[native_methods("operator.methodcaller")]
impl MethodCaller {
    #[new(signature = "(name, /, *args, **kwargs)")]
    fn new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        let class = class_argument(vm, args, MethodCaller::TYPE.class())?;
        let Some(name) = args.get(1) else {
            return Err(vm.type_error("methodcaller needs at least one argument, the method name"));
        };
        let Some(name) = name.as_str() else { return Err(vm.type_error("method name must be a string")) };
        let caller = MethodCaller {
            header: native_header::<MethodCaller>(),
            name: intern_obj(Ref::from_ref(name)),
            args: args.all[2..].to_vec(),
            kwnames: args.kwnames.map(Ref::from_ref),
        };
        Ok(made(&class, new_native(caller)))
    }
    /// Call self as a function.
    #[method(name = "__call__", min = 1, max = 255, signature = "($self, /, *args, **kwargs)")]
    fn call(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        let of = operand(vm, args, "methodcaller")?;
        // The caller holds it, and it does not change.
        let Some(me) = args.all[0].get_exact::<MethodCaller>() else { return Ok(Value::None) };
        let method = ops::get_attr(vm, of, &me.name)?;
        vm.call_kw(&method, &me.args, me.kwnames.as_deref())
    }
    /// How inspect shows a call.
    #[getter(name = "__text_signature__")]
    fn text_signature(&self) -> Value {
        Value::string("(obj, /)")
    }
    #[slot(repr)]
    fn repr(vm: &mut Vm, this: &Value) -> Res<Value> {
        let Some(me) = this.get_exact::<MethodCaller>() else { return Ok(Value::None) };
        shown(vm, this, |vm| {
            let mut all = vec![repr_text(vm, &me.name.value())?];
            all.extend(reprs(vm, me.given().pos())?);
            for (name, v) in me.given().keywords() {
                all.push(format!("{}={}", name.to_str_lossy(), repr_text(vm, v)?));
            }
            Ok(all)
        })
    }
    /// Return state information for pickling
    #[method(name = "__reduce__")]
    fn reduce(&self, vm: &mut Vm) -> Res<Value> {
        let (class, given) = (MethodCaller::TYPE.class(), self.given());
        let mut all = vec![self.name.value()];
        if !given.has_keywords() {
            all.extend_from_slice(given.pos());
            return Ok(reduced(class, all));
        }
        // A constructor that knows the keyword arguments already.
        let functools = vm::import::import_dotted(vm, "functools")?;
        let partial = ops::get_attr(vm, &functools, &intern("partial"))?;
        all.insert(0, Ref::from_ref(class).into());
        all.extend_from_slice(&given.all[given.pos().len()..]);
        let make = vm.call_kw(&partial, &all, given.kwnames)?;
        Ok(TupleObj::new(vec![make, TupleObj::new(given.pos().to_vec()).into()]).into())
    }
}
