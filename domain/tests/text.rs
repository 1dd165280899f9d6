//! Markdown to safe HTML, and the small texts beside it.

use std::collections::BTreeSet;

use domain::text::*;

mod corpus;
mod difference;
mod hostile;
mod oracle;
mod small;
mod typed;

fn html(markdown: &str) -> String {
    let known = ["ben".to_owned(), "marta-s".to_owned()].into();
    match render(markdown, &known, "r1") {
        Ok(rendered) => rendered.html.into_string(),
        Err(refusal) => format!("refused: {refusal:?}"),
    }
}

/// The HTML of a text that is one paragraph.
fn inline(markdown: &str) -> String {
    html(markdown).trim_start_matches("<p>").trim_end().trim_end_matches("</p>").to_owned()
}

#[test]
fn markdown_becomes_html() {
    assert_eq!(inline("*a* **b** ~~c~~ `d`"), "<em>a</em> <strong>b</strong> <del>c</del> <code>d</code>");
    assert_eq!(html("> a\n\n1. b\n2. c"), "<blockquote>\n<p>a</p>\n</blockquote>\n<ol>\n<li>b</li>\n<li>c</li>\n</ol>\n");
    assert_eq!(html("7) b\n"), "<ol start=\"7\">\n<li>b</li>\n</ol>\n");
    assert_eq!(inline("👩‍🏫 ☕ & <3"), "👩‍🏫 ☕ &amp; &lt;3");
    assert_eq!(html(""), "");
}

#[test]
fn headings_leave_the_first_levels_to_the_page() {
    assert_eq!(html("# a\n## b\n###### c"), "<h3>a</h3>\n<h4>b</h4>\n<h6>c</h6>\n");
    assert_eq!(html("a\n==="), "<h3>a</h3>\n");
    assert_eq!(html("## a\n### b"), "<h3>a</h3>\n<h4>b</h4>\n", "whatever an author begins with");
}

#[test]
fn raw_html_is_shown_as_text() {
    assert_eq!(inline("a <b>c</b> <!-- d -->"), "a &lt;b&gt;c&lt;/b&gt; &lt;!-- d --&gt;");
    assert_eq!(html("<div>\n*a*\n</div>"), "<p>&lt;div&gt;\n*a*\n&lt;/div&gt;</p>\n");
}

#[test]
fn code_names_its_language_and_can_be_scrolled_by_keyboard() {
    assert_eq!(html("```rust ignore\nx\n```"), "<pre tabindex=\"0\"><code class=\"language-rust\">x\n</code></pre>\n");
    assert_eq!(html("```a\"b\nx\n```"), "<pre tabindex=\"0\"><code>x\n</code></pre>\n");
}

#[test]
fn tables_scroll_in_a_box() {
    let out = html("|a|b|\n|:-|-:|\n|1|2|");
    assert!(out.starts_with("<div class=\"table-scroll\" tabindex=\"0\">\n<table>"), "{out}");
    assert!(out.ends_with("</table>\n</div>\n"), "{out}");
    assert!(out.contains("<td align=\"right\">2</td>"), "{out}");
}

#[test]
fn tasks_are_signs() {
    let out = html("- [x] a\n- [ ] b");
    assert!(out.contains("<li class=\"task-item\"><span class=\"task done\">☑</span> a</li>"), "{out}");
    assert!(out.contains("<span class=\"task\">☐</span> b"), "{out}");
}

#[test]
fn links_lead_only_where_they_may() {
    assert_eq!(inline("[a](/threads/1)"), "<a href=\"/threads/1\">a</a>");
    assert_eq!(inline("[a](#b)"), "<a href=\"#b\">a</a>");
    assert_eq!(inline("[a](https://b.example)"), "<a href=\"https://b.example\" rel=\"nofollow ugc noopener\">a</a>");
    assert_eq!(inline("[a](www.b.example)"), "<a href=\"https://www.b.example\" rel=\"nofollow ugc noopener\">a</a>");
    assert_eq!(inline("[a](mailto:b@c.example)"), "<a href=\"mailto:b@c.example\" rel=\"nofollow ugc noopener\">a</a>");
    assert!(inline("see https://b.example.").contains("<a href=\"https://b.example\""));
    for nowhere in ["b", "//b.example", "javascript:b", "ftp://b.example", "/\\b.example"] {
        let out = inline(&format!("[a](<{nowhere}>)"));
        assert!(!out.contains("href=\"//") && (out == format!("a ({nowhere})") || out.contains("href=\"/%5C")), "{nowhere}: {out}");
    }
}

#[test]
fn links_always_have_a_name() {
    assert!(inline("[](http://b.example)").contains(">http://b.example</a>"));
    assert!(inline("[&#x200B;](/b)").contains(">/b"));
    assert!(inline("![](http://b.example/c.png)").contains(">http://b.example/c.png</a>"));
}

#[test]
fn only_own_images_are_loaded() {
    assert_eq!(inline("![a](/files/7/b.png)"), "<img src=\"/files/7/b.png\" alt=\"a\" loading=\"lazy\">");
    assert_eq!(inline("![a](https://b.example/c.png)"), "<a href=\"https://b.example/c.png\" rel=\"nofollow ugc noopener\">a</a>");
    assert_eq!(inline("[![a](https://b.example)](/c)"), "<a href=\"/c\">a</a>");
    assert!(!inline("![a](/files/../logout)").contains("<img"));
}

