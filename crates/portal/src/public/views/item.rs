//! The item page: an article, an official document or a picture set.

use kit::view::View;
use serde::Serialize;

use crate::ui::sample::{self, link};
use crate::ui::{Attachment, ItemRef, Link, Picture, Validity};

#[derive(Clone, Debug, Default, Serialize)]
pub struct ItemPage {
    pub title: String,
    pub subtitle: Option<String>,
    pub summary: Option<String>,
    /// Clean HTML.
    pub body_html: String,
    pub published_at: i64,
    /// Corrected after publication.
    pub updated_at: Option<i64>,
    pub source: Option<String>,
    pub author: Option<String>,
    pub unit: Option<Link>,
    pub keywords: Vec<String>,
    /// The columns it stands in.
    pub columns: Vec<Link>,
    pub cover: Option<Picture>,
    pub attachments: Vec<Attachment>,
    /// Whole address to pass on.
    pub share_address: String,
    /// An official document has this.
    pub document: Option<Document>,
    /// A picture set has these.
    pub pictures: Vec<SetPicture>,
    /// An interpretation names the documents it explains.
    pub interprets: Vec<ItemRef>,
    /// Seen at the desk before publication.
    pub preview: bool,
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct Document {
    /// Above the red line: 云汀市人民政府文件. `None`: the issuer's name stands there.
    pub header: Option<String>,
    pub number: Option<String>,
    /// 发布机构 / 发文机关
    pub issuer: Option<String>,
    pub index_number: Option<String>,
    pub theme: Option<String>,
    /// 体裁（文种）
    pub genre: Option<String>,
    pub written_at: Option<i64>,
    pub effective_at: Option<i64>,
    pub expires_at: Option<i64>,
    pub validity: Validity,
    /// 公开方式, as words; `None`: 主动公开.
    pub openness: Option<String>,
    pub repealed_by: Option<ItemRef>,
    pub replaced_by: Option<ItemRef>,
    /// What this one replaced or repealed.
    pub replaces: Vec<ItemRef>,
    pub interpretations: Vec<ItemRef>,
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct SetPicture {
    pub picture: Picture,
    pub caption: Option<String>,
}

fn reference(title: &str) -> ItemRef {
    ItemRef {
        title: title.to_owned(),
        href: "/items/77".to_owned(),
        number: Some("云政〔2026〕18号".to_owned()),
        published_at: Some(sample::NOW),
    }
}

fn article() -> ItemPage {
    let body = "<p>11月20日，市政府召开全市今冬明春供水保障工作会议，听取水源调度、管网改造和应急准备情况汇报，部署下一阶段工作。</p><p>会议指出，入冬以来全市日均供水量稳定在二十六万立方米，三处备用水源已完成试运行。</p><h2>三项重点工作</h2><ul><li>十二月十五日前完成四十二处老旧管段更换；</li><li>每个社区公布一名供水联络员；</li><li>停水四小时以上的，提前一天告知到户。</li></ul><table><caption>各县区改造进度</caption><thead><tr><th scope=\"col\">县区</th><th scope=\"col\">计划（处）</th><th scope=\"col\">完成（处）</th></tr></thead><tbody><tr><th scope=\"row\">城关区</th><td>18</td><td>15</td></tr><tr><th scope=\"row\">河东区</th><td>24</td><td>17</td></tr></tbody></table><blockquote><p>水的事，就是每家每天的事。</p></blockquote>";
    ItemPage {
        title: "全市今冬明春供水保障工作会议召开".to_owned(),
        subtitle: Some("四十二处老旧管段十二月中旬前更换完毕".to_owned()),
        summary: Some(
            "会议部署水源调度、管网改造和应急准备，要求停水四小时以上提前一天告知到户。".to_owned(),
        ),
        body_html: body.to_owned(),
        published_at: sample::NOW,
        updated_at: Some(sample::NOW + 7_200),
        source: Some("市水利局".to_owned()),
        author: Some("办公室".to_owned()),
        unit: Some(link("市水利局", "/units/shuili")),
        keywords: vec!["供水".to_owned(), "管网改造".to_owned()],
        columns: vec![link("云汀要闻", "/columns/news/city"), link("部门动态", "/columns/news/units")],
        cover: Some(sample::picture()),
        attachments: vec![
            Attachment::new("1", "改造点位一览表.xlsx", "/files/00/a.xlsx", 48_213),
            Attachment::new("2", "会议通知.pdf", "/files/00/b.pdf", 311_204),
            Attachment::new("3", "各县区进度.csv", "/files/00/c.csv", 903),
        ],
        share_address: "https://www.yunting.example/items/1001".to_owned(),
        ..ItemPage::default()
    }
}

fn document() -> ItemPage {
    let body = "<p>各县、区人民政府，市政府各部门：</p><p>《云汀市城镇供水管网改造三年行动方案》已经市政府同意，现印发给你们，请认真贯彻执行。</p><h2>一、总体要求</h2><p>坚持先急后缓、应换尽换，用三年时间完成全市使用二十年以上供水管网改造。</p><h2>二、主要任务</h2><p>（一）摸清底数。逐段登记管龄、管材和漏损情况。</p><p>（二）分年实施。改造计划每年一月向社会公布。</p><p class=\"signature\">云汀市人民政府办公室</p><p class=\"signature\">2026年11月20日</p>";
    ItemPage {
        title: "云汀市人民政府办公室关于印发城镇供水管网改造三年行动方案的通知".to_owned(),
        subtitle: None,
        body_html: body.to_owned(),
        document: Some(Document {
            header: Some("云汀市人民政府办公室文件".to_owned()),
            number: Some("云政办〔2026〕40号".to_owned()),
            issuer: Some("云汀市人民政府办公室".to_owned()),
            index_number: Some("11990000MB0000001A/2026-00040".to_owned()),
            theme: Some("城乡建设、环境保护\\城乡建设（含住房）".to_owned()),
            genre: Some("通知".to_owned()),
            written_at: Some(sample::NOW - 3 * sample::DAY),
            effective_at: Some(sample::NOW),
            interpretations: vec![reference("一图读懂供水管网改造三年行动方案")],
            replaces: vec![reference("关于加快老旧供水管网改造的意见")],
            ..Document::default()
        }),
        columns: vec![link("政府办公室文件", "/columns/open/documents")],
        cover: None,
        ..article()
    }
}

impl View for ItemPage {
    const TEMPLATE: &'static str = "public/item.html";

    fn samples() -> Vec<Self> {
        let mut repealed = document();
        if let Some(kept) = &mut repealed.document {
            kept.validity = Validity::Repealed;
            kept.repealed_by = Some(reference("关于废止部分文件的决定"));
            kept.replaced_by = Some(reference(sample::HOSTILE));
            kept.header = None;
        }
        let picture = |caption: Option<&str>| SetPicture {
            picture: sample::picture(),
            caption: caption.map(str::to_owned),
        };
        let pictures = ItemPage {
            title: "雾起望川岭".to_owned(),
            pictures: vec![
                picture(Some("十一月的清晨，雾从河面升到半山。")),
                picture(None),
                picture(Some(sample::HOSTILE)),
            ],
            cover: None,
            attachments: Vec::new(),
            ..article()
        };
        let hostile = ItemPage {
            title: sample::HOSTILE.to_owned(),
            subtitle: Some(sample::long()),
            source: Some(sample::HOSTILE.to_owned()),
            keywords: vec![sample::HOSTILE.to_owned(), sample::long()],
            attachments: vec![
                Attachment::new("1", sample::HOSTILE, "/files/00/x", 0),
                Attachment::new("2", sample::long(), "/files/00/y.zip", 9_007_199_254_740_991),
            ],
            document: Some(Document {
                number: Some(sample::HOSTILE.to_owned()),
                theme: Some(sample::long()),
                validity: Validity::Expired,
                ..Document::default()
            }),
            preview: true,
            ..article()
        };
        let interpretation = ItemPage {
            interprets: vec![reference("关于印发城镇供水管网改造三年行动方案的通知")],
            ..article()
        };
        let least = ItemPage {
            title: "无".to_owned(),
            share_address: "https://www.yunting.example/items/1".to_owned(),
            ..ItemPage::default()
        };
        vec![article(), document(), repealed, pictures, interpretation, hostile, least]
    }
}
