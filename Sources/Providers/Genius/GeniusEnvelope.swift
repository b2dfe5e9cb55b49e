/// What every answer comes in. One without `response`, or with none, can't be used whatever its status says.
struct GeniusEnvelope<Response: Decodable>: Decodable {
    let response: Response

    init(from decoder: any Decoder) throws { response = try decoder.fields().needed("response") }
}

/// The hits of a search. Those that are no songs are left out.
struct HitsJSON: Decodable {
    let songs: [SongJSON]

    init(from decoder: any Decoder) throws {
        songs = (try decoder.fields().neededList("hits") as [Hit]).compactMap(\.song)
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
        songs = try fields.neededList("songs")
        nextPage = fields.number("next_page")
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
