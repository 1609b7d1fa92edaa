//! `functools.partial`, and `Placeholder`, which stands for an argument that comes later.

use std::cell::Cell;

use sidewinder_macros::{Trace, native_methods, native_type};
use sidewinder_vm as vm;
use vm::builtins::{class_argument, is_callable, made, repr_text, str_of};
use vm::modules::typing::generic_alias;
use vm::objects::*;
use vm::ops;
use vm::types::builtin;
use vm::value::*;
use vm::vm::{Raised, Res, Vm};

// ---- Placeholder ------------------------------------------------------------------------------------

/// The type of the Placeholder singleton.
///
/// Used as a placeholder for partial arguments.
#[native_type("functools._PlaceholderType", no_base)]
#[derive(Trace)]
pub struct Placeholder {
    header: Header,
}

/// The only object of its class.
pub fn placeholder() -> Value {
    static ONLY: Global<Option<Value>> = Global::new(None);
    #[allow(unsafe_code, reason = "one object for the process")]
    // SAFETY: one thread runs Python; nothing else has the reference while it is set.
    unsafe { &mut *ONLY.as_ptr() }
        .get_or_insert_with(|| new_native(Placeholder { header: native_header::<Placeholder>() }).into())
        .clone()
}

fn is_placeholder(v: &Value) -> bool {
    v.get_exact::<Placeholder>().is_some()
}

#[native_methods("functools._PlaceholderType")]
impl Placeholder {
    #[new]
    fn new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        class_argument(vm, args, Placeholder::TYPE.class())?;
        if args.len() > 1 {
            return Err(vm.type_error("PlaceholderType takes no arguments"));
        }
        Ok(placeholder())
    }
    #[slot(repr)]
    fn repr(&self) -> Value {
        Value::string("Placeholder")
    }
    #[method(name = "__reduce__")]
    fn reduce(&self) -> Value {
        Value::string("Placeholder")
    }
}

// ---- partial ----------------------------------------------------------------------------------------

/// Create a new function with partial application of the given arguments
/// and keywords.
#[native_type("functools.partial", weakref, dict)]
#[derive(Trace)]
pub struct Partial {
    header: Header,
    func: HeapCell<Value>,
    /// A tuple.
    args: HeapCell<Value>,
    /// A dict that the program can get at.
    keywords: HeapCell<Value>,
    /// How many of `args` are placeholders.
    places: Cell<usize>,
}

/// What a partial object is made of.
struct Parts {
    func: Value,
    args: Vec<Value>,
    keywords: Ref<DictObj>,
}

fn count_places(args: &[Value]) -> usize {
    args.iter().filter(|a| is_placeholder(a)).count()
}

fn no_trailing_place(vm: &mut Vm, args: &[Value]) -> Res<()> {
    match args.last().is_some_and(is_placeholder) {
        true => Err(vm.type_error("trailing Placeholders are not allowed")),
        false => Ok(()),
    }
}

/// Puts arguments in the places that are left for them in others, the rest behind these. Places for which there is no argument
/// stay.
fn filled(args: &[Value], places: usize, given: &[Value]) -> Vec<Value> {
    if places == 0 {
        return [args, given].concat();
    }
    let mut all = Vec::with_capacity(args.len() + given.len());
    let mut given = given.iter();
    for a in args {
        let v = if is_placeholder(a) { given.next().unwrap_or(a) } else { a };
        all.push(v.clone());
    }
    all.extend(given.cloned());
    all
}

