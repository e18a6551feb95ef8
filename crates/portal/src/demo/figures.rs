//! The figures of the city: tables made by code where words alone would not add up.

use super::fixed;
use super::seed::hash;
use super::tables::Table;
use super::writer::Writer;

/// The table of this name; `None` for a name that nobody knows.
pub fn table(name: &str, writer: &mut Writer<'_>) -> Option<Table> {
    Some(match name {
        "outages" => outages(writer),
        "project_facts" => project_facts(writer),
        "companies" => companies(writer),
        "tasks" => tasks(writer),
        "targets" => targets(writer),
        "posts" => posts(writer),
        "budget" => budget(writer),
        "three" => three(writer),
        "air" => air(writer),
        "food" => food(writer),
        "procurement" => procurement(writer),
        "requests" => requests(writer),
        "form" => form(),
        "opinions" => opinions(writer),
        "economy" => economy(writer),
        _ => return fixed::table(name, writer),
    })
}

fn word(writer: &mut Writer<'_>, list: &str) -> String {
    let words = writer.places.list(list).unwrap_or(&[]);
    writer.seed.pick(words).map_or_else(String::new, |word| (*word).to_owned())
}

/// Some words of a list, no two the same.
fn words(writer: &mut Writer<'_>, list: &str, count: usize) -> Vec<String> {
    let all = writer.places.list(list).unwrap_or(&[]);
    let start = writer.seed.below(all.len());
    (0..count.min(all.len()))
        .filter_map(|at| all.get((start + at * 5) % all.len()))
        .map(|word| (*word).to_owned())
        .collect()
}

fn tenths(value: i64) -> String {
    let sign = if value < 0 { "-" } else { "" };
    format!("{sign}{}.{}", value.abs() / 10, value.abs() % 10)
}

fn outages(writer: &mut Writer<'_>) -> Table {
    let mut table = Table::new("计划停电安排", &["日期", "时间", "线路", "影响范围"]);
    let towns = writer.area().map(|area| area.towns.clone()).unwrap_or_default();
    let villages = words(writer, "village", 6);
    for at in 0..writer.seed.within(3, 5) {
        let from = writer.seed.within(6, 9);
        let town = towns.get((at as usize * 3 + 1) % towns.len().max(1)).copied().unwrap_or("");
        let (a, b) = (villages.get(at as usize), villages.get(at as usize + 1));
        let range = format!("{town}{}、{}", a.map_or("", String::as_str), b.map_or("", String::as_str));
        let line = format!(
            "10千伏{}线{}支线",
            town.trim_end_matches(['镇', '乡']).trim_end_matches("街道"),
            ["东", "南", "西", "北"][at as usize % 4]
        );
        table.row([
            writer.day.plus(4 + at).month_day(),
            format!("{from}:00—{}:30", from + writer.seed.within(5, 9)),
            line,
            range,
        ]);
    }
    table
}

fn project_facts(writer: &mut Writer<'_>) -> Table {
    let mut table = Table::new("项目基本情况", &["事项", "内容"]);
    let county = writer.area().map_or("", |area| area.name);
    let town = writer.value("town").map_or_else(
        || writer.area().and_then(|area| area.towns.first().copied()).unwrap_or("").to_owned(),
        str::to_owned,
    );
    let (build, equip, other) =
        (writer.seed.within(600, 6800), writer.seed.within(120, 1600), writer.seed.within(60, 480));
    let year = writer.day.ymd().0;
    table.row(["建设地点".to_owned(), format!("{county}{town}")]);
    table.row(["用地面积".to_owned(), format!("{}平方米", writer.seed.within(24, 460) * 100)]);
    table.row(["工程费用（万元）".to_owned(), build.to_string()]);
    table.row(["设备购置费（万元）".to_owned(), equip.to_string()]);
    table.row(["其他及预备费（万元）".to_owned(), other.to_string()]);
    table.row(["合计（万元）".to_owned(), (build + equip + other).to_string()]);
    table.row(["计划实施期限".to_owned(), format!("{year}年至{}年", year + writer.seed.within(1, 2))]);
    table
}

