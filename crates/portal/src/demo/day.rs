//! Civil days of the demo city (Asia/Shanghai, UTC+8 all year since 1992), computed from unix seconds without a clock.

/// A day counted from 1970-01-01 in local time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(pub i64);

const OFFSET: i64 = 8 * 3600;

impl Day {
    pub fn of(unix: i64) -> Self {
        Self((unix + OFFSET).div_euclid(86_400))
    }

    /// Year, month, day.
    pub fn ymd(self) -> (i64, i64, i64) {
        let z = self.0 + 719_468;
        let era = z.div_euclid(146_097);
        let of_era = z - era * 146_097;
        let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let shifted = (5 * of_year + 2) / 153;
        let day = of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        (year + era * 400 + i64::from(month <= 2), month, day)
    }

    /// 0 = Monday … 6 = Sunday.
    pub fn weekday(self) -> i64 {
        (self.0 + 3).rem_euclid(7)
    }

    /// Unix seconds of a time on this day.
    pub fn at(self, hour: i64, minute: i64) -> i64 {
        self.0 * 86_400 + hour * 3600 + minute * 60 - OFFSET
    }

    pub fn plus(self, days: i64) -> Self {
        Self(self.0 + days)
    }

    /// The Friday before, where the day falls on a weekend.
    pub fn working(self) -> Self {
        match self.weekday() {
            5 => self.plus(-1),
            6 => self.plus(-2),
            _ => self,
        }
    }

    pub fn chinese(self) -> String {
        let (year, month, day) = self.ymd();
        format!("{year}年{month}月{day}日")
    }

    pub fn month_day(self) -> String {
        let (_, month, day) = self.ymd();
        format!("{month}月{day}日")
    }

    pub fn iso(self) -> String {
        let (year, month, day) = self.ymd();
        format!("{year:04}-{month:02}-{day:02}")
    }
}
