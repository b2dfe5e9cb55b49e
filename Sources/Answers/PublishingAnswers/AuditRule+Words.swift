public import Publishing

/// What a rule finds, what to do about it, and whose that is: in one place, so that a table, a file and a page say the same.
extension AuditRule {
    /// What is wrong.
    public var problem: String {
        switch self {
        case .sharesAbove: "Shares add up to more than 100 %"
        case .dispute: "The work is in dispute"
        case .recordingWithoutWork: "The recording is known, and no work is matched to it"
        case .severalWorks: "Several works stand under one ISRC"
        case .noPublisher: "Nobody collects mechanical royalties in the US"
        case .sharesBelow: "Shares add up to less than 100 %"
        case .sharesUnknown: "A share is stated without how much it is"
        case .severalRecordings: "The ISRC stands on several recordings"
        case .writersDiffer: "The registry's writers are not those of our credits"
        case .versionUnderOriginal: "A remix or live version is registered under the original"
        case .writerWithSeveralIPIs: "A writer has two IPI numbers"
        case .writerTwice: "A writer stands twice"
        case .writerWithoutIPI: "A writer has no IPI number"
        case .workWithoutISWC: "The work has no ISWC"
        case .notFound: "Not found in this feed on its day; that is not the same as not registered"
        }
    }

    /// What to do.
    public var nextStep: String {
        switch self {
        case .sharesAbove:
            "Agree on the shares with the others who claim, and send corrected registrations; no money is paid before"
        case .dispute: "Find out at The MLC who disputes it, and settle it with them; no money is paid before"
        case .recordingWithoutWork: "Register the work, or match the recording to it at The MLC"
        case .severalWorks: "Ask The MLC to take the wrong match away, or to merge the works where they are one"
        case .noPublisher: "Register the publisher's share, or the writers' own where they have no publisher"
        case .sharesBelow: "Whoever has the share that is missing claims it"
        case .sharesUnknown: "State the percentage in a corrected registration"
        case .severalRecordings: "Give one of the recordings an ISRC of its own, or have one of two entries taken away"
        case .writersDiffer: "Compare both with the split sheet, and correct the registration or our credits"
        case .versionUnderOriginal:
            "If the version added something, register it as a work of its own with its makers; else nothing"
        case .writerWithSeveralIPIs: "Find out whether it is one person; keep the number of the society's entry"
        case .writerTwice: "Take one of the two entries away"
        case .writerWithoutIPI: "Join a society, or have the number added to the registration"
        case .workWithoutISWC: "Ask the writers' society for one, and add it to the registration"
        case .notFound:
            "Ask The MLC's search, and look again with the next feed: registrations arrive weeks to months late"
        }
    }

    /// Whose it is to do that.
    public var responsible: String {
        switch self {
        case .sharesAbove, .dispute, .sharesBelow, .sharesUnknown, .writerTwice, .writerWithSeveralIPIs,
            .recordingWithoutWork, .severalWorks:
            "publisher or administrator"
        case .noPublisher: "publisher, or the writers themselves"
        case .severalRecordings: "label"
        case .writersDiffer: "publisher and label"
        case .versionUnderOriginal: "publisher and remixer"
        case .writerWithoutIPI: "writer"
        case .workWithoutISWC: "writers' society, by the publisher"
        case .notFound: "whoever asks"
        }
    }
}
