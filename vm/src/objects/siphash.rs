//! SipHash with one round a word and three at the end: what the hashes of text and bytes are, by CPython's keys.

use std::sync::atomic::{AtomicU64, Ordering};

static KEYS: [AtomicU64; 2] = [AtomicU64::new(0), AtomicU64::new(0)];

/// Sets the two keys, before there is any text.
pub fn set_hash_keys(keys: [u64; 2]) {
    for (key, k) in KEYS.iter().zip(keys) {
        key.store(k, Ordering::Relaxed);
    }
}

/// Whether hashes of text differ from those without any keys.
pub fn has_hash_keys() -> bool {
    KEYS.iter().any(|k| k.load(Ordering::Relaxed) != 0)
}

/// The keys that a number stands for; 0 stands for none. A linear congruential generator gives them byte by byte.
pub fn hash_keys_of(seed: u32) -> [u64; 2] {
    let mut state = seed;
    let mut byte = || {
        state = state.wrapping_mul(214_013).wrapping_add(2_531_011);
        (state >> 16) as u8
    };
    let mut key = || u64::from_le_bytes(std::array::from_fn(|_| byte()));
    if seed == 0 { [0, 0] } else { [key(), key()] }
}

struct State([u64; 4]);

impl State {
    #[inline(always)]
    fn round(&mut self) {
        let [a, b, c, d] = &mut self.0;
        *a = a.wrapping_add(*b);
        *b = b.rotate_left(13) ^ *a;
        *a = a.rotate_left(32);
        *c = c.wrapping_add(*d);
        *d = d.rotate_left(16) ^ *c;
        *a = a.wrapping_add(*d);
        *d = d.rotate_left(21) ^ *a;
        *c = c.wrapping_add(*b);
        *b = b.rotate_left(17) ^ *c;
        *c = c.rotate_left(32);
    }
    #[inline(always)]
    fn word(&mut self, w: u64) {
        self.0[3] ^= w;
        self.round();
        self.0[0] ^= w;
    }
}

/// The hash of bytes; that of none is 0, and -1 stands for an error, so that none is.
#[inline]
pub fn hash_bytes(bytes: &[u8]) -> u64 {
    if bytes.is_empty() {
        return 0;
    }
    let [k0, k1] = [&KEYS[0], &KEYS[1]].map(|k| k.load(Ordering::Relaxed));
    let mut s = State([
        k0 ^ 0x736F_6D65_7073_6575,
        k1 ^ 0x646F_7261_6E64_6F6D,
        k0 ^ 0x6C79_6765_6E65_7261,
        k1 ^ 0x7465_6462_7974_6573,
    ]);
    let (words, rest) = bytes.as_chunks::<8>();
    words.iter().for_each(|w| s.word(u64::from_le_bytes(*w)));
    let tail = rest.iter().rev().fold(0, |w, b| w << 8 | *b as u64);
    s.word((bytes.len() as u64) << 56 | tail);
    s.0[2] ^= 0xFF;
    (0..3).for_each(|_| s.round());
    match s.0[0] ^ s.0[1] ^ s.0[2] ^ s.0[3] {
        u64::MAX => u64::MAX - 1,
        h => h,
    }
}

/// The hash of characters that are not all ASCII: of their bytes, with as many for each as the widest needs.
pub fn hash_chars(chars: &[u32]) -> u64 {
    let widest = chars.iter().fold(0, |w, c| w | c);
    let width = if widest < 1 << 8 { 1 } else { 2 + 2 * usize::from(widest >= 1 << 16) };
    let bytes: Vec<u8> = chars.iter().flat_map(|c| c.to_le_bytes().into_iter().take(width)).collect();
    hash_bytes(&bytes)
}
