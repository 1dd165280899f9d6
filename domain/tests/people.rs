//! Profiles and who sees what of them, the directory, organisations and who belongs to them: on SQLite and PostgreSQL.

mod support;

use domain::{
    Cx, accounts, db,
    organisations::{self, OrganisationsQuery},
    outbox,
    people::{self, PeopleQuery, Shown},
    photos,
};
use model::{AffiliationId, Field, OrganisationDraft, OrganisationId, Part, Problem, ProfileDraft, Visibility, Wrong};
use support::{DAY, Forum, Person, on_each_database, refused};

fn all_of(one: &str) -> Vec<String> {
    vec![one.to_owned()]
}

/// Everything filled in, each part open to the same people.
fn full(name: &str, open_to: Visibility) -> ProfileDraft {
    ProfileDraft {
        name: name.into(),
        pronouns: "she/her".into(),
        kind: "expert".into(),
        headline: "Cells and people".into(),
        bio: "I build *cells*. <script>alert(1)</script>".into(),
        country: "PT".into(),
        town: "Setúbal".into(),
        timezone: "Europe/Lisbon".into(),
        spoken: vec!["pt".into(), "en".into()],
        levels: vec!["native".into(), "b2".into()],
        subjects: all_of("0713"),
        steps: all_of("formation"),
        offers: all_of("give-webinar"),
        seeks: all_of("go-abroad"),
        links: all_of("https://example.org/ada"),
        listed: open_to.as_str().into(),
        see: Part::ALL.into_iter().map(|part| (part.as_str().to_owned(), open_to.as_str().to_owned())).collect(),
    }
}

/// Which parts of a page there is something in.
fn told(shown: &Shown) -> Vec<Part> {
    let there = |part: Part| match part {
        Part::Photo => !shown.photo.is_empty(),
        Part::Headline => !shown.headline.is_empty(),
        Part::Pronouns => !shown.pronouns.is_empty(),
        Part::Bio => shown.bio.is_some(),
        Part::Country => !shown.country.is_empty(),
        Part::Town => !shown.town.is_empty(),
        Part::Timezone => !shown.timezone.is_empty(),
        Part::Organisation => !shown.organisations.is_empty(),
        Part::Languages => !shown.languages.is_empty(),
        Part::Subjects => !shown.subjects.is_empty(),
        Part::Steps => !shown.steps.is_empty(),
        Part::Offers => !shown.offers.is_empty(),
        Part::Seeks => !shown.seeks.is_empty(),
        Part::Links => !shown.links.is_empty(),
    };
    Part::ALL.into_iter().filter(|part| there(*part)).collect()
}

async fn page(cx: &Cx, handle: &str) -> Shown {
    people::read_member(cx, handle).await.expect("a page").member
}

async fn found(cx: &Cx, query: PeopleQuery) -> Vec<String> {
    people::list_people(cx, &query).await.expect("a list").people.into_iter().map(|one| one.handle).collect()
}

/// Every filter that fits [`full`], one at a time.
fn filters() -> Vec<PeopleQuery> {
    let any = PeopleQuery::default;
    vec![
        PeopleQuery { country: "PT".into(), ..any() },
        PeopleQuery { language: "en".into(), level: 4, ..any() },
        PeopleQuery { subject: "0713".into(), ..any() },
        PeopleQuery { step: "formation".into(), ..any() },
        PeopleQuery { offer: "give-webinar".into(), ..any() },
        PeopleQuery { seek: "go-abroad".into(), ..any() },
    ]
}

fn house(name: &str, domains: &str) -> OrganisationDraft {
    OrganisationDraft { name: name.into(), kind: "school".into(), country: "FI".into(), domains: domains.into(), ..OrganisationDraft::default() }
}

/// An organisation from an admin is listed at once.
async fn listed(forum: &Forum, name: &str, domains: &str) -> OrganisationId {
    let slug = organisations::add_organisation(&forum.of(&forum.ari()), house(name, domains)).await.expect("added");
    organisations::read_organisation(&forum.guest(), &slug, "").await.expect("listed").id
}

