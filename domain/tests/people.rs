//! Profiles and who sees what of them, the directory: on SQLite and PostgreSQL.

mod belonging;

use crate::support::{DAY, Forum, Person, on_each_database, refused};
use domain::{
    Cx, accounts, db,
    organisations::{self, OrganisationsQuery},
    outbox,
    people::{self, PeopleQuery, Shown},
};
use model::{AffiliationId, Field, OrganisationDraft, OrganisationId, Part, Problem, ProfileDraft, Visibility, Wrong};

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
        people::set_photo(&ada, picture()).await.expect("a photo");
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

    async fn photos_are_kept_shown_and_taken_away(forum: Forum) {
        let ada = forum.of(&forum.ada());
        people::set_photo(&ada, picture()).await.expect("a photo");
        let name = people::own_profile(&ada).await.expect("read").photo;
        let file = |name: &str| forum.world.photos.find(&format!("{name}-192.webp")).expect("a name").0;
        assert!(file(&name).exists());
        assert_eq!(refused(people::set_photo(&ada, b"<svg/>".to_vec()).await).with(Field::Photo), Some(Wrong::NotAPicture));
        assert_eq!(refused(people::set_photo(&forum.guest(), picture()).await), Problem::SignInFirst);
        people::set_photo(&ada, picture()).await.expect("the same again");
        assert!(file(&name).exists(), "what is in use stays");
        people::remove_photo(&ada).await.expect("removed");
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
