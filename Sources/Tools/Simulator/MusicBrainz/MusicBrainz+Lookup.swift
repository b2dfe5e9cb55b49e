extension MusicBrainz {
    func lookup(_ kind: EntityKind, _ id: String, _ parameters: Parameters) throws -> Answer {
        let id = id.lowercased()
        guard Self.isMBID(id) else { return .usageError(400, "Invalid mbid.") }
        let shapes = shapes(try Includes(parameters, resource: kind))
        return switch kind {
        case .artist: facts.artists[id].map { .ok(linked(to: $0, shapes)) } ?? .notFound
        case .recording: facts.recordings[id].map { .ok(linked(to: $0, shapes)) } ?? .notFound
        case .release: facts.releases[id].map { .ok(shapes.release($0)) } ?? .notFound
        case .releaseGroup: facts.releaseGroups[id].map { .ok(linked(to: $0, shapes)) } ?? .notFound
        case .work: facts.works[id].map { .ok(shapes.work($0)) } ?? .notFound
        case .url: facts.links[id].map { .ok(shapes.link($0)) } ?? .notFound
        }
    }

    func isrc(_ isrc: String, _ parameters: Parameters) throws -> Answer {
        let isrc = isrc.uppercased()
        guard Self.isISRC(isrc) else { return .usageError(400, "Invalid isrc.") }
        let shapes = shapes(try Includes(parameters, resource: nil))
        guard let ids = facts.recordingsByISRC[isrc] else { return .notFound }
        let recordings = ids.compactMap { facts.recordings[$0] }.map { shapes.recording($0) }
        return .ok(.object(["isrc": .string(isrc), "recordings": .array(recordings)]))
    }

    /// One resource is a bare object or a 404, several are a list of those known.
    func links(_ parameters: Parameters) throws -> Answer {
        let resources = parameters.all("resource")
        guard !resources.isEmpty else { throw Refusal(answer: Self.unmatched(.url)) }
        let shapes = shapes(try Includes(parameters, resource: .url))
        var seen: Set<String> = []
        let known = resources.prefix(Page.limitMaximum).filter { seen.insert($0).inserted }
            .compactMap { facts.linksByResource[$0] }.compactMap { facts.links[$0] }.map(shapes.link)
        if resources.count == 1 { return known.first.map { .ok($0) } ?? .notFound }
        return .ok(.object(["url-count": .integer(known.count), "url-offset": 0, "urls": .array(known)]))
    }

    static func unmatched(_ kind: EntityKind) -> Answer {
        .usageError(
            400, "The given parameters do not match any available query type for the \(kind.rawValue) resource.")
    }

    private func linked(to artist: Artist, _ shapes: Shapes) -> JSONValue {
        var shape = shapes.artist(artist)
        if shapes.includes.contains("recordings") {
            shape = shape.adding(
                "recordings",
                first(facts.recordingsByArtist[artist.id], facts.recordings) {
                    shapes.recording($0, isNested: true)
                })
        }
        if shapes.includes.contains("releases") {
            shape = shape.adding("releases", first(facts.releasesByArtist[artist.id], facts.releases, shapes.brief))
        }
        if shapes.includes.contains("release-groups") {
            shape = shape.adding(
                "release-groups",
                first(facts.groupsByArtist[artist.id], facts.releaseGroups) {
                    shapes.releaseGroup($0, isNested: true)
                })
        }
        if shapes.includes.contains("works") {
            let own = facts.relations(of: Reference(kind: .artist, id: artist.id)).map(\.target)
            shape = shape.adding("works", first(own.filter { $0.kind == .work }.map(\.id), facts.works, shapes.brief))
        }
        return shape
    }

    private func linked(to recording: Recording, _ shapes: Shapes) -> JSONValue {
        let shape = shapes.recording(recording)
        guard shapes.includes.contains("releases") else { return shape }
        return shape.adding("releases", first(facts.releasesByRecording[recording.id], facts.releases, shapes.brief))
    }

    private func linked(to group: ReleaseGroup, _ shapes: Shapes) -> JSONValue {
        let shape = shapes.releaseGroup(group)
        guard shapes.includes.contains("releases") else { return shape }
        return shape.adding("releases", first(facts.releasesByGroup[group.id], facts.releases, shapes.brief))
    }

    private func first<Entity>(
        _ ids: [String]?, _ table: Facts.Table<Entity>, _ shape: (Entity) -> JSONValue
    ) -> JSONValue {
        .array((ids ?? []).prefix(Shapes.linkedMaximum).compactMap { table[$0] }.map(shape))
    }

    private static func isMBID(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        return parts.map(\.count) == [8, 4, 4, 4, 12] && parts.joined().allSatisfy { $0.isASCII && $0.isHexDigit }
    }

    private static func isISRC(_ text: String) -> Bool {
        let characters = Array(text)
        guard characters.count == 12, characters.allSatisfy({ $0.isASCII }) else { return false }
        return characters[..<2].allSatisfy(\.isLetter) && characters[2..<5].allSatisfy { $0.isLetter || $0.isNumber }
            && characters[5...].allSatisfy(\.isNumber)
    }
}
