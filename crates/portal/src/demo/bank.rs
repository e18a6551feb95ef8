//! Text banks: topics with titles, summaries and paragraphs to choose among, read from `texts/*.txt`.
//!
//! A bank is lines. `=== name | option: values | …` opens a topic; `T ` is a title, `S ` a summary, `E ` an English
//! title, `K ` keywords. The body's lines follow: `P ` a paragraph, `H ` a heading, `L ` a list (entries parted by `；；`),
//! `B ` a block made by code; a line `?` makes the next one optional. In a topic with empty lines inside its body,
//! paragraphs that follow each other without one are alternatives; in a topic without, every line is written.
//! Inside a text `[a|b]` chooses, and `{…}` is a slot that `writer` fills.

/// A piece of a parsed text.
#[derive(Clone, Debug)]
pub enum Node {
    Text(&'static str),
    /// One of these, chosen anew each time.
    Choice(Vec<Vec<Node>>),
    /// A named value, the same throughout an item.
    Slot {
        name: &'static str,
        rule: Option<Rule>,
    },
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
    /// One of several matters, each with the unit whose business it is (`matter@unit`).
    Owned(Vec<(Text, &'static str)>),
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
    let lines: Vec<&'static str> =
        source.lines().map(str::trim_end).filter(|line| !line.starts_with('#')).collect();
    let mut topics = Vec::new();
    for chunk in lines.chunk_by(|_, next| !next.starts_with("=== ")) {
        let Some(head) = chunk.first().and_then(|line| line.strip_prefix("=== ")) else { continue };
        let mut topic = opened(head);
        read(&mut topic, chunk.get(1..).unwrap_or(&[]));
        topic.rules = rules(&topic);
        topics.push(topic);
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

/// Reads the lines of a topic after its first.
fn read(topic: &mut Topic, lines: &[&'static str]) {
    let of_body = |line: &&str| line.starts_with(['P', 'H', 'L', 'B', '?']);
    let body = lines.iter().position(of_body).unwrap_or(lines.len())
        ..lines.iter().rposition(of_body).map_or(0, |last| last + 1);
    let spaced = lines.get(body).is_some_and(|body| body.iter().any(|line| line.is_empty()));
    let (mut joins, mut optional) = (false, false);
    for line in lines {
        let (mark, rest) = line.split_once(' ').unwrap_or((line, ""));
        let block = match mark {
            "T" => keep(&mut topic.titles, rest),
            "E" => keep(&mut topic.english, rest),
            "S" => keep(&mut topic.summaries, rest),
            "K" => keep(&mut topic.keywords, rest),
            "P" => Some(Block::Paragraph(text(rest))),
            "H" => Some(Block::Heading(text(rest))),
            "L" => Some(Block::List(rest.split("；；").map(text).collect())),
            "B" => Some(Block::Made(rest)),
            "?" => {
                optional = true;
                None
            }
            _ => None,
        };
        let paragraph = matches!(block, Some(Block::Paragraph(_)));
        match (block, topic.parts.last_mut()) {
            (Some(block), Some(part)) if joins && paragraph => part.blocks.push(block),
            (Some(block), _) => {
                topic.parts.push(Part { optional: std::mem::take(&mut optional), blocks: vec![block] })
            }
            (None, _) => {}
        }
        joins = spaced && paragraph;
    }
}

fn keep(list: &mut Vec<Text>, source: &'static str) -> Option<Block> {
    list.push(text(source));
    None
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
    if source.contains('@') {
        let matters = source.split('/').map(|matter| matter.split_once('@').unwrap_or((matter, "")));
        return Rule::Owned(matters.map(|(matter, owner)| (text(matter), owner)).collect());
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
