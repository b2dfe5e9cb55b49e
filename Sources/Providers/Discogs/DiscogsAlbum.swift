/// An album that was read, under its own id.
struct DiscogsAlbum: Equatable, Sendable {
    let id: DiscogsAlbumID
    let json: AlbumJSON

    /// Whether other people's tracks are gathered, or tracks of several albums: who made the album did not make them.
    /// So it is where that can't be read.
    var isGathered: Bool {
        !json.isKindKnown || json.artists.contains { DiscogsName.isVarious($0.name) }
            || json.formats.contains { $0.descriptions?.contains("Compilation") ?? false }
    }

    /// - Parameter asked: The id it was asked for: where two entries were merged, the answer's own counts.
    init(_ json: AlbumJSON, asked: DiscogsAlbumID) {
        id = DiscogsNumber(json.id).map { DiscogsAlbumID(asked.kind, $0) } ?? asked
        self.json = json
    }
}
