//! Words of the city that texts choose from: roads, towns, schools, makers, products, names of people.

/// A named list of words.
pub struct WordList {
    pub name: &'static str,
    pub words: Vec<&'static str>,
}

/// A county or district with its towns.
pub struct Area {
    pub name: &'static str,
    pub slug: &'static str,
    pub towns: Vec<&'static str>,
}

pub struct Places {
    pub areas: Vec<Area>,
    pub lists: Vec<WordList>,
}

impl Places {
    /// Reads `texts/places.txt`: `name: word,word`, with areas as `area slug 名: town,town`.
    pub fn read() -> Self {
        let mut places = Self { areas: Vec::new(), lists: Vec::new() };
        for line in include_str!("texts/places.txt").lines() {
            let Some((head, words)) = line.split_once(": ") else { continue };
            let words: Vec<&'static str> = words.split(',').map(str::trim).collect();
            let mut head = head.split(' ');
            match (head.next(), head.next(), head.next()) {
                (Some("area"), Some(slug), Some(name)) => {
                    places.areas.push(Area { name, slug, towns: words })
                }
                (Some(name), None, None) => places.lists.push(WordList { name, words }),
                _ => {}
            }
        }
        places
    }

    pub fn list(&self, name: &str) -> Option<&[&'static str]> {
        self.lists.iter().find(|list| list.name == name).map(|list| list.words.as_slice())
    }
}
