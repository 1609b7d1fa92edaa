//! `_random`: the Mersenne Twister, with CPython's seeds and sequences.
//!
//! Matsumoto, Nishimura: "Mersenne Twister: A 623-dimensionally equidistributed uniform pseudo-random number generator",
//! ACM TOMACS 8 (1998); seeding by an array is theirs of 2002.

use dashu_int::{IBig, UBig};

use sidewinder_macros::{Trace, native_methods, native_type};

use crate::builtins::{class_argument, index_argument, made};
use crate::objects::*;
use crate::value::*;
use crate::vm::{Res, Vm};

use super::make_module;

pub(super) fn make(vm: &mut Vm) -> Ref<ModuleObj> {
    let m =
        make_module(vm, "_random", "Module implements the Mersenne Twister random number generator.", &[]);
    m.ns.set_str("Random", Ref::from_ref(Random::TYPE.class()).into());
    m
}

const N: usize = 624;
const M: usize = 397;

/// The state of a generator.
struct Twister {
    words: Box<[u32; N]>,
    at: usize,
}

impl Twister {
    /// From one word.
    fn from_word(seed: u32) -> Twister {
        let mut words = Box::new([0u32; N]);
        words[0] = seed;
        for i in 1..N {
            let previous = words[i - 1] ^ words[i - 1] >> 30;
            words[i] = previous.wrapping_mul(1_812_433_253).wrapping_add(i as u32);
        }
        Twister { words, at: N }
    }
    /// From an array, by which the words are mixed twice.
    fn from_key(key: &[u32]) -> Twister {
        let mut t = Twister::from_word(19_650_218);
        let w = &mut t.words;
        let (mut i, mut j) = (1, 0);
        let mix = |w: &mut [u32; N], i: &mut usize, factor: u32, f: &mut dyn FnMut(u32) -> u32| {
            let previous = w[*i - 1] ^ w[*i - 1] >> 30;
            w[*i] = f(w[*i] ^ previous.wrapping_mul(factor));
            *i += 1;
            if *i == N {
                w[0] = w[N - 1];
                *i = 1;
            }
        };
        for _ in 0..N.max(key.len()) {
            mix(w, &mut i, 1_664_525, &mut |x| x.wrapping_add(key[j]).wrapping_add(j as u32));
            j = (j + 1) % key.len();
        }
        for _ in 1..N {
            let k = i as u32;
            mix(w, &mut i, 1_566_083_941, &mut |x| x.wrapping_sub(k));
        }
        w[0] = 0x8000_0000;
        t
    }
    fn turn(&mut self) {
        let w = &mut self.words;
        let mut one = |i: usize, next: usize, far: usize| {
            let y = w[i] & 0x8000_0000 | w[next] & 0x7FFF_FFFF;
            w[i] = w[far] ^ y >> 1 ^ ((y & 1) * 0x9908_B0DF);
        };
        (0..N - M).for_each(|i| one(i, i + 1, i + M));
        (N - M..N - 1).for_each(|i| one(i, i + 1, i + M - N));
        one(N - 1, 0, M - 1);
        self.at = 0;
    }
    fn next(&mut self) -> u32 {
        if self.at >= N {
            self.turn();
        }
        let mut y = self.words[self.at];
        self.at += 1;
        y ^= y >> 11;
        y ^= y << 7 & 0x9D2C_5680;
        y ^= y << 15 & 0xEFC6_0000;
        y ^ y >> 18
    }
}

/// Random() -> create a random number generator with its own internal state.
#[native_type("_random.Random")]
#[derive(Trace)]
struct Random {
    header: Header,
    #[untraced]
    state: HeapCell<Twister>,
}

/// The 32-bit words of the absolute value of a seed.
fn key_of(vm: &mut Vm, seed: Option<&Value>) -> Res<Vec<u32>> {
    let n: UBig = match seed.filter(|v| !v.is_none()) {
        None => {
            let t = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
            UBig::from(t.as_nanos())
        }
        Some(v) => match (v.as_i64(), v.get::<BigIntObj>()) {
            (Some(i), _) => UBig::from(i.unsigned_abs()),
            (_, Some(b)) => b.value.clone().into_parts().1,
            _ => UBig::from(crate::ops::hash(vm, v)?),
        },
    };
    let bytes = n.to_le_bytes();
    let word = |c: &[u8]| c.iter().rev().fold(0u32, |w, b| w << 8 | *b as u32);
    let words: Vec<u32> = bytes.chunks(4).map(word).collect();
    Ok(if words.is_empty() { vec![0] } else { words })
}

