import CatalogueAnswers
import FleetAnswers
import FleetMessages
import Messages

/// What a run's progress looks like, as text; pure.
struct ProgressLines: Sendable, Equatable {
    let progress: RunProgress
    let counts: ArtistCounts
    let elapsedSeconds: Double
    /// Why nothing moves, a sentence each; empty while something does.
    var hindrances: [String] = []

    /// For a terminal: a line for each queue, and what there is so far.
    func block(width: Int) -> [String] {
        // A discovery sends nothing to the queue of playlists.
        let queues = QueueName.fleet.filter { $0 != .playlistEnrichment || progress.queues[$0.rawValue] != nil }
        let rows = queues.map { queue in
            let state = progress.of(queue)
            return [
                Self.spelled(queue), String(state.inFlight), String(state.acknowledged), String(state.deadLettered),
                Self.bar(done: state.acknowledged + state.deadLettered, of: state.sent),
            ]
        }
        let table = Table(
            [
                .text(progress.artist, importance: 9, widthMinimum: 10), .number("waiting"), .number("done"),
                .number("dead"), .text("", widthMinimum: 10),
            ], rows: rows)
        return table.lines(width: width) + [summary.truncated(to: width)]
            + hindrances.map { "  waits: \($0)".printable.truncated(to: width) }
    }

    /// For a pipe: everything in one line.
    var line: String {
        let waiting = QueueName.fleet.compactMap { queue in
            let waiting = progress.of(queue).inFlight
            return waiting > 0 ? "\(Self.spelled(queue)) \(waiting)" : nil
        }
        let rest = waiting.isEmpty ? "nothing waits" : "waiting: \(waiting.joined(separator: ", "))"
        return ([summary, rest] + hindrances.prefix(1)).joined(separator: "; ")
    }

    /// What a line says apart from the time: a new line is due when this changes.
    var key: Key { Key(queues: progress.queues, counts: counts, hindrances: hindrances) }

    struct Key: Equatable {
        let queues: [String: RunProgress.QueueProgress]
        let counts: ArtistCounts
        let hindrances: [String]
    }

    private var summary: String {
        let dead = progress.deadLettered > 0 ? ", \(progress.deadLettered) dead" : ""
        return [
            Spelling.duration(seconds: elapsedSeconds), Spelling.count(progress.requests, "request"),
            Spelling.count(counts.albums, "album"), Spelling.count(counts.tracks, "track"),
            Spelling.count(counts.credits, "credit"), Spelling.count(counts.people, "person", "people") + dead,
        ].joined(separator: ", ")
    }

    private static func spelled(_ queue: QueueName) -> String { queue.rawValue.replacing("_", with: " ") }

    private static func bar(done: Int, of sent: Int) -> String {
        let width = 20
        guard sent > 0 else { return String(repeating: "·", count: width) }
        let filled = min(width, max(0, done * width / sent))
        return String(repeating: "█", count: filled) + String(repeating: "·", count: width - filled)
    }
}
