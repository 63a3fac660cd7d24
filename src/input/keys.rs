//! Sets of strings, to find duplicates in linear time. The hash is seeded, so nobody can choose strings that all
//! collide. The crates hashbrown and foldhash do the same and would weigh as much as the whole check.

use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

use super::values::Str;

/// Up to how many strings are compared one by one.
const FEW: usize = 16;

/// The seed of all hashes.
static SEED: AtomicU32 = AtomicU32::new(0);

/// Gives the seed of all hashes, where the platform has no source of chance of its own.
#[cfg(feature = "boundary")]
pub fn set_seed(seed: u32) {
    SEED.store(seed, Relaxed);
}

fn seed() -> u32 {
    #[cfg(not(feature = "boundary"))]
    if SEED.load(Relaxed) == 0 {
        use std::hash::{BuildHasher, Hasher, RandomState};
        let chance = RandomState::new().build_hasher().finish();
        SEED.store(u32::try_from(chance >> 32).unwrap_or_default() | 1, Relaxed);
    }
    SEED.load(Relaxed)
}

/// Sets of strings that only grow. All of them are in one, told apart by their numbers.
#[derive(Default)]
pub struct Keys<'a> {
    /// The strings, each with its hash and the number of its set.
    keys: Vec<(u32, usize, Str<'a>)>,
    /// A hash table with open addressing, of at least twice as many slots as strings. A slot has a string's number plus
    /// 1, or 0 if it is free. Empty while the strings are few.
    table: Vec<u32>,
}

impl<'a> Keys<'a> {
    /// Adds a string to a set. If it is there already, returns its number: how many strings came before
    /// it, whatever their set.
    #[inline(never)]
    pub fn insert(&mut self, set: usize, key: Str<'a>) -> Option<usize> {
        let bytes = &*key.resolve();
        let hash = hash(seed(), set, bytes);
        let count = self.keys.len();
        if count < FEW {
            let known = (0..count).find(|&number| self.is(number, hash, set, bytes));
            if count == 0 {
                self.keys.reserve(FEW);
            }
            if known.is_none() {
                self.keys.push((hash, set, key));
            }
            return known;
        }
        if self.table.len() < count * 2 + 2 {
            self.grow();
        }
        let mask = self.table.len() - 1;
        let mut slot = hash as usize & mask;
        while let Some(number @ 1..) = self.table.get(slot).copied() {
            let number = number as usize - 1;
            if self.is(number, hash, set, bytes) {
                return Some(number);
            }
            slot = (slot + 1) & mask;
        }
        self.keys.push((hash, set, key));
        self.enter(slot, count);
        None
    }

    /// Whether the string with a number is this one.
    #[inline(always)]
    fn is(&self, number: usize, hash: u32, set: usize, key: &[u8]) -> bool {
        self.keys.get(number).is_some_and(|known| known.0 == hash && is_same(known, set, key))
    }

    /// Doubles the table, at the least.
    #[inline(never)]
    fn grow(&mut self) {
        let size = (self.keys.len() * 4).next_power_of_two();
        self.table = vec![0; size];
        for index in 0..self.keys.len() {
            let mut slot = self.keys.get(index).map_or(0, |(hash, ..)| *hash as usize) & (size - 1);
            while self.table.get(slot).is_some_and(|&number| number != 0) {
                slot = (slot + 1) & (size - 1);
            }
            self.enter(slot, index);
        }
    }

    /// Puts a string's number into the table. One input has fewer than 2³² of them.
    #[allow(clippy::cast_possible_truncation)]
    fn enter(&mut self, slot: usize, index: usize) {
        if let Some(number) = self.table.get_mut(slot) {
            *number = index as u32 + 1;
        }
    }
}

#[inline(never)]
fn is_same((_, of, known): &(u32, usize, Str), set: usize, key: &[u8]) -> bool {
    *of == set && *known.resolve() == *key
}

/// Mixes in eight bytes at a time: splits them into two halves and multiplies these, so that each bit reaches all bits of
/// the product. The constants keep a half from being zero more often than by chance. 64 bits are wasm's widest product.
#[allow(clippy::cast_possible_truncation)] // Halves of 64 bits.
fn hash(seed: u32, set: usize, key: &[u8]) -> u32 {
    let mix = |halves: u64, part: u64| {
        let halves = halves ^ part;
        u64::from(halves as u32 ^ 0x9E37_79B9) * u64::from((halves >> 32) as u32 ^ 0x85EB_CA6B)
    };
    let (chunks, rest) = key.as_chunks::<8>();
    let start = u64::from(seed) << 32 | key.len() as u64;
    let hash = chunks.iter().fold(mix(start, set as u64), |hash, chunk| mix(hash, u64::from_le_bytes(*chunk)));
    let rest = rest.iter().fold(0, |rest, &byte| rest << 8 | u64::from(byte));
    let hash = mix(mix(hash, rest), start);
    (hash ^ hash >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_new_from_known() {
        let mut keys = Keys::default();
        let names: Vec<String> = (0..10_000).map(|number| format!("key {number}")).collect();
        for name in &names {
            assert_eq!(keys.insert(0, Str::plain(name)), None);
        }
        for (number, name) in names.iter().enumerate() {
            assert_eq!(keys.insert(0, Str::plain(name)), Some(number));
        }
        assert_eq!(keys.insert(0, Str::plain("")), None);
        assert_eq!(keys.insert(0, Str::plain("")), Some(10_000));
        assert_eq!(keys.insert(1, Str::plain("")), None);
    }

    #[test]
    fn hashes_far_apart() {
        // One bit of difference, wherever it is; length, set or seed alone.
        let mut hashes = Vec::new();
        for place in 0..24 {
            for bit in 0..8 {
                let mut key = [0_u8; 24];
                key[place] = 1 << bit;
                hashes.push(hash(0, 0, &key));
            }
        }
        hashes.extend((0..24).map(|size| hash(0, 0, &[0_u8; 24][..size])));
        hashes.extend((1..24).map(|set| hash(0, set, &[0_u8; 24])));
        hashes.extend((1..24).map(|seed| hash(seed, 0, &[0_u8; 24])));
        let count = hashes.len();
        hashes.sort_unstable();
        hashes.dedup();
        assert_eq!(hashes.len(), count);
    }
}
