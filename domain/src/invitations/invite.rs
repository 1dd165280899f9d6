use crate::{
    audit::{self, Entry},
    cx::Cx,
    db::{Number, one},
    discussion::access,
    failure::{Failure, Result},
    policy::{
        Act,
        staff::{StaffAct, StaffFacts, may_staff},
    },
    text, tokens,
};
use model::{BoardId, Field, Problem, Wrong, site::InvitationDraft};

const DAY_MS: i64 = 24 * 3_600_000;

/// Whether the asker can invite: admins, and coordinators whose affiliation was verified.
pub async fn may_invite(cx: &Cx) -> Result<()> {
    let facts = StaffFacts { coordinator: is_coordinator(cx).await?, ..StaffFacts::default() };
    Ok(may_staff(&cx.actor, StaffAct::Invite, facts)?)
}

async fn is_coordinator(cx: &Cx) -> Result<bool> {
    let Some(me) = cx.actor.id() else { return Ok(false) };
    let sql = "SELECT id AS n FROM members WHERE id = $1 AND coordinator_until > $2";
    Ok(one::<Number>(cx.reader(), sql, vec![me.0.into(), cx.now.into()]).await?.is_some())
}

/// Makes an invitation and returns its token, which is shown once and stored only as a hash.
pub async fn invite(cx: &Cx, draft: InvitationDraft) -> Result<String> {
    may_invite(cx).await?;
    let me = cx.member()?.id;
    let terms = InvitationDraft { note: text::clean_line(&draft.note), ..draft }.check()?;
    let txn = cx.begin().await?;
    if let Some(board) = terms.board {
        let seen = access::board_by_id(&txn, cx, BoardId(board), Act::SeeBoard).await;
        seen.map_err(|_| Failure::Problem(Problem::field(Field::Board, Wrong::NoSuchChoice)))?;
    }
    let token = tokens::random()?;
    let uses = i32::try_from(terms.uses).unwrap_or(1);
    let sql = "INSERT INTO invitations (token_hash, created_by, kind, board_id, note, uses, uses_left, created_at, expires_at) \
               VALUES ($1, $2, $3, $4, $5, $6, $6, $7, $8) RETURNING id AS n";
    let values = vec![
        tokens::hash(&token).into(),
        me.0.into(),
        terms.kind.as_str().into(),
        terms.board.into(),
        terms.note.into(),
        uses.into(),
        cx.now.into(),
        (cx.now + i64::from(terms.days) * DAY_MS).into(),
    ];
    let id = one::<Number>(&txn, sql, values).await?.ok_or_else(|| Failure::bug("an insert returned no id"))?.n;
    let detail = format!("{} × {}", terms.kind.as_str(), terms.uses);
    audit::record(&txn, cx, Entry { act: "invitation-made", object: format!("invitation:{id}"), detail, ..Entry::default() }).await?;
    txn.commit().await?;
    Ok(token)
}
