import Catalogue
import Testing

@testable import Genius

/// Songs with their credits.
enum RecordedSongs {
    static let expectations: [String: Expectation] = [
        "song-2021-custom-performances.json": { body in
            let song = try song(body, 378195, "Chandelier", by: "Sia", year: 2014)
            #expect(song.performances.count == 15)
            #expect(song.spotifyTrackIDs == ["4VrWlk8IQxevMvERoX08iC"])
            expect(
                song, .producer, ["Greg Kurstin", "Jesse Shatkin"], by: "producer_artists", ids: ["55444", "154199"])
            expect(song, .writer, ["Jesse Shatkin", "Sia"], by: "writer_artists", ids: ["154199", "16775"])
            expect(song, .programming, ["Jesse Shatkin"], by: "Programmer", ids: ["154199"])
            // Engineers, a production manager, rights holders and players are none of it.
            #expect(GeniusCredits.claims(of: song).count == 5)
            #expect(GeniusCredits.claims(of: song).allSatisfy { $0.statedOn == "378195" })
        },
        "song-2021-record-label-performance.json": { body in
            let song = try song(body, 162955, "Shape of My Heart", by: "Sting", year: 1993)
            #expect(song.performances.map(\.label) == ["Record Label"])
            #expect(song.spotifyTrackIDs == ["5TrvGxuqaYKsF7C0NfrLrY"])
            expect(song, .producer, ["Hugh Padgham", "Sting"], by: "producer_artists", ids: ["40111", "679"])
            expect(song, .writer, ["Dominic Miller", "Sting"], by: "writer_artists", ids: ["381675", "679"])
            #expect(GeniusCredits.claims(of: song).count == 4)
        },
        "song-2020-body-only.json": { body in
            let song = try song(body, 4_220_598, "Pearl Cadillac", by: "Gary Clark Jr.", year: 2019)
            #expect(song.spotifyTrackIDs.isEmpty)
            expect(
                song, .producer, ["Jacob Sciba", "Gary Clark Jr."], by: "producer_artists", ids: ["571960", "19600"])
            expect(song, .additionalProducer, ["Mike Elizondo"], by: "Additional Production", ids: ["34793"])
            expect(
                song, .executiveProducer, ["Gary Clark Jr.", "Scooter Weintraub"], by: "Executive Producer",
                ids: ["19600", "1738018"])
            expect(song, .writer, ["Gary Clark Jr."], by: "writer_artists", ids: ["19600"])
            #expect(GeniusCredits.claims(of: song).count == 6)
        },
        "song-2015.json": { body in
            // No date, no performances; a contributor's score with a fraction that is never looked at.
            let song = try song(body, 176872, "Versace", by: "Migos", year: nil)
            #expect(song.performances.isEmpty && song.spotifyTrackIDs.isEmpty)
            #expect(song.song.featuredArtists.map(\.name) == ["Drake"])
            expect(song, .producer, ["Zaytoven"], by: "producer_artists", ids: ["27822"])
            #expect(GeniusCredits.claims(of: song).count == 1)
        },
    ]

    private static func song(
        _ body: [UInt8], _ id: Int, _ title: String, by artist: String, year: Int?
    ) throws -> SongDetailJSON {
        let detail = try Made.answer(SongAnswerJSON.self, in: body).song
        #expect(detail.song.id == id && detail.song.title == title && detail.song.year == year)
        #expect(detail.song.primaryArtists.map(\.name) == [artist])
        #expect(!detail.isTranslation)
        return detail
    }

    private static func expect(
        _ song: SongDetailJSON, _ role: CreditRole, _ names: [String], by word: String, ids: [String]
    ) {
        let claims = GeniusCredits.claims(of: song).filter { $0.role == role }
        #expect(claims.map(\.personName) == names)
        #expect(claims.map(\.personNativeID) == ids)
        #expect(claims.allSatisfy { $0.sourceRole == word })
        #expect(claims.allSatisfy { $0.level == (role == .writer ? .work : .recording) })
    }
}
