extension MusicBrainz {
    /// Lists what is linked to one entity, a page at a time.
    func browse(_ kind: EntityKind, _ parameters: Parameters, fault: PagingFault?) throws -> Answer {
        let includes = try Includes(parameters, resource: kind, isBrowse: true)
        let page = try Page(parameters, fault: fault)
        let links = (Self.links[kind] ?? []).compactMap { name in parameters[name].map { (name, $0.lowercased()) } }
        guard let (link, id) = links.first, links.count == 1 else { throw Refusal(answer: Self.unmatched(kind)) }
        let shapes = shapes(includes)
        switch kind {
        case .artist:
            let found = artists(link, id).compactMap { facts.artists[$0] }
            return envelope(kind, page, count: found.count, page.cut(found).map(shapes.artist))
        case .recording:
            let found = recordings(link, id).compactMap { facts.recordings[$0] }
            return envelope(kind, page, count: found.count, page.cut(found).map { shapes.recording($0) })
        case .releaseGroup:
            let found = groups(link, id).filter { isOfType($0, parameters) }
            return envelope(kind, page, count: found.count, page.cut(found).map { shapes.releaseGroup($0) })
        default:
            let found = releases(link, id).filter { isOfStatus($0, parameters) }
            let isLong = includes.contains("recordings")
            let cut = isLong ? page.cut(found) { $0.tracks.count } : page.cut(found)
            return envelope(.release, page, count: found.count, cut.map(shapes.release))
        }
    }

    /// By which entities each resource may be browsed.
    private static let links: [EntityKind: [String]] = [
        .artist: ["recording", "release", "release-group", "work"],
        .recording: ["artist", "release", "work"],
        .release: ["artist", "track_artist", "recording", "release-group"],
        .releaseGroup: ["artist", "release"],
    ]

    private func envelope(_ kind: EntityKind, _ page: Page, count: Int, _ shapes: [JSONValue]) -> Answer {
        let name = kind.rawValue
        return .ok(
            .object([
                "\(name)-count": .integer(count), "\(name)-offset": .integer(page.offset), "\(name)s": .array(shapes),
            ]))
    }

    private func artists(_ link: String, _ id: String) -> [String] {
        let credit: [CreditPart]? =
            switch link {
            case "recording": facts.recordings[id]?.credit
            case "release": facts.releases[id]?.credit
            case "release-group": facts.releaseGroups[id]?.credit
            default: nil
            }
        if let credit { return credit.map(\.artistID) }
        return facts.relations(of: Reference(kind: .work, id: id)).map(\.source).filter { $0.kind == .artist }.map(\.id)
    }

    private func recordings(_ link: String, _ id: String) -> [String] {
        switch link {
        case "artist": facts.recordingsByArtist[id] ?? []
        case "release": facts.releases[id]?.tracks.map(\.recordingID) ?? []
        default:
            facts.relations(of: Reference(kind: .work, id: id)).map(\.source).filter { $0.kind == .recording }
                .map(\.id)
        }
    }

    private func releases(_ link: String, _ id: String) -> [Release] {
        let ids: [String]? =
            switch link {
            case "artist": facts.releasesByArtist[id]
            case "track_artist": facts.releasesByTrackArtist[id]
            case "recording": facts.releasesByRecording[id]
            default: facts.releasesByGroup[id]
            }
        return (ids ?? []).compactMap { facts.releases[$0] }
    }

    private func groups(_ link: String, _ id: String) -> [ReleaseGroup] {
        let ids = link == "artist" ? facts.groupsByArtist[id] : facts.releases[id].map { [$0.groupID] }
        return (ids ?? []).compactMap { facts.releaseGroups[$0] }
    }

    /// `type=album|single`; no parameter lets all through.
    private func isOfType(_ group: ReleaseGroup, _ parameters: Parameters) -> Bool {
        guard let types = parameters["type"]?.lowercased().split(separator: "|") else { return true }
        let own = [group.primaryType ?? ""] + group.secondaryTypes
        return own.contains { types.contains(Substring($0.lowercased())) }
    }

    private func isOfStatus(_ release: Release, _ parameters: Parameters) -> Bool {
        if let statuses = parameters["status"]?.lowercased().split(separator: "|") {
            guard statuses.contains(Substring(release.status?.lowercased() ?? "")) else { return false }
        }
        return facts.releaseGroups[release.groupID].map { isOfType($0, parameters) } ?? true
    }
}
