//! Rows of items, their versions, and what is written from them for the public.

pub mod item {
    //! An item: its state, and the fields of its live version that lists show.
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "item")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub site_id: i64,
        pub latest_version: i64,
        pub created_at: i64,
        pub updated_at: i64,
        pub unit_id: Option<i64>,
        pub published_at: Option<i64>,
        pub scheduled_at: Option<i64>,
        pub live_version: Option<i64>,
        pub replaced_by: Option<i64>,
        pub kind: String,
        pub state: String,
        #[sea_orm(column_type = "Text")]
        pub title: String,
        #[sea_orm(column_type = "Text")]
        pub summary: String,
        pub source: String,
        /// Ids of the columns it is listed in, as ` 3 17 `.
        pub columns: String,
        /// JSON of `PictureRef`.
        #[sea_orm(column_type = "Text", nullable)]
        pub cover: Option<String>,
        /// JSON list of the pictures' number, for gallery cards.
        pub cover_alt: Option<String>,
        /// Why it was withdrawn.
        #[sea_orm(column_type = "Text", nullable)]
        pub reason: Option<String>,
        /// Where it came from, so that an import done twice changes nothing.
        pub external_key: Option<String>,
        pub content_hash: Option<String>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod version {
    //! One saved version of an item; never changed afterwards.
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "item_version")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub item_id: i64,
        #[sea_orm(primary_key, auto_increment = false)]
        pub version: i64,
        pub created_at: i64,
        pub staff_id: Option<i64>,
        #[sea_orm(column_type = "Text")]
        pub title: String,
        #[sea_orm(column_type = "Text")]
        pub subtitle: String,
        #[sea_orm(column_type = "Text")]
        pub summary: String,
        #[sea_orm(column_type = "Text")]
        pub body_html: String,
        pub source: String,
        pub author: String,
        /// Separated by spaces.
        pub keywords: String,
        /// JSON of `Details`.
        #[sea_orm(column_type = "Text")]
        pub details: String,
        #[sea_orm(column_type = "Text")]
        pub note: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod listing {
    //! A published item in a column.
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "listing")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub column_id: i64,
        #[sea_orm(primary_key, auto_increment = false)]
        pub published_at: i64,
        #[sea_orm(primary_key, auto_increment = false)]
        pub item_id: i64,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod listing_block {
    //! A stretch of a column's listing with its length, oldest key first.
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "listing_block")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub column_id: i64,
        #[sea_orm(primary_key, auto_increment = false)]
        pub first_at: i64,
        #[sea_orm(primary_key, auto_increment = false)]
        pub first_item: i64,
        pub count: i64,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod document {
    //! A published official document, as the catalogue filters it.
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "document")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub item_id: i64,
        pub site_id: i64,
        pub published_at: i64,
        pub year: i64,
        pub unit_id: Option<i64>,
        #[sea_orm(column_type = "Text")]
        pub title: String,
        pub document_number: String,
        /// The number in its one normal spelling.
        pub number_key: String,
        pub issuer: String,
        pub written_on: String,
        pub index_number: String,
        pub theme: String,
        pub genre: String,
        pub validity: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod link {
    //! One published item about another: `interprets`, `replaces`.
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "item_link")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub item_id: i64,
        #[sea_orm(primary_key, auto_increment = false)]
        pub other_id: i64,
        #[sea_orm(primary_key, auto_increment = false)]
        pub relation: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
