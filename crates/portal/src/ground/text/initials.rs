//! Order by sound: the pinyin of Chinese names, for lists of units and people and for queries typed as letters.

use pinyin::ToPinyin;

/// Words in which a character is not read the usual way. Only what names of units and places really contain.
const WORDS: [(&str, &[&str]); 14] = [
    ("重庆", &["chong", "qing"]),
    ("银行", &["yin", "hang"]),
    ("行业", &["hang", "ye"]),
    ("会计", &["kuai", "ji"]),
    ("统计", &["tong", "ji"]),
    ("长江", &["chang", "jiang"]),
    ("长城", &["chang", "cheng"]),
    ("成长", &["cheng", "zhang"]),
    ("校长", &["xiao", "zhang"]),
    ("市长", &["shi", "zhang"]),
    ("县长", &["xian", "zhang"]),
    ("音乐", &["yin", "yue"]),
    ("调解", &["tiao", "jie"]),
    ("调研", &["diao", "yan"]),
];

/// Family names that are read differently from the same character in a word.
const FAMILY: [(char, &str); 12] = [
    ('单', "shan"),
    ('曾', "zeng"),
    ('解', "xie"),
    ('仇', "qiu"),
    ('任', "ren"),
    ('区', "ou"),
    ('查', "zha"),
    ('朴', "piao"),
    ('盖', "ge"),
    ('乐', "yue"),
    ('覃', "qin"),
    ('冼', "xian"),
];

/// Sort key of a unit's or place's name: `jiao tong yun shu ju`. Names with equal sounds sort by their characters.
pub fn sort_key(name: &str) -> String {
    finish(&syllables(name), name)
}

/// Sort key of a person's name: as [`sort_key`], with the family name read as one.
pub fn person_key(name: &str) -> String {
    let mut sounds = syllables(name);
    let family = name.trim().chars().next();
    let special = FAMILY.iter().find(|(character, _)| Some(*character) == family);
    if let (Some((_, sound)), Some(first)) = (special, sounds.first_mut()) {
        *first = (*sound).to_owned();
    }
    finish(&sounds, name)
}

/// The letter under which a name stands in an alphabetical list; `#` for what begins with no letter.
pub fn first_letter(name: &str) -> char {
    let letter = syllables(name).first().and_then(|sound| sound.chars().next()).unwrap_or('#');
    if letter.is_ascii_alphabetic() { letter.to_ascii_uppercase() } else { '#' }
}

/// The first letters of all syllables, as people type them to find something: 公积金 is `gjj`.
pub fn initials(text: &str) -> String {
    syllables(text).iter().filter_map(|sound| sound.chars().next()).collect()
}

/// All syllables written together: 公积金 is `gongjijin`.
pub fn joined(text: &str) -> String {
    syllables(text).concat()
}

fn finish(sounds: &[String], name: &str) -> String {
    format!("{}\u{1}{}", sounds.join(" "), name.trim())
}

/// One entry for each Chinese character, one for each run of letters or digits; everything else is left out.
fn syllables(text: &str) -> Vec<String> {
    let mut sounds: Vec<String> = Vec::new();
    let mut rest = text;
    let mut in_run = false;
    while let Some(c) = rest.chars().next() {
        if let Some((word, readings)) = WORDS.iter().find(|(word, _)| rest.starts_with(word)) {
            sounds.extend(readings.iter().map(|sound| (*sound).to_owned()));
            in_run = false;
            rest = rest.get(word.len()..).unwrap_or_default();
            continue;
        }
        let letter = super::narrow(c);
        if let Some(sound) = c.to_pinyin() {
            sounds.push(sound.plain().replace('ü', "v"));
            in_run = false;
        } else if letter.is_ascii_alphanumeric() {
            match sounds.last_mut().filter(|_| in_run) {
                Some(run) => run.push(letter.to_ascii_lowercase()),
                None => sounds.push(letter.to_ascii_lowercase().to_string()),
            }
            in_run = true;
        } else {
            in_run = false;
        }
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
    }
    sounds
}
