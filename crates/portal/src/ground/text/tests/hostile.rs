//! Input meant to do harm, and input so broken that it might.

use std::time::{Duration, Instant};

use portal::ground::text::{MAX_BODY, clean_html, from_markdown, from_plain, plain};

/// Attempts to run something, of the known kinds. Each holds 甲, the text that must survive, unless it is code.
const ATTACKS: [&str; 34] = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//x.example/a.js></SCRIPT>甲",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script>alert(1)",
    "<img src=x onerror=alert(1)>甲",
    "<img src='/files/a' onerror='alert(1)'>甲",
    "<p onclick=\"alert(1)\" onmouseover=alert(2)>甲</p>",
    "<a href=\"javascript:alert(1)\">甲</a>",
    "<a href=\" jAvA\tscr&#10;ipt&colon;alert(1)\">甲</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>甲</a>",
    "<a href=vbscript:msgbox(1)>甲</a>",
    "<svg><script>alert(1)</script>甲</svg>",
    "<svg onload=alert(1)>甲",
    "<svg><a xlink:href=\"javascript:alert(1)\"><text>甲</text></a></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">甲",
    "<iframe src=\"javascript:alert(1)\"></iframe>甲",
    "<iframe srcdoc=\"<script>alert(1)</script>\">甲</iframe>",
    "<object data=\"javascript:alert(1)\">甲</object>",
    "<embed src=\"data:text/html,<script>alert(1)</script>\">甲",
    "<base href=\"javascript:/a/\">甲",
    "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">甲",
    "<link rel=stylesheet href=javascript:alert(1)>甲",
    "<style>@import 'javascript:alert(1)';</style>甲",
    "<p style=\"background:url(javascript:alert(1));text-align:center\">甲</p>",
    "<form action=javascript:alert(1)><button formaction=javascript:alert(1)>甲</button></form>",
    "<details open ontoggle=alert(1)>甲</details>",
    "<textarea></textarea><script>alert(1)</script>甲",
    "<textarea><script>alert(1)</script>甲</textarea>",
    "<title><img src=x onerror=alert(1)></title>甲",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">甲</noscript>",
    "<template><script>alert(1)</script></template>甲",
    "<!--><script>alert(1)</script>-->甲",
    "<![CDATA[<script>alert(1)</script>]]>甲",
    "<p class='\"><script>alert(1)</script>'>甲</p>",
];

/// What no clean body ever contains as markup. Escaped, as text, it may.
fn assert_harmless(clean: &str, source: &str) {
    let mut rest = clean;
    while let Some((_, after)) = rest.split_once('<') {
        let tag = after.split_once('>').map_or(after, |(tag, _)| tag);
        let lower = tag.to_ascii_lowercase();
        let name: String =
            lower.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
        for bad in
            ["script", "style", "iframe", "svg", "math", "object", "embed", "form", "base", "meta", "link"]
        {
            assert_ne!(name, bad, "{source}\n→ {clean}");
        }
        for bad in [" on", "javascript:", "data:", "vbscript:", "style=", "srcdoc", "formaction"] {
            assert!(!lower.contains(bad), "{bad} in {tag}\n{source}\n→ {clean}");
        }
        rest = after;
    }
}

#[test]
fn nothing_harmful_survives_and_the_text_does() {
    for attack in ATTACKS {
        let clean = clean_html(attack);
        assert_harmless(&clean, attack);
        // A closing quote inside an iframe or noscript swallows its text in browsers as well.
        let code_only = !attack.contains('甲') || attack.contains("srcdoc") || attack.starts_with("<math>");
        assert!(code_only || plain(&clean).contains('甲'), "{attack}\n→ {clean}");
        assert_harmless(&from_markdown(&format!("# 一\n\n{attack}\n\n- {attack}")), attack);
        assert_harmless(&from_plain(attack), attack);
    }
}

#[test]
fn attacks_do_no_harm_inside_or_after_each_other() {
    for first in ATTACKS {
        for second in ATTACKS {
            let source = format!("<table><tr><td>{first}<p>{second}</td></tr>");
            assert_harmless(&clean_html(&source), &source);
        }
    }
}

#[test]
fn plain_text_stays_text() {
    assert_eq!(from_plain("1 < 2 & <b>不是标签</b>"), "<p>1 &lt; 2 &amp; &lt;b&gt;不是标签&lt;/b&gt;</p>\n");
}

#[test]
fn whatever_is_cut_in_the_middle_is_survived() {
    let source = "<p class=\"a\" title='b'>甲<!-- x --><table><tr><td>&nbsp;<img src=\"/files/a\">乙</td></tr></table>";
    for at in (0..=source.len()).filter(|at| source.is_char_boundary(*at)) {
        let (start, end) = source.split_at(at);
        assert_harmless(&clean_html(start), start);
        assert_harmless(&clean_html(end), end);
        plain(end);
    }
}

/// Each would overflow a stack or take hours where nesting or repetition costs more than its length.
#[test]
fn huge_and_deep_input_takes_linear_time() {
    let repeated = [
        "<div>",
        "<p>",
        "<b>",
        "<a href=x>",
        "<table>",
        "<table><tr><td>",
        "<ul><li>",
        "<font><p>",
        "<svg>",
        "<b><p>",
        "</p>",
        "</div>",
        "<",
        "<!--",
        "<!",
        "<a ",
        "a=b ",
        "<x a=\"",
        "&",
        "&#x",
        "&amp",
        "<a href=\"&",
        "<br>",
        "甲",
        "<script>",
        "</script>",
        "<title>",
        "<blockquote>",
        "<h1><b><i>",
        "<li>",
        "<td>",
        "<textarea>",
        "<select><option>",
        "**",
        "[",
        "![](",
        "> ",
    ];
    let length = MAX_BODY / 25;
    for unit in repeated {
        let source = unit.repeat(length / unit.len());
        let start = Instant::now();
        let clean = clean_html(&source);
        plain(&clean);
        assert!(start.elapsed() < Duration::from_secs(10), "{unit} took {:?}", start.elapsed());
        assert!(clean.len() < 12 * source.len(), "{unit} grew to {}", clean.len());
        from_markdown(source.get(..source.floor_char_boundary(length / 4)).unwrap());
    }
    // One tag with a million attributes.
    let attributes = format!("<p {}>甲</p>", (0..length / 8).map(|n| format!("a{n}=1 ")).collect::<String>());
    let start = Instant::now();
    assert_eq!(clean_html(&attributes), "<p>甲</p>");
    assert!(start.elapsed() < Duration::from_secs(10));
}

#[test]
fn long_text_comes_through_whole() {
    for unit in ["甲", "&amp;", "·", "a", "&amp;·字b"] {
        let text = unit.repeat(20_000);
        assert_eq!(clean_html(&text), format!("<p>{text}</p>"));
    }
    let pieces = "&amp;<x>·</x>".repeat(20_000);
    assert_eq!(clean_html(&pieces), format!("<p>{}</p>", "&amp;·".repeat(20_000)));
}

#[test]
fn nesting_is_bounded_and_text_below_the_bound_is_kept() {
    let deep = format!("{}底{}", "<blockquote>".repeat(5000), "</blockquote>".repeat(5000));
    let clean = clean_html(&deep);
    assert!(clean.contains('底'));
    assert!(clean.matches("<blockquote>").count() < 100);
}

#[test]
fn a_body_beyond_the_limit_is_cut_at_a_character() {
    let clean = clean_html(&"字".repeat(MAX_BODY / 3 + 100));
    assert!(clean.len() <= MAX_BODY + 10 && clean.ends_with("字</p>"));
}
