//! The roof: what there is, which feature hears which news, and what each does of its own accord. A new kind of things, of stories or
//! of news is declared by its feature and a line here; so is a new job.

use crate::{
    accounts, audit, collections,
    cx::{Features, Heard, Job, Pace},
    discussion, erasing, files, groups, identities, invitations,
    kinds::Kinds,
    limited, materials, moderation, notices, organisations,
    outbox::{self, News, Registered},
    own_data, people, search, site,
    stories::Stories,
    trust, undo,
};
use std::time::Duration;

/// For each news its hearers, in their order. A news that is not here implements nothing and does not compile; one without a
/// hearer is no line.
macro_rules! heard {
    ($($news:path => $first:path $(, $more:path)*;)+) => {
        $(impl Registered for $news {})+
        const HEARD: &[Heard] = &[$(Heard { name: <$news as News>::NAME, by: &[heard!(@ $news, $first) $(, heard!(@ $news, $more))*] }),+];
    };
    (@ $news:path, $hear:path) => {
        |cx, id, text| Box::pin(async move { $hear(&cx, id, outbox::read::<$news>(&text)?).await })
    };
}

heard! {
    accounts::news::MemberJoined => accounts::heard::member_joined;
    accounts::news::JoiningBegun => accounts::heard::joining_begun;
    accounts::news::JoiningRejected => accounts::heard::joining_rejected;
    accounts::news::AddressTaken => accounts::heard::address_taken;
    accounts::news::ResetAsked => accounts::heard::reset_asked;
    accounts::news::PasswordChanged => accounts::heard::password_changed;
    accounts::news::EmailChangeAsked => accounts::heard::email_change_asked;
    accounts::news::EmailChanged => accounts::heard::email_changed;
    accounts::news::SecondFactorChanged => accounts::heard::second_factor_changed;
    accounts::news::NewDevice => accounts::heard::new_device;
    identities::news::IdentityLinked => identities::heard::linked;
    identities::news::IdentityUnlinked => identities::heard::unlinked;
    invitations::news::Invited => invitations::heard::invited;
    discussion::news::ThreadStarted => discussion::heard::thread_started;
    discussion::news::ReplyPosted => discussion::heard::reply_posted;
    discussion::news::PostEdited => discussion::heard::post_edited;
    discussion::news::AnswerMarked => discussion::heard::answer_marked;
    notices::news::NoticeMade => notices::send_mail;
    notices::news::DigestDue => notices::send_digest;
    audit::news::StaffActed => moderation::heard::staff_acted;
    moderation::news::ReportClosed => moderation::heard::report_closed;
    materials::news::MaterialPublished => materials::heard::published, trust::heard::published;
    trust::news::UseReported => trust::heard::use_reported;
    trust::news::ReviewPosted => trust::heard::review_posted;
    trust::news::ReviewAnswered => trust::heard::review_answered;
    trust::news::OutdatedReported => trust::heard::outdated_reported;
    trust::news::OutdatedAnswered => trust::heard::outdated_answered;
    trust::news::ReviewDue => trust::heard::review_due;
    trust::news::ResourceAsked => trust::heard::resource_asked;
    collections::news::CollectionGrown => collections::heard::grown;
    organisations::news::AffiliationEnds => organisations::heard::affiliation_ends;
    own_data::news::ExportMade => own_data::heard::export_made;
    own_data::news::LeavingBegun => own_data::heard::leaving_begun;
    own_data::news::LeavingNear => own_data::heard::leaving_near;
    own_data::news::LeavingDue => erasing::leaving_due;
    own_data::news::LeavingTakenBack => own_data::heard::leaving_taken_back;
    own_data::news::Farewell => own_data::heard::farewell;
}

macro_rules! job {
    ($name:literal, $pace:expr, $work:path $(, $argument:expr)*) => {
        Job { name: $name, pace: $pace, work: |cx| Box::pin(async move { $work(&cx $(, $argument)*).await }) }
    };
}

const JOBS: &[Job] = &[
    job!("news-in-hand", Pace::StartAlone, outbox::release_claims),
    job!("exports-in-hand", Pace::StartAlone, own_data::release_exports),
    // One can take minutes: mails do not wait for it.
    Job {
        name: "exports",
        pace: Pace::Beside(Duration::from_secs(3)),
        work: |cx| Box::pin(async move { own_data::make_next_export(&cx).await.map(usize::from) }),
    },
    job!("outbox-sweep", Pace::Hourly, outbox::sweep),
    job!("counts-sweep", Pace::Hourly, limited::sweep),
    job!("accounts-sweep", Pace::Hourly, accounts::sweep),
    job!("identities-sweep", Pace::Hourly, identities::sweep),
    job!("invitations-sweep", Pace::Hourly, invitations::sweep),
    job!("forms-sweep", Pace::Hourly, discussion::sweep),
    job!("farewells-sweep", Pace::Hourly, own_data::sweep),
    job!("search-sweep", Pace::Hourly, search::sweep),
    job!("notices-sweep", Pace::Hourly, notices::sweep),
    job!("audit-purge", Pace::Hourly, site::purge_audit),
    job!("render-anew", Pace::HourlyInParts, discussion::rerender_some, 100),
    job!("render-profiles-anew", Pace::HourlyInParts, people::rerender_some, 100),
    job!("people-index", Pace::HourlyInParts, people::index_some, 200),
    job!("search-index", Pace::Hourly, search::catch_up),
    job!("takings-end", Pace::Hourly, undo::sweep),
    job!("affiliations-end", Pace::HourlyInParts, organisations::expire),
    job!("photos-sweep", Pace::Hourly, people::sweep_photos),
    job!("files-sweep", Pace::Hourly, files::sweep),
    job!("exports-sweep", Pace::Hourly, own_data::sweep_exports),
    job!("addresses-end", Pace::Hourly, accounts::forget_addresses),
    job!("devices-end", Pace::Hourly, accounts::forget_devices),
    job!("deleted-posts-end", Pace::HourlyInParts, discussion::empty_posts),
    job!("deleted-threads-end", Pace::HourlyInParts, discussion::empty_threads),
    job!("members-away", Pace::HourlyInParts, own_data::away),
    job!("leavings-due", Pace::Hourly, erasing::erase_due),
    job!("erasures-ledger", Pace::Hourly, erasing::settle),
];

/// What the courier goes by.
pub static ALL: Features = Features { heard: HEARD, jobs: JOBS, kinds: KINDS, stories: STORIES };

/// The kinds of things members can point at.
pub const KINDS: Kinds = Kinds(&[
    &discussion::subject::Threads,
    &discussion::subject::Boards,
    &people::subject::Members,
    &collections::subject::Collections,
    &discussion::subject::Posts,
    &discussion::subject::Tags,
    &materials::subject::Resources,
    &trust::subject::Reviews,
    &trust::subject::Uses,
    &organisations::subject::Organisations,
    &groups::subject::Groups,
    &invitations::subject::Invitations,
]);

/// What members can be told besides what follows from posts.
pub const STORIES: Stories = Stories(&[
    accounts::stories::STORIES,
    collections::stories::STORIES,
    discussion::stories::STORIES,
    groups::stories::STORIES,
    identities::stories::STORIES,
    invitations::stories::STORIES,
    materials::stories::STORIES,
    moderation::stories::STORIES,
    own_data::stories::STORIES,
    trust::stories::STORIES,
]);
