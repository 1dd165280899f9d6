use super::news;
use crate::{
    audit::{self, Entry},
    cx::Cx,
    db::Txn,
    discussion::access,
    failure::{Failure, Result},
    limited::{self, Limited, throttle},
    organisations,
    outbox::announce,
    policy::{
        Act,
        staff::{StaffAct, StaffFacts, may_staff},
    },
    text, tokens,
};
use model::{
    BoardId, Field, InvitationId, MemberId, OrganisationId, Problem, Subject, Wrong,
    site::{InvitationDraft, InvitationTerms},
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, SelectExt,
};
use tables::{invitation, member};

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
    Ok(member::Entity::find_by_id(me).filter(member::coordinates(cx.now)).exists(cx.reader()).await?)
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
        let invitation = insert(&txn, cx, me, &terms, &places, new).await?.0;
        if willing {
            announce(&txn, cx, news::Invited { invitation }).await?;
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
const MAILS_A_DAY: u64 = 100;

async fn not_too_many(txn: &Txn, cx: &Cx, me: MemberId, more: usize) -> Result<()> {
    limited::hold(txn, Limited::Invitations, me).await?;
    let mailed = invitation::Entity::find().filter(invitation::Column::CreatedBy.eq(me)).filter(invitation::Column::Email.ne(""));
    let sent = mailed.filter(invitation::Column::CreatedAt.gt(cx.now - DAY_MS)).count(txn).await?;
    if cx.world.throttled && sent.saturating_add(more as u64) > MAILS_A_DAY { Err(Problem::TooMany { retry_after: 86_400 }.into()) } else { Ok(()) }
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

async fn insert(txn: &Txn, cx: &Cx, me: MemberId, terms: &InvitationTerms, places: &Places, new: New) -> Result<InvitationId> {
    let uses = i32::try_from(new.uses).unwrap_or(1);
    let row = invitation::ActiveModel {
        id: NotSet,
        token_hash: Set(new.token_hash),
        created_by: Set(me),
        kind: Set(terms.kind),
        organisation_id: Set(places.organisation),
        board_id: Set(places.board),
        note: Set(terms.note.clone()),
        uses: Set(uses),
        uses_left: Set(uses),
        created_at: Set(cx.now),
        expires_at: Set(cx.now + i64::from(terms.days) * DAY_MS),
        revoked_at: Set(None),
        email: Set(new.email),
        nonce: Set(new.nonce),
        language: Set(new.language),
    };
    let id = invitation::Entity::insert(row).exec(txn).await?.last_insert_id;
    let detail = format!("{} × {uses}", terms.kind.as_str());
    audit::record(txn, cx, Entry { act: "invitation-made", object: Some(Subject::Invitation(id)), detail, ..Entry::default() }).await?;
    Ok(id)
}
