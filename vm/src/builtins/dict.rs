//! `dict` and its views.

use sidewinder_macros::native_module;

use crate::native::Keywords;
use crate::objects::*;
use crate::ops;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

use super::add_methods;
use super::common::*;

pub(super) fn install(_vm: &mut Vm) {
    let b = builtin();
    add_methods(&b.dict, methods::NATIVES);
    add_methods(&b.dict, METHODS);
    add_methods(&b.dict, COMPARISONS);
    add_methods(&b.dict, DICT_OPERATORS);
    unhashable(&b.dict);
    for t in [&b.dict_keys, &b.dict_values, &b.dict_items] {
        add_methods(t, VIEW);
    }
    for t in [&b.dict_keys, &b.dict_items] {
        add_methods(t, view_methods::NATIVES);
        add_methods(t, SET_VIEW);
        add_methods(t, SET_OPERATORS);
        add_methods(t, COMPARISONS);
        unhashable(t);
    }
}

static METHODS: &[NativeDef] = &[
    NativeDef::new("__new__", new, 0, ANY).static_method().kw(),
    NativeDef::new("__init__", init, 1, ANY).method().kw(),
    NativeDef::new("__getitem__", getitem, 2, 2).method(),
    LEN,
    ITER,
    CONTAINS,
    SETITEM,
    DELITEM,
    REVERSED,
    REPR,
];

fn new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let class = class_argument(vm, args, &builtin().dict)?;
    Ok(made(&class, DictObj::empty()))
}

/// What a call of the class does: `__new__` and `__init__` at once.
pub static MAKER: NativeDef = NativeDef::new("dict", make, 1, ANY).kw();

fn make(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    arity(vm, "dict", args.pos().len() - 1, 0, 1)?;
    let (other, n_named) = (args.get(1), args.all.len() - args.pos().len());
    let (data, other) = match other.and_then(|v| v.get_exact::<DictObj>()) {
        Some(o) => (o.data.with(|t| t.copy_with_room(n_named)), None),
        None => (DictData::with_room(n_named), other),
    };
    let d = DictObj::new(data);
    fill(vm, &d, other, Keywords::new(args))?;
    Ok(d.into())
}

fn init(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let d = this::<DictObj>(vm, args, "dict", "__init__")?;
    arity(vm, "dict", args.pos().len() - 1, 0, 1)?;
    fill(vm, d, args.get(1), Keywords::new(args))?;
    Ok(Value::None)
}

/// Updates with a mapping or pairs, then with the keyword arguments.
fn fill(vm: &mut Vm, d: &DictObj, other: Option<&Value>, named: Keywords<'_>) -> Res<()> {
    if let Some(o) = other {
        ops::dict_update(vm, d, o)?;
    }
    for (k, v) in named.iter() {
        d.set_name(&Ref::from_ref(k), v.clone());
    }
    Ok(())
}

fn getitem(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let d = this::<DictObj>(vm, args, "dict", "__getitem__")?;
    let (me, key) = (&args.all[0], &args.all[1]);
    if let Some(v) = ops::dict_get(vm, d, key)? {
        return Ok(v);
    }
    match me.ty().lookup(&builtin().names.missing) {
        Some(f) => vm.call(&f, &[me.clone(), key.clone()]),
        None => Err(vm.key_error(key.clone())),
    }
}

/// A plain dict with the same items.
pub fn copy_of(d: &DictObj) -> Ref<DictObj> {
    DictObj::new(d.data.with(|t| t.clone()))
}

/// Methods of `dict`, but for the special ones.
#[native_module("dict")]
mod methods {
    use super::*;

    /// Return the value of a key, or the default if there is none.
    #[method(intrinsic = DictGet)]
    fn get(vm: &mut Vm, d: &DictObj, key: &Value, #[default(None)] default: &Value) -> Res<Value> {
        let found = ops::dict_get(vm, d, key)?;
        Ok(found.unwrap_or_else(|| default.clone()))
    }

    /// Return the value of a key, which is the default from then on if there was none.
    #[method]
    fn setdefault(vm: &mut Vm, d: &DictObj, key: &Value, #[default(None)] default: Value) -> Res<Value> {
        let h = ops::key_hash(vm, key)?;
        if let Some(i) = ops::find(vm, &d.data, key, h)?
            && let Some(v) = d.data.with(|t| t.entry(i).map(|e| e.value().clone()))
        {
            return Ok(v);
        }
        d.data.with_mut(|t| t.push(h, key.clone(), default.clone()));
        Ok(default)
    }

    /// Remove a key and return its value, or the default if there is none.
    #[method]
    fn pop(vm: &mut Vm, d: &DictObj, key: &Value, #[optional] default: Option<&Value>) -> Res<Value> {
        // Nobody asks a key for its hash if there is nothing to look for.
        let found = if d.is_empty() { None } else { ops::dict_remove(vm, d, key)? };
        match (found, default) {
            (Some(v), _) => Ok(v),
            (None, Some(default)) => Ok(default.clone()),
            (None, None) => Err(vm.key_error(key.clone())),
        }
    }

