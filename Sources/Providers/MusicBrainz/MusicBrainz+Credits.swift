public import Catalogue
import Gateway

extension MusicBrainz: CreditSource {
    /// Tracks of the same album are asked for with their album, until all have come; single ones, and
    /// those that their album no longer holds, each by a lookup.
    ///
    /// - Throws: ``UpstreamError``.
    public func claims(for tracks: [TrackReference]) async throws -> [String: [CreditClaim]] {
        var found: [String: [CreditClaim]] = [:]
        for album in ClaimsPlan(for: tracks).albums {
            let wanted = album.tracks.filter { found[$0] == nil }
            guard wanted.count >= 2 else { continue }
            found.merge(try await claims(ofAlbum: album.id, for: wanted)) { old, _ in old }
        }
        for track in tracks where found[track.nativeID] == nil {
            found[track.nativeID] = try await claims(ofTrack: track.nativeID)
        }
        return found
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

/// Which albums to ask for, so that the fewest requests bring the tracks. Pure.
struct ClaimsPlan: Equatable {
    struct Album: Equatable {
        let id: MBID
        let tracks: [String]
    }

    /// Those that hold several of the tracks, the richest first.
    let albums: [Album]

    init(for tracks: [TrackReference]) {
        var order: [MBID] = []
        var members: [MBID: [String]] = [:]
        for track in tracks {
            guard let album = track.albumNativeID.flatMap({ MBID($0) }) else { continue }
            if members[album] == nil { order.append(album) }
            if members[album]?.contains(track.nativeID) != true { members[album, default: []].append(track.nativeID) }
        }
        albums = order.map { Album(id: $0, tracks: members[$0] ?? []) }.filter { $0.tracks.count >= 2 }
            .enumerated().sorted { left, right in
                let counts = (left.element.tracks.count, right.element.tracks.count)
                return counts.0 == counts.1 ? left.offset < right.offset : counts.0 > counts.1
            }.map(\.element)
    }
}
