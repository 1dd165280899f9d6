//! Joining by approval and by invitation, the first admin: on SQLite and PostgreSQL.

use super::*;

on_each_database! {
    async fn by_approval_one_waits_until_staff_says_yes_or_no(forum: Forum) {
        let ari = forum.of(&forum.ari());
        site::change_settings(&ari, settings("by-approval")).await.expect("changed");
        for n in 0..2 {
            accounts::sign_up(&forum.guest(), newcomer(n), "en", "").await.expect("asked");
            assert!(matches!(confirm(&forum, n).await.expect("confirmed"), Entered::Waits));
        }
        assert_eq!(number(&forum, "SELECT COUNT(*) AS n FROM members WHERE email LIKE 'new%'", Vec::new()).await, 0);
        accounts::sign_up(&forum.guest(), newcomer(0), "en", "").await.expect("told the same");
        let waiting = admin::list_waiting(&ari).await.expect("listed");
        assert_eq!(waiting.iter().map(|line| line.email.as_str()).collect::<Vec<_>>(), ["new0@example.org", "new1@example.org"]);
        forum.pass(8 * DAY);
        forum.sweep().await;
        admin::approve_joining(&forum.of(&forum.ari()), waiting[0].id).await.expect("let in");
        assert_eq!(refused(admin::approve_joining(&forum.of(&forum.ari()), waiting[0].id).await), Problem::NotFound);
        assert_eq!(refused(admin::reject_joining(&forum.of(&forum.ari()), waiting[1].id).await).with(Field::Reason), Some(Wrong::Missing));
        admin::reject_joining(&why(&forum, &forum.ari(), "We know only teachers"), waiting[1].id).await.expect("not let in");
        deliver(&forum).await;
        let told = |address: &str| forum.mails().into_iter().filter(|mail| crate::support::header(mail, "To").contains(address)).collect::<Vec<_>>();
        assert!(told("new0@example.org").iter().any(|mail| mail.contains("elcome")));
        assert!(told("new1@example.org").iter().any(|mail| mail.contains("only teachers")));
        let draft = SignInDraft { email: "new0@example.org".into(), password: PASSWORD.into() };
        accounts::sign_in(&forum.guest(), draft, "test", "").await.expect("in");
        let draft = SignInDraft { email: "new1@example.org".into(), password: PASSWORD.into() };
        refused(accounts::sign_in(&forum.guest(), draft, "test", "").await.map(drop));
    }

    async fn whom_a_provider_vouches_for_can_come_in_after_approval(forum: Forum) {
        let sql = "INSERT INTO joinings (email, name, issuer, subject, provider, label, nonce, token_hash, created_at, expires_at, awaiting_at) \
                   VALUES ('new7@example.org', 'New Comer', 'https://id.example', 'sub-7', 'mock', 'Mock', 'n', 'h', 1, 1, 1)";
        run(&forum, sql, Vec::new()).await;
        admin::approve_joining(&forum.of(&forum.ari()), JoiningId(1)).await.expect("let in");
        assert_eq!(texts(&forum, "SELECT m.email || ' ' || i.subject || ' ' || i.label AS t FROM identities i JOIN members m ON m.id = i.member_id").await, ["new7@example.org sub-7 Mock"]);
    }

    async fn with_an_invitation_one_comes_in_where_nobody_else_does(forum: Forum) {
        site::change_settings(&forum.of(&forum.ari()), settings("invitation-only")).await.expect("changed");
        assert_eq!(refused(accounts::sign_up(&forum.guest(), newcomer(0), "en", "").await), Problem::InvitationOnly);
        assert_eq!(refused(accounts::sign_up(&forum.guest(), newcomer(0), "en", "made-up").await), Problem::InvitationOnly);
        let token = invite(&forum, "1").await;
        assert_eq!(texts(&forum, "SELECT token_hash AS t FROM invitations").await, [domain::tokens::hash(&token)], "only the hash is kept");
        assert_eq!(invitations::read_opened(&forum.guest(), &token).await.expect("open").inviter, "Ari");
        for n in 0..2 {
            accounts::sign_up(&forum.guest(), newcomer(n), "en", &token).await.expect("asked");
        }
        assert!(matches!(confirm(&forum, 0).await.expect("in"), Entered::In(_)));
        assert_eq!(refused(confirm(&forum, 1).await.map(drop)), Problem::InvitationOnly, "it was used up meanwhile");
        assert_eq!(texts(&forum, "SELECT kind AS t FROM members WHERE email = 'new0@example.org'").await, ["expert"]);
        assert_eq!(refused(invitations::read_opened(&forum.guest(), &token).await.map(drop)), Problem::LinkOver);
        let view = invitations::read_invitation(&forum.of(&forum.ari()), InvitationId(1)).await.expect("read");
        assert_eq!((view.line.uses_left, view.guests.len()), (0, 1));
        let second = invite(&forum, "5").await;
        invitations::revoke(&forum.of(&forum.ari()), InvitationId(2)).await.expect("revoked");
        assert_eq!(refused(invitations::read_opened(&forum.guest(), &second).await.map(drop)), Problem::LinkOver);
        let third = invite(&forum, "5").await;
        forum.pass(15 * DAY);
        assert_eq!(refused(invitations::read_opened(&forum.guest(), &third).await.map(drop)), Problem::LinkOver);
        run(&forum, "UPDATE members SET coordinator_until = $1 WHERE handle = 'cleo'", vec![(forum.now() + DAY).into()]).await;
        assert!(invitations::list_invitations(&forum.of(&forum.cleo()), None).await.expect("a coordinator").0.is_empty(), "only one's own");
        let draft = InvitationDraft { kind: "teacher".into(), uses: "2".into(), days: "7".into(), ..InvitationDraft::default() };
        invitations::invite(&forum.of(&forum.cleo()), draft, "en").await.expect("invited");
        assert_eq!(invitations::list_invitations(&forum.of(&forum.cleo()), None).await.expect("a coordinator").0.len(), 1);
        assert_eq!(refused(invitations::revoke(&forum.of(&forum.cleo()), InvitationId(1)).await), Problem::NotFound, "not those of others");
        for nobody in [forum.of(&forum.mona()), forum.of(&forum.ada()), forum.guest()] {
            refused(invitations::list_invitations(&nobody, None).await.map(drop));
        }
    }

    async fn who_is_invited_by_mail_comes_in_and_belongs(forum: Forum) {
        house(&forum).await;
        site::change_settings(&forum.of(&forum.ari()), settings("invitation-only")).await.expect("changed");
        let draft = |addresses: &str| InvitationDraft {
            kind: "expert".into(), days: "7".into(), organisation: "turku SCHOOL".into(), note: "See you in Turku".into(), addresses: addresses.into(), ..InvitationDraft::default()
        };
        let cleo = forum.of(&forum.cleo());
        assert_eq!(invitations::invite(&cleo, draft("New0@example.org, new1@example.org ada@example.org"), "fi").await.expect("invited"), Invited::ByMail(3));
        let lines = invitations::list_invitations(&cleo, None).await.expect("listed").0;
        assert_eq!((lines.len(), lines[0].uses, lines[0].organisation.as_deref()), (3, 1, Some("Turku School")));
        let revoked = lines.iter().find(|line| line.email == "new1@example.org").expect("one").id;
        invitations::revoke(&cleo, revoked).await.expect("revoked");
        deliver(&forum).await;
        assert!(forum.mails_to("new1@example.org").is_empty(), "it was taken back before");
        let mails = forum.mails_to("new0@example.org");
        assert!(mails.len() == 1 && mails[0].contains("See you in Turku") && mails[0].contains("Cleo"), "{mails:?}");
        assert!(mails[0].contains("kutsuu sinut"), "in the language of who invites");
        // A member is told in their own way, and nobody learns that they are one.
        let ada = notices::read_notices(&forum.of(&forum.ada()), domain::Locale::default(), None).await.expect("read");
        assert_eq!((ada.lines.len(), ada.lines[0].kind), (1, NoticeKind::Invitation));
        assert!(forum.mails_to("ada@example.org")[0].contains("/go/organisation:"));
        let nonce = texts(&forum, "SELECT nonce AS t FROM invitations WHERE email = 'new0@example.org'").await.remove(0);
        let token = forum.world.keys.token("invite", &nonce);
        assert!(mails[0].contains(&token));
        assert_eq!(invitations::read_opened(&forum.guest(), &token).await.expect("open").organisation.as_deref(), Some("Turku School"));
        accounts::sign_up(&forum.guest(), newcomer(0), "en", &token).await.expect("asked");
        assert!(matches!(confirm(&forum, 0).await.expect("in"), Entered::In(_)));
        let known = "SELECT m.kind || ' ' || a.state || ' ' || a.how AS t FROM affiliations a JOIN members m ON m.id = a.member_id WHERE m.email = 'new0@example.org'";
        assert_eq!(texts(&forum, known).await, ["expert verified word"]);
        assert!(people::read_member(&forum.guest(), "new-comer-0").await.expect("there").member.verified, "an expert with a house behind them");
        forum.pass(15 * DAY);
        forum.sweep().await;
        assert!(texts(&forum, "SELECT email AS t FROM invitations WHERE email <> ''").await.is_empty(), "addresses are not kept");
    }

    async fn nobody_is_invited_into_a_house_of_others(forum: Forum) {
        let house = house(&forum).await;
        let draft = |organisation: &str| InvitationDraft { kind: "teacher".into(), uses: "2".into(), days: "7".into(), organisation: organisation.into(), ..InvitationDraft::default() };
        assert_eq!(refused(invitations::invite(&forum.of(&forum.ari()), draft("No such school"), "en").await).with(Field::Organisation), Some(Wrong::NoSuchChoice));
        run(&forum, "UPDATE members SET coordinator_until = $1 WHERE handle = 'ben'", vec![(forum.now() + DAY).into()]).await;
        assert_eq!(refused(invitations::invite(&forum.of(&forum.ben()), draft("Turku School"), "en").await).with(Field::Organisation), Some(Wrong::NotYours));
        let Invited::ByLink(token) = invitations::invite(&forum.of(&forum.cleo()), draft("Turku School"), "en").await.expect("invited") else { panic!("a link") };
        // The word of somebody who does not coordinate any more counts no longer: the newcomer has only said it.
        organisations::withdraw_affiliation(&forum.of(&forum.mona()), AffiliationId(1), "Has left").await.expect("withdrawn");
        accounts::sign_up(&forum.guest(), newcomer(0), "en", &token).await.expect("asked");
        confirm(&forum, 0).await.expect("in");
        assert_eq!(texts(&forum, "SELECT state AS t FROM affiliations ORDER BY id DESC LIMIT 1").await, ["claimed"]);
        assert_eq!(number(&forum, "SELECT organisation_id AS n FROM affiliations ORDER BY id DESC LIMIT 1", Vec::new()).await, house.0);
    }

    async fn thirty_at_once_use_seven_places(forum: Forum) {
        site::change_settings(&forum.of(&forum.ari()), settings("invitation-only")).await.expect("changed");
        let token = invite(&forum, "7").await;
        let mut links = Vec::new();
        for n in 0..30 {
            let draft = newcomer(n);
            let hash = "none";
            let nonce = format!("nonce-{n}");
            let join = forum.world.keys.token("join", &nonce);
            let sql = "INSERT INTO joinings (email, name, password_hash, language, invitation, nonce, token_hash, created_at, expires_at) VALUES ($1, $2, $3, 'en', $4, $5, $6, $7, $8)";
            let values = vec![draft.email.into(), draft.name.into(), hash.into(), domain::tokens::hash(&token).into(), nonce.into(), domain::tokens::hash(&join).into(), forum.now().into(), (forum.now() + DAY).into()];
            run(&forum, sql, values).await;
            links.push(join);
        }
        let hash = forum.world.hasher.hash(PASSWORD).await.expect("hashed");
        run(&forum, "UPDATE joinings SET password_hash = $1", vec![hash.into()]).await;
        let tasks: Vec<_> = links.into_iter().map(|link| { let cx = forum.guest(); tokio::spawn(async move { accounts::confirm_joining(&cx, &link, PASSWORD, "test").await.is_ok() }) }).collect();
        let mut came = 0;
        for task in tasks {
            came += i32::from(task.await.expect("ended"));
        }
        assert_eq!(came, 7);
        assert_eq!(number(&forum, "SELECT COUNT(*) AS n FROM members WHERE email LIKE 'new%'", Vec::new()).await, 7);
        assert_eq!(number(&forum, "SELECT COUNT(*) AS n FROM invitation_uses", Vec::new()).await, 7);
    }

    async fn the_first_admin_is_made_once(forum: Forum) {
        assert_eq!(accounts::set_up_link(&forum.guest()).await.expect("asked"), None, "there is an admin");
        run(&forum, "UPDATE members SET role = 'member' WHERE role = 'admin'", Vec::new()).await;
        let link = accounts::set_up_link(&forum.guest()).await.expect("asked").expect("a link");
        let token = link.rsplit('/').next().expect("a token").to_owned();
        assert_eq!(refused(accounts::is_set_up(&forum.guest(), "made-up").await), Problem::NotFound);
        assert_eq!(refused(accounts::set_up(&forum.guest(), "made-up", newcomer(0), "en", "test").await.map(drop)), Problem::NotFound);
        let weak = SignUpDraft { password: "password".into(), ..newcomer(0) };
        assert!(matches!(refused(accounts::set_up(&forum.guest(), &token, weak, "en", "test").await.map(drop)), Problem::Invalid(_)));
        let tasks: Vec<_> = (0..4).map(|n| { let (cx, token) = (forum.guest(), token.clone()); tokio::spawn(async move { accounts::set_up(&cx, &token, newcomer(n), "en", "test").await.is_ok() }) }).collect();
        let mut made = 0;
        for task in tasks {
            made += i32::from(task.await.expect("ended"));
        }
        assert_eq!(made, 1);
        assert_eq!(number(&forum, "SELECT COUNT(*) AS n FROM members WHERE role = 'admin'", Vec::new()).await, 1);
        assert_eq!(refused(accounts::is_set_up(&forum.guest(), &token).await), Problem::NotFound, "used up");
    }
}
