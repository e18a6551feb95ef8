//! Few words for describing tables: every column says its type once.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema;

/// A table under construction.
pub(super) struct New(TableCreateStatement, &'static str, Vec<IndexCreateStatement>);

fn iden(name: &'static str) -> Alias {
    Alias::new(name)
}

impl New {
    pub(super) fn table(name: &'static str) -> Self {
        let mut table = Table::create();
        table.table(iden(name)).if_not_exists();
        Self(table, name, Vec::new())
    }

    /// `id`, counted by the database.
    pub(super) fn id(mut self, name: &'static str) -> Self {
        self.0.col(ColumnDef::new(iden(name)).big_integer().not_null().auto_increment().primary_key());
        self
    }

    pub(super) fn ints(mut self, names: &[&'static str]) -> Self {
        for name in names {
            self.0.col(schema::big_integer(iden(name)));
        }
        self
    }

    pub(super) fn maybe_ints(mut self, names: &[&'static str]) -> Self {
        for name in names {
            self.0.col(schema::big_integer_null(iden(name)));
        }
        self
    }

    pub(super) fn texts(mut self, names: &[&'static str]) -> Self {
        for name in names {
            self.0.col(schema::text(iden(name)));
        }
        self
    }

    pub(super) fn maybe_texts(mut self, names: &[&'static str]) -> Self {
        for name in names {
            self.0.col(schema::text_null(iden(name)));
        }
        self
    }

    pub(super) fn bools(mut self, names: &[&'static str]) -> Self {
        for name in names {
            self.0.col(schema::boolean(iden(name)));
        }
        self
    }

    /// A primary key of text or of several columns.
    pub(super) fn key(mut self, names: &[&'static str]) -> Self {
        let mut key = Index::create();
        for name in names {
            key.col(iden(name));
        }
        self.0.primary_key(&mut key);
        self
    }

    pub(super) fn index(mut self, names: &[&'static str]) -> Self {
        let index = self.any_index(names, "ix");
        self.2.push(index);
        self
    }

    pub(super) fn unique(mut self, names: &[&'static str]) -> Self {
        let mut index = self.any_index(names, "ux");
        index.unique();
        self.2.push(index);
        self
    }

    fn any_index(&self, names: &[&'static str], prefix: &str) -> IndexCreateStatement {
        let mut index = Index::create();
        index.if_not_exists().name(format!("{prefix}_{}_{}", self.1, names.join("_"))).table(iden(self.1));
        for name in names {
            index.col(iden(name));
        }
        index
    }

    pub(super) async fn create(self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        manager.create_table(self.0).await?;
        for index in self.2 {
            manager.create_index(index).await?;
        }
        Ok(())
    }
}
