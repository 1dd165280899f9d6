//! News: what happened, written in the transaction in which it happened, acted on later at least once.

use crate::{
    accounts, collections,
    cx::Cx,
    db::{self, all, run},
    failure::{Failure, Result},
    identities, invitations, mail, materials, moderation, notices, organisations, own_data, people, retention, search, trust,
};
use model::{AffiliationId, CollectionId, IdentityId, MaterialId, MemberId, NoticeId, ReplyId, ReviewId, ThreadId, UseId};
use sea_orm::{ConnectionTrait, FromQueryResult};
use serde::{Deserialize, Serialize};
use std::time::{Duration, Instant};

/// What can happen. Names are stored: change them only with a migration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum News {
    MemberJoined {
        member: MemberId,
    },
    IdentityLinked {
        member: MemberId,
        identity: IdentityId,
    },
    /// What it was is in the audit log under this time.
    IdentityUnlinked {
        member: MemberId,
        at: i64,
    },
    ThreadStarted {
        thread: ThreadId,
    },
    ReplyPosted {
        thread: ThreadId,
        reply: ReplyId,
    },
    /// Staff did something to a member or what they wrote; `line` is the audit log's.
    StaffActed {
        line: i64,
    },
    ReportClosed {
        report: i64,
    },
    JoiningBegun {
        joining: i64,
    },
    JoiningRejected {
        joining: i64,
    },
    AddressTaken {
        member: MemberId,
    },
    ResetAsked {
        link: i64,
    },
    PasswordChanged {
        member: MemberId,
    },
    EmailChangeAsked {
        link: i64,
    },
    EmailChanged {
        link: i64,
    },
    SecondFactorChanged {
        member: MemberId,
    },
    NewDevice {
        device: i64,
    },
    /// Somebody is invited by mail.
    Invited {
        invitation: i64,
    },
    /// A version of material is there.
    MaterialPublished {
        material: MaterialId,
        version: i32,
        by: MemberId,
    },
    /// Somebody reports that they used material in class.
    UseReported {
        report: UseId,
    },
    ReviewPosted {
        review: ReviewId,
    },
    ReviewAnswered {
        review: ReviewId,
        by: MemberId,
    },
    OutdatedReported {
        material: MaterialId,
        by: MemberId,
    },
    /// `at` tells the reports that were answered from others.
    OutdatedAnswered {
        material: MaterialId,
        at: i64,
        by: MemberId,
    },
    /// The day has come on which authors wanted to look at their material again; `due` tells it from one that was moved.
    ReviewDue {
        material: MaterialId,
        due: i64,
    },
    /// Somebody asks the author of a post to make a resource of it.
    ResourceAsked {
        reply: ReplyId,
        by: MemberId,
    },
    /// A resource was put into a collection.
    CollectionGrown {
        collection: CollectionId,
        material: MaterialId,
        by: MemberId,
    },
    /// A post was changed and names somebody.
    PostEdited {
        reply: ReplyId,
        by: MemberId,
    },
    AnswerMarked {
        reply: ReplyId,
        by: MemberId,
    },
    /// A notice whose mail is to go out at once.
    NoticeMade {
        notice: NoticeId,
    },
    /// It is time for a member's daily mail.
    DigestDue {
        member: MemberId,
        due: i64,
    },
    /// A download of a member's own data is ready.
    ExportMade {
        export: i64,
    },
    /// An account is to be erased on a day; `due` tells this plan from a later one.
    LeavingBegun {
        member: MemberId,
        due: i64,
    },
    /// The day is near.
    LeavingNear {
        member: MemberId,
        due: i64,
    },
    LeavingDue {
        member: MemberId,
        due: i64,
    },
    LeavingTakenBack {
        member: MemberId,
    },
    /// An account is erased; its address gets one last mail.
    Farewell {
        farewell: i64,
    },
    /// A verified affiliation is about to end; `expires_at` tells it from one that was renewed meanwhile.
    AffiliationEnds {
        affiliation: AffiliationId,
        expires_at: i64,
    },
}

/// Whether acting on news reached somebody outside, which cannot be undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    Nobody,
    Somebody,
}

impl Told {
    fn or(self, other: Self) -> Self {
        if self == Self::Somebody { self } else { other }
    }
}

/// How long a claim holds; a courier that died loses it then.
const LEASE_MS: i64 = 60_000;
const LEASE: Duration = Duration::from_secs(60);
const BATCH: i32 = 100;
/// After so many tries news are parked for an admin to look at.
const TRIES: i32 = 10;

