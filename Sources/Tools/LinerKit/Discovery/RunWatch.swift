import CatalogueAnswers
import DiscoveryAnswers
import FleetAnswers
import FleetMessages
import FoundationEssentials
import Postgres

/// Watches a run until it is done, or until watching makes no sense.
struct RunWatch: Sendable {
    let database: Database
    let run: String
    let timeout: Duration
    /// How far off the next message may be.
    let patience: Duration
    let display: Terminal?

    /// How watching ended, and when what is left goes on.
    struct End: Sendable, Equatable {
        let ending: DiscoveryReport.Ending
        var waitsUntil: Date?
    }

    private static let step = Duration.milliseconds(200)

    func end(since start: ContinuousClock.Instant) async throws -> End {
        var shown = display.map(ProgressDisplay.init)
        var view = ArtistView()
        var standstill = Standstill()
        while true {
            let progress = try await progress()
            let elapsed = ContinuousClock.now - start
            let seconds = elapsed / .seconds(1)
            try await view.refresh(run, database, seconds: seconds, isLast: progress.isFinished)
            var lines = ProgressLines(progress: progress, counts: view.counts, elapsedSeconds: seconds)
            if progress.isFinished {
                try shown?.finish(lines)
                return End(ending: .done)
            }
            if let due = try await standstill.look(at: progress, seconds: seconds, database), due.isBeyond(patience) {
                return End(ending: .waiting, waitsUntil: due.date)
            }
            lines.hindrances = standstill.hindrances.map(\.sentence)
            try shown?.show(lines)
            guard elapsed < timeout else { return End(ending: .timedOut) }
            try await Task.sleep(for: Self.step)
        }
    }

    func progress() async throws -> RunProgress {
        guard let progress = try await FleetQueries(database).progress(of: run) else {
            throw ToolError(.fault, "the run \(run) is gone", fix: "Somebody deleted it; start it again")
        }
        return progress
    }
}

/// What keeps a run, asked only once nothing has moved for a while.
private struct Standstill {
    private static let afterSeconds = 3.0
    private static let everySeconds = 2.0

    private(set) var hindrances: [Hindrance] = []
    private var last: RunProgress?
    private var changedSeconds = 0.0
    private var lookedSeconds = -Double.infinity

    /// - Returns: When the first message that waits is due; nil: it was not the time to ask.
    mutating func look(at progress: RunProgress, seconds: Double, _ database: Database) async throws -> NextDue? {
        if progress != last {
            (last, changedSeconds, hindrances) = (progress, seconds, [])
            return nil
        }
        guard seconds - changedSeconds >= Self.afterSeconds, seconds - lookedSeconds >= Self.everySeconds else {
            return nil
        }
        lookedSeconds = seconds
        let fleet = FleetQueries(database)
        hindrances = try await fleet.hindrances(of: progress)
        return try await fleet.nextDue(of: progress.runId)
    }
}

/// The artist of a run and what there is of them, counted at most twice a second.
private struct ArtistView {
    private(set) var artist: ArtistID?
    private(set) var counts = ArtistCounts()
    private var countedSeconds = -Double.infinity

    mutating func refresh(_ run: String, _ database: Database, seconds: Double, isLast: Bool) async throws {
        if artist == nil { artist = try await Discoveries(database).artist(of: run) }
        guard let artist, isLast || seconds - countedSeconds >= 0.5 else { return }
        counts = try await CatalogueQueries(database).counts(of: artist)
        countedSeconds = seconds
    }
}
