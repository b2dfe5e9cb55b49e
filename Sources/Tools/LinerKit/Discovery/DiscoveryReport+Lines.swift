import CatalogueAnswers
import DiscoveryAnswers
import FleetAnswers
import FleetMessages
import Messages

extension DiscoveryReport {
    /// Why the answer is no, or not all of it; nil when there is something to show.
    var problem: ToolError? { unfinished ?? nothing }

    /// Why it is not done; nil: it is.
    private var unfinished: ToolError? {
        let goesOn = "What is left stays in its queues; `liner discover` goes on where it stands"
        switch ending {
        case .done: return nil
        case .waiting:
            let until = waitsUntil.map { Spelling.until($0) } ?? "until somebody acts"
            return ToolError(
                .later, "the discovery is not done: what is left waits \(until)",
                fix: "\(goesOn), workers that run anyway do by themselves; `--patience` waits longer")
        case .timedOut:
            return ToolError(
                .negative, "the discovery is not done after \(Spelling.duration(seconds: seconds))",
                fix: "What is left stays in its queues; `liner discover` goes on, `liner status` shows it")
        case .interrupted:
            return ToolError(.interrupted, "stopped before the run \(runId) was done", fix: goesOn)
        }
    }

    private var nothing: ToolError? {
        // A source that can't say who is meant is no reason to hide what the others found.
        if artistId == nil || tracks == 0,
            let first = deadLetters.first(where: { $0.queue == QueueName.artistDiscovery.rawValue })
        {
            let fix =
                Discoveries.Query.either(artist).isID
                ? "If it is a name, give it with --name" : "Or give the artist's id with --id"
            return ToolError(.negative, first.error, fix: "Check the spelling. \(fix)")
        }
        guard tracks > 0 else {
            return ToolError(
                .negative, "the discovery of \(artist) found no tracks",
                fix: "`liner dead-letters list` says why, if any")
        }
        return nil
    }

    var cost: String {
        let requests = Spelling.count(requests, "request")
        return "\(requests) in \(Spelling.duration(seconds: seconds)): \(Spelling.count(albums, "album")), "
            + "\(Spelling.count(tracks, "track")), \(Spelling.count(credits, "credit")) of "
            + "\(Spelling.count(people, "person", "people"))."
    }

    func print(to terminal: Terminal) throws {
        if !producers.isEmpty {
            try terminal.print("")
            try terminal.print(ProducerAnswer.table(producers))
        } else if tracks > 0 {
            try terminal.print("No source names a producer of these tracks.")
        }
        let lines = SourceReport.lines(sources, width: terminal.width)
        if !lines.isEmpty { try terminal.print([""] + lines.map(\.printable)) }
        if !deadLetters.isEmpty, problem == nil {
            try terminal.print("")
            try terminal.print("\(Spelling.count(deadLetters.count, "message")) given up:")
            for letter in deadLetters {
                try terminal.print(
                    "  \(letter.id) \(letter.queue): \(letter.error)".printable.truncated(to: terminal.width))
            }
        }
        try terminal.print("")
        try terminal.print(cost)
    }
}
