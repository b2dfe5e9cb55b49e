import CatalogueAnswers
import FleetMessages
import Messages

extension Address {
    /// The address of a request; nil where no page is.
    ///
    /// - Parameters:
    ///   - path: Below the base path, decoded part by part.
    ///   - query: Decoded; what a page does not know is let be.
    init?(path: [String], query: [String: String]) {
        let after = query["after"]
        switch (path.first, path.count) {
        case (nil, 0): self = .fleet
        case ("providers", 1): self = .providers
        case ("runs", 1): self = .runs(after: after)
        case ("failures", 1):
            self = query["cause"].map { .failure($0, after: after.flatMap { Int64($0) }) } ?? .failures
        case ("letters", 1):
            self = .letters(
                LetterSelection(queue: query["queue"], run: query["run"], after: after.flatMap { Int64($0) }))
        case ("credits", 1): self = .credits(CreditSelection(query: query), after: after.flatMap(CreditKey.init(text:)))
        case ("producers", 1):
            self = .producers(
                query["artist"].flatMap { Int64($0) }.map { ArtistID(rawValue: $0) },
                after: after.flatMap { Int64($0) }.map { PersonID(rawValue: $0) })
        case ("listening", 1): self = .listeners
        case ("listening", 2):
            guard let view = ListenerView(query: query) else { return nil }
            self = .listener(path[1], view)
        case ("search", 1): self = .search(query["q"] ?? "")
        case ("discover", 1): self = .discover(query["artist"] ?? "")
        case ("playlists", 1): self = .playlists(after: after.flatMap { Int64($0) })
        case ("playlists", 2):
            guard let id = Int64(path[1]), id > 0 else { return nil }
            self = .playlist(id, PlaylistView(query: query))
        case ("publishing", 1): self = .publishing(query["isrc"] ?? "")
        case (let place?, 2):
            guard let one = Self.one(place, path[1], after: after) else { return nil }
            self = one
        default: return nil
        }
    }

    private static func one(_ place: String, _ name: String, after: String?) -> Address? {
        switch place {
        case "queues": return .queue(name)
        case "runs": return .run(name)
        case "assets": return .asset(name)
        default: break
        }
        guard let id = Int64(name), id > 0 else { return nil }
        switch place {
        case "letters": return .letter(id)
        case "artists":
            return .artist(
                ArtistID(rawValue: id), after: after.flatMap { Int64($0) }.map { AlbumID(rawValue: $0) })
        case "albums": return .album(AlbumID(rawValue: id))
        case "tracks": return .track(TrackID(rawValue: id))
        case "people": return .person(PersonID(rawValue: id))
        default: return nil
        }
    }
}

extension CreditSelection {
    var query: [(String, String)] {
        [
            ("person", person?.description), ("with", with?.description), ("artist", artist?.description),
            ("roles", rolesText), ("year", year.map { String($0) }),
        ].given
    }

    init(query: [String: String]) {
        self.init(
            person: query["person"].flatMap { Int64($0) }.map { PersonID(rawValue: $0) },
            with: query["with"].flatMap { Int64($0) }.map { PersonID(rawValue: $0) },
            artist: query["artist"].flatMap { Int64($0) }.map { ArtistID(rawValue: $0) },
            roles: Self.roles(query["roles"] ?? ""),
            year: query["year"].flatMap { Int($0) })
    }
}

extension CreditSelection {
    /// Short where the roles are a group's: a plot has a hundred such links.
    private var rolesText: String? {
        guard !roles.isEmpty else { return nil }
        let group = RoleGroup.allCases.first { $0.roles == roles && RoleGroup(name: $0.name) != nil }
        return group?.name ?? roles.joined(separator: ",")
    }

    private static func roles(_ text: String) -> [String] {
        RoleGroup(name: text)?.roles ?? text.split(separator: ",").map(String.init)
    }
}

extension CreditKey {
    /// `12.34.co_producer`.
    var text: String { "\(track.rawValue).\(person.rawValue).\(role)" }

    init?(text: String) {
        let parts = text.split(separator: ".", maxSplits: 2)
        guard parts.count == 3, let track = Int64(parts[0]), let person = Int64(parts[1]) else { return nil }
        self.init(track: TrackID(rawValue: track), person: PersonID(rawValue: person), role: String(parts[2]))
    }
}
