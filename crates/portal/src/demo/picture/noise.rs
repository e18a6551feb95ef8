//! Value noise, on a line and on a tile, from integers and plain arithmetic alone, so that every machine draws the same.

use super::super::seed::Seed;

const SIDE: usize = 256;

/// Soft step from 0 to 1.
pub fn smooth(t: f32) -> f32 {
    let t = t.clamp(0.0, 1.0);
    t * t * (3.0 - 2.0 * t)
}

/// Noise on a line: random heights, smoothly joined.
pub struct Line {
    knots: Vec<f32>,
}

impl Line {
    pub fn new(seed: &mut Seed) -> Self {
        Self { knots: (0..SIDE).map(|_| seed.fraction()).collect() }
    }

    pub fn at(&self, x: f32) -> f32 {
        let floor = x.floor();
        let cell = floor as i64;
        let knot = |at: i64| self.knots.get(at.rem_euclid(SIDE as i64) as usize).copied().unwrap_or(0.5);
        let t = smooth(x - floor);
        knot(cell) * (1.0 - t) + knot(cell + 1) * t
    }

    /// Several octaves, about 0..1.
    pub fn rough(&self, x: f32, octaves: u32) -> f32 {
        let (mut sum, mut size, mut scale, mut whole) = (0.0, 0.5, 1.0, 0.0);
        for octave in 0..octaves {
            sum += self.at(x * scale + octave as f32 * 37.0) * size;
            whole += size;
            size *= 0.5;
            scale *= 2.03;
        }
        sum / whole
    }

    /// Octaves folded into crests, as mountains have them.
    pub fn crests(&self, x: f32, octaves: u32) -> f32 {
        let (mut sum, mut size, mut scale, mut whole) = (0.0, 0.55, 1.0, 0.0);
        for octave in 0..octaves {
            let value = self.at(x * scale + octave as f32 * 53.0);
            let crest = 1.0 - (2.0 * value - 1.0).abs();
            sum += if octave == 0 { crest * size } else { value * size };
            whole += size;
            size *= 0.46;
            scale *= 2.1;
        }
        sum / whole
    }
}

/// A tile of cloudy noise, looked up instead of computed.
pub struct Tile {
    cells: Box<[f32]>,
}

impl Tile {
    pub fn new(seed: &mut Seed) -> Self {
        let mut cells = vec![0.0; SIDE * SIDE];
        let (mut size, mut step) = (0.5_f32, 64_usize);
        while step >= 2 {
            let across = SIDE / step;
            let knots: Vec<f32> = (0..across * across).map(|_| seed.fraction() * size).collect();
            let weights: Vec<f32> = (0..step).map(|at| smooth(at as f32 / step as f32)).collect();
            let knot =
                |x: usize, y: usize| knots.get((y % across) * across + x % across).copied().unwrap_or(0.0);
            for (y, row) in cells.chunks_exact_mut(SIDE).enumerate() {
                let ty = weights.get(y % step).copied().unwrap_or(0.0);
                for (cx, run) in row.chunks_exact_mut(step).enumerate() {
                    let side = |x: usize| knot(x, y / step) * (1.0 - ty) + knot(x, y / step + 1) * ty;
                    let (left, right) = (side(cx), side(cx + 1));
                    run.iter_mut().zip(&weights).for_each(|(cell, t)| *cell += left + (right - left) * t);
                }
            }
            size *= 0.5;
            step /= 2;
        }
        Self { cells: cells.into_boxed_slice() }
    }

    /// The nearest cell: enough where the grain is as fine as the pixels.
    pub fn grain(&self, x: f32, y: f32) -> f32 {
        let (cx, cy) =
            (((x + 64.0) * SIDE as f32) as usize % SIDE, ((y + 64.0) * SIDE as f32) as usize % SIDE);
        self.cells.get(cy * SIDE + cx).copied().unwrap_or(0.5)
    }

    /// Smooth look-up; the tile repeats each unit.
    pub fn at(&self, x: f32, y: f32) -> f32 {
        // Far from zero on the positive side, where cutting off and rounding down are the same.
        let (x, y) = ((x + 64.0) * SIDE as f32, (y + 64.0) * SIDE as f32);
        let (cx, cy) = (x as i32, y as i32);
        let (tx, ty) = (x - cx as f32, y - cy as f32);
        let (cx, cy) = (cx as usize % SIDE, cy as usize % SIDE);
        let (nx, ny) = ((cx + 1) % SIDE, (cy + 1) % SIDE);
        let Some(cells) = self.cells.get(..SIDE * SIDE) else { return 0.5 };
        let top = cells[cy * SIDE + cx] + (cells[cy * SIDE + nx] - cells[cy * SIDE + cx]) * tx;
        let bottom = cells[ny * SIDE + cx] + (cells[ny * SIDE + nx] - cells[ny * SIDE + cx]) * tx;
        top + (bottom - top) * ty
    }
}
