import CatalogueAnswers

/// Addresses of artists' pages as people paste them. Pure.
enum ArtistAddress {
    /// The id that it ends in: of `spotify:artist:…`, and of a page at open.spotify.com or musicbrainz.org. nil: it is
    /// no such address.
    static func id(in text: String) -> String? {
        guard let address = PastedAddress(text), address.isArtist, ["musicbrainz", "spotify"].contains(address.source)
        else { return nil }
        return address.nativeID
    }
}
