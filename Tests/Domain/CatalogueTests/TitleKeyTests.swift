import Catalogue
import Testing

@Suite("A title as it is compared")
struct TitleKeyTests {
    @Test(
        "leaves out who else performs",
        arguments: [
            ("Fantasy (feat. O.D.B.)", "Fantasy"), ("Fantasy [ft. ODB]", "FANTASY"),
            ("One Sweet Day ft. Boyz", "One sweet day"),
            ("Crazy in Love (featuring JAY-Z)", "Crazy In Love"), ("Don’t", "Don't"),
        ])
    func equal(_ left: String, _ right: String) { #expect(TitleKey(left) == TitleKey(right)) }

    @Test(
        "keeps the version",
        arguments: [
            ("Fantasy (Remix)", "Fantasy"), ("Fantasy (Live)", "Fantasy"), ("Feat", "Feats"), ("Part 1", "Part 2"),
            ("Fantasy (Remix) (feat. ODB)", "Fantasy (feat. ODB)"),
        ])
    func different(_ left: String, _ right: String) { #expect(TitleKey(left) != TitleKey(right)) }

    @Test("is never empty for a title of signs or of a guest alone")
    func signs() {
        #expect(TitleKey("?").text == "?")
        #expect(!TitleKey("(feat. Nobody)").text.isEmpty)
    }
}
