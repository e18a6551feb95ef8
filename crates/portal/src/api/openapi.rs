//! The description of the interface, OpenAPI 3.1.

use kit::Result;
use serde_json::{Value, json};

use crate::public::reading::Reading;

fn query(name: &str, description: &str) -> Value {
    json!({ "name": name, "in": "query", "description": description, "schema": { "type": "string" } })
}

fn list(summary: &str, item: &str, parameters: Vec<Value>) -> Value {
    json!({ "get": {
        "summary": summary,
        "parameters": parameters,
        "responses": {
            "200": { "description": "A list", "content": { "application/json": { "schema": {
                "type": "object",
                "required": ["data", "total", "next"],
                "properties": {
                    "data": { "type": "array", "items": { "$ref": format!("#/components/schemas/{item}") } },
                    "total": { "type": "integer" },
                    "next": { "type": ["string", "null"], "format": "uri" }
                }
            } } } },
            "400": { "$ref": "#/components/responses/Problem" },
            "503": { "$ref": "#/components/responses/Problem" }
        }
    } })
}

fn schema(texts: &[&str]) -> Value {
    let properties: serde_json::Map<String, Value> =
        texts.iter().map(|name| ((*name).to_owned(), json!({ "type": ["string", "null"] }))).collect();
    json!({ "type": "object", "properties": properties })
}

fn set(schema: &mut Value, name: &str, is: Value) {
    if let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) {
        properties.insert(name.to_owned(), is);
    }
}

/// `/api/openapi.json`
pub fn document(reading: &Reading) -> Result<Value> {
    let site = reading.site()?;
    let mut item = schema(&["id", "kind", "title", "summary", "source", "unit", "published_at", "url"]);
    set(&mut item, "columns", json!({ "type": "array", "items": { "type": "string" } }));
    let mut column =
        schema(&["path", "parent", "name", "name_en", "description", "type", "kind", "url", "feed"]);
    set(&mut column, "update_interval_days", json!({ "type": ["integer", "null"] }));
    let items = list(
        "Published items, newest first",
        "Item",
        vec![
            query("site", "Slug of a site; the one of the host when left out"),
            query("column", "Path of a column"),
            query("unit", "Slug of a unit"),
            query("limit", "1 to 100, 20 when left out"),
            query("after", "Where the last page ended; `next` carries it"),
        ],
    );
    let one = json!({ "get": {
        "summary": "One published item with its text",
        "parameters": [{ "name": "id", "in": "path", "required": true, "schema": { "type": "string" } }],
        "responses": {
            "200": { "description": "The item", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Item" } } } },
            "404": { "$ref": "#/components/responses/Problem" },
            "410": { "$ref": "#/components/responses/Problem" }
        }
    } });
    Ok(json!({
        "openapi": "3.1.0",
        "info": { "title": site.name, "version": env!("CARGO_PKG_VERSION") },
        "servers": [{ "url": reading.base }],
        "paths": {
            "/api/v1/items": items,
            "/api/v1/items/{id}": one,
            "/api/v1/columns": list("The column tree", "Column", vec![query("site", "Slug of a site")]),
            "/api/v1/units": list("The city's units", "Unit", Vec::new()),
        },
        "components": {
            "schemas": {
                "Item": item,
                "Column": column,
                "Unit": schema(&["slug", "name", "short_name", "name_en", "kind", "phone", "credit_code", "url"]),
            },
            "responses": {
                "Problem": { "description": "What went wrong (RFC 9457)", "content": { "application/problem+json": {
                    "schema": { "type": "object", "properties": {
                        "type": { "type": "string" }, "title": { "type": "string" }, "status": { "type": "integer" },
                        "detail": { "type": ["string", "null"] }, "incident": { "type": ["string", "null"] }
                    } }
                } } }
            }
        }
    }))
}
