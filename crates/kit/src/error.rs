//! One error type. What a person can mend is a value with a sentence; what is our fault is a
//! `Bug`, which the edge turns into an incident number and nothing else.

use sea_orm::DbErr;

/// The result of everything that can fail here.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// One field of a form and what is wrong with it, in words for the person filling it in.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct FieldError {
    pub field: String,
    pub message: String,
}

/// Why a request could not be done. The edge renders each as a page, as the form again, or as
/// `application/problem+json`.
#[derive(Debug)]
pub enum Error {
    /// The request itself is malformed (400).
    Bad(String),
    /// Nobody is signed in (the desk sends to the sign-in page).
    SignIn,
    /// Signed in, but this is not yours to do (403).
    Forbidden(String),
    /// There is no such thing (404).
    NotFound,
    /// It was here and was taken back; the sentence says why (410).
    Gone(String),
    /// Fields to correct (422).
    Invalid(Vec<FieldError>),
    /// The thing has changed since, or is in a state that does not allow this (409).
    Conflict(String),
    /// More than the limit (413).
    TooLarge,
    /// It did not arrive in time (408).
    TooSlow,
    /// Come back in so many seconds (429).
    TooMany(u64),
    /// A part we depend on is away (503); nothing was done.
    Unavailable(String),
    /// Our fault (500). The text goes to the log, never to the page.
    Bug(String),
}

impl Error {
    /// A single field to correct.
    pub fn field(field: &str, message: impl Into<String>) -> Self {
        Self::Invalid(vec![FieldError { field: field.to_owned(), message: message.into() }])
    }

    /// A failure of ours, with its cause for the log.
    pub fn bug(cause: impl std::fmt::Display) -> Self {
        Self::Bug(cause.to_string())
    }

    /// The HTTP status this becomes.
    pub fn status(&self) -> http::StatusCode {
        use http::StatusCode as S;
        match self {
            Self::Bad(_) => S::BAD_REQUEST,
            Self::SignIn => S::UNAUTHORIZED,
            Self::Forbidden(_) => S::FORBIDDEN,
            Self::NotFound => S::NOT_FOUND,
            Self::Gone(_) => S::GONE,
            Self::Invalid(_) => S::UNPROCESSABLE_ENTITY,
            Self::Conflict(_) => S::CONFLICT,
            Self::TooLarge => S::PAYLOAD_TOO_LARGE,
            Self::TooSlow => S::REQUEST_TIMEOUT,
            Self::TooMany(_) => S::TOO_MANY_REQUESTS,
            Self::Unavailable(_) => S::SERVICE_UNAVAILABLE,
            Self::Bug(_) => S::INTERNAL_SERVER_ERROR,
        }
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Bad(m) | Self::Forbidden(m) | Self::Gone(m) | Self::Conflict(m) => f.write_str(m),
            Self::Unavailable(m) | Self::Bug(m) => f.write_str(m),
            Self::SignIn => f.write_str("sign-in needed"),
            Self::NotFound => f.write_str("not found"),
            Self::TooLarge => f.write_str("too large"),
            Self::TooSlow => f.write_str("the request came too slowly"),
            Self::TooMany(s) => write!(f, "too many requests, retry after {s} s"),
            Self::Invalid(fields) => {
                let list: Vec<_> = fields.iter().map(|e| format!("{}: {}", e.field, e.message)).collect();
                f.write_str(&list.join("; "))
            }
        }
    }
}

impl std::error::Error for Error {}

impl From<DbErr> for Error {
    /// A database that cannot be reached is `Unavailable`; anything else it says is our fault.
    fn from(error: DbErr) -> Self {
        let text = error.to_string();
        let away = matches!(error, DbErr::ConnectionAcquire(_) | DbErr::Conn(_))
            || [
                "Io(",
                "error communicating with database",
                "terminating connection",
                "pool timed out",
                "connection closed",
                "shutting down",
                "starting up",
                "disk I/O error",
                "database or disk is full",
                "unable to open database",
                "Connection refused",
            ]
            .iter()
            .any(|sign| text.contains(sign));
        if away { Self::Unavailable(text) } else { Self::Bug(text) }
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        Self::Bug(format!("i/o: {error}"))
    }
}

impl From<minijinja::Error> for Error {
    fn from(error: minijinja::Error) -> Self {
        // Not the long form: it would print the page's data, private fields included, to the log.
        Self::Bug(format!("template: {error} ({}:{})", error.name().unwrap_or("?"), error.line().unwrap_or(0)))
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::Bug(format!("json: {error}"))
    }
}
