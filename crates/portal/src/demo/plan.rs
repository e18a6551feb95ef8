//! Which item stands in which column, when it appeared, and which items belong together: all of it known before any
//! text is written, so that an older item can already name the newer one that explains or replaces it.

use std::collections::HashMap;

use super::city::{ColumnKind, DemoColumn};
use super::day::Day;
use super::seed::Seed;

const SPAN_DAYS: f64 = 20.0 * 365.25 - 40.0;
/// One in so many items was taken back.
const WITHDRAWN_EVERY: usize = 401;

/// Links between places in the order of publication (0 is the oldest).
#[derive(Default)]
pub struct Links {
    pub interprets: HashMap<usize, usize>,
    pub interpreted_by: HashMap<usize, usize>,
    pub replaces: HashMap<usize, usize>,
    pub replaced_by: HashMap<usize, usize>,
}

pub struct Plan {
    pub now: i64,
    /// Columns that hold one page each, in tree order.
    pub pages: Vec<usize>,
    /// Dated items, published and withdrawn.
    pub dated: usize,
    pub scheduled: usize,
    pub drafts: usize,
    pub links: Links,
    pattern: Vec<usize>,
}

impl Plan {
    /// Plans `n` published items, and a few withdrawn, scheduled and unfinished ones besides.
    pub fn new(columns: &[DemoColumn], n: usize, now: i64) -> Self {
        let of_kind = |page: bool| {
            let wanted = move |column: &&(usize, &DemoColumn)| {
                (column.1.kind == ColumnKind::Page) == page && (page || column.1.weight > 0)
            };
            columns
                .iter()
                .enumerate()
                .collect::<Vec<_>>()
                .iter()
                .filter(wanted)
                .map(|(at, _)| *at)
                .collect::<Vec<_>>()
        };
        let mut pages = of_kind(true);
        pages.truncate(n);
        let wanted = n - pages.len();
        let mut dated = wanted;
        while dated - withdrawn_among(dated) < wanted {
            dated += 1;
        }
        let pattern = pattern(columns, &of_kind(false));
        let mut plan = Self {
            now,
            pages,
            dated,
            scheduled: (n / 250).min(6),
            drafts: (n / 400).min(4),
            links: Links::default(),
            pattern,
        };
        plan.links = plan.link(columns);
        plan
    }

    /// Column of the dated item at this place.
    pub fn column(&self, place: usize) -> usize {
        let rank = self.dated.saturating_sub(1).wrapping_sub(place) % self.pattern.len().max(1);
        self.pattern.get(rank).copied().unwrap_or(0)
    }

    pub fn is_withdrawn(&self, place: usize) -> bool {
        place < self.dated && place % WITHDRAWN_EVERY == 200
    }

    /// When the item at this place was published: in office hours, newest close to now, recent years denser.
    pub fn time(&self, place: usize) -> i64 {
        let mut seed = Seed::new(&[place as u64, 11]);
        let rank = self.dated - 1 - place.min(self.dated - 1);
        let u = (rank as f64 + 0.2) / self.dated as f64;
        // How far the collection is from a small one (0) to a full archive (1).
        let full = (f64::from(self.dated.max(2).ilog2()) - 10.0).clamp(0.0, 7.0) / 7.0;
        let age = SPAN_DAYS * u * ((0.02 + 0.28 * full) + 0.7 * full * u + 0.98 * (1.0 - full) * u * u);
        let moment = self.now - (age * 86_400.0) as i64;
        let mut day = Day::of(moment);
        if seed.below(5) > 0 {
            day = day.working();
        }
        let (hour, minute) = if seed.one_in(12) {
            (seed.within(18, 20), seed.within(0, 59))
        } else {
            (seed.within(8, 17), seed.within(0, 59))
        };
        let time = day.at(hour, minute).min(moment.max(day.at(8, 5)));
        if time < self.now { time } else { day.plus(-1).working().at(hour, minute) }
    }

    /// Day and hour of the scheduled item number `at`.
    pub fn scheduled_time(&self, at: usize) -> i64 {
        let mut day = Day::of(self.now).plus(1 + at as i64 * 2);
        while day.weekday() > 4 {
            day = day.plus(1);
        }
        day.at(9, (at as i64 % 4) * 15)
    }

    fn link(&self, columns: &[DemoColumn]) -> Links {
        let mut links = Links::default();
        let mut waiting: std::collections::VecDeque<usize> = std::collections::VecDeque::new();
        let mut old: HashMap<usize, std::collections::VecDeque<usize>> = HashMap::new();
        for place in 0..self.dated {
            if self.is_withdrawn(place) {
                continue;
            }
            let at = self.column(place);
            let Some(column) = columns.get(at) else { continue };
            if column.flavour.starts_with("doc_") {
                let mut seed = Seed::new(&[place as u64, 12]);
                let ripe = old.get(&at).is_some_and(|queue| queue.len() > 2);
                if ripe && seed.one_in(5) {
                    if let Some(older) = old.get_mut(&at).and_then(std::collections::VecDeque::pop_front) {
                        links.replaces.insert(place, older);
                        links.replaced_by.insert(older, place);
                    }
                } else if seed.one_in(5) {
                    old.entry(at).or_default().push_back(place);
                }
                waiting.push_back(place);
                while waiting.len() > 6 {
                    waiting.pop_front();
                }
            } else if column.flavour.starts_with("interpretation")
                && let Some(document) = waiting.pop_front()
            {
                links.interprets.insert(place, document);
                links.interpreted_by.insert(document, place);
            }
        }
        links
    }
}

fn withdrawn_among(dated: usize) -> usize {
    (dated + WITHDRAWN_EVERY - 201) / WITHDRAWN_EVERY
}

/// Every column once, then each in proportion to its weight, well mixed.
fn pattern(columns: &[DemoColumn], leaves: &[usize]) -> Vec<usize> {
    let weights: Vec<i64> =
        leaves.iter().map(|at| columns.get(*at).map_or(0, |column| i64::from(column.weight))).collect();
    let total: i64 = weights.iter().sum();
    let mut credit = weights.clone();
    let mut pattern = leaves.to_vec();
    for _ in 0..total / 2 {
        let best = (0..leaves.len()).max_by_key(|at| credit.get(*at).copied().unwrap_or(0)).unwrap_or(0);
        for (left, weight) in credit.iter_mut().zip(&weights) {
            *left += weight;
        }
        if let (Some(left), Some(column)) = (credit.get_mut(best), leaves.get(best)) {
            *left -= total;
            pattern.push(*column);
        }
    }
    pattern
}