impl Partial {
    /// Takes apart what is to be called, if that is a partial object with no attributes of its own: its parts are taken over.
    fn flat(func: &Value) -> Option<Parts> {
        let me = func.get::<Partial>()?;
        let own = func.get_exact::<InstanceObj>()?;
        if own.attrs().iter().any(|(_, v)| !v.is_undef()) {
            return None;
        }
        let (args, keywords) = (me.args.get(), me.keywords.get());
        Some(Parts {
            func: me.func.get(),
            args: args.get_exact::<TupleObj>()?.items().to_vec(),
            keywords: Ref::from_ref(keywords.get_exact::<DictObj>()?),
        })
    }
    /// The arguments of the call that a call of a partial object is, if it is not plain: with keywords or placeholders.
    fn merged(
        &self,
        vm: &mut Vm,
        mine: &[Value],
        given: Args<'_>,
    ) -> Res<(Vec<Value>, Option<Ref<TupleObj>>)> {
        let (places, got) = (self.places.get(), given.pos().len());
        if got < places {
            let words = "missing positional arguments in 'partial' call; expected at least";
            return Err(vm.type_error(format!("{words} {places}, got {got}")));
        }
        let mut all = filled(mine, places, given.pos());
        let keywords = self.keywords.get();
        let known: Vec<(Value, Value)> = match keywords.get_exact::<DictObj>() {
            Some(d) => d.data.with(|t| t.iter().map(|e| (e.key.clone(), e.value().clone())).collect()),
            None => Vec::new(),
        };
        if known.is_empty() {
            all.extend_from_slice(&given.all[got..]);
            return Ok((all, given.kwnames.map(Ref::from_ref)));
        }
        let mut names = Vec::with_capacity(known.len());
        for (name, v) in known {
            let Some(text) = name.as_str() else { return Err(vm.type_error("keywords must be strings")) };
            let over = given.keywords().find(|(k, _)| **k == *text).map(|(_, v)| v.clone());
            all.push(over.unwrap_or(v));
            names.push(name);
        }
        for (k, v) in given.keywords() {
            if !names.iter().any(|n| n.as_str().is_some_and(|n| *n == *k)) {
                names.push(Ref::from_ref(k).value());
                all.push(v.clone());
            }
        }
        Ok((all, Some(TupleObj::new(names))))
    }
    fn invalid(vm: &mut Vm) -> Raised {
        vm.type_error("invalid partial state")
    }
}