async fn affiliation(forum: &Forum, person: &Person) -> AffiliationId {
    let sql = "SELECT id AS n FROM affiliations WHERE member_id = $1 ORDER BY id DESC LIMIT 1";
    let row: Option<db::Number> = db::one(forum.world.db.reader(), sql, vec![person.id().0.into()]).await.expect("asked");
    AffiliationId(row.expect("one").n)
}

async fn verified(forum: &Forum, person: &Person) -> bool {
    page(&forum.of(person), person.handle()).await.verified
}

on_each_database! {
    async fn a_profile_is_saved_whole_and_read_back(forum: Forum) {
        let ada = forum.of(&forum.ada());
        let draft = full("Ada Lovelace", Visibility::Public);
        people::change_profile(&ada, draft.clone()).await.expect("saved");
        assert_eq!(people::own_profile(&ada).await.expect("read").draft, draft);
        let shown = page(&forum.guest(), "ada").await;
        assert_eq!(shown.languages, [("pt".to_owned(), 7), ("en".to_owned(), 4)]);
        let bio = shown.bio.expect("a bio");
        assert!(bio.as_str().contains("<em>cells</em>") && !bio.as_str().contains("<script"), "{}", bio.as_str());
        people::change_profile(&ada, ProfileDraft { name: "Ada".into(), kind: "teacher".into(), listed: "members".into(), ..ProfileDraft::default() }).await.expect("emptied");
        assert_eq!(told(&page(&ada, "ada").await), []);
    }

    async fn bad_profiles_are_refused_and_change_nothing(forum: Forum) {
        let ada = forum.of(&forum.ada());
        let before = people::own_profile(&ada).await.expect("read");
        let good = || full("Ada", Visibility::Public);
        let nested = "> ".repeat(200);
        for (draft, field) in [
            (ProfileDraft { timezone: "Mars/Olympus".into(), ..good() }, Field::Timezone),
            (ProfileDraft { bio: nested, ..good() }, Field::Bio),
            (ProfileDraft { links: all_of("javascript:alert(1)"), ..good() }, Field::Links),
            (ProfileDraft { name: "\u{202e}".into(), ..good() }, Field::Name),
            (ProfileDraft { subjects: all_of("' OR 1=1"), ..good() }, Field::Subjects),
        ] {
            assert!(refused(people::change_profile(&ada, draft).await).with(field).is_some(), "{field:?}");
        }
        assert_eq!(refused(people::change_profile(&forum.guest(), good()).await), Problem::SignInFirst);
        assert_eq!(people::own_profile(&ada).await.expect("read"), before);
    }

    async fn each_part_is_seen_by_whom_it_is_open_to(forum: Forum) {
        let ada = forum.of(&forum.ada());
        let house = listed(&forum, "Example School", "").await;
        organisations::claim_affiliation(&ada, house).await.expect("claimed");
        photos::set_photo(&ada, picture()).await.expect("a photo");
        for open_to in Visibility::ALL {
            people::change_profile(&ada, full("Ada Lovelace", open_to)).await.expect("saved");
            let all = Part::ALL.to_vec();
            let none: Vec<Part> = Vec::new();
            let (visitor, member) = match open_to {
                Visibility::Public => (&all, &all),
                Visibility::Members => (&none, &all),
                Visibility::Circles | Visibility::Nobody => (&none, &none),
            };
            assert_eq!(&told(&page(&forum.guest(), "ada").await), visitor, "{open_to:?} for visitors");
            assert_eq!(&told(&page(&forum.of(&forum.ben()), "ada").await), member, "{open_to:?} for members");
            assert_eq!(&told(&page(&forum.of(&forum.ari()), "ada").await), member, "{open_to:?} for staff");
            assert_eq!(told(&page(&ada, "ada").await), all, "{open_to:?} for oneself");
        }
    }

    async fn the_directory_finds_nobody_by_what_they_hide(forum: Forum) {
        let (ada, ben) = (forum.of(&forum.ada()), forum.of(&forum.ben()));
        for open_to in Visibility::ALL {
            // Listed for everybody, so that only the parts decide.
            let draft = ProfileDraft { listed: "public".into(), ..full("Ada Lovelace", open_to) };
            people::change_profile(&ada, draft).await.expect("saved");
            for query in filters() {
                assert_eq!(found(&forum.guest(), query.clone()).await.contains(&"ada".to_owned()), open_to == Visibility::Public, "{open_to:?} {query:?}");
                assert_eq!(found(&ben, query.clone()).await.contains(&"ada".to_owned()), open_to >= Visibility::Members, "{open_to:?} {query:?}");
            }
            assert_eq!(found(&forum.guest(), PeopleQuery { name: "love".into(), ..PeopleQuery::default() }).await, ["ada"]);
        }
        // And by nothing at all where they are not listed.
        people::change_profile(&ada, ProfileDraft { listed: "nobody".into(), ..full("Ada Lovelace", Visibility::Public) }).await.expect("saved");
        for query in filters() {
            assert!(!found(&ben, query).await.contains(&"ada".to_owned()));
        }
        assert!(found(&ben, PeopleQuery { name: "ada".into(), ..PeopleQuery::default() }).await.is_empty());
    }

    async fn filters_narrow_together(forum: Forum) {
        let cleo = forum.of(&forum.cleo());
        people::change_profile(&forum.of(&forum.ada()), full("Ada Lovelace", Visibility::Members)).await.expect("saved");
        let other = ProfileDraft { spoken: all_of("en"), levels: all_of("a2"), kind: "teacher".into(), ..full("Ben Óskarsson", Visibility::Members) };
        people::change_profile(&forum.of(&forum.ben()), other).await.expect("saved");
        let by = |level, kind: &str, name: &str| PeopleQuery {
            language: "en".into(), level, country: "PT".into(), kind: kind.into(), name: name.into(), ..PeopleQuery::default()
        };
        assert_eq!(found(&cleo, by(0, "", "")).await, ["ada", "ben"]);
        assert_eq!(found(&cleo, by(2, "", "")).await, ["ada", "ben"]);
        assert_eq!(found(&cleo, by(3, "", "")).await, ["ada"]);
        assert_eq!(found(&cleo, by(0, "teacher", "")).await, ["ben"]);
        assert_eq!(found(&cleo, by(0, "", "OSK b")).await, ["ben"]);
        assert!(found(&cleo, by(0, "", "skarsson")).await.is_empty(), "words are found by their beginnings");
        assert!(found(&cleo, by(0, "", "ben love")).await.is_empty());
        let strange = PeopleQuery { subject: "' OR '1'='1".into(), ..PeopleQuery::default() };
        assert!(found(&cleo, strange).await.is_empty());
    }

    async fn pages_go_by_name_without_gaps_or_repeats(forum: Forum) {
        let txn = forum.guest().begin().await.expect("begin");
        for n in 0..60 {
            // Many of the same name: the id decides.
            let sql = "INSERT INTO members (handle, name, email, password_hash, role, kind, headline, country, language, mail_on_reply, created_at) \
                       VALUES ($1, $2, $1, '', 'member', 'teacher', '', '', '', TRUE, 1)";
            db::run(&txn, sql, vec![format!("crowd-{n}").into(), format!("Crowd {}", n % 3).into()]).await.expect("a member");
        }
        txn.commit().await.expect("commit");
        while people::index_some(&forum.guest(), 25).await.expect("indexed") > 0 {}
        let (ada, mut seen, mut after) = (forum.of(&forum.ada()), Vec::new(), String::new());
        loop {
            let page = people::list_people(&ada, &PeopleQuery { after, name: "crowd".into(), ..PeopleQuery::default() }).await.expect("a page");
            assert!(page.people.len() <= 24);
            seen.extend(page.people.into_iter().map(|one| (one.name, one.id)));
            match page.next {
                Some(next) => after = next,
                None => break,
            }
        }
        let mut sorted = seen.clone();
        sorted.sort();
        sorted.dedup();
        assert_eq!((seen.len(), &seen), (60, &sorted));
        let bad = PeopleQuery { after: "no cursor".into(), ..PeopleQuery::default() };
        assert_eq!(people::list_people(&ada, &bad).await.expect("from the start").people.len(), 24);
    }

    async fn who_joins_is_in_the_directory(forum: Forum) {
        let draft = model::SignUpDraft { name: "Nora Newcomer".into(), email: "nora@example.org".into(), password: "blue gearbox 77 lamp".into() };
        accounts::create_admin(&forum.guest(), draft).await.expect("joined");
        assert_eq!(found(&forum.of(&forum.ada()), PeopleQuery { name: "nora".into(), ..PeopleQuery::default() }).await, ["nora-newcomer"]);
        assert!(found(&forum.guest(), PeopleQuery { name: "nora".into(), ..PeopleQuery::default() }).await.is_empty(), "visitors see who chose it");
    }

    async fn three_short_steps_change_their_parts_and_keep_the_rest(forum: Forum) {
        let ada = forum.of(&forum.ada());
        let house = listed(&forum, "Ammattiopisto Äänekoski", "").await;
        let who = people::WhoIAm { kind: "coordinator".into(), country: "FI".into(), headline: "Here".into(), organisation: "ammattiopisto äänekoski".into() };
        assert!(!people::say_who_i_am(&ada, who.clone()).await.expect("said"));
        assert!(people::say_who_i_am(&ada, people::WhoIAm { organisation: "Nowhere".into(), ..who }).await.expect("said"), "it can be added");
        people::say_what_i_know(&ada, people::WhatIKnow { subjects: all_of("0713"), steps: all_of("bms"), spoken: all_of("fi"), levels: all_of("native") }).await.expect("said");
        people::say_what_i_seek(&ada, people::WhatISeek { offers: all_of("lab-time"), seeks: all_of("find-buddy") }).await.expect("said");
        let shown = page(&ada, "ada").await;
        assert_eq!((shown.kind.as_str(), shown.headline.as_str(), shown.subjects.len(), shown.seeks.len()), ("coordinator", "Here", 1, 1));
        assert_eq!((shown.organisations[0].id, shown.verified), (house.0, false));
    }

    async fn an_address_of_the_house_is_enough_and_others_are_not(forum: Forum) {
        let house = listed(&forum, "Example School", "example.org").await;
        let far = listed(&forum, "Far School", "school.example").await;
        for (person, organisation, expected) in [(forum.ada(), house, true), (forum.ben(), far, false)] {
            organisations::claim_affiliation(&forum.of(&person), organisation).await.expect("claimed");
            assert_eq!(verified(&forum, &person).await, expected);
        }
        let free = house_of(&forum, "Free Riders", "gmail.com").await;
        assert_eq!(free.with(Field::Domains), Some(Wrong::AnybodysDomain));
        organisations::leave_organisation(&forum.of(&forum.ada()), house).await.expect("left");
        assert!(!verified(&forum, &forum.ada()).await);
    }

    async fn an_organisation_nobody_looked_at_gives_nobody_a_mark(forum: Forum) {
        let (ada, mona) = (forum.of(&forum.ada()), forum.of(&forum.mona()));
        let slug = organisations::add_organisation(&ada, house("New School", "example.org")).await.expect("added");
        assert_eq!(refused(organisations::read_organisation(&forum.of(&forum.ben()), &slug, "").await.map(drop)), Problem::NotFound);
        let view = organisations::read_organisation(&ada, &slug, "").await.expect("its adder sees it");
        organisations::claim_affiliation(&ada, view.id).await.expect("claimed");
        assert!(!verified(&forum, &forum.ada()).await);
        assert_eq!(refused(organisations::claim_affiliation(&forum.of(&forum.ben()), view.id).await), Problem::NotFound);
        assert_eq!(refused(organisations::approve_organisation(&ada, view.id).await), Problem::Forbidden);
        assert_eq!(organisations::list_waiting(&mona).await.expect("waiting")[0].domains, "example.org");
        organisations::approve_organisation(&mona, view.id).await.expect("listed");
        assert!(verified(&forum, &forum.ada()).await, "her address is from there");
        assert!(organisations::list_waiting(&mona).await.expect("waiting").is_empty());
        organisations::reject_organisation(&mona, view.id, "It does not exist").await.expect("rejected");
        assert!(!verified(&forum, &forum.ada()).await);
        assert_eq!(refused(organisations::read_organisation(&forum.guest(), &slug, "").await.map(drop)), Problem::NotFound);
        assert_eq!(organisations::read_organisation(&ada, &slug, "").await.expect("its adder").reason, "It does not exist");
        assert_eq!(acts(&forum).await, ["organisation-approved", "organisation-rejected"]);
    }

    async fn a_coordinator_s_word_counts_in_their_house_and_for_others(forum: Forum) {
        let (first, second) = (listed(&forum, "First", "").await, listed(&forum, "Second", "").await);
        let (ada, ben, cleo, mona) = (forum.ada(), forum.ben(), forum.cleo(), forum.mona());
        for (person, house) in [(&ada, first), (&ben, first), (&cleo, second)] {
            organisations::claim_affiliation(&forum.of(person), house).await.expect("claimed");
        }
        let (adas, bens, cleos) = (affiliation(&forum, &ada).await, affiliation(&forum, &ben).await, affiliation(&forum, &cleo).await);
        let says = |person: &Person| forum.of(person);
        assert_eq!(refused(organisations::confirm_affiliation(&says(&ben), adas, true, "A friend").await), Problem::Forbidden);
        assert_eq!(refused(organisations::confirm_affiliation(&forum.guest(), adas, true, "Nobody").await), Problem::SignInFirst);
        assert!(refused(organisations::confirm_affiliation(&says(&mona), adas, true, " ").await).with(Field::Reason).is_some());
        organisations::confirm_affiliation(&says(&mona), adas, true, "Known from the project").await.expect("confirmed");
        // The kind of a coordinator is marked by their own confirmation only.
        people::say_who_i_am(&says(&ada), people::WhoIAm { kind: "coordinator".into(), ..people::WhoIAm::default() }).await.expect("said");
        assert!(verified(&forum, &ada).await);
        assert_eq!(refused(organisations::confirm_affiliation(&says(&ada), adas, true, "Myself").await), Problem::Forbidden);
        assert_eq!(refused(organisations::confirm_affiliation(&says(&ada), cleos, false, "Another house").await), Problem::Forbidden);
        organisations::confirm_affiliation(&says(&ada), bens, false, "Colleague").await.expect("confirmed");
        assert!(verified(&forum, &ben).await);
        people::say_who_i_am(&says(&ben), people::WhoIAm { kind: "coordinator".into(), ..people::WhoIAm::default() }).await.expect("said");
        assert!(!verified(&forum, &ben).await, "who calls themselves a coordinator is none yet");
        organisations::withdraw_affiliation(&says(&ada), bens, "Has left").await.expect("withdrawn");
        assert_eq!(refused(organisations::withdraw_affiliation(&says(&ben), adas, "Revenge").await), Problem::Forbidden);
        assert_eq!(acts(&forum).await, ["affiliation-confirmed", "affiliation-confirmed", "affiliation-withdrawn"]);
        // A verified coordinator's organisations are listed at once.
        let slug = organisations::add_organisation(&says(&ada), house("Third", "")).await.expect("added");
        organisations::read_organisation(&forum.guest(), &slug, "").await.expect("listed");
    }

    async fn what_was_taken_back_no_address_makes_good(forum: Forum) {
        let house = listed(&forum, "Example School", "example.org").await;
        let ada = forum.ada();
        organisations::claim_affiliation(&forum.of(&ada), house).await.expect("claimed");
        organisations::withdraw_affiliation(&forum.of(&forum.mona()), affiliation(&forum, &ada).await, "Not there").await.expect("withdrawn");
        organisations::claim_affiliation(&forum.of(&ada), house).await.expect("tried");
        organisations::leave_organisation(&forum.of(&ada), house).await.expect("left");
        organisations::claim_affiliation(&forum.of(&ada), house).await.expect("tried again");
        assert!(!verified(&forum, &ada).await);
        assert!(page(&forum.of(&ada), "ada").await.organisations.is_empty());
    }

    async fn a_verification_ends_after_a_year_and_says_so_before(forum: Forum) {
        let house = listed(&forum, "Example School", "example.org").await;
        let (ada, ben) = (forum.ada(), forum.ben());
        for person in [&ada, &ben] {
            organisations::claim_affiliation(&forum.of(person), house).await.expect("claimed");
        }
        forum.pass(200 * DAY);
        organisations::claim_affiliation(&forum.of(&ben), house).await.expect("renewed");
        forum.pass(134 * DAY);
        while outbox::deliver_due(&forum.guest()).await.expect("nothing yet") > 0 {}
        assert!(forum.mails().is_empty());
        forum.pass(2 * DAY);
        while outbox::deliver_due(&forum.guest()).await.expect("delivered") > 0 {}
        let mails = forum.mails();
        assert_eq!(mails.len(), 1, "not for the one who renewed");
        assert!(support::header(&mails[0], "To").contains("ada@example.org"));
        forum.pass(30 * DAY);
        assert!(!verified(&forum, &ada).await && verified(&forum, &ben).await, "judged by the time, whatever the sweep has done");
        assert_eq!(organisations::expire(&forum.guest()).await.expect("swept"), 1);
        assert_eq!(organisations::expire(&forum.guest()).await.expect("swept"), 0);
        organisations::claim_affiliation(&forum.of(&ada), house).await.expect("again");
        assert!(verified(&forum, &ada).await);
    }

    async fn a_new_address_or_a_lost_domain_ends_what_they_proved(forum: Forum) {
        let house = listed(&forum, "Example School", "example.org").await;
        let (ada, ben) = (forum.ada(), forum.ben());
        for person in [&ada, &ben] {
            organisations::claim_affiliation(&forum.of(person), house).await.expect("claimed");
        }
        accounts::change_email(&forum.of(&ada), "ada@elsewhere.example").await.expect("asked");
        forum.deliver().await;
        accounts::confirm_email(&forum.of(&ada), &forum.token_for("ada@elsewhere.example")).await.expect("changed");
        assert!(!verified(&forum, &ada).await && verified(&forum, &ben).await);
        let draft = OrganisationDraft { domains: "school.example".into(), ..organisations::edit_organisation(&forum.of(&forum.mona()), "example-school").await.expect("may").draft };
        organisations::change_organisation(&forum.of(&forum.mona()), house, draft).await.expect("changed");
        assert!(!verified(&forum, &ben).await);
    }

    async fn organisations_are_changed_by_whom_they_concern(forum: Forum) {
        let house_id = listed(&forum, "Example School", "example.org").await;
        let (ada, cleo) = (forum.of(&forum.ada()), forum.of(&forum.cleo()));
        assert_eq!(refused(organisations::edit_organisation(&ada, "example-school").await), Problem::Forbidden);
        assert_eq!(refused(organisations::change_organisation(&ada, house_id, house("Mine", "")).await), Problem::Forbidden);
        assert_eq!(refused(organisations::change_organisation(&forum.guest(), house_id, house("Mine", "")).await), Problem::SignInFirst);
        assert_eq!(refused(organisations::change_organisation(&forum.of(&forum.mona()), OrganisationId(404), house("Mine", "")).await), Problem::NotFound);
        organisations::claim_affiliation(&cleo, house_id).await.expect("claimed");
        organisations::confirm_affiliation(&forum.of(&forum.mona()), affiliation(&forum, &forum.cleo()).await, true, "Known").await.expect("confirmed");
        let editing = organisations::edit_organisation(&cleo, "example-school").await.expect("its coordinator");
        assert_eq!((editing.domains, editing.draft.domains.as_str()), (false, "example.org"));
        let draft = OrganisationDraft { town: "Turku".into(), domains: "evil.example".into(), ..house("Example College", "") };
        organisations::change_organisation(&cleo, house_id, draft).await.expect("changed");
        let view = organisations::read_organisation(&forum.guest(), "example-school", "").await.expect("its address stays");
        assert_eq!((view.name.as_str(), view.town.as_str()), ("Example College", "Turku"));
        assert_eq!(organisations::edit_organisation(&forum.of(&forum.mona()), "example-school").await.expect("staff").draft.domains, "example.org", "domains are for staff");
        let by_word = OrganisationsQuery { name: "college".into(), ..OrganisationsQuery::default() };
        assert_eq!(organisations::list_organisations(&forum.guest(), &by_word).await.expect("found").organisations.len(), 1);
        assert!(refused(organisations::change_organisation(&cleo, house_id, house("", "")).await).with(Field::Name).is_some());
        assert_eq!(acts(&forum).await, ["affiliation-confirmed", "organisation-changed"]);
        // While it waits, whoever added it can put it right.
        let slug = organisations::add_organisation(&ada, house("New Shcool", "")).await.expect("added");
        let waiting = organisations::edit_organisation(&ada, &slug).await.expect("its adder").id;
        organisations::change_organisation(&ada, waiting, house("New School", "new.example")).await.expect("changed");
        organisations::approve_organisation(&forum.of(&forum.mona()), waiting).await.expect("listed");
        assert_eq!(refused(organisations::edit_organisation(&ada, &slug).await), Problem::Forbidden);
    }

    async fn everybody_of_a_large_organisation_is_shown(forum: Forum) {
        let house = listed(&forum, "Large School", "").await;
        let txn = forum.guest().begin().await.expect("begin");
        for n in 0..115 {
            let state = if n % 3 == 0 { "verified" } else { "claimed" };
            let sql = "INSERT INTO members (handle, name, email, password_hash, role, kind, headline, country, language, created_at, see_organisation) \
                       VALUES ($1, $1, $1, '', 'member', 'teacher', '', '', '', 1, 3) RETURNING id AS n";
            let member: Option<db::Number> = db::one(&txn, sql, vec![format!("colleague-{n}").into()]).await.expect("a member");
            let sql = "INSERT INTO affiliations (member_id, organisation_id, state, created_at, expires_at) VALUES ($1, $2, $3, 1, $4)";
            let values = vec![member.expect("an id").n.into(), house.0.into(), state.into(), (forum.now() + DAY).into()];
            db::run(&txn, sql, values).await.expect("an affiliation");
        }
        txn.commit().await.expect("commit");
        let (mut seen, mut verified, mut after) = (std::collections::BTreeSet::new(), 0, String::new());
        loop {
            let view = organisations::read_organisation(&forum.guest(), "large-school", &after).await.expect("a page");
            verified += view.people.iter().filter(|person| person.verified).count();
            seen.extend(view.people.into_iter().map(|person| person.handle));
            let Some(next) = view.next else { break };
            after = next;
        }
        assert_eq!((seen.len(), verified), (115, 39));
        organisations::read_organisation(&forum.guest(), "large-school", "nonsense~x").await.expect("the first page");
    }

    async fn organisations_are_searched_and_paged(forum: Forum) {
        for n in 0..30 {
            listed(&forum, &format!("Berufsschule Nummer {n}"), "").await;
        }
        listed(&forum, "Zellwerk Überall GmbH", "").await;
        let guest = forum.guest();
        let find = |name: &str, after: &str| OrganisationsQuery { name: name.into(), after: after.into(), ..OrganisationsQuery::default() };
        let first = organisations::list_organisations(&guest, &find("", "")).await.expect("a page");
        let rest = organisations::list_organisations(&guest, &find("", first.next.as_deref().expect("more"))).await.expect("a page");
        assert_eq!((first.organisations.len(), rest.organisations.len(), rest.next), (24, 7, None));
        assert_eq!(organisations::list_organisations(&guest, &find("uber ZELL", "")).await.expect("found").organisations[0].slug, "zellwerk-uberall-gmbh");
        assert!(organisations::list_organisations(&guest, &find("werk", "")).await.expect("none").organisations.is_empty());
        let again = organisations::add_organisation(&forum.of(&forum.ari()), house("Zellwerk Überall GmbH", "")).await.expect("a namesake");
        assert_eq!(again, "zellwerk-uberall-gmbh-2");
        for n in 0..5 {
            organisations::add_organisation(&forum.of(&forum.ada()), house(&format!("Waiting {n}"), "")).await.expect("waits");
        }
        assert!(matches!(refused(organisations::add_organisation(&forum.of(&forum.ada()), house("One more", "")).await), Problem::TooMany { .. }));
    }

    async fn photos_are_kept_shown_and_taken_away(forum: Forum) {
        let ada = forum.of(&forum.ada());
        photos::set_photo(&ada, picture()).await.expect("a photo");
        let name = people::own_profile(&ada).await.expect("read").photo;
        let file = |name: &str| forum.world.photos.find(&format!("{name}-192.webp")).expect("a name").0;
        assert!(file(&name).exists());
        assert_eq!(refused(photos::set_photo(&ada, b"<svg/>".to_vec()).await).with(Field::Photo), Some(Wrong::NotAPicture));
        assert_eq!(refused(photos::set_photo(&forum.guest(), picture()).await), Problem::SignInFirst);
        photos::set_photo(&ada, picture()).await.expect("the same again");
        assert!(file(&name).exists(), "what is in use stays");
        photos::remove_photo(&ada).await.expect("removed");
        assert!(!file(&name).exists() && people::own_profile(&ada).await.expect("read").photo.is_empty());
    }

    async fn an_erased_member_leaves_nothing_behind(forum: Forum) {
        let ada = forum.of(&forum.ada());
        people::change_profile(&ada, full("Ada Lovelace", Visibility::Public)).await.expect("saved");
        let house = listed(&forum, "Example School", "example.org").await;
        organisations::claim_affiliation(&ada, house).await.expect("claimed");
        let admin = forum.of(&forum.ari()).because("They asked for it").expect("a reason");
        domain::erasing::erase_member(&admin, forum.ada().id()).await.expect("erased");
        for table in ["profiles", "member_links", "member_facets", "affiliations"] {
            let sql = format!("SELECT COUNT(*) AS n FROM {table} WHERE member_id = $1");
            let left: Option<db::Number> = db::one(forum.world.db.reader(), &sql, vec![forum.ada().id().0.into()]).await.expect("counted");
            assert_eq!(left.expect("a number").n, 0, "{table}");
        }
        assert!(found(&forum.of(&forum.ben()), PeopleQuery { name: "ada".into(), ..PeopleQuery::default() }).await.is_empty());
        while people::index_some(&forum.guest(), 50).await.expect("indexed") > 0 {}
        assert!(found(&forum.guest(), PeopleQuery { name: "ada".into(), ..PeopleQuery::default() }).await.is_empty());
    }
}

/// What was refused of an organisation.
async fn house_of(forum: &Forum, name: &str, domains: &str) -> Problem {
    refused(organisations::add_organisation(&forum.of(&forum.ari()), house(name, domains)).await)
}

#[derive(sea_orm::FromQueryResult)]
struct Act {
    act: String,
}

async fn acts(forum: &Forum) -> Vec<String> {
    let rows: Vec<Act> = db::all(forum.world.db.reader(), "SELECT act FROM audit ORDER BY id", Vec::new()).await.expect("the log");
    rows.into_iter().map(|row| row.act).collect()
}

/// A small picture.
fn picture() -> Vec<u8> {
    let image = image::RgbImage::from_fn(120, 90, |x, y| image::Rgb([u8::try_from(x).unwrap_or(0), u8::try_from(y).unwrap_or(0), 99]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    image.write_to(&mut bytes, image::ImageFormat::Png).expect("written");
    bytes.into_inner()
}
