import Matching

/// Looks for all that is wrong with the registration of one ISRC. Pure: what it looks at was fetched before.
public struct RegistryAudit: Sendable {
    let entry: RegistryEntry
    let credits: AuditCredits?
    let day: FeedDay
    private let verdict: RegistryVerdict

    /// - Parameters:
    ///   - entry: All that the feed holds of the ISRC.
    ///   - credits: Who wrote it by our credits; nil: we don't know the recording.
    ///   - day: As of which shares are valid.
    public init(_ entry: RegistryEntry, credits: AuditCredits? = nil, on day: FeedDay) {
        self.entry = entry
        self.credits = credits
        self.day = day
        verdict = RegistryVerdict(of: entry, on: day)
    }

    /// What is wrong, one finding a rule and work, in no order.
    public var findings: [AuditFinding] {
        switch verdict.state {
        case .notInFeed: return [finding(.notFound, [], stake: nil)]
        case .unmatched: return [recordingWithoutWork] + several
        default: break
        }
        let works = RegistryVerdict.oneWork(of: entry).map { [$0] } ?? entry.works
        return several
            + works.flatMap { work in
                [dispute(work), withoutISWC(work)].compactMap(\.self) + shares(of: work) + writers(of: work)
                    + [version(of: work)].compactMap(\.self)
            }
    }

    func finding(
        _ rule: AuditRule, _ evidence: [AuditFinding.Evidence], stake: SharePercent?
    ) -> AuditFinding {
        AuditFinding(
            isrc: entry.isrc, rule: rule, evidence: evidence, stake: stake,
            percentile: entry.unclaimed.compactMap(\.percentile).max())
    }

    private var recordingWithoutWork: AuditFinding {
        let rows =
            entry.recordings.map(evidence)
            + entry.unclaimed.map {
                .init(
                    file: .unclaimed, line: $0.line, recordID: $0.recordId,
                    fact: "unclaimed \($0.percentage.map { "\($0) %" } ?? "share")")
            }
            + entry.unmatched.map {
                .init(
                    file: .unmatched, line: $0.line, recordID: $0.recordId,
                    fact: [$0.title, $0.artist].compactMap(\.self).joined(separator: ", "))
            }
        return finding(.recordingWithoutWork, rows, stake: verdict.unclaimed ?? .hundred)
    }

    /// Several works that differ, and several recordings.
    private var several: [AuditFinding] {
        let isConflict = !entry.works.isEmpty && RegistryVerdict.oneWork(of: entry) == nil
        let works = isConflict ? [finding(.severalWorks, entry.works.map(evidence), stake: .hundred)] : []
        guard entry.recordings.count > 1 else { return works }
        return works + [finding(.severalRecordings, entry.recordings.map(evidence), stake: nil)]
    }

    private func dispute(_ work: RegistryWork) -> AuditFinding? {
        work.isDisputed == true ? finding(.dispute, [evidence(work)], stake: .hundred) : nil
    }

    private func withoutISWC(_ work: RegistryWork) -> AuditFinding? {
        work.iswc == nil ? finding(.workWithoutISWC, [evidence(work)], stake: nil) : nil
    }

    /// A version may be a work of its own where somebody added to it: only who made it knows.
    private func version(of work: RegistryWork) -> AuditFinding? {
        let own = Self.marks(RecordingTitle(work.title ?? ""))
        let rows = entry.recordings.filter { recording in
            recording.workIds.contains(work.recordId)
                && !Self.marks(RecordingTitle(recording.title ?? "", note: recording.subtitle ?? "")).isSubset(of: own)
        }.map(evidence)
        let isOurs = credits.map { !Self.marks(RecordingTitle($0.title)).isSubset(of: own) } ?? false
        guard !rows.isEmpty || isOurs else { return nil }
        let ours =
            isOurs ? [AuditFinding.Evidence(file: nil, line: nil, recordID: nil, fact: credits?.title ?? "")] : []
        return finding(.versionUnderOriginal, rows + ours + [evidence(work)], stake: nil)
    }

    /// The versions to which somebody may have added: a radio edit is the song.
    private static func marks(_ title: RecordingTitle) -> Set<VersionMark> {
        title.versions.intersection([.remix, .rework, .dub, .live])
    }

    func evidence(_ work: RegistryWork) -> AuditFinding.Evidence {
        .init(
            file: .works, line: work.line, recordID: work.recordId,
            fact: [work.title ?? "without a title", work.iswc ?? "without an ISWC"].joined(separator: ", "))
    }

    func evidence(_ recording: RegistryRecording) -> AuditFinding.Evidence {
        .init(
            file: .recordings, line: recording.line, recordID: recording.recordId,
            fact: [recording.title, recording.subtitle, recording.artist].compactMap(\.self).joined(separator: ", "))
    }

    func evidence(_ share: RegistryShare) -> AuditFinding.Evidence {
        let parts = [
            share.party?.name ?? "nobody named", share.role, share.percentage.map { "\($0) %" },
            share.party?.ipi.map { "IPI \($0)" },
        ]
        return .init(
            file: .shares, line: share.line, recordID: share.recordId,
            fact: parts.compactMap(\.self).joined(separator: ", "))
    }
}
