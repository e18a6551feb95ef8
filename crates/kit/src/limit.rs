//! Limits on attempts: a fixed number in a sliding window for each key, kept in memory and
//! bounded, so that a flood of keys cannot fill it.

use std::collections::{HashMap, VecDeque};
use std::sync::Mutex;

use crate::{Error, Result};

/// How often something may be tried.
pub struct Limiter {
    times: usize,
    seconds: i64,
    seen: Mutex<HashMap<String, VecDeque<i64>>>,
}

/// Keys remembered at most; beyond it the oldest knowledge is forgotten at once.
const KEYS: usize = 50_000;

impl Limiter {
    /// `times` within `seconds` for each key.
    pub fn new(times: usize, seconds: i64) -> Self {
        Self { times, seconds, seen: Mutex::new(HashMap::new()) }
    }

    /// Counts one attempt of `key` at `now`; refuses it when the window is full.
    pub fn attempt(&self, key: &str, now: i64) -> Result<()> {
        let mut seen = self.seen.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if seen.len() > KEYS {
            seen.clear();
        }
        let times = seen.entry(key.to_owned()).or_default();
        while times.front().is_some_and(|t| *t <= now - self.seconds) {
            times.pop_front();
        }
        if times.len() >= self.times {
            let wait = times.front().map_or(self.seconds, |t| t + self.seconds - now);
            return Err(Error::TooMany(u64::try_from(wait.max(1)).unwrap_or(1)));
        }
        times.push_back(now);
        Ok(())
    }

    /// Forgets `key`, after a success.
    pub fn forget(&self, key: &str) {
        self.seen.lock().unwrap_or_else(std::sync::PoisonError::into_inner).remove(key);
    }
}
