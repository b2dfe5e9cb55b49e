import FleetMessages
import Matching

/// A track of ours that a source's track may be.
struct TrackCandidate: Equatable, Sendable {
    let track: TrackID
    let title: RecordingTitle
    let lengthMilliseconds: Int?
    let isrcCodes: Set<String>
    /// Whether an artist of the source's track stands on it.
    let isBySameArtist: Bool
    /// The ids under which that source knows it already.
    let nativeIDs: Set<String>
    /// Where it stands.
    let places: Set<TrackPlace>
    /// Where it stands on albums that the source knows, by their ids.
    let ownPlaces: Set<TrackPlace>
}

/// A place on an album, by the album's ``TitleKey``, or by its id at a source.
struct TrackPlace: Hashable, Sendable {
    let album: String
    let disc, position: Int
}

/// A track of a source with all by which it may be one of ours.
struct UnplacedTrack: Equatable, Sendable {
    let nativeID: String
    let artists: [FoundArtistCredit]
    let isRecording: Bool
    let title: RecordingTitle
    let lengthMilliseconds: Int?
    let isrcCodes: Set<String>
    let place: TrackPlace
    /// The same by the album's id.
    let ownPlace: TrackPlace
    /// All the tracks that the source lists on that album.
    let listed: Set<String>

    /// The tracks of an album, each with the same list.
    static func tracks(of album: FoundAlbum) -> [UnplacedTrack] {
        let tracks = album.tracks ?? []
        let listed = Set(tracks.map(\.nativeID))
        let key = TitleKey(album: album.title).text
        return tracks.map { UnplacedTrack($0, on: key, album.nativeID, listed) }
    }

    private init(_ track: FoundTrack, on album: String, _ albumID: String, _ listed: Set<String>) {
        nativeID = track.nativeID
        artists = track.artists
        isRecording = track.isRecording
        title = track.recordingTitle
        lengthMilliseconds = track.lengthMilliseconds
        isrcCodes = Set(track.isrcCodes.map { $0.uppercased() })
        place = TrackPlace(album: album, disc: track.discNumber, position: track.position)
        ownPlace = TrackPlace(album: albumID, disc: track.discNumber, position: track.position)
        self.listed = listed
    }
}

/// Which of our tracks the tracks of a source are. Pure.
///
/// By everything that is known: version and title, ISRC, length, artist, place. A version is never another; a code
/// proves nothing against a title; what two could be stays open, and becomes a track of its own.
enum TrackAssignment {
    /// A second of length, or half a place: less doesn't tell twins apart.
    private static let margin = 10

    /// What was decided, by the ids of the source.
    struct Placing: Equatable {
        /// The tracks of ours that some are.
        var known: [String: TrackID] = [:]
        /// New ones that are the same as another new one.
        var same: [String: String] = [:]
    }

    /// - Parameter candidates: By the id of the source's track.
    static func assign(_ found: [UnplacedTrack], _ candidates: [String: [TrackCandidate]]) -> Placing {
        let recordings = recordings(in: found.sorted { $0.nativeID < $1.nativeID })
        let ours = Set(found.flatMap { candidates[$0.nativeID] ?? [] }.map(\.track)).sorted {
            $0.rawValue < $1.rawValue
        }
        let places = Dictionary(uniqueKeysWithValues: ours.enumerated().map { ($1, $0) })
        let edges = recordings.enumerated().flatMap { index, tracks in
            tracks.flatMap { track in
                (candidates[track.nativeID] ?? []).compactMap { candidate -> Assignment.Edge? in
                    guard let place = places[candidate.track] else { return nil }
                    return Assignment.Edge(left: index, right: place, score: score(track, candidate))
                }
            }
        }
        let best = Assignment.best(edges, margin: margin)
        return recordings.enumerated().reduce(into: Placing()) { placing, recording in
            let ids = recording.element.map(\.nativeID)
            if let right = best[recording.offset] {
                for id in ids { placing.known[id] = ours[right] }
            } else {
                for id in ids.dropFirst() { placing.same[id] = ids[0] }
            }
        }
    }