#[native_methods("_random.Random")]
impl Random {
    #[new]
    fn new(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
        let class = class_argument(vm, args, Random::TYPE.class())?;
        let seed = if class.is_heap() { None } else { args.get(1) };
        if !class.is_heap() {
            crate::builtins::no_keywords(vm, "Random", args)?;
            crate::builtins::arity(vm, "Random", args.pos().len() - 1, 0, 1)?;
        }
        let state = HeapCell::new(Twister::from_key(&key_of(vm, seed)?));
        Ok(made(&class, new_native(Random { header: native_header::<Random>(), state })))
    }
    /// random() -> x in the interval [0, 1).
    #[method(effects = "alone")]
    fn random(&self) -> f64 {
        self.state.with_mut(|t| {
            let (a, b) = ((t.next() >> 5) as f64, (t.next() >> 6) as f64);
            (a * 67_108_864.0 + b) * (1.0 / 9_007_199_254_740_992.0)
        })
    }
    /// seed([n]) -> None.
    #[method]
    fn seed(&self, vm: &mut Vm, #[default(None)] n: Option<&Value>) -> Res<()> {
        let key = key_of(vm, n)?;
        self.state.set(Twister::from_key(&key));
        Ok(())
    }
    /// getrandbits(k) -> x.  Generates an int with k random bits.
    #[method]
    fn getrandbits(&self, vm: &mut Vm, k: &Value) -> Res<Value> {
        let k = index_argument(vm, k)?;
        if k < 0 {
            return Err(vm.value_error("Cannot convert negative int"));
        }
        match k {
            0 => return Ok(Value::Int(0)),
            1..=32 => return Ok(Value::Int(self.state.with_mut(|t| t.next() >> (32 - k)) as i64)),
            33..=63 => {
                let (low, high) = self.state.with_mut(|t| (t.next(), t.next() >> (64 - k)));
                return Ok(Value::Int((high as i64) << 32 | low as i64));
            }
            _ => {}
        }
        crate::ops::check_memory(vm, k as u128 / 8)?;
        let mut words = vec![0u32; (k as usize).div_ceil(32)];
        let spare = words.len() * 32 - k as usize;
        self.state.with_mut(|t| words.iter_mut().for_each(|w| *w = t.next()));
        if let Some(last) = words.last_mut() {
            *last >>= spare;
        }
        let bytes: Vec<u8> = words.iter().flat_map(|w| w.to_le_bytes()).collect();
        Ok(BigIntObj::from_big(IBig::from(UBig::from_le_bytes(&bytes))))
    }
    /// getstate() -> tuple containing the current state.
    #[method]
    fn getstate(&self) -> Value {
        let words = self.state.with(|t| {
            let all = t.words.iter().map(|w| Value::Int(*w as i64)).chain([Value::Int(t.at as i64)]);
            all.collect()
        });
        TupleObj::new(words).into()
    }
    /// setstate(state) -> None.  Restores generator state.
    #[method]
    fn setstate(&self, vm: &mut Vm, state: &Value) -> Res<()> {
        let Some(t) = state.get::<TupleObj>() else {
            return Err(vm.type_error("state vector must be a tuple"));
        };
        if t.len() != N + 1 {
            return Err(vm.value_error("state vector is the wrong size"));
        }
        let mut words = Box::new([0u32; N]);
        for (i, v) in t.items().iter().enumerate() {
            let Some(n) = v.as_i64() else {
                return Err(vm.type_error("an integer is required"));
            };
            if n < 0 {
                return Err(vm.overflow_error("can't convert negative value to unsigned int"));
            }
            match words.get_mut(i) {
                Some(w) => *w = n as u32,
                None if n > N as i64 => return Err(vm.value_error("invalid state")),
                None => {}
            }
        }
        let at = t.items()[N].as_i64().unwrap_or_default() as usize;
        self.state.set(Twister { words, at });
        Ok(())
    }
}
