//! Fills the slots of a text: the same name gives the same value throughout an item, so that what it says agrees.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::bank::{Node, Rule, Topic};
use super::day::Day;
use super::places::{Area, Places};
use super::seed::Seed;
use super::tables::Table;
use super::units::Person;

/// Leaders are named only since they took office; before, texts speak of the office.
pub const TERM_BEGAN: i64 = 2023;

/// What one item is written with.
pub struct Writer<'a> {
    pub places: &'a Places,
    pub leaders: &'a [Person],
    pub unit: &'a str,
    pub unit_short: &'a str,
    pub day: Day,
    /// Running number of the item in its column.
    pub serial: usize,
    pub seed: Seed,
    /// Slug of the unit.
    pub slug: &'a str,
    /// The title, once it stands.
    pub title: String,
    /// Tables made so far, so that the attachment shows what the body shows.
    pub tables: Vec<(&'a str, Table)>,
    rules: &'a [(&'static str, Rule)],
    area: usize,
    memo: Vec<(Cow<'a, str>, String)>,
}

impl<'a> Writer<'a> {
    pub fn new(
        places: &'a Places,
        leaders: &'a [Person],
        unit: (&'a str, &'a str),
        day: Day,
        serial: usize,
        mut seed: Seed,
    ) -> Self {
        let area = seed.below(places.areas.len());
        Self {
            places,
            leaders,
            unit: unit.0,
            unit_short: unit.1,
            day,
            serial,
            seed,
            slug: "",
            title: String::new(),
            tables: Vec::new(),
            rules: &[],
            area,
            memo: Vec::with_capacity(16),
        }
    }

