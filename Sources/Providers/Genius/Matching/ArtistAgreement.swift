import Catalogue
import Matching

/// How well the artists of a song are those of a track.
enum ArtistAgreement {
    /// 1: the same; between: some are missing on a side; 0: nobody of ours is a main artist of the song,
    /// however good the title.
    ///
    /// - Parameter title: Ours: guests may be named there alone.
    static func score(_ ours: [ArtistReference], title: String, _ song: SongJSON) -> Double {
        let theirs = song.primaryArtists + song.featuredArtists
        if isJoint(ours, theirs) { return 1 }
        let isJoint = isJoint(ours, song.primaryArtists)
        guard isJoint || hasMain(ours, of: song) else { return 0 }
        let found = ours.map { our in isJoint ? 1 : theirs.map { likeness(our, $0) }.max() ?? 0 }
        let wanted = theirs.enumerated().map { place, artist -> Double in
            if isJoint, place < song.primaryArtists.count { return 1 }
            return names(artist, in: title) ? 1 : ours.map { likeness($0, artist) }.max() ?? 0
        }
        return (found + wanted).reduce(0, +) / Double(found.count + wanted.count)
    }

    /// Whether one of ours is a main artist of the song.
    static func hasMain(_ ours: [ArtistReference], of song: SongJSON) -> Bool {
        ours.contains { main($0, of: song) != nil }
    }

    /// The song's main artist who is this one of ours; nil: none is.
    static func main(_ our: ArtistReference, of song: SongJSON) -> ArtistJSON? {
        song.primaryArtists.first { likeness(our, $0) > 0 }
    }

    /// 1: the same id or name; 0.9: the same but for an article, or what stands in brackets after one of the names;
    /// else 0.
    static func likeness(_ our: ArtistReference, _ artist: ArtistJSON) -> Double {
        if our.nativeIDs[Genius.source]?.contains(String(artist.id)) == true { return 1 }
        let (left, right) = (NameKey(our.name), NameKey(artist.name))
        guard !left.isEmpty, left != right else { return left.isEmpty ? 0 : 1 }
        if ActName(our.name) == ActName(artist.name) { return 0.9 }
        return withoutBracket(our.name) == right || withoutBracket(artist.name) == left ? 0.9 : 0
    }

    private static func withoutBracket(_ name: String) -> NameKey? {
        let parts = TitleParts(TitleText.normal(name)) { _ in false }
        return parts.tails.isEmpty ? nil : NameKey(String(parts.base))
    }

    /// Several artists may stand under one name, `A & B`.
    private static func isJoint(_ ours: [ArtistReference], _ theirs: [ArtistJSON]) -> Bool {
        let (left, right) = (words(ours.map(\.name)), words(theirs.map(\.name)))
        return !left.isEmpty && left == right
    }

    private static func words(_ names: [String]) -> [Substring] {
        names.map { NameKey($0).text }.joined(separator: " ").split(separator: " ").filter { $0 != "and" }.sorted()
    }

    private static func names(_ artist: ArtistJSON, in title: String) -> Bool {
        let name = NameKey(artist.name)
        return !name.isEmpty && " \(NameKey(title).text) ".contains(" \(name.text) ")
    }
}
