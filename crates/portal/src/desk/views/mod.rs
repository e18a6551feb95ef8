//! What each desk page shows: one plain struct a page, with samples. Templates of the same names lie in `templates/`.

pub mod columns;
pub mod edit;
pub mod items;
pub mod people;
pub mod sign_in;
pub mod work;

pub use columns::{ColumnEdit, Columns};
pub use edit::ItemEdit;
pub use items::{ItemList, VersionShow, Versions};
pub use people::{Audit, People};
pub use sign_in::{DeskError, SetPassword, SignIn};
pub use work::MyWork;
