//! Writing an item: the form, new and old, and saving it, alone or together with publishing. A
//! form that cannot be saved comes back exactly as it was left.

use http::StatusCode;
use kit::http::Outgoing;
use kit::{Error, FieldError, Result, clock, random};
use sea_orm::DatabaseTransaction;

use super::fields::{Filled, unfit};
use super::rights::{self, Opened};
use super::routes::ItemRight;
use super::views::ItemEdit;
use super::views::edit::{EditPicture, ItemRights};
use super::views::items::ItemState as Shown;
use super::visit::{Heading, Visit, after};
use super::{attach, once, words};
use crate::ground::people::{Role, store as people};
use crate::ground::publications::item::Step;
use crate::ground::publications::{Draft, ItemKind, ItemState, PictureRef, editing, write};
use crate::ui::{Attachment, DeskPlace, Done};

/// GET `/desk/items/new`
pub async fn new_page(visit: &Visit) -> Result<Outgoing> {
    show(visit, StatusCode::OK, None, &Filled::fresh(visit)?, &[])
}

/// GET `/desk/items/{id}`
pub async fn page(visit: &Visit) -> Result<Outgoing> {
    let opened = visit.opened()?;
    show(visit, StatusCode::OK, Some(opened), &Filled::of(&opened.latest, &opened.details), &[])
}

/// The item's page as it is stored, with what was wrong with a step.
pub fn again(visit: &Visit, errors: Vec<FieldError>) -> Result<Outgoing> {
    let opened = visit.opened()?;
    let filled = Filled::of(&opened.latest, &opened.details);
    show(visit, StatusCode::UNPROCESSABLE_ENTITY, Some(opened), &filled, &errors)
}

/// POST `/desk/items/new`
pub async fn create(visit: &Visit) -> Result<Outgoing> {
    let (filled, errors) = Filled::sent(visit, None).await?;
    put(visit, None, filled, errors).await
}

/// POST `/desk/items/{id}`
pub async fn save(visit: &Visit) -> Result<Outgoing> {
    let opened = visit.opened()?;
    let (filled, errors) = Filled::sent(visit, Some(opened)).await?;
    put(visit, Some(opened), filled, errors).await
}

/// Stores what was filled in, and publishes it when asked to; or shows the form again.
async fn put(visit: &Visit, base: Option<&Opened>, filled: Filled, mut errors: Vec<FieldError>) -> Result<Outgoing> {
    let draft = filled.draft(visit)?;
    let publish = visit.form().get("then") == "publish";
    if publish {
        errors.extend(unfit(&draft.details));
        if !may_publish(visit, base, &draft)? {
            errors.push(FieldError { field: "column".to_owned(), message: "publish-not-yours".to_owned() });
        }
    }
    if !errors.is_empty() {
        return show(visit, StatusCode::UNPROCESSABLE_ENTITY, base, &filled, &errors);
    }
    let version = visit.form().get("version").parse().unwrap_or(0);
    match store(visit, base, draft, version, publish).await {
        Ok(id) if publish => {
            visit.follow().await;
            Ok(after(&rights::href(id), Done::Published))
        }
        Ok(id) => Ok(after(&rights::href(id), Done::Saved)),
        Err(Error::Invalid(errors)) => show(visit, StatusCode::UNPROCESSABLE_ENTITY, base, &filled, &errors),
        Err(Error::Conflict(key)) if base.is_some() => conflict(visit, &filled, &key).await,
        Err(error) => Err(error),
    }
}

/// Whether the person may publish this content: 编辑 on every column it is and will be in.
fn may_publish(visit: &Visit, base: Option<&Opened>, draft: &Draft) -> Result<bool> {
    let rights = &visit.signed()?.rights;
    let before = base.is_none_or(|base| base.allows(&visit.structure, rights, ItemRight::Publish));
    let columns = &draft.details.columns;
    Ok(rights.admin() || (before && rights.on_all(&visit.structure, Role::Editor, columns)))
}

