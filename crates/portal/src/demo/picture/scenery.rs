//! What stands in a landscape: banks, terraces, bridges, the town, a branch before it all.

use super::super::city::Palette;
use super::canvas::{Canvas, mix};
use super::landscape::{Painter, WIDE, shade};
use super::noise::{Line, smooth};

/// A dark bank in the foreground with reeds, and a small boat on the water.
pub fn banks(canvas: &mut Canvas, painter: &mut Painter) {
    let ink = painter.tones.near;
    boat(canvas, painter);
    let line = Line::new(&mut painter.seed);
    let left = painter.seed.one_in(2);
    let rise = move |x: f32| {
        let from = if left { x } else { WIDE - x };
        0.885 + smooth(from / 1.15) * 0.16 + (line.rough(x * 5.0, 4) - 0.5) * 0.02
    };
    canvas.below(&rise, (1.0, 2.0), |_, _, depth| (shade(ink, -0.25 + depth), 0.97));
    for _ in 0..46 {
        let spread = painter.seed.fraction();
        let x = if left { spread * 0.75 } else { WIDE - spread * 0.75 };
        let foot = rise(x) + 0.012;
        let (tall, lean) = (0.03 + painter.seed.fraction() * 0.075, (painter.seed.fraction() - 0.35) * 0.05);
        canvas.stroke(
            (x, foot),
            (x + lean * 0.4, foot - tall * 0.6),
            (0.0036, 0.0026),
            shade(ink, -0.2),
            0.9,
        );
        canvas.stroke(
            (x + lean * 0.4, foot - tall * 0.6),
            (x + lean, foot - tall),
            (0.0026, 0.0008),
            shade(ink, -0.2),
            0.9,
        );
    }
}

fn boat(canvas: &mut Canvas, painter: &mut Painter) {
    let ink = shade(painter.tones.near, -0.2);
    let (x, y) = (0.5 + painter.seed.fraction() * 0.8, 0.745 + painter.seed.fraction() * 0.07);
    for step in 0..24_u8 {
        let t = f32::from(step) / 23.0 * 2.0 - 1.0;
        canvas.stroke(
            (x + t * 0.05, y - t * t * 0.008),
            (x + t * 0.046, y + 0.004 - t * t * 0.006),
            (0.005, 0.005),
            ink,
            0.95,
        );
    }
    canvas.stroke((x - 0.02, y - 0.014), (x + 0.014, y - 0.014), (0.02, 0.02), ink, 0.92);
    canvas.stroke((x + 0.034, y - 0.002), (x + 0.034, y - 0.034), (0.006, 0.004), ink, 0.95);
    canvas.disk((x + 0.034, y - 0.036), 0.0072, ink, 0.95);
    canvas.stroke((x - 0.05, y + 0.016), (x + 0.05, y + 0.016), (0.004, 0.004), ink, 0.25);
    canvas.stroke((x - 0.034, y + 0.024), (x + 0.03, y + 0.024), (0.003, 0.003), ink, 0.15);
}

/// Fields that follow the slope, each with a bright edge of water.
pub fn terraces(canvas: &mut Canvas, painter: &mut Painter) {
    let (field, sky, ink) = (painter.tones.field, painter.tones.horizon, painter.tones.near);
    let line = Line::new(&mut painter.seed);
    let fine = Line::new(&mut painter.seed);
    let shift = painter.seed.fraction() * 90.0;
    let mut top = 0.5;
    let mut at = 0_u8;
    while top < 1.06 {
        let depth = (top - 0.5) / 0.5;
        let step = 0.018 + 0.05 * depth * depth + 0.012 * painter.seed.fraction();
        let slope = 0.15 - 0.06 * depth;
        let offset = f32::from(at);
        let contour = |x: f32| {
            top + slope * (line.rough(x * 1.15 + shift, 2) - 0.5) * 2.0
                + (fine.rough(x * 3.0 + offset * 0.35, 3) - 0.5) * 0.035
        };
        let tone = mix(
            mix(painter.tones.far, field, 0.45 + 0.4 * depth),
            ink,
            if at.is_multiple_of(3) { 0.2 } else { 0.05 },
        );
        let flooded = painter.seed.one_in(3);
        let tile = &painter.tile;
        canvas.below(contour, (1.0, step * 2.0 + 0.06), |x, y, below| {
            let rim = smooth(1.0 - below / (0.004 + 0.005 * depth));
            let grain = tile.grain(x * 3.0, y * 7.0) - 0.5;
            let mut colour = shade(tone, grain * 0.2 - smooth(below / (step * 1.1)) * 0.28);
            if flooded {
                colour = mix(colour, sky, 0.55 * (1.0 - smooth(below / step)));
            }
            (mix(colour, sky, rim * 0.75), 1.0)
        });
        top += step;
        at = at.wrapping_add(1);
    }
    farmhouses(canvas, painter);
}

