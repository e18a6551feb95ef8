//! Rows of units and of the posts in them.

pub mod unit {
    //! An organisation.
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "unit")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub parent_id: Option<i64>,
        pub position: i64,
        pub slug: String,
        pub name: String,
        pub short_name: String,
        pub name_en: String,
        pub kind: String,
        pub initial: String,
        /// JSON of `UnitDetails`.
        #[sea_orm(column_type = "Text")]
        pub details: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod post {
    //! A person in an office of a unit.
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "post")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub unit_id: i64,
        pub position: i64,
        pub name: String,
        pub title: String,
        #[sea_orm(column_type = "Text")]
        pub duties: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
