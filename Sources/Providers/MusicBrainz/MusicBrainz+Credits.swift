public import Catalogue
import ConcurrentMap
public import FleetMessages
import Gateway

extension MusicBrainz: CreditSource {
    /// Tracks of the same album are asked for with their album, until all have come; single ones, and
    /// those that their album no longer holds, each by a lookup. Without an id of ours a track is not looked for:
    /// an artist's releases bring all that it knows.
    public func credits(of tracks: [TrackReference]) async throws -> [TrackID: Result<FoundCredits?, any Error>] {
        let wanted = tracks.compactMap { track in WantedTrack(track).map { (track.id, $0) } }
        let found = try await claims(for: wanted.map(\.1))
        var results = Dictionary(
            tracks.map { ($0.id, Result<FoundCredits?, any Error>.success(nil)) }, uniquingKeysWith: { $1 })
        for (id, track) in wanted {
            results[id] = found[track.nativeID]?.map { claims -> FoundCredits? in
                FoundCredits(nativeID: track.nativeID, match: .id, claims: claims)
            }
        }
        return results
    }

    /// Claims by recording, for each one asked. A failure ends an album's or a track's part alone.
    private func claims(for tracks: [WantedTrack]) async throws -> [String: Result<[CreditClaim], any Error>] {
        let width = gateway.concurrencyMaximum
        let albums = ClaimsPlan(for: tracks).albums
        let stated = try await albums.concurrentMap(atMost: width) { album in
            try await Result.of { try await claims(ofAlbum: album.id, for: album.tracks) }
        }
        var found: [String: Result<[CreditClaim], any Error>] = [:]
        for (album, stated) in zip(albums, stated) {
            for track in album.tracks {
                switch stated {
                case .failure(let error): found[track] = .failure(error)
                case .success(let claims): if let claims = claims[track] { found[track] = .success(claims) }
                }
            }
        }
        var seen: Set<String> = []
        let left = tracks.map(\.nativeID).filter { found[$0] == nil && seen.insert($0).inserted }
        let single = try await left.concurrentMap(atMost: width) { id in
            try await Result.of { try await claims(ofTrack: id) }
        }
        return found.merging(zip(left, single)) { album, _ in album }
    }

    private func claims(ofAlbum id: MBID, for wanted: [String]) async throws -> [String: [CreditClaim]] {
        var editions = Editions()
        var claims: [String: [CreditClaim]] = [:]
        while let offset = editions.nextOffset, !wanted.allSatisfy({ claims[$0] != nil }) {
            try await read(&editions, of: id, from: offset)
            for track in MusicBrainzAlbums.tracks(of: editions.releases) { claims[track.nativeID] = track.claims ?? [] }
        }
        return claims.filter { wanted.contains($0.key) }
    }

    private func claims(ofTrack nativeID: String) async throws -> [CreditClaim] {
        guard let id = MBID(nativeID) else { return [] }
        let recording = try await answer(RecordingJSON.self, to: requests.recordingLookup(id))
        return recording.map(MusicBrainzCredits.claims(of:)) ?? []
    }
}

/// A track that MusicBrainz knows, with an album of it.
struct WantedTrack: Equatable {
    let nativeID: String
    let albumNativeID: String?

    init(nativeID: String, albumNativeID: String? = nil) {
        self.nativeID = nativeID
        self.albumNativeID = albumNativeID
    }

    /// nil: MusicBrainz does not know it.
    init?(_ track: TrackReference) {
        guard let id = track.nativeIDs[MusicBrainz.source]?.first else { return nil }
        self.init(
            nativeID: id,
            albumNativeID: track.places.lazy.compactMap { $0.albumNativeIDs[MusicBrainz.source]?.first }.first)
    }
}

/// Which albums to ask for, so that the fewest requests bring the tracks, each with one of them. Pure.
struct ClaimsPlan: Equatable {
    struct Album: Equatable {
        let id: MBID
        let tracks: [String]
    }

    /// Those that hold several of the tracks that no richer one holds, the richest first.
    let albums: [Album]

    init(for tracks: [WantedTrack]) {
        var order: [MBID] = []
        var members: [MBID: [String]] = [:]
        for track in tracks {
            guard let album = track.albumNativeID.flatMap({ MBID($0) }) else { continue }
            if members[album] == nil { order.append(album) }
            if members[album]?.contains(track.nativeID) != true { members[album, default: []].append(track.nativeID) }
        }
        let richestFirst = order.map { Album(id: $0, tracks: members[$0] ?? []) }
            .enumerated().sorted { left, right in
                let counts = (left.element.tracks.count, right.element.tracks.count)
                return counts.0 == counts.1 ? left.offset < right.offset : counts.0 > counts.1
            }.map(\.element)
        var spoken: Set<String> = []
        albums = richestFirst.compactMap { album in
            let left = album.tracks.filter { !spoken.contains($0) }
            guard left.count >= 2 else { return nil }
            spoken.formUnion(left)
            return Album(id: album.id, tracks: left)
        }
    }
}
