//! `_random`: the Mersenne Twister MT19937 (Matsumoto and Nishimura, 1998), with the sequences that CPython gives.

use sidewinder_vm as vm;
use vm::objects::*;
use vm::ops;
use vm::types::builtin;
use vm::value::*;
use vm::vm::{Res, Vm};

/// Words of the state, and the distance of the word that a new one is mixed with.
const N: usize = 624;
const M: usize = 397;

/// The generator: its state, and which word comes next.
struct Twister {
    words: [u32; N],
    at: usize,
}

impl Twister {
    fn from_number(seed: u32) -> Twister {
        let mut words = [seed; N];
        for i in 1..N {
            let before = words[i - 1];
            words[i] = 1_812_433_253u32.wrapping_mul(before ^ (before >> 30)).wrapping_add(i as u32);
        }
        Twister { words, at: N }
    }

    /// From a key of at least one word.
    fn from_key(key: &[u32]) -> Twister {
        let mut t = Twister::from_number(19_650_218);
        let w = &mut t.words;
        let mixed =
            |w: &[u32; N], i: usize, factor: u32| w[i] ^ (w[i - 1] ^ (w[i - 1] >> 30)).wrapping_mul(factor);
        let mut i = 1;
        let step = |w: &mut [u32; N], i: usize| {
            if i + 1 < N {
                return i + 1;
            }
            w[0] = w[N - 1];
            1
        };
        for k in 0..N.max(key.len()) {
            let j = k % key.len();
            w[i] = mixed(w, i, 1_664_525).wrapping_add(key[j]).wrapping_add(j as u32);
            i = step(w, i);
        }
        for _ in 1..N {
            w[i] = mixed(w, i, 1_566_083_941).wrapping_sub(i as u32);
            i = step(w, i);
        }
        w[0] = 0x8000_0000;
        t
    }

    fn refill(&mut self) {
        for i in 0..N {
            let y = (self.words[i] & 0x8000_0000) | (self.words[(i + 1) % N] & 0x7fff_ffff);
            let odd = if y & 1 == 1 { 0x9908_b0df } else { 0 };
            self.words[i] = self.words[(i + M) % N] ^ (y >> 1) ^ odd;
        }
        self.at = 0;
    }
}

/// The last part of making a number from a word.
fn temper(mut y: u32) -> u32 {
    y ^= y >> 11;
    y ^= (y << 7) & 0x9d2c_5680;
    y ^= (y << 15) & 0xefc6_0000;
    y ^ (y >> 18)
}

// ---- the class --------------------------------------------------------------------------------------

static METHODS: &[NativeDef] = &[
    NativeDef::new("__init__", init, 1, ANY).method().kw(),
    NativeDef::new("seed", seed, 1, 2).method(),
    NativeDef::new("random", random, 1, 1).method(),
    NativeDef::new("getrandbits", getrandbits, 2, 2).method(),
    NativeDef::new("getstate", getstate, 1, 1).method(),
    NativeDef::new("setstate", setstate, 2, 2).method(),
];

pub fn make(vm: &mut Vm) -> Ref<ModuleObj> {
    let m = vm::modules::make_module(vm, "_random", "Module implements the Mersenne Twister.", &[]);
    let b = builtin();
    let class = TypeObj::new("Random", b.type_.ptr(), vec![b.object.clone()], Layout::Instance);
    class.add_flag(type_flags::HEAP);
    class.set_attr(&b.names.module, Value::string("_random"));
    vm::builtins::add_methods(&class, METHODS);
    m.ns.set_str("Random", class.value());
    m
}

/// Where an object keeps its state: a list of the words and, at the end, which comes next. It is no name that programs can
/// write.
fn key() -> Ref<StrObj> {
    intern(".state")
}

fn state_of(vm: &mut Vm, me: &Value) -> Res<Ref<ListObj>> {
    let find = |me: &Value| me.get_exact::<InstanceObj>().and_then(|i| i.get_attr(&key()));
    if find(me).is_none() {
        seed_with(vm, me, None)?;
    }
    match find(me).as_ref().and_then(|v| v.get::<ListObj>()) {
        Some(l) => Ok(Ref::from_ref(l)),
        None => Err(vm.type_error("the generator has no state")),
    }
}

fn store(me: &Value, t: &Twister) {
    let items = t.words.iter().map(|w| Value::Int(*w as i64)).chain([Value::Int(t.at as i64)]);
    if let Some(i) = me.get_exact::<InstanceObj>() {
        i.set_attr(&key(), ListObj::from_iter(items).into());
    }
}

