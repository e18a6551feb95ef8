//! The one clock. Times are unix seconds in UTC everywhere; people see Asia/Shanghai,
//! which has had no daylight saving since 1991, so a fixed offset of eight hours is exact
//! for every date this program shows.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, TimeZone, Utc};

/// Seconds of one day.
pub const DAY: i64 = 86_400;
const OFFSET: i32 = 8 * 3600;

/// Where "now" comes from: the system in service, a hand-set value in tests.
pub trait Clock: Send + Sync {
    /// Unix seconds.
    fn now(&self) -> i64;
}

/// A clock shared by everything in one process.
pub type SharedClock = Arc<dyn Clock>;

/// The machine's clock.
#[derive(Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> i64 {
        Utc::now().timestamp()
    }
}

/// A clock that moves only when told to.
#[derive(Debug)]
pub struct HandClock(AtomicI64);

impl HandClock {
    /// Starts at `now` (unix seconds).
    pub fn at(now: i64) -> Arc<Self> {
        Arc::new(Self(AtomicI64::new(now)))
    }

    /// Moves forward by `seconds`.
    pub fn advance(&self, seconds: i64) {
        self.0.fetch_add(seconds, Ordering::SeqCst);
    }
}

impl Clock for HandClock {
    fn now(&self) -> i64 {
        self.0.load(Ordering::SeqCst)
    }
}

fn zone() -> FixedOffset {
    FixedOffset::east_opt(OFFSET).unwrap_or_else(|| chrono::Offset::fix(&Utc))
}

/// The wall-clock time in the city for unix seconds `at`.
pub fn local(at: i64) -> DateTime<FixedOffset> {
    let utc = DateTime::<Utc>::from_timestamp(at, 0).unwrap_or_default();
    utc.with_timezone(&zone())
}

/// Unix seconds of a wall-clock time in the city.
pub fn from_local(time: NaiveDateTime) -> i64 {
    zone().from_local_datetime(&time).single().map_or_else(|| time.and_utc().timestamp(), |t| t.timestamp())
}

/// Unix seconds of the start of `date` in the city.
pub fn start_of(date: NaiveDate) -> i64 {
    from_local(date.and_time(chrono::NaiveTime::MIN))
}

/// Start of the local day that contains `at`.
pub fn day_start(at: i64) -> i64 {
    start_of(local(at).date_naive())
}

/// `2026-11-23`
pub fn date(at: i64) -> String {
    let t = local(at);
    format!("{:04}-{:02}-{:02}", t.year(), t.month(), t.day())
}

/// `2026-11-23 09:05`, the 24-hour form that the national guideline asks of `PubDate`.
pub fn datetime(at: i64) -> String {
    local(at).format("%Y-%m-%d %H:%M").to_string()
}

/// RFC 3339 with the city's offset.
pub fn iso(at: i64) -> String {
    local(at).format("%Y-%m-%dT%H:%M:%S+08:00").to_string()
}

/// `2026年11月23日`
pub fn cndate(at: i64) -> String {
    let t = local(at);
    format!("{}年{}月{}日", t.year(), t.month(), t.day())
}

/// `11-23`
pub fn monthday(at: i64) -> String {
    let t = local(at);
    format!("{:02}-{:02}", t.month(), t.day())
}

/// The day of the week, 0 = Monday.
pub fn weekday(at: i64) -> u32 {
    local(at).weekday().num_days_from_monday()
}

/// The HTTP date form of RFC 9110, section 5.6.7.
pub fn http_date(at: i64) -> String {
    let utc = DateTime::<Utc>::from_timestamp(at, 0).unwrap_or_default();
    utc.format("%a, %d %b %Y %H:%M:%S GMT").to_string()
}

/// Reads what a `datetime-local` field or a plain date sends (`2026-11-23T09:05`,
/// `2026-11-23 09:05`, `2026-11-23`); `None` when it is no time.
pub fn parse_local(text: &str) -> Option<i64> {
    let text = text.trim();
    for form in ["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S"] {
        if let Ok(time) = NaiveDateTime::parse_from_str(text, form) {
            return Some(from_local(time));
        }
    }
    NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().map(start_of)
}
