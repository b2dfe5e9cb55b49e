/// The secrets of the providers, by the names under which workers declare them.
enum ProviderKeys {
    static let variables: [(provider: String, names: [String])] = [
        ("spotify", ["SPOTIFY_CLIENT_ID", "SPOTIFY_CLIENT_SECRET"]), ("genius", ["GENIUS_ACCESS_TOKEN"]),
        ("discogs", ["DISCOGS_TOKEN"]), ("instagram", ["INSTAGRAM_API_KEY", "INSTAGRAM_USER_ID"]),
        ("mlc", ["MLC_USERNAME", "MLC_PASSWORD"]), ("credits_fm", ["CREDITS_FM", "CREDITS_FM_API_KEY"]),
        ("chartmetric", ["CHARTMETRIC_REFRESH_TOKEN"]),
    ]

    /// What belongs to a key and is no secret.
    static let plain = ["INSTAGRAM_USER_ID", "CREDITS_FM"]

    static var secrets: [String] { variables.flatMap(\.names).filter { !plain.contains($0) } }

    /// What a worker that asks these providers needs; nobody gets a key that it has no use for.
    static func secrets(of upstreams: [String]) -> [String] {
        variables.filter { upstreams.contains($0.provider) }.flatMap(\.names).filter { !plain.contains($0) }
    }
}
