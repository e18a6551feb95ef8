//! Writing an item.

use kit::view::View;
use serde::Serialize;

use super::items::ItemState;
use crate::ui::sample;
use crate::ui::{Attachment, Choice, FieldError};

#[derive(Clone, Debug, Default, Serialize)]
pub struct ItemEdit {
    /// `None`: a new item. Forms go to `/desk/items/{id}` and below, or `/desk/items/new`.
    pub id: Option<String>,
    /// Makes a second press of the same button harmless.
    pub once: String,
    pub state: ItemState,
    /// The version the form was filled from; a later save by somebody else is then noticed.
    pub version: u32,
    pub live_version: Option<u32>,
    pub public_href: Option<String>,
    /// When it was or will be published.
    pub publish_at: Option<i64>,
    /// Why it was withdrawn.
    pub reason: Option<String>,
    pub form: ItemForm,
    /// Values `article`, `document`, `pictures`; labels said by the template.
    pub kinds: Vec<Choice>,
    pub units: Vec<Choice>,
    pub columns: Vec<ColumnChoice>,
    pub themes: Vec<Choice>,
    pub genres: Vec<Choice>,
    /// Values `in_force`, `amended`, `expired`, `repealed`; labels said by the template.
    pub validities: Vec<Choice>,
    pub attachments: Vec<Attachment>,
    /// The pictures of a picture set, in order.
    pub pictures: Vec<EditPicture>,
    pub cover: Option<EditPicture>,
    pub may: ItemRights,
    pub errors: Vec<FieldError>,
}

/// The fields as the person left them. Names of the form's fields are the names here.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ItemForm {
    pub title: String,
    pub subtitle: String,
    pub summary: String,
    /// HTML or plain text.
    pub body: String,
    pub source: String,
    pub author: String,
    /// Separated by spaces or commas.
    pub keywords: String,
    pub number: String,
    pub issuer: String,
    pub index_number: String,
    /// `YYYY-MM-DD` or empty, as the next two.
    pub written_on: String,
    pub effective_on: String,
    pub expires_on: String,
    /// Item numbers of the documents an interpretation explains, separated by spaces.
    pub interprets: String,
    /// Item numbers of the documents that this one takes the place of, separated by spaces.
    pub replaces: String,
    /// What was changed and why; kept with the version.
    pub note: String,
}

/// A column as a checkbox (`column`, its id as value) in the tree.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ColumnChoice {
    pub id: String,
    pub title: String,
    /// 0 for a primary column.
    pub depth: u32,
    pub checked: bool,
    /// A link column, or not ours to publish in.
    pub disabled: bool,
}

/// A picture of the item. Each is a row of fields: `picture` (its id, hidden), `picture_alt`, `picture_caption`, and a
/// box `picture_remove` with its id as value; for the cover: `cover` (hidden), `cover_alt`, `cover_remove`. New ones
/// come in the file fields `picture_file` (several) and `cover_file`.
#[derive(Clone, Debug, Default, Serialize)]
pub struct EditPicture {
    pub id: String,
    /// `/desk/files/…`: staff see it before the public does.
    pub href: String,
    pub width: u32,
    pub height: u32,
    pub alt: String,
    pub caption: String,
}

/// What the signed-in person may do with this item now.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ItemRights {
    pub save: bool,
    pub publish: bool,
    pub withdraw: bool,
    pub replace: bool,
}

fn choice(value: &str, label: &str, selected: bool) -> Choice {
    Choice {
        value: value.to_owned(),
        label: label.to_owned(),
        selected,
    }
}

fn picture(alt: &str, caption: &str) -> EditPicture {
    EditPicture {
        id: "a2".to_owned(),
        href: "/desk/files/00/river.jpg".to_owned(),
        width: 1200,
        height: 675,
        alt: alt.to_owned(),
        caption: caption.to_owned(),
    }
}

fn typical() -> ItemEdit {
    let column = |id: &str, title: &str, depth, checked| ColumnChoice {
        id: id.to_owned(),
        title: title.to_owned(),
        depth,
        checked,
        disabled: false,
    };
    ItemEdit {
        id: Some("1001".to_owned()),
        once: "f00d".to_owned(),
        state: ItemState::Published,
        version: 4,
        live_version: Some(3),
        public_href: Some("/items/1001".to_owned()),
        publish_at: Some(sample::NOW),
        reason: None,
        form: ItemForm {
            title: "全市今冬明春供水保障工作会议召开".to_owned(),
            body: "<p>11月20日，市政府召开会议。</p>".to_owned(),
            source: "市水利局".to_owned(),
            keywords: "供水 管网".to_owned(),
            written_on: "2026-11-20".to_owned(),
            ..ItemForm::default()
        },
        kinds: vec![
            choice("article", "article", false),
            choice("document", "document", true),
            choice("pictures", "pictures", false),
        ],
        units: vec![choice("", "—", false), choice("7", "市水利局", true)],
        columns: vec![
            column("1", "政务公开", 0, false),
            column("2", "通知公告", 1, true),
            column("3", "政府文件", 1, false),
            column("4", "政府办公室文件", 2, true),
            ColumnChoice {
                disabled: true,
                ..column("5", "外部链接", 1, false)
            },
        ],
        themes: vec![
            choice("综合政务", "综合政务", true),
            choice("财政、金融、审计", "财政、金融、审计", false),
        ],
        genres: vec![choice("通知", "通知", true), choice("意见", "意见", false)],
        validities: vec![
            choice("in_force", "in_force", true),
            choice("repealed", "repealed", false),
        ],
        attachments: vec![Attachment::new(
            "a1",
            "点位一览表.xlsx",
            "/files/00/a.xlsx",
            48_213,
        )],
        pictures: vec![picture("晨雾里的河岸", "南岸步道")],
        cover: Some(picture("河岸与远山", "")),
        may: ItemRights {
            save: true,
            publish: true,
            withdraw: true,
            replace: true,
        },
        errors: Vec::new(),
    }
}

impl View for ItemEdit {
    const TEMPLATE: &'static str = "desk/item-edit.html";

    fn samples() -> Vec<Self> {
        let error = |field: &str, message: &str| FieldError {
            field: field.to_owned(),
            message: message.to_owned(),
        };
        let rights = ItemRights {
            save: true,
            publish: true,
            ..ItemRights::default()
        };
        vec![
            typical(),
            Self {
                id: None,
                state: ItemState::Draft,
                version: 0,
                live_version: None,
                public_href: None,
                publish_at: None,
                form: ItemForm::default(),
                attachments: Vec::new(),
                pictures: Vec::new(),
                cover: None,
                may: rights.clone(),
                ..typical()
            },
            Self {
                id: None,
                once: "1".to_owned(),
                ..Self::default()
            },
            Self {
                state: ItemState::Scheduled,
                live_version: None,
                may: rights,
                ..typical()
            },
            Self {
                state: ItemState::Withdrawn,
                reason: Some(sample::HOSTILE.to_owned()),
                may: ItemRights::default(),
                ..typical()
            },
            Self {
                form: ItemForm {
                    title: sample::HOSTILE.to_owned(),
                    body: format!("</textarea>{}", sample::HOSTILE),
                    summary: sample::long(),
                    number: sample::HOSTILE.to_owned(),
                    ..ItemForm::default()
                },
                pictures: vec![picture(sample::HOSTILE, &sample::long())],
                errors: vec![
                    error("title", "请填写标题。"),
                    error("column", sample::HOSTILE),
                ],
                ..typical()
            },
        ]
    }
}
