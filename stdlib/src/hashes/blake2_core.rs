//! BLAKE2 (RFC 7693) with all the parameters that its authors gave it: the crates for it leave out those of trees.

/// The parameters that are part of what is hashed.
pub struct Parameters {
    pub digest_size: u8,
    pub key: Vec<u8>,
    pub salt: Vec<u8>,
    pub person: Vec<u8>,
    pub fanout: u8,
    pub depth: u8,
    pub leaf_size: u32,
    pub node_offset: u64,
    pub node_depth: u8,
    pub inner_size: u8,
    pub last_node: bool,
}

/// In which order a round takes the words of a block.
const ORDER: [[usize; 16]; 10] = [
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
    [14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3],
    [11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4],
    [7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8],
    [9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13],
    [2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9],
    [12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11],
    [13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10],
    [6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5],
    [10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0],
];

/// Which four words of the state are mixed: the columns, then the diagonals.
const MIXED: [[usize; 4]; 8] = [
    [0, 4, 8, 12],
    [1, 5, 9, 13],
    [2, 6, 10, 14],
    [3, 7, 11, 15],
    [0, 5, 10, 15],
    [1, 6, 11, 12],
    [2, 7, 8, 13],
    [3, 4, 9, 14],
];

macro_rules! blake2 {
    ($name:ident $word:ty, $double:ty, $rounds:literal rounds, rotated by $r:expr, starting with $iv:expr, $salt:literal bytes of salt) => {
        #[derive(Clone)]
        pub struct $name {
            h: [$word; 8],
            /// Bytes hashed so far.
            length: $double,
            /// What has come since, at most a block: the last block is hashed differently.
            pending: Vec<u8>,
            digest_size: u8,
            last_node: bool,
        }

        impl $name {
            pub const MAX_DIGEST: usize = 4 * WORD;
            pub const SALT: usize = $salt;
            pub const BLOCK: usize = 16 * size_of::<$word>();

            pub fn new(p: &Parameters) -> $name {
                let mut block = [0u8; 8 * size_of::<$word>()];
                block[..4].copy_from_slice(&[p.digest_size, p.key.len() as u8, p.fanout, p.depth]);
                block[4..8].copy_from_slice(&p.leaf_size.to_le_bytes());
                let node = p.node_offset.to_le_bytes();
                // The smaller one has room for 48 bits of it.
                let n = if size_of::<$word>() == 8 { 8 } else { 6 };
                block[8..8 + n].copy_from_slice(&node[..n]);
                block[8 + n] = p.node_depth;
                block[9 + n] = p.inner_size;
                let salt_at = 4 * size_of::<$word>();
                block[salt_at..salt_at + p.salt.len()].copy_from_slice(&p.salt);
                let person_at = salt_at + $salt;
                block[person_at..person_at + p.person.len()].copy_from_slice(&p.person);
                let mut h: [$word; 8] = $iv;
                for (h, w) in h.iter_mut().zip(words(&block)) {
                    *h ^= w;
                }
                let (digest_size, last_node) = (p.digest_size, p.last_node);
                let mut new = $name { h, length: 0, pending: Vec::new(), digest_size, last_node };
                if !p.key.is_empty() {
                    let mut first = p.key.clone();
                    first.resize($name::BLOCK, 0);
                    new.update(&first);
                }
                new
            }

            pub fn update(&mut self, mut data: &[u8]) {
                while !data.is_empty() {
                    if self.pending.len() == $name::BLOCK {
                        let block = std::mem::take(&mut self.pending);
                        self.length += $name::BLOCK as $double;
                        self.compress(&block, false);
                    }
                    let n = data.len().min($name::BLOCK - self.pending.len());
                    self.pending.extend_from_slice(&data[..n]);
                    data = &data[n..];
                }
            }

            pub fn digest(&self) -> Vec<u8> {
                let mut last = self.clone();
                last.length += last.pending.len() as $double;
                let mut block = std::mem::take(&mut last.pending);
                block.resize($name::BLOCK, 0);
                last.compress(&block, true);
                let bytes = last.h.iter().flat_map(|w| w.to_le_bytes());
                bytes.take(self.digest_size as usize).collect()
            }

            fn compress(&mut self, block: &[u8], is_last: bool) {
                const BITS: u32 = <$word>::BITS;
                const ROTATED: [u32; 4] = $r;
                let mut m: [$word; 16] = [0; 16];
                m.iter_mut().zip(words(block)).for_each(|(m, w)| *m = w);
                let mut v: [$word; 16] = [0; 16];
                v[..8].copy_from_slice(&self.h);
                v[8..].copy_from_slice(&$iv);
                v[12] ^= self.length as $word;
                v[13] ^= (self.length >> BITS) as $word;
                if is_last {
                    v[14] = !v[14];
                    if self.last_node {
                        v[15] = !v[15];
                    }
                }
                for round in 0..$rounds {
                    let order = &ORDER[round % 10];
                    for (i, [a, b, c, d]) in MIXED.into_iter().enumerate() {
                        for half in 0..2 {
                            v[a] = v[a].wrapping_add(v[b]).wrapping_add(m[order[2 * i + half]]);
                            v[d] = (v[d] ^ v[a]).rotate_right(ROTATED[2 * half]);
                            v[c] = v[c].wrapping_add(v[d]);
                            v[b] = (v[b] ^ v[c]).rotate_right(ROTATED[2 * half + 1]);
                        }
                    }
                }
                for i in 0..8 {
                    self.h[i] ^= v[i] ^ v[i + 8];
                }
            }
        }

        /// Little-endian words.
        fn words(bytes: &[u8]) -> impl Iterator<Item = $word> + '_ {
            bytes.chunks_exact(size_of::<$word>()).map(|b| b.try_into().map_or(0, <$word>::from_le_bytes))
        }
        const WORD: usize = 2 * size_of::<$word>();
    };
}

pub mod big {
    use super::*;

    blake2! {
        Blake2b u64, u128, 12 rounds, rotated by [32, 24, 16, 63],
        starting with [
            0x6A09_E667_F3BC_C908, 0xBB67_AE85_84CA_A73B, 0x3C6E_F372_FE94_F82B, 0xA54F_F53A_5F1D_36F1,
            0x510E_527F_ADE6_82D1, 0x9B05_688C_2B3E_6C1F, 0x1F83_D9AB_FB41_BD6B, 0x5BE0_CD19_137E_2179,
        ], 16 bytes of salt
    }
}
pub mod small {
    use super::*;

    blake2! {
        Blake2s u32, u64, 10 rounds, rotated by [16, 12, 8, 7],
        starting with [
            0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A, 0x510E_527F, 0x9B05_688C, 0x1F83_D9AB, 0x5BE0_CD19,
        ], 8 bytes of salt
    }
}
