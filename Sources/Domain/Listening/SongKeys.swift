import Matching

/// What a song is known by: reports that share one of its keys are of one song.
public struct SongKeys: Sendable, Hashable {
    /// The title as titles are compared.
    public let title: String
    /// The first artist as names are compared.
    public let artist: String
    /// Spotify's id, the ISRC and the words, each with a letter in front.
    public let keys: [String]

    public init(_ track: ReportedTrack) {
        let titleKey = TitleKey(track.title).text
        let artistKey = NameKey(track.artists.first ?? "").text
        // What has neither letters nor digits is compared as it stands.
        title = titleKey.isEmpty ? track.title : titleKey
        artist = artistKey.isEmpty ? track.artists.first ?? "" : artistKey
        keys = [track.spotifyID.map { "s:\($0)" }, track.isrc.map { "i:\($0)" }, "t:\(title)\u{1f}\(artist)"]
            .compactMap(\.self)
    }
}
