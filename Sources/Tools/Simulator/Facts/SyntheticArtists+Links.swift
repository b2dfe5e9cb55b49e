extension Facts {
    /// Albums of the first synthetic artist that link to their release at Discogs; all others must be searched for.
    private static let linkedAlbums = 60

    mutating func insertLink(_ resource: String, _ type: String, _ typeID: String, of end: Reference) {
        let link = Link(id: SimulatedID.make("url", resource), resource: resource)
        insert(link)
        insert(Relation(type: type, typeID: typeID, source: end, target: Reference(kind: .url, id: link.id)))
    }

    /// Links a synthetic album, if it is one of those.
    mutating func insertDiscogsLink(of release: Release, album number: Int) {
        guard release.credit.first?.name == "Synthetic Artist One", number <= Self.linkedAlbums else { return }
        insertLink(
            "https://www.discogs.com/release/\(SimulatedNumber.discogsRelease(release.id))", "discogs",
            TypeID.discogsRelease, of: Reference(kind: .release, id: release.id))
    }
}

extension TypeID {
    static let lyricsPage = "e4d73442-3762-45a8-905c-401da65544ed"
    static let discogsArtist = "04a5b104-a4c2-4bac-99a1-7b837c37d9e4"
    static let discogsRelease = "4a78823c-1c53-4176-a5f3-58026c76f2bc"
}
