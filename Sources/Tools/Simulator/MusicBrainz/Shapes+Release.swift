extension Shapes {
    func release(_ release: Release) -> JSONValue {
        var shape = brief(release).adding("asin", .text(release.asin)).adding(
            "cover-art-archive",
            .object(["artwork": false, "front": false, "back": false, "darkened": false, "count": 0]))
        if includes.hasCredits { shape = shape.adding("artist-credit", credit(release.credit)) }
        if includes.contains("release-groups"), let group = facts.releaseGroups[release.groupID] {
            shape = shape.adding("release-group", releaseGroup(group, isNested: true))
        }
        if includes.contains("recordings") || includes.contains("media") || includes.contains("discids") {
            shape = shape.adding("media", .array(release.media.map(medium)))
        }
        return withRelations(shape, of: Reference(kind: .release, id: release.id))
    }

    /// As it stands inside other entities. Date, country and events are there only when one is known.
    func brief(_ release: Release) -> JSONValue {
        let shape = JSONValue.object([
            "id": .string(release.id), "title": .string(release.title), "status": .text(release.status),
            "status-id": .text(release.statusID), "disambiguation": .string(release.disambiguation),
            "quality": .string(release.quality), "packaging": .text(release.packaging),
            "packaging-id": .text(release.packagingID), "barcode": .text(release.barcode),
            "text-representation": .object(["language": .text(release.language), "script": .text(release.script)]),
        ])
        guard !release.events.isEmpty else { return shape }
        return shape.adding("date", .string(release.date ?? "")).adding("country", .text(release.country))
            .adding("release-events", .array(release.events))
    }

    private func medium(_ medium: Medium) -> JSONValue {
        let shape = JSONValue.object([
            "position": .integer(medium.position), "title": .string(medium.title), "format": .text(medium.format),
            "format-id": .text(medium.formatID), "track-count": .integer(medium.tracks.count),
        ])
        guard includes.contains("recordings") else { return shape }
        let tracks = medium.tracks.enumerated().map { track($1, position: $0 + 1) }
        return shape.adding("track-offset", 0).adding("tracks", .array(tracks))
    }

    private func track(_ track: Track, position: Int) -> JSONValue {
        let recording = facts.recordings[track.recordingID]
        let shape = JSONValue.object([
            "id": .string(track.id), "number": .string(track.number), "position": .integer(position),
            "title": .string(track.title), "length": .number(track.length),
            "recording": recording.map { self.recording($0, isNested: true) } ?? .null,
        ])
        guard includes.hasCredits else { return shape }
        return shape.adding("artist-credit", credit(recording?.credit ?? []))
    }
}
