import Catalogue

/// Reads credits out of relations. Pure.
///
/// - What stands on the recording counts for the track: except on a video, where it describes the video.
/// - Writers come from the works that the recording performs; not from a medley's.
/// - What stands on the release is a candidate for its tracks, marked `.release`: never on compilations
///   and releases of various artists.
/// - Absence says nothing: most recordings have no relations at all.
enum MusicBrainzCredits {
    /// Claims that hold wherever the recording appears.
    static func claims(of recording: RecordingJSON) -> [CreditClaim] {
        unique(ownClaims(of: recording) + workClaims(of: recording))
    }

    /// Claims for a recording as it appears on these releases.
    static func claims(of recording: RecordingJSON, on releases: [ReleaseJSON]) -> [CreditClaim] {
        let own = claims(of: recording)
        let album = recording.isVideo ? [] : releases.flatMap(releaseClaims(of:))
        return own + candidates(album)
    }

    /// What is said about a whole release, as far as it may be said of its tracks.
    static func releaseClaims(of release: ReleaseJSON) -> [CreditClaim] {
        guard isOneActsAlbum(release) else { return [] }
        return (release.relations ?? []).compactMap { relation in
            guard let role = MusicBrainzRoles.onRelease(relation) else { return nil }
            return claim(relation, role, .release, statedOn: release.id)
        }
    }

    /// Release claims, once for each person, role and wording however many editions repeat them. Whether an album's
    /// producer counts for a track is concluded from all sources, not here.
    private static func candidates(_ album: [CreditClaim]) -> [CreditClaim] {
        var seen: Set<Stated> = []
        return album.filter { seen.insert(Stated($0)).inserted }
    }

    private static func ownClaims(of recording: RecordingJSON) -> [CreditClaim] {
        guard !recording.isVideo else { return [] }
        return (recording.relations ?? []).compactMap { relation in
            guard relation.artist != nil, let role = MusicBrainzRoles.onRecording(relation) else { return nil }
            return claim(relation, role, .recording, statedOn: recording.id)
        }
    }

    private static func workClaims(of recording: RecordingJSON) -> [CreditClaim] {
        performedWorks(of: recording).flatMap { work in
            (work.relations ?? []).compactMap { relation in
                guard let role = MusicBrainzRoles.onWork(relation) else { return nil }
                return claim(relation, role, .work, statedOn: work.id)
            }
        }
    }

    private static func performedWorks(of recording: RecordingJSON) -> [WorkJSON] {
        (recording.relations ?? []).filter { MusicBrainzRoles.isPerformance($0) && !$0.has(.medley) }
            .compactMap(\.work)
    }

    private static func claim(
        _ relation: RelationJSON, _ role: CreditRole, _ level: CreditLevel, statedOn: String
    ) -> CreditClaim? {
        guard let artist = relation.artist, !SpecialPurposeArtist.contains(artist.id) else { return nil }
        return CreditClaim(
            personNativeID: artist.id, personName: artist.name, personKind: artist.type, role: role, level: level,
            creditedAs: relation.targetCredit, sourceRole: sourceRole(of: relation, role), statedOn: statedOn)
    }

    private static func sourceRole(of relation: RelationJSON, _ role: CreditRole) -> String {
        let word = relation.type ?? role.rawValue
        let attributes = relation.attributes.map { attribute in
            attribute == "task" ? relation.task.map { "task: \($0)" } ?? attribute : attribute
        }
        return attributes.isEmpty ? word : "\(word) (\(attributes.joined(separator: ", ")))"
    }

    /// Whether the release is one act's album. One whose group isn't told could be anything, and a name of whom it
    /// can't be told who it is could be various artists.
    private static func isOneActsAlbum(_ release: ReleaseJSON) -> Bool {
        guard let group = release.group, group.kind != "compilation", !group.isMix else { return false }
        let credit = (release.artistCredit ?? []) + (group.artistCredit ?? [])
        return credit.allSatisfy { name in name.artist.map { $0.id != SpecialPurposeArtist.variousArtists } ?? false }
    }

    private static func unique(_ claims: [CreditClaim]) -> [CreditClaim] {
        claims.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}

private struct Stated: Hashable {
    let person, words: String
    let role: CreditRole

    init(_ claim: CreditClaim) { (person, words, role) = (claim.personNativeID, claim.sourceRole, claim.role) }
}