fn farmhouses(canvas: &mut Canvas, painter: &mut Painter) {
    let ink = shade(painter.tones.near, -0.15);
    let wall = mix(painter.tones.mist, painter.tones.near, 0.12);
    let x0 = 0.2 + painter.seed.fraction() * 1.1;
    for at in 0..5_u8 {
        let x = x0 + f32::from(at) * 0.052 + painter.seed.fraction() * 0.012;
        let y = 0.6 + painter.seed.fraction() * 0.035;
        canvas.block((x - 0.018, y - 0.022), (x + 0.018, y), wall, 0.96);
        roof(canvas, (x, y - 0.022), 0.027, 0.016, ink);
        if let Some(lamp) = painter.tones.lamp {
            canvas.block((x - 0.006, y - 0.014), (x + 0.004, y - 0.006), lamp, 0.9);
        }
    }
}

/// A roof with lifted eaves.
fn roof(canvas: &mut Canvas, (x, y): (f32, f32), half: f32, high: f32, ink: super::canvas::Colour) {
    canvas.boxed((x - half, y - high), (x + half, y + 0.004), |px, py| {
        let t = ((px - x) / half).abs();
        let up = (y - py) / high;
        let cover = if t < 1.0
            && up <= (1.0 - t) * (1.0 - t) * 0.8 + 0.2 + t * t * 0.12
            && up >= t * t * 0.12 - 0.1
        {
            1.0
        } else {
            0.0
        };
        (ink, cover)
    });
}

/// A bridge of arches or of cables over the water, mirrored in it.
pub fn bridge(canvas: &mut Canvas, painter: &mut Painter, shore: f32) {
    let ink = mix(painter.tones.near, painter.tones.far, 0.12);
    if painter.seed.one_in(2) {
        arches(canvas, painter, shore, ink)
    } else {
        cables(canvas, painter, shore, ink)
    }
    painter.water(canvas, shore);
}

fn arches(canvas: &mut Canvas, painter: &mut Painter, shore: f32, ink: super::canvas::Colour) {
    let count = 5 + painter.seed.below(3);
    let span = WIDE * 0.86 / count as f32;
    let start = WIDE * 0.07;
    let middle = WIDE / 2.0;
    let deck = |x: f32| {
        let t = (x - middle) / (WIDE * 0.5);
        shore - 0.052 - 0.075 * (1.0 - t * t).max(0.0)
    };
    canvas.below(deck, (shore, 2.0), |x, y, depth| {
        let at = (x - start) / span;
        let cell = at.floor();
        if cell < 0.0 || cell >= count as f32 {
            return (ink, 0.96);
        }
        let centre = start + (cell + 0.5) * span;
        let radius = (span * 0.42).min(shore - deck(centre) - 0.018);
        let (dx, dy) = ((x - centre) / (span * 0.42), (shore - y) / radius);
        let stone = ((dx * dx + dy * dy).sqrt() - 1.0) * radius * 900.0 + 0.5;
        let colour = if depth < 0.007 { shade(ink, 0.35) } else { ink };
        (colour, stone.clamp(0.0, 0.97))
    });
    for at in 0..60_u8 {
        let x = f32::from(at) / 59.0 * WIDE;
        canvas.stroke((x, deck(x)), (x, deck(x) - 0.012), (0.0022, 0.0022), ink, 0.9);
    }
    pavilion(canvas, (middle, deck(middle) - 0.002), ink);
}

fn pavilion(canvas: &mut Canvas, (x, y): (f32, f32), ink: super::canvas::Colour) {
    for side in [-0.034_f32, -0.012, 0.012, 0.034] {
        canvas.stroke((x + side, y), (x + side, y - 0.04), (0.004, 0.004), ink, 0.95);
    }
    roof(canvas, (x, y - 0.038), 0.062, 0.026, ink);
    roof(canvas, (x, y - 0.058), 0.036, 0.024, ink);
}

