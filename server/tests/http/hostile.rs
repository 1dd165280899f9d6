//! Attacks that were typed into every field stay text on every page.

use super::support::{Forum, Who, oracle};
use domain::demo;

const CORPUS: &[&str] = &[
    "<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</textarea><img src=x onerror=alert(1)>",
    "\"><svg/onload=alert(1)>",
    "'onmouseover='alert(1)",
    "\" autofocus onfocus=alert(1) x=\"",
    "<a href=\"javascript:alert(1)\">x</a>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1) \"t\")",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:msgbox)",
    "![x](x\" onerror=\"alert(1))",
    "<img src=x onerror=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<form action=javascript:alert(1)><button>",
    "<style>@import '//evil.example'</style>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<base href=//evil.example>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "</script><script>alert(1)</script>",
    "<!--><img src=x onerror=alert(1)>-->",
    "]]><script>alert(1)</script>",
    "```html\"onclick=\"alert(1)\n<script>\n```",
    "@ada\"><script>alert(1)</script>",
    "[^1]\n\n[^1]: <script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#x3C;script&#x3E;alert(1)",
    "{{constructor.constructor('alert(1)')()}}",
    "\u{202e}<script>",
    "<IMG SRC=\"jav&#x09;ascript:alert(1);\">",
    "<details open ontoggle=alert(1)>",
];

/// The longest part of an attack that a field takes.
fn cut(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}

#[tokio::test]
async fn what_was_typed_into_any_field_is_text_on_every_page() {
    let forum = Forum::new().await;
    let (ada, ben) = (forum.browser(Who::Ada).await, forum.browser(Who::Ben).await);
    for attack in CORPUS {
        let (name, line) = (cut(attack, 60), cut(attack, 100));
        let profile = [
            ("name", name.as_str()),
            ("headline", &line),
            ("bio", attack),
            ("town", &name),
            ("pronouns", &line),
            ("kind", "teacher"),
            ("listed", "public"),
        ];
        let changed = ada.form("people/change_profile", &profile).await;
        assert!([303, 422].contains(&changed.status));
        oracle::is_clean("profile refused", &changed.text);
        let linked = ada.form("people/change_profile", &[("name", "Ada"), ("kind", "teacher"), ("listed", "public"), ("links[]", attack)]).await;
        oracle::is_clean("link refused", &linked.text);
        let house = [("name", line.as_str()), ("kind", "school"), ("website", attack), ("domains", &line), ("town", &name)];
        oracle::is_clean("organisation refused", &ada.form("organisations/add_organisation", &house).await.text);
        let title = format!("Attack {line}");
        let asked =
            [("board", "1"), ("slug", "classroom"), ("kind", "question"), ("title", &title), ("language", "en"), ("tags", "xss"), ("body", attack)];
        let thread = ada.form("discussion/start_thread", &asked).await.is(303).location().to_owned();
        let id = thread.split('/').nth(2).unwrap();
        let reply = ben.form("discussion/post_reply", &[("thread", id), ("body", attack)]).await.is(303).location().to_owned();
        let reply_id = reply.rsplit('/').next().unwrap();
        ben.form("discussion/edit_reply", &[("reply", reply_id), ("version", "1"), ("body", &format!("Changed {attack}"))]).await.is(303);
        ada.form("discussion/react", &[("reply", reply_id), ("kind", "tried"), ("level", &cut(attack, 20)), ("note", &line)]).await;
        ada.form("discussion/mark_answer", &[("reply", reply_id), ("answer", "yes")]).await.is(303);
        ada.call("discussion/save_draft", &[("place", &format!("thread:{id}")), ("body", attack)]).await.is(200);
        let thread = ada.get(&thread).await.is(301).location().to_owned();
        for path in [
            thread.clone(),
            format!("{thread}?view=flat&reply_to={reply_id}"),
            format!("/replies/{reply_id}/history"),
            format!("/replies/{reply_id}/edit"),
            format!("/replies/{reply_id}/reactions"),
            "/".into(),
            "/threads".into(),
            "/boards/classroom".into(),
            "/members/ada".into(),
            "/settings/profile".into(),
            "/people".into(),
            "/organisations".into(),
            "/welcome".into(),
        ] {
            let page = ada.get(&path).await;
            oracle::is_clean(&path, &page.text);
        }
        for feed in [format!("/feeds/threads/{id}.atom"), "/feeds/tags/xss.atom".into()] {
            let answer = ada.get(&feed).await.is(200);
            assert!(!answer.text.contains("<script") && !answer.text.contains("<img") && !answer.text.contains("<svg"), "{feed}: {}", answer.text);
        }
        for verb in ["post_reply", "start_thread"] {
            let mut fields = asked.to_vec();
            fields.extend([("thread", id), ("intent", "preview"), ("key", attack)]);
            oracle::is_clean(verb, &ada.form(&format!("discussion/{verb}"), &fields).await.text);
        }
        let preview = ada.call("discussion/preview", &[("body", attack)]).await.is(200);
        oracle::is_clean("preview", &preview.json().to_string().replace("\\\"", "\""));
    }
    assert_eq!(demo::audit(&forum.world).await.unwrap(), [""; 0]);
}

#[tokio::test]
async fn attacks_in_addresses_stay_addresses() {
    let forum = Forum::new().await;
    let ada = forum.browser(Who::Ada).await;
    for attack in CORPUS {
        let coded = super::support::browser::encode(attack);
        for path in [
            "/sign-in?next=",
            "/threads?language=",
            "/threads?sort=",
            "/tags/",
            "/boards/",
            "/members/",
            "/people?name=",
            "/people?country=",
            "/people?after=",
            "/organisations?name=",
            "/organisations/new?name=",
            "/organisations/",
            "/welcome/2?unknown=",
            "/threads/1/how-do-you-test-a-cell?after=",
            "/nowhere/",
        ] {
            oracle::is_clean(path, &ada.get(&format!("{path}{coded}")).await.text);
        }
    }
}
