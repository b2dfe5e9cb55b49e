import Publishing

/// What is done to a work, by its place in the period.
enum MadeFault: Int, CaseIterable, Sendable {
    case sharesAbove = 1, dispute, recordingWithoutWork, severalWorks, noPublisher, sharesBelow, sharesUnknown
    case severalRecordings, writersDiffer, versionUnderOriginal, writerWithSeveralIPIs, writerTwice, writerWithoutIPI
    case workWithoutISWC, notFound
    /// Several at once.
    case disputedBelowWithoutISWC
    /// A recording that stands among the unmatched alone.
    case unmatchedOnly
    /// From here on nothing is wrong, though it looks so.
    case withinTolerance = 101
    case expiredShareBeside, radioEdit, composite, twoRoles, creditsReordered, predecessorWithItsOwnFigure
    case otherTerritoryAbove, creditsUnsure, creditsAgree, copyOfOneWork

    /// What is to be found; nil: nothing was done.
    static func of(_ place: Int) -> MadeFault? { MadeFault(rawValue: place) }
}

extension MadeFault? {
    var rules: [AuditRule] {
        switch self {
        case .sharesAbove: [.sharesAbove]
        case .dispute: [.dispute]
        case .recordingWithoutWork, .unmatchedOnly: [.recordingWithoutWork]
        case .severalWorks: [.severalWorks]
        case .noPublisher: [.noPublisher]
        case .sharesBelow: [.sharesBelow]
        case .sharesUnknown: [.sharesUnknown]
        case .severalRecordings: [.severalRecordings]
        case .writersDiffer: [.writersDiffer]
        case .versionUnderOriginal: [.versionUnderOriginal]
        case .writerWithSeveralIPIs: [.writerWithSeveralIPIs]
        case .writerTwice: [.writerTwice]
        case .writerWithoutIPI: [.writerWithoutIPI]
        case .workWithoutISWC: [.workWithoutISWC]
        case .notFound: [.notFound]
        case .disputedBelowWithoutISWC: [.dispute, .sharesBelow, .workWithoutISWC]
        default: []
        }
    }
}
