//! What follows from acts of staff: a mail to whom it was done to, an answer to who reported.

use super::{
    news::ReportClosed,
    sql,
    stories::{self, Acted, Answered, said},
};
use crate::{
    FluentArgs, args,
    audit::news::StaffActed,
    cx::Cx,
    db::one,
    failure::Result,
    mail::Addressee,
    notices::{self, Payload, Reader, Stored, Telling},
    outbox::Told,
    site::read_settings,
    subjects,
    texts::Locale,
    zone::Zone,
};
use model::{MemberId, Subject, SubjectKind};
use sea_orm::FromQueryResult;

/// Whom it is told.
#[derive(FromQueryResult)]
struct To {
    member_id: i64,
    name: String,
    email: String,
    language: String,
    timezone: String,
}

impl To {
    fn reader(&self, cx: &Cx) -> Reader {
        let zone = Zone::parse(&self.timezone).unwrap_or(cx.world.zone);
        Reader { locale: Locale::parse(&self.language).unwrap_or_default(), zone }
    }

    /// Under the bell and by a mail of the pair of messages `key`.
    async fn tell(self, cx: &Cx, news: i64, story: Stored, key: &str, words: FluentArgs<'_>) -> Result<Told> {
        let to = MemberId(self.member_id);
        let txn = cx.begin().await?;
        notices::tell(&txn, cx, Some(news), Telling { to, actor: None, reply: None, story }).await?;
        txn.commit().await?;
        let to = Addressee { name: self.name, email: self.email, language: self.language };
        cx.world.post.send(&to.letter(&cx.world.public_url, format!("news-{news}-{}", self.member_id), key, words)).await?;
        Ok(Told::Somebody)
    }
}

#[derive(FromQueryResult)]
struct Line {
    act: String,
    object: String,
    reason: String,
    detail: String,
    suspended_until: Option<i64>,
    #[sea_orm(nested)]
    to: To,
}

/// Acts whose detail is the title of what they were done to.
const TITLED: [&str; 8] = [
    "group-closed",
    "brought-back",
    "collection-removed",
    "material-retired",
    "material-listed",
    "review-removed",
    "use-removed",
    "use-photo-removed",
];

/// Whom it was done to. `id` is the outbox row's, for Message-IDs that stay the same on a second try.
pub async fn staff_acted(cx: &Cx, id: i64, news: StaffActed) -> Result<Told> {
    let row: Option<Line> = one(cx.reader(), sql::ACTED, vec![news.line.into()]).await?;
    let Some(row) = row else { return Ok(Told::Nobody) };
    let title = if TITLED.contains(&row.act.as_str()) { row.detail } else { String::new() };
    let until = row.suspended_until.filter(|_| row.act == "member-suspended");
    let acted = Acted { act: row.act, subject: row.object.parse().ok(), title, until, reason: row.reason, told: String::new() };
    let (reader, site) = (row.to.reader(cx), cx.world.public_url.clone());
    let locale = reader.locale;
    let support = read_settings(cx.reader()).await?.support;
    let help = if support.is_empty() { locale.text("support-none") } else { locale.with("support-line", &args!(address = support)) };
    let (act, link) = (locale.text(&format!("audit-{}", acted.act)), format!("{site}{}", acted.path()));
    let words = args!(act = act, what = acted.what(reader), reason = said(&acted.reason, reader), link = link, help = help, site = site);
    row.to.tell(cx, id, stories::STAFF_ACTED.of(&acted)?, "mail-staff", words).await
}

#[derive(FromQueryResult)]
struct Closed {
    outcome: String,
    outcome_reason: String,
    accused: String,
    object_kind: String,
    object_id: i64,
    #[sea_orm(nested)]
    to: To,
}

/// Who reported.
pub async fn report_closed(cx: &Cx, id: i64, news: ReportClosed) -> Result<Told> {
    let row: Option<Closed> = one(cx.reader(), sql::CLOSED, vec![news.report.into()]).await?;
    let Some(row) = row else { return Ok(Told::Nobody) };
    let subject = SubjectKind::parse(&row.object_kind).map(|kind| kind.of(row.object_id));
    let found = match subject {
        Some(subject) => subjects::look(cx.reader(), cx, subject).await?,
        None => None,
    };
    // What a group keeps to itself is called by its title for its members of now, not of then.
    let about = found.as_ref().filter(|found| !found.within_group).map_or(row.accused, |found| found.title.clone());
    // What is gone or closed by now has no place.
    let open: Option<Subject> = subject.filter(|_| found.is_some_and(|found| found.open));
    let answered = Answered { subject: open, about, outcome: row.outcome, reason: row.outcome_reason, told: String::new() };
    let (reader, site) = (row.to.reader(cx), cx.world.public_url.clone());
    let locale = reader.locale;
    let see = if open.is_some() { format!("{site}{}", answered.path()) } else { locale.text("report-gone") };
    let outcome = locale.text(&format!("report-outcome-{}", answered.outcome));
    let words = args!(about = answered.about.clone(), outcome = outcome, reason = said(&answered.reason, reader), see = see, site = site);
    row.to.tell(cx, id, stories::REPORT_ANSWERED.of(&answered)?, "mail-report", words).await
}