fn companies(writer: &mut Writer<'_>) -> Table {
    let mut table = Table::new("拟公布名单", &["序号", "单位名称", "所在地"]);
    let names = words(writer, "company", 7);
    for (at, name) in names.into_iter().enumerate() {
        let area = writer
            .places
            .areas
            .iter()
            .find(|area| name.starts_with(area.name.trim_end_matches(['区', '县', '市'])));
        let usual = (hash(&name) % 7) as usize;
        let area = area.or_else(|| writer.places.areas.get(usual)).map(|area| area.name);
        table.row([(at + 1).to_string(), name, area.unwrap_or("").to_owned()]);
    }
    table
}

fn tasks(writer: &mut Writer<'_>) -> Table {
    const TASKS: [(&str, &str); 9] = [
        ("编制年度项目清单并公开", "市发展改革委"),
        ("落实财政补助资金", "市财政局"),
        ("完成用地和规划审批", "市自然资源规划局"),
        ("开展质量安全检查", "市住建局"),
        ("组织业务培训和宣传", "市人社局"),
        ("建立进展台账，按月通报", "市政府办公室"),
        ("开展环境影响评估", "市生态环境局"),
        ("汇总统计指标完成情况", "市统计局"),
        ("组织群众满意度调查", "市政务服务局"),
    ];
    let mut table = Table::new("重点任务分工表", &["序号", "任务", "牵头单位", "完成时限"]);
    let (start, year) = (writer.seed.below(9), writer.day.ymd().0);
    for at in 0..6 {
        let Some((task, unit)) = TASKS.get((start + at) % TASKS.len()) else { continue };
        let when = if at == 5 {
            "持续推进".to_owned()
        } else {
            format!("{}年{}月底前", year + i64::from(writer.day.ymd().1 > 8), 3 + at * 2)
        };
        table.row([(at + 1).to_string(), (*task).to_owned(), (*unit).to_owned(), when]);
    }
    table
}

fn targets(writer: &mut Writer<'_>) -> Table {
    let year = writer.day.ymd().0;
    let (now, goal) = (format!("{}年基数", year - 1), format!("{}年目标", year + 4));
    let mut table = Table::new("主要指标", &["指标", "单位", &now, &goal, "属性"]);
    let rows = [
        ("累计投入", "亿元", 86, 180, "预期性"),
        ("服务设施数量", "处", 320, 460, "预期性"),
        ("城乡覆盖率", "%", 780, 960, "约束性"),
        ("群众满意度", "%", 870, 950, "预期性"),
        ("专业人员数", "人", 1260, 1800, "预期性"),
    ];
    for (name, unit, base, goal, kind) in rows {
        let shift = writer.seed.within(0, 30);
        let show = |value: i64| if unit == "%" { tenths(value) } else { value.to_string() };
        table.row([
            name.to_owned(),
            unit.to_owned(),
            show(base + shift),
            show(goal + shift / 2),
            kind.to_owned(),
        ]);
    }
    table
}

fn posts(writer: &mut Writer<'_>) -> Table {
    let mut table = Table::new("招聘岗位计划", &["岗位代码", "招聘单位", "岗位", "人数", "学历要求"]);
    let kinds = ["专业技术一", "专业技术二", "综合管理", "信息维护", "财务"];
    let degrees = ["本科及以上", "本科及以上", "大专及以上", "本科及以上", "研究生"];
    let mut total = 0;
    let year = writer.day.ymd().0 % 100;
    let list = if writer.slug == "jiaoyu-ju" { "school" } else { "hospital" };
    let places = words(writer, list, 5);
    for (at, place) in places.into_iter().enumerate() {
        let count = writer.seed.within(1, 12);
        total += count;
        table.row([
            format!("{year:02}{:03}", 11 + at),
            place,
            kinds[at % 5].to_owned(),
            count.to_string(),
            degrees[at % 5].to_owned(),
        ]);
    }
    table.row(["合计".to_owned(), "—".to_owned(), "—".to_owned(), total.to_string(), "—".to_owned()]);
    table
}