#[native_methods("functools.partial")]
impl Partial {
    #[new]
    fn new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        let class = class_argument(vm, args, Partial::TYPE.class())?;
        let Some((func, given)) = args.pos()[1..].split_first() else {
            return Err(vm.type_error("type 'partial' takes at least one argument"));
        };
        if !is_callable(func) {
            return Err(vm.type_error("the first argument must be callable"));
        }
        no_trailing_place(vm, given)?;
        let plain = || Parts { func: func.clone(), args: Vec::new(), keywords: DictObj::empty() };
        let inner = Partial::flat(func).unwrap_or_else(plain);
        let all = filled(&inner.args, count_places(&inner.args), given);
        let keywords = DictObj::empty();
        ops::dict_update(vm, &keywords, &inner.keywords.value())?;
        for (k, v) in args.keywords() {
            if is_placeholder(v) {
                return Err(vm.type_error("Placeholder cannot be passed as a keyword argument"));
            }
            keywords.set_name(&intern_obj(Ref::from_ref(k)), v.clone());
        }
        let partial = Partial {
            header: native_header::<Partial>(),
            func: HeapCell::new(inner.func),
            places: Cell::new(count_places(&all)),
            args: HeapCell::new(TupleObj::new(all).into()),
            keywords: HeapCell::new(keywords.into()),
        };
        Ok(made(&class, new_native(partial)))
    }
    /// Call self as a function.
    #[method(name = "__call__", min = 1, max = 255, signature = "($self, /, *args, **kwargs)")]
    fn call(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        let Some(me) = args.all[0].get::<Partial>().map(Ref::from_ref) else {
            return Err(vm::native::wrong_receiver(vm, &args.all[0], "functools.partial", "__call__"));
        };
        let (func, mine, given) = (me.func.get(), me.args.get(), args.skip(1));
        let mine = mine.get_exact::<TupleObj>().map_or(&[][..], TupleObj::items);
        let plain = me.places.get() == 0
            && me.keywords.with(|k| k.get_exact::<DictObj>().is_none_or(DictObj::is_empty));
        if !plain {
            let (all, kwnames) = me.merged(vm, mine, given)?;
            return vm.call_kw(&func, &all, kwnames.as_deref());
        }
        match mine {
            [] => vm.call_kw(&func, given.all, given.kwnames),
            [first] => ops::with_first(first.clone(), given.all, |all| vm.call_kw(&func, all, given.kwnames)),
            _ => vm.call_kw(&func, &[mine, given.all].concat(), given.kwnames),
        }
    }
    #[slot(get)]
    fn get(this: &Value, instance: &Value, #[default(None)] _owner: &Value) -> Value {
        match instance.is_none() {
            true => this.clone(),
            false => BoundMethodObj::new(this.clone(), instance.clone()).into(),
        }
    }
    /// function object to use in future partial calls
    #[getter]
    fn func(&self) -> Value {
        self.func.get()
    }
    /// tuple of arguments to future partial calls
    #[getter]
    fn args(&self) -> Value {
        self.args.get()
    }
    /// dictionary of keyword arguments to future partial calls
    #[getter]
    fn keywords(&self) -> Value {
        self.keywords.get()
    }
    #[slot(repr)]
    fn repr(vm: &mut Vm, this: &Value) -> Res<Value> {
        let Some(me) = this.get::<Partial>().map(Ref::from_ref) else { return Ok(Value::None) };
        let id = this.raw_payload() as usize;
        if vm.repr_stack.contains(&id) {
            return Ok(Value::string("..."));
        }
        vm.repr_stack.push(id);
        let parts = shown_parts(vm, &me);
        vm.repr_stack.pop();
        let (parts, class) = (parts?.join(", "), Ref::from_ref(this.ty()).value());
        let mut name = String::new();
        for attr in ["__module__", "__qualname__"] {
            let v = ops::get_attr(vm, &class, &intern(attr))?;
            let dot = if name.is_empty() { "" } else { "." };
            name += dot;
            name += &v.as_str().map(|s| s.to_str_lossy().into_owned()).unwrap_or_default();
        }
        Ok(Value::string(&format!("{name}({parts})")))
    }
    #[method(name = "__reduce__")]
    fn reduce(vm: &mut Vm, this: &Value) -> Res<Value> {
        let Some(me) = this.get::<Partial>().map(Ref::from_ref) else { return Ok(Value::None) };
        let attrs = ops::get_attr(vm, this, &builtin().names.dict)?;
        let attrs = if attrs.get::<DictObj>().is_some_and(DictObj::is_empty) { Value::None } else { attrs };
        let func = me.func.get();
        let state = vec![func.clone(), me.args.get(), me.keywords.get(), attrs];
        let class = Ref::from_ref(this.ty()).into();
        Ok(TupleObj::new(vec![class, TupleObj::new(vec![func]).into(), TupleObj::new(state).into()]).into())
    }
    #[method(name = "__setstate__")]
    fn setstate(vm: &mut Vm, this: &Value, state: &Value) -> Res<()> {
        let Some(me) = this.get::<Partial>().map(Ref::from_ref) else { return Ok(()) };
        let Some([func, given, keywords, attrs]) =
            state.get::<TupleObj>().and_then(|t| <&[Value; 4]>::try_from(t.items()).ok())
        else {
            return Err(Partial::invalid(vm));
        };
        let dict_or_none = |v: &Value| v.is_none() || v.get::<DictObj>().is_some();
        let right = is_callable(func) && dict_or_none(keywords) && dict_or_none(attrs);
        let Some(args) = given.get::<TupleObj>().filter(|_| right) else {
            return Err(Partial::invalid(vm));
        };
        no_trailing_place(vm, args.items())?;
        let own = match keywords.get_exact::<DictObj>() {
            Some(d) => Ref::from_ref(d),
            None => {
                let d = DictObj::empty();
                if !keywords.is_none() {
                    ops::dict_update(vm, &d, keywords)?;
                }
                d
            }
        };
        let attrs = if attrs.is_none() { DictObj::empty().into() } else { attrs.clone() };
        ops::set_attr(vm, this, &builtin().names.dict, attrs)?;
        me.places.set(count_places(args.items()));
        me.func.set(func.clone());
        let exact = given.get_exact::<TupleObj>().map(|_| given.clone());
        me.args.set(exact.unwrap_or_else(|| TupleObj::new(args.items().to_vec()).into()));
        me.keywords.set(own.into());
        Ok(())
    }
    /// See PEP 585
    #[class_method(name = "__class_getitem__")]
    fn class_getitem(vm: &mut Vm, class: &Value, item: &Value) -> Res<Value> {
        generic_alias(vm, class, item)
    }
}

/// Function and arguments as `repr` shows them.
fn shown_parts(vm: &mut Vm, me: &Partial) -> Res<Vec<String>> {
    let mut all = vec![repr_text(vm, &me.func.get())?];
    let (args, keywords) = (me.args.get(), me.keywords.get());
    for a in args.get_exact::<TupleObj>().map_or(&[][..], TupleObj::items) {
        all.push(repr_text(vm, a)?);
    }
    let pairs: Vec<(Value, Value)> = keywords.get_exact::<DictObj>().map_or_else(Vec::new, |d| {
        d.data.with(|t| t.iter().map(|e| (e.key.clone(), e.value().clone())).collect())
    });
    for (k, v) in pairs {
        let k = str_of(vm, &k)?;
        let k = k.as_str().map(|s| s.to_str_lossy().into_owned()).unwrap_or_default();
        all.push(format!("{k}={}", repr_text(vm, &v)?));
    }
    Ok(all)
}
