//! Organisations, who belongs to them and who says so: on SQLite and PostgreSQL.

use super::*;

on_each_database! {
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
        assert!(crate::support::header(&mails[0], "To").contains("ada@example.org"));
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
}
