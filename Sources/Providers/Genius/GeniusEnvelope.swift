import JSONFields

/// What every answer comes in. One without `response`, or with none, can't be used whatever its status says.
struct GeniusEnvelope<Response: Decodable>: Decodable {
    let response: Response

    init(from decoder: any Decoder) throws { response = try decoder.fields().needed("response") }
}

/// The hits of a search. Those that are no songs are left out.
struct HitsJSON: Decodable {
    let songs: [SongJSON]

    init(from decoder: any Decoder) throws {
        let hits = try decoder.fields().neededList("hits") as [Hit]
        songs = Array(hits.compactMap(\.song).prefix(GeniusLimits.songsMaximum))
    }

    private struct Hit: Decodable {
        /// nil: the hit is another kind of thing.
        let song: SongJSON?

        init(from decoder: any Decoder) throws {
            let fields = try decoder.fields()
            // Answers of 2015 give no type.
            let type = try fields.optional("type") as String?
            song = try type == nil || type == "song" ? fields.needed("result") as SongJSON : nil
        }
    }
}

/// A page of an artist's songs.
struct SongPageJSON: Decodable {
    let songs: [SongJSON]
    /// nil: this was the last.
    let nextPage: Int?

    init(from decoder: any Decoder) throws {
        let fields = try decoder.fields()
        songs = Array((try fields.neededList("songs") as [SongJSON]).prefix(GeniusLimits.songsMaximum))
        nextPage = (try? fields.number("next_page")) ?? nil
    }
}

/// The answer to a song's lookup.
struct SongAnswerJSON: Decodable {
    let song: SongDetailJSON
}

/// The answer to an artist's lookup.
struct ArtistAnswerJSON: Decodable {
    let artist: ProfileJSON
}
