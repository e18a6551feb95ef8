//! The short number an item has in its address: the row's number and one check digit (Damm), so that a digit typed
//! wrongly, or two swapped, leads to "no such item" instead of to somebody else's item.

/// Damm's quasigroup of order ten. Its diagonal is zero, so appending the running value brings the check to zero.
const TABLE: [[u8; 10]; 10] = [
    [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
    [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
    [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
    [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
    [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
    [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
    [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
    [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
    [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
    [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
];

/// The number people see: decimal digits and the check digit.
pub fn encode(number: u64) -> String {
    let mut digits = number.to_string();
    let check = check(&digits).unwrap_or(0);
    digits.push(char::from(b'0' + check));
    digits
}

/// The row's number, or nothing when the digits cannot have come from [`encode`].
pub fn decode(code: &str) -> Option<u64> {
    let (digits, _) = code.split_at_checked(code.len().checked_sub(1)?)?;
    if digits.is_empty() || check(code)? != 0 || (digits.len() > 1 && digits.starts_with('0')) {
        return None;
    }
    digits.parse().ok()
}

fn check(digits: &str) -> Option<u8> {
    digits.bytes().try_fold(0u8, |interim, byte| {
        let digit = byte.checked_sub(b'0').filter(|digit| *digit < 10)?;
        TABLE.get(usize::from(interim))?.get(usize::from(digit)).copied()
    })
}
