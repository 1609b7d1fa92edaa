//! The index of a dict: which entries have a hash. Open addressing over numbers of entries, in the order of the places that the
//! hash has after each other.

/// No number was ever here.
const EMPTY: u32 = u32::MAX;
/// The number that was here is gone.
const GONE: u32 = u32::MAX - 1;

/// The places of a table; as many as a power of two, or none.
#[derive(Clone, Default)]
pub struct Index {
    places: Box<[u32]>,
    /// Places that are not empty: at most half of them.
    used: usize,
}

impl Index {
    /// The memory it takes.
    pub fn bytes(&self) -> usize {
        size_of_val(&*self.places)
    }
    /// The memory that one for so many numbers takes.
    pub fn bytes_for(n: usize) -> usize {
        2 * n.next_power_of_two() * size_of::<u32>()
    }
    /// The first number with this hash that is the one.
    #[inline(always)]
    pub fn find(&self, hash: u64, mut is_it: impl FnMut(usize) -> bool) -> Option<usize> {
        let mask = self.places.len().checked_sub(1)?;
        let mut at = hash as usize & mask;
        loop {
            match self.places[at] {
                EMPTY => return None,
                GONE => {}
                i if is_it(i as usize) => return Some(i as usize),
                _ => {}
            }
            at = (at + 1) & mask;
        }
    }
    /// Enters a number that is not there. `hash_of` tells the hashes of those that are.
    #[inline]
    pub fn insert(&mut self, hash: u64, i: usize, hash_of: impl Fn(usize) -> u64) {
        if 2 * (self.used + 1) > self.places.len() {
            self.make_room(hash_of);
        }
        self.enter(hash, i as u32);
        self.used += 1;
    }
    #[inline(always)]
    fn enter(&mut self, hash: u64, i: u32) {
        let mask = self.places.len() - 1;
        let mut at = hash as usize & mask;
        while self.places[at] != EMPTY {
            at = (at + 1) & mask;
        }
        self.places[at] = i;
    }
    /// Twice the room for what is there: as much as before if half of that is gone.
    #[cold]
    #[inline(never)]
    fn make_room(&mut self, hash_of: impl Fn(usize) -> u64) {
        let live = self.places.iter().filter(|&&i| i < GONE).count();
        self.resize(2 * live.max(4), hash_of);
    }
    /// Makes room for so many numbers, those that are there among them.
    pub fn reserve(&mut self, n: usize, hash_of: impl Fn(usize) -> u64) {
        if 2 * n > self.places.len() {
            self.resize(n, hash_of);
        }
    }
    fn resize(&mut self, n: usize, hash_of: impl Fn(usize) -> u64) {
        let places = vec![EMPTY; 2 * n.next_power_of_two()].into_boxed_slice();
        let old = std::mem::replace(&mut self.places, places);
        self.used = 0;
        for &i in old.iter().filter(|&&i| i < GONE) {
            self.enter(hash_of(i as usize), i);
            self.used += 1;
        }
    }
    /// Removes a number that has this hash.
    pub fn remove(&mut self, hash: u64, i: usize) {
        let Some(mask) = self.places.len().checked_sub(1) else { return };
        let mut at = hash as usize & mask;
        while self.places[at] != EMPTY {
            if self.places[at] == i as u32 {
                self.places[at] = GONE;
                break;
            }
            at = (at + 1) & mask;
        }
        // Before an empty place nobody goes on.
        if self.places[(at + 1) & mask] == EMPTY {
            while self.places[at] == GONE {
                self.places[at] = EMPTY;
                self.used -= 1;
                at = at.wrapping_sub(1) & mask;
            }
        }
    }
    /// Removes all numbers.
    pub fn clear(&mut self) {
        if self.used > 0 {
            self.places.fill(EMPTY);
            self.used = 0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_found_until_they_are_removed() {
        // Hashes that collide: as many as there are places in a small table.
        let hash = |i: usize| (i % 7) as u64 * 0x1_0000_0001;
        let mut index = Index::default();
        assert_eq!(index.find(3, |_| true), None);
        for i in 0..1000 {
            index.insert(hash(i), i, hash);
        }
        for i in (0..1000).step_by(3) {
            index.remove(hash(i), i);
        }
        for i in 0..1000 {
            let found = index.find(hash(i), |j| j == i);
            assert_eq!(found, (i % 3 != 0).then_some(i));
        }
        for i in 1000..3000 {
            index.insert(hash(i), i, hash);
            index.remove(hash(i), i);
        }
        assert!(index.bytes() <= Index::bytes_for(4000), "what is gone takes no room for ever");
        index.clear();
        assert_eq!(index.find(hash(1), |j| j == 1), None);
    }
}