async fn store(visit: &Visit, base: Option<&Opened>, draft: Draft, version: i64, publish: bool) -> Result<i64> {
    let (now, site, by) = (visit.now, visit.site, visit.actor()?);
    let index = IndexRule::of(visit, base, &draft)?;
    let known = base.map(|base| base.row.id);
    let put = Put { now, site, by, known, version, publish, index, draft };
    Ok(once::write(visit, move |tx| Box::pin(put_in(tx, put))).await?.0)
}

/// Everything one save needs inside its transaction.
struct Put {
    now: i64,
    site: i64,
    by: crate::ground::audit::Actor,
    known: Option<i64>,
    version: i64,
    publish: bool,
    index: Option<IndexRule>,
    draft: Draft,
}

async fn put_in(tx: &DatabaseTransaction, put: Put) -> Result<i64> {
    let Put { now, site, by, known, version, publish, index, mut draft } = put;
    if let (Some(rule), Some(document)) = (index, draft.details.document.as_mut()) {
        document.index_number = rule.next(tx, site).await?;
    }
    let id = match known {
        Some(id) => {
            write::save(tx, now, &by, id, version, &draft).await?;
            id
        }
        None => write::create(tx, now, &by, site, &draft).await?,
    };
    if publish {
        write::publish(tx, now, &by, id, None).await?;
    }
    Ok(id)
}

/// How the index number of a document that has none is made.
pub struct IndexRule {
    before: String,
    after: String,
    unit: Option<i64>,
}

/// The rule of a site that has set none.
const RULE: &str = "{code}/{year}-{serial}";

impl IndexRule {
    /// The rule for this draft; `None` when it needs no number, or its unit has no code.
    fn of(visit: &Visit, base: Option<&Opened>, draft: &Draft) -> Result<Option<Self>> {
        let document = draft.details.document.as_ref().filter(|_| draft.details.kind == ItemKind::Document);
        let Some(document) = document.filter(|document| document.index_number.is_empty()) else { return Ok(None) };
        let unit = draft.details.unit.and_then(|id| visit.structure.unit(id));
        let Some(unit) = unit.filter(|unit| !unit.credit_code.is_empty()) else { return Ok(None) };
        let own = visit.site()?.details.index_rule.clone();
        let rule = if own.contains("{serial}") { own } else { RULE.to_owned() };
        let published = base.and_then(|base| base.row.published_at).unwrap_or(visit.now);
        let day = if document.written_on.is_empty() { clock::date(published) } else { document.written_on.clone() };
        let filled = rule.replace("{code}", &unit.credit_code).replace("{year}", day.get(..4).unwrap_or_default());
        let (before, after) = filled.split_once("{serial}").unwrap_or((&filled, ""));
        let of_unit = rule.contains("{code}").then_some(unit.id);
        Ok(Some(Self { before: before.to_owned(), after: after.to_owned(), unit: of_unit }))
    }

    async fn next(&self, tx: &DatabaseTransaction, site: i64) -> Result<String> {
        let highest = editing::highest_serial(tx, site, self.unit, &self.before, &self.after).await?;
        Ok(format!("{}{:05}{}", self.before, u64::from(highest) + 1, self.after))
    }
}

