//! Forms as a browser works them: which fields belong to a form, what each is called, what is sent
//! when a button is pressed.

use scraper::{ElementRef, Html};

use super::page::{select, words};
use super::squeeze;

/// What a test does to a field.
#[derive(Clone)]
pub(super) struct Fill {
    pub(super) field: String,
    pub(super) value: Value,
}

#[derive(Clone)]
pub(super) enum Value {
    Text(String),
    Tick(bool),
    File(String, Vec<u8>),
}

/// What pressing a button sends.
pub(super) struct Sent {
    pub(super) post: bool,
    pub(super) action: String,
    pub(super) body: Body,
}

pub(super) enum Body {
    Fields(Vec<(String, String)>),
    /// Content type and bytes.
    Multipart(String, Vec<u8>),
}

/// One field of a form.
struct Field {
    name: String,
    kind: String,
    labels: Vec<String>,
    value: String,
    /// Whether it is sent: a box that is ticked, any other field.
    on: bool,
    /// Value and label of a select's options.
    options: Vec<(String, String)>,
    file: Option<(String, Vec<u8>)>,
}

const BOUNDARY: &str = "----sunhall-test-boundary";

/// The accessible name of a link or button: `aria-label`, else its text, pictures by their `alt`.
pub(super) fn name_of(html: &Html, element: ElementRef<'_>) -> String {
    if let Some(label) = element.attr("aria-label") {
        return squeeze(label);
    }
    if let Some(ids) = element.attr("aria-labelledby") {
        return ids.split_whitespace().map(|id| by_id(html, id)).collect::<Vec<_>>().join(" ");
    }
    let text = words(element);
    let alt = element.descendent_elements().find_map(|e| e.attr("alt"));
    match (text.is_empty(), alt) {
        (true, Some(alt)) => squeeze(alt),
        (true, None) => squeeze(element.attr("value").unwrap_or_default()),
        _ => text,
    }
}

fn by_id(html: &Html, id: &str) -> String {
    select(html, &format!("[id=\"{id}\"]")).first().map(|e| words(*e)).unwrap_or_default()
}

fn closest<'h>(element: ElementRef<'h>, name: &str) -> Option<ElementRef<'h>> {
    element.ancestors().filter_map(ElementRef::wrap).find(|e| e.value().name() == name)
}

/// The form an element belongs to.
fn owner<'h>(html: &'h Html, element: ElementRef<'h>) -> Option<ElementRef<'h>> {
    match element.attr("form") {
        Some(id) => select(html, &format!("form[id=\"{id}\"]")).into_iter().next(),
        None => closest(element, "form"),
    }
}

fn disabled(element: ElementRef<'_>) -> bool {
    let fieldset = element.ancestors().filter_map(ElementRef::wrap);
    element.attr("disabled").is_some()
        || fieldset.filter(|e| e.value().name() == "fieldset").any(|e| e.attr("disabled").is_some())
}

fn labels(html: &Html, element: ElementRef<'_>) -> Vec<String> {
    let mut out = Vec::new();
    if let Some(id) = element.attr("id") {
        out.extend(select(html, &format!("label[for=\"{id}\"]")).into_iter().map(words));
    }
    out.extend(closest(element, "label").map(words));
    out.extend(element.attr("aria-label").map(squeeze));
    let named = element.attr("aria-labelledby").unwrap_or_default().split_whitespace();
    out.extend(named.map(|id| by_id(html, id)));
    out
}

