//! Search finds what looks or sounds alike: letters and digits together and apart, second halves of compounds, other spellings; on
//! SQLite and PostgreSQL.

use crate::support::{
    Forum, OPEN,
    make::{draft, say},
    on_each_database,
};
use domain::{Cx, db, people, search};
use model::{Part, ProfileDraft, SearchKind, SearchQuery, ThreadDraft, Visibility};

async fn groups(cx: &Cx, typed: &str) -> Vec<search::Group> {
    search::search(cx, &SearchQuery::parse(typed), None).await.unwrap_or_else(|failure| panic!("{typed:.60}: {failure}"))
}

/// Where all results lead.
async fn found(cx: &Cx, typed: &str) -> Vec<String> {
    groups(cx, typed).await.into_iter().flat_map(|group| group.hits).map(|hit| hit.href).collect()
}

async fn write(forum: &Forum, language: &str, title: &str, body: &str) -> String {
    let thread = forum.start(&forum.ada(), OPEN, ThreadDraft { language: language.into(), body: body.into(), ..draft(title, "question") }).await;
    format!("/threads/{}/{}", thread.id, domain::text::slug(title))
}

/// Whether each of the queries finds this, and the others do not.
async fn is_found(forum: &Forum, href: &String, by: &[&str], not_by: &[&str]) {
    let guest = forum.guest();
    for typed in by {
        assert!(found(&guest, typed).await.contains(href), "{typed:?} finds {href}");
    }
    for typed in not_by {
        assert!(!found(&guest, typed).await.contains(href), "{typed:?} does not find {href}");
    }
}

async fn index_all(forum: &Forum) {
    while search::index_some(&forum.guest(), 7).await.expect("indexed") > 0 {}
}