fn cables(canvas: &mut Canvas, painter: &mut Painter, shore: f32, ink: super::canvas::Colour) {
    let deck = shore - 0.055;
    let light = mix(ink, painter.tones.horizon, 0.25);
    for tower in [WIDE * 0.3, WIDE * 0.7] {
        let top = deck - 0.27;
        canvas.stroke((tower - 0.016, shore), (tower, top), (0.014, 0.007), ink, 0.97);
        canvas.stroke((tower + 0.016, shore), (tower, top), (0.014, 0.007), ink, 0.97);
        for cable in 1..=11_u8 {
            let reach = f32::from(cable) * WIDE * 0.0178;
            let height = top + 0.012 + f32::from(11 - cable) * 0.011;
            for side in [-1.0_f32, 1.0] {
                canvas.stroke((tower, height), (tower + side * reach, deck), (0.0016, 0.0016), light, 0.75);
            }
        }
    }
    canvas.block((0.0, deck), (WIDE, deck + 0.014), ink, 0.97);
    canvas.block((0.0, deck - 0.003), (WIDE, deck), light, 0.8);
    for pier in [0.06_f32, 0.94] {
        canvas.block((WIDE * pier - 0.008, deck), (WIDE * pier + 0.008, shore), ink, 0.95);
    }
}

/// Rows of houses, towers and a pagoda before the hills, with the river in front.
pub fn skyline(canvas: &mut Canvas, painter: &mut Painter, shore: f32) {
    for row in 0..3_u8 {
        let near = f32::from(row) / 2.0;
        let tone =
            mix(mix(painter.tones.far, painter.tones.mist, 0.25), painter.tones.near, 0.12 + 0.72 * near);
        let mut x = -0.02 - painter.seed.fraction() * 0.03;
        while x < WIDE {
            let wide = 0.03 + painter.seed.fraction() * 0.05;
            let middle = 1.0 - ((x - WIDE * 0.5) / WIDE * 1.6).abs();
            let tall = (0.05 + painter.seed.fraction() * 0.13) * (0.5 + middle.max(0.0)) * (1.1 - 0.5 * near);
            house(canvas, painter, (x, shore - tall), (wide, tall), tone, near);
            x += wide + painter.seed.fraction() * 0.012;
        }
        let mist = painter.tones.mist;
        canvas.boxed((0.0, shore - 0.07), (WIDE, shore), |_, y| {
            (mist, smooth((y - shore + 0.07) / 0.07) * 0.4 * (1.0 - near))
        });
    }
    let at = WIDE * (0.18 + painter.seed.fraction() * 0.64);
    pagoda(canvas, painter, (at, shore));
    painter.water(canvas, shore);
}

fn house(
    canvas: &mut Canvas,
    painter: &mut Painter,
    (x, y): (f32, f32),
    (wide, tall): (f32, f32),
    tone: super::canvas::Colour,
    near: f32,
) {
    let bottom = y + tall;
    canvas.block((x, y), (x + wide, bottom), tone, 0.97);
    match painter.seed.below(5) {
        0 if tall < 0.11 => roof(canvas, (x + wide / 2.0, y + 0.002), wide * 0.62, 0.022, shade(tone, -0.2)),
        1 => canvas.block((x + wide * 0.3, y - 0.012), (x + wide * 0.7, y), tone, 0.97),
        2 => canvas.stroke((x + wide / 2.0, y), (x + wide / 2.0, y - 0.03), (0.003, 0.001), tone, 0.9),
        _ => {}
    }
    let glass = painter.tones.lamp.unwrap_or(mix(tone, painter.tones.horizon, 0.4));
    let strong = if painter.tones.lamp.is_some() { 0.8 } else { 0.4 };
    let mut wy = y + 0.012;
    while wy < bottom - 0.014 {
        let mut wx = x + 0.006;
        while wx < x + wide - 0.008 {
            if painter.seed.below(10) < 4 {
                canvas.block((wx, wy), (wx + 0.0046, wy + 0.006), glass, strong * (0.4 + 0.6 * near));
            }
            wx += 0.0098;
        }
        wy += 0.0145;
    }
}

fn pagoda(canvas: &mut Canvas, painter: &Painter, (x, foot): (f32, f32)) {
    let ink = shade(painter.tones.near, -0.1);
    let mut y = foot;
    for storey in 0..7_u8 {
        let half = 0.038 - f32::from(storey) * 0.0036;
        let tall = 0.038 - f32::from(storey) * 0.0022;
        canvas.block((x - half, y - tall), (x + half, y), ink, 0.98);
        if let Some(lamp) = painter.tones.lamp {
            canvas.block((x - half * 0.3, y - tall * 0.62), (x + half * 0.3, y - tall * 0.15), lamp, 0.75);
        }
        y -= tall;
        roof(canvas, (x, y + 0.006), half * 1.5, 0.013, ink);
    }
    canvas.stroke((x, y), (x, y - 0.05), (0.007, 0.001), ink, 0.98);
}

