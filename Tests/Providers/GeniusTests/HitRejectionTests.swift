import Testing

@testable import Genius

@Suite struct HitRejectionTests {
    @Test(
        "pages that are no songs of their own are rejected",
        arguments: [
            ("Song", "Genius English Translations"), ("Song", "Genius Romanizations"),
            ("Song", "Genius Traductions françaises"),
            ("Song", "Genius Traducciones al Español"), ("Song", "Genius Brasil Traduções"),
            ("Song", "Genius Deutsche Übersetzungen"), ("Song", "Genius Türkçe Çeviri"),
            ("Song", "Genius Русские переводы"),
            ("Song (English Translation)", "Ann"), ("Song (Romanized)", "Ann"), ("Песня (Перевод)", "Ann"),
            ("Song (Türkçe Çeviri)", "Ann"), ("Song (Tradução)", "Ann"), ("歌 (翻訳)", "Ann"),
            ("1000 Forms of Fear Tracklist and Album Artwork", "Ann"), ("Album [Track List]", "Ann"),
            ("Album Art", "Ann"), ("Liner Notes", "Ann"), ("Booklet", "Ann"), ("Album Credits", "Ann"),
            ("Interview with Ann", "Ann"), ("Tour Setlist", "Ann"), ("Song (Snippet)", "Ann"),
            ("A list of all their YouTube videos", "Ann"), ("Song", "Spotify"), ("Song", "Apple Music"),
            ("Song", "Genius"),
        ])
    func rejected(_ title: String, _ artist: String) throws {
        #expect(try rejects(title, artist, for: "Song"))
    }

    @Test(
        "songs that only sound so are kept",
        arguments: [
            ("Lost in Translation", "Ann", "Lost in Translation"), ("Interview", "Ann", "Interview"),
            ("Song", "Genius Lovers", "Song"), ("Song", "GZA", "Song"),
            ("Song (Lost in Translation)", "Ann", "Song (Lost in Translation)"),
            ("Creditors", "Ann", "Creditors"), ("Song", "Ann", "Song"),
        ])
    func kept(_ title: String, _ artist: String, _ ours: String) throws {
        #expect(try !rejects(title, artist, for: ours))
    }

    @Test("a translation is known by its team, all names, or path")
    func translations() throws {
        let rows = [
            #""primary_artist":{"id":1,"name":"Ann","translation_artist":true}"#,
            #""artist_names":"Genius English Translations (Ft. Ann)""#,
            #""path":"/Genius-english-translations-ann-song-english-translation-lyrics""#,
        ]
        for fields in rows {
            #expect(HitRejection.rejects(try Made.read(#"{"id":1,"title":"Song",\#(fields)}"#), for: "Song"))
        }
    }

    private func rejects(_ title: String, _ artist: String, for ours: String) throws -> Bool {
        HitRejection.rejects(try Made.read(Made.song(1, title, by: [Made.artist(2, artist)])), for: ours)
    }
}
