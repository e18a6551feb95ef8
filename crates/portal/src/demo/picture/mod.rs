//! Pictures drawn by code: mountains in mist, the river, the bridge, the town; seals and patterns.

mod canvas;
mod landscape;
mod noise;
mod ornament;
mod palette;
mod scenery;

use image::codecs::jpeg::JpegEncoder;

use super::city::PictureSeed;
use canvas::Canvas;

/// A JPEG of the picture, 16:9, between 64 and 2400 pixels wide.
pub fn jpeg(seed: PictureSeed, width: u32) -> Vec<u8> {
    let width = width.clamp(64, 2400);
    let height = width * 9 / 16;
    let mut canvas = Canvas::new(width as usize, height as usize);
    landscape::draw(&mut canvas, seed);
    let mut out = Vec::new();
    // Writing to memory fails for no picture of this size.
    let encoded = JpegEncoder::new_with_quality(&mut out, 82).encode(
        &canvas.bytes(),
        width,
        height,
        image::ExtendedColorType::Rgb8,
    );
    if encoded.is_err() {
        out.clear();
    }
    out
}
