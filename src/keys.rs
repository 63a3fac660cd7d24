//! A set of strings, to find those that come twice in time proportional to their number, whatever
//! they are: the hash is seeded, so nobody can choose strings that all land in one place.

use std::hash::{BuildHasher, Hasher};
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use foldhash::fast::FixedState;
use hashbrown::HashTable;

/// Up to how many strings are compared one by one, without hashing.
const FEW: usize = 8;

/// The seed of all hashes; 0 until there is one.
static SEED: AtomicU64 = AtomicU64::new(0);

/// Gives the seed of all hashes, where the platform has no source of chance of its own.
#[cfg(target_arch = "wasm32")]
pub fn set_seed(seed: u64) {
    SEED.store(seed, Relaxed);
}

fn state() -> FixedState {
    if SEED.load(Relaxed) == 0 {
        let chance = std::hash::RandomState::new().build_hasher().finish();
        SEED.store(chance | 1, Relaxed);
    }
    FixedState::with_seed(SEED.load(Relaxed))
}

/// A set of strings that only grows.
#[derive(Default)]
pub struct Keys {
    /// The strings, one after the other.
    bytes: Vec<u8>,
    /// Where each of them ends.
    ends: Vec<usize>,
    /// Their numbers, by hash; empty while they are few.
    table: HashTable<usize>,
}

impl Keys {
    /// Adds a string. If it is there already, returns its number: how many came before it.
    pub fn insert(&mut self, key: &[u8]) -> Option<usize> {
        let count = self.ends.len();
        let known = if count < FEW {
            (0..count).find(|&index| get(&self.bytes, &self.ends, index) == key)
        } else {
            if self.table.is_empty() {
                (0..count).for_each(|index| self.enter(index));
            }
            let Keys { bytes, ends, table } = self;
            table.find(hash(key), |&index| get(bytes, ends, index) == key).copied()
        };
        if known.is_some() {
            return known;
        }
        if count == 0 {
            self.ends.reserve(16);
            self.bytes.reserve(256);
        }
        self.bytes.extend_from_slice(key);
        self.ends.push(self.bytes.len());
        if count >= FEW {
            self.enter(count);
        }
        None
    }

    fn enter(&mut self, index: usize) {
        let Keys { bytes, ends, table } = self;
        let hash_of = |&index: &usize| hash(get(bytes, ends, index));
        table.insert_unique(hash_of(&index), index, hash_of);
    }
}

fn get<'a>(bytes: &'a [u8], ends: &[usize], index: usize) -> &'a [u8] {
    let start = if index == 0 { 0 } else { ends[index - 1] };
    &bytes[start..ends[index]]
}

fn hash(key: &[u8]) -> u64 {
    let mut hasher = state().build_hasher();
    hasher.write(key);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_new_from_known() {
        let mut keys = Keys::default();
        let names: Vec<String> = (0..10_000).map(|number| format!("key {number}")).collect();
        for name in &names {
            assert_eq!(keys.insert(name.as_bytes()), None);
        }
        for (number, name) in names.iter().enumerate() {
            assert_eq!(keys.insert(name.as_bytes()), Some(number));
        }
        assert_eq!(keys.insert(b""), None);
        assert_eq!(keys.insert(b""), Some(10_000));
    }
}