/// Records news inside the caller's transaction.
pub async fn announce(txn: &impl ConnectionTrait, cx: &Cx, news: News) -> Result<()> {
    announce_at(txn, cx, news, cx.now).await
}

/// Records news that are to be acted on later: reminders, daily mails.
pub async fn announce_at(txn: &impl ConnectionTrait, cx: &Cx, news: News, at: i64) -> Result<()> {
    let json = serde_json::to_string(&news).map_err(Failure::bug)?;
    let sql = "INSERT INTO outbox (news, recorded_at, next_at, attempts, fault) VALUES ($1, $2, $3, 0, '')";
    run(txn, sql, vec![json.into(), cx.now.into(), at.into()]).await?;
    Ok(())
}

/// News that one courier has claimed.
#[derive(Debug, FromQueryResult)]
struct Claimed {
    id: i64,
    news: String,
    attempts: i32,
}

/// Claims and handles what is due. Returns how many news were taken in hand; the caller comes again at once when it is not 0.
pub async fn deliver_due(cx: &Cx) -> Result<usize> {
    let claimed = claim(cx).await?;
    let (count, started) = (claimed.len(), Instant::now());
    let mut done = Vec::new();
    for (at, news) in claimed.iter().enumerate() {
        // Mails can be slow. What the lease may not last for is given back, or another courier would send it as well.
        if started.elapsed() > LEASE / 2 {
            give_back(cx, claimed.get(at..).unwrap_or_default()).await?;
            break;
        }
        // In a task of its own: a panic in a handler is this news' fault, not the courier's end.
        let (work, id, text) = (cx.clone(), news.id, news.news.clone());
        match tokio::spawn(async move { handle(&work, id, &text).await }).await {
            // At once: what was sent should not be sent again because a later one was interrupted.
            Ok(Ok(Told::Somebody)) => mark_delivered(cx, &[news.id]).await?,
            Ok(Ok(Told::Nobody)) => done.push(news.id),
            Ok(Err(failure)) => postpone(cx, news, &failure.to_string(), mail::is_refused(&failure)).await?,
            Err(panic) => postpone(cx, news, &panic.to_string(), false).await?,
        }
    }
    mark_delivered(cx, &done).await?;
    Ok(count)
}

async fn give_back(cx: &Cx, claimed: &[Claimed]) -> Result<()> {
    let sql = format!("UPDATE outbox SET attempts = attempts - 1, next_at = $1 WHERE id IN ({})", db::places(2, claimed.len()));
    let values = std::iter::once(cx.now).chain(claimed.iter().map(|news| news.id)).map(Into::into).collect();
    let txn = cx.begin().await?;
    run(&txn, &sql, values).await?;
    txn.commit().await
}

/// Gives back what a courier that was killed had claimed, so that nobody waits for the lease to end. Only for a process
/// that is alone with its database, as on SQLite.
pub async fn release_claims(cx: &Cx) -> Result<()> {
    let txn = cx.begin().await?;
    let sql = "UPDATE outbox SET next_at = $1 WHERE delivered_at IS NULL AND parked_at IS NULL AND attempts > 0 AND fault = '' AND next_at > $1";
    run(&txn, sql, vec![cx.now.into()]).await?;
    txn.commit().await
}

async fn claim(cx: &Cx) -> Result<Vec<Claimed>> {
    // The outer condition on next_at is read again after a wait for another node's claim, which then no longer holds.
    let sql = "UPDATE outbox SET attempts = attempts + 1, next_at = $2 WHERE next_at <= $1 AND delivered_at IS NULL AND id IN \
               (SELECT id FROM outbox WHERE delivered_at IS NULL AND parked_at IS NULL AND next_at <= $1 ORDER BY next_at, id LIMIT $3) \
               RETURNING id, news, attempts";
    if db::one::<db::Number>(cx.reader(), WAITING, vec![cx.now.into()]).await?.is_none() {
        return Ok(Vec::new());
    }
    let txn = cx.begin().await?;
    let mut claimed: Vec<Claimed> = all(&txn, sql, vec![cx.now.into(), (cx.now + LEASE_MS).into(), BATCH.into()]).await?;
    txn.commit().await?;
    claimed.sort_by_key(|news| news.id);
    Ok(claimed)
}

const WAITING: &str = "SELECT id AS n FROM outbox WHERE delivered_at IS NULL AND parked_at IS NULL AND next_at <= $1 LIMIT 1";

