//! Unified social credit codes (GB 32100) that check and belong to nobody: the region 990000 does not exist.

const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
const WEIGHTS: [usize; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/// Code of the `serial`-th body: `1` public, `1` organ, region, organisation code (GB 11714) and check character.
pub fn credit_code(serial: u32) -> String {
    let body = format!("{:08}", 90_000_000 + u64::from(serial) * 137 % 9_999_999);
    let stem = format!("11990000{body}{}", organisation_check(&body));
    let check = check_character(&stem).unwrap_or('0');
    format!("{stem}{check}")
}

/// The 18th character for the first 17; `None` where a character is outside the alphabet.
pub fn check_character(stem: &str) -> Option<char> {
    let mut sum = 0;
    for (byte, weight) in stem.bytes().zip(WEIGHTS) {
        sum += ALPHABET.iter().position(|letter| *letter == byte)? * weight;
    }
    ALPHABET.get((31 - sum % 31) % 31).map(|byte| char::from(*byte))
}

fn organisation_check(body: &str) -> char {
    let weights = [3_u32, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = body.chars().zip(weights).filter_map(|(c, w)| c.to_digit(10).map(|d| d * w)).sum();
    match 11 - sum % 11 {
        10 => 'X',
        11 => '0',
        digit => char::from_digit(digit, 10).unwrap_or('0'),
    }
}
