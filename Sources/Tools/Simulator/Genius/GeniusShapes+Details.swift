extension GeniusShapes {
    func song(_ song: GeniusSong) -> JSONValue {
        let text = GeniusTitle(song, catalogue)
        var shape = summary(song)
        for (key, value) in [
            ("apple_music_id", .null),
            ("apple_music_player_url", .string("https://genius.com/songs/\(song.id)/apple_music_player")),
            ("description", format.shape(song.isSynthetic ? "A song that does not exist." : "?")),
            ("embed_content", .string("<div id='rg_embed_link_\(song.id)' class='rg_embed_link'>\(text.path)</div>")),
            ("featured_video", false), ("lyrics_placeholder_reason", .null), ("recording_location", .null),
            ("release_date", song.date?.count == 10 ? .text(song.date) : .null),
            ("current_user_metadata", Self.userMetadata(["pyong": false, "following": false])),
            ("album", song.album.map(album) ?? .null),
            ("custom_performances", .array(song.credits.performances.map(performance))),
            ("lyrics_marked_complete_by", .null), ("media", .array(media(song))),
            ("producer_artists", briefs(song.credits.producers)),
            ("song_relationships", .array(relationships(song))), ("verified_annotations_by", .array([])),
            ("verified_contributors", .array([])), ("verified_lyrics_by", .array([])),
            ("writer_artists", briefs(song.credits.writers)),
        ] as [(String, JSONValue)] {
            shape = shape.adding(key, value)
        }
        return shape
    }

    func artist(_ artist: GeniusArtist) -> JSONValue {
        let shape = brief(artist).adding("alternate_names", .texts(artist.alternateNames))
            .adding("description", format.shape(artist.isSynthetic ? "Somebody who does not exist." : "?"))
            .adding("facebook_name", .null).adding("followers_count", .null)
            .adding("instagram_name", .text(artist.instagramName)).adding("twitter_name", .null)
        return shape.adding("current_user_metadata", Self.userMetadata(["following": false])).adding("user", .null)
    }

    private static func userMetadata(_ interactions: KeyValuePairs<String, JSONValue>) -> JSONValue {
        .object([
            "permissions": .array([]), "excluded_permissions": .array([]), "interactions": .object(interactions),
        ])
    }

    private func album(_ album: GeniusAlbum) -> JSONValue {
        let artist = catalogue.artists[album.artistID]
        let slug = GeniusSlug.make(album.name)
        return .object([
            "api_path": .string("/albums/\(album.id)"), "cover_art_url": .string(Self.cover),
            "full_title": .string("\(album.name) by \(artist?.name ?? "")"), "id": .integer(album.id),
            "name": .string(album.name), "url": .string("https://genius.com/albums/\(artist?.slug ?? "")/\(slug)"),
            "artist": brief(album.artistID),
        ])
    }

    private func performance(_ performance: GeniusCredits.Performance) -> JSONValue {
        .object(["label": .string(performance.label), "artists": briefs(performance.artistIDs)])
    }

    private func media(_ song: GeniusSong) -> [JSONValue] {
        guard let id = song.spotifyTrackID else { return [] }
        return [
            .object([
                "native_uri": .string("spotify:track:\(id)"), "provider": "spotify", "type": "audio",
                "url": .string("https://open.spotify.com/track/\(id)"),
            ])
        ]
    }

    private static let relationshipTypes = [
        "samples", "sampled_in", "interpolates", "interpolated_by", "cover_of", "covered_by", "remix_of",
        "remixed_by", "live_version_of", "performed_live_as", "translation_of", "translations",
    ]

    /// All kinds, most of them empty, as at the provider.
    private func relationships(_ song: GeniusSong) -> [JSONValue] {
        Self.relationshipTypes.map { type in
            let songs: [GeniusSong] =
                switch type {
                case "translation_of": [song.translationOf.flatMap(catalogue.song)].compactMap { $0 }
                case "translations": catalogue.translations(of: song.id)
                default: []
                }
            return .object(["relationship_type": .string(type), "songs": .array(songs.map(summary))])
        }
    }
}
