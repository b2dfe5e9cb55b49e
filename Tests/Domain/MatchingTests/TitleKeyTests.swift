import Matching
import Testing

@Suite("A title as it is compared")
struct TitleKeyTests {
    @Test(
        "leaves out who else performs",
        arguments: [
            ("Fantasy (feat. O.D.B.)", "Fantasy"), ("Fantasy [ft. ODB]", "FANTASY"),
            ("One Sweet Day ft. Boyz", "One sweet day"),
            ("Crazy in Love (featuring JAY-Z)", "Crazy In Love"), ("Don’t", "Don't"),
            ("Song - Remastered 2011", "Song"), ("Song (feat. Guest) - Radio Edit", "Song"),
            ("Song (feat. Bob) Remix", "Song (Remix)"), ("Song feat. Bob - Live", "Song (Live)"),
            ("Song (En vivo)", "Song - Live"), ("ガラスの靴", "カ\u{3099}ラスの靴"),
            ("Song (Live) [2009 Remaster]", "Song (Live)"),
        ])
    func equal(_ left: String, _ right: String) { #expect(TitleKey(left) == TitleKey(right)) }

    @Test(
        "keeps the version",
        arguments: [
            ("Fantasy (Remix)", "Fantasy"), ("Fantasy (Live)", "Fantasy"), ("Feat", "Feats"), ("Part 1", "Part 2"),
            ("Fantasy (Remix) (feat. ODB)", "Fantasy (feat. ODB)"), ("Song (With Strings)", "Song"),
            ("Song (Live in Paris)", "Song (Live in Rome)"),
        ])
    func different(_ left: String, _ right: String) { #expect(TitleKey(left) != TitleKey(right)) }

    @Test("of an album keeps all but guests, since deluxe editions are listed beside the plain one")
    func albums() {
        for guest in ["Album (feat. Bob)", "Album [ft. Bob & Co]", "Album featuring Bob"] {
            #expect(TitleKey(album: guest) == TitleKey(album: "ALBUM"))
        }
        #expect(TitleKey(album: "Album (feat. Bob) [Deluxe]") == TitleKey(album: "Album (Deluxe)"))
        #expect(
            TitleKey(album: "Little Feat") == TitleKey(album: "LITTLE FEAT") && TitleKey(album: "Feat").text == "feat")
        #expect(TitleKey(album: "Album (Deluxe)") != TitleKey(album: "Album"))
    }

    @Test("is never empty for a title of signs or of a guest alone")
    func signs() {
        #expect(TitleKey("?").text == "?")
        #expect(!TitleKey("(feat. Nobody)").text.isEmpty)
    }
}
