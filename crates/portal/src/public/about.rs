//! Pages about the site itself.

use kit::Result;
use kit::cache::Page;

use super::lines::some;
use super::reading::Reading;
use super::shell;
use super::views::{Accessibility, StyleGuide};
use crate::ui::Link;

fn crumb(label: &str, href: &str) -> Vec<Link> {
    vec![Link { label: label.to_owned(), href: href.to_owned(), current: true }]
}

/// `/accessibility`
pub fn accessibility(reading: &Reading) -> Result<Page> {
    let details = &reading.site()?.details;
    let view = Accessibility { phone: some(&details.phone), email: some(&details.email), reviewed_at: None };
    let title = reading.say("accessibility");
    reading.render(shell::meta(reading, &title), crumb(&title, "/accessibility"), &view)
}

/// `/styleguide`
pub fn style_guide(reading: &Reading) -> Result<Page> {
    let title = reading.say("styleguide");
    let mut meta = shell::meta(reading, &title);
    meta.noindex = true;
    reading.render(meta, crumb(&title, "/styleguide"), &StyleGuide::sample())
}
