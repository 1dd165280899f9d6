//! Ada with words of her own in everything. A word tells by its start what becomes of it: `goes…` is hers and goes with her, `stays…` is
//! hers and stays under a pseudonym, `theirs…` is private to others, `secret…` is never handed out.

use super::{leaving::draft, run, support};
use bytes::Bytes;
use domain::{discussion, files, materials, text};
use model::{MaterialDraft, MaterialId, ThreadDraft};
use std::convert::Infallible;
use support::{Forum, make::Opened};

/// Rows that hang on nothing but Ada (1), Ben (2) and his resource (`{material}`).
const ROWS: &[&str] = &[
    "INSERT INTO profiles (member_id, bio, bio_html) VALUES (1, 'goesBio', 'goesBio')",
    "INSERT INTO member_links (member_id, position, url) VALUES (1, 0, 'https://example.org/goesLink')",
    "INSERT INTO member_facets (member_id, facet, value, level, listed, sort_name) VALUES (1, 'subject', 'goesFacet', 1, 1, 'goesSort')",
    "INSERT INTO organisations (id, slug, name, sort_name, state, created_by, created_at) VALUES (90, 'house', 'staysHouse', 'house', 'listed', 1, 1)",
    "INSERT INTO affiliations (member_id, organisation_id, state, reason, created_at) VALUES (1, 90, 'claimed', 'goesAffiliation', 1)",
    "INSERT INTO groups (id, name, slug, description, language, joining, members_count, created_by, created_at) \
     VALUES (90, 'staysGroup', 'own', '', 'en', 'open', 2, 1, 1), (91, 'theirsGroup', 'other', '', 'en', 'request', 1, 2, 1)",
    "INSERT INTO group_members (group_id, member_id, role, since) VALUES (90, 1, 'keeper', 1), (90, 3, 'member', 2), (91, 2, 'keeper', 1)",
    "INSERT INTO group_requests (group_id, member_id, note, created_at) VALUES (91, 1, 'goesRequest', 1)",
    "INSERT INTO imports (member_id, kind, origin, lines, created_at) VALUES (1, 'table', 'goesImport', '[]', 1)",
    "INSERT INTO uses (material_id, member_id, version, level, note, changed, created_at, changed_at) VALUES ({material}, 1, 1, 4, 'goesUse', 'goesChanged', 1, 1)",
    "INSERT INTO reviews (material_id, member_id, version, marks, note, created_at, changed_at) VALUES ({material}, 1, 1, '{}', 'staysReview', 1, 1)",
    "INSERT INTO reviews (material_id, member_id, version, marks, note, answer, answered_by, created_at, changed_at) \
     VALUES ({material}, 3, 1, '{}', 'theirsReview', 'staysAnswer', 1, 1, 1)",
    "INSERT INTO outdated_reports (material_id, member_id, version, reason, created_at) VALUES ({material}, 1, 1, 'staysOutdated', 1)",
    "INSERT INTO collections (id, slug, key, title, summary, language, access, created_by, created_at, changed_at) \
     VALUES (90, 'own', 'secretKey', 'goesCollection', 'goesSummary', 'en', 'link', 1, 1, 1)",
    "INSERT INTO collections (id, slug, title, language, access, created_by, created_at, changed_at) VALUES (91, 'open', 'staysCollection', 'en', 'public', 1, 1, 1)",
    "INSERT INTO collection_editors (collection_id, member_id, added_at) VALUES (91, 1, 1)",
    "INSERT INTO collection_entries (collection_id, material_id, note, added_by, added_at) VALUES (91, {material}, 'staysEntry', 1, 1)",
    "INSERT INTO uploads (token_hash, material_id, member_id, name, length, created_at) VALUES ('secretUpload', {material}, 1, 'goesUpload', 9, 1)",
    "INSERT INTO reports (reporter_id, object_kind, object_id, member_id, kind, note, created_at) VALUES (1, 'post', 1, 2, 'other', 'staysReport', 1)",
    "INSERT INTO reports (reporter_id, object_kind, object_id, member_id, kind, note, created_at) VALUES (2, 'post', 2, 1, 'other', 'theirsReport', 1)",
    "INSERT INTO invitations (token_hash, created_by, kind, note, email, nonce, created_at, expires_at) \
     VALUES ('secretInvitation', 1, 'teacher', 'goesInvitation', 'theirsGuest@example.org', 'secretNonce', 1, 1)",
    "INSERT INTO invitations (id, token_hash, created_by, kind, note, email, created_at, expires_at) \
     VALUES (90, 'secretOther', 2, 'teacher', 'theirsInvitation', 'goesmail@example.org', 1, 1)",
    "INSERT INTO invitation_uses (invitation_id, member_id, used_at) VALUES (90, 1, 1)",
    "INSERT INTO identities (member_id, issuer, subject, provider, label, email, linked_at, used_at) \
     VALUES (1, 'https://goesIssuer.example', 'goesSubject', 'goesProvider', 'goesLabel', 'goesLinked@example.org', 1, 1)",
    "INSERT INTO sessions (token_hash, member_id, user_agent, address, created_at, seen_at, expires_at) VALUES ('secretSession', 1, 'goesAgent', 'goesAddress', 1, 1, 1)",
    "INSERT INTO devices (token_hash, member_id, user_agent, address, created_at, seen_at) VALUES ('secretDevice', 1, 'goesBrowser', 'goesNetwork', 1, 1)",
    "INSERT INTO second_factors (member_id, secret, confirmed_at) VALUES (1, 'secretSeed', 1)",
    "INSERT INTO recovery_codes (code_hash, member_id) VALUES ('secretCode', 1)",
    "INSERT INTO half_sign_ins (token_hash, member_id, expires_at) VALUES ('secretHalf', 1, 1)",
    "INSERT INTO oidc_attempts (state_hash, member_id, sealed, expires_at) VALUES ('secretState', 1, 'secretSealed', 1)",
    "INSERT INTO mail_links (token_hash, member_id, purpose, email, old_email, nonce, created_at, expires_at) \
     VALUES ('secretLink', 1, 'email', 'goesNewMail@example.org', 'goesOldMail@example.org', 'secretLinkNonce', 1, 1)",
    "INSERT INTO mail_links (token_hash, member_id, purpose, email, nonce, created_at, expires_at) \
     VALUES ('secretTheirs', 2, 'email', 'goesmail@example.org', 'secretTheirNonce', 1, 1)",
    "INSERT INTO audit (recorded_at, actor_id, member_id, act, reason, detail, address) VALUES (1, 5, 1, 'role-changed', 'staysReason', 'goesOnlyForStaff', 'theirsAddress')",
    "INSERT INTO audit (recorded_at, member_id, act, detail, address) VALUES (1, 1, 'signed-in', '', 'goesLogAddress')",
    "INSERT INTO audit (recorded_at, actor_id, member_id, act, reason, address) VALUES (1, 1, 2, 'post-hidden', 'staysAct', 'goesActAddress')",
    "INSERT INTO throttles (key, failures, since) VALUES ('sign-in:account:goesmail@example.org', 1, 1)",
    "INSERT INTO outbox (news, recorded_at, next_at, delivered_at, fault) VALUES ('{}', 1, 1, 1, '550 no mailbox goesmail@example.org here')",
    "INSERT INTO notices (member_id, kind, story, payload, created_at) VALUES (1, 'account', 'identity-linked', '{\"label\":\"goesNotice\"}', 1)",
    "INSERT INTO notices (member_id, kind, story, payload, created_at) VALUES (2, 'moderation', 'report-answered', '{\"subject\":\"member:1\",\"about\":\"goesName\"}', 1)",
    "INSERT INTO follows (member_id, kind, object_id, created_at) VALUES (2, 'member', 1, 1), (1, 'board', 1, 1)",
    "INSERT INTO notice_preferences (member_id, kind, how) VALUES (1, 'goesPreference', 'off')",
    "INSERT INTO digests (member_id, due_at) VALUES (1, 1)",
    "INSERT INTO submissions (member_id, key, reply_id, created_at) VALUES (1, 'secretForm', 1, 1)",
    "INSERT INTO drafts (member_id, place, title, body, updated_at) VALUES (1, 'board:1', 'goesDraftTitle', 'goesDraft', 1)",
    "INSERT INTO drafts (member_id, place, title, body, updated_at) VALUES (2, 'board:1', '', 'theirsDraft for @goeshandle', 1)",
];

