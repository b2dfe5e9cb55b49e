import CatalogueAnswers
import FleetAnswers
import FleetMessages
import FoundationEssentials
import Messages
import Queue

extension Ask {
    func fleetPage() async throws -> Page {
        async let queues = fleet.queues()
        async let causes = fleet.deadLetterCauses(limit: 20)
        async let runs = fleet.runs(limit: 6)
        async let histories = permitted { try await fleet.histories() }
        async let limits = permitted { try await fleet.upstreamLimits() }
        async let windows = permitted { try await fleet.upstreamWindows() }
        async let workers = permitted { try await fleet.workers(limit: 20) }
        async let attention = permitted { try await fleet.maintenanceAttention() }
        return FleetPage(
            site: site, queues: try await queues, histories: try await histories, limits: try await limits,
            windows: try await windows, workers: try await workers, attention: try await attention,
            causes: try await causes, runs: try await runs
        ).page
    }

    func queuePage(_ name: String) async throws -> Page {
        let queue = try found(
            try await fleet.queues().first { $0.queue == name }, "There is no queue of that name.")
        let histories = try await permitted { try await fleet.histories() }
        let history = histories.map { $0[name] ?? QueueHistory(queue: name, minutes: [QueueHistory.Minute()]) }
        return QueuePage(site: site, queue: queue, history: history, visitor: form).page
    }

    func providersPage() async throws -> Page {
        ProvidersPage(
            site: site, limits: try await fleet.upstreamLimits(), windows: try await fleet.upstreamWindows(),
            visitor: form
        ).page
    }

    func runsPage(after: String?) async throws -> Page {
        let last = try after.map { try found(UUID(uuidString: $0), "There is no such place in the list of runs.") }
        let (runs, hasMore) = paged(try await fleet.runs(after: last, limit: Self.pageLimit + 1))
        return RunsPage(
            site: site, runs: runs, next: hasMore ? runs.last?.runId : nil, isFirst: after == nil
        ).page
    }

    func runPage(_ id: String) async throws -> Found {
        let detail = try await fleet.run(id)
        guard detail.run.runId == id else { return .elsewhere(.run(detail.run.runId)) }
        return .page(RunPage(site: site, detail: detail, artist: try await artist(of: detail.run)).page)
    }

    /// Whom the catalogue knows by what was asked for; nil where it knows none, or several.
    private func artist(of run: RunAnswer) async throws -> ArtistID? {
        let hits = try await catalogue.search(run.artist).hits.filter { $0.kind == .artist }
        return hits.count == 1 ? ArtistID(rawValue: hits[0].id) : nil
    }

    func failuresPage() async throws -> Page {
        FailuresPage(
            site: site, causes: try await fleet.deadLetterCauses(limit: 100),
            limits: try await permitted { try await fleet.upstreamLimits() }
        ).page
    }

    func failurePage(_ fingerprint: String, after: Int64?) async throws -> Page {
        let cause = try found(
            try await fleet.deadLetterCause(fingerprint), "No message was given up for that cause, or none is kept.")
        let limits = try await permitted { try await fleet.upstreamLimits() }
        let letters = try await permitted {
            try await fleet.deadLetters(
                DeadLetters.Filter(fingerprint: fingerprint), after: after, limit: Self.pageLimit + 1)
        }
        let shown = letters.map { paged($0) }
        return FailurePage(
            site: site, cause: cause, upstream: RetryAdvice.upstream(of: cause.code, in: limits ?? []),
            letters: shown?.items, next: shown?.hasMore == true ? shown?.items.last?.id : nil, visitor: form
        ).page
    }

    func lettersPage(_ selection: LetterSelection) async throws -> Page {
        let queue = selection.queue.map(QueueName.init(rawValue:))
        let asked =
            if let run = selection.run {
                try await lettersOf(run, queue)
            } else {
                try await fleet.deadLetters(
                    DeadLetters.Filter(queue: queue), after: selection.after, limit: Self.pageLimit + 1)
            }
        let (letters, hasMore) = paged(asked)
        return LettersPage(
            site: site, selection: selection, letters: letters, next: hasMore ? letters.last?.id : nil
        ).page
    }

    /// A run's letters are few enough to be asked for at once.
    private func lettersOf(_ run: String, _ queue: QueueName?) async throws -> [DeadLetters.Letter] {
        _ = try found(UUID(uuidString: run), "There is no such run.")
        var letters: [DeadLetters.Letter] = []
        for known in try await fleet.deadLetters(of: run) where queue == nil || known.queue == queue?.rawValue {
            guard letters.count < Self.pageLimit, let letter = try await fleet.deadLetter(known.id) else { continue }
            letters.append(letter)
        }
        return letters
    }

    func letterPage(_ id: Int64) async throws -> Page {
        let letter = try found(try await fleet.deadLetter(id), "There is no dead letter #\(id), or it was discarded.")
        return LetterPage(site: site, letter: letter, visitor: form).page
    }
}
