//! Who relies on what: from the address of a watched thing to the units whose traces name it.
//!
//! Traces hold addresses, not counts, of the classes, functions, code and other objects they name, and of the global cells
//! and slot kinds they rely on. What is watched tells the JIT when it changes or dies; it is flagged for that (an object in
//! its header), so that nothing else pays.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use crate::AddressHasher;

/// Traces of one generation of a unit, which name something.
#[derive(Clone, Copy)]
pub struct Holder {
    /// Address of the unit's code object: what runs is found by that.
    pub code: usize,
    pub unit: u32,
    /// See `Unit::generation`.
    pub generation: u32,
    /// They also rely on its staying as it is.
    pub assumes: bool,
}

#[derive(Default)]
pub struct Watch(HashMap<usize, Vec<Holder>, BuildHasherDefault<AddressHasher>>);

impl Watch {
    /// Notes who names an address; false if that was known.
    pub fn add(&mut self, address: usize, new: Holder) -> bool {
        let list = self.0.entry(address).or_default();
        match list.iter_mut().find(|h| h.generation == new.generation) {
            Some(h) => h.assumes |= new.assumes,
            None => {
                list.push(new);
                return true;
            }
        }
        false
    }
    pub fn holders(&self, address: usize) -> &[Holder] {
        self.0.get(&address).map_or(&[], |v| v)
    }
    /// Nothing lives at the address any more.
    pub fn forget(&mut self, address: usize) {
        self.0.remove(&address);
    }
    /// The traces of a generation are gone.
    pub fn release(&mut self, address: usize, generation: u32) {
        if let Some(list) = self.0.get_mut(&address) {
            list.retain(|h| h.generation != generation);
            if list.is_empty() {
                self.0.remove(&address);
            }
        }
    }
}
