//! Rows of files and of their uses.

pub mod file {
    //! What is known of stored bytes.
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "file")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub hash: String,
        pub media_type: String,
        pub size: i64,
        pub created_at: i64,
        pub width: Option<i64>,
        pub height: Option<i64>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod file_use {
    //! An item that shows or offers a file; `live` when the public may see it.
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "file_use")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub file_hash: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub item_id: i64,
        pub live: bool,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
