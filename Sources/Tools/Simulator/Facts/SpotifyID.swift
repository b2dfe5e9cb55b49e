/// The ids under which the simulated Spotify knows what the catalogue knows: 22 base-62 characters, made from the
/// catalogue's own ids, so that every simulated service that names one names the same. They begin with `0sim`.
enum SpotifyID {
    static let prefix = "0sim"

    static func artist(_ id: String) -> String { make("artist", id) }
    /// - Parameter id: The catalogue's id of the release.
    static func album(_ id: String) -> String { make("album", id) }
    /// - Parameter id: The catalogue's id of the track: a recording on two releases is two tracks.
    static func track(_ id: String) -> String { make("track", id) }

    private static let letters = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)

    private static func make(_ kind: String, _ id: String) -> String {
        var letters: [UInt8] = []
        for part in 0..<2 {
            var rest = SimulatedID.hash("spotify \(kind) \(id)", UInt64(part))
            for _ in 0..<9 {
                letters.append(Self.letters[Int(rest % 62)])
                rest /= 62
            }
        }
        return prefix + String(decoding: letters, as: UTF8.self)
    }
}
