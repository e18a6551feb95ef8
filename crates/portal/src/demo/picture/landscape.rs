//! The ground of every landscape: sky, sun, ridges behind ridges, mist and water; then what the scene adds.

use super::super::city::{Palette, PictureSeed, Scene};
use super::super::seed::Seed;
use super::canvas::{Canvas, Colour, mix};
use super::noise::{Line, Tile, smooth};
use super::palette::{Tones, tones};
use super::{ornament, scenery};

pub struct Painter {
    pub seed: Seed,
    pub tones: Tones,
    pub palette: Palette,
    pub tile: Tile,
}

/// Width of a picture in units of its height.
pub const WIDE: f32 = 16.0 / 9.0;

pub fn draw(canvas: &mut Canvas, picture: PictureSeed) {
    let mut seed = Seed::new(&[u64::from(picture.seed), picture.scene as u64, picture.palette as u64]);
    let tile = Tile::new(&mut seed);
    let mut painter = Painter { seed, tones: tones(picture.palette), palette: picture.palette, tile };
    match picture.scene {
        Scene::Emblem => return ornament::emblem(canvas, &mut painter),
        Scene::Pattern => return ornament::pattern(canvas, &mut painter),
        _ => painter.sky(canvas),
    }
    match picture.scene {
        Scene::River => {
            painter.ridges(canvas, 5, (0.34, 0.66), 0.66);
            painter.water(canvas, 0.66);
            scenery::banks(canvas, &mut painter);
        }
        Scene::Terraces => {
            painter.ridges(canvas, 3, (0.26, 0.5), 0.78);
            scenery::terraces(canvas, &mut painter);
        }
        Scene::Bridge => {
            painter.ridges(canvas, 4, (0.3, 0.64), 0.64);
            scenery::bridge(canvas, &mut painter, 0.64);
        }
        Scene::Skyline => {
            painter.ridges(canvas, 3, (0.28, 0.7), 0.82);
            scenery::skyline(canvas, &mut painter, 0.8);
        }
        Scene::Branch => {
            painter.ridges(canvas, 4, (0.46, 1.0), 1.0);
            scenery::branch(canvas, &mut painter);
        }
        _ => painter.ridges(canvas, 7, (0.3, 1.0), 1.0),
    }
}

impl Painter {
    fn sky(&mut self, canvas: &mut Canvas) {
        let (top, horizon) = (self.tones.sky, self.tones.horizon);
        let tile = &self.tile;
        canvas.each(|x, y, _| {
            let cloud = tile.at(x * 0.22, y * 0.9) - 0.5;
            mix(top, horizon, smooth(y * 1.55) + cloud * 0.16)
        });
        let at = (0.25 + self.seed.fraction() * 1.25, 0.14 + self.seed.fraction() * 0.16);
        let radius = 0.045 + self.seed.fraction() * 0.035;
        if self.palette == Palette::Night {
            self.stars(canvas);
        }
        canvas.glow(at, radius * 7.0, self.tones.sun, self.tones.glow * 0.55);
        canvas.glow(at, radius * 2.4, self.tones.sun, self.tones.glow * 0.5);
        canvas.disk(at, radius, self.tones.sun, 0.94);
    }

    fn stars(&mut self, canvas: &mut Canvas) {
        for _ in 0..90 {
            let at = (self.seed.fraction() * WIDE, self.seed.fraction() * 0.4);
            canvas.disk(
                at,
                0.0008 + self.seed.fraction() * 0.0014,
                [0.95, 0.94, 0.88],
                0.25 + self.seed.fraction() * 0.5,
            );
        }
    }

