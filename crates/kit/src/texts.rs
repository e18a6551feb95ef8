//! The words of the interface, per language, as Fluent messages.

use std::collections::BTreeMap;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::{Error, Result};

/// All languages' words.
pub struct Texts {
    bundles: BTreeMap<String, FluentBundle<FluentResource>>,
    /// The language that stands in for a missing one.
    base: String,
}

impl Texts {
    /// Reads one Fluent source per language, as (language, source); the first is the base.
    /// Fails with the places when a source is malformed.
    pub fn read(sources: &[(&str, String)]) -> Result<Self> {
        let mut bundles = BTreeMap::new();
        for (language, source) in sources {
            let resource = FluentResource::try_new(source.clone())
                .map_err(|(_, errors)| Error::Bug(format!("texts {language}: {errors:?}")))?;
            let id = language.parse().map_err(|e| Error::Bug(format!("language {language}: {e}")))?;
            let mut bundle = FluentBundle::new_concurrent(vec![id]);
            bundle.set_use_isolating(false);
            bundle.add_resource_overriding(resource);
            bundles.insert((*language).to_owned(), bundle);
        }
        let base = sources.first().map(|(l, _)| (*l).to_owned()).unwrap_or_default();
        Ok(Self { bundles, base })
    }

    /// The words for `key` in `language`; `None` when there are none in any language.
    pub fn get(&self, language: &str, key: &str, args: Option<&FluentArgs<'_>>) -> Option<String> {
        let bundle = self.bundles.get(language).or_else(|| self.bundles.get(&self.base))?;
        let pattern = bundle.get_message(key)?.value()?;
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, args, &mut errors);
        if !errors.is_empty() {
            tracing::warn!(key, language, ?errors, "text");
        }
        Some(text.into_owned())
    }

    /// The words for `key` without arguments, or the key itself.
    pub fn say(&self, language: &str, key: &str) -> String {
        self.get(language, key, None).unwrap_or_else(|| key.to_owned())
    }
}

/// A number or text as an argument of a message.
pub fn argument(value: &minijinja::Value) -> FluentValue<'static> {
    if let Ok(number) = i64::try_from(value.clone()) {
        return FluentValue::from(number);
    }
    FluentValue::from(value.to_string())
}
