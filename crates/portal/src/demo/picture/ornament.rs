//! Pictures without a landscape: a seal on a pattern, and patterns of waves, lattice and scales.

use super::canvas::{Canvas, Colour, mix};
use super::landscape::{Painter, WIDE, shade};
use super::noise::{Line, smooth};

/// The three patterns, by a number.
fn weave(canvas: &mut Canvas, painter: &mut Painter, ground: Colour, thread: Colour, strong: f32) {
    let size = 0.09 + painter.seed.fraction() * 0.05;
    let kind = painter.seed.below(3);
    let tile = &painter.tile;
    canvas.each(|x, y, _| {
        let line = match kind {
            0 => waves(x, y, size),
            1 => lattice(x, y, size),
            _ => scales(x, y, size),
        };
        let wash = tile.at(x * 0.3, y * 0.3) - 0.5;
        mix(shade(ground, wash * 0.14), thread, line * strong * (0.75 + wash))
    });
}

/// Thin where `distance` is near to a line.
fn thin(distance: f32, half: f32) -> f32 {
    smooth(1.0 - distance.abs() * (1.0 / half))
}

/// Arcs over arcs: the old pattern of waves.
fn waves(x: f32, y: f32, size: f32) -> f32 {
    let row = (y / (size * 0.5)).floor();
    for step in [1.0_f32, 0.0, -1.0] {
        let at = row + step;
        let shift = if (at as i64).rem_euclid(2) == 0 { 0.0 } else { 0.5 };
        let cx = (f32::from((x / size - shift + 8.5) as u16) - 8.0 + shift) * size;
        let cy = (at + 1.0) * size * 0.5;
        let distance = ((x - cx) * (x - cx) + (y - cy) * (y - cy)).sqrt() / (size * 0.5);
        if distance <= 1.0 && y <= cy {
            return [0.96_f32, 0.68, 0.4].iter().map(|ring| thin(distance - ring, 0.07)).fold(0.0, f32::max);
        }
    }
    0.0
}

/// A window lattice of crossed squares.
fn lattice(x: f32, y: f32, size: f32) -> f32 {
    let (u, v) = ((x / size).fract() - 0.5, (y / size).fract() - 0.5);
    let (u, v) = (u.abs(), v.abs());
    let half = 0.022;
    let frame = thin(0.5 - u.max(v), half);
    let square = thin(0.28 - u.max(v), half);
    let diamond = thin(0.5 - (u + v), half);
    let cross = if u.max(v) > 0.28 { thin(u.min(v), half) } else { 0.0 };
    frame.max(square).max(diamond * 0.8).max(cross)
}

/// Hexagons, as on a tortoise.
fn scales(x: f32, y: f32, size: f32) -> f32 {
    let (w, h) = (size, size * 1.732);
    let cell = |ox: f32, oy: f32| {
        let (u, v) = (((x + ox) / w).rem_euclid(1.0) - 0.5, ((y + oy) / h).rem_euclid(1.0) - 0.5);
        let (u, v) = ((u * w).abs(), (v * h).abs());
        (u).max(u * 0.5 + v * 0.866) / (w * 0.5)
    };
    let distance = cell(0.0, 0.0).min(cell(w * 0.5, h * 0.5));
    thin(1.0 - distance, 0.06).max(thin(0.62 - distance, 0.06) * 0.7)
}

pub fn pattern(canvas: &mut Canvas, painter: &mut Painter) {
    let (ground, thread) = grounds(painter);
    weave(canvas, painter, ground, thread, 0.5);
    let (mist, line) = (painter.tones.mist, Line::new(&mut painter.seed));
    for ridge in 0..3_u8 {
        let near = f32::from(ridge) / 2.0;
        let tone = mix(ground, painter.tones.near, 0.35 + 0.5 * near);
        let shift = f32::from(ridge) * 31.0;
        canvas.below(
            |x| 0.72 + 0.1 * near - 0.26 * (line.crests(x * 1.6 + shift, 5) - 0.4),
            (1.0, 2.0),
            |_, _, depth| (mix(tone, mist, smooth(depth / 0.35) * 0.5), 0.94),
        );
    }
}

/// A deep ground and a light thread, or the reverse.
fn grounds(painter: &Painter) -> (Colour, Colour) {
    let deep = mix(painter.tones.near, painter.tones.far, 0.18);
    (mix(painter.tones.mist, deep, 0.1), mix(deep, painter.tones.mist, 0.35))
}

/// A round seal with a mountain and waves in it, on a pattern.
pub fn emblem(canvas: &mut Canvas, painter: &mut Painter) {
    let deep = mix(painter.tones.near, painter.tones.far, 0.15);
    weave(canvas, painter, deep, mix(deep, painter.tones.mist, 0.5), 0.42);
    let (paper, centre) = (painter.tones.mist, (WIDE / 2.0, 0.5));
    canvas.glow(centre, 0.62, shade(deep, -0.35), 0.55);
    canvas.disk(centre, 0.33, paper, 0.98);
    canvas.ring(centre, 0.302, 0.306, deep, 0.9);
    canvas.ring(centre, 0.312, 0.322, deep, 0.9);
    let (line, shift) = (Line::new(&mut painter.seed), painter.seed.fraction() * 40.0);
    let sun = (centre.0 + (painter.seed.fraction() - 0.5) * 0.24, 0.37);
    canvas.disk(sun, 0.048, painter.tones.blossom, 0.95);
    for ridge in 0..3_u8 {
        let near = f32::from(ridge) / 2.0;
        let tone = mix(painter.tones.far, deep, near);
        let contour =
            |x: f32| 0.56 + 0.05 * near - 0.24 * (line.crests(x * 2.6 + shift + near * 17.0, 4) - 0.42);
        canvas.below(contour, (0.8, 2.0), |x, y, depth| {
            let (dx, dy) = (x - centre.0, y - centre.1);
            let within = ((0.294 - (dx * dx + dy * dy).sqrt()) * 700.0).clamp(0.0, 1.0);
            (mix(tone, paper, smooth(depth / 0.2) * 0.6), within)
        });
    }
    inside(canvas, centre, 0.294, |x, y| {
        let arc = waves(x, y, 0.075);
        (mix(paper, deep, 0.12 + arc * 0.8), ((y - 0.645) * 700.0).clamp(0.0, 1.0))
    });
}

fn inside(canvas: &mut Canvas, (cx, cy): (f32, f32), radius: f32, paint: impl Fn(f32, f32) -> (Colour, f32)) {
    let unit = canvas.unit();
    canvas.boxed((cx - radius, cy - radius), (cx + radius, cy + radius), |x, y| {
        let distance = ((x - cx) * (x - cx) + (y - cy) * (y - cy)).sqrt();
        let (colour, alpha) = paint(x, y);
        (colour, alpha * ((radius - distance) * unit + 0.5).clamp(0.0, 1.0))
    });
}