    /// Takes the rules of the topic that is going to be written. Where they say whose matter it is, the matter is
    /// chosen here and now, and its unit is the answer.
    pub fn learn(&mut self, topic: &'a Topic) -> Option<&'static str> {
        self.rules = &topic.rules;
        for (name, rule) in &topic.rules {
            if let Rule::Owned(matters) = rule
                && let Some((text, owner)) = matters.get(self.seed.below(matters.len()))
            {
                let matter = self.line(text);
                self.set(*name, matter);
                return Some(owner);
            }
        }
        None
    }

    /// The unit that speaks.
    pub fn speak_as(&mut self, slug: &'a str, name: &'a str, short: &'a str) {
        (self.slug, self.unit, self.unit_short) = (slug, name, short);
    }

    /// Sets the county that the item is about.
    pub fn settle(&mut self, slug: &str) {
        if let Some(at) = self.places.areas.iter().position(|area| area.slug == slug) {
            self.area = at;
        }
    }

    /// Gives a slot its value beforehand.
    pub fn set(&mut self, name: impl Into<Cow<'a, str>>, value: String) {
        self.memo.push((name.into(), value));
    }

    pub fn value(&self, name: &str) -> Option<&str> {
        self.memo.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }

    /// All that the slots hold so far.
    pub fn memo(&self) -> &[(Cow<'a, str>, String)] {
        &self.memo
    }

    pub fn area(&self) -> Option<&'a Area> {
        self.places.areas.get(self.area)
    }

    pub fn line(&mut self, text: &'a [Node]) -> String {
        let mut out = String::with_capacity(256);
        self.write(text, &mut out);
        out
    }

    pub fn write(&mut self, text: &'a [Node], out: &mut String) {
        for node in text {
            match node {
                Node::Text(words) => out.push_str(words),
                Node::Choice(options) => {
                    let at = self.seed.below(options.len());
                    if let Some(option) = options.get(at) {
                        self.write(option, out);
                    }
                }
                Node::Slot { name, rule } => self.slot(name, rule.as_ref(), out),
            }
        }
    }

    fn slot(&mut self, name: &'a str, rule: Option<&'a Rule>, out: &mut String) {
        if let Some(known) = self.value(name) {
            out.push_str(known);
            return;
        }
        let rule = rule.or_else(|| self.rules.iter().find(|(known, _)| *known == name).map(|(_, rule)| rule));
        if rule.is_none() && self.calendar(name, out) {
            return;
        }
        let value = match rule {
            Some(rule) => self.made(rule),
            None => self.word(name),
        };
        out.push_str(&value);
        self.memo.push((Cow::Borrowed(name), value));
    }

    /// Slots that follow from the day; true where the name was one of them.
    fn calendar(&self, name: &str, out: &mut String) -> bool {
        let (year, month, _) = self.day.ymd();
        let stem = name.find(['+', '-']).unwrap_or(name.len());
        let (word, shift) = name.split_at(stem);
        let shift: i64 = shift.trim_start_matches('+').parse().unwrap_or(0);
        let last = if month == 1 { (year - 1, 12) } else { (year, month - 1) };
        let _ = match word {
            "year" => write!(out, "{}", year + shift),
            "month" => write!(out, "{month}"),
            "date" => write!(out, "{}", self.day.plus(shift).month_day()),
            "fulldate" => write!(out, "{}", self.day.plus(shift).chinese()),
            "lastmonth" => write!(out, "{}年{}月", last.0, last.1),
            "plan" => out.write_str(five_year_plan(year)),
            "nextplan" => out.write_str(five_year_plan(year + 5)),
            "season" => out.write_str(season(month)),
            "holiday" => out.write_str(holiday(month)),
            "quarter" => out.write_str(quarter(month)),
            "unit" => out.write_str(self.unit),
            "ushort" => out.write_str(self.unit_short),
            "serial" => write!(out, "{}", self.serial + 1),
            _ => return false,
        };
        true
    }

    /// A word of the city. A digit at the end asks for another one than the name without it.
    fn word(&mut self, name: &str) -> String {
        let stem = name.trim_end_matches(|letter: char| letter.is_ascii_digit());
        match stem {
            "county" => {
                return self
                    .another(stem, name, |writer, at| writer.places.areas.get(at).map(|area| area.name));
            }
            "town" => {
                return self.another(stem, name, |writer, at| {
                    writer.area().and_then(|area| area.towns.get(at).copied())
                });
            }
            "rtown" => {
                let rural = |writer: &Self, at: usize| {
                    let mut towns = writer
                        .area()
                        .map(|area| area.towns.iter())
                        .into_iter()
                        .flatten()
                        .filter(|town| !town.ends_with("街道"));
                    towns.nth(at).copied()
                };
                return self.another(stem, name, rural);
            }
            "person" => return self.person(),
            "mayor" | "deputy" => return self.leader(stem == "mayor"),
            _ => {}
        }
        if self.places.list(stem).is_none() {
            return format!("{{{name}}}");
        }
        self.another(stem, name, |writer, at| {
            writer.places.list(stem).and_then(|words| words.get(at).copied())
        })
    }

    /// Picks by number, away from what the other names of the same list already hold.
    fn another(&mut self, stem: &str, name: &str, get: impl Fn(&Self, usize) -> Option<&'a str>) -> String {
        if name == "county" {
            return get(self, self.area).unwrap_or("").to_owned();
        }
        let count = (0..64).take_while(|at| get(self, *at).is_some()).count();
        let start = self.seed.below(count);
        for step in 0..count {
            let word = get(self, (start + step) % count).unwrap_or("");
            if !self.memo.iter().any(|(known, value)| known.starts_with(stem) && value == word) {
                return word.to_owned();
            }
        }
        get(self, start).unwrap_or("").to_owned()
    }

    fn person(&mut self) -> String {
        let (surname, given) = (self.places.list("surname"), self.places.list("given"));
        let surname = surname.and_then(|words| self.seed.pick(words)).copied().unwrap_or("林");
        let given = given.and_then(|words| self.seed.pick(words)).copied().unwrap_or("清和");
        format!("{surname}{given}")
    }

    fn leader(&mut self, mayor: bool) -> String {
        if self.day.ymd().0 < TERM_BEGAN {
            return if mayor {
                "市政府主要负责同志".to_owned()
            } else {
                "市政府分管负责同志".to_owned()
            };
        }
        let deputies = self.leaders.len().saturating_sub(2);
        let at = if mayor { 0 } else { 1 + self.seed.below(deputies) };
        self.leaders.get(at).map_or_else(String::new, |person| {
            let title = person.title.split('、').next().unwrap_or("");
            format!("{title}{}", person.name)
        })
    }

    fn made(&mut self, rule: &'a Rule) -> String {
        match rule {
            Rule::Number { low, high, step } => {
                (low + self.seed.within(0, (high - low) / step.max(&1)) * step).to_string()
            }
            Rule::Tenths { low, high } => {
                let value = self.seed.within(*low, *high);
                format!("{}.{}", value / 10, value % 10)
            }
            Rule::Owned(matters) => {
                let at = self.seed.below(matters.len());
                matters.get(at).map_or_else(String::new, |(text, _)| self.line(text))
            }
            Rule::OneOf(texts) => {
                let at = self.seed.below(texts.len());
                texts.get(at).map_or_else(String::new, |text| self.line(text))
            }
        }
    }
}

fn five_year_plan(year: i64) -> &'static str {
    match (year - 2001).div_euclid(5) {
        ..=0 => "“十五”",
        1 => "“十一五”",
        2 => "“十二五”",
        3 => "“十三五”",
        4 => "“十四五”",
        5 => "“十五五”",
        6 => "“十六五”",
        _ => "“十七五”",
    }
}

fn season(month: i64) -> &'static str {
    match month {
        3..=5 => "春季",
        6..=8 => "夏季",
        9..=11 => "秋季",
        _ => "冬季",
    }
}

/// What the calendar of the offices looks forward to.
fn holiday(month: i64) -> &'static str {
    match month {
        1 => "春节",
        2 => "元宵节",
        3 => "清明节",
        4 => "劳动节",
        5 | 6 => "端午节",
        7 | 8 => "汛期和暑期",
        9 => "中秋国庆",
        10 => "重阳节",
        11 => "岁末年初",
        _ => "元旦",
    }
}

/// The last stretch of the year for which figures are out.
fn quarter(month: i64) -> &'static str {
    match month {
        1..=3 => "年初以来",
        4..=6 => "一季度",
        7..=9 => "上半年",
        _ => "前三季度",
    }
}