fn next_word(state: &ListObj) -> u32 {
    let word = |i: usize| state.get(i).and_then(|v| v.as_i64()).unwrap_or(0);
    let mut at = word(N) as usize;
    if at >= N {
        let mut t = Twister { words: std::array::from_fn(|i| word(i) as u32), at: N };
        t.refill();
        for (i, w) in t.words.iter().enumerate() {
            state.set(i, Value::Int(*w as i64));
        }
        at = 0;
    }
    state.set(N, Value::Int(at as i64 + 1));
    let w = state.get(at).and_then(|v| v.as_i64()).unwrap_or(0);
    temper(w as u32)
}

fn init(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    seed_with(vm, &args.all[0], args.pos().get(1))?;
    Ok(Value::None)
}

fn seed(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    seed_with(vm, &args.all[0], args.get(1))?;
    Ok(Value::None)
}

fn seed_with(vm: &mut Vm, me: &Value, seed: Option<&Value>) -> Res<()> {
    let key = match seed {
        None | Some(Value::None) => fresh_key(),
        Some(v) => words_of(vm, v)?,
    };
    store(me, &Twister::from_key(&key));
    Ok(())
}

/// A key that nobody knows, from the system.
fn fresh_key() -> Vec<u32> {
    use std::hash::{BuildHasher, RandomState};
    (0..N as u32 / 2)
        .flat_map(|i| {
            let h = RandomState::new().hash_one(i);
            [h as u32, (h >> 32) as u32]
        })
        .collect()
}

/// The words of the absolute value of an int, or of the hash of anything else; the lowest first.
fn words_of(vm: &mut Vm, v: &Value) -> Res<Vec<u32>> {
    let big = match ops::to_big(v) {
        Some(b) => b,
        None => (ops::py_hash(vm, v)? as u64).into(),
    };
    let mut words: Vec<u32> = Vec::new();
    for w in big.as_sign_words().1 {
        words.extend([*w as u32, (*w >> 32) as u32]);
    }
    while words.last() == Some(&0) {
        words.pop();
    }
    if words.is_empty() {
        words.push(0);
    }
    Ok(words)
}

/// 53 bits, as a float from 0 up to 1.
fn random(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let state = state_of(vm, &args.all[0])?;
    let (a, b) = (next_word(&state) >> 5, next_word(&state) >> 6);
    Ok(Value::Float((a as f64 * 67_108_864.0 + b as f64) / 9_007_199_254_740_992.0))
}

fn getrandbits(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let state = state_of(vm, &args.all[0])?;
    let k = match ops::as_index(vm, &args.all[1])? {
        Some(k @ 0..) => k as u64,
        Some(_) => return Err(vm.value_error("Cannot convert negative int")),
        None => {
            let t = args.all[1].ty().name();
            return Err(vm.type_error(format!("'{t}' object cannot be interpreted as an integer")));
        }
    };
    if k <= 32 {
        return Ok(Value::Int(if k == 0 { 0 } else { next_word(&state) >> (32 - k) } as i64));
    }
    ops::check_memory(vm, k as u128 / 8)?;
    let mut total = Value::Int(0);
    let mut done = 0;
    while done < k {
        let left = k - done;
        let w = next_word(&state) >> if left < 32 { 32 - left } else { 0 };
        let part = ops::binary(vm, ops::BinOp::Shl, &Value::Int(w as i64), &Value::Int(done as i64), false)?;
        total = ops::binary(vm, ops::BinOp::Or, &total, &part, false)?;
        done += 32;
    }
    Ok(total)
}

fn getstate(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    Ok(TupleObj::new(state_of(vm, &args.all[0])?.to_vec()).into())
}

fn setstate(vm: &mut Vm, args: Args<'_>) -> Res<Value> {
    let Some(t) = args.all[1].get::<TupleObj>() else {
        return Err(vm.type_error("state vector must be a tuple"));
    };
    if t.len() != N + 1 {
        return Err(vm.value_error("state vector is the wrong size"));
    }
    let mut words = [0; N];
    for (w, v) in words.iter_mut().zip(t.items()) {
        match v.as_i64().and_then(|n| u32::try_from(n).ok()) {
            Some(n) => *w = n,
            None => return Err(vm.type_error("an integer is required")),
        }
    }
    let at = t.items()[N].as_i64().and_then(|n| usize::try_from(n).ok()).filter(|n| *n <= N);
    let Some(at) = at else { return Err(vm.value_error("invalid state")) };
    store(&args.all[0], &Twister { words, at });
    Ok(Value::None)
}