fn budget(writer: &mut Writer<'_>) -> Table {
    let mut table = Table::new("收支总表（单位：万元）", &["项目", "上年数", "本年数", "增减"]);
    let big = if writer.slug == "caizheng-ju" { 420 } else { 1 };
    let rows = ["人员经费", "公用经费", "民生类项目", "建设类项目", "债务付息"];
    let (mut before_total, mut now_total) = (0, 0);
    for (at, name) in rows.iter().enumerate() {
        let before = writer.seed.within(180, 2600) * big / (1 + (at as i64) / 4);
        let now = before * writer.seed.within(88, 118) / 100;
        before_total += before;
        now_total += now;
        table.row([(*name).to_owned(), before.to_string(), now.to_string(), (now - before).to_string()]);
    }
    table.row([
        "支出合计".to_owned(),
        before_total.to_string(),
        now_total.to_string(),
        (now_total - before_total).to_string(),
    ]);
    table
}

fn three(writer: &mut Writer<'_>) -> Table {
    let mut table = Table::new("“三公”经费情况（单位：万元）", &["项目", "上年数", "本年数", "增减"]);
    let (mut a, mut b) = (0, 0);
    for (name, high) in
        [("因公出国（境）费", 60), ("公务用车购置费", 360), ("公务用车运行维护费", 620), ("公务接待费", 240)]
    {
        let before = writer.seed.within(high / 6, high);
        let now = before * writer.seed.within(82, 100) / 100;
        (a, b) = (a + before, b + now);
        table.row([name.to_owned(), tenths(before), tenths(now), tenths(now - before)]);
    }
    table.row(["合计".to_owned(), tenths(a), tenths(b), tenths(b - a)]);
    table
}

fn air(writer: &mut Writer<'_>) -> Table {
    let mut table = Table::new(
        "各县（市、区）监测结果",
        &["地区", "优良天数比例（%）", "PM2.5（微克/立方米）", "PM10（微克/立方米）", "断面水质类别"],
    );
    for area in &writer.places.areas {
        let share = writer.seed.within(806, 992);
        let fine = writer.seed.within(18, 46);
        let water = if writer.seed.one_in(5) { "Ⅲ类" } else { "Ⅱ类" };
        table.row([
            area.name.to_owned(),
            tenths(share),
            fine.to_string(),
            (fine * 17 / 10).to_string(),
            water.to_owned(),
        ]);
    }
    table
}

fn food(writer: &mut Writer<'_>) -> Table {
    let mut table =
        Table::new("抽检结果汇总", &["食品类别", "抽检批次", "合格批次", "不合格批次", "合格率（%）"]);
    let (mut all, mut bad) = (0, 0);
    for name in ["食用农产品", "粮食加工品", "肉制品", "糕点", "饮料", "调味品"] {
        let count = writer.seed.within(24, 160);
        let failed = writer.seed.within(0, 3);
        (all, bad) = (all + count, bad + failed);
        table.row([
            name.to_owned(),
            count.to_string(),
            (count - failed).to_string(),
            failed.to_string(),
            tenths((count - failed) * 1000 / count),
        ]);
    }
    table.row([
        "合计".to_owned(),
        all.to_string(),
        (all - bad).to_string(),
        bad.to_string(),
        tenths((all - bad) * 1000 / all),
    ]);
    table
}

fn procurement(writer: &mut Writer<'_>) -> Table {
    let mut table = Table::new("项目概况", &["事项", "内容"]);
    let limit = writer.seed.within(26, 980) * 1000;
    let ended = writer.value("k").is_some_and(|kind| kind.contains("结果") || kind.contains("成交"));
    let year = writer.day.ymd().0;
    let buyer = writer.value("unit2name").map_or("市档案局", |name| name).to_owned();
    table.row(["采购人".to_owned(), format!("云岫{buyer}")]);
    table.row(["项目编号".to_owned(), format!("YX-{year}-{:04}", writer.seed.within(11, 9800))]);
    table.row([
        "采购方式".to_owned(),
        ["公开招标", "竞争性磋商", "竞争性谈判", "询价"][writer.seed.below(4)].to_owned(),
    ]);
    table.row(["最高限价（元）".to_owned(), limit.to_string()]);
    if ended {
        table.row(["成交供应商".to_owned(), word(writer, "company")]);
        table.row(["成交金额（元）".to_owned(), (limit * writer.seed.within(82, 98) / 100).to_string()]);
    }
    table.row(["履行期限".to_owned(), format!("合同签订后{}日内", writer.seed.within(3, 12) * 10)]);
    table
}

