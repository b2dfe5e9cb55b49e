import Foundation
import Simulator
import Testing

@Suite("The provider's endpoints over a socket")
struct EndpointTests {
    @Test("an artist is found by name, and its id leads to its links")
    func artistSearchAndLinks() async throws {
        try await withSimulator { (server) async throws in
            let query = "artist:\"Synthetic Producer 3\"".escaped
            let page = try await server.json("artist?query=\(query)&limit=5")
            let hit = try #require((page["artists"] as? [[String: Any]])?.first)
            #expect(hit["name"] as? String == "Synthetic Producer 3")
            #expect(hit["score"] as? Int == 100)
            #expect(page["count"] as? Int == 1)
            let id = try #require(hit["id"] as? String)
            let artist = try await server.json("artist/\(id)?inc=url-rels+aliases")
            let relations = try #require(artist["relations"] as? [[String: Any]])
            let resources = relations.compactMap { ($0["url"] as? [String: Any])?["resource"] as? String }
            #expect(resources.contains("https://www.instagram.com/synthetic.producer.3/"))
            #expect(relations.allSatisfy { $0["direction"] as? String == "forward" })
        }
    }

    @Test("an alias of the source leads to the person, who keeps one id")
    func aliases() async throws {
        try await withSimulator { (server) async throws in
            let page = try await server.json("artist?query=\("alias:\"Henry Walter\"".escaped)")
            let hits = try #require(page["artists"] as? [[String: Any]])
            #expect(hits.map { $0["name"] as? String } == ["Cirkut"])
            let none = try await server.json("artist?query=\("artist:\"Henry Walter\"".escaped)")
            #expect(none["count"] as? Int == 0)
        }
    }

    @Test("a recording is found by its ISRC, as by /isrc, and by title and artist")
    func recordings() async throws {
        try await withSimulator { (server) async throws in
            let titled = "recording:\"Someday\" AND artist:\"Mariah Carey\"".escaped
            let found = try await server.json("recording?query=\(titled)")
            let hit = try #require((found["recordings"] as? [[String: Any]])?.first)
            let code = try #require((hit["isrcs"] as? [String])?.first)
            #expect(code.hasPrefix("ZZSIR"))
            #expect(hit["score"] as? Int == 100)
            for query in ["isrc:\(code)", "isrc:\(code.lowercased())", "isrc:\"\(code)\" AND NOT rid:x"] {
                let page = try await server.json("recording?query=\(query.escaped)")
                #expect(page["count"] as? Int == 1, "\(query)")
                #expect((page["recordings"] as? [[String: Any]])?.first?["id"] as? String == hit["id"] as? String)
            }
            let exact = try await server.json("isrc/\(code)?inc=artist-credits+isrcs")
            #expect((exact["recordings"] as? [[String: Any]])?.map { $0["id"] as? String } == [hit["id"] as? String])
            #expect(try await server.json("recording?query=\("isrc:ZZSIR9999999".escaped)")["count"] as? Int == 0)
            #expect(try await server.get("work?query=\("isrc:\(code)".escaped)").status == 501)
        }
    }

    @Test("operators, escapes and groups of a query do what they say")
    func queries() async throws {
        try await withSimulator { (server) async throws in
            #expect(try await server.names("artist:\"Beyonce\" AND NOT comment:synthetic").contains("Beyoncé"))
            #expect(try await server.names("artist:\"P\\!nk\"") == ["P!nk"])
            #expect(try await server.names("artist:\"Skid Row\" AND country:US") == ["Skid Row"])
            #expect(try await server.names("artist:\"Skid Row\" AND country:GB") == [])
            #expect(try await server.names("artist:(\"Cirkut\" OR \"Max Martin\")") == ["Cirkut", "Max Martin"])
            #expect(try await server.get("artist?query=\("artist:\"open".escaped)").status == 400)
        }
    }

    @Test("109 albums with 413 tracks come in two pages")
    func bigCatalogue() async throws {
        try await withSimulator { (server) async throws in
            let artist = try await server.artistID(of: "Synthetic Artist One")
            let incs = "inc=recordings+artist-credits+isrcs+artist-rels+recording-level-rels"
            var tracks = 0
            var counts: [Int] = []
            for offset in [0, 100] {
                let page = try await server.json("release?artist=\(artist)&limit=100&offset=\(offset)&\(incs)")
                #expect(page["release-count"] as? Int == 109)
                #expect(page["release-offset"] as? Int == offset)
                let releases = try #require(page["releases"] as? [[String: Any]])
                counts.append(releases.count)
                tracks += releases.map(trackCount).reduce(0, +)
            }
            #expect(counts == [100, 9])
            #expect(tracks == 413)
        }
    }

    @Test("a browse of releases ends its page at 500 tracks, and goes on where it ended")
    func tracksMaximum() async throws {
        try await withSimulator { (server) async throws in
            let artist = try await server.artistID(of: "Synthetic Artist Three")
            let first = try await server.json("release?artist=\(artist)&limit=100&inc=recordings")
            #expect((first["releases"] as? [Any])?.count == 7)
            let second = try await server.json("release?artist=\(artist)&limit=100&offset=7&inc=recordings")
            #expect((second["releases"] as? [Any])?.count == 1)
            let plain = try await server.json("release?artist=\(artist)&limit=100")
            #expect((plain["releases"] as? [Any])?.count == 8)
        }
    }

