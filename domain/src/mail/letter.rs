//! Mails from a pair of messages, in the language of who gets them.

use super::Mail;
use crate::{failure::Result, texts::Locale};
use fluent_bundle::FluentArgs;
use model::MemberId;
use sea_orm::{ConnectionTrait, DerivePartialModel, EntityTrait, QueryFilter};
use tables::member as members;

/// Who a mail goes to.
#[derive(Clone, Debug, Default, PartialEq, Eq, DerivePartialModel)]
#[sea_orm(entity = "members::Entity")]
pub struct Addressee {
    pub name: String,
    pub email: String,
    pub language: String,
}

impl Addressee {
    /// A member; none if they are erased.
    pub async fn find(conn: &impl ConnectionTrait, member: MemberId) -> Result<Option<Self>> {
        Ok(members::Entity::find_by_id(member).filter(members::not_erased()).into_partial_model().one(conn).await?)
    }

    pub fn locale(&self) -> Locale {
        Locale::parse(&self.language).unwrap_or_default()
    }

    /// The mail of the messages `<key>-subject` and `<key>-body`. They can use `$name` and `$site`, the address of this site, besides `args`. Paragraphs
    /// are parted by empty lines; a paragraph whose lines begin with `>` is a quote; the HTML is made from that.
    /// `id` is `news-<outbox id>-<member>` or the like: the same for the same news and person.
    pub fn letter(&self, site: &str, id: String, key: &str, args: FluentArgs<'_>) -> Mail {
        let locale = self.locale();
        let mut args = args;
        args.set("name", self.name.clone());
        args.set("site", site.to_owned());
        Mail {
            id,
            to_name: self.name.clone(),
            to_address: self.email.clone(),
            subject: locale.with(&format!("{key}-subject"), &args),
            body: locale.with(&format!("{key}-body"), &args),
            language: locale.code(),
            ..Mail::default()
        }
    }
}