/// Plum in winter and spring, bamboo in summer, maple in autumn: a branch before the hills.
pub fn branch(canvas: &mut Canvas, painter: &mut Painter) {
    let bamboo = matches!(painter.palette, Palette::SummerNoon)
        || (painter.palette == Palette::Ink && painter.seed.one_in(2));
    if bamboo {
        return bamboo_grove(canvas, painter);
    }
    let ink = shade(mix(painter.tones.near, [0.2, 0.13, 0.1], 0.5), -0.2);
    let left = painter.seed.one_in(2);
    let mut twigs = vec![(
        (if left { -0.02 } else { WIDE + 0.02 }, 0.1 + painter.seed.fraction() * 0.2),
        if left { 0.25_f32 } else { -0.25 },
        0.03_f32,
        0_u8,
    )];
    let mut blossoms: Vec<(f32, f32)> = Vec::new();
    while let Some((from, lean, width, order)) = twigs.pop() {
        let (mut at, mut lean, mut width) = (from, lean, width);
        let side = if left { 1.0 } else { -1.0 };
        let steps = 12 - order * 4;
        for step in 0..steps {
            let reach = 0.085 - f32::from(order) * 0.02;
            lean = lean * 0.72 + (painter.seed.fraction() - 0.46) * 1.3;
            let next = (
                at.0 + side * reach * (0.55 + painter.seed.fraction() * 0.45),
                at.1 + lean * side * reach * 0.8,
            );
            canvas.stroke(at, next, (width, width * 0.86), ink, 0.96);
            if order < 2 && step > 1 && painter.seed.below(10) < 6 {
                let turn = if painter.seed.one_in(2) { 1.1 } else { -1.1 };
                twigs.push((next, lean + turn, width * 0.55, order + 1));
            }
            for _ in 0..painter.seed.below(2 + usize::from(order)) {
                if order == 0 {
                    break;
                }
                blossoms.push((
                    next.0 + (painter.seed.fraction() - 0.5) * 0.045,
                    next.1 + (painter.seed.fraction() - 0.5) * 0.045,
                ));
            }
            (at, width) = (next, width * 0.86);
        }
    }
    blossoms.truncate(120);
    for at in blossoms {
        blossom(canvas, painter, at);
    }
}

/// Corners of a five-petalled flower on a circle of radius one.
const PETALS: [(f32, f32); 5] =
    [(0.0, -1.0), (0.951, -0.309), (0.588, 0.809), (-0.588, 0.809), (-0.951, -0.309)];

fn blossom(canvas: &mut Canvas, painter: &mut Painter, (x, y): (f32, f32)) {
    let size = 0.0075 + painter.seed.fraction() * 0.0065;
    let tone = mix(painter.tones.blossom, [1.0, 0.97, 0.95], painter.seed.fraction() * 0.45);
    for (dx, dy) in PETALS {
        canvas.disk((x + dx * size * 0.8, y + dy * size * 0.8), size * 0.72, tone, 0.9);
    }
    canvas.disk((x, y), size * 0.36, mix(painter.tones.sun, [0.85, 0.6, 0.2], 0.5), 0.95);
}

fn bamboo_grove(canvas: &mut Canvas, painter: &mut Painter) {
    let left = painter.seed.one_in(2);
    for stem in 0..7_u8 {
        let near = f32::from(stem) / 6.0;
        let tone = mix(mix(painter.tones.mist, painter.tones.far, 0.6), painter.tones.near, near);
        let spread = painter.seed.fraction() * 0.55 + 0.03;
        let mut at = (if left { spread } else { WIDE - spread }, 1.02);
        let width = 0.008 + 0.014 * near;
        let lean = (painter.seed.fraction() - 0.5) * 0.05;
        for _ in 0..9 {
            let next = (at.0 + lean * 0.3, at.1 - 0.13);
            canvas.stroke((at.0, at.1 - 0.004), (next.0, next.1 + 0.004), (width, width), tone, 0.92);
            canvas.stroke(
                (next.0 - width * 0.62, next.1),
                (next.0 + width * 0.62, next.1),
                (0.004, 0.004),
                shade(tone, -0.25),
                0.9,
            );
            if painter.seed.below(10) < 7 {
                leaves(canvas, painter, next, tone);
            }
            at = next;
        }
    }
}

fn leaves(canvas: &mut Canvas, painter: &mut Painter, (x, y): (f32, f32), tone: super::canvas::Colour) {
    for _ in 0..5 {
        let side = if painter.seed.one_in(2) { 1.0 } else { -1.0 };
        let (long, drop) = (0.05 + painter.seed.fraction() * 0.06, 0.01 + painter.seed.fraction() * 0.07);
        let middle = (x + side * long * 0.5, y + drop * 0.35);
        canvas.stroke((x, y), middle, (0.002, 0.011), tone, 0.9);
        canvas.stroke(middle, (x + side * long, y + drop), (0.011, 0.0006), tone, 0.9);
    }
}
