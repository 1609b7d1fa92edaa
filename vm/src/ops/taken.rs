//! Items of built-in containers, taken without an iterator's object between: what fills a list or a tuple goes over the
//! container's own storage, and knows from the beginning how many there are.
//!
//! No Python code runs meanwhile, so nothing changes under a filler. Instances of user classes are none of this, as they may have
//! an `__iter__` of their own.

use crate::builtins::consume::{self, Consumer};
use crate::objects::*;
use crate::value::*;
use crate::vm::{Res, Vm};

/// What takes all items of a container.
pub trait Filler {
    type Made;
    fn take(self, items: impl ExactSizeIterator<Item = Value>) -> Self::Made;
}

/// An iterator with its length.
pub struct Counted<I> {
    left: usize,
    items: I,
}

impl<I: Iterator> Counted<I> {
    pub fn new(left: usize, items: I) -> Counted<I> {
        Counted { left, items }
    }
}

impl<I: Iterator> Iterator for Counted<I> {
    type Item = I::Item;
    #[inline(always)]
    fn next(&mut self) -> Option<I::Item> {
        self.left = self.left.saturating_sub(1);
        self.items.next()
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}
impl<I: Iterator> ExactSizeIterator for Counted<I> {}

/// Hands the items of a value to a filler, which comes back if the value is no container of a built-in class.
pub fn take_items<T: Filler>(v: &Value, t: T) -> Result<T::Made, T> {
    let Value::Object(o) = v else { return Err(t) };
    match o.layout() {
        Layout::List => {
            let Some(l) = o.get::<ListObj>() else { return Err(t) };
            Ok(match l.as_values() {
                Some(items) => t.take(items.iter().cloned()),
                None => t.take((0..l.len()).map(|i| l.get(i).unwrap_or_default())),
            })
        }
        Layout::Tuple => {
            let Some(x) = o.get::<TupleObj>() else { return Err(t) };
            Ok(t.take(x.items().iter().cloned()))
        }
        Layout::Dict => {
            let Some(d) = o.get::<DictObj>() else { return Err(t) };
            Ok(take_entries(d, t, |e| e.key.clone()))
        }
        Layout::DictView => {
            let Some(view) = o.get::<DictViewObj>() else { return Err(t) };
            Ok(match view.kind {
                DictViewKind::Keys => take_entries(&view.dict, t, |e| e.key.clone()),
                DictViewKind::Values => take_entries(&view.dict, t, |e| e.value().clone()),
                DictViewKind::Items => {
                    take_entries(&view.dict, t, |e| TupleObj::of([e.key.clone(), e.value().clone()]).into())
                }
            })
        }
        Layout::Set => {
            let Some(s) = o.get::<SetObj>() else { return Err(t) };
            Ok(s.data.with(|d| t.take(Counted::new(d.len(), d.iter().map(|(k, _)| k.clone())))))
        }
        Layout::Str => {
            let Some(s) = o.get::<StrObj>() else { return Err(t) };
            Ok(t.take((0..s.len()).map(|i| s.char_at(i).into())))
        }
        Layout::Bytes => {
            let Some(b) = o.get::<BytesObj>() else { return Err(t) };
            Ok(t.take(b.data.iter().map(|c| Value::Int(*c as i64))))
        }
        _ => Err(t),
    }
}

#[inline]
fn take_entries<T: Filler>(d: &DictObj, t: T, item: impl Fn(&Entry) -> Value) -> T::Made {
    d.data.with(|d| t.take(Counted::new(d.len(), d.iter().map(item))))
}

impl Filler for &ListObj {
    type Made = ();
    #[inline]
    fn take(self, items: impl ExactSizeIterator<Item = Value>) {
        self.extend_exact(items);
    }
}

/// Makes a tuple.
struct ToTuple;
impl Filler for ToTuple {
    type Made = Ref<TupleObj>;
    #[inline]
    fn take(self, items: impl ExactSizeIterator<Item = Value>) -> Ref<TupleObj> {
        TupleObj::from_iter(items)
    }
}

/// `tuple(v)`.
pub fn tuple_of(vm: &mut Vm, v: &Value) -> Res<Ref<TupleObj>> {
    match v.get_exact::<TupleObj>() {
        Some(t) => Ok(Ref::from_ref(t)),
        None => match take_items(v, ToTuple) {
            Ok(t) => Ok(t),
            Err(_) => {
                if let Some(code) = consume::consumed_in_python(vm, Consumer::Tuple, v)
                    && let Value::Object(o) =
                        consume::consume(vm, Consumer::Tuple, &code, std::slice::from_ref(v))?
                    && let Ok(t) = o.downcast::<TupleObj>()
                {
                    return Ok(t);
                }
                let l = super::list_of(vm, v)?;
                Ok(take_items(&l.into(), ToTuple).unwrap_or_else(|_| TupleObj::new(Vec::new())))
            }
        },
    }
}