fn field(html: &Html, element: ElementRef<'_>) -> Option<Field> {
    let name = element.attr("name").filter(|name| !name.is_empty())?.to_owned();
    if disabled(element) {
        return None;
    }
    let tag = element.value().name();
    let kind = match tag {
        "input" => element.attr("type").unwrap_or("text").to_ascii_lowercase(),
        other => other.to_owned(),
    };
    if matches!(kind.as_str(), "submit" | "button" | "reset" | "image") {
        return None;
    }
    let mut options = Vec::new();
    let mut chosen = None;
    if tag == "select" {
        let all = element.descendent_elements().filter(|e| e.value().name() == "option");
        for option in all.filter(|o| o.attr("disabled").is_none()) {
            let label = words(option);
            let value = option.attr("value").map_or_else(|| label.clone(), ToOwned::to_owned);
            if option.attr("selected").is_some() {
                chosen = Some(value.clone());
            }
            options.push((value, label));
        }
    }
    let tickable = matches!(kind.as_str(), "checkbox" | "radio");
    let value = match tag {
        "select" => chosen.or_else(|| options.first().map(|(value, _)| value.clone())).unwrap_or_default(),
        "textarea" => element.text().collect(),
        _ => element.attr("value").unwrap_or(if tickable { "on" } else { "" }).to_owned(),
    };
    let on = !tickable || element.attr("checked").is_some();
    Some(Field { name, kind, labels: labels(html, element), value, on, options, file: None })
}

fn fields(html: &Html, form: ElementRef<'_>) -> Vec<Field> {
    select(html, "input, select, textarea")
        .into_iter()
        .filter(|element| owner(html, *element).is_some_and(|f| f.id() == form.id()))
        .filter_map(|element| field(html, element))
        .collect()
}

/// The fields meant by `wanted`: by `name=value`, by label, by name, by part of a label.
fn meant(fields: &[Field], wanted: &str) -> Vec<usize> {
    let visible = |field: &Field| field.kind != "hidden";
    let tests: [&dyn Fn(&Field) -> bool; 4] = [
        &|f| wanted.split_once('=').is_some_and(|(name, value)| f.name == name && f.value == value),
        &|f| f.labels.iter().any(|label| label == wanted),
        &|f| f.name == wanted,
        &|f| f.labels.iter().any(|label| label.contains(wanted)),
    ];
    let find = |test: &dyn Fn(&Field) -> bool| {
        let all = fields.iter().enumerate().filter(|(_, f)| visible(f) && test(f));
        all.map(|(place, _)| place).collect::<Vec<_>>()
    };
    tests.into_iter().map(find).find(|found| !found.is_empty()).unwrap_or_default()
}

fn apply(fields: &mut [Field], fill: &Fill) -> Result<(), String> {
    let found = meant(fields, &fill.field);
    let [place] = found.as_slice() else {
        let known: Vec<_> =
            fields.iter().filter(|f| f.kind != "hidden").map(|f| (&f.name, &f.labels)).collect();
        return Err(format!("{} fields are called {:?}; there are {known:?}", found.len(), fill.field));
    };
    let radio = match fields.get(*place) {
        Some(field) if field.kind == "radio" => Some(field.name.clone()),
        _ => None,
    };
    if let Some(name) = radio {
        fields.iter_mut().filter(|f| f.name == name).for_each(|f| f.on = false);
    }
    let Some(field) = fields.get_mut(*place) else { return Ok(()) };
    match &fill.value {
        Value::Tick(on) if matches!(field.kind.as_str(), "checkbox" | "radio") => field.on = *on,
        Value::File(name, bytes) if field.kind == "file" => field.file = Some((name.clone(), bytes.clone())),
        Value::Text(text) if field.kind == "select" => {
            let known = field.options.iter().find(|(value, label)| value == text || label == text);
            let (value, _) = known.ok_or_else(|| format!("{:?} offers {:?}", fill.field, field.options))?;
            field.value.clone_from(value);
        }
        Value::Text(text) if !matches!(field.kind.as_str(), "checkbox" | "radio" | "file") => {
            field.value.clone_from(text);
        }
        _ => return Err(format!("{:?} is a field of kind {}", fill.field, field.kind)),
    }
    Ok(())
}

/// The value of the field called `wanted`, in whatever form it stands.
pub(super) fn value(html: &Html, wanted: &str) -> Option<String> {
    let all: Vec<Field> =
        select(html, "input, select, textarea").into_iter().filter_map(|e| field(html, e)).collect();
    let hidden = || all.iter().position(|f| f.name == wanted);
    let place = meant(&all, wanted).into_iter().next().or_else(hidden)?;
    all.get(place).map(|f| f.value.clone())
}

