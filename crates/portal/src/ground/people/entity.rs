//! Rows of staff, grants, one-time links and sessions.

pub mod staff {
    //! A person with a login.
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "staff")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub unit_id: Option<i64>,
        #[sea_orm(unique)]
        pub login: String,
        pub name: String,
        /// argon2id, as a PHC string; none until the first sign-in.
        pub password: Option<String>,
        pub active: bool,
        pub created_at: i64,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod grant {
    //! A role of a person.
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "role_grant")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub staff_id: i64,
        pub role: String,
        pub site_id: Option<i64>,
        pub column_id: Option<i64>,
        pub unit_id: Option<i64>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod link {
    //! A one-time link, by the hash of its token.
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "sign_in_link")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub digest: String,
        pub staff_id: i64,
        pub expires_at: i64,
        pub used_at: Option<i64>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod session {
    //! A signed-in browser, by the hash of its cookie.
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "session")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub digest: String,
        pub csrf: String,
        pub agent: String,
        pub address: String,
        pub staff_id: i64,
        pub created_at: i64,
        pub seen_at: i64,
        pub expires_at: i64,
    }

    impl ActiveModelBehavior for ActiveModel {}
}
