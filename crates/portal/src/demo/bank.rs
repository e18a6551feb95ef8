//! Text banks: topics with titles, summaries and paragraphs to choose among, read from `texts/*.txt`.
//!
//! A bank is lines. `=== name | option: values | …` opens a topic; `T ` is a title, `S ` a summary, `E ` an English
//! title, `K ` keywords; an empty line opens the next slot of the body, and the lines of a slot are alternatives: `P ` a
//! paragraph, `H ` a heading, `L ` a list (entries parted by `；；`), `B ` a block made by code, `?` makes the slot optional.
//! Inside a text `[a|b]` chooses, and `{…}` is a slot that `writer` fills.

/// A piece of a parsed text.
#[derive(Clone, Debug)]
pub enum Node {
    Text(&'static str),
    /// One of these, chosen anew each time.
    Choice(Vec<Vec<Node>>),
    /// A named value, the same throughout an item.
    Slot { name: &'static str, rule: Option<Rule> },
}

/// How a slot comes by its value where it is first met.
#[derive(Clone, Debug)]
pub enum Rule {
    /// A whole number of a range, by steps.
    Number { low: i64, high: i64, step: i64 },
    /// A number of a range with one decimal, in tenths.
    Tenths { low: i64, high: i64 },
    /// One of several texts.
    OneOf(Vec<Text>),
}

pub type Text = Vec<Node>;

/// What a line of the body becomes.
#[derive(Clone, Debug)]
pub enum Block {
    Paragraph(Text),
    Heading(Text),
    List(Vec<Text>),
    Made(&'static str),
}

/// A place in the body: one of the blocks, or now and then none.
#[derive(Clone, Debug, Default)]
pub struct Part {
    pub optional: bool,
    pub blocks: Vec<Block>,
}

#[derive(Clone, Debug, Default)]
pub struct Topic {
    pub name: &'static str,
    pub flavours: Vec<&'static str>,
    pub units: Vec<&'static str>,
    pub from: i64,
    pub to: i64,
    pub months: Vec<i64>,
    pub theme: &'static str,
    pub genre: &'static str,
    pub scenes: Vec<&'static str>,
    pub attachment: &'static str,
    pub titles: Vec<Text>,
    pub english: Vec<Text>,
    pub summaries: Vec<Text>,
    pub keywords: Vec<Text>,
    pub parts: Vec<Part>,
    /// The first rule of every slot, for texts that name it without.
    pub rules: Vec<(&'static str, Rule)>,
}

/// All topics of one bank file.
pub fn topics(source: &'static str) -> Vec<Topic> {
    let mut topics: Vec<Topic> = Vec::new();
    let mut fresh = true;
    for line in source.lines().map(str::trim_end).filter(|line| !line.starts_with('#')) {
        if let Some(head) = line.strip_prefix("=== ") {
            topics.push(opened(head));
            fresh = true;
        } else if line.is_empty() {
            fresh = true;
        } else if let Some(topic) = topics.last_mut() {
            fresh = !read(topic, line, fresh) && fresh;
        }
    }
    for topic in &mut topics {
        topic.rules = rules(topic);
    }
    topics
}

fn opened(head: &'static str) -> Topic {
    let mut fields = head.split('|').map(str::trim);
    let mut topic = Topic { name: fields.next().unwrap_or(""), from: 2000, to: 2100, ..Topic::default() };
    for (key, value) in fields.filter_map(|field| field.split_once(": ")) {
        let list = || value.split(',').map(str::trim).collect::<Vec<_>>();
        match key {
            "in" => topic.flavours = list(),
            "unit" => topic.units = list(),
            "from" => topic.from = value.parse().unwrap_or(2000),
            "to" => topic.to = value.parse().unwrap_or(2100),
            "months" => topic.months = list().iter().filter_map(|month| month.parse().ok()).collect(),
            "theme" => topic.theme = value,
            "genre" => topic.genre = value,
            "scene" => topic.scenes = list(),
            "attach" => topic.attachment = value,
            _ => {}
        }
    }
    topic
}

/// Reads one line into the topic; true where it belonged to the body.
fn read(topic: &mut Topic, line: &'static str, fresh: bool) -> bool {
    if line == "?" {
        topic.parts.push(Part { optional: true, blocks: Vec::new() });
        return true;
    }
    let Some((mark, rest)) = line.split_once(' ') else { return false };
    let block = match mark {
        "T" => return keep(&mut topic.titles, rest),
        "E" => return keep(&mut topic.english, rest),
        "S" => return keep(&mut topic.summaries, rest),
        "K" => return keep(&mut topic.keywords, rest),
        "P" => Block::Paragraph(text(rest)),
        "H" => Block::Heading(text(rest)),
        "L" => Block::List(rest.split("；；").map(text).collect()),
        "B" => Block::Made(rest),
        _ => return false,
    };
    if fresh || topic.parts.is_empty() {
        topic.parts.push(Part::default());
    }
    if let Some(part) = topic.parts.last_mut() {
        part.blocks.push(block);
    }
    true
}

fn keep(list: &mut Vec<Text>, source: &'static str) -> bool {
    list.push(text(source));
    false
}

/// Parses one text. What is not closed stays as it is written, so that a slip is seen on the page and in the tests.
pub fn text(source: &'static str) -> Text {
    let mut nodes = Vec::new();
    let mut rest = source;
    while let Some(at) = rest.find(['[', '{']) {
        let (before, opened) = rest.split_at(at);
        let Some(close) = matching(opened) else { break };
        if !before.is_empty() {
            nodes.push(Node::Text(before));
        }
        let inner = opened.get(1..close).unwrap_or("");
        nodes.push(if opened.starts_with('[') { Node::Choice(options(inner, '|')) } else { slot(inner) });
        rest = opened.get(close + 1..).unwrap_or("");
    }
    if !rest.is_empty() {
        nodes.push(Node::Text(rest));
    }
    nodes
}

fn slot(inner: &'static str) -> Node {
    match inner.split_once(':') {
        Some((name, rule)) => Node::Slot { name, rule: Some(self::rule(rule)) },
        None => Node::Slot { name: inner, rule: None },
    }
}

/// `10-90`, `100-900/50`, `1.2-9.8`, or texts with slashes between them.
fn rule(source: &'static str) -> Rule {
    let (range, step) = source.split_once('/').unwrap_or((source, "1"));
    if let Some((low, high)) = range.split_once('-') {
        if let (Ok(low), Ok(high), Ok(step)) = (low.parse(), high.parse(), step.parse()) {
            return Rule::Number { low, high, step };
        }
        let tenths = |figure: &str| figure.parse::<f64>().map(|value| (value * 10.0).round() as i64);
        if let (Ok(low), Ok(high)) = (tenths(low), tenths(high)) {
            return Rule::Tenths { low, high };
        }
    }
    Rule::OneOf(options(source, '/'))
}

/// The first rule of every slot of a topic.
fn rules(topic: &Topic) -> Vec<(&'static str, Rule)> {
    let mut found = Vec::new();
    let heads = [&topic.titles, &topic.english, &topic.summaries, &topic.keywords].into_iter().flatten();
    heads.for_each(|text| gather(text, &mut found));
    for block in topic.parts.iter().flat_map(|part| &part.blocks) {
        match block {
            Block::Paragraph(text) | Block::Heading(text) => gather(text, &mut found),
            Block::List(entries) => entries.iter().for_each(|text| gather(text, &mut found)),
            Block::Made(_) => {}
        }
    }
    found
}

fn gather(text: &Text, found: &mut Vec<(&'static str, Rule)>) {
    for node in text {
        match node {
            Node::Choice(options) => options.iter().for_each(|option| gather(option, found)),
            Node::Slot { name, rule: Some(rule) } => {
                if let Rule::OneOf(options) = rule {
                    options.iter().for_each(|option| gather(option, found));
                }
                if !found.iter().any(|(known, _)| known == name) {
                    found.push((name, rule.clone()));
                }
            }
            Node::Text(_) | Node::Slot { rule: None, .. } => {}
        }
    }
}

/// Splits at the marks outside inner brackets and braces.
fn options(inner: &'static str, mark: char) -> Vec<Text> {
    let mut options = Vec::new();
    let (mut depth, mut start) = (0_i32, 0);
    for (at, letter) in inner.char_indices() {
        match letter {
            '[' | '{' => depth += 1,
            ']' | '}' => depth -= 1,
            _ if letter == mark && depth == 0 => {
                options.push(text(inner.get(start..at).unwrap_or("")));
                start = at + mark.len_utf8();
            }
            _ => {}
        }
    }
    options.push(text(inner.get(start..).unwrap_or("")));
    options
}

fn matching(opened: &str) -> Option<usize> {
    let mut depth = 0;
    for (at, letter) in opened.char_indices() {
        match letter {
            '[' | '{' => depth += 1,
            ']' | '}' => {
                depth -= 1;
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
    None
}