/// Somebody saved meanwhile: the person's text stays in the form, on top of the newest version, so
/// that it can be compared and saved again knowingly.
async fn conflict(visit: &Visit, filled: &Filled, key: &str) -> Result<Outgoing> {
    if key != "item-changed-meanwhile" {
        return Err(Error::Conflict(key.to_owned()));
    }
    let newest = rights::open(visit, visit.param(0)).await?;
    let who = match newest.latest.staff_id {
        Some(id) => people::by_id(&visit.app.db, id).await?.map(|person| person.name),
        None => None,
    };
    let values = [
        ("who", who.unwrap_or_else(|| visit.say("by-program"))),
        ("when", clock::datetime(newest.latest.created_at)),
        ("n", newest.latest.version.to_string()),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let message = visit.say_with("item-changed-by", &values);
    let errors = [FieldError { field: "body".to_owned(), message }];
    show(visit, StatusCode::CONFLICT, Some(&newest), filled, &errors)
}

/// A state as the views name it.
pub fn shown(state: ItemState) -> Shown {
    match state {
        ItemState::Draft => Shown::Draft,
        ItemState::Scheduled => Shown::Scheduled,
        ItemState::Published => Shown::Published,
        ItemState::Withdrawn => Shown::Withdrawn,
        ItemState::Replaced => Shown::Replaced,
    }
}

fn show(visit: &Visit, status: StatusCode, opened: Option<&Opened>, filled: &Filled, errors: &[FieldError]) -> Result<Outgoing> {
    let view = view(visit, opened, filled, errors)?;
    let list = visit.say("desk-items");
    let title = match opened {
        Some(opened) => opened.latest.title.clone(),
        None => visit.say("items-new"),
    };
    visit.page(status, Heading::at(DeskPlace::Items, &title).below(&list, "/desk/items"), &view)
}

fn view(visit: &Visit, opened: Option<&Opened>, filled: &Filled, errors: &[FieldError]) -> Result<ItemEdit> {
    let rights = &visit.signed()?.rights;
    let attachments = filled.attachments.iter();
    let small = |n: i64| u32::try_from(n).unwrap_or(0);
    let row = opened.map(|opened| &opened.row);
    Ok(ItemEdit {
        id: opened.map(Opened::code),
        once: random::token(),
        state: opened.map(|opened| shown(opened.state())).unwrap_or_default(),
        version: opened.map_or(0, |opened| small(opened.latest.version)),
        live_version: row.and_then(|row| row.live_version).map(small),
        public_href: opened
            .filter(|opened| opened.state() == ItemState::Published)
            .map(|opened| format!("/items/{}", opened.code())),
        publish_at: row.and_then(|row| row.scheduled_at.or(row.published_at)),
        reason: row.and_then(|row| row.reason.clone()),
        form: filled.form.clone(),
        kinds: words::kinds(filled.kind),
        units: words::units_or_none(&visit.structure, filled.unit),
        columns: words::column_boxes(&visit.structure, rights, visit.site, &filled.columns),
        themes: words::among(&words::THEMES, &filled.theme),
        genres: words::among(&words::GENRES, &filled.genre),
        validities: words::validities(filled.validity),
        attachments: attachments
            .map(|a| Attachment::new(&a.hash, &a.name, attach::href(&a.hash, &a.name), a.size))
            .collect(),
        pictures: filled.pictures.iter().map(edit_picture).collect(),
        cover: filled.cover.as_ref().map(edit_picture),
        may: may(visit, opened)?,
        errors: visit.errors(errors),
    })
}

fn edit_picture(picture: &PictureRef) -> EditPicture {
    EditPicture {
        id: picture.hash.clone(),
        href: attach::href(&picture.hash, &picture.name),
        width: picture.width,
        height: picture.height,
        alt: picture.alt.clone(),
        caption: picture.caption.clone(),
    }
}

/// What the person may do now: the right to it, in a state that allows it.
fn may(visit: &Visit, opened: Option<&Opened>) -> Result<ItemRights> {
    let rights = &visit.signed()?.rights;
    let Some(opened) = opened else {
        let publish = rights.columns(&visit.structure, Role::Editor, visit.site).is_none_or(|c| !c.is_empty());
        return Ok(ItemRights { save: true, publish, ..ItemRights::default() });
    };
    let allows = |right| opened.allows(&visit.structure, rights, right);
    let open = |step| opened.state().after(step).is_some();
    Ok(ItemRights {
        save: allows(ItemRight::Save),
        publish: allows(ItemRight::Publish) && open(Step::Publish),
        withdraw: allows(ItemRight::Withdraw) && open(Step::Withdraw),
        replace: allows(ItemRight::Replace) && open(Step::Replace),
    })
}