    @Test("an album of 120 tracks comes whole")
    func longAlbum() async throws {
        try await withSimulator { (server) async throws in
            let artist = try await server.artistID(of: "Synthetic Artist Two")
            let page = try await server.json("release?artist=\(artist)&inc=recordings")
            let releases = try #require(page["releases"] as? [[String: Any]])
            #expect(releases.map(trackCount) == [120])
        }
    }

    @Test("a recording leads through its work to the writers")
    func writers() async throws {
        let song = try #require(NumberOneSong.all.first { $0.title == "Starboy" })
        try await withSimulator { (server) async throws in
            let incs = "inc=artist-credits+artist-rels+work-rels+work-level-rels"
            let recording = try await server.json("recording/\(song.recordingID)?\(incs)")
            #expect(people(in: recording, "producer") == Set(song.producers))
            let works = relations(of: recording, "work").compactMap { $0["work"] as? [String: Any] }
            #expect(works.map { people(in: $0, "writer") } == [Set(song.writers)])
            let plain = try await server.json("recording/\(song.recordingID)?inc=work-rels")
            #expect(relations(of: plain, "work").allSatisfy { ($0["work"] as? [String: Any])?["relations"] == nil })
        }
    }

    @Test("one link is an object or a 404, several are a list of those known")
    func links() async throws {
        let known = "resource=\("https://www.instagram.com/synthetic.producer.1/".escaped)"
        let unknown = "resource=\("https://www.instagram.com/nobody/".escaped)"
        try await withSimulator { (server) async throws in
            let one = try await server.json("url?\(known)&inc=artist-rels")
            #expect(one["resource"] as? String == "https://www.instagram.com/synthetic.producer.1/")
            #expect(relations(of: one, "artist").map { $0["direction"] as? String } == ["backward"])
            #expect(try await server.get("url?\(unknown)").status == 404)
            let two = try await server.json("url?\(known)&\(unknown)&inc=artist-rels")
            #expect(two["url-count"] as? Int == 1)
            let none = try await server.json("url?\(unknown)&\(unknown)")
            #expect((none["urls"] as? [Any])?.isEmpty == true)
        }
    }

    @Test("real ids and codes of the recorded data are kept")
    func recordedData() async throws {
        try await withSimulator { (server) async throws in
            let answer = try await server.json("isrc/DEG932303016?inc=artist-credits")
            let recordings = try #require(answer["recordings"] as? [[String: Any]])
            #expect(recordings.map { $0["id"] as? String } == ["44013c7e-5bde-496a-b267-e1831b62b5b4"])
            #expect(try await server.get("isrc/USABC0000000").status == 404)
        }
    }

    @Test(
        "what the provider refuses is refused in its words",
        arguments: [
            (
                "artist/01234567-0123-0123-0123-012345678901?inc=coffee", 400,
                "coffee is not a valid inc parameter for the artist resource."
            ),
            ("artist/01234567-0123-0123-0123-012345678901", 404, "Not Found"),
            ("artist/123", 400, "Invalid mbid."),
            ("isrc/123", 400, "Invalid isrc."),
            (
                "isrc/DEG932303016?inc=work-level-rels", 400,
                "work-level-rels is not a valid inc parameter for the isrc resource."
            ),
            (
                "artist/01234567-0123-0123-0123-012345678901?inc=aliases&inc=url-rels", 400,
                "Inc arguments must be combined with a space, but you provided multiple parameters"
            ),
            (
                "release?artist=01234567-0123-0123-0123-012345678901&limit=x", 400,
                "The limit parameter must be a natural number."
            ),
            ("nothing/1", 404, "Not Found"),
        ])
    func refusals(path: String, status: Int, sentence: String) async throws {
        try await withSimulator { (server) async throws in
            let reply = try await server.get(path)
            #expect(reply.status == status)
            #expect(try reply.object()["error"] as? String == sentence)
        }
    }

    @Test("XML is refused, JSON may be asked for by header")
    func formats() async throws {
        try await withSimulator { (server) async throws in
            #expect(try await server.get("artist/123?fmt=xml").status == 406)
        }
    }

    private func trackCount(of release: [String: Any]) -> Int {
        (release["media"] as? [[String: Any]] ?? []).map { ($0["tracks"] as? [Any])?.count ?? 0 }.reduce(0, +)
    }
}

/// Relations of an entity to another kind.
func relations(of entity: [String: Any], _ kind: String) -> [[String: Any]] {
    (entity["relations"] as? [[String: Any]] ?? []).filter { $0["target-type"] as? String == kind }
}

/// Names, as credited, of the people in that role.
func people(in entity: [String: Any], _ role: String) -> Set<String> {
    Set(
        relations(of: entity, "artist").filter { $0["type"] as? String == role }.compactMap { relation in
            let credited = relation["target-credit"] as? String ?? ""
            return credited.isEmpty ? (relation["artist"] as? [String: Any])?["name"] as? String : credited
        })
}

extension RunningSimulator {
    /// Names of all artists that a query finds.
    func names(_ query: String) async throws -> Set<String> {
        let page = try await json("artist?limit=100&query=\(query.escaped)")
        return Set((page["artists"] as? [[String: Any]] ?? []).compactMap { $0["name"] as? String })
    }

    func artistID(of name: String) async throws -> String {
        let page = try await json("artist?query=\("artist:\"\(name)\"".escaped)")
        return try #require((page["artists"] as? [[String: Any]])?.first?["id"] as? String)
    }
}
