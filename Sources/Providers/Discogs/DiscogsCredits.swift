import Catalogue

/// Reads who did what on a track out of an album. Pure.
///
/// - What stands on the track, or on the index above it, or on the release for listed positions, counts for the
///   recording: writers, too, since Discogs writes them on the track and knows no work apart from it.
/// - What stands on the release without positions is a candidate for its tracks, marked `.release`: never on what
///   gathers other records' tracks, and a producer only where the track names none.
/// - Positions that name nothing in the tracklist leave a candidate for the whole release, and say so.
struct DiscogsCredits {
    let album: DiscogsAlbum
    let tracklist: Tracklist

    init(_ album: DiscogsAlbum) {
        self.album = album
        tracklist = Tracklist(album.json.tracklist)
    }

    /// - Parameter place: In the ``Tracklist``.
    func claims(at place: Int) -> [CreditClaim] {
        let listed = album.json.extraArtists.map { credit in
            (credit, credit.tracks.isEmpty ? nil : TrackPositions(credit.tracks, in: tracklist.index))
        }
        let own = tracklist.entries[place].credits + listed.filter { $0.1?.contains(place) == true }.map(\.0)
        let whole = listed.filter { credit, positions in
            positions.map { $0.isUnclear && !$0.contains(place) } ?? true
        }
        let nearer = unique(own.flatMap { claims(of: $0, .recording) })
        let candidates = album.isGathered ? [] : unique(whole.flatMap { claims(of: $0.0, .release) })
        return nearer + without(candidates, besides: nearer)
    }

    /// Producers of the whole only where the track has none of its own: who produced it is then known better.
    private func without(_ candidates: [CreditClaim], besides nearer: [CreditClaim]) -> [CreditClaim] {
        let isProduced = nearer.contains { [.producer, .coProducer].contains($0.role) }
        return candidates.filter { !(isProduced && $0.role.isProducing) }
    }

    private func claims(of credit: CreditJSON, _ level: CreditLevel) -> [CreditClaim] {
        guard let person = DiscogsNumber(credit.id), !DiscogsName.isNobody(credit.name) else { return [] }
        return RoleItem.items(in: credit.role).compactMap { item in
            guard let role = role(of: item, level) else { return nil }
            return CreditClaim(
                personNativeID: person.description, personName: DiscogsName.display(credit.name), role: role,
                level: level, creditedAs: credit.variation, sourceRole: sourceRole(item, credit, level),
                statedOn: album.id.description)
        }
    }

    /// nil: it makes no track. What is unknown counts on a track; on a release it is mostly about the sleeve.
    private func role(of item: RoleItem, _ level: CreditLevel) -> CreditRole? {
        switch DiscogsRoles.meaning(of: item) {
        case .role(let role): role
        case .excluded: nil
        case .unknown: level == .recording ? .other : nil
        }
    }

    /// The role as written; with the positions that could not be found, as a person may find them.
    private func sourceRole(_ item: RoleItem, _ credit: CreditJSON, _ level: CreditLevel) -> String {
        guard level == .release, !credit.tracks.isEmpty else { return item.text }
        return "\(item.text) (tracks: \(credit.tracks.prefix(RoleItem.lengthMaximum)))"
    }

    private func unique(_ claims: [CreditClaim]) -> [CreditClaim] {
        claims.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}

extension CreditRole {
    /// Production in the wide sense.
    fileprivate var isProducing: Bool {
        switch self {
        case .producer, .coProducer, .additionalProducer, .assistantProducer, .executiveProducer, .vocalProducer: true
        default: false
        }
    }
}