    /// `count` ridges from far to near, their feet lost in mist, between `top` and `floor`, the nearest painted down to
    /// `bottom`.
    pub fn ridges(&mut self, canvas: &mut Canvas, count: usize, (top, floor): (f32, f32), bottom: f32) {
        for at in 0..count {
            let near = if count > 1 { at as f32 / (count - 1) as f32 } else { 1.0 };
            let line = Line::new(&mut self.seed);
            let shift = self.seed.fraction() * 200.0;
            let (base, height) = rise(top, floor, near);
            // The next ridge begins higher than this everywhere: nothing deeper would be seen.
            let next = rise(top, floor, if count > 1 { (at as f32 + 1.0) / (count - 1) as f32 } else { 1.0 });
            let seen = if at + 1 < count { (next.0 + next.1 * 0.44).min(floor) } else { bottom };
            let scale = 1.5 + 1.3 * near;
            let contour = |x: f32| base - height * (line.crests(x * scale + shift, 6) - 0.42);
            let body = mix(self.tones.far, self.tones.near, near * near * 0.92 + 0.02);
            let (mist, tile) = (self.tones.mist, &self.tile);
            let fade = 0.2 + 0.12 * near;
            let veil = if at + 1 == count { 0.35 } else { 0.94 };
            let snow = self.palette == Palette::WinterSnow;
            canvas.below(contour, (seen, 2.0), |x, y, depth| {
                if depth > fade * 1.4 {
                    return (mix(body, mist, veil), 0.96);
                }
                let grain = tile.grain(x * 1.7 + near, y * 3.4 - x * 0.6) - 0.5;
                let wash = tile.at(x * 0.35 + near * 3.0, y * 1.3) - 0.5;
                let foot = smooth((depth + wash * 0.12) * (1.0 / fade));
                let mut colour = mix(body, mist, foot * veil);
                colour = shade(colour, grain * 0.16 * (1.0 - foot));
                if snow {
                    let cap = smooth((grain * 2.0 + 0.5 - depth * 11.0) * 1.4);
                    colour = mix(colour, [0.97, 0.98, 0.98], cap * 0.72);
                }
                (colour, 0.96)
            });
            if at + 1 < count {
                self.band(canvas, base + 0.02, 0.05);
            }
        }
    }

    /// A drifting band of mist.
    fn band(&mut self, canvas: &mut Canvas, middle: f32, half: f32) {
        let shift = self.seed.fraction();
        let (mist, tile) = (self.tones.mist, &self.tile);
        canvas.boxed((0.0, middle - half), (WIDE, middle + half), |x, y| {
            let wave = tile.at(x * 0.3 + shift, y * 0.7);
            let body = 1.0 - ((y - middle) / half).abs();
            (mist, smooth(body) * smooth((wave - 0.42) * 4.0) * 0.55)
        });
    }

    /// Water from `shore` down to the bottom, mirroring what is above it.
    pub fn water(&mut self, canvas: &mut Canvas, shore: f32) {
        let unit = canvas.unit();
        let first = (shore * unit) as usize;
        let height = canvas.height;
        let (water, light) = (self.tones.water, self.tones.horizon);
        for y in first..height {
            let depth = (y - first) as f32 / unit;
            let near = depth / (1.0 - shore);
            for x in 0..canvas.width {
                let fx = x as f32 / unit;
                let ripple = self.tile.at(fx * 0.5, depth * (9.0 - 5.0 * near)) - 0.5;
                let swing = (ripple * (0.01 + 0.05 * near) * unit) as i64;
                let from = first as i64 - ((y - first) as f32 * 1.25) as i64 + swing / 2;
                let mirror =
                    canvas.get((x as i64 + swing).max(0) as usize, from.clamp(0, first as i64 - 1) as usize);
                let mut colour = mix(mirror, water, 0.28 + 0.3 * near);
                colour = mix(colour, light, smooth((ripple - 0.14) * 7.0) * 0.34);
                canvas.blend(x, y, colour, 1.0);
            }
        }
        let mist = self.tones.mist;
        canvas.boxed((0.0, shore - 0.02), (WIDE, shore + 0.02), |_, y| {
            (mist, smooth(1.0 - ((y - shore) / 0.02).abs()) * 0.55)
        });
    }
}

/// Where a ridge stands and how high it goes, from the farthest (0) to the nearest (1).
fn rise(top: f32, floor: f32, near: f32) -> (f32, f32) {
    (top + (floor - top) * (0.12 + 0.78 * near), (floor - top) * (0.62 - 0.34 * near) + 0.03)
}

/// Lighter or darker by a fraction.
pub fn shade(colour: Colour, by: f32) -> Colour {
    colour.map(|channel| (channel * (1.0 + by) + by * 0.1).clamp(0.0, 1.0))
}
