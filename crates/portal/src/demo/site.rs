//! The main site of the city.

use super::city::DemoSite;

pub fn site() -> DemoSite {
    DemoSite {
        slug: "main".to_owned(),
        name: "云岫市人民政府".to_owned(),
        name_en: "The People's Government of Yunxiu".to_owned(),
        short_name: "云岫".to_owned(),
        domain: "www.yunxiu.example".to_owned(),
        id_code: "9900000001".to_owned(),
        organizer: "云岫市人民政府办公室".to_owned(),
        undertaker: "云岫市人民政府信息中心".to_owned(),
        contact: "电话：0369-5551075　地址：云岫市墨池区岫水大道1号　邮编：990001".to_owned(),
        icp: "示ICP备99000001号".to_owned(),
        police: "示公网安备99000002000001号".to_owned(),
        slogan: "岫水长流，事事有着落".to_owned(),
        slogan_en: "By the river, every matter finds its answer".to_owned(),
        region_code: "990000".to_owned(),
    }
}
