import FoundationEssentials
import Messages
import PrintableText
import Queue
import Upstreams

/// What a batch, or several, came to: a row of `queue_metrics`, and a row of `worker_issues` for each error.
struct BatchReport: Sendable {
    struct Issue: Sendable, Encodable {
        /// nil: it is about a batch.
        let msgId: Int64?
        let runId: String?
        let category, code, error, disposition: String
        /// What a program reads of it; nil: ``error`` says it all.
        var context: Omission?

        static let omission = "omitted"
        /// Whether the message was done, and only something in an answer was not to be had.
        var isOmission: Bool { category == Self.omission }
    }

    /// What was left out of a source's answers, as a run's report adds it up.
    struct Omission: Sendable, Encodable {
        let source, what: String
        let count: Int
    }

    /// How many batches it is about.
    var batches = 1
    var read = 0
    var acknowledged = 0
    var failed = 0
    var deferred = 0
    var deadLettered = 0
    /// Messages that somebody else had read again: what we found for them was thrown away.
    var stale = 0
    var requests = 0
    var cacheHits = 0
    var requestsByRun: [String: Int] = [:]
    var issues: [Issue] = []

    mutating func add(_ error: any Classified, of message: Message) {
        let disposition =
            switch error.disposition {
            case .retryable: "retryable"
            case .terminal: "terminal"
            case .deferral: "deferral"
            }
        issues.append(
            Issue(
                msgId: message.id.rawValue, runId: message.headers.run?.uuidString.lowercased(),
                category: error.category.rawValue, code: error.code,
                error: String(error.explanation.cleaned.prefix(1_000)),
                disposition: disposition))
    }

    /// What was left out of providers' answers while a group of messages was handled: an issue for each kind of it, and
    /// for each run of the group, whose answers nobody can tell apart.
    mutating func add(_ omissions: [Omissions.Entry], of messages: [Message]) {
        let message = messages.count == 1 ? messages.first : nil
        let runs = Set(messages.map { $0.headers.run?.uuidString.lowercased() })
        for run in runs.sorted(by: { ($0 ?? "") < ($1 ?? "") }) {
            issues += omissions.map { omission in
                Issue(
                    msgId: message?.id.rawValue, runId: run, category: Issue.omission,
                    code: "\(omission.source)_omitted",
                    error: "\(omission.source): left out of an answer, \(omission.count) times: \(omission.what)",
                    disposition: Issue.omission,
                    context: Omission(source: omission.source, what: omission.what, count: omission.count))
            }
        }
    }

    /// Takes another batch's report in.
    mutating func add(_ other: BatchReport) {
        batches += other.batches
        read += other.read
        acknowledged += other.acknowledged
        failed += other.failed
        deferred += other.deferred
        deadLettered += other.deadLettered
        stale += other.stale
        requests += other.requests
        cacheHits += other.cacheHits
        requestsByRun.merge(other.requestsByRun, uniquingKeysWith: +)
        issues += other.issues
    }

    /// Requests belong to the runs of their batch; several runs in one batch share them by their messages.
    mutating func share(requests: Int, among messages: [Message]) {
        self.requests = requests
        let runs = messages.compactMap { $0.headers.run?.uuidString.lowercased() }
        guard requests > 0, !runs.isEmpty else { return }
        var rest = requests
        let counts = Dictionary(grouping: runs, by: \.self).mapValues(\.count).sorted { $0.key < $1.key }
        for (index, (run, count)) in counts.enumerated() {
            let share = index == counts.count - 1 ? rest : requests * count / runs.count
            requestsByRun[run] = share
            rest -= share
        }
    }

    /// - Parameters:
    ///   - age: Since its first batch began: the server counts back from its own clock.
    func metricsJSON(queue: QueueName, worker: String, age: Duration, duration: Duration) -> String {
        let errors = Dictionary(grouping: issues, by: \.category).mapValues(\.count)
        return encode(
            Metrics(
                queue: queue.rawValue, worker: worker,
                startedMsAgo: Int(age / .milliseconds(1)),
                durationMs: Int(duration / .milliseconds(1)), batches: batches, messagesRead: read,
                acknowledged: acknowledged,
                failed: failed, deferred: deferred, deadLettered: deadLettered, stale: stale, requests: requests,
                cacheHits: cacheHits, errors: errors, requestsByRun: requestsByRun))
    }

    func issuesJSON(queue: QueueName, worker: String) -> String {
        encode(
            issues.map {
                IssueRow(
                    queue: queue.rawValue, worker: worker, msgId: $0.msgId, runId: $0.runId, category: $0.category,
                    code: $0.code, error: $0.error, disposition: $0.disposition, context: $0.context)
            })
    }

    private struct Metrics: Encodable {
        let queue, worker: String
        let startedMsAgo, durationMs, batches, messagesRead, acknowledged, failed, deferred, deadLettered, stale,
            requests,
            cacheHits: Int
        let errors: [String: Int]
        let requestsByRun: [String: Int]
    }

    private struct IssueRow: Encodable {
        let queue, worker: String
        let msgId: Int64?
        let runId: String?
        let category, code, error, disposition: String
        let context: Omission?
    }

    private func encode(_ value: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        guard let data = try? encoder.encode(value) else {
            preconditionFailure("a report holds nothing that JSON can't")
        }
        return String(decoding: data, as: UTF8.self)
    }
}