fn requests(writer: &mut Writer<'_>) -> Table {
    let mut table = Table::new("依申请公开情况（件）", &["项目", "自然人", "法人及其他组织", "合计"]);
    let mut sums = [0_i64; 2];
    for (name, high) in
        [("予以公开", 120), ("部分公开", 26), ("不予公开", 12), ("无法提供", 36), ("其他处理", 18)]
    {
        let (people, bodies) = (writer.seed.within(high / 6, high), writer.seed.within(0, high / 4));
        sums = [sums[0] + people, sums[1] + bodies];
        table.row([name.to_owned(), people.to_string(), bodies.to_string(), (people + bodies).to_string()]);
    }
    table.row(["总计".to_owned(), sums[0].to_string(), sums[1].to_string(), (sums[0] + sums[1]).to_string()]);
    table
}

fn form() -> Table {
    let mut table = Table::new("表格项目", &["项目", "填写内容", "说明"]);
    for (name, note) in [
        ("申请人姓名*", "与证件一致"),
        ("证件类型*", "身份证、护照等"),
        ("联系电话*", "便于通知结果"),
        ("通信地址", "可不填"),
        ("申请事项*", "写明具体事项"),
        ("附送材料", "逐项列出"),
        ("申请日期*", "年—月—日"),
        ("申请人签名*", "手写"),
    ] {
        table.row([name.to_owned(), String::new(), note.to_owned()]);
    }
    table
}

fn opinions(writer: &mut Writer<'_>) -> Table {
    let mut table = Table::new("意见收集情况（条）", &["渠道", "收到", "采纳", "部分采纳", "未采纳"]);
    let mut sums = [0_i64; 4];
    for name in ["网站", "信函", "座谈会", "12345热线"] {
        let (yes, partly, no) =
            (writer.seed.within(6, 68), writer.seed.within(2, 26), writer.seed.within(1, 16));
        let row = [yes + partly + no, yes, partly, no];
        sums.iter_mut().zip(row).for_each(|(sum, value)| *sum += value);
        table.row(std::iter::once(name.to_owned()).chain(row.map(|value| value.to_string())));
    }
    table.row(std::iter::once("合计".to_owned()).chain(sums.map(|value| value.to_string())));
    table
}

/// The sizes of the city grow with the years, so that old figures are smaller than new ones.
fn economy(writer: &mut Writer<'_>) -> Table {
    let (year, month, _) = writer.day.ymd();
    let share = if writer.slug == "tongji-ju" && writer.tables.is_empty() && writer.title.contains("公报") {
        12
    } else {
        (month + 10) % 12 + 1
    };
    let mut table = Table::new("主要指标", &["指标", "单位", "累计", "同比增长（%）"]);
    let grown = 40 + (year - 2006).clamp(0, 30) * 4;
    let rows = [
        ("地区生产总值", "亿元", 1180),
        ("规模以上工业增加值", "亿元", 412),
        ("固定资产投资", "亿元", 680),
        ("社会消费品零售总额", "亿元", 468),
        ("一般公共预算收入", "亿元", 62),
        ("进出口总额", "亿元", 36),
        ("全社会用电量", "亿千瓦时", 74),
    ];
    for (name, unit, whole) in rows {
        let value = whole * 10 * grown / 120 * share / 12 * writer.seed.within(96, 104) / 100;
        table.row([name.to_owned(), unit.to_owned(), tenths(value), tenths(writer.seed.within(18, 96))]);
    }
    table
}
