import Catalogue
import CatalogueAnswers
import FleetMessages
import FleetSources
import Gateway
import HTTPTransport
import Postgres
import Settings
import TestSupport

/// A record of a few tracks as two providers describe it: asked, stored and concluded on as workers do.
struct SmallRecord {
    /// By the track's place, from 1: its relations at the one, its credits at the other.
    var relations: [Int: [String]] = [:]
    var credits: [Int: [String]] = [:]
    var releaseRelations: [String] = []
    var releaseCredits: [String] = []
    var tracks = 3

    /// `Alice producer`, by track; a person's roles in the order of the alphabet.
    func concluded() async throws -> [[String]] {
        try await explained().map { $0.credits.map { "\($0.person) \($0.role)" }.sorted() }
    }

    /// Why, by track.
    func explained() async throws -> [Explanation] {
        let test = try await TestDatabase.migrated()
        do {
            let explanations = try await explained(in: test.database)
            try await test.drop()
            return explanations
        } catch {
            try await test.drop()
            throw error
        }
    }

    func explained(in database: Database) async throws -> [Explanation] {
        let sources = try FleetSources(
            settings: Settings(environment: [
                "DISCOGS_TOKEN": "t", "MUSICBRAINZ_CONTACT": "a@example.com",
                "LINERNOTES_PROVIDERS": "musicbrainz,discogs",
            ]), database: database
        ) { [self] _ in
            Answering { $0.contains("discogs") ? discogsBody : musicBrainzBody }
        }
        let page = try await sources.catalogues[0].albums(ofArtist: Self.id(1), offset: 0)
        _ = try await database.transaction {
            try await $0.store(page.elements, from: sources.catalogues[0].source)
        }
        let ids: [TrackID] = try await database.query(
            "select track_id from linernotes.track_identities order by native_id"
        ).map { TrackID(rawValue: try $0[0]) }
        let references = ids.enumerated().map { index, id in
            TrackReference(
                id: id, title: "Song \(index + 1)",
                places: [PlaceReference(albumTitle: "Album", albumNativeIDs: [Source("discogs"): ["release/5"]])])
        }
        let sleeves = sources.credits.first { $0.source.name == "discogs" }
        let found = try await sleeves?.credits(of: references).compactMapValues { try $0.get() } ?? [:]
        _ = try await database.transaction { transaction in
            try await transaction.store(found, from: Source("discogs"))
            return try await transaction.conclude(ids)
        }
        let answers = CatalogueQueries(database)
        var explanations: [Explanation] = []
        for place in 1...tracks {
            for track in try await answers.tracks("Song \(place)") {
                explanations.append(try await answers.explain(track))
            }
        }
        return explanations
    }

    // MARK: Bodies

    static func id(_ number: Int) -> String {
        "00000000-0000-4000-8000-" + String(String(1_000_000_000_000 + number).dropFirst())
    }

    static func relation(_ type: String, _ attributes: [String] = [], to name: String) -> String {
        let attributes = attributes.map { "\"\($0)\"" }.joined(separator: ",")
        return
            #"{"type":"\#(type)","attributes":[\#(attributes)],"artist":{"id":"\#(id(number(name)))","name":"\#(name)"}}"#
    }

    static func credit(_ role: String, to name: String, tracks: String = "") -> String {
        #"{"id":\#(number(name)),"name":"\#(name)","anv":"","join":"","role":"\#(role)","tracks":"\#(tracks)"}"#
    }

    /// The same name has the same number everywhere.
    private static func number(_ name: String) -> Int { name.utf8.reduce(100) { ($0 * 31 + Int($1)) % 1_000_000 } }

    private var musicBrainzBody: String {
        let artist = #"[{"name":"Ann","artist":{"id":"\#(Self.id(1))","name":"Ann"}}]"#
        let lines = (1...tracks).map { place in
            let relations = (relations[place] ?? []).joined(separator: ",")
            return #"{"position":\#(place),"recording":{"id":"\#(Self.id(10 + place))","title":"Song \#(place)","#
                + #""length":200000,"artist-credit":\#(artist),"relations":[\#(relations)]}}"#
        }
        return #"{"release-count":1,"release-offset":0,"releases":[{"id":"\#(Self.id(2))","title":"Album","#
            + #""status":"Official","artist-credit":\#(artist),"relations":[\#(releaseRelations.joined(separator: ","))],"#
            + #""release-group":{"id":"\#(Self.id(3))","title":"Album","primary-type":"Album","#
            + #""artist-credit":\#(artist)},"media":[{"position":1,"tracks":[\#(lines.joined(separator: ","))]}]}]}"#
    }

    private var discogsBody: String {
        let lines = (1...tracks).map { place in
            #"{"position":"\#(place)","type_":"track","title":"Song \#(place)","#
                + #""extraartists":[\#((credits[place] ?? []).joined(separator: ","))]}"#
        }
        return #"{"id":5,"title":"Album","year":1999,"artists":[{"id":7,"name":"Ann"}],"#
            + #""extraartists":[\#(releaseCredits.joined(separator: ","))],"#
            + #""tracklist":[\#(lines.joined(separator: ","))],"formats":[{"name":"CD"}]}"#
    }
}

/// Gives every question the body that its address is due.
private struct Answering: UpstreamFetching {
    let body: @Sendable (String) -> String

    func fetch(_ call: UpstreamCall) async throws -> HTTPResponse {
        HTTPResponse(
            status: 200, headers: ["Content-Type": "application/json"], body: Array(body(call.request.url).utf8))
    }
}
