import FleetMessages

/// How sure evidence makes us of a credit. Pure, so that it can be computed again and explained.
///
/// Each source counts once, by its strongest statement; sources that agree raise the confidence as
/// independent witnesses would: `1 − Π(1 − weight)`. A source's weight is the reliability of its
/// statements at that level.
public enum Confidence {
    /// How far one statement is believed.
    public static func weight(of source: Source, level: CreditLevel) -> Double {
        reliability(of: source) * (levelFactors[level] ?? 0)
    }

    /// How far a source is believed in what it states of recordings.
    static func reliability(of source: Source) -> Double { reliabilities[source] ?? reliabilityUnknown }

    /// How far one statement about a track is believed: less where it is not sure that it speaks of this track.
    public static func weight(of evidence: Evidence) -> Double {
        weight(of: evidence.source, level: evidence.level) * evidence.matchScore
    }

    /// Credits from all evidence of one or more tracks, ordered by track, person and role.
    ///
    /// A producer stated for a whole album counts for a track only where no source names a main producer of the
    /// recording itself: ``OwnProducers``. Other roles of an album stand beside those of the track.
    public static func credits(from evidence: [Evidence]) -> [Credit] {
        let own = OwnProducers(in: evidence)
        let counted = evidence.filter { !own.setAside($0) }
        return Dictionary(grouping: counted, by: Claimed.init(of:))
            .sorted { $0.key.order < $1.key.order }
            .map { credit($0.key, $0.value) }
    }

    private struct Claimed: Hashable {
        let track: TrackID
        let person: PersonID
        let role: CreditRole

        init(of evidence: Evidence) {
            track = evidence.track
            person = evidence.person
            role = evidence.role
        }

        var order: (Int64, Int64, String) { (track.rawValue, person.rawValue, role.rawValue) }
    }

    private static func credit(_ claimed: Claimed, _ statements: [Evidence]) -> Credit {
        let strongest = Dictionary(grouping: statements, by: \.source)
            .mapValues { $0.map(weight(of:)).max() ?? 0 }
            .filter { $0.value > 0 }
        let doubt = strongest.sorted { $0.key.name < $1.key.name }.reduce(1.0) { $0 * (1 - $1.value) }
        return Credit(
            track: claimed.track, person: claimed.person, role: claimed.role, confidence: 1 - doubt,
            sources: strongest.keys.sorted { $0.name < $1.name })
    }

    /// Editors' databases that cite their sources stand above crowd-written pages.
    private static let reliabilities: [Source: Double] = [
        Source("musicbrainz"): 0.9, Source("discogs"): 0.85, Source("genius"): 0.8, Source("spotify"): 0.5,
    ]
    private static let reliabilityUnknown = 0.5
    private static let levelFactors: [CreditLevel: Double] = [.recording: 1, .work: 1, .release: 0.5]
}

extension CreditRole {
    /// Whether who has this role is a producer of the track.
    public var makesProducer: Bool {
        switch self {
        case .producer, .coProducer, .additionalProducer: true
        default: false
        }
    }

    /// Whether who has this role wrote the song.
    public var makesWriter: Bool {
        switch self {
        case .writer, .composer, .lyricist: true
        default: false
        }
    }
}
