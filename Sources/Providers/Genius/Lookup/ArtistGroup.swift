import Catalogue
import Matching

/// The recordings of a batch whose first artist is the same: they may be looked for in that artist's list.
struct ArtistGroup: Equatable {
    /// The artist's id where we have it.
    let geniusID: Int?
    /// Places in the batch.
    var members: [Int]

    /// In the order of their first members.
    static func groups(of recordings: [WantedRecording]) -> [ArtistGroup] {
        var groups: [ArtistGroup] = []
        var places: [Key: Int] = [:]
        for (index, recording) in recordings.enumerated() {
            let artist = recording.artists.first
            let id = artist?.nativeIDs[Genius.source]?.lazy.compactMap { GeniusID.number($0) }.first
            let key = id.map(Key.id) ?? .name(NameKey(artist?.name ?? ""))
            if let place = places[key] {
                groups[place].members.append(index)
            } else {
                places[key] = groups.count
                groups.append(ArtistGroup(geniusID: id, members: [index]))
            }
        }
        return groups
    }

    /// Namesakes have ids of their own.
    private enum Key: Hashable {
        case id(Int)
        case name(NameKey)
    }
}
