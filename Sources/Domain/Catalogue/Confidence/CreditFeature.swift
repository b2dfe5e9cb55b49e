/// What makes a credit more or less likely: each has a weight of its own in ``CredibilityTable``.
public enum CreditFeature: Sendable, Hashable {
    /// A source states it, of the recording or its work, of a track that is surely ours.
    case stated(by: Source, CreditField)
    /// The statement that counts is about a whole album.
    case ofRelease
    /// The source's track was recognised as ours by less than an id or an ISRC.
    case matched(MatchGrade)
    /// A further source names others for that work on the recording, and somebody of those whom the stating sources
    /// name: it agrees with them, and leaves this one out.
    case leftOut
    /// This further source names others for that work, and nobody whom the stating sources name.
    case opposed(by: Source)
    /// The same, and each side names one person: one of the two is wrong, mostly.
    case contradicted(by: Source)

    /// How sure it is that a source's track is ours, in few steps.
    public enum MatchGrade: String, Sendable, CaseIterable {
        /// Below 0.97: by name and artist alone, mostly.
        case likely
        /// Below 0.90: little more than what a person should look at.
        case faint

        /// nil: sure.
        init?(score: Double) {
            guard score < 0.97 else { return nil }
            self = score < 0.9 ? .faint : .likely
        }
    }
}

extension CreditFeature: CustomStringConvertible {
    /// As the table has it: `musicbrainz producing`.
    public var description: String {
        switch self {
        case .stated(let source, let field): "\(source.name) \(field.rawValue)"
        case .ofRelease: "of-release"
        case .matched(let grade): "match-\(grade.rawValue)"
        case .leftOut: "left-out"
        case .opposed(let source): "opposed-by \(source.name)"
        case .contradicted(let source): "contradicted-by \(source.name)"
        }
    }
}
