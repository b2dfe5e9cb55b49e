import Testing

@testable import Matching

@Suite("Versions of a song")
struct VersionTests {
    @Test(
        "are never the plain song, in any language and script, known word or not",
        arguments: [
            "Uno (En Vivo)", "Dois (Ao Vivo)", "Tres (Acústico)", "Quatre (En public)", "Cinque (dal vivo)",
            "Sei (En Directo)", "Shest (Концертная версия)", "Siete (Versión Acústica)", "Acht (akustisch)",
            "Ku (ライブ)", "Ten (Dub)", "Eleven (VIP)", "Twelve (Rework)", "Thirteen (BBC Session)",
            "Fourteen (With Strings)", "Fifteen (with the Example Orchestra)", "Sixteen (Live)", "Seventeen (Stripped)",
            "Eighteen (Orchestral)", "Song (canlı)", "Song [na żywo]", "Песня (акустика)", "노래 (라이브)", "歌 (伴奏)",
            "Song (live)", "Song - Ao Vivo em Lisboa", "Song (Maqueta)", "Song (Демо)", "Song (Chopped & Screwed)",
            "Song (Spanish Version)", "Song (Taylor’s Version)", "Song (Kammerorchester)", "Song (con la Orquesta)",
            "Song (8D)", "Song (From the Basement)", "Song (2019)", "Τραγούδι (Ζωντανά)", "歌 (Stripped)",
            "Song {Bob's Flip}", "Song （弾き語り）", "เพลง (แสดงสด)", "Song (12\" Mix)",
        ])
    func apart(_ title: String) {
        let version = RecordingTitle(title)
        let plain = RecordingTitle(String(title.prefix { !"([{（-".contains($0) }))
        #expect(!plain.isEmpty && plain.isPlain)
        let likeness = TitleLikeness(version, plain)
        #expect(likeness.value == 0 || !likeness.isSure, "\(version)")
        #expect(TitleKey(version) != TitleKey(plain))
        #expect(TitleLikeness(plain, version) == likeness)
    }

    @Test(
        "of one kind are one in every language",
        arguments: [
            ("Uno (En Vivo)", "Uno (Live)"), ("Song [Ao vivo]", "Song - Live"), ("Song (Acústico)", "Song (Acoustic)"),
            ("Song (akustisch)", "Song (Version acoustique)"), ("Song (Концертная версия)", "Song (Live Version)"),
            ("Ku (ライブ)", "Ku (Live)"), ("노래 (리믹스)", "노래 (Remix)"), ("Song (Remezcla)", "Song (Remix)"),
            ("Song (Versione strumentale)", "Song (Instrumental)"), ("Song (na żywo)", "Song (dal vivo)"),
        ])
    func same(_ left: String, _ right: String) {
        #expect(TitleLikeness(RecordingTitle(left), RecordingTitle(right)) == .same)
    }

    @Test(
        "are none where only the edition is named",
        arguments: [
            "Song - Remastered 2011", "Song (Remasterizado)", "Song (2009 Remastered Version)", "Song - Radio Edit",
            "Song (Versión Remasterizada)", "Song (50th Anniversary Edition)", "Song (Album Version)", "Song (Mono)",
            "Song [Explicit]", "Song - Single Edit", "Song (Remasterisé en 2010)", "Song (リマスター)",
            "Song (Original Mix)",
            "Song (original studio stereo mix)", "Song (Dolby Atmos)", "Song (Bonus Track)", "Song - Edit",
            "Song (From the Original Motion Picture Soundtrack)", "Song (feat. Bob) [Deluxe Edition]",
        ])
    func editions(_ title: String) {
        #expect(TitleLikeness(RecordingTitle(title), RecordingTitle("Song")) == .same)
        #expect(TitleKey(title) == TitleKey("Song"))
    }

    @Test("are read from notes and marks beside the title, which may repeat it")
    func notes() {
        let studio = RecordingTitle("Slow Tide")
        let live = RecordingTitle("Slow Tide", note: "live, 2003-07-04: Harbour Hall")
        #expect(live.versions == [.live])
        #expect(TitleLikeness(studio, live).value == 0)
        #expect(TitleLikeness(RecordingTitle("Slow Tide", marks: [.live]), studio).value == 0)
        #expect(
            TitleLikeness(RecordingTitle("Slow Tide (Live)", note: "live"), RecordingTitle("Slow Tide - Live")) == .same
        )
        #expect(TitleLikeness(RecordingTitle("Slow Tide", note: "2011 remaster; explicit"), studio) == .same)
        #expect(!TitleLikeness(RecordingTitle("Slow Tide", note: "the other take"), studio).isSure)
    }

    @Test(
        "stay where a guest that nothing sets off stands before them",
        arguments: ["Song feat. Bob (Remix)", "Song ft. Bob - Live at Home", "Song featuring Bob [Acoustic]"])
    func behindGuests(_ title: String) {
        let likeness = TitleLikeness(RecordingTitle(title), RecordingTitle("Song"))
        #expect(likeness.value == 0 || !likeness.isSure)
        #expect(TitleLikeness(RecordingTitle("Song feat. Bob (2011 Remaster)"), RecordingTitle("Song")) == .same)
    }

    @Test("are not named by who plays along, where that is one of the artists")
    func guests() {
        let plain = RecordingTitle("Song")
        for title in ["Song (with Bob)", "Song (with Bob & Cid Clay)", "Song (con Bob)", "Song (duet with Bob)"] {
            #expect(TitleLikeness(RecordingTitle(title, artists: ["Ann", "Bob", "Cid Clay"]), plain) == .same)
            #expect(!TitleLikeness(RecordingTitle(title, artists: ["Ann"]), plain).isSure)
        }
        let strings = TitleLikeness(RecordingTitle("Song (with Bob's Strings)", artists: ["Bob"]), plain)
        #expect(strings.value == 0 || !strings.isSure)
    }

    @Test("are named by words in the form in which titles are compared: others would never be met")
    func vocabulary() {
        let phrases = VersionVocabulary.phrases.flatMap(\.0).map(String.init)
        let words = VersionVocabulary.words.keys.map(String.init) + VersionVocabulary.endings.map(String.init)
        let parts = VersionVocabulary.stems.map(\.0) + VersionVocabulary.joined.map(\.0)
        let editions = (Array(EditionVocabulary.named) + Array(EditionVocabulary.fillers)).map(String.init)
        let inEditions = EditionVocabulary.stems + EditionVocabulary.joined
        for word in phrases + words + parts + editions + inEditions { #expect(NameKey(word).text == word) }
        for word in EditionVocabulary.named {
            #expect(!EditionVocabulary.stems.contains(where: word.hasPrefix), "\(word) is said twice")
        }
        for (word, mark) in VersionVocabulary.words {
            let stem = VersionVocabulary.stems.first { word.hasPrefix($0.0) }
            #expect(stem?.1 != mark, "\(word) is said twice")
        }
    }
}
