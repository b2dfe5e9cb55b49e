import Catalogue
import CatalogueAnswers
import Door
import FleetMessages
import Hummingbird
import Messages

/// Artists, albums, tracks, people and credits.
enum CatalogueOperations {
    static let search = Shape("Search", "text:text is_exact:boolean hits:[Hit]")
    static let artist = Shape(
        "Artist",
        "artist_id:text name:text disambiguation:text kind:text? country:text? albums:integer tracks:integer "
            + "tracks_with_producer:integer people:integer identities:[Identity]")
    static let albumDetail = Shape(
        "AlbumDetail", "album:Album artists:[Credited] entries:[TrackOnAlbum] identities:[Identity]")
    static let trackDetail = Shape(
        "TrackDetail",
        "track:Track note:text length_ms:integer? isrcs:[text] artists:[Credited] albums:[AlbumOfTrack] identities:[Identity]"
    )
    static let explanation = Shape(
        "Explanation",
        "track_id:text track:text artists:text credits:[Conclusion] set_aside:[Conclusion] people:[PersonReason]")
    static let person = Shape(
        "Person",
        "person_id:text name:text kind:text? were_links_requested:boolean tracks:integer tracks_produced:integer "
            + "links:[Link] profiles:[Profile] identities:[Identity]")
    static let producer = Shape(
        "Producer",
        "person_id:text name:text tracks:integer confidence_best:number confidence_average:number sources:[text] links:[Link]"
    )
    static let credit = Shape(
        "Credit",
        "track_id:text track:text artists:text person_id:text person:text role:text confidence:number sources:[text]")

    private static func parameter(_ name: String, _ what: String, isRequired: Bool = false) -> Operation.Parameter {
        Operation.Parameter(name: name, kind: "text", what: what, isRequired: isRequired)
    }

    private static let ofArtist = parameter("artist", "Only of this artist: number, name or a source's id.")

    static let all: [Operation] = [
        .get(
            "/search", "What a name, a title, an id or an address may mean",
            [parameter("q", "What to look for.", isRequired: true)], answer: .one(search)
        ) { try $0.json(try await $0.catalogue.search(required("q", $0))) },
        .get("/artists/{artist}", "An artist, by number, name or a source's id", answer: .one(artist)) { call in
            let found = try await call.catalogue.artist(call.part("artist"))
            return try call.json(try known(await call.catalogue.artist(found.artistId), "artist"))
        },
        .get(
            "/artists/{artist}/albums", "An artist's albums", Operation.Parameter.page, answer: .page(of: Shapes.album)
        ) { call in
            let artist = try await call.catalogue.artist(call.part("artist")).artistId
            let albums = try await call.catalogue.albums(
                of: artist, after: call.id("after").map(AlbumID.init(rawValue:)), limit: call.limit + 1)
            return try call.page(albums) { $0.albumId.description }
        },
        .get("/albums/{album}", "An album with its tracks", answer: .one(albumDetail)) { call in
            try call.json(try known(await call.catalogue.album(AlbumID(rawValue: call.number("album"))), "album"))
        },
        .get(
            "/tracks", "Tracks by title or id",
            [parameter("q", "Part of a title, or an id.", isRequired: true)] + Operation.Parameter.page,
            answer: .page(of: Shapes.track)
        ) { call in
            let tracks = try await call.catalogue.tracks(
                required("q", call), after: call.id("after").map(TrackID.init(rawValue:)), limit: call.limit + 1)
            return try call.page(tracks) { $0.trackId.description }
        },
        .get("/tracks/{track}", "A track", answer: .one(trackDetail)) { call in
            try call.json(try known(await call.catalogue.track(TrackID(rawValue: call.number("track"))), "track"))
        },
        .get("/tracks/{track}/credits", "A track's credits, each with why", answer: .one(explanation)) { call in
            let detail = try known(await call.catalogue.track(TrackID(rawValue: call.number("track"))), "track")
            return try call.json(try await call.catalogue.explain(detail.track))
        },
        .get("/people/{person}", "A person", answer: .one(person)) { call in
            try call.json(try known(await call.catalogue.person(PersonID(rawValue: call.number("person"))), "person"))
        },
        .get(
            "/producers", "Who produced, those of the most tracks first", [ofArtist] + Operation.Parameter.page,
            answer: .page(of: producer)
        ) { call in
            let producers = try await call.catalogue.producers(
                of: call.artist(), after: call.id("after").map(PersonID.init(rawValue:)), limit: call.limit + 1)
            return try call.page(producers) { $0.personId.description }
        },
        .get(
            "/credits", "Who did what, by track",
            [
                parameter("track", "Part of the title."), parameter("person", "Part of the name."), ofArtist,
                parameter("role", "Only this role, as answers name it."),
            ] + Operation.Parameter.page, answer: .page(of: credit), credits),
    ]

    private static func credits(_ call: Call) async throws -> Response {
        let role = try call.query("role").map { text in
            guard let role = CreditRole(rawValue: text) else {
                throw Problem.invalid("role", "There is no role \(text).", fix: "One of: \(roles)")
            }
            return role
        }
        let filter = CreditFilter(
            track: try call.query("track"), person: try call.query("person"), artist: try await call.artist(),
            role: role)
        let credits = try await call.catalogue.credits(filter, after: try after(call), limit: call.limit + 1)
        return try call.page(credits) { "\($0.trackId).\($0.personId).\($0.role)" }
    }

    private static var roles: String { CreditRole.allCases.map(\.rawValue).joined(separator: ", ") }

    private static func after(_ call: Call) throws -> CreditKey? {
        guard let text = try call.query("after") else { return nil }
        let parts = text.split(separator: ".")
        guard parts.count == 3, let track = Int64(parts[0]), let person = Int64(parts[1]) else {
            throw Problem.invalid("after", "after is no key of a credit.", fix: "Take it from next")
        }
        return CreditKey(
            track: TrackID(rawValue: track), person: PersonID(rawValue: person), role: String(parts[2]))
    }

    private static func required(_ name: String, _ call: Call) throws -> String {
        guard let text = try call.query(name) else {
            throw Problem.invalid(name, "\(name) is missing.", fix: "Add ?\(name)=…")
        }
        return text
    }

    private static func known<Answer>(_ answer: Answer?, _ what: String) throws -> Answer {
        guard let answer else {
            throw Problem.unknown("\(what) of that number", "\(what)-unknown", fix: "Look for it: /api/v1/search?q=")
        }
        return answer
    }
}
