import Catalogue
import Matching
import Testing

@testable import Discogs

/// Releases and masters: what their credits say of each track.
enum RecordedAlbums {
    static let expectations: [String: Expectation] = [
        "swiftdiscogs-release-200.json": { body in
            let credits = try credits(body, "release/249504")
            #expect(credits.album.json.year == 1987)
            let claims = credits.claims(at: 0)
            #expect(claims == credits.claims(at: 1))
            #expect(
                claims.map(\.summary) == [
                    "Stock, Aitken & Waterman producer release", "Stock, Aitken & Waterman writer release",
                ])
            #expect(claims.allSatisfy { $0.creditedAs == "Stock / Aitken / Waterman" && $0.personNativeID == "20942" })
            #expect(claims.allSatisfy { $0.statedOn == "release/249504" })
            #expect(
                credits.tracklist.place(
                    of: RecordingTitle("Never gonna give you up (instrumental)"), disc: 1, position: 2) == 1)
        },
        "joalla-release-2.json": { body in
            let credits = try credits(body, "release/2")
            let people = ["Alexi Delano", "Cari Lekebusch"]
            let roles = ["producer", "recording_engineer"]
            let expected =
                people.flatMap { person in roles.map { "\(person) \($0) release" } }
                + people.map { "\($0) writer release" }
            #expect((0..<4).allSatisfy { credits.claims(at: $0).map(\.summary) == expected })
            #expect(credits.claims(at: 0).last?.creditedAs == "C. Lekebusch")
        },
        "joalla-release-79.json": { body in
            let credits = try credits(body, "release/79")
            let expected = ["Jesper Dahlbäck producer release", "Jesper Dahlbäck writer release"]
            #expect((0..<4).allSatisfy { credits.claims(at: $0).map(\.summary) == expected })
            #expect(credits.tracklist.place(of: RecordingTitle("Djurgardsbron"), disc: 1, position: 1) == 0)
            #expect(credits.album.json.artists.map { DiscogsName.display($0.name) } == ["The Persuader"])
        },
        "joalla-release-1.json": { try expectStockholm($0) },
        "buntine-release.json": { try expectStockholm($0) },
        "ricbra-release.json": { try expectStockholm($0) },
        "joalla-release-3.json": { body in
            // Mixed from other people's tracks: no one's producer.
            let credits = try credits(body, "release/3")
            #expect(credits.tracklist.entries.count == 14 && credits.album.isGathered)
            let claims = (0..<14).map { credits.claims(at: $0).map(\.summary) }
            var expected = Array(repeating: [String](), count: 14)
            expected[2] = ["Mood II Swing remixer recording"]
            expected[7] = ["Alex Hi-Fi remixer recording"]
            expected[8] = ["Eight Miles High remixer recording"]
            expected[9] = ["Stacey Pullen other recording"]
            #expect(claims == expected)
            #expect(credits.claims(at: 9).map(\.sourceRole) == ["Presenter"])
        },
        "joalla-release-3329867.json": { body in
            let credits = try credits(body, "release/3329867")
            #expect(credits.tracklist.entries.count == 6)
            #expect((0..<6).allSatisfy { credits.claims(at: $0).isEmpty })
        },
        "joalla-master-4242.json": { body in
            let credits = try credits(body, "master/4242")
            #expect(credits.album.json.mainRelease == 79 && credits.tracklist.entries.count == 4)
            #expect((0..<4).allSatisfy { credits.claims(at: $0).isEmpty })
        },
        "swiftdiscogs-master-200.json": { body in
            let credits = try credits(body, "master/1000")
            #expect(credits.album.json.mainRelease == 66785)
            #expect(
                (0..<3).map { credits.claims(at: $0).map(\.summary) } == [
                    [], ["DJ Sangeet writer recording", "DJ Sangeet producer recording"], [],
                ])
        },
        "ricbra-master.json": { body in
            let credits = try credits(body, "master/33687")
            #expect(
                credits.claims(at: 0).map(\.summary) == [
                    "Luc Rigaux producer recording", "Luc Rigaux arranger recording",
                    "Patrick Samoy producer recording", "Patrick Samoy arranger recording",
                    "Carl Orff writer recording",
                ])
            #expect(
                credits.claims(at: 0).prefix(2).map(\.sourceRole) == [
                    "Producer [Re-produced]", "Arranged By [Re-arranged]",
                ])
            #expect(
                credits.claims(at: 1).map(\.summary) == [
                    "Ronald Stock engineer recording", "Steve Humby engineer recording",
                    "Empire Control producer recording", "Luc Rigaux writer recording",
                    "Patrick Samoy writer recording",
                ])
            #expect(Set(credits.claims(at: 1).map(\.statedOn)) == ["master/33687"])
        },
        "buntine-master.json": { body in
            // Vocals and writers only: no producer.
            let credits = try credits(body, "master/9800")
            let claims = (0..<8).flatMap { credits.claims(at: $0) }
            #expect(Set(claims.map(\.role)) == [.performer, .lyricist, .composer])
            #expect(claims.count == 18 && claims.allSatisfy { $0.level == .recording })
            #expect(claims.contains { $0.creditedAs == "V. Lukáš" && $0.personName == "Vratislav Lukáš" })
        },
    ]

    /// `Music By [All Tracks By]`, once for the whole release.
    private static func expectStockholm(_ body: [UInt8]) throws {
        let credits = try credits(body, "release/1")
        #expect(credits.tracklist.entries.map(\.position) == ["A", "B1", "B2", "C1", "C2", "D"])
        #expect(credits.tracklist.entries.map(\.disc) == [1, 1, 1, 2, 2, 2])
        #expect((0..<6).allSatisfy { credits.claims(at: $0).map(\.summary) == ["Jesper Dahlbäck composer release"] })
        #expect(credits.claims(at: 0).map(\.sourceRole) == ["Music By [All Tracks By]"])
    }

    private static func credits(_ body: [UInt8], _ id: String) throws -> DiscogsCredits {
        let asked = try #require(DiscogsAlbumID(id))
        let album = DiscogsAlbum(try Made.read(AlbumJSON.self, from: body), asked: asked)
        #expect(album.id == asked)
        return DiscogsCredits(album)
    }
}
