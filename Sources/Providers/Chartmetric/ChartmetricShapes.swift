import Credentials
import JSONFields

// The parts of answers that are used. Nearly everything stands in `obj`, as an object, a list of one, or null.

/// `{"token": …, "expires_in": 3600}`
struct TokenJSON: Decodable, Sendable {
    let fresh: FreshToken

    init(from decoder: any Decoder) throws {
        let fields = try decoder.fields()
        let seconds = min(max(fields.toleratedNumber("expires_in") ?? 3_600, 1), 24 * 3_600)
        fresh = FreshToken(value: try fields.needed("token"), lifetime: .seconds(seconds))
    }
}

/// `{"error": "…"}`, in varying shape.
struct RefusalJSON: Decodable, Sendable {
    let reason: String?

    init(from decoder: any Decoder) throws { reason = try decoder.fields().lenient("error") }
}

/// What stands in `obj`, as a list: of an object, a list or null.
struct EnvelopeJSON<Entry: Decodable & Sendable>: Decodable, Sendable {
    let entries: [Entry]

    init(from decoder: any Decoder) throws {
        let fields = try decoder.fields()
        if !fields.contains("obj") {
            throw DecodingError.keyNotFound(JSONKey(stringLiteral: "obj"), .init(codingPath: [], debugDescription: ""))
        }
        if let entry = try? fields.decode(Entry.self, forKey: "obj") {
            entries = [entry]
        } else if try fields.decodeNil(forKey: "obj") {
            entries = []
        } else {
            entries = try fields.neededReadable("obj")
        }
    }
}

struct IDsJSON: Decodable, Sendable {
    let isrc: String?
    let ids: [Int]

    init(from decoder: any Decoder) throws {
        let fields = try decoder.fields()
        isrc = fields.tolerated("isrc")
        ids = try fields.readable("chartmetric_ids") ?? []
    }
}

struct TrackJSON: Decodable, Sendable {
    let id: Int
    let name: String?
    let isrc: String?
    let moods: [String]
    let activities: [String]
    let songwriters: [String]
    let statistics: StatisticsJSON?

    init(from decoder: any Decoder) throws {
        let fields = try decoder.fields()
        id = try fields.needed("id")
        name = fields.tolerated("name")
        isrc = fields.tolerated("isrc")
        moods = (try fields.readable("moods") as [NamedJSON]? ?? []).map(\.name)
        activities = (try fields.readable("activities") as [NamedJSON]? ?? []).map(\.name)
        songwriters = (try fields.readable("songwriters") as [NamedJSON]? ?? []).map(\.name)
        statistics = fields.tolerated("cm_statistics")
    }
}

/// `{"id": 7, "name": "Dreamy"}`, or the name alone.
struct NamedJSON: Decodable, Sendable {
    let name: String

    init(from decoder: any Decoder) throws {
        if let text = try? decoder.singleValueContainer().decode(String.self) {
            name = text
        } else {
            name = try decoder.fields().needed("name")
        }
    }
}

struct StatisticsJSON: Decodable, Sendable {
    let popularity: Int?
    /// Beyond 2³¹ for the largest.
    let streams: Int?
    let playlists: Int?
    let playlistReach: Int?

    init(from decoder: any Decoder) throws {
        let fields = try decoder.fields()
        popularity = fields.toleratedNumber("sp_popularity")
        streams = fields.toleratedNumber("sp_streams")
        playlists = fields.toleratedNumber("num_sp_playlists")
        playlistReach = fields.toleratedNumber("sp_playlist_total_reach")
    }
}

/// Counts under one of the platform's ids of a track.
struct SeriesJSON: Decodable, Sendable {
    struct Point: Decodable, Sendable {
        let day: ChartmetricDay?
        let value: Int?

        init(from decoder: any Decoder) throws {
            let fields = try decoder.fields()
            day = ChartmetricDay(try fields.needed("timestp") as String)
            value = fields.toleratedNumber("value")
        }
    }

    let points: [Point]

    init(from decoder: any Decoder) throws { points = try decoder.fields().neededReadable("data") }
}
