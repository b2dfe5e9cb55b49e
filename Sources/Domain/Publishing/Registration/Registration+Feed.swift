public import FoundationEssentials

extension Registration {
    /// The name of bulk feeds as a source.
    public static let feedSource = "bwarm"

    /// What a feed says of an ISRC; nil: it holds nothing of it, so that another source is worth asking.
    public init?(_ entry: RegistryEntry, asOf: Date) {
        guard !entry.isEmpty else { return nil }
        let verdict = RegistryVerdict(of: entry, on: FeedDay(asOf))
        let work = RegistryVerdict.oneWork(of: entry) ?? entry.works.first
        let count = work.map { ShareCount(of: $0.shares, on: FeedDay(asOf)) }
        self.init(
            isrc: entry.isrc, source: Self.feedSource, origin: .mlc, asOf: asOf,
            state: work == nil ? .recordingWithoutWork : .matched,
            title: work?.title ?? entry.recordings.first?.title, iswc: work?.iswc, songCode: work?.identifiers.first,
            writers: Self.parties(work, \.isWriters),
            publishers: Self.parties(work) { !$0.isWriters && $0.role != "RightsAdministrator" },
            administrators: Self.parties(work) { $0.role == "RightsAdministrator" },
            collectionShare: (verdict.known ?? count?.known)?.value)
    }

    /// Each once, in the order of the file.
    private static func parties(_ work: RegistryWork?, _ isMeant: (RegistryShare) -> Bool) -> [Party] {
        var seen: Set<String> = []
        return (work?.shares ?? []).filter(isMeant).compactMap { share in
            guard let party = share.party, let name = party.name, seen.insert(party.recordId).inserted else {
                return nil
            }
            return Party(name: name, ipi: party.ipi, role: share.role, share: share.percentage?.value)
        }
    }
}
