//! Coming in: sign-in, setting a password by a one-time link, and being turned back.

use kit::view::View;
use serde::Serialize;

use crate::ui::FieldError;
use crate::ui::sample;

#[derive(Clone, Debug, Default, Serialize)]
pub struct SignIn {
    pub login: String,
    /// Where to go afterwards.
    pub back: String,
    pub errors: Vec<FieldError>,
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct SetPassword {
    /// Where the form goes: `/desk/link/{token}`.
    pub action: String,
    pub name: String,
    pub login: String,
    /// Fewest characters a password may have.
    pub least: u32,
    pub errors: Vec<FieldError>,
}

/// Words per status as on the public error page, in the desk's frame.
#[derive(Clone, Debug, Default, Serialize)]
pub struct DeskError {
    pub status: u16,
    pub detail: Option<String>,
    pub incident: Option<String>,
}

fn error(field: &str, message: &str) -> FieldError {
    FieldError { field: field.to_owned(), message: message.to_owned() }
}

impl View for SignIn {
    const TEMPLATE: &'static str = "desk/sign-in.html";

    fn samples() -> Vec<Self> {
        vec![
            Self { back: "/desk".to_owned(), ..Self::default() },
            Self {
                login: "zhibanyuan".to_owned(),
                back: "/desk/items".to_owned(),
                errors: vec![error("password", "用户名或密码不对。")],
            },
            Self {
                login: sample::HOSTILE.to_owned(),
                back: sample::long(),
                errors: vec![error("login", sample::HOSTILE)],
            },
        ]
    }
}

impl View for SetPassword {
    const TEMPLATE: &'static str = "desk/set-password.html";

    fn samples() -> Vec<Self> {
        let typical = Self {
            action: "/desk/link/abc".to_owned(),
            name: "值班员".to_owned(),
            login: "zhibanyuan".to_owned(),
            least: 12,
            errors: Vec::new(),
        };
        vec![
            typical.clone(),
            Self {
                errors: vec![error("password", "密码至少 12 个字符。"), error("again", "两次输入不一样。")],
                ..typical.clone()
            },
            Self { name: sample::HOSTILE.to_owned(), login: sample::long(), ..typical },
        ]
    }
}

impl View for DeskError {
    const TEMPLATE: &'static str = "desk/error.html";

    fn samples() -> Vec<Self> {
        vec![
            Self { status: 403, ..Self::default() },
            Self { status: 404, ..Self::default() },
            Self { status: 500, incident: Some("7F3K-29QX".to_owned()), ..Self::default() },
            Self { status: 409, detail: Some(sample::HOSTILE.to_owned()), ..Self::default() },
        ]
    }
}