async fn handle(cx: &Cx, id: i64, news: &str) -> Result<Told> {
    let news: News = serde_json::from_str(news).map_err(Failure::bug)?;
    let account = accounts::heard::heard(cx, id, news).await?;
    let identity = identities::heard::heard(cx, id, news).await?;
    let told = notices::heard::heard(cx, id, news).await?;
    let told = account.or(identity).or(told).or(moderation::heard::heard(cx, id, news).await?);
    let told = told.or(people::heard::heard(cx, news).await?);
    let told = told.or(organisations::heard::heard(cx, id, news).await?);
    let told = told.or(invitations::heard::heard(cx, id, news).await?);
    let told = told.or(materials::heard::heard(cx, id, news).await?);
    let told = told.or(trust::heard::heard(cx, id, news).await?);
    let told = told.or(own_data::heard(cx, id, news).await?);
    Ok(told.or(collections::heard::heard(cx, id, news).await?))
}

/// Has it tried again later, or parks it: after ten tries, or at once where no later try can do better.
async fn postpone(cx: &Cx, news: &Claimed, fault: &str, hopeless: bool) -> Result<()> {
    tracing::warn!(id = news.id, attempts = news.attempts, fault, "news could not be acted on");
    let parked = (hopeless || news.attempts >= TRIES).then_some(cx.now);
    let wait = 30_000_i64 << news.attempts.clamp(0, 9);
    let fault: String = fault.chars().take(500).collect();
    let sql = "UPDATE outbox SET next_at = $2, parked_at = $3, fault = $4 WHERE id = $1";
    let txn = cx.begin().await?;
    run(&txn, sql, vec![news.id.into(), (cx.now + wait).into(), parked.into(), fault.into()]).await?;
    txn.commit().await
}

async fn mark_delivered(cx: &Cx, ids: &[i64]) -> Result<()> {
    if ids.is_empty() {
        return Ok(());
    }
    let sql = format!("UPDATE outbox SET delivered_at = $1 WHERE id IN ({})", db::places(2, ids.len()));
    let values = std::iter::once(cx.now).chain(ids.iter().copied()).map(Into::into).collect();
    let txn = cx.begin().await?;
    run(&txn, &sql, values).await?;
    txn.commit().await
}

/// Forgets delivered news, spent form keys, ended sessions and old notices.
pub async fn sweep(cx: &Cx) -> Result<()> {
    let txn = cx.begin().await?;
    run(&txn, "DELETE FROM outbox WHERE delivered_at < $1", vec![(cx.now - retention::LINKS.ms()).into()]).await?;
    run(&txn, "DELETE FROM submissions WHERE created_at < $1", vec![(cx.now - retention::COUNTS.ms()).into()]).await?;
    run(&txn, "DELETE FROM oidc_attempts WHERE expires_at < $1", vec![cx.now.into()]).await?;
    run(&txn, "DELETE FROM sessions WHERE expires_at < $1", vec![cx.now.into()]).await?;
    let joinings = "DELETE FROM joinings WHERE created_at < $1 AND (awaiting_at IS NULL OR rejected_at < $1)";
    run(&txn, joinings, vec![(cx.now - retention::JOININGS.ms()).into()]).await?;
    run(&txn, "DELETE FROM half_sign_ins WHERE expires_at < $1", vec![cx.now.into()]).await?;
    run(&txn, "DELETE FROM mail_links WHERE created_at < $1", vec![(cx.now - retention::LINKS.ms()).into()]).await?;
    let sign_ins = "DELETE FROM audit WHERE recorded_at < $1 AND act IN ('signed-in', 'session-ended')";
    run(&txn, sign_ins, vec![(cx.now - retention::SIGN_INS.ms()).into()]).await?;
    run(&txn, "DELETE FROM throttles WHERE since < $1", vec![(cx.now - retention::COUNTS.ms()).into()]).await?;
    // Who did not come is not remembered.
    let invitations = "UPDATE invitations SET email = '', nonce = '' WHERE email <> '' AND expires_at < $1";
    run(&txn, invitations, vec![(cx.now - retention::LINKS.ms()).into()]).await?;
    // A last mail that could not be sent for so long never will be.
    run(&txn, "DELETE FROM farewells WHERE created_at < $1", vec![(cx.now - retention::LINKS.ms()).into()]).await?;
    search::forget_unused(&txn).await?;
    notices::sweep(&txn, cx).await?;
    txn.commit().await
}
