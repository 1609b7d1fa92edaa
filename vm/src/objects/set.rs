//! `set` and `frozenset`.

use crate::heap::{alloc_object, new_header};
use crate::types::builtin;
use crate::value::*;

use super::DictData;

#[repr(C)]
pub struct SetObj {
    header: Header,
    pub data: HeapCell<DictData>,
}

impl SetObj {
    pub fn empty() -> Ref<SetObj> {
        SetObj::new(DictData::default())
    }
    pub fn new(data: DictData) -> Ref<SetObj> {
        alloc_object(SetObj { header: new_header(Layout::Set, &builtin().set), data: HeapCell::new(data) })
    }
    pub fn new_frozen(data: DictData) -> Ref<SetObj> {
        alloc_object(SetObj {
            header: new_header(Layout::Set, &builtin().frozenset),
            data: HeapCell::new(data),
        })
    }
    pub fn len(&self) -> usize {
        self.data.with(|d| d.len())
    }
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
