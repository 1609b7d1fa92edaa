//! `list`.

use sidewinder_macros::native_module;

use crate::objects::*;
use crate::ops;
use crate::types::builtin;
use crate::value::*;
use crate::vm::{Res, Vm};

use super::common::*;
use super::{add_methods, sort};

pub(super) fn install(_vm: &mut Vm) {
    let t = &builtin().list;
    add_methods(t, methods::NATIVES);
    add_methods(t, METHODS);
    add_methods(t, COMPARISONS);
    unhashable(t);
}

static METHODS: &[NativeDef] = &[
    NativeDef::new("__new__", new, 0, ANY).static_method().kw(),
    NativeDef::new("__init__", init, 1, ANY).method().kw(),
    LEN,
    ITER,
    CONTAINS,
    GETITEM,
    SETITEM,
    DELITEM,
    REVERSED,
    REPR,
    ADD,
    NativeDef::new("__iadd__", iadd, 2, 2).method(),
    MUL,
    RMUL,
    IMUL,
];

fn new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let class = class_argument(vm, args, &builtin().list)?;
    Ok(made(&class, ListObj::empty()))
}

/// What a call of the class does: `__new__` and `__init__` at once.
pub static MAKER: NativeDef = NativeDef::new("list", make, 1, ANY).kw();

fn make(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    no_keywords(vm, "list", args)?;
    arity(vm, "list", args.len() - 1, 0, 1)?;
    Ok(match args.get(1) {
        Some(v) => ops::list_of(vm, v)?.into(),
        None => ListObj::empty().into(),
    })
}

fn init(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let l = this::<ListObj>(vm, args, "list", "__init__")?;
    no_keywords_for_init(vm, &builtin().list, args)?;
    arity(vm, "list", args.pos().len() - 1, 0, 1)?;
    l.clear();
    if let Some(v) = args.pos().get(1) {
        ops::list_extend(vm, l, v)?;
    }
    Ok(Value::None)
}

/// `l += v` for any iterable.
fn iadd(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let l = this::<ListObj>(vm, args, "list", "__iadd__")?;
    ops::list_extend(vm, l, &args.all[1])?;
    Ok(args.all[0].clone())
}

/// Methods of `list`, but for the special ones.
#[native_module("list")]
mod methods {
    use super::*;

    /// Add an item at the end.
    #[method(effects = "alone", intrinsic = ListAppend)]
    fn append(this: &ListObj, object: Value) {
        this.push(object);
    }

    /// Add all items of an iterable at the end.
    #[method]
    fn extend(vm: &mut Vm, l: &ListObj, iterable: &Value) -> Res<()> {
        ops::list_extend(vm, l, iterable)
    }

    /// Insert an item before the one at the index.
    #[method]
    fn insert(l: &ListObj, index: i64, object: Value) {
        let n = l.len() as i64;
        let i = if index < 0 { index.saturating_add(n).max(0) } else { index.min(n) };
        l.insert(i as usize, object);
    }

    /// Remove the first item equal to the value.
    #[method]
    fn remove(vm: &mut Vm, l: &ListObj, value: &Value) -> Res<()> {
        match ops::list_find(vm, l, value, 0, usize::MAX)? {
            // The comparison may have shortened the list.
            Some(i) if i < l.len() => drop(l.remove(i)),
            Some(_) => {}
            None => return Err(vm.value_error("list.remove(x): x not in list")),
        }
        Ok(())
    }

    /// Remove an item, by default the last one, and return it.
    #[method(intrinsic = ListPop)]
    fn pop(vm: &mut Vm, l: &ListObj, #[optional("-1")] index: Option<i64>) -> Res<Value> {
        let Some(i) = index else {
            return l.pop().ok_or_else(|| vm.index_error("pop from empty list"));
        };
        if l.is_empty() {
            return Err(vm.index_error("pop from empty list"));
        }
        match ops::wrap_index(i, l.len()) {
            Some(i) => Ok(l.remove(i)),
            None => Err(vm.index_error("pop index out of range")),
        }
    }

    /// Remove all items.
    #[method(effects = "alone")]
    fn clear(this: &ListObj) {
        this.clear();
    }

    /// Return the index of the first item equal to the value.
    #[method]
    fn index(
        vm: &mut Vm,
        l: &ListObj,
        value: &Value,
        #[optional("0")] start: Option<&Value>,
        #[optional("sys.maxsize")] stop: Option<&Value>,
    ) -> Res<usize> {
        let n = l.len();
        let start = clamp_index(vm, start, n, 0)?;
        let end = clamp_index(vm, stop, n, usize::MAX)?;
        match ops::list_find(vm, l, value, start, end)? {
            Some(i) => Ok(i),
            None => Err(vm.value_error("list.index(x): x not in list")),
        }
    }

    /// Return the number of items equal to the value.
    #[method]
    fn count(vm: &mut Vm, l: &ListObj, value: &Value) -> Res<i64> {
        if let (Some(items), Value::Int(x)) = (l.as_ints(), value) {
            return Ok(items.iter().filter(|i| *i == x).count() as i64);
        }
        let (mut i, mut n) = (0, 0);
        while let Some(v) = l.get(i) {
            n += ops::same_or_equal(vm, &v, value)? as i64;
            i += 1;
        }
        Ok(n)
    }

    /// Sort the items in ascending order, in place; equal ones stay in order.
    #[method]
    fn sort(
        vm: &mut Vm,
        this: &ListObj,
        #[keyword]
        #[default(None)]
        key: Option<&Value>,
        #[keyword]
        #[default(false)]
        reverse: bool,
    ) -> Res<()> {
        sort::sort_in_place(vm, this, key.unwrap_or(&Value::None), reverse)
    }

    /// Reverse the order of the items, in place.
    #[method(effects = "alone")]
    fn reverse(this: &ListObj) {
        this.reverse();
    }

    /// Return a new list of the same items.
    #[method(effects = "alone")]
    fn copy(l: &ListObj) -> Ref<ListObj> {
        l.slice(0, l.len())
    }
}
