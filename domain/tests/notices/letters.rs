//! What mails say, word for word.

use super::{
    deliver, mails_to, say, sql,
    support::{Forum, Kind, OPEN, decoded, header, make, on_each_database},
};

fn without_token(text: &str) -> String {
    let (before, rest) = text.split_once("/unsubscribe/1/reply/").expect("an address");
    format!("{before}/unsubscribe/1/reply/…{}", &rest[43..])
}

const ENGLISH: &str = "Hello Ada,

Ben answered you in “Cells & modules”:

> Try it with <two> cells.

Read and answer:
https://forum.example.org/replies/2

No more mails of this kind:
https://forum.example.org/unsubscribe/1/reply/…

Choose which mails you get:
https://forum.example.org/settings/notices";

const FINNISH: &str = "Hei Ada,

Ben vastasi sinulle ketjussa ”Cells & modules”:

> Try it with <two> cells.

Lue ja vastaa:
https://forum.example.org/replies/2

Ei enää tällaisia sähköposteja:
https://forum.example.org/unsubscribe/1/reply/…

Valitse, mitä sähköposteja saat:
https://forum.example.org/settings/notices";

const HTML: &str = "<p style=\"margin:0 0 16px\">Ben answered you in “Cells &amp; modules”:</p>
<blockquote style=\"margin:0 0 16px;padding:2px 0 2px 14px;border-left:3px solid #2f9e74\">Try it with &lt;two&gt; cells.</blockquote>
<p style=\"margin:0 0 16px\">Read and answer:<br>
<a href=\"https://forum.example.org/replies/2\" style=\"color:inherit\">https://forum.example.org/replies/2</a></p>
";

async fn answered(forum: &Forum) -> String {
    let thread = forum.start(&forum.ada(), OPEN, make::draft("Cells & modules", "discussion")).await;
    say(forum, &forum.ben(), thread, None, "> **[Ada, #0](/replies/1)**\n>\n> What?\n\nTry it with `<two>` cells.").await;
    deliver(forum).await;
    mails_to(forum, &forum.ada()).pop().expect("a mail")
}

on_each_database! {
    async fn a_mail_in_english(forum: Forum) {
        let mail = answered(&forum).await;
        assert!(matches!(forum.kind, Kind::Sqlite | Kind::Postgres));
        assert_eq!(without_token(&decoded(&mail, "text/plain")), ENGLISH);
        let html = decoded(&mail, "text/html");
        assert!(html.contains(HTML), "{html}");
        assert!(html.starts_with("<!DOCTYPE html>\n<html lang=\"en\">") && html.contains("content=\"light dark\""), "{html}");
        assert!(!html.contains("src=") && !html.contains("url(") && !html.contains("<link"), "nothing is fetched");
    }

    async fn a_mail_in_finnish(forum: Forum) {
        sql(&forum, "UPDATE members SET language = 'fi'").await;
        let mail = answered(&forum).await;
        assert_eq!(without_token(&decoded(&mail, "text/plain")), FINNISH);
        assert!(decoded(&mail, "text/html").starts_with("<!DOCTYPE html>\n<html lang=\"fi\">"));
        assert!(header(&mail, "Subject").starts_with("Ben vastasi sinulle "), "{}", header(&mail, "Subject"));
    }
}
