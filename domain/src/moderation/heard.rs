//! What follows from acts of staff: a mail to whom it was done to, an answer to who reported.

use super::{
    place::place,
    reports::{ReportOf, TITLE},
};
use crate::{
    args,
    cx::Cx,
    db::one,
    failure::Result,
    mail::Mail,
    notices::{self, Telling},
    outbox::{News, Told},
    site::read_settings,
    texts::Locale,
};
use model::{MemberId, NoticeKind};
use sea_orm::FromQueryResult;

/// Handles one news; `id` is the outbox row's, for Message-IDs that stay the same on a second try.
pub async fn heard(cx: &Cx, id: i64, news: News) -> Result<Told> {
    match news {
        News::StaffActed { line } => tell_member(cx, id, line).await,
        News::ReportClosed { report } => answer_reporter(cx, id, report).await,
        _ => Ok(Told::Nobody),
    }
}

#[derive(FromQueryResult)]
struct Acted {
    act: String,
    object: String,
    reason: String,
    detail: String,
    member_id: i64,
    name: String,
    email: String,
    language: String,
    suspended_until: Option<i64>,
}

const ACTED: &str = "SELECT a.act, a.object, a.reason, a.detail, m.id AS member_id, m.name, m.email, m.language, m.suspended_until FROM audit a \
    JOIN members m ON m.id = a.member_id WHERE a.id = $1 AND m.erased_at IS NULL";

/// Acts whose detail is the title of what they were done to.
const TITLED: [&str; 7] =
    ["brought-back", "collection-removed", "material-retired", "material-listed", "review-removed", "use-removed", "use-photo-removed"];

async fn tell_member(cx: &Cx, id: i64, line: i64) -> Result<Told> {
    let row: Option<Acted> = one(cx.reader(), ACTED, vec![line.into()]).await?;
    let Some(row) = row else { return Ok(Told::Nobody) };
    let locale = Locale::parse(&row.language).unwrap_or_default();
    let act = locale.text(&format!("audit-{}", row.act));
    let mut what = if TITLED.contains(&row.act.as_str()) { format!("{act}: {}", row.detail) } else { act.clone() };
    if row.act == "member-suspended" {
        let end = row
            .suspended_until
            .map_or_else(|| locale.text("suspended-until-lifted"), |until| locale.with("suspended-until", &args!(date = cx.world.zone.day(until))));
        what = format!("{what}. {end}");
    }
    let site = cx.world.public_url.clone();
    let path = page_of(&row.object).unwrap_or_else(|| "/settings/security/log".to_owned());
    let link = format!("{site}{path}");
    let reason = if row.reason.is_empty() { locale.text("reason-none") } else { row.reason };
    let note = format!("{what}. {} {reason}", locale.text("reason-label"));
    put_under_the_bell(cx, id, Telling { to: MemberId(row.member_id), note, link: path, ..telling() }).await?;
    let support = read_settings(cx.reader()).await?.support;
    let help = if support.is_empty() { locale.text("support-none") } else { locale.with("support-line", &args!(address = support)) };
    let body = args!(name = row.name.clone(), what = what, reason = reason, link = link, help = help, site = site);
    let mail = Mail {
        id: format!("news-{id}-{}", row.member_id),
        to_name: row.name,
        to_address: row.email,
        subject: locale.with("mail-staff-subject", &args!(act = act)),
        body: locale.with("mail-staff-body", &body),
        language: locale.code(),
        ..Mail::default()
    };
    cx.world.post.send(&mail).await?;
    Ok(Told::Somebody)
}

/// The mail is written here, so the notice has none of its own.
fn telling() -> Telling {
    let (note, link) = (String::new(), String::new());
    Telling { to: MemberId(0), kind: NoticeKind::Moderation, actor: None, reply: None, message: "notice-staff-acted", letter: "", note, link }
}

async fn put_under_the_bell(cx: &Cx, news: i64, telling: Telling) -> Result<()> {
    let txn = cx.begin().await?;
    notices::tell(&txn, cx, Some(news), telling).await?;
    txn.commit().await
}

/// The page of what `thread:5`, `post:5` or `material:5` names.
fn page_of(object: &str) -> Option<String> {
    let (kind, id) = object.split_once(':')?;
    match kind {
        "thread" => Some(format!("/threads/{id}/-")),
        "post" => Some(format!("/replies/{id}")),
        "material" => Some(format!("/library/{id}/-")),
        _ => None,
    }
}

#[derive(FromQueryResult)]
struct Closed {
    outcome: String,
    outcome_reason: String,
    reporter_id: i64,
    name: String,
    email: String,
    language: String,
    accused: String,
    object_kind: String,
    object_id: i64,
    title: Option<String>,
}

async fn answer_reporter(cx: &Cx, id: i64, report: i64) -> Result<Told> {
    let sql = format!(
        "SELECT c.outcome, c.outcome_reason, c.reporter_id, m.name, m.email, m.language, a.name AS accused, c.object_kind, c.object_id, {TITLE} \
         FROM reports c JOIN members m ON m.id = c.reporter_id JOIN members a ON a.id = c.member_id WHERE c.id = $1 AND m.erased_at IS NULL"
    );
    let row: Option<Closed> = one(cx.reader(), &sql, vec![report.into()]).await?;
    let Some(row) = row else { return Ok(Told::Nobody) };
    let locale = Locale::parse(&row.language).unwrap_or_default();
    let place = match ReportOf::parse(&row.object_kind, row.object_id) {
        Some(of) => place(cx.reader(), of).await?.filter(|place| place.open),
        None => None,
    };
    // What is gone or closed by now has no place.
    let link = place.map(|place| place.path).unwrap_or_default();
    let about = row.title.unwrap_or(row.accused);
    let outcome = locale.text(&format!("report-outcome-{}", row.outcome));
    let reason = if row.outcome_reason.is_empty() { locale.text("reason-none") } else { row.outcome_reason };
    let note = format!("{about}. {outcome}. {} {reason}", locale.text("reason-label"));
    put_under_the_bell(cx, id, Telling { to: MemberId(row.reporter_id), message: "notice-report-answered", note, link: link.clone(), ..telling() })
        .await?;
    let site = cx.world.public_url.clone();
    let see = if link.is_empty() { locale.text("report-gone") } else { format!("{site}{link}") };
    let body = args!(name = row.name.clone(), about = about.clone(), outcome = outcome, reason = reason, see = see, site = site);
    let mail = Mail {
        id: format!("news-{id}-{}", row.reporter_id),
        to_name: row.name,
        to_address: row.email,
        subject: locale.with("mail-report-subject", &args!(about = about)),
        body: locale.with("mail-report-body", &body),
        language: locale.code(),
        ..Mail::default()
    };
    cx.world.post.send(&mail).await?;
    Ok(Told::Somebody)
}
