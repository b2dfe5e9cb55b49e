public import Catalogue
import ConcurrentMap
public import FleetMessages
import Gateway
import Matching
import Synchronization
import Upstreams

extension Discogs: CreditSource {
    /// Tracks of the same album are asked for together: one request for an album whose id is known, two where it has
    /// to be searched for. A track is ours by its title on that album, and by its position where two bear it. What
    /// says wait ends the asking, and is the result of all tracks not yet asked for.
    ///
    /// Discogs numbers no tracks: a track's id is the album's and the printed position, `release/249504#A`.
    public func credits(of tracks: [TrackReference]) async throws -> [TrackID: Result<FoundCredits?, any Error>] {
        var results = Dictionary(
            tracks.map { ($0.id, Result<FoundCredits?, any Error>.success(nil)) }, uniquingKeysWith: { $1 })
        let groups = AlbumGroups(of: tracks).groups
        let halt = Mutex<(any Error)?>(nil)
        let answers = try await groups.concurrentMap(atMost: gateway.concurrencyMaximum) {
            group -> Result<[TrackID: FoundCredits], any Error> in
            if let error = halt.withLock({ $0 }) { return .failure(error) }
            let answer = try await Result.of { try await credits(of: group) }
            if case .failure(let error) = answer, error.isDeferral { halt.withLock { $0 = $0 ?? error } }
            return answer
        }
        for (group, answer) in zip(groups, answers) {
            switch answer {
            case .success(let found): results.merge(found.mapValues { .success($0) }) { $1 }
            case .failure(let error): for member in group.members { results[member.track.id] = .failure(error) }
            }
        }
        return results
    }

    private func credits(of group: AlbumGroup) async throws -> [TrackID: FoundCredits] {
        guard let edition = try await edition(of: group.album) else { return [:] }
        let credits = DiscogsCredits(edition.album)
        return group.members.reduce(into: [:]) { $0[$1.track.id] = edition.credits(of: $1, in: credits) }
    }
}

extension Discogs.FoundEdition {
    /// nil: the track is not on it.
    fileprivate func credits(of member: AlbumGroup.Member, in credits: DiscogsCredits) -> FoundCredits? {
        let tracklist = credits.tracklist
        guard
            let place = tracklist.place(
                of: member.track.recordingTitle, disc: member.place.discNumber, position: member.place.position)
        else { return nil }
        let printed = tracklist.entries[place].position.withoutBlanksAround
        return FoundCredits(
            nativeID: "\(album.id)#\(printed.isEmpty ? "\(place + 1)" : String(printed.prefix(40)))",
            match: method == .id ? TrackMatch(.place) : TrackMatch(.name, score: 0.9),
            claims: credits.claims(at: place))
    }
}

extension Error {
    /// Whether it says wait: a limit, a provider left alone, an open breaker, a stop.
    fileprivate var isDeferral: Bool {
        guard let error = self as? any Classified, case .deferral = error.disposition else { return false }
        return true
    }
}
