/// What is wrong with who has which share.
extension RegistryAudit {
    func shares(of work: RegistryWork) -> [AuditFinding] {
        let count = ShareCount(of: work.shares, on: day)
        guard !count.counted.isEmpty else {
            let others = work.shares.filter { !$0.isWriters }.map(evidence)
            return [finding(.noPublisher, [evidence(work)] + others, stake: .hundred)]
        }
        let rows = count.counted.map(evidence)
        if let known = count.known, known > .hundred + .tolerance {
            return [finding(.sharesAbove, rows, stake: .hundred)]
        }
        guard !count.flags.contains(.unknownShare), let known = count.known else {
            return [finding(.sharesUnknown, rows, stake: nil)]
        }
        guard known + .tolerance < .hundred else { return [] }
        let missing = SharePercent(tenThousandths: SharePercent.hundred.tenThousandths - known.tenThousandths)
        return [finding(.sharesBelow, rows, stake: missing)]
    }

    func writers(of work: RegistryWork) -> [AuditFinding] {
        let writers = RegistryWriters(work)
        func finding(_ rule: AuditRule, _ found: [RegistryWriters.Writer]) -> AuditFinding? {
            found.isEmpty ? nil : self.finding(rule, found.flatMap(\.shares).map(evidence), stake: nil)
        }
        return [
            finding(.writerWithSeveralIPIs, writers.withSeveralIPIs), finding(.writerTwice, writers.twice),
            finding(.writerWithoutIPI, writers.withoutIPI), difference(writers, work),
        ].compactMap(\.self)
    }

    /// Where one side knows nobody there is nothing to hold against the other.
    private func difference(_ writers: RegistryWriters, _ work: RegistryWork) -> AuditFinding? {
        let credited = (credits?.writers ?? []).filter { $0.confidence >= AuditCredits.confidenceMinimum }
        guard !credited.isEmpty, !writers.all.isEmpty else { return nil }
        let strangers = writers.all.filter { writer in
            !credited.contains { $0.names.contains { WriterName($0).agrees(with: WriterName(writer.name)) } }
        }
        let missing = credited.filter { credit in
            !writers.all.contains { writer in
                credit.names.contains { WriterName($0).agrees(with: WriterName(writer.name)) }
            }
        }
        guard !strangers.isEmpty || !missing.isEmpty else { return nil }
        let ours = missing.map { credit in
            AuditFinding.Evidence(
                file: nil, line: nil, recordID: nil, fact: "\(credit.names.first ?? ""), a writer by our credits")
        }
        return finding(.writersDiffer, strangers.flatMap(\.shares).map(evidence) + ours + [evidence(work)], stake: nil)
    }
}