    /// The tracks that are one recording: each alone where the source tells recordings apart by its ids; a shop has one
    /// under an id for each album.
    private static func recordings(in found: [UnplacedTrack]) -> [[UnplacedTrack]] {
        var recordings: [[UnplacedTrack]] = []
        var places: [String: [Int]] = [:]
        for track in found {
            let keys = track.isrcCodes.isEmpty ? [TitleKey(track.title).text] : track.isrcCodes.sorted()
            let others = track.isRecording ? [] : keys.flatMap { places[$0] ?? [] }
            if let place = others.first(where: { areOne(recordings[$0][0], track) }) {
                recordings[place].append(track)
            } else {
                for key in keys { places[key, default: []].append(recordings.count) }
                recordings.append([track])
            }
        }
        return recordings
    }

    /// Whether two tracks of a shop are one recording; without a code, on two albums only.
    private static func areOne(_ left: UnplacedTrack, _ right: UnplacedTrack) -> Bool {
        guard TitleLikeness(left.title, right.title) == .same, left.isrcCodes.isEmpty == right.isrcCodes.isEmpty else {
            return false
        }
        let lengths = left.lengthMilliseconds.flatMap { left in right.lengthMilliseconds.map { abs(left - $0) } }
        guard left.isrcCodes.isEmpty else {
            return !left.isrcCodes.isDisjoint(with: right.isrcCodes) && lengths ?? 0 <= 5_000
        }
        return left.place.album != right.place.album && lengths.map { $0 <= 1_000 } ?? false
    }

    /// 0: it is another.
    static func score(_ track: UnplacedTrack, _ candidate: TrackCandidate) -> Int {
        guard isFree(track, candidate) else { return 0 }
        let likeness = TitleLikeness(track.title, candidate.title)
        let sharesCode = !track.isrcCodes.isDisjoint(with: candidate.isrcCodes)
        let proof =
            sharesCode
            ? scoreByCode(track, candidate, likeness) : scoreByTitle(track, candidate, likeness)
        guard proof > 0 else { return 0 }
        return proof + nearness(track, candidate)
    }

    /// Whether the source may still mean that track: it hasn't got an id for it, or one that it no longer lists where
    /// this one stands, as after a merger at the source.
    private static func isFree(_ track: UnplacedTrack, _ candidate: TrackCandidate) -> Bool {
        guard !candidate.nativeIDs.isEmpty else { return true }
        let sharesCode = !track.isrcCodes.isDisjoint(with: candidate.isrcCodes)
        if !track.isRecording, sharesCode { return true }
        return candidate.ownPlaces.contains(track.ownPlace) && candidate.nativeIDs.isDisjoint(with: track.listed)
    }

    private static func scoreByCode(
        _ track: UnplacedTrack, _ candidate: TrackCandidate, _ likeness: TitleLikeness
    ) -> Int {
        guard track.title.versions == candidate.title.versions, (difference(track, candidate) ?? 0) <= 5_000 else {
            return 0
        }
        if likeness.value > 0 { return likeness == .same ? 1_000 : 800 }
        // Other titles: a translation, or another movement under the code of the first. Words that are set off may be
        // a version.
        let isSure = track.title.details == candidate.title.details && difference(track, candidate) != nil
        return isSure ? 400 : 0
    }

    private static func scoreByTitle(
        _ track: UnplacedTrack, _ candidate: TrackCandidate, _ likeness: TitleLikeness
    ) -> Int {
        guard candidate.isBySameArtist, likeness == .same,
            track.isrcCodes.isEmpty || candidate.isrcCodes.isEmpty
        else { return 0 }
        if let difference = difference(track, candidate) { return difference <= 3_000 ? 600 : 0 }
        return candidate.places.contains(track.place) ? 500 : 0
    }

    /// Up to 200, which of several that fit is nearest.
    private static func nearness(_ track: UnplacedTrack, _ candidate: TrackCandidate) -> Int {
        let isThere = candidate.places.contains(track.place)
        let isOnAlbum = candidate.places.contains { $0.album == track.place.album }
        let seconds = min((difference(track, candidate) ?? 5_000) / 100, 50)
        return (isThere ? 100 : isOnAlbum ? 60 : 0) + 50 - seconds
    }

    private static func difference(_ track: UnplacedTrack, _ candidate: TrackCandidate) -> Int? {
        guard let left = track.lengthMilliseconds, let right = candidate.lengthMilliseconds else { return nil }
        return abs(left - right)
    }
}
