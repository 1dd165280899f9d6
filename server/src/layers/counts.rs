//! How much each asker holds at the moment: an address, a session, a member.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};

/// What is held, by whom. Nothing is remembered of those who hold nothing.
#[derive(Debug)]
pub struct Counts<K: Eq + Hash + Clone>(Arc<Mutex<HashMap<K, u64>>>);

impl<K: Eq + Hash + Clone> Clone for Counts<K> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<K: Eq + Hash + Clone> Default for Counts<K> {
    fn default() -> Self {
        Self(Arc::default())
    }
}

impl<K: Eq + Hash + Clone> Counts<K> {
    /// Lets `key` hold so much more until the answer is dropped; `None` where that is above `most`.
    pub fn take(&self, key: &K, amount: u64, most: u64) -> Option<Counted<K>> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let held = all.get(key).copied().unwrap_or(0).saturating_add(amount);
        if held > most {
            return None;
        }
        all.insert(key.clone(), held);
        Some(Counted { counts: self.clone(), key: key.clone(), amount })
    }

    /// Askers that hold something.
    pub fn len(&self) -> usize {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).len()
    }

    /// Nobody holds anything.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// A share that is given back when this is dropped.
#[derive(Debug)]
pub struct Counted<K: Eq + Hash + Clone> {
    counts: Counts<K>,
    key: K,
    amount: u64,
}

impl<K: Eq + Hash + Clone> Drop for Counted<K> {
    fn drop(&mut self) {
        let mut all = self.counts.0.lock().unwrap_or_else(PoisonError::into_inner);
        let left = all.get(&self.key).copied().unwrap_or(0).saturating_sub(self.amount);
        if left == 0 {
            all.remove(&self.key);
        } else {
            all.insert(self.key.clone(), left);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_bounded_for_each_and_given_back() {
        let counts = Counts::default();
        let first = counts.take(&"ada", 2, 3);
        assert!(first.is_some() && counts.take(&"ada", 2, 3).is_none() && counts.take(&"ben", 2, 3).is_some());
        let second = counts.take(&"ada", 1, 3);
        assert!(second.is_some() && counts.take(&"ada", 1, 3).is_none());
        drop(first);
        assert!(counts.take(&"ada", 2, 3).is_some());
        drop(second);
        assert!(counts.is_empty());
    }
}
