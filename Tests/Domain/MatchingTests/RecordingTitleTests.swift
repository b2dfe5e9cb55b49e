import Testing

@testable import Matching

@Suite struct RecordingTitleTests {
    @Test(
        "spellings of one title, and what tells nothing about the recording, are equal",
        arguments: [
            ("HUMBLE.", "Humble"), ("\u{200B}m.A.A.d city", "m.A.A.d City"), ("m.A.A.d city", "maad city"),
            ("Bitch, Don’t Kill My Vibe", "Bitch, Don't Kill My Vibe"), ("Tom &amp; Jerry", "Tom & Jerry"),
            ("Rock &amp;#39;n&amp;#39; Roll", "Rock 'n' Roll"), ("Say&nbsp;It", "Say\u{A0}It"),
            ("Déjà Vu", "DEJA VU"), ("Ａｂｃ", "abc"), ("Chandelier (feat. Bob)", "Chandelier"),
            ("Chandelier [ft. Bob & Co]", "Chandelier"), ("Chandelier feat. Bob", "Chandelier"),
            ("Chandelier (Prod. Bob)", "Chandelier"),
            ("Chandelier - Remastered 2011", "Chandelier"), ("Chandelier (2009 Remaster)", "Chandelier"),
            ("Chandelier – 2015 Digital Remaster", "Chandelier"), ("Chandelier - Radio Edit", "Chandelier"),
            ("Chandelier - Single Version", "Chandelier"), ("Chandelier (Album Version)", "Chandelier"),
            ("Chandelier (Explicit)", "Chandelier"), ("Chandelier [Clean]", "Chandelier"),
            ("Chandelier - Mono", "Chandelier"), ("Chandelier （Bonus Track）", "Chandelier"),
            ("Chandelier (Deluxe)", "Chandelier"), ("Let It Go - From “Frozen”", "Let It Go"),
            ("Let It Go (From the Motion Picture Frozen)", "Let It Go"),
            ("Song (feat. Bob) - Remastered 2011", "Song"), ("Song (Live) [Remastered]", "Song - Live"),
            ("Song (Live Version)", "Song - Live"), ("Song (Part 2)", "Song, Pt. II"),
            ("Song Part Two", "Song (Pt. 2)"),
            ("Song (Slowed + Reverb)", "Song - Slowed"), ("Song (Sped-Up)", "Song - sped up version"),
            ("Song Remix", "Song (Remix)"), ("(You Drive Me) Crazy", "You Drive Me Crazy"),
            ("Swimming Pools (Drank)", "Swimming Pools Drank"), ("Good Night", "Goodnight"), ("?", "?"), ("***", "***"),
        ])
    func same(_ left: String, _ right: String) {
        #expect(TitleLikeness(RecordingTitle(left), RecordingTitle(right)) == .same)
    }

    @Test(
        "other songs and other versions are not alike at all",
        arguments: [
            ("Song", "Song (Remix)"), ("Song (Remix)", "Song (Live)"), ("Song", "Song - Live at Wembley"),
            ("Song", "Song (Acoustic)"), ("Song", "Song (Instrumental)"), ("Song", "Song - Demo"),
            ("Song", "Song (Cover)"), ("Song", "Song (Slowed)"), ("Song", "Song (Sped Up)"), ("Song", "Song (Skit)"),
            ("Song", "Song (Freestyle)"), ("Song", "Song (Club Mix)"), ("Song", "Song (Bob Edit)"),
            ("Song, Pt. 1", "Song, Pt. 2"), ("Song", "Song, Pt. 2"), ("American Me", "American Me (Intro)"),
            ("American Me", "American Me (Acapella)"), ("Love Story", "Love Story (Taylor’s Version)"),
            ("Song (Bob Remix)", "Song (Carl Remix)"), ("Song (Live at Wembley)", "Song (Live in Paris)"),
            ("Chandelier", "Crystal Chandelier"), ("Pretender", "The Pretender"), ("Interlude 1", "Interlude 2"),
            ("99 Problems", "98 Problems"), ("Song (One)", "Song (Other)"), ("?", "!"), ("Song", ""), ("***", "?"),
            ("Symphony - Allegro", "Symphony - Largo"),
            (
                "Symphony No. 5 in C Minor, Op. 67: I. Allegro con brio",
                "Symphony No. 5 in C Minor, Op. 67: II. Andante con moto"
            ), ("Allegro II", "Allegro III"), ("Hills", "The Hills Have Eyes"),
        ])
    func other(_ left: String, _ right: String) {
        #expect(TitleLikeness(RecordingTitle(left), RecordingTitle(right)).value == 0)
        #expect(TitleLikeness(RecordingTitle(right), RecordingTitle(left)).value == 0)
    }

    @Test(
        "what may be the same needs another witness",
        arguments: [
            ("Swimming Pools (Drank)", "Swimming Pools"), ("Song (Remix)", "Song (Bob Remix)"),
            ("Song (Live)", "Song - Live at Wembley"), ("Bohemian Rhapsody", "Bohemian Rapsody"), ("Love", "Lover"),
            ("Smells Like Teen Spirit", "Smells Like Teens Spirit"),
        ])
    func inexact(_ left: String, _ right: String) {
        let likeness = TitleLikeness(RecordingTitle(left), RecordingTitle(right))
        #expect(likeness.value > 0.7 && likeness.value <= TitleLikeness.factorInexact)
    }

    @Test("a title in two scripts is called by either")
    func scripts() {
        let both = RecordingTitle("夜に駆ける (Yoru ni Kakeru)")
        #expect(both.readings == ["夜に駆ける", "yoru ni kakeru"])
        #expect(TitleLikeness(both, RecordingTitle("夜に駆ける")).value == 1)
        #expect(TitleLikeness(both, RecordingTitle("Yoru Ni Kakeru")).value == 1)
        #expect(TitleLikeness(both, RecordingTitle("怪物 (Kaibutsu)")).value == 0)
    }

    @Test(
        "a search leaves out what tells nothing, and keeps the version",
        arguments: [
            ("Chandelier (feat. Bob) - Remastered 2011", "Chandelier"),
            ("Song - Live at Wembley", "Song Live at Wembley"),
            ("Déjà &amp; Vu", "Déjà & Vu"), ("Swimming Pools (Drank)", "Swimming Pools Drank"),
            ("(Intro)", "(Intro)"), ("Remix", "Remix"),
        ])
    func search(_ title: String, _ text: String) {
        #expect(RecordingTitle(title).searchText == text)
    }

    @Test("a title without end is cut, brackets without partner are no tail")
    func odd() {
        #expect(RecordingTitle(String(repeating: "(a ", count: 100_000)).whole.count <= TitleText.lengthMaximum)
        #expect(RecordingTitle("Song (Live").versions.isEmpty)
        #expect(RecordingTitle("Song Live)").versions.isEmpty)
        #expect(RecordingTitle("((Song)").whole == "song")
        #expect(RecordingTitle(" - ").isEmpty == false)
        #expect(RecordingTitle("").isEmpty && RecordingTitle(" \u{200B}").isEmpty)
        #expect(TitleText.normal("&#0;&#xD800;&#99999999999;&;&bogus;a") == "&#xD800;&#99999999999;&;&bogus;a")
    }
}