on_each_database! {
    async fn letters_and_digits_are_found_together_and_apart(forum: Forum) {
        let one = write(&forum, "en", "Cells from a drill", "We opened it: INR18650-25R, NMC811, 48V, Li-ion, 1P.").await;
        let by = ["18650", "INR18650-25R", "INR 18650", "inr18650", "48V", "48 V", "NMC811", "NMC 811", "nmc-811", "Li-ion", "li ion", "\"48V li ion\"", "\"NMC 811\"", "25R", "INR186"];
        is_found(&forum, &one, &by, &["\"811 NMC\"", "\"V 48\"", "18651", "811nmc"]).await;
        let two = write(&forum, "en", "Another battery", "An NMC 811 pack of 48 V, in 18650 format.").await;
        is_found(&forum, &two, &["NMC811", "48V", "18650", "\"48V in 18650\""], &["INR18650", "48A"]).await;
    }

    async fn a_minus_before_a_number_belongs_to_it(forum: Forum) {
        let mut cold = Vec::new();
        for (title, minus) in [("As typed", "-"), ("As it should be", "\u{2212}"), ("As a dash", "\u{2013}"), ("By its name", "&minus;"), ("Spelt out", "minus ")] {
            cold.push(write(&forum, "en", title, &format!("Do you charge at {minus}20 °C or not?")).await);
        }
        let warm = write(&forum, "en", "In summer", "Do you charge at 20 °C, or 10-20 °C?").await;
        for typed in ["-20 °C", "\u{2212}20 °C", "\u{2013}20 °C", "charge -20", "\"-20 °C\""] {
            let found = found(&forum.guest(), typed).await;
            assert!(cold.iter().all(|one| found.contains(one)), "{typed}: {found:?}");
            assert!(found.last() == Some(&warm) || !found.contains(&warm), "{typed}: {found:?}");
        }
        is_found(&forum, &warm, &["20 °C", "charge 10-20", "charge summer -lead"], &["\"-20 °C\"", "charge -\"20 °C\""]).await;
        is_found(&forum, &cold[1], &["20 °C", "charge should be -summer"], &["charge --20"]).await;
    }

    async fn words_are_found_as_the_second_half_of_others(forum: Forum) {
        for (language, title, by) in [
            ("de", "Die Hochvoltbatterien im Winter", ["Batterie", "batterien", "BATTERIE Winter"]),
            ("fi", "Litiumioniakkuja talvella", ["akkuja", "akku talvi", "akkuja -kesä"]),
            ("sv", "Ett högvoltsbatteri i snö", ["batteri", "batteri snö", "batterier"]),
            ("nl", "De tractiebatterij van een vorkheftruck", ["batterij", "batterij vorkheftruck", "batterijen"]),
            ("da", "Et højspændingsbatteri om natten", ["batteri natten", "batterier natten", "batteri om natten"]),
            ("nb", "Et høyspenningsbatteri om vinteren", ["batteri vinteren", "batterier vinteren", "batteri om vinteren"]),
        ] {
            let one = write(&forum, language, title, "?").await;
            is_found(&forum, &one, &by, &["\"batteri im\"", "\"ein Batterie\""]).await;
        }
        let whole = write(&forum, "de", "Welche Batterie im Lager?", "?").await;
        let half = write(&forum, "de", "Welche Pufferbatterie im Lager?", "?").await;
        let list = found(&forum.guest(), "Batterie Lager").await;
        assert_eq!((list.first(), list.get(1)), (Some(&whole), Some(&half)), "whole words first: {list:?}");
        is_found(&forum, &half, &["Lager -Tisch"], &["Lager -Pufferbatterie"]).await;
        assert!(found(&forum.guest(), "Lager -Batterie").await.contains(&half), "what is left out is a word, not half of one");
        let marked = groups(&forum.guest(), "Batterie Pufferbatterie").await.swap_remove(0).hits.swap_remove(0).title;
        assert!(marked.iter().any(|piece| piece.hit && piece.text == "Pufferbatterie"), "{marked:?}");
    }

    async fn other_spellings_are_found(forum: Forum) {
        let umlaut = write(&forum, "de", "Prüfung der Zellen", "Mit Schweißgerät.").await;
        let typed = write(&forum, "de", "Pruefung von Modulen", "Neue Quellen, Poesie und Schweissen.").await;
        for one in [&umlaut, &typed] {
            is_found(&forum, one, &["Prüfung", "Pruefung", "PRÜFUNG", "pruefungen", "Pru\u{308}fung"], &["Profung"]).await;
        }
        is_found(&forum, &typed, &["neue", "Poesie", "Quellen", "Schweißen", "\"von Modulen\""], &["nü"]).await;
        is_found(&forum, &umlaut, &["Prufung", "Schweissgeraet", "\"Pruefung der\"", "zellen -poesie"], &["zellen -pruefung"]).await;
        let danish = write(&forum, "da", "Køretøjer på værkstedet i Århus", "?").await;
        is_found(&forum, &danish, &["Koeretoejer", "vaerkstedet", "Aarhus", "Århus", "koretojer"], &[]).await;
        let finnish = write(&forum, "fi", "Vaara työpaikalla", "?").await;
        is_found(&forum, &finnish, &["vaara", "työpaikka"], &["vara"]).await;
    }

    async fn names_are_found_by_other_spellings(forum: Forum) {
        let public = || Part::ALL.into_iter().map(|part| (part.as_str().to_owned(), Visibility::Public.as_str().to_owned())).collect();
        let named = |name: &str| ProfileDraft { name: name.into(), kind: "teacher".into(), listed: Visibility::Public.as_str().into(), see: public(), ..ProfileDraft::default() };
        people::change_profile(&forum.of(&forum.ada()), named("Käthe Müller")).await.expect("changed");
        people::change_profile(&forum.of(&forum.ben()), named("Joergen Aagaard")).await.expect("changed");
        is_found(&forum, &"/members/ada".to_owned(), &["Mueller", "Müller", "Kaethe Mueller", "muller", "Mueler"], &[]).await;
        is_found(&forum, &"/members/ben".to_owned(), &["Jørgen", "Jörgen Ågård", "Joergen Aagaard"], &[]).await;
    }

    async fn letters_are_found_however_they_were_written(forum: Forum) {
        let one = write(&forum, "en", "Formation and R&D", "The bat\u{AD}tery of \u{FF2E}\u{FF2D}\u{FF23}\u{FF18}\u{FF11}\u{FF11} is e\u{FB03}cient: 5 m\u{B2}. R&amp;D, Pr&uuml;fung.").await;
        let by = ["battery", "NMC811", "efficient", "m2", "\"5 m2\"", "Prüfung", "\u{FF26}\u{FF4F}rmation", "bat\u{200D}tery", "e\u{FB03}cient", "\"R&D Prüfung\""];
        is_found(&forum, &one, &by, &["amp", "uuml", "bat"]).await;
        let excerpt = groups(&forum.guest(), "battery").await.swap_remove(0).hits.swap_remove(0).excerpt;
        assert!(excerpt.iter().any(|piece| piece.hit && piece.text.starts_with("bat") && piece.text.ends_with("tery")), "{excerpt:?}");
    }

    async fn the_best_hit_says_which_kind_comes_first(forum: Forum) {
        let first = |groups: Vec<search::Group>| groups.into_iter().find(|group| !group.hits.is_empty()).map(|mut group| (group.kind, group.hits.swap_remove(0).href));
        let thread = forum.start(&forum.ada(), OPEN, ThreadDraft { body: "A check of gloves: check, glove, check.".into(), ..draft("Glove tests and how to check them", "question") }).await;
        let exact = write(&forum, "en", "Glove check", "Once a week?").await;
        for n in 0..3 {
            say(&forum.of(&forum.ben()), thread, None, &format!("Glove check number {n}: glove check, glove check.")).await.expect("said");
        }
        assert_eq!(first(groups(&forum.guest(), "glove check").await), Some((SearchKind::Thread, exact.clone())));
        assert_eq!(first(groups(&forum.guest(), "Glove check!").await), Some((SearchKind::Thread, exact)));
        let order: Vec<SearchKind> = groups(&forum.guest(), "check number").await.into_iter().filter(|group| !group.hits.is_empty()).map(|group| group.kind).collect();
        assert_eq!(order, [SearchKind::Reply, SearchKind::Thread], "the thread has one word, its replies have both");
    }

    async fn what_older_rules_have_indexed_is_indexed_again(forum: Forum) {
        let one = write(&forum, "de", "Eine Hochvoltbatterie", "?").await;
        index_all(&forum).await;
        assert_eq!(search::index_some(&forum.guest(), 7).await.expect("nothing to do"), 0);
        let older = "UPDATE search_progress SET indexer = indexer - 1";
        db::run(forum.world.db.writer(), older, Vec::new()).await.expect("set");
        assert!(search::index_some(&forum.guest(), 7).await.expect("begun") > 0);
        index_all(&forum).await;
        is_found(&forum, &one, &["Batterie", "Hochvoltbatterie"], &[]).await;
    }
}
