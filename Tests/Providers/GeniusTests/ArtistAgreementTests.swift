import Catalogue
import Testing

@testable import Genius

@Suite struct ArtistAgreementTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let ours: [String]
        let primary: [String]
        var featured: [String] = []
        var title = "Song"
        let score: Double
        var testDescription: String { "\(ours) \(primary) \(featured) \(title)" }
    }

    @Test(
        "artists are compared as sets, and one of ours has to be a main one",
        arguments: [
            Row(ours: ["Sia"], primary: ["SIA"], score: 1), Row(ours: ["Beyoncé"], primary: ["Beyonce"], score: 1),
            Row(ours: ["Sia", "Bob"], primary: ["Bob", "Sia"], score: 1),
            Row(ours: ["Sia", "Bob"], primary: ["Sia"], featured: ["Bob"], score: 1),
            Row(ours: ["Billie Eilish", "Khalid"], primary: ["Billie Eilish & Khalid"], score: 1),
            Row(ours: ["Simon & Garfunkel"], primary: ["Simon", "Garfunkel"], score: 1),
            Row(ours: ["Океан Ельзи"], primary: ["Океан Ельзи (Okean Elzy)"], score: 0.9),
            Row(ours: ["The Roots"], primary: ["Roots"], score: 0.9),
            Row(ours: ["Think Again (JPN)"], primary: ["Think Again"], score: 0.9),
            Row(ours: ["Migos"], primary: ["Migos"], featured: ["Drake"], score: 2.0 / 3),
            Row(ours: ["Migos"], primary: ["Migos"], featured: ["Drake"], title: "Song (feat. Drake)", score: 1),
            Row(ours: ["Ann", "Bob"], primary: ["Ann & Bob"], featured: ["Drake"], score: 0.75),
            Row(ours: ["Sia", "Bob"], primary: ["Sia"], score: 2.0 / 3),
            Row(ours: ["Bob"], primary: ["Sia"], featured: ["Bob"], score: 0),
            Row(ours: ["Hige"], primary: ["Foo Fighters"], score: 0), Row(ours: ["Sia"], primary: [], score: 0),
            Row(ours: ["Prince"], primary: ["Princess"], score: 0), Row(ours: [], primary: ["Sia"], score: 0),
            Row(ours: [""], primary: [""], score: 0), Row(ours: ["Sia"], primary: ["Sia Furler"], score: 0),
        ])
    func table(_ row: Row) throws {
        let score = ArtistAgreement.score(
            row.ours.map { ArtistReference(name: $0) }, title: row.title, try song(row.primary, row.featured))
        #expect(abs(score - row.score) < 0.001)
    }

    @Test("who is known by an id is found under any name")
    func id() throws {
        let our = ArtistReference(name: "Ye", nativeIDs: [Genius.source: ["100"]])
        #expect(ArtistAgreement.score([our], title: "", try song(["Kanye West"], [])) == 1)
        #expect(ArtistAgreement.main(our, of: try song(["Kanye West", "Ye"], []))?.id == 100)
    }

    /// Ids count from 100.
    private func song(_ primary: [String], _ featured: [String]) throws -> SongJSON {
        let artists = (primary + featured).enumerated().map { Made.artist(100 + $0.offset, $0.element) }
        return try Made.read(
            Made.song(
                1, "T", by: Array(artists.prefix(primary.count)), featuring: Array(artists.dropFirst(primary.count))))
    }
}
