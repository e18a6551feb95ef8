//! The foundation: sites and columns, units, people, publications, files, audit, and what the
//! framework keeps (change feed, jobs). All times are unix seconds.

use sea_orm_migration::prelude::*;

use super::table::New;

pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0001_foundation"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in framework().into_iter().chain(structure()).chain(people()).chain(publications()) {
            table.create(manager).await?;
        }
        Ok(())
    }
}

fn framework() -> Vec<New> {
    vec![
        New::table("change").id("seq").ints(&["at"]).texts(&["tags"]),
        New::table("job")
            .id("id")
            .texts(&["kind", "payload"])
            .ints(&["run_at", "held_until", "attempts"])
            .maybe_texts(&["failure"])
            .index(&["run_at"]),
        New::table("once").texts(&["mark"]).ints(&["at", "outcome"]).key(&["mark"]),
    ]
}

fn structure() -> Vec<New> {
    vec![
        New::table("site")
            .id("id")
            .texts(&["slug", "name", "details"])
            .ints(&["published"])
            .unique(&["slug"]),
        New::table("site_host").texts(&["host"]).ints(&["site_id"]).key(&["host"]),
        New::table("site_column")
            .id("id")
            .ints(&["site_id", "position"])
            .maybe_ints(&["parent_id", "interval_days"])
            .texts(&["path", "name", "name_en", "description", "keywords", "column_type", "kind"])
            .maybe_texts(&["template", "link_url"])
            .unique(&["site_id", "path"]),
        New::table("block")
            .id("id")
            .ints(&["site_id", "position"])
            .texts(&["kind", "settings"])
            .index(&["site_id"]),
        New::table("unit")
            .id("id")
            .maybe_ints(&["parent_id"])
            .ints(&["position"])
            .texts(&["slug", "name", "short_name", "name_en", "kind", "initial", "details"])
            .unique(&["slug"]),
        New::table("post")
            .id("id")
            .ints(&["unit_id", "position"])
            .texts(&["name", "title", "duties"])
            .index(&["unit_id"]),
    ]
}

fn people() -> Vec<New> {
    vec![
        New::table("staff")
            .id("id")
            .maybe_ints(&["unit_id"])
            .texts(&["login", "name"])
            .maybe_texts(&["password"])
            .bools(&["active"])
            .ints(&["created_at"])
            .unique(&["login"]),
        New::table("role_grant")
            .id("id")
            .ints(&["staff_id"])
            .texts(&["role"])
            .maybe_ints(&["site_id", "column_id", "unit_id"])
            .index(&["staff_id"]),
        New::table("sign_in_link")
            .texts(&["digest"])
            .ints(&["staff_id", "expires_at"])
            .maybe_ints(&["used_at"])
            .key(&["digest"]),
        New::table("session")
            .texts(&["digest", "csrf", "agent", "address"])
            .ints(&["staff_id", "created_at", "seen_at", "expires_at"])
            .key(&["digest"])
            .index(&["staff_id"]),
        New::table("audit")
            .id("seq")
            .ints(&["at"])
            .maybe_ints(&["staff_id"])
            .texts(&["who", "action", "subject", "detail", "previous", "hash"])
            .index(&["subject"]),
    ]
}

fn publications() -> Vec<New> {
    vec![
        New::table("item")
            .id("id")
            .ints(&["site_id", "latest_version", "created_at", "updated_at"])
            .maybe_ints(&["unit_id", "published_at", "scheduled_at", "live_version", "replaced_by"])
            .texts(&["kind", "state", "title", "summary", "source", "columns"])
            .maybe_texts(&["cover", "cover_alt", "reason", "external_key", "content_hash"])
            .index(&["site_id", "state", "published_at", "id"])
            .index(&["unit_id", "state", "published_at", "id"])
            .index(&["site_id", "updated_at", "id"])
            .unique(&["site_id", "external_key"]),
        New::table("item_version")
            .ints(&["item_id", "version", "created_at"])
            .maybe_ints(&["staff_id"])
            .texts(&[
                "title",
                "subtitle",
                "summary",
                "body_html",
                "source",
                "author",
                "keywords",
                "details",
                "note",
            ])
            .key(&["item_id", "version"]),
        New::table("listing").ints(&["column_id", "published_at", "item_id"]).key(&[
            "column_id",
            "published_at",
            "item_id",
        ]),
        New::table("listing_block").ints(&["column_id", "first_at", "first_item", "count"]).key(&[
            "column_id",
            "first_at",
            "first_item",
        ]),
        New::table("document")
            .ints(&["item_id", "site_id", "published_at", "year"])
            .maybe_ints(&["unit_id"])
            .texts(&[
                "title",
                "document_number",
                "number_key",
                "issuer",
                "written_on",
                "index_number",
                "theme",
                "genre",
                "validity",
            ])
            .key(&["item_id"])
            .index(&["site_id", "published_at", "item_id"])
            .index(&["number_key"]),
        New::table("item_link")
            .ints(&["item_id", "other_id"])
            .texts(&["relation"])
            .key(&["item_id", "other_id", "relation"])
            .index(&["other_id"]),
        New::table("file")
            .texts(&["hash", "media_type"])
            .ints(&["size", "created_at"])
            .maybe_ints(&["width", "height"])
            .key(&["hash"]),
        New::table("file_use")
            .texts(&["file_hash"])
            .ints(&["item_id"])
            .bools(&["live"])
            .key(&["file_hash", "item_id"])
            .index(&["item_id"]),
    ]
}
