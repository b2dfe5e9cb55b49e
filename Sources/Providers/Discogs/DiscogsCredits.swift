import Catalogue
import Roles

/// Reads who did what on a track out of an album. Pure.
///
/// - What stands on the track, or on the index above it, or on the release for listed positions, counts for the
///   recording: writers, too, since Discogs writes them on the track and knows no work apart from it.
/// - What stands on the release without positions is a candidate for its tracks, marked `.release`: never on what
///   gathers other records' tracks. Whether it counts for a track is concluded from all sources, not here.
/// - Positions that name nothing in the tracklist leave a candidate for the whole release, and say so.
struct DiscogsCredits {
    let album: DiscogsAlbum
    let tracklist: Tracklist
    private let ofRelease: [ReleaseStatement]

    init(_ album: DiscogsAlbum) {
        self.album = album
        let tracklist = Tracklist(album.json.tracklist)
        self.tracklist = tracklist
        ofRelease = album.json.extraArtists.flatMap { credit in
            RoleGrammar.readings(of: credit.role).map { ReleaseStatement(credit, $0, in: tracklist) }
        }
    }

    /// - Parameter place: In the ``Tracklist``.
    func claims(at place: Int) -> [CreditClaim] {
        let own = tracklist.entries[place].credits.flatMap { credit in
            RoleGrammar.readings(of: credit.role).compactMap { claim(credit, $0, .recording) }
        }
        let listed = ofRelease.filter { $0.names(place) }.compactMap { claim($0.credit, $0.reading, .recording) }
        let whole = album.isGathered ? [] : ofRelease.filter { $0.mayName(place) }
        let candidates = whole.compactMap { claim($0.credit, $0.reading, .release, positions: $0.unclear) }
        return unique(own + listed + candidates)
    }

    /// - Parameter positions: Those that could not be found, kept in the words so that a person may find them.
    private func claim(
        _ credit: CreditJSON, _ reading: RoleReading, _ level: CreditLevel, positions: String? = nil
    ) -> CreditClaim? {
        guard let person = DiscogsNumber(credit.id), !DiscogsName.isNobody(credit.name),
            let role = DiscogsRoles.claimed(reading, level)
        else { return nil }
        let words = positions.map { "\(reading.words) (tracks: \($0))" } ?? reading.words
        return CreditClaim(
            personNativeID: person.description, personName: DiscogsName.display(credit.name), role: role,
            level: level, creditedAs: credit.variation, sourceRole: words, statedOn: album.id.description)
    }

    private func unique(_ claims: [CreditClaim]) -> [CreditClaim] {
        claims.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}

/// One role of a credit that stands on a release, with the tracks that it is about.
private struct ReleaseStatement {
    let credit: CreditJSON
    let reading: RoleReading
    /// nil: the whole release.
    private let positions: TrackPositions?
    private let isExcept: Bool

    /// Longest list of positions that is kept as written.
    private static let positionsLengthMaximum = 300

    /// The credit's own positions go before those in the role's brackets, which mostly repeat them.
    init(_ credit: CreditJSON, _ reading: RoleReading, in tracklist: Tracklist) {
        self.credit = credit
        self.reading = reading
        let text = credit.tracks.isEmpty ? reading.tracks?.positions : credit.tracks
        positions = text.map { TrackPositions($0, in: tracklist.index) }
        isExcept = credit.tracks.isEmpty && reading.tracks?.isExcept == true
    }

    func names(_ place: Int) -> Bool {
        guard let positions else { return false }
        return isExcept ? !positions.isUnclear && !positions.contains(place) : positions.contains(place)
    }

    /// Whether it is about the whole release, or about tracks of which this may be one.
    func mayName(_ place: Int) -> Bool {
        guard let positions else { return true }
        return positions.isUnclear && !positions.contains(place)
    }

    var unclear: String? {
        positions == nil || credit.tracks.isEmpty ? nil : String(credit.tracks.prefix(Self.positionsLengthMaximum))
    }
}
