import Testing

@testable import Pages

@Suite("HTML")
struct HTMLTests {
    @Test(
        "text stays text, whoever wrote it",
        arguments: [
            ("a & b", "a &amp; b"), ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
            ("\"quoted\" 'twice'", "&quot;quoted&quot; &#39;twice&#39;"), ("Beyoncé", "Beyoncé"),
            ("abc\u{202E}def", "abcdef"), ("two\nlines", "two lines"), ("", ""),
        ])
    func text(given: String, markup: String) { #expect(HTML(given).markup == markup) }

    @Test("a value can't leave its attribute")
    func attributes() {
        let link = a(Attribute("href", "/x?\"><script>"), .class("b").when(false), .title("t")) { "name" }
        #expect(link.markup == "<a href=\"/x?&quot;&gt;&lt;script&gt;\" title=\"t\">name</a>")
    }

    @Test("pieces stand in their order, and what a condition leaves out is not there")
    func building() {
        let isThere = false
        let list = ul {
            for number in 1...2 { li { "\(number)" } }
            if isThere { li { "3" } } else { li { "none" } }
            nil as HTML?
        }
        #expect(list.markup == "<ul><li>1</li><li>2</li><li>none</li></ul>")
        #expect(input(.type("text")).markup == "<input type=\"text\">")
    }

    @Test(
        "only addresses of the web become links",
        arguments: [
            ("https://instagram.com/jimmyjam", true), ("http://example.org", true), ("javascript:alert(1)", false),
            ("data:text/html,x", false), ("//example.org", false), (" https://example.org", false),
        ])
    func outside(url: String, isLink: Bool) {
        let html = Parts.outside(url, "page").markup
        #expect(html.hasPrefix("<a href=") == isLink)
        #expect(html.contains("page"))
    }
}
