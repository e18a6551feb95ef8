//! What an item wears besides its text: source, author, keywords, cover, pictures, attachments.

use super::bank::{Text, Topic};
use super::city::{ColumnKind, DemoAttachment, DemoColumn, DemoPicture, Palette, PictureSeed, Scene};
use super::tables;
use super::writer::Writer;

/// One of the texts, written out; empty where there is none.
pub fn one<'a>(writer: &mut Writer<'a>, texts: &'a [Text]) -> String {
    let at = writer.seed.below(texts.len());
    texts.get(at).map_or_else(String::new, |text| writer.line(text))
}

pub fn credits(writer: &mut Writer<'_>, column: &DemoColumn) -> (String, Option<String>) {
    let news = matches!(
        column.flavour.as_str(),
        "headline" | "photonews" | "leader" | "county" | "scenery" | "cityscape"
    );
    if !news {
        return (writer.unit.to_owned(), None);
    }
    let reporter = writer
        .places
        .list("reporter")
        .and_then(|names| writer.seed.pick(names))
        .map(|name| (*name).to_owned());
    let source = match writer.seed.below(5) {
        0 | 1 => "云岫日报".to_owned(),
        2 => "云岫融媒体中心".to_owned(),
        _ => writer.unit.to_owned(),
    };
    (source, reporter)
}

pub fn keywords<'a>(writer: &mut Writer<'a>, topic: &'a Topic, column: &DemoColumn) -> Vec<String> {
    let own = one(writer, &topic.keywords);
    let mut words: Vec<String> = own.split(',').filter(|word| !word.is_empty()).map(str::to_owned).collect();
    if words.is_empty() {
        words.clone_from(&column.keywords);
    }
    words.truncate(5);
    words
}

pub fn cover(writer: &mut Writer<'_>, topic: &Topic, column: &DemoColumn) -> Option<PictureSeed> {
    let chance = match (column.kind, column.flavour.as_str()) {
        (ColumnKind::Gallery, _) => 1,
        (_, "headline" | "tourism") => 3,
        (_, "county" | "rural" | "leader" | "investment" | "civility" | "interview" | "english") => 5,
        (_, "department" | "business" | "project_progress") => 9,
        _ => return None,
    };
    writer.seed.one_in(chance).then(|| picture_seed(writer, topic))
}

/// A picture for the season of the item and the matter of its topic.
fn picture_seed(writer: &mut Writer<'_>, topic: &Topic) -> PictureSeed {
    let scene = writer.seed.pick(&topic.scenes).copied().unwrap_or("any");
    let scene = match scene {
        "mountains" => Scene::Mountains,
        "river" => Scene::River,
        "terraces" => Scene::Terraces,
        "bridge" => Scene::Bridge,
        "skyline" => Scene::Skyline,
        "branch" => Scene::Branch,
        "emblem" => Scene::Emblem,
        "pattern" => Scene::Pattern,
        _ => {
            let all = [
                Scene::Mountains,
                Scene::River,
                Scene::Bridge,
                Scene::Skyline,
                Scene::Terraces,
                Scene::Branch,
            ];
            writer.seed.pick(&all).copied().unwrap_or(Scene::Mountains)
        }
    };
    let (_, month, _) = writer.day.ymd();
    let season = match month {
        3..=5 => Palette::SpringMorning,
        6..=8 => Palette::SummerNoon,
        9..=11 => Palette::AutumnDusk,
        _ => Palette::WinterSnow,
    };
    let palettes = [season, season, season, Palette::Dawn, Palette::Ink, Palette::Night];
    let palette = writer.seed.pick(&palettes).copied().unwrap_or(season);
    PictureSeed { scene, palette, seed: writer.seed.below(1_000_000) as u32 }
}

/// Three to six pictures with a caption each.
pub fn pictures(writer: &mut Writer<'_>, topic: &Topic) -> Vec<DemoPicture> {
    let count = 3 + writer.seed.below(4);
    let mut pictures = Vec::with_capacity(count);
    let mut spots: Vec<&str> = Vec::new();
    for _ in 0..count {
        let picture = picture_seed(writer, topic);
        let lists = match picture.scene {
            Scene::River => "river",
            Scene::Bridge => "bridge",
            Scene::Skyline => "road",
            Scene::Mountains => "scenic",
            Scene::Terraces => "village",
            _ => "park",
        };
        let words = writer.places.list(lists).unwrap_or(&[]);
        let mut place = writer.seed.pick(words).copied().unwrap_or("岫水");
        for _ in 0..4 {
            if spots.contains(&place) {
                place = writer.seed.pick(words).copied().unwrap_or("岫水");
            }
        }
        spots.push(place);
        let (light, things) = (light(picture.palette), things(picture.scene));
        let caption = match writer.seed.below(4) {
            0 => format!("{light}的{place}。"),
            1 => format!("{place}，{light}，{things}。"),
            2 => format!("从高处看{place}，{things}。"),
            _ => format!("{light}，{place}{things}。"),
        };
        let alt = format!("插画：{light}的{place}，{things}");
        pictures.push(DemoPicture { picture, caption, alt });
    }
    pictures
}

fn light(palette: Palette) -> &'static str {
    match palette {
        Palette::SpringMorning => "春日清晨",
        Palette::SummerNoon => "夏日晴空下",
        Palette::AutumnDusk => "深秋傍晚",
        Palette::WinterSnow => "雪后初霁",
        Palette::Dawn => "破晓时分",
        Palette::Night => "月色之中",
        Palette::Ink => "雨后薄雾中",
    }
}

fn things(scene: Scene) -> &'static str {
    match scene {
        Scene::Mountains => "远山层层叠叠，云雾在谷间流动",
        Scene::River => "水面映着两岸山影",
        Scene::Terraces => "梯田顺着山势铺展",
        Scene::Bridge => "长桥横跨水面，与远山相望",
        Scene::Skyline => "屋宇错落，背后是连绵山脊",
        Scene::Branch => "一枝斜出，远处山色淡淡",
        Scene::Emblem | Scene::Pattern => "纹样取自窗棂与水波",
    }
}

pub fn attachments<'a>(writer: &mut Writer<'a>, topic: &'a Topic, title: &str) -> Vec<DemoAttachment> {
    if topic.attachment.is_empty() {
        return Vec::new();
    }
    let (name, file) = topic.attachment.split_once(' ').unwrap_or((topic.attachment, "附件"));
    let Some(table) = tables::made(name, writer) else { return Vec::new() };
    let short: String = title.chars().take(40).collect();
    let label = if file == "附件" { short } else { file.to_owned() };
    vec![DemoAttachment { name: format!("{label}.csv"), bytes: table.csv() }]
}

/// Why an item was taken back.
pub fn withdrawal(place: usize) -> String {
    const REASONS: [&str; 6] = [
        "文中一处数据有误，已核实更正，更正后的信息另行发布。",
        "公示期内收到意见，经研究暂停实施，后续安排另行公告。",
        "与此前发布的信息内容重复，予以撤回。",
        "附件中含有不宜公开的联系方式，处理后重新发布。",
        "活动时间因天气原因调整，原通知停止执行。",
        "发布单位申请撤回，待补充材料后重新发布。",
    ];
    REASONS.get(place / 401 % REASONS.len()).map_or_else(String::new, |reason| (*reason).to_owned())
}
