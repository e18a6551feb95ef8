//! `sunhall demo`

use indicatif::{ProgressBar, ProgressStyle};
use kit::Result;
use kit::config::Config;

use crate::say;

/// A progress bar of `length` steps called `what`.
pub fn bar(length: u64, what: &'static str) -> ProgressBar {
    let style = ProgressStyle::with_template("{prefix} {bar:40} {pos}/{len} {per_sec} {eta}");
    let bar = ProgressBar::new(length).with_prefix(what);
    match style {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

/// Loads the demo city.
pub async fn demo(config: Config, items: usize) -> Result<()> {
    let app = crate::serve::open(config).await?;
    let bar = bar(items as u64, "items");
    let began = std::time::Instant::now();
    portal::demo::load(&app.db, &*app.files, app.now(), items, |done| bar.set_position(done)).await?;
    bar.finish_and_clear();
    let seconds = began.elapsed().as_secs_f64();
    say(&format!("Loaded {items} items in {seconds:.1} s ({:.0}/s)", items as f64 / seconds.max(0.001)));
    Ok(())
}
