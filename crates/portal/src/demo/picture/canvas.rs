//! Where pictures are painted: colours as fractions, coordinates with the height as 1 (the width is 16/9).

use super::noise::smooth;

pub type Colour = [f32; 3];

/// `0x3b5f4c` as a colour.
pub const fn rgb(hex: u32) -> Colour {
    [((hex >> 16) & 255) as f32 / 255.0, ((hex >> 8) & 255) as f32 / 255.0, (hex & 255) as f32 / 255.0]
}

/// `a` and `b` mixed, `t` of the second.
pub fn mix(a: Colour, b: Colour, t: f32) -> Colour {
    let t = t.clamp(0.0, 1.0);
    [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t]
}

pub struct Canvas {
    pub width: usize,
    pub height: usize,
    pixels: Vec<Colour>,
}

impl Canvas {
    pub fn new(width: usize, height: usize) -> Self {
        Self { width, height, pixels: vec![[1.0; 3]; width * height] }
    }

    /// Pixels per unit.
    pub fn unit(&self) -> f32 {
        self.height as f32
    }

    pub fn get(&self, x: usize, y: usize) -> Colour {
        self.pixels
            .get(y.min(self.height - 1) * self.width + x.min(self.width - 1))
            .copied()
            .unwrap_or([1.0; 3])
    }

    pub fn blend(&mut self, x: usize, y: usize, colour: Colour, alpha: f32) {
        if let Some(pixel) = self.pixels.get_mut(y * self.width + x) {
            *pixel = mix(*pixel, colour, alpha);
        }
    }

    /// Every pixel from its own place; `paint` sees x and y in units and what is there.
    pub fn each(&mut self, paint: impl Fn(f32, f32, Colour) -> Colour) {
        let (width, unit) = (self.width, self.unit());
        for (y, row) in self.pixels.chunks_exact_mut(width).enumerate() {
            let fy = (y as f32 + 0.5) / unit;
            for (x, pixel) in row.iter_mut().enumerate() {
                *pixel = paint((x as f32 + 0.5) / unit, fy, *pixel);
            }
        }
    }

    /// Paints what lies below a contour, down to `floor` and no deeper than `deep`. `paint` gets x, y and the depth below
    /// the contour and answers colour and cover.
    pub fn below(
        &mut self,
        contour: impl Fn(f32) -> f32,
        (floor, deep): (f32, f32),
        paint: impl Fn(f32, f32, f32) -> (Colour, f32),
    ) {
        let unit = self.unit();
        let tops: Vec<f32> = (0..self.width).map(|x| contour((x as f32 + 0.5) / unit) * unit).collect();
        let highest = tops.iter().copied().fold(f32::MAX, f32::min).max(0.0) as usize;
        let bottom = ((floor * unit) as usize).min(self.height);
        let deep = deep * unit;
        for (y, row) in self.pixels.chunks_exact_mut(self.width).enumerate().take(bottom).skip(highest) {
            let (line, fy) = (y as f32, (y as f32 + 0.5) / unit);
            for (x, (pixel, top)) in row.iter_mut().zip(&tops).enumerate() {
                let edge = line + 1.0 - top;
                if edge > 0.0 && edge <= deep {
                    let (colour, cover) = paint((x as f32 + 0.5) / unit, fy, (fy - top / unit).max(0.0));
                    *pixel = mix(*pixel, colour, cover * edge.min(1.0));
                }
            }
        }
    }

    pub fn disk(&mut self, (cx, cy): (f32, f32), radius: f32, colour: Colour, alpha: f32) {
        self.ring((cx, cy), 0.0, radius, colour, alpha);
    }

    pub fn ring(&mut self, (cx, cy): (f32, f32), inner: f32, outer: f32, colour: Colour, alpha: f32) {
        let unit = self.unit();
        self.boxed((cx - outer, cy - outer), (cx + outer, cy + outer), |x, y| {
            let distance = ((x - cx) * (x - cx) + (y - cy) * (y - cy)).sqrt();
            let within = ((outer - distance) * unit + 0.5).clamp(0.0, 1.0);
            let hole = if inner > 0.0 { ((distance - inner) * unit + 0.5).clamp(0.0, 1.0) } else { 1.0 };
            (colour, within * hole * alpha)
        });
    }

    /// Light that fades from a point.
    pub fn glow(&mut self, (cx, cy): (f32, f32), radius: f32, colour: Colour, alpha: f32) {
        self.boxed((cx - radius, cy - radius), (cx + radius, cy + radius), |x, y| {
            let distance = ((x - cx) * (x - cx) + (y - cy) * (y - cy)).sqrt();
            (colour, smooth(1.0 - distance / radius) * alpha)
        });
    }

    /// A stroke between two points, its width changing from one to the other.
    pub fn stroke(
        &mut self,
        a: (f32, f32),
        b: (f32, f32),
        (from, to): (f32, f32),
        colour: Colour,
        alpha: f32,
    ) {
        let unit = self.unit();
        let reach = from.max(to) + 1.0 / unit;
        let (dx, dy) = (b.0 - a.0, b.1 - a.1);
        let length = (dx * dx + dy * dy).max(1e-9);
        self.boxed(
            (a.0.min(b.0) - reach, a.1.min(b.1) - reach),
            (a.0.max(b.0) + reach, a.1.max(b.1) + reach),
            |x, y| {
                let t = (((x - a.0) * dx + (y - a.1) * dy) / length).clamp(0.0, 1.0);
                let (px, py) = (a.0 + dx * t - x, a.1 + dy * t - y);
                let half = (from + (to - from) * t) * 0.5;
                (colour, ((half - (px * px + py * py).sqrt()) * unit + 0.5).clamp(0.0, 1.0) * alpha)
            },
        );
    }

    /// A filled box with straight edges.
    pub fn block(&mut self, low: (f32, f32), high: (f32, f32), colour: Colour, alpha: f32) {
        let unit = self.unit();
        self.boxed(low, high, |x, y| {
            let inside =
                |at: f32, low: f32, high: f32| ((at - low).min(high - at) * unit + 0.5).clamp(0.0, 1.0);
            (colour, inside(x, low.0, high.0) * inside(y, low.1, high.1) * alpha)
        });
    }

    /// Paints the pixels of a box, each by its place.
    pub fn boxed(&mut self, low: (f32, f32), high: (f32, f32), paint: impl Fn(f32, f32) -> (Colour, f32)) {
        let unit = self.unit();
        let span = |low: f32, high: f32, limit: usize| {
            let from = (low * unit - 1.0).max(0.0) as usize;
            from..((high * unit + 2.0).max(0.0) as usize).min(limit)
        };
        for y in span(low.1, high.1, self.height) {
            for x in span(low.0, high.0, self.width) {
                let (colour, alpha) = paint((x as f32 + 0.5) / unit, (y as f32 + 0.5) / unit);
                if alpha > 0.0 {
                    self.blend(x, y, colour, alpha);
                }
            }
        }
    }

    /// The picture as bytes, with a little paper grain.
    pub fn bytes(&self) -> Vec<u8> {
        let mut out = vec![0; self.pixels.len() * 3];
        let mut state = 0x9e37_79b9_u32;
        for (bytes, pixel) in out.chunks_exact_mut(3).zip(&self.pixels) {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let grain = (state >> 24) as f32 * (3.0 / 255.0) - 1.5;
            bytes.iter_mut().zip(pixel).for_each(|(byte, channel)| *byte = (channel * 255.0 + grain) as u8);
        }
        out
    }
}