/// Words that are hers but told to staff only.
pub const NOT_TOLD: [&str; 4] = ["goesOnlyForStaff", "goesSort", "goesProfileHash", "goesNoticeNobody"];

pub async fn fill(forum: &Forum) {
    let me = "UPDATE members SET name = 'goesName', email = 'goesmail@example.org', handle = 'goeshandle', headline = 'goesHeadline', town = 'goesTown', \
              pronouns = 'goesPronouns', timezone = 'goesZone', password_hash = 'secretHash', suspended_reason = 'goesSuspended' WHERE id = 1";
    run(forum, me, Vec::new()).await;
    run(forum, "UPDATE members SET email = 'theirsmail@example.org', headline = 'theirsHeadline' WHERE id = 2", Vec::new()).await;
    run(forum, "UPDATE members SET name = 'theirsStaff' WHERE id = 5", Vec::new()).await;
    let thread = posts(forum).await;
    let material = resources(forum).await;
    for row in ROWS {
        run(forum, &row.replace("{material}", &material.0.to_string()), Vec::new()).await;
    }
    let react = "INSERT INTO reactions (reply_id, member_id, kind, note, created_at) VALUES ($1, 1, 'tried', 'goesReaction', 1)";
    run(forum, react, vec![thread.opening.0.into()]).await;
}

