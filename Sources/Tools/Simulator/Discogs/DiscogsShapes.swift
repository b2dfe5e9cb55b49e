/// Releases, masters and artists as JSON.
struct DiscogsShapes: Sendable {
    let catalogue: DiscogsCatalogue
    /// What the addresses of resources begin with.
    let root: String

    private static let site = "https://www.discogs.com"

    func release(_ release: DiscogsRelease) -> JSONValue {
        let shared = shared(release, id: release.id, kind: "release").adding("status", "Accepted")
            .adding("artists", credit(release.credit)).adding("extraartists", credits(release.credits))
            .adding("tracklist", .array(release.tracks.map(track)))
        return shared.adding("country", .string(release.country ?? "")).adding("released", .string(release.date ?? ""))
            .adding("released_formatted", .string(release.date ?? "")).adding("master_id", .integer(release.masterID))
            .adding("master_url", .string("\(root)/masters/\(release.masterID)"))
            .adding("formats", .array(formats(release))).adding("format_quantity", .integer(release.formats.count))
            .adding("identifiers", .array(identifiers(release))).adding("labels", .array([]))
            .adding("companies", .array([])).adding("series", .array([])).adding("notes", "")
            .adding("thumb", "").adding("community", Self.community)
    }

    /// Poorer than its release: no credits of the whole.
    func master(_ release: DiscogsRelease) -> JSONValue {
        shared(release, id: release.masterID, kind: "master").adding("main_release", .integer(release.id))
            .adding("main_release_url", .string("\(root)/releases/\(release.id)"))
            .adding("versions_url", .string("\(root)/masters/\(release.masterID)/versions"))
            .adding("artists", credit(release.credit)).adding("tracklist", .array(release.tracks.map(track)))
    }

    private func shared(_ release: DiscogsRelease, id: Int, kind: String) -> JSONValue {
        .object([
            "id": .integer(id), "title": .string(release.title), "year": .integer(release.year),
            "resource_url": .string("\(root)/\(kind)s/\(id)"), "uri": .string("\(Self.site)/\(kind)/\(id)"),
            "data_quality": "Correct", "genres": .array([]), "styles": .array([]), "images": .array([]),
            "videos": .array([]), "num_for_sale": 0, "lowest_price": .null,
        ])
    }

    private static let community = JSONValue.object([
        "contributors": .array([]), "data_quality": "Correct", "have": 0, "want": 0,
        "rating": .object(["average": 0, "count": 0]), "status": "Accepted",
    ])

    private func formats(_ release: DiscogsRelease) -> [JSONValue] {
        release.formats.map { name in
            .object([
                "name": .string(name), "qty": "1",
                "descriptions": .texts([release.type].compactMap { $0 } + release.furtherTypes),
            ])
        }
    }

    private func identifiers(_ release: DiscogsRelease) -> [JSONValue] {
        let barcode = [release.barcode].compactMap { $0 }.filter { !$0.isEmpty }
        return barcode.map { .object(["type": "Barcode", "value": .string($0)]) }
            + release.isrcs.map { .object(["type": "ISRC", "value": .string($0)]) }
    }

    private func track(_ track: DiscogsTrack) -> JSONValue {
        var shape = JSONValue.object([
            "position": .string(track.position), "type_": "track", "title": .string(track.title),
            "duration": .string(track.duration),
        ])
        if !track.credit.isEmpty { shape = shape.adding("artists", credit(track.credit)) }
        if !track.credits.isEmpty { shape = shape.adding("extraartists", credits(track.credits)) }
        return shape
    }

    private func credit(_ parts: [CreditPart]) -> JSONValue {
        .array(
            parts.map { part in
                var join = part.joinphrase.drop { $0 == " " }
                while join.last == " " { join.removeLast() }
                return artist(part.artistID, spelling: part.name, join: String(join))
            })
    }

    private func credits(_ credits: [DiscogsCredit]) -> JSONValue {
        .array(
            credits.map {
                artist(
                    $0.artistID, spelling: $0.spelling, role: $0.roles.joined(separator: ", "), tracks: $0.tracks)
            })
    }

    /// All strings are there, most of them empty.
    private func artist(
        _ id: String, spelling: String, join: String = "", role: String = "", tracks: String = ""
    ) -> JSONValue {
        let artist = catalogue.artist(id)
        // Whoever has no page has the number 0.
        let number = artist?.id ?? 0
        let isOther = spelling != catalogue.facts.artists[id]?.name
        return .object([
            "name": .string(artist?.name ?? spelling), "anv": .string(isOther ? spelling : ""),
            "join": .string(join), "role": .string(role), "tracks": .string(tracks), "id": .integer(number),
            "resource_url": .string("\(root)/artists/\(number)"),
        ])
    }

    func artist(_ artist: DiscogsArtist) -> JSONValue {
        let own = artist.isSynthetic ? artist.links.filter { !$0.contains("discogs.com/") } : []
        let aliases = catalogue.facts.artists[artist.catalogueID]?.aliases.map(\.name) ?? []
        return .object([
            "id": .integer(artist.id), "name": .string(artist.name),
            "profile": artist.isSynthetic ? "Somebody who does not exist." : "", "namevariations": .texts(aliases),
            "aliases": .array([]), "urls": .texts(own), "images": .array([]), "data_quality": "Correct",
            "releases_url": .string("\(root)/artists/\(artist.id)/releases"),
            "resource_url": .string("\(root)/artists/\(artist.id)"),
            "uri": .string("\(Self.site)/artist/\(artist.id)"),
        ])
    }
}
