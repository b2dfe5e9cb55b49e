import JSONFields

// The parts of Genius's objects that are used. An id and a name or title must be there; the rest may be
// absent, null or empty. Whoever contributed to a page is never looked at: nothing named `verified_…`, no
// annotations, no users.

/// An artist as songs name them: a person, a group, or a company that holds rights.
struct ArtistJSON: Decodable, Equatable, Sendable {
    var id: Int
    var name: String
    /// A team that publishes translations under the artist's songs.
    var isTranslator: Bool

    init(from decoder: any Decoder) throws {
        let fields = try decoder.fields()
        id = try fields.id("id")
        name = fields.toleratedText("name") ?? ""
        isTranslator = fields.lenient("translation_artist") ?? false
    }
}

/// A song as searches and lists show it.
struct SongJSON: Decodable, Equatable, Sendable {
    var id: Int
    var title: String
    /// All names in one text.
    var artistNames: String?
    var path: String?
    /// Of the release.
    var year: Int?
    var primaryArtists: [ArtistJSON]
    var featuredArtists: [ArtistJSON]

    init(from decoder: any Decoder) throws {
        let fields = try decoder.fields()
        id = try fields.id("id")
        title = try fields.needed("title")
        artistNames = fields.toleratedText("artist_names")
        path = fields.toleratedText("path")
        year = Self.year(in: fields)
        primaryArtists = try Self.primaryArtists(in: fields)
        featuredArtists = try fields.readable("featured_artists") ?? []
    }

    /// Newer answers name several artists; the single one is then the first of them, or all in one name.
    private static func primaryArtists(in fields: KeyedDecodingContainer<JSONKey>) throws -> [ArtistJSON] {
        let several = try fields.readable("primary_artists") as [ArtistJSON]? ?? []
        guard several.isEmpty else { return several }
        return (fields.tolerated("primary_artist") as ArtistJSON?).map { [$0] } ?? []
    }

    private static func year(in fields: KeyedDecodingContainer<JSONKey>) -> Int? {
        if let date = fields.tolerated("release_date_components") as DateJSON? { return date.year }
        return fields.toleratedText("release_date").flatMap { Int($0.prefix(4)) }
    }

    private struct DateJSON: Decodable {
        let year: Int?
        init(from decoder: any Decoder) throws {
            let fields = try decoder.fields()
            year = (try? fields.number("year")) ?? nil
        }
    }
}

/// A song with who made it.
struct SongDetailJSON: Decodable, Equatable, Sendable {
    var song: SongJSON
    var producers: [ArtistJSON]
    var writers: [ArtistJSON]
    var performances: [PerformanceJSON]
    /// The tracks that its page plays.
    var spotifyTrackIDs: [String]
    var isTranslation: Bool

    init(from decoder: any Decoder) throws {
        let fields = try decoder.fields()
        song = try SongJSON(from: decoder)
        producers = try fields.readable("producer_artists") ?? []
        writers = try fields.readable("writer_artists") ?? []
        performances = try fields.readable("custom_performances") ?? []
        spotifyTrackIDs = (try fields.readable("media") as [MediumJSON]? ?? []).compactMap(\.spotifyTrackID)
        isTranslation = (try fields.readable("song_relationships") as [RelationshipJSON]? ?? [])
            .contains { $0.isTranslation && $0.hasSongs }
    }
}

/// A credit under a label that a contributor chose.
struct PerformanceJSON: Decodable, Equatable, Sendable {
    var label: String
    var artists: [ArtistJSON]

    init(from decoder: any Decoder) throws {
        let fields = try decoder.fields()
        label = try fields.text("label") ?? ""
        artists = try fields.readable("artists") ?? []
    }
}

/// Something to listen to or watch.
struct MediumJSON: Decodable {
    let spotifyTrackID: String?

    init(from decoder: any Decoder) throws {
        let fields = try decoder.fields()
        let texts = [try fields.text("native_uri"), try fields.text("url")]
        let isSpotify = try fields.text("provider") == "spotify"
        spotifyTrackID = isSpotify ? texts.lazy.compactMap { $0.flatMap(Self.trackID) }.first : nil
    }

    /// From `spotify:track:…` or `https://open.spotify.com/track/…`.
    private static func trackID(in text: String) -> String? {
        guard
            let prefix = ["spotify:track:", "https://open.spotify.com/track/"].first(where: { text.hasPrefix($0) })
        else { return nil }
        let id = text.dropFirst(prefix.count).prefix { $0 != "?" }
        let isID = id.utf8.count == 22 && id.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
        return isID ? String(id) : nil
    }
}

/// How a song relates to others. Of those only whether there are any is read.
struct RelationshipJSON: Decodable {
    let isTranslation: Bool
    let hasSongs: Bool

    init(from decoder: any Decoder) throws {
        let fields = try decoder.fields()
        let types = [try fields.text("relationship_type"), try fields.text("type")]
        isTranslation = types.contains("translation_of")
        hasSongs = !(try fields.optional("songs") as [Anything?]? ?? []).isEmpty
    }

    private struct Anything: Decodable {
        init(from decoder: any Decoder) throws {}
    }
}

/// An artist with their accounts elsewhere.
struct ProfileJSON: Decodable, Equatable, Sendable {
    var id: Int
    var url: String?
    var isVerified: Bool
    var facebookName: String?
    var instagramName: String?
    var twitterName: String?

    init(from decoder: any Decoder) throws {
        let fields = try decoder.fields()
        id = try fields.id("id")
        url = fields.toleratedText("url")
        isVerified = fields.lenient("is_verified") ?? false
        facebookName = fields.toleratedText("facebook_name")
        instagramName = fields.toleratedText("instagram_name")
        twitterName = fields.toleratedText("twitter_name")
    }
}
