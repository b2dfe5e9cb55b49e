import FleetMessages
import Messages

/// What `discover` says at the end.
struct DiscoveryReport: Sendable, Encodable {
    let runId: String
    let artist: String
    let artistId: ArtistID?
    let seconds: Double
    let requests: Int
    let albums: Int
    let tracks: Int
    let credits: Int
    let people: Int
    let queues: [String: RunProgress.QueueProgress]
    let deadLetters: [RunDeadLetter]
    let producers: [ProducerAnswer]

    init(_ result: Discovery.Result, producers: [ProducerAnswer]) {
        runId = result.progress.runId
        artist = result.progress.artist
        artistId = result.artist
        seconds = result.seconds
        requests = result.progress.requests
        albums = result.counts.albums
        tracks = result.counts.tracks
        credits = result.counts.credits
        people = result.counts.people
        queues = result.progress.queues
        deadLetters = result.deadLetters
        self.producers = producers
    }

    /// Why the answer is no; nil when there is something to show.
    var problem: ToolError? {
        if let first = deadLetters.first(where: { $0.queue == QueueName.artistDiscovery.rawValue }) {
            return ToolError(.negative, first.error, fix: "Check the spelling, or give the artist's id with --id")
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
