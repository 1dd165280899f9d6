use crate::{
    accounts::throttle,
    audit::{self, Entry},
    cx::Cx,
    db::{Number, Txn, one},
    discussion::access,
    failure::{Failure, Result},
    limited::{self, Limited},
    organisations,
    outbox::{News, announce},
    policy::{
        Act,
        staff::{StaffAct, StaffFacts, may_staff},
    },
    text, tokens,
};
use model::{
    BoardId, Field, MemberId, OrganisationId, Problem, Wrong,
    site::{InvitationDraft, InvitationTerms},
};

const DAY_MS: i64 = 24 * 3_600_000;

/// What was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Invited {
    /// The token of a link, which is shown once and stored only as a hash.
    ByLink(String),
    /// So many addresses have a mail with a link of their own.
    ByMail(usize),
}

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

/// Makes one invitation for a link to hand on, or one for each address to write to.
pub async fn invite(cx: &Cx, draft: InvitationDraft, language: &str) -> Result<Invited> {
    may_invite(cx).await?;
    let me = cx.member()?.id;
    let draft = InvitationDraft { note: text::clean_line(&draft.note), organisation: text::clean_line(&draft.organisation), ..draft };
    let terms = draft.check()?;
    let willing = willing(cx, &terms.addresses).await?;
    let txn = cx.begin().await?;
    let places = places(&txn, cx, &terms).await?;
    if terms.addresses.is_empty() {
        let token = tokens::random()?;
        let new = New { token_hash: tokens::hash(&token), uses: terms.uses, ..New::default() };
        insert(&txn, cx, me, &terms, &places, new).await?;
        txn.commit().await?;
        return Ok(Invited::ByLink(token));
    }
    not_too_many(&txn, cx, me, terms.addresses.len()).await?;
    for (email, willing) in terms.addresses.iter().zip(willing) {
        let nonce = tokens::random()?;
        let token_hash = tokens::hash(&cx.world.keys.token(PURPOSE, &nonce));
        let new = New { token_hash, uses: 1, email: email.clone(), nonce, language: language.to_owned() };
        let invitation = insert(&txn, cx, me, &terms, &places, new).await?;
        if willing {
            announce(&txn, cx, News::Invited { invitation }).await?;
        }
    }
    txn.commit().await?;
    Ok(Invited::ByMail(terms.addresses.len()))
}

/// What the tokens in mails are made for.
pub(super) const PURPOSE: &str = "invite";

/// Which of these addresses get one more mail today.
async fn willing(cx: &Cx, addresses: &[String]) -> Result<Vec<bool>> {
    let mut willing = Vec::with_capacity(addresses.len());
    for email in addresses {
        willing.push(throttle::may_mail(cx, email).await?);
    }
    Ok(willing)
}

/// One person sends so many invitations a day.
const MAILS_A_DAY: i64 = 100;

async fn not_too_many(txn: &Txn, cx: &Cx, me: MemberId, more: usize) -> Result<()> {
    let sql = "SELECT COUNT(*) AS n FROM invitations WHERE created_by = $1 AND email <> '' AND created_at > $2";
    let sent = limited::count(txn, Limited::Invitations, me, sql, vec![me.0.into(), (cx.now - DAY_MS).into()]).await?;
    let more = i64::try_from(more).unwrap_or(i64::MAX);
    if cx.world.throttled && sent.saturating_add(more) > MAILS_A_DAY { Err(Problem::TooMany { retry_after: 86_400 }.into()) } else { Ok(()) }
}

/// Where the invited begin and belong.
struct Places {
    board: Option<BoardId>,
    organisation: Option<OrganisationId>,
}

/// The asker must see the board, and speak for the organisation.
async fn places(txn: &Txn, cx: &Cx, terms: &InvitationTerms) -> Result<Places> {
    let board = terms.board.map(BoardId);
    if let Some(board) = board {
        let nothing = || Failure::Problem(Problem::field(Field::Board, Wrong::NoSuchChoice));
        let seen = access::board_by_id(txn, cx, board, Act::SeeBoard).await.map_err(|_| nothing())?;
        // Who comes to the site does not come into a group, nor hears the name of its board.
        if seen.audience().group().is_some() {
            return Err(nothing());
        }
    }
    if terms.organisation.is_empty() {
        return Ok(Places { board, organisation: None });
    }
    let nothing = || Failure::Problem(Problem::field(Field::Organisation, Wrong::NoSuchChoice));
    let organisation = organisations::find_listed(txn, &terms.organisation).await?.ok_or_else(nothing)?;
    if !organisations::speaks_for(txn, cx, organisation).await? {
        return Err(Problem::field(Field::Organisation, Wrong::NotYours).into());
    }
    Ok(Places { board, organisation: Some(organisation) })
}

#[derive(Default)]
struct New {
    token_hash: String,
    uses: u32,
    email: String,
    nonce: String,
    language: String,
}

async fn insert(txn: &Txn, cx: &Cx, me: MemberId, terms: &InvitationTerms, places: &Places, new: New) -> Result<i64> {
    let uses = i32::try_from(new.uses).unwrap_or(1);
    let sql = "INSERT INTO invitations (token_hash, created_by, kind, board_id, organisation_id, note, uses, uses_left, created_at, expires_at, email, \
               nonce, language) VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8, $9, $10, $11, $12) RETURNING id AS n";
    let values = vec![
        new.token_hash.into(),
        me.0.into(),
        terms.kind.as_str().into(),
        places.board.map(|id| id.0).into(),
        places.organisation.map(|id| id.0).into(),
        terms.note.clone().into(),
        uses.into(),
        cx.now.into(),
        (cx.now + i64::from(terms.days) * DAY_MS).into(),
        new.email.into(),
        new.nonce.into(),
        new.language.into(),
    ];
    let id = one::<Number>(txn, sql, values).await?.ok_or_else(|| Failure::bug("an insert returned no id"))?.n;
    let detail = format!("{} × {uses}", terms.kind.as_str());
    audit::record(txn, cx, Entry { act: "invitation-made", object: format!("invitation:{id}"), detail, ..Entry::default() }).await?;
    Ok(id)
}
