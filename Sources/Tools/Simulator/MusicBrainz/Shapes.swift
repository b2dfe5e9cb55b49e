/// Entities as JSON, in the shapes of lookups and browses.
struct Shapes: Sendable {
    let facts: Facts
    let includes: Includes

    /// Most linked entities that a lookup lists.
    static let linkedMaximum = 25

    func artist(_ artist: Artist) -> JSONValue {
        var shape: JSONValue = brief(artist)
        shape = shape.adding("gender", .text(artist.gender)).adding("gender-id", .text(artist.genderID))
        shape = shape.adding("area", artist.area)
            .adding("begin-area", artist.beginArea).adding("end-area", artist.endArea)
            .adding("life-span", lifeSpan(artist))
            .adding("isnis", .texts(artist.isnis)).adding("ipis", .texts(artist.ipis))
        if includes.contains("aliases") { shape = shape.adding("aliases", .array(artist.aliases.map(alias))) }
        return withRelations(shape, of: Reference(kind: .artist, id: artist.id))
    }

    /// As it stands inside other entities.
    func brief(_ artist: Artist) -> JSONValue {
        .object([
            "id": .string(artist.id), "name": .string(artist.name), "sort-name": .string(artist.sortName),
            "disambiguation": .string(artist.disambiguation), "type": .text(artist.type),
            "type-id": .text(artist.typeID), "country": .text(artist.country),
        ])
    }

    private func lifeSpan(_ artist: Artist) -> JSONValue {
        .object([
            "begin": artist.lifeSpan["begin"] ?? .null, "end": artist.lifeSpan["end"] ?? .null,
            "ended": artist.lifeSpan["ended"] ?? false,
        ])
    }

    private func alias(_ alias: Alias) -> JSONValue {
        .object([
            "name": .string(alias.name), "sort-name": .string(alias.sortName), "type": .text(alias.type),
            "type-id": .text(alias.typeID), "locale": .text(alias.locale),
            "primary": alias.isPrimary.map(JSONValue.boolean) ?? .null, "begin": .text(alias.begin),
            "end": .text(alias.end), "ended": .boolean(alias.hasEnded),
        ])
    }

    func credit(_ credit: [CreditPart]) -> JSONValue {
        .array(
            credit.map { part in
                .object([
                    "name": .string(part.name), "joinphrase": .string(part.joinphrase),
                    "artist": facts.artists[part.artistID].map(brief) ?? .null,
                ])
            })
    }

    /// - Parameter isNested: Inside a release, where relations need `recording-level-rels`.
    func recording(_ recording: Recording, isNested: Bool = false) -> JSONValue {
        var shape = brief(recording)
        if let date = recording.firstReleaseDate { shape = shape.adding("first-release-date", .string(date)) }
        if includes.hasCredits { shape = shape.adding("artist-credit", credit(recording.credit)) }
        if includes.contains("isrcs") { shape = shape.adding("isrcs", .texts(recording.isrcs)) }
        guard !isNested || includes.contains("recording-level-rels") else { return shape }
        return withRelations(shape, of: Reference(kind: .recording, id: recording.id))
    }

    func brief(_ recording: Recording) -> JSONValue {
        .object([
            "id": .string(recording.id), "title": .string(recording.title), "length": .number(recording.length),
            "disambiguation": .string(recording.disambiguation), "video": .boolean(recording.isVideo),
        ])
    }

    /// - Parameter isNested: Inside a recording, where relations need `work-level-rels`.
    func work(_ work: Work, isNested: Bool = false) -> JSONValue {
        guard !isNested || includes.contains("work-level-rels") else { return brief(work) }
        return withRelations(brief(work), of: Reference(kind: .work, id: work.id))
    }

    func brief(_ work: Work) -> JSONValue {
        .object([
            "id": .string(work.id), "title": .string(work.title), "disambiguation": .string(work.disambiguation),
            "type": .text(work.type), "type-id": .text(work.typeID), "language": .text(work.language),
            "languages": .texts(work.languages), "iswcs": .texts(work.iswcs), "attributes": .array([]),
        ])
    }

    func releaseGroup(_ group: ReleaseGroup, isNested: Bool = false) -> JSONValue {
        var shape = JSONValue.object([
            "id": .string(group.id), "title": .string(group.title), "disambiguation": .string(group.disambiguation),
            "primary-type": .text(group.primaryType), "primary-type-id": .text(group.primaryTypeID),
            "secondary-types": .texts(group.secondaryTypes), "secondary-type-ids": .texts(group.secondaryTypeIDs),
            "first-release-date": .string(group.firstReleaseDate ?? ""),
        ])
        if includes.hasCredits { shape = shape.adding("artist-credit", credit(group.credit)) }
        return isNested ? shape : withRelations(shape, of: Reference(kind: .releaseGroup, id: group.id))
    }

    func link(_ link: Link) -> JSONValue {
        withRelations(brief(link), of: Reference(kind: .url, id: link.id))
    }

    func brief(_ link: Link) -> JSONValue {
        .object(["id": .string(link.id), "resource": .string(link.resource)])
    }
}
