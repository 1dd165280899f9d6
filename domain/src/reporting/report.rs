use crate::{
    collections,
    cx::Cx,
    db::{one, run},
    discussion::access,
    failure::{Failure, Result},
    limited::{self, Limited},
    materials,
    moderation::{ReportOf, said},
    policy::{
        self, Act,
        staff::{StaffAct, StaffFacts, may_staff},
    },
    text,
};
use model::{MaterialId, MemberId, Problem, staff::ReportDraft};
use sea_orm::{ConnectionTrait, FromQueryResult};

/// Discourse's figure: so many a day are a person's, more are a machine's.
const DAILY: i64 = 20;
const DAY_MS: i64 = 24 * 3_600_000;

/// What somebody is about to report.
#[derive(Clone, Debug)]
pub struct Reportable {
    pub of: ReportOf,
    pub author: MemberId,
    /// A title or a member's name.
    pub name: String,
    /// The beginning of the post, or what it says of itself.
    pub excerpt: String,
}

#[derive(FromQueryResult)]
struct MemberRow {
    name: String,
    headline: String,
}

async fn find(conn: &impl ConnectionTrait, cx: &Cx, of: ReportOf) -> Result<Reportable> {
    let me = cx.actor.id();
    let (found, own) = match of {
        ReportOf::Post(id) => {
            let post = access::reply(conn, cx, id, Act::SeeReply).await?;
            let (name, excerpt) = (post.title.clone(), text::excerpt(&post.body, 300));
            let author = MemberId(post.author_id);
            (Reportable { of, author, name, excerpt }, me == Some(author))
        }
        ReportOf::Member(id) => {
            let sql = "SELECT name, headline FROM members WHERE id = $1 AND erased_at IS NULL";
            let row: MemberRow = one(conn, sql, vec![id.0.into()]).await?.ok_or(Failure::Problem(Problem::NotFound))?;
            (Reportable { of, author: id, name: row.name, excerpt: row.headline }, me == Some(id))
        }
        ReportOf::Material(id) => {
            let row = materials::access::material(conn, cx, id, policy::materials::Act::See).await?;
            (Reportable { of, author: MemberId(row.created_by), name: row.title, excerpt: String::new() }, row.is_author)
        }
        ReportOf::Collection(id) => {
            let row = collections::access::collection(conn, cx, id, "", policy::collections::Act::See).await?;
            let excerpt = text::excerpt(&row.summary, 300);
            (Reportable { of, author: MemberId(row.created_by), name: row.title, excerpt }, row.is_editor)
        }
        ReportOf::Review(_) | ReportOf::Use(_) => {
            let said = said(conn, of).await?.ok_or(Failure::Problem(Problem::NotFound))?;
            materials::access::material(conn, cx, MaterialId(said.material_id), policy::materials::Act::See).await?;
            let (author, excerpt) = (MemberId(said.member_id), text::excerpt(&said.note, 300));
            (Reportable { of, author, name: said.title, excerpt }, me == Some(author))
        }
    };
    may_staff(&cx.actor, StaffAct::Report, StaffFacts { own, ..StaffFacts::default() })?;
    Ok(found)
}

/// What can be reported, for the form.
pub async fn read_reportable(cx: &Cx, of: ReportOf) -> Result<Reportable> {
    find(cx.reader(), cx, of).await
}

/// Tells staff about something or somebody. Who has told already and got no answer yet tells nothing new.
pub async fn report(cx: &Cx, of: ReportOf, draft: ReportDraft) -> Result<()> {
    let me = cx.member()?.id;
    let (kind, note) = ReportDraft { note: text::clean_line(&draft.note), ..draft }.check()?;
    let txn = cx.begin().await?;
    let found = find(&txn, cx, of).await?;
    let sql = "SELECT COUNT(*) AS n FROM reports WHERE reporter_id = $1 AND created_at > $2";
    let today = limited::count(&txn, Limited::Reports, me, sql, vec![me.0.into(), (cx.now - DAY_MS).into()]).await?;
    if cx.world.throttled && today >= DAILY {
        return Err(Problem::TooMany { retry_after: 3_600 }.into());
    }
    let sql = "INSERT INTO reports (reporter_id, object_kind, object_id, member_id, kind, note, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7) \
               ON CONFLICT DO NOTHING";
    let values = vec![me.0.into(), of.kind().into(), of.id().into(), found.author.0.into(), kind.as_str().into(), note.into(), cx.now.into()];
    run(&txn, sql, values).await?;
    txn.commit().await
}
