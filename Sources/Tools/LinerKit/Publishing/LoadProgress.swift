import FeedLoader
import Synchronization

/// Says every few seconds how far a load is.
final class LoadProgress: Sendable {
    private static let interval = Duration.seconds(2)

    private let terminal: Terminal
    private let start = ContinuousClock.now
    private let last = Mutex(ContinuousClock.now)

    init(_ terminal: Terminal) { self.terminal = terminal }

    func report(_ progress: FeedLoad.Progress) {
        let now = ContinuousClock.now
        let isDue = last.withLock { last in
            guard last.duration(to: now) >= Self.interval else { return false }
            last = now
            return true
        }
        guard isDue else { return }
        let time = Spelling.duration(seconds: Double(start.duration(to: now).components.seconds))
        let read = progress.records > 0 ? ": \(progress.records) records, \(progress.bytes >> 20) MB" : ""
        // Beside the answer: who does not read it loses nothing.
        _ = try? terminal.print("\(progress.file)\(read) (\(time))")
    }
}
