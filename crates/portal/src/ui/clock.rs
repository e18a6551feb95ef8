//! The clock: from received to due, where a matter is, who has it. The same everywhere.

use serde::Serialize;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ClockState {
    #[default]
    Calm,
    /// Less than a quarter of the time is left.
    Near,
    Late,
    Done,
}

/// Build it with [`Clock::at`]; nothing here is chosen by hand.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Clock {
    pub received_at: i64,
    pub due_at: i64,
    pub done_at: Option<i64>,
    pub state: ClockState,
    /// How far along the bar we are, 0–100.
    pub percent: i64,
    /// Who has it now, as people say it.
    pub holder: String,
    /// Time left, over, or (when done) taken.
    pub days: i64,
    pub hours: i64,
    pub minutes: i64,
}

impl Clock {
    pub fn at(now: i64, received_at: i64, due_at: i64, done_at: Option<i64>, holder: &str) -> Self {
        let span = (due_at - received_at).max(1);
        let until = done_at.unwrap_or(now);
        let state = match done_at {
            Some(_) => ClockState::Done,
            None if now > due_at => ClockState::Late,
            None if (due_at - now) * 4 < span => ClockState::Near,
            None => ClockState::Calm,
        };
        let seconds = match state {
            ClockState::Done => until - received_at,
            ClockState::Late => now - due_at,
            ClockState::Calm | ClockState::Near => due_at - now,
        }
        .max(0);
        Self {
            received_at,
            due_at,
            done_at,
            state,
            percent: ((until - received_at) * 100 / span).clamp(0, 100),
            holder: holder.to_owned(),
            days: seconds / 86_400,
            hours: seconds % 86_400 / 3_600,
            minutes: seconds % 3_600 / 60,
        }
    }

    /// One clock in each state.
    pub fn samples(now: i64) -> Vec<Self> {
        const HOUR: i64 = 3_600;
        vec![
            Self::at(now, now - 20 * HOUR, now + 52 * HOUR, None, "市生态环境局"),
            Self::at(now, now - 61 * HOUR, now + 11 * HOUR, None, "市水利局"),
            Self::at(now, now - 80 * HOUR, now - 8 * HOUR, None, "市住房和城乡建设局"),
            Self::at(now, now - 96 * HOUR, now - 24 * HOUR, Some(now - 70 * HOUR), "市交通运输局"),
        ]
    }
}
