//! A set of strings, to find those that come twice in time proportional to their number, whatever
//! they are: the hash is seeded, so nobody can choose strings that all land in one place. The
//! crates that do the same, hashbrown and foldhash, would weigh as much as the whole check.

use std::borrow::Cow;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

/// Up to how many strings are compared one by one.
const FEW: usize = 16;

/// The seed of all hashes.
static SEED: AtomicU32 = AtomicU32::new(0);

/// Gives the seed of all hashes, where the platform has no source of chance of its own.
#[cfg(target_arch = "wasm32")]
pub fn set_seed(seed: u32) {
    SEED.store(seed, Relaxed);
}

fn seed() -> u64 {
    #[cfg(not(target_arch = "wasm32"))]
    if SEED.load(Relaxed) == 0 {
        use std::hash::{BuildHasher, Hasher, RandomState};
        let chance = RandomState::new().build_hasher().finish();
        SEED.store(u32::try_from(chance >> 32).unwrap_or_default() | 1, Relaxed);
    }
    u64::from(SEED.load(Relaxed))
}

/// A set of strings that only grows.
#[derive(Default)]
pub struct Keys<'a> {
    /// The strings, each with its hash.
    keys: Vec<(u32, Cow<'a, [u8]>)>,
    /// By hash, in a table of at least twice their number, how many strings came up to one and with
    /// it; 0 where there is none. Empty while they are few.
    table: Vec<u32>,
}

impl<'a> Keys<'a> {
    /// Adds a string. If it is there already, returns its number: how many came before it.
    pub fn insert(&mut self, key: Cow<'a, [u8]>) -> Option<usize> {
        let hash = hash(&key);
        let count = self.keys.len();
        if count < FEW {
            let known = self.keys.iter().position(|(other, known)| *other == hash && *known == key);
            if known.is_none() {
                self.keys.push((hash, key));
            }
            return known;
        }
        if self.table.len() < count * 2 + 2 {
            self.grow();
        }
        let mut slot = hash as usize;
        loop {
            slot &= self.table.len() - 1;
            let number = self.table[slot] as usize;
            if number == 0 {
                break;
            }
            let (other, known) = &self.keys[number - 1];
            if *other == hash && *known == key {
                return Some(number - 1);
            }
            slot += 1;
        }
        self.keys.push((hash, key));
        self.table[slot] = number_of(count);
        None
    }

    /// Doubles the table, at the least.
    fn grow(&mut self) {
        let size = (self.keys.len() * 4).next_power_of_two();
        self.table = vec![0; size];
        for (index, (hash, _)) in self.keys.iter().enumerate() {
            let mut slot = *hash as usize & (size - 1);
            while self.table[slot] != 0 {
                slot = (slot + 1) & (size - 1);
            }
            self.table[slot] = number_of(index);
        }
    }
}

/// What stands in the table for a string. One input has fewer than 2³² of them.
#[allow(clippy::cast_possible_truncation)]
const fn number_of(index: usize) -> u32 {
    index as u32 + 1
}

/// Folds eight bytes after the other into the hash by a wide multiplication, whose halves are put
/// together so that each bit of the input reaches all of the result.
#[allow(clippy::cast_possible_truncation)] // Half of the bits are enough.
fn hash(key: &[u8]) -> u32 {
    const ODD: u64 = 0x9E37_79B9_7F4A_7C15;
    let seed = seed() << 32 | 0x5851_F42D;
    let fold = |hash: u64, part: u64| {
        let wide = u128::from(hash ^ part) * u128::from(seed ^ ODD);
        wide as u64 ^ (wide >> 64) as u64
    };
    let (chunks, rest) = key.as_chunks::<8>();
    let hash = chunks.iter().fold(seed, |hash, chunk| fold(hash, u64::from_le_bytes(*chunk)));
    let rest = rest.iter().fold(key.len() as u64, |rest, &byte| rest << 8 | u64::from(byte));
    fold(fold(hash, rest), ODD) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_new_from_known() {
        let mut keys = Keys::default();
        let names: Vec<String> = (0..10_000).map(|number| format!("key {number}")).collect();
        for name in &names {
            assert_eq!(keys.insert(name.as_bytes().into()), None);
        }
        for (number, name) in names.iter().enumerate() {
            assert_eq!(keys.insert(name.as_bytes().into()), Some(number));
        }
        assert_eq!(keys.insert(b"".into()), None);
        assert_eq!(keys.insert(b"".into()), Some(10_000));
    }

    #[test]
    fn hashes_far_apart() {
        // One bit of difference, wherever it is, and length alone.
        let mut hashes = Vec::new();
        for place in 0..24 {
            for bit in 0..8 {
                let mut key = [0_u8; 24];
                key[place] = 1 << bit;
                hashes.push(hash(&key));
            }
        }
        hashes.extend((0..24).map(|size| hash(&[0_u8; 24][..size])));
        let count = hashes.len();
        hashes.sort_unstable();
        hashes.dedup();
        assert_eq!(hashes.len(), count);
    }
}
