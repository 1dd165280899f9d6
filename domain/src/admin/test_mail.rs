use crate::{
    audit::{self, Entry},
    cx::Cx,
    failure::{Failure, Result},
    mail::Mail,
    policy::staff::{StaffAct, staff},
    texts::Locale,
};
use lettre::transport::smtp;
use model::Problem;
use sea_orm::{DerivePartialModel, EntityTrait};
use tables::member;

/// How a test mail fared, without anything of the configuration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Posted {
    Sent,
    /// The server said no for good (5xx): the sender or the address is not accepted, or the password is wrong.
    Refused,
    /// The server said "later" (4xx).
    Later,
    /// No encrypted connection came about.
    Unsafe,
    /// No answer in time, or nobody there.
    Unreachable,
    Other,
}

impl Posted {
    pub const ALL: [Self; 6] = [Self::Sent, Self::Refused, Self::Later, Self::Unsafe, Self::Unreachable, Self::Other];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::Refused => "refused",
            Self::Later => "later",
            Self::Unsafe => "unsafe",
            Self::Unreachable => "unreachable",
            Self::Other => "other",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|posted| posted.as_str() == text)
    }

    fn of(failure: &Failure) -> Self {
        let Failure::Bug(error) = failure else { return Self::Other };
        match error.downcast_ref::<smtp::Error>() {
            Some(error) if error.is_permanent() => Self::Refused,
            Some(error) if error.is_transient() => Self::Later,
            Some(error) if error.is_tls() => Self::Unsafe,
            Some(error) if error.is_response() || error.is_client() => Self::Other,
            Some(_) => Self::Unreachable,
            None => Self::Other,
        }
    }
}

#[derive(DerivePartialModel)]
#[sea_orm(entity = "member::Entity")]
struct Row {
    name: String,
    email: String,
    language: String,
}

/// Sends the asker a mail by the real way, at once and not through the outbox.
pub async fn send_test_mail(cx: &Cx) -> Result<Posted> {
    staff(&cx.actor, StaffAct::SeeMachinery)?;
    let me = cx.member()?.id;
    let row: Option<Row> = member::Entity::find_by_id(me).into_partial_model().one(cx.reader()).await?;
    let row = row.ok_or(Failure::Problem(Problem::NotFound))?;
    let locale = Locale::parse(&row.language).unwrap_or_default();
    let mail = Mail {
        id: format!("test-{me}-{}", cx.now),
        to_name: row.name,
        to_address: row.email,
        subject: locale.text("mail-test-subject"),
        body: locale.text("mail-test-body"),
        language: locale.code(),
        ..Mail::default()
    };
    let posted = match cx.world.post.send(&mail).await {
        Ok(()) => Posted::Sent,
        Err(failure) => {
            tracing::warn!(%failure, "a test mail was not sent");
            Posted::of(&failure)
        }
    };
    let txn = cx.begin().await?;
    audit::record(&txn, cx, Entry { act: "test-mail-sent", detail: posted.as_str().to_owned(), ..Entry::default() }).await?;
    txn.commit().await?;
    Ok(posted)
}
