import Catalogue
import Matching
import Messages

/// What is looked for once: a track, with others that have an ISRC in common with it.
struct WantedRecording: Equatable {
    private(set) var tracks: [TrackReference]
    private(set) var isrcCodes: Set<String>

    let title: String
    let songTitle: RecordingTitle
    let artists: [ArtistReference]

    init(_ track: TrackReference) {
        tracks = [track]
        isrcCodes = Self.codes(of: track)
        title = track.title
        songTitle = track.recordingTitle
        artists = track.artists
    }

    /// Of the earliest album that it stands on.
    var year: Int? { tracks.flatMap(\.places).compactMap { $0.releaseDate.flatMap { Int($0.prefix(4)) } }.min() }

    /// The song's id where Genius itself, or a person, gave it to us.
    var songID: Int? {
        tracks.lazy.flatMap { $0.nativeIDs[Genius.source] ?? [] }.compactMap { GeniusID.number($0) }.first
    }

    /// Whether there is anything to search by.
    var isSearchable: Bool { !songTitle.isEmpty && artists.first.map { !NameKey($0.name).isEmpty } == true }

    /// Whose the tracks are that a song's page plays.
    ///
    /// - Parameter all: The other recordings that we know of.
    func owner(of spotifyIDs: [String], for track: TrackReference, among all: [WantedRecording]) -> SpotifyProof.Owner {
        guard !spotifyIDs.isEmpty else { return .none }
        if let own = track.nativeIDs[.spotify], spotifyIDs.contains(where: own.contains) { return .track }
        if spotifyIDs.contains(where: has) { return .sameRecording }
        if all.contains(where: { $0.isOther(than: self) && spotifyIDs.contains(where: $0.has) }) {
            return .otherRecording
        }
        return tracks.contains { $0.nativeIDs[.spotify]?.isEmpty == false } ? .unknown : .none
    }

    private func isOther(than other: WantedRecording) -> Bool {
        !isrcCodes.isEmpty && !other.isrcCodes.isEmpty && isrcCodes.isDisjoint(with: other.isrcCodes)
    }

    /// In the order of their first tracks.
    static func recordings(of tracks: [TrackReference]) -> [WantedRecording] {
        var recordings: [WantedRecording] = []
        var places: [String: Int] = [:]
        for track in tracks {
            let codes = codes(of: track)
            let place = codes.sorted().lazy.compactMap { places[$0] }.first
            if let place {
                recordings[place].add(track)
            } else {
                recordings.append(WantedRecording(track))
            }
            for code in codes where places[code] == nil { places[code] = place ?? recordings.count - 1 }
        }
        return recordings
    }

    private mutating func add(_ track: TrackReference) {
        tracks.append(track)
        isrcCodes.formUnion(Self.codes(of: track))
    }

    private func has(_ spotifyID: String) -> Bool {
        tracks.contains { $0.nativeIDs[.spotify]?.contains(spotifyID) == true }
    }

    private static func codes(of track: TrackReference) -> Set<String> { Set(track.isrcCodes.map { $0.uppercased() }) }
}

extension Source {
    /// Whose tracks Genius's pages play.
    static let spotify = Source("spotify")
}

/// Ids of Genius are numbers; ours are texts.
enum GeniusID {
    /// nil: it can't be an id of Genius, so it needn't be asked.
    static func number(_ text: String) -> Int? {
        guard (1...15).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return Int(text).flatMap { $0 > 0 ? $0 : nil }
    }
}