/// What pressing the button called `text` sends, once `fills` are made in its form. Where several
/// buttons have the name, it is the one whose form has all the fields.
pub(super) fn press(html: &Html, text: &str, fills: &[Fill]) -> Result<Sent, String> {
    let buttons: Vec<(String, ElementRef<'_>)> = select(html, "button, input[type=submit]")
        .into_iter()
        .filter(|b| !disabled(*b) && !matches!(b.attr("type"), Some("button" | "reset")))
        .map(|b| (name_of(html, b), b))
        .collect();
    let exact: Vec<_> = buttons.iter().filter(|(name, _)| name == text).collect();
    let near: Vec<_> = buttons.iter().filter(|(name, _)| name.contains(text)).collect();
    let named = if exact.is_empty() { near } else { exact };
    let mut problems = Vec::new();
    let mut open = Vec::new();
    for (_, button) in named {
        let Some(form) = owner(html, *button) else { continue };
        let mut all = fields(html, form);
        match fills.iter().try_for_each(|fill| apply(&mut all, fill)) {
            Ok(()) => open.push((*button, form, all)),
            Err(problem) => problems.push(problem),
        }
    }
    let in_main = |button: &ElementRef<'_>| closest(*button, "main").is_some();
    if open.len() > 1 && open.iter().filter(|(button, ..)| in_main(button)).count() == 1 {
        // The same search stands in every page's head.
        open.retain(|(button, ..)| in_main(button));
    }
    if open.len() != 1 {
        let names: Vec<_> = buttons.iter().map(|(name, _)| name).collect();
        return Err(format!(
            "{} buttons {text:?} can be pressed; {problems:?}; there are {names:?}",
            open.len()
        ));
    }
    let (button, form, all) = open.remove(0);
    Ok(send(button, form, all))
}

fn send(button: ElementRef<'_>, form: ElementRef<'_>, all: Vec<Field>) -> Sent {
    let method = button.attr("formmethod").or(form.attr("method")).unwrap_or("get");
    let action = button.attr("formaction").or(form.attr("action")).unwrap_or_default().to_owned();
    let multipart = button.attr("formenctype").or(form.attr("enctype")) == Some("multipart/form-data");
    let pressed =
        button.attr("name").map(|n| (n.to_owned(), button.attr("value").unwrap_or_default().to_owned()));
    let sent: Vec<Field> = all.into_iter().filter(|f| f.on).collect();
    let body = if multipart {
        Body::Multipart(format!("multipart/form-data; boundary={BOUNDARY}"), parts(&sent, pressed))
    } else {
        let pairs = sent.into_iter().map(|f| {
            let value = if f.kind == "textarea" {
                f.value.replace("\r\n", "\n").replace('\n', "\r\n")
            } else {
                f.value
            };
            (f.name, value)
        });
        Body::Fields(pairs.chain(pressed).collect())
    };
    Sent { post: method.eq_ignore_ascii_case("post"), action, body }
}

fn parts(sent: &[Field], pressed: Option<(String, String)>) -> Vec<u8> {
    let mut out = Vec::new();
    let mut part = |head: String, bytes: &[u8]| {
        out.extend_from_slice(
            format!("--{BOUNDARY}\r\nContent-Disposition: form-data; {head}\r\n\r\n").as_bytes(),
        );
        out.extend_from_slice(bytes);
        out.extend_from_slice(b"\r\n");
    };
    for field in sent {
        if field.kind == "file" {
            let (name, bytes) =
                field.file.as_ref().map_or(("", &[][..]), |(n, b)| (n.as_str(), b.as_slice()));
            let head = format!(
                "name=\"{}\"; filename=\"{name}\"\r\nContent-Type: application/octet-stream",
                field.name
            );
            part(head, bytes);
        } else {
            part(format!("name=\"{}\"", field.name), field.value.as_bytes());
        }
    }
    if let Some((name, value)) = pressed {
        part(format!("name=\"{name}\""), value.as_bytes());
    }
    out.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
    out
}