    /// Remove the key that came last and return it with its value.
    #[method(effects = "writes")]
    fn popitem(vm: &mut Vm, d: &DictObj) -> Res<Ref<TupleObj>> {
        match d.data.with_mut(|t| t.pop_last()) {
            Some((k, v)) => Ok(TupleObj::of([k, v])),
            None => Err(vm.key_error("popitem(): dictionary is empty".into())),
        }
    }

    /// Return a view of the keys.
    #[method(effects = "alone")]
    fn keys(this: &DictObj) -> Ref<DictViewObj> {
        DictViewObj::new(DictViewKind::Keys, Ref::from_ref(this))
    }

    /// Return a view of the values.
    #[method(effects = "alone")]
    fn values(this: &DictObj) -> Ref<DictViewObj> {
        DictViewObj::new(DictViewKind::Values, Ref::from_ref(this))
    }

    /// Return a view of the pairs of key and value.
    #[method(effects = "alone")]
    fn items(this: &DictObj) -> Ref<DictViewObj> {
        DictViewObj::new(DictViewKind::Items, Ref::from_ref(this))
    }

    /// Set the items of a mapping, or pairs, and then the keyword arguments.
    #[method(no_signature, unpacked)]
    fn update(
        vm: &mut Vm,
        this: &DictObj,
        #[optional] other: Option<&Value>,
        named: Keywords<'_>,
    ) -> Res<()> {
        fill(vm, this, other, named)
    }

    /// Remove all items.
    #[method(effects = "alone")]
    fn clear(d: &DictObj) {
        let old = d.data.with_mut(|t| {
            let old = std::mem::take(t);
            t.version = old.version + 1;
            old
        });
        drop(old);
    }

    /// Return a new dict of the same items.
    #[method]
    fn copy(vm: &mut Vm, this: &Value) -> Res<Ref<DictObj>> {
        let Some(d) = this.get::<DictObj>() else {
            return Err(crate::native::wrong_receiver(vm, this, "dict", "copy"));
        };
        if this.get_exact::<DictObj>().is_some() {
            return Ok(copy_of(d));
        }
        // A subclass that goes over its keys in its own way is asked for them.
        let copy = DictObj::empty();
        ops::dict_update(vm, &copy, this)?;
        Ok(copy)
    }

    /// Return a new dict with these keys, all of the same value.
    #[class_method]
    fn fromkeys(vm: &mut Vm, class: &Value, iterable: &Value, #[default(None)] value: &Value) -> Res<Value> {
        let plain = class.get_exact::<TypeObj>().is_some_and(|c| std::ptr::eq(c, builtin().dict.ptr()));
        let d = if plain { DictObj::empty().into() } else { vm.call(class, &[])? };
        // The keys of sets and dicts have their hashes already.
        let known = match (iterable.get_exact::<SetObj>(), iterable.get_exact::<DictObj>()) {
            (Some(s), _) => {
                Some(s.data.with(|t| t.iter().map(|(k, h)| (k.clone(), h as u64)).collect::<Vec<_>>()))
            }
            (_, Some(s)) => Some(s.data.with(|t| t.iter().map(|e| (e.key.clone(), e.hash)).collect())),
            _ => None,
        };
        if let (Some(keys), Some(own)) = (known, d.get_exact::<DictObj>().filter(|d| d.is_empty())) {
            own.data.with_mut(|t| keys.into_iter().for_each(|(k, h)| t.push(h, k, value.clone())));
            return Ok(d);
        }
        let it = ops::iter(vm, iterable)?;
        while let Some(k) = ops::next(vm, &it)? {
            match d.get_exact::<DictObj>() {
                Some(d) => ops::dict_set(vm, d, k, value.clone())?,
                None => ops::set_item(vm, &d, &k, value.clone())?,
            }
            crate::interp::poll(vm)?;
        }
        Ok(d)
    }
}

// ---- views --------------------------------------------------------------------------------------------

static VIEW: &[NativeDef] = &[LEN, ITER, REVERSED, REPR, NativeDef::new("mapping", mapping, 1, 1).getter()];

/// A read-only view of the dict itself.
fn mapping(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let v = this::<DictViewObj>(vm, args, "dict_keys", "mapping")?;
    Ok(ProxyObj::new(v.dict.value()).into())
}

static SET_VIEW: &[NativeDef] = &[CONTAINS];

/// Methods of the views that are sets.
#[native_module("dict_keys")]
mod view_methods {
    use super::*;

    /// Return whether the view has no item in common with an iterable.
    #[method]
    fn isdisjoint(vm: &mut Vm, view: &Value, other: &Value) -> Res<bool> {
        let it = ops::iter(vm, other)?;
        while let Some(x) = ops::next(vm, &it)? {
            if ops::contains(vm, view, &x)? {
                return Ok(false);
            }
            crate::interp::poll(vm)?;
        }
        Ok(true)
    }
}
