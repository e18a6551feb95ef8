//! 发文字号, the number of an official document: the issuing office's word, the year, the serial number.
//! People type it with every kind of bracket; the catalogue, the search and the comparison need one form.

use std::fmt;

use super::narrow;

/// A document number taken apart. Printed in the normal form, `豫政〔2006〕12号`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DocumentNumber {
    /// 机关代字, such as 国办发.
    pub agency: String,
    pub year: u16,
    pub serial: u32,
}

impl fmt::Display for DocumentNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}〔{}〕{}号", self.agency, self.year, self.serial)
    }
}

const OPEN: [char; 7] = ['〔', '[', '(', '（', '【', '［', '﹝'];
const CLOSE: [char; 7] = ['〕', ']', ')', '）', '】', '］', '﹞'];

/// Reads a document number as people write it. Numbers without a year in brackets (orders: 令第707号) are not of
/// this form and give nothing; keep them as written.
pub fn parse(text: &str) -> Option<DocumentNumber> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).map(narrow).collect();
    let (agency, rest) = text.split_once(OPEN)?;
    let (year, rest) = rest.split_once(CLOSE)?;
    let serial = rest.strip_suffix('号').unwrap_or(rest);
    let serial = serial.strip_prefix('第').unwrap_or(serial);
    let agency_is_word = !agency.is_empty()
        && agency.chars().count() <= 20
        && agency.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '·');
    let year_is_year = year.len() == 4 && digits(year);
    if !agency_is_word || !year_is_year || serial.is_empty() || !digits(serial) {
        return None;
    }
    let year = year.parse().ok().filter(|year| (1900..=2100).contains(year))?;
    let serial = serial.parse().ok().filter(|serial| *serial > 0)?;
    Some(DocumentNumber { agency: agency.to_owned(), year, serial })
}

/// The one form a document number is stored in; whatever is not of the usual form only loses its outer spaces.
pub fn normal(text: &str) -> String {
    parse(text).map_or_else(|| text.trim().to_owned(), |number| number.to_string())
}

fn digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}
