//! The shell around every public page: what is the same on all pages of a site is made once.

use kit::Result;
use minijinja::Value;
use minijinja::value::Serde;

use super::reading::Reading;
use crate::assets::Assets;
use crate::ground::sites::{Column, Site, Structure};
use crate::ui::{Alternate, Footer, Language, Link, Meta, NavItem, SiteHead};

/// The languages of the interface, as `hreflang` and `<html lang>` say them.
pub const LANGUAGES: [&str; 3] = ["zh-Hans", "zh-Hant", "en"];

/// The shell as templates see it.
pub fn shell(reading: &Reading, meta: Meta, crumbs: Vec<Link>) -> Result<Value> {
    let site = reading.site()?;
    let here = reading.here();
    let root =
        crumbs.iter().find_map(|c| c.href.strip_prefix("/columns/")).map(|path| path.split('/').next());
    let current = root.flatten().and_then(|path| reading.structure.column_at(site.id, path)).map(|c| c.id);
    let frame = reading.app.frame(site.id * 4096 + current.unwrap_or(0) % 4096, reading.lang, || {
        frame(&reading.app.assets, &reading.structure, site, reading.lang, current)
    });
    let part = |name: &str| frame.get_attr(name).unwrap_or_default();
    let languages: Vec<Language> = LANGUAGES
        .iter()
        .map(|code| Language {
            code: (*code).to_owned(),
            href: format!("{}{here}", kit::view::prefix(code)),
            current: *code == reading.lang,
        })
        .collect();
    let head = part("site");
    let site_head = minijinja::context! { base => &reading.base, ..head };
    let content = if reading.lang == "zh-Hant" { "zh-Hant" } else { "zh-Hans" };
    Ok(minijinja::context! {
        lang => reading.lang,
        content_lang => content,
        path => here,
        site => site_head,
        nav => part("nav"),
        footer => part("footer"),
        crumbs => Serde(crumbs),
        languages => Serde(languages),
        display => Serde(reading.choice.display()),
        meta => Serde(meta),
        now => reading.app.now(),
        staff => Option::<String>::None,
        csrf => "",
        done => Option::<String>::None,
    })
}

fn frame(assets: &Assets, structure: &Structure, site: &Site, lang: &str, current: Option<i64>) -> Value {
    minijinja::context! {
        site => Serde(head(assets, site, lang)),
        nav => Serde(navigation(structure, site.id, lang, current)),
        footer => Serde(footer(structure, site, lang)),
    }
}

fn in_language<'t>(lang: &str, chinese: &'t str, english: &'t str) -> &'t str {
    if lang == "en" && !english.is_empty() { english } else { chinese }
}

fn some(text: &str) -> Option<String> {
    Some(text.trim()).filter(|t| !t.is_empty()).map(ToOwned::to_owned)
}

/// What the header and the tags say of a site.
pub fn head(assets: &Assets, site: &Site, lang: &str) -> SiteHead {
    let details = &site.details;
    SiteHead {
        name: in_language(lang, &site.name, &details.name_en).to_owned(),
        slogan: some(in_language(lang, &details.slogan, &details.slogan_en)),
        base: String::new(),
        domain: details.domain.clone(),
        id_code: details.id_code.clone(),
        theme: details.theme.clone(),
        theme_css: Some(format!("theme-{}.css", details.theme)).filter(|name| assets.has(name)),
        emblem: None,
    }
}

/// The primary columns with their children.
pub fn navigation(structure: &Structure, site: i64, lang: &str, current: Option<i64>) -> Vec<NavItem> {
    let link = |column: &Column| Link {
        label: column.name_in(lang).to_owned(),
        href: column.href(),
        current: Some(column.id) == current,
    };
    let item = |column: &Column| NavItem {
        label: column.name_in(lang).to_owned(),
        href: column.href(),
        current: Some(column.id) == current,
        children: structure.children(column).map(link).collect(),
    };
    structure.roots(site).map(item).collect()
}

/// STANDARDS 1.2: 主办单位, 标识码, ICP, 公安备案, 联系方式 on every page.
fn footer(structure: &Structure, site: &Site, _lang: &str) -> Footer {
    let details = &site.details;
    let outside = |label: &str, href: &str| {
        some(label).map(|label| Link { label, href: href.to_owned(), current: false })
    };
    let report = format!("https://zfwzzc.www.gov.cn/check_web/errorInfo/jcInfo2?site={}", details.id_code);
    let other = |other: &&Site| other.id != site.id;
    Footer {
        organiser: details.organizer.clone(),
        undertaker: some(&details.undertaker),
        phone: some(&details.phone),
        email: some(&details.email),
        address: some(&details.address),
        postcode: some(&details.postcode),
        icp: outside(&details.icp, "https://beian.miit.gov.cn/"),
        police: outside(&details.police, "https://beian.mps.gov.cn/"),
        badge: outside("党政机关", "https://bszs.conac.cn/sitename"),
        report_fault: outside("我为政府网站找错", &report),
        neighbours: structure
            .sites
            .iter()
            .filter(other)
            .filter_map(|s| {
                Some(Link {
                    label: s.name.clone(),
                    href: format!("http://{}/", s.hosts.first()?),
                    current: false,
                })
            })
            .collect(),
    }
}

/// The tags of a page at `path` in all languages.
pub fn meta(reading: &Reading, title: &str) -> Meta {
    let here = reading.here();
    let whole = |lang: &str| format!("{}{}{here}", reading.base, kit::view::prefix(lang));
    Meta {
        title: title.to_owned(),
        canonical: Some(whole(reading.lang)),
        alternates: LANGUAGES
            .iter()
            .map(|lang| Alternate { lang: (*lang).to_owned(), href: whole(lang) })
            .collect(),
        ..Meta::default()
    }
}