#[test]
fn known_people_are_linked_where_text_mentions_them() {
    assert_eq!(inline("@Ben, hi"), "<a href=\"/members/ben\" class=\"mention\">@Ben</a>, hi");
    assert!(inline("*(@marta-s)*").contains("href=\"/members/marta-s\""));
    for nobody in ["@nobody", "x@ben", "`@ben`", "[@ben](/x)", "ben@ben.example", "@ben_", "@béné", "![@ben](/files/1)"] {
        assert!(!inline(nobody).contains("mention"), "{nobody}");
    }
}

#[test]
fn mentions_are_found_once_in_order() {
    let text = "# @Zoe-1\n\n@ab @zoe-1 @abc. `@code` [@link](/x) a@mail.example **@bold**\n\n|@cell|\n|-|\n\n- (@item)\n\n> @quoted";
    assert_eq!(mentioned(text), ["zoe-1", "abc", "bold", "cell", "item"]);
    assert_eq!(mentioned(&format!("@{} @{}", "a".repeat(30), "b".repeat(31))), ["a".repeat(30)]);
    assert_eq!(mentioned("@a_b @abc_d x/@abc @abc@def.example a&@abc"), Vec::<String>::new());
}

#[test]
fn footnotes_stay_in_their_post() {
    let out = html("a[^x] b[^x] [c[^x]](/d)\n\n[^x]: note");
    assert!(out.contains("<sup class=\"footnote-ref\" id=\"r1-fnref-1\"><a href=\"#r1-fn-1\">1</a></sup>"), "{out}");
    assert!(out.contains("id=\"r1-fnref-1-3\">1</sup></a>"), "{out}");
    assert!(out.contains("<li id=\"r1-fn-1\">\n<p>note <a href=\"#r1-fnref-1\" class=\"footnote-backref\">↩\u{FE0E} 1</a>"), "{out}");
    assert!(out.contains("<a href=\"#r1-fnref-1-3\" class=\"footnote-backref\">↩\u{FE0E} 1.3</a>"), "{out}");
    assert_eq!(oracle::check(&out), Ok(()));
    for odd in ["a[^x]\n\n[^x]: 1\n\n[^x]: 2", "a[^x]\n\n[^x]: b[^x]\n\n    [^y]: c", "[^x]: a", "- a[^x]\n\n  [^x]: - b\n\nc[^z]\n\n[^z]:"] {
        assert_eq!(oracle::check(&html(odd)), Ok(()), "{odd}");
    }
}

#[test]
fn scopes_are_made_harmless() {
    for (scope, id) in [("R3 \"x", "r3x-fn-1"), ("", "post-fn-1"), ("a-fn-1", "afn1-fn-1")] {
        let rendered = render("a[^x]\n\n[^x]: b", &BTreeSet::new(), scope).unwrap();
        assert!(rendered.html.as_str().contains(&format!("<li id=\"{id}\">")), "{}", rendered.html.as_str());
    }
}

#[test]
fn limits_refuse() {
    let refusal = |markdown: &str| render(markdown, &BTreeSet::new(), "r1").map(|_| ()).err();
    let people = |n: usize| (0..n).map(|i| format!("@user{i} ")).collect::<String>();
    assert_eq!(refusal(&("> ".repeat(MAX_DEPTH) + "a")), None);
    assert_eq!(refusal(&("> ".repeat(MAX_DEPTH + 1) + "a")), Some(TooMuch::Depth));
    assert_eq!(refusal(&("+ ".repeat(MAX_DEPTH + 1) + "a")), Some(TooMuch::Depth));
    assert_eq!(refusal(&("*a **a ".repeat(30) + &" a** a*".repeat(30))), Some(TooMuch::Depth));
    assert_eq!(refusal(&"[a](/b) ".repeat(MAX_LINKS)), None);
    assert_eq!(refusal(&"[a](/b) ".repeat(MAX_LINKS + 1)), Some(TooMuch::Links));
    assert_eq!(refusal(&"http://a.example ".repeat(MAX_LINKS + 1)), Some(TooMuch::Links));
    assert_eq!(refusal(&people(MAX_MENTIONS)), None);
    assert_eq!(refusal(&people(MAX_MENTIONS + 1)), Some(TooMuch::Mentions));
    assert_eq!(mentioned(&people(99)).len(), MAX_MENTIONS + 1);
    assert_eq!(refusal(&"@ben ".repeat(100)), None);
    assert_eq!(refusal(&("    ".to_owned() + &">".repeat(150))), None, "a row of signs in code is no depth");
    assert_eq!(refusal(&"- ".repeat(5_000)), None, "a rule across the page is no depth");
}

#[test]
fn many_cells_are_not_a_table() {
    let wide = format!("{}|\n{}|\n{}", "|a".repeat(100), "|-".repeat(100), "a\n".repeat(100));
    assert!(!html(&wide).contains("<table"));
    let usual = format!("|a|b|c|\n|-|-|-|\n{}", "|1|2|3|\n".repeat(500));
    assert!(html(&usual).contains("<table"));
}
