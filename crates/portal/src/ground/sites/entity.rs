//! Rows of sites, hosts, columns and blocks.

pub mod site {
    //! A website of the cluster.
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "site")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub slug: String,
        pub name: String,
        /// JSON of `SiteDetails`.
        #[sea_orm(column_type = "Text")]
        pub details: String,
        /// How many items are published on it now; kept in the transaction that changes it.
        pub published: i64,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod host {
    //! A host name that leads to a site.
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "site_host")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub host: String,
        pub site_id: i64,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod column {
    //! A node of a site's tree.
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "site_column")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub site_id: i64,
        pub position: i64,
        pub parent_id: Option<i64>,
        /// The promised longest time without a new item, in days.
        pub interval_days: Option<i64>,
        /// The slugs from the root, joined by `/`.
        pub path: String,
        pub name: String,
        pub name_en: String,
        #[sea_orm(column_type = "Text")]
        pub description: String,
        /// Separated by spaces.
        #[sea_orm(column_type = "Text")]
        pub keywords: String,
        /// 栏目类别, printed as `ColumnType`.
        pub column_type: String,
        pub kind: String,
        /// A template of its own instead of the kind's.
        pub template: Option<String>,
        pub link_url: Option<String>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod block {
    //! A part of a site's home page.
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "block")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub site_id: i64,
        pub position: i64,
        pub kind: String,
        /// JSON: what the kind needs (column paths, how many, title).
        #[sea_orm(column_type = "Text")]
        pub settings: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
