//! Render everything: each view's samples × languages × displays, through the strict engine, past
//! the HTML checker. A new view joins by one line in `every_view`.

use std::collections::BTreeSet;

use kit::view::{Templates, View};
use minijinja::Value;
use minijinja::value::Serde;
use portal::assets::{Assets, template, template_names, texts};
use portal::desk::views as desk;
use portal::ground::text::hant;
use portal::public::views as public;
use portal::testing::check;
use portal::ui::{Display, Shell, TextSize, sample};

const LANGUAGES: [(&str, &str); 3] = [("zh-Hans", "zh-Hans"), ("en", "zh-Hans"), ("zh-Hant", "zh-Hant")];

fn engine() -> Templates {
    let assets = Assets::load();
    Templates::new(kit::view::Parts {
        source: template,
        overlays: Vec::new(),
        texts: texts(None).unwrap().into(),
        assets: assets.addresses(),
        icons: assets.icons().unwrap(),
    })
}

fn displays() -> Vec<Display> {
    let mut all = Vec::new();
    for elder in [false, true] {
        for high_contrast in [false, true] {
            for size in [TextSize::Normal, TextSize::Large, TextSize::Larger] {
                all.push(Display { elder, high_contrast, size });
            }
        }
    }
    all
}

/// What went wrong with one view.
struct Report {
    templates: Templates,
    seen: BTreeSet<&'static str>,
    faults: BTreeSet<String>,
    pages: usize,
}

impl Report {
    /// Each sample in each language, with the display and the shell going through all of theirs.
    fn view<V: View>(&mut self) {
        self.seen.insert(V::TEMPLATE);
        let samples = V::samples();
        assert!(samples.len() >= 2, "{} has {} samples", V::TEMPLATE, samples.len());
        let (shells, displays) = (Shell::samples(), displays());
        let mut turn = 0;
        for (n, view) in samples.iter().enumerate() {
            for (lang, content_lang) in LANGUAGES {
                for shell in &shells {
                    turn += 1;
                    let display = displays[turn % displays.len()].clone();
                    let mut shell = Shell { display, ..shell.clone() };
                    shell.lang = lang.to_owned();
                    shell.content_lang = content_lang.to_owned();
                    self.page::<V>(n, &shell, view);
                }
            }
            // The first shell in every display, in the main language.
            for display in &displays {
                self.page::<V>(n, &Shell { display: display.clone(), ..shells[0].clone() }, view);
            }
        }
    }

    fn page<V: View>(&mut self, n: usize, shell: &Shell, view: &V) {
        self.pages += 1;
        let place = format!("{} sample {n} in {}", V::TEMPLATE, shell.lang);
        let html = match self.templates.render(&Value::from(Serde(shell)), view) {
            Ok(html) => html,
            Err(error) => {
                self.faults.insert(format!("{place}: {error}"));
                return;
            }
        };
        let html = if shell.lang == "zh-Hant" { hant::page(&html) } else { html };
        for fault in check::faults(&html) {
            self.faults.insert(format!("{place}: {fault}"));
        }
        if html.contains("<script>alert") {
            self.faults.insert(format!("{place}: hostile text is not escaped"));
        }
        if html.contains(">undefined<") || html.contains(">none<") || html.contains(">None<") {
            self.faults.insert(format!("{place}: a missing value is printed"));
        }
    }
}

fn every_view() -> Report {
    let mut all = Report { templates: engine(), seen: BTreeSet::new(), faults: BTreeSet::new(), pages: 0 };
    all.view::<public::Home>();
    all.view::<public::ColumnPage>();
    all.view::<public::Gallery>();
    all.view::<public::SinglePage>();
    all.view::<public::ItemPage>();
    all.view::<public::Disclosure>();
    all.view::<public::Search>();
    all.view::<public::SiteMap>();
    all.view::<public::Units>();
    all.view::<public::UnitPage>();
    all.view::<public::StyleGuide>();
    all.view::<public::Accessibility>();
    all.view::<public::ErrorPage>();
    all.view::<desk::SignIn>();
    all.view::<desk::SetPassword>();
    all.view::<desk::DeskError>();
    all.view::<desk::MyWork>();
    all.view::<desk::ItemList>();
    all.view::<desk::ItemEdit>();
    all.view::<desk::Versions>();
    all.view::<desk::VersionShow>();
    all.view::<desk::Columns>();
    all.view::<desk::ColumnEdit>();
    all.view::<desk::People>();
    all.view::<desk::Audit>();
    all
}

#[test]
fn every_template_with_every_sample() {
    let report = every_view();
    println!("{} pages rendered", report.pages);
    let shown: Vec<&String> = report.faults.iter().take(40).collect();
    assert!(report.faults.is_empty(), "{} faults: {shown:#?}", report.faults.len());
}

/// A template that no view renders is found here, if nothing else includes it either.
#[test]
fn no_template_is_forgotten() {
    let seen = every_view().seen;
    let names = template_names();
    let sources: Vec<String> = names.iter().filter_map(|name| template(name)).collect();
    let used = |name: &str| seen.contains(name) || sources.iter().any(|s| s.contains(&format!("\"{name}\"")));
    // The blocks of the home page are included by the name of their kind.
    let forgotten: Vec<&String> =
        names.iter().filter(|name| !name.starts_with("public/blocks/") && !used(name)).collect();
    assert!(forgotten.is_empty(), "{forgotten:?}");
    let missing: Vec<_> = seen.iter().filter(|name| !names.iter().any(|n| n == *name)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// A file of a theme may leave nothing out: the engine is strict.
#[test]
fn a_theme_that_asks_for_what_is_not_there_fails() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("public")).unwrap();
    let assets = Assets::load();
    let with = |text: &str| {
        std::fs::write(folder.path().join("public/units.html"), text).unwrap();
        let engine = Templates::new(kit::view::Parts {
            source: template,
            overlays: vec![folder.path().to_owned()],
            texts: texts(None).unwrap().into(),
            assets: assets.addresses(),
            icons: assets.icons().unwrap(),
        });
        engine.render(&Value::from(Serde(&Shell::sample())), &public::Units::samples()[0])
    };
    assert_eq!(with("{{ t(\"home\") }}").unwrap(), "首页");
    for text in [
        "{{ page.nothing }}",
        "{{ t(\"no-such-words\") }}",
        "{{ asset(\"no.css\") }}",
        "{{ icon(\"no-icon\") }}",
    ] {
        assert!(with(text).is_err(), "{text}");
    }
    assert!(!with("{{ page.q or shell.site.name }}").unwrap_or_default().contains('<'));
    assert!(sample::HOSTILE.contains("<script>"));
}
