/// Spotify's Web API as a function: who has a token finds artists, albums and tracks.
struct Spotify: Sendable {
    let catalogue: SpotifyCatalogue
    var mode = SpotifyMode.extended

    /// What becomes of one request, after its token was looked at.
    func found(_ request: ServiceRequest) throws -> JSONValue {
        let isDevelopment = mode == .development || request.faults.contains("development-mode")
        let call = SpotifyCall(
            catalogue: catalogue, request: request, parameters: Parameters(query: request.query),
            isDevelopment: isDevelopment, isBatchForbidden: request.faults.contains("forbidden-batches"))
        let body = try call.found(request.path.split(separator: "/").map { Parameters.decode($0) })
        return isDevelopment ? body.without(Self.extendedFields) : body
    }

    /// What an app in development mode does not get.
    private static let extendedFields: Set<String> = [
        "popularity", "followers", "label", "available_markets", "album_group", "linked_from",
    ]
}

extension JSONValue {
    /// The value without the members of those names, at any depth.
    func without(_ keys: Set<String>) -> JSONValue {
        switch self {
        case .array(let items): .array(items.map { $0.without(keys) })
        case .object(let members):
            .object(
                members.filter { !keys.contains($0.key) }.map { Member(key: $0.key, value: $0.value.without(keys)) })
        default: self
        }
    }
}
