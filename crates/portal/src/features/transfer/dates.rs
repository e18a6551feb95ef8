//! Dates as files write them: with hyphens, in Chinese, in Chinese numerals, with or without a time of day.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime};

/// A point in time, or only the day or the year of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    Second(i64),
    Day(NaiveDate),
    Year(i32),
}

const CHINA: i32 = 8 * 3600;
/// Earlier and later years are mistakes of typing.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;

impl Moment {
    /// Unix seconds; the first of the day or the year where no more is known.
    pub fn seconds(self) -> Option<i64> {
        match self {
            Self::Second(seconds) => Some(seconds),
            Self::Day(day) => midnight(day),
            Self::Year(year) => midnight(NaiveDate::from_ymd_opt(year, 1, 1)?),
        }
    }

    pub fn day(self) -> Option<NaiveDate> {
        match self {
            Self::Second(seconds) => {
                let china = FixedOffset::east_opt(CHINA)?;
                Some(DateTime::from_timestamp(seconds, 0)?.with_timezone(&china).date_naive())
            }
            Self::Day(day) => Some(day),
            Self::Year(_) => None,
        }
    }
}

fn midnight(day: NaiveDate) -> Option<i64> {
    in_china(day.and_time(NaiveTime::MIN))
}

fn in_china(time: NaiveDateTime) -> Option<i64> {
    Some(time.and_local_timezone(FixedOffset::east_opt(CHINA)?).single()?.timestamp())
}

/// A number: a year, eight digits of a day, or Unix seconds (or milliseconds, as scripts write them).
pub fn from_number(number: i64) -> Option<Moment> {
    if let Ok(year) = i32::try_from(number)
        && YEARS.contains(&year)
    {
        return Some(Moment::Year(year));
    }
    if (19_000_101..=21_001_231).contains(&number) {
        return day(number / 10_000, number / 100 % 100, number % 100).map(Moment::Day);
    }
    // Smaller numbers are seconds of the early seventies in theory and mistakes in practice.
    if number.abs() < 100_000_000 {
        return None;
    }
    let seconds = if number.abs() >= 100_000_000_000 { number / 1000 } else { number };
    let moment = Moment::Second(seconds);
    moment.day().filter(|day| YEARS.contains(&day.year())).map(|_| moment)
}

/// A text that is a date as a whole.
pub fn parse(text: &str) -> Option<Moment> {
    let text = text.trim();
    if let Ok(time) = DateTime::parse_from_rfc3339(text) {
        return YEARS.contains(&time.year()).then_some(Moment::Second(time.timestamp()));
    }
    let (moment, rest) = leading(text)?;
    let rest = rest.trim_start_matches('T').trim();
    if rest.is_empty() {
        return Some(moment);
    }
    let time = ["%H:%M:%S", "%H:%M", "%H时%M分", "%H:%M:%S%.f"]
        .iter()
        .find_map(|format| NaiveTime::parse_from_str(rest, format).ok())?;
    let Moment::Day(day) = moment else { return None };
    in_china(day.and_time(time)).map(Moment::Second)
}

/// The last day inside a longer text on which something was decided or made known, not on which it took effect.
pub fn last_decided(text: &str) -> Option<NaiveDate> {
    let takes_effect = |after: &str| {
        let after = after.trim_start().trim_start_matches('起');
        ["施行", "实施", "执行", "生效"].iter().any(|word| after.starts_with(word))
    };
    all_in(text).filter(|(_, after)| !takes_effect(after)).map(|(day, _)| day).last()
}

/// The first full date inside a longer text.
pub fn first_in(text: &str) -> Option<NaiveDate> {
    all_in(text).next().map(|(day, _)| day)
}

/// Every full date with what follows it.
fn all_in(text: &str) -> impl Iterator<Item = (NaiveDate, &str)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        loop {
            rest = rest.get(rest.find(is_digit)?..)?;
            let number_end = rest.find(|c| !is_digit(c)).unwrap_or(rest.len());
            if let Some((Moment::Day(day), after)) = leading(rest) {
                rest = after;
                return Some((day, after));
            }
            rest = rest.get(number_end..)?;
        }
    })
}

/// A date at the beginning of a text, and what follows it.
fn leading(text: &str) -> Option<(Moment, &str)> {
    let (year, rest) = number(text)?;
    // Eight digits together: 20190127.
    if year >= 10_000 {
        let day = day(i64::from(year) / 10_000, (year / 100 % 100).into(), (year % 100).into())?;
        return Some((Moment::Day(day), rest));
    }
    let year_only = i32::try_from(year).ok().filter(|year| YEARS.contains(year)).map(Moment::Year)?;
    let Some(after_year) = rest.trim_start().strip_prefix(['-', '/', '.', '年']) else {
        return Some((year_only, rest));
    };
    let Some((month, rest)) = number(after_year.trim_start()) else {
        return rest.starts_with('年').then_some((year_only, after_year));
    };
    let after_month = rest.trim_start().strip_prefix(['-', '/', '.', '月'])?;
    let (date, rest) = number(after_month.trim_start())?;
    let day = day(year.into(), month.into(), date.into())?;
    Some((Moment::Day(day), rest.trim_start().strip_prefix(['日', '号']).unwrap_or(rest)))
}

fn day(year: i64, month: i64, day: i64) -> Option<NaiveDate> {
    let year = i32::try_from(year).ok().filter(|year| YEARS.contains(year))?;
    NaiveDate::from_ymd_opt(year, month.try_into().ok()?, day.try_into().ok()?)
}

const NUMERALS: &str = "〇○零一二三四五六七八九十";

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || NUMERALS.contains(c)
}

/// A number in digits or in Chinese numerals: 二〇〇四, 十二, 二十一.
fn number(text: &str) -> Option<(u32, &str)> {
    let end = text.find(|c: char| !is_digit(c)).unwrap_or(text.len());
    let (digits, rest) = text.split_at_checked(end).filter(|(digits, _)| !digits.is_empty())?;
    if digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some((digits.parse().ok()?, rest));
    }
    if let Some((tens, units)) = digits.split_once('十') {
        let one = |text: &str, empty: u32| if text.is_empty() { Some(empty) } else { numerals(text) };
        return Some((one(tens, 1)?.checked_mul(10)?.checked_add(one(units, 0)?)?, rest));
    }
    Some((numerals(digits)?, rest))
}

/// Numerals one after another, each a digit.
fn numerals(text: &str) -> Option<u32> {
    text.chars().try_fold(0u32, |sum, c| {
        let digit = match c {
            '〇' | '○' | '零' => 0,
            '一' => 1,
            '二' => 2,
            '三' => 3,
            '四' => 4,
            '五' => 5,
            '六' => 6,
            '七' => 7,
            '八' => 8,
            '九' => 9,
            ascii => ascii.to_digit(10)?,
        };
        sum.checked_mul(10)?.checked_add(digit)
    })
}
