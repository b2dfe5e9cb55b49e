extension DiscogsShapes {
    /// A release or master among the hits of a search; what is unknown is left out.
    func hit(_ release: DiscogsRelease, isMaster: Bool) -> JSONValue {
        let (kind, id) = isMaster ? ("master", release.masterID) : ("release", release.id)
        var shape = JSONValue.object([
            "id": .integer(id), "type": .string(kind), "title": .string("\(names(release)) - \(release.title)"),
            "uri": .string("/\(kind)/\(id)"), "resource_url": .string("\(root)/\(kind)s/\(id)"), "thumb": "",
            "country": .string(release.country ?? ""), "genre": .array([]), "style": .array([]),
            "format": .texts(release.formats + [release.type].compactMap { $0 }), "label": .array([]), "catno": "",
            "barcode": .texts([release.barcode].compactMap { $0 }),
        ])
        if release.year > 0 { shape = shape.adding("year", .string(String(release.year))) }
        return shape
    }

    func hit(_ artist: DiscogsArtist) -> JSONValue {
        .object([
            "id": .integer(artist.id), "type": "artist", "title": .string(artist.name), "thumb": "",
            "uri": .string("/artist/\(artist.id)"), "resource_url": .string("\(root)/artists/\(artist.id)"),
        ])
    }

    /// A line of an artist's discography: masters where the artist is the main one, releases else.
    func line(_ release: DiscogsRelease, role: String) -> JSONValue {
        let isMaster = role == "Main"
        let (kind, id) = isMaster ? ("master", release.masterID) : ("release", release.id)
        let shape = JSONValue.object([
            "id": .integer(id), "type": .string(kind), "title": .string(release.title), "role": .string(role),
            "resource_url": .string("\(root)/\(kind)s/\(id)"), "thumb": "", "year": .integer(release.year),
        ])
        if isMaster { return shape.adding("main_release", .integer(release.id)) }
        return shape.adding("status", "Accepted").adding("label", "")
            .adding("format", .string(release.formats.joined(separator: ", ")))
    }

    func names(_ release: DiscogsRelease) -> String {
        release.credit.map { (catalogue.artist($0.artistID)?.name ?? $0.name) + $0.joinphrase }.joined()
    }
}
