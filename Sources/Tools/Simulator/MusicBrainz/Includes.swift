/// The `inc` values of one request, checked against what the resource allows.
struct Includes: Sendable, Equatable {
    private let values: Set<String>

    /// - Throws: ``Refusal`` for a repeated parameter or an unknown value, in the provider's words.
    init(_ parameters: Parameters, resource: EntityKind?, isBrowse: Bool = false) throws {
        let given = parameters.all("inc")
        guard given.count < 2 else {
            throw Refusal(
                answer: .usageError(
                    400,
                    "Inc arguments must be combined with a space, but you provided multiple parameters"))
        }
        let names = (given.first ?? "").split { $0 == " " || $0 == "+" }.map(String.init)
        let allowed = Self.allowed(resource, isBrowse: isBrowse)
        for name in names where !allowed.contains(name) {
            let resource = resource?.rawValue ?? "isrc"
            throw Refusal(
                answer: .usageError(400, "\(name) is not a valid inc parameter for the \(resource) resource."))
        }
        values = Set(names)
    }

    func contains(_ name: String) -> Bool { values.contains(name) }

    var hasCredits: Bool { contains("artist-credits") || contains("artists") }

    /// Whether any relations were asked for.
    var hasRelations: Bool { values.contains { $0.hasSuffix("-rels") && !$0.contains("-level-") } }

    func hasRelations(to kind: EntityKind) -> Bool { contains("\(kind.rawValue)-rels") }

    private static let relations: Set<String> = [
        "artist-rels", "label-rels", "recording-rels", "release-rels", "release-group-rels", "series-rels",
        "url-rels", "work-rels", "event-rels", "place-rels", "area-rels", "instrument-rels", "genre-rels",
    ]
    private static let opinions: Set<String> = [
        "tags", "user-tags", "genres", "user-genres", "ratings", "user-ratings",
    ]

    /// As the server's own tables have them; a nil resource is `isrc`.
    private static func allowed(_ resource: EntityKind?, isBrowse: Bool) -> Set<String> {
        let common = relations.union(opinions).union(["annotation", "aliases"])
        switch (resource, isBrowse) {
        case (.artist, true): return common
        case (.artist, false):
            return common.union([
                "recordings", "releases", "release-groups", "works", "various-artists", "artist-credits", "isrcs",
                "discids", "media",
            ])
        case (.recording, true): return common.union(["artist-credits", "isrcs", "work-level-rels"])
        case (.recording, false):
            return common.union([
                "artists", "releases", "release-groups", "artist-credits", "isrcs", "media", "discids",
                "work-level-rels",
            ])
        case (.release, _):
            return common.union([
                "artists", "labels", "recordings", "release-groups", "artist-credits", "isrcs", "media", "discids",
                "recording-level-rels", "work-level-rels", "release-group-level-rels", "collections",
            ])
        case (.releaseGroup, true): return common.union(["artist-credits"])
        case (.releaseGroup, false):
            return common.union(["artists", "releases", "artist-credits", "media", "discids", "various-artists"])
        case (.work, _): return common
        case (.url, _): return relations
        case (nil, _): return common.union(["artists", "releases", "artist-credits", "isrcs"])
        }
    }
}
