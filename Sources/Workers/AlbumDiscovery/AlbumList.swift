import Catalogue
import FleetMessages

/// A page of one of an artist's lists of albums: a source that knows them under several ids has several.
struct AlbumList: Sendable, Equatable {
    let nativeID: String
    let page: Page<FoundAlbum>
    /// Other ids of the artist at the source whose lists nobody has been asked for yet.
    let others: [String]
    /// Whether the list is as long as when it was last read, lately, to its end: what is beyond this page is as stored.
    let isUnchanged: Bool

    /// - Parameters:
    ///   - offset: Where the page starts.
    ///   - totalBefore: How long the list was when it was last read to its end; nil: not lately.
    init(nativeID: String, page: Page<FoundAlbum>, others: [String] = [], offset: Int = 0, totalBefore: Int? = nil) {
        self.nativeID = nativeID
        self.page = page
        self.others = others
        isUnchanged = offset == 0 && page.nextOffset != nil && page.total != nil && page.total == totalBefore
    }

    /// How long the list is, where it was read to its end just now; nil: it was not, or nobody says.
    var totalRead: Int? { page.nextOffset == nil ? page.total : nil }

    /// What else is to be read at the source: the next page, and each further list from its start.
    func further(of artist: ArtistID) -> [AlbumDiscovery] {
        let offset = isUnchanged ? nil : page.nextOffset
        let next = offset.map { AlbumDiscovery(artistId: artist, offset: $0, nativeId: nativeID) }
        return (next.map { [$0] } ?? []) + others.map { AlbumDiscovery(artistId: artist, nativeId: $0) }
    }
}

extension AlbumDiscovery {
    /// The list that this message is about, and those that are to be asked for beside it.
    ///
    /// - Parameter ids: Under which the source knows the artist, in order.
    /// - Returns: nil where it knows them under none, or no longer under the one that the message names.
    func lists(of ids: [String]) -> (id: String, others: [String])? {
        if let nativeId { return ids.contains(nativeId) ? (nativeId, []) : nil }
        guard let first = ids.first else { return nil }
        return (first, offset == 0 ? Array(ids.dropFirst()) : [])
    }
}
