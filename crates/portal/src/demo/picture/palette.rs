//! Seasons and hours as colours.

use super::super::city::Palette;
use super::canvas::{Colour, rgb};

pub struct Tones {
    pub sky: Colour,
    pub horizon: Colour,
    pub sun: Colour,
    /// How bright the light around the sun is.
    pub glow: f32,
    pub mist: Colour,
    pub far: Colour,
    pub near: Colour,
    pub field: Colour,
    pub water: Colour,
    pub blossom: Colour,
    /// Lights in windows.
    pub lamp: Option<Colour>,
}

pub fn tones(palette: Palette) -> Tones {
    let of = |hex: [u32; 9], glow: f32, lamp: Option<u32>| Tones {
        sky: rgb(hex[0]),
        horizon: rgb(hex[1]),
        sun: rgb(hex[2]),
        glow,
        mist: rgb(hex[3]),
        far: rgb(hex[4]),
        near: rgb(hex[5]),
        field: rgb(hex[6]),
        water: rgb(hex[7]),
        blossom: rgb(hex[8]),
        lamp: lamp.map(rgb),
    };
    match palette {
        Palette::SpringMorning => of(
            [0xc9dcd6, 0xf6efdf, 0xfdf3d8, 0xf3f0e4, 0x9dbdb2, 0x2f5a4c, 0x7fa669, 0xb9d3cc, 0xe3a6ae],
            0.6,
            None,
        ),
        Palette::SummerNoon => of(
            [0x9cc3cf, 0xeef3e6, 0xfffbe8, 0xeaf1e8, 0x7faeb0, 0x1f4f45, 0x5f9a55, 0x9cc6c8, 0xf2c9b8],
            0.4,
            None,
        ),
        Palette::AutumnDusk => of(
            [0xd9b48f, 0xf7e3c0, 0xe8794a, 0xf4e2c6, 0xb98f76, 0x4a3a3a, 0xc9963f, 0xd9b998, 0xc8553d],
            0.8,
            Some(0xffd28a),
        ),
        Palette::WinterSnow => of(
            [0xc7d1d9, 0xf1f1ee, 0xf6e7d6, 0xf5f5f3, 0xa9b8c4, 0x33444f, 0xdfe5e6, 0xc4d0d6, 0xb8404a],
            0.4,
            None,
        ),
        Palette::Dawn => of(
            [0x8fa3bd, 0xf6d9c4, 0xf3a27c, 0xf2dfd4, 0x9a9db8, 0x2d3a55, 0x6f8f86, 0xc3b8c4, 0xf0b7b0],
            0.8,
            Some(0xffe0a6),
        ),
        Palette::Night => of(
            [0x17263a, 0x4a6178, 0xf3ecd2, 0x52687c, 0x3d566b, 0x0d1a26, 0x2c4a50, 0x24394d, 0xd9c4c4],
            0.5,
            Some(0xf6c66e),
        ),
        Palette::Ink => of(
            [0xe6e4dc, 0xf4f2ea, 0xc8553d, 0xf4f2ea, 0xb4b9b5, 0x2b3230, 0x8d9a8f, 0xd8dad3, 0xc8553d],
            0.0,
            None,
        ),
    }
}