/// Ben's thread, in which she writes, edits, takes back, is quoted and mentioned.
async fn posts(forum: &Forum) -> Opened {
    let (ada, ben) = (forum.of(&forum.ada()), forum.of(&forum.ben()));
    forum
        .start(&forum.ada(), support::OPEN, ThreadDraft { body: "staysOpening".into(), ..support::make::draft("staysTitle of hers", "discussion") })
        .await;
    let thread = forum.thread(&forum.ben()).await;
    let said = support::make::say(&ada, thread, None, "staysPost and goesEarlier").await.expect("said");
    let better = discussion::EditDraft { version: 1, thread: ThreadDraft { body: "staysPost and staysLater".into(), ..ThreadDraft::default() } };
    discussion::edit_reply(&ada, said, better).await.expect("edited");
    let taken = support::make::say(&ada, thread, None, "goesTakenBack").await.expect("said");
    discussion::delete_reply(&ada, taken).await.expect("deleted");
    let quote = text::quote("staysPost", "goesName", 1, said.0);
    let theirs = support::make::say(&ben, thread, None, &format!("{quote}@goeshandle theirsReply")).await.expect("said");
    let edited =
        discussion::EditDraft { version: 1, thread: ThreadDraft { body: format!("{quote}@goeshandle theirsReply again"), ..ThreadDraft::default() } };
    discussion::edit_reply(&ben, theirs, edited).await.expect("edited");
    discussion::mark_read(&ada, thread.id, &[0, 1]).await.expect("read");
    thread
}

/// A published one with a draft of what comes next, a draft with a file, a draft with Ben; and one of Ben's, whose number is returned.
async fn resources(forum: &Forum) -> MaterialId {
    let (ada, ben) = (forum.of(&forum.ada()), forum.of(&forum.ben()));
    let published = materials::start(&ada, draft("staysResource")).await.expect("begun");
    materials::publish(&ada, published, "").await.expect("published");
    let lock = materials::edit_material(&ada, published).await.expect("read").lock;
    materials::save(&ada, published, MaterialDraft { description: "goesUnpublished".into(), ..draft("staysResource") }, lock).await.expect("saved");
    let own = materials::start(&ada, MaterialDraft { description: "goesDescription".into(), ..draft("goesDraftResource") }).await.expect("begun");
    let bytes = futures::stream::iter([Ok::<_, Infallible>(Bytes::from_static(b"what is in it: goesContent\n"))]);
    let incoming = forum.world.files.receive(bytes, files::MOST_BYTES).await.expect("in");
    files::attach(&ada, own, "goesFile.txt", incoming).await.expect("attached");
    let shared = materials::start(&ada, draft("staysShared")).await.expect("begun");
    run(forum, "INSERT INTO material_authors (material_id, member_id, position, accepted_at) VALUES ($1, 2, 1, 1)", vec![shared.0.into()]).await;
    let theirs = materials::start(&ben, draft("Of Ben alone")).await.expect("begun");
    materials::publish(&ben, theirs, "").await.expect("published");
    materials::start(&ben, draft("theirsDraftResource")).await.expect("begun");
    theirs
}

/// The words of the seed with this start, wherever they stand in this file.
pub fn words(start: &str) -> Vec<String> {
    let is_word = |c: char| c.is_ascii_alphanumeric();
    let all = include_str!("seed.rs").split(|c| !is_word(c)).filter(|word| word.starts_with(start) && word.len() > start.len());
    let mut words: Vec<String> = all.map(str::to_owned).collect();
    words.sort();
    words.dedup();
    assert!(words.len() > 5, "{words:?}");
    words
}
