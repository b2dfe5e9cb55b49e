import Archives
import FoundationEssentials
import Listening
import ListeningFiles
import ListeningStore
import Postgres

/// Reads files and archives of them into a listener's archive, piece by piece: memory does not grow with them.
struct ListeningImport: Sendable {
    private static let batch = 5_000

    private let store: ListeningStore
    private let listener: ListenerID
    private let clockAhead: Int?
    private let progress: ImportProgress
    private let now: Int

    init(_ store: ListeningStore, _ listener: ListenerID, clockAhead: Int?, progress: ImportProgress) {
        (self.store, self.listener, self.clockAhead, self.progress) = (store, listener, clockAhead, progress)
        now = Int(Date().timeIntervalSince1970 * 1_000)
    }

    static func store(_ database: Database) -> ListeningStore { ListeningStore(database) }

    /// - Throws: ``ToolError``, `DatabaseError`, `CancellationError`; what was read before is kept.
    func run(_ paths: [String]) async throws -> ImportTally {
        var tallies: [FileTally] = []
        for path in paths {
            let input = try PlainFile(path)
            if ZipReader.isZip(input.head) {
                tallies += try await archive(path)
            } else {
                tallies.append(try await file(path) { try input.next() })
            }
        }
        progress.clear()
        return ImportTally(tallies, linked: try await store.linkSongs())
    }

    private func archive(_ path: String) async throws -> [FileTally] {
        do {
            let reader = try ZipReader(path: path)
            var tallies: [FileTally] = []
            while let member = try reader.next() {
                guard !member.isFolder, !member.name.lowercased().hasSuffix(".pdf") else { continue }
                let tally = try await file(member.name) { try reader.read() }
                // Members that tell no plays, such as a user's name, are no news.
                if tally.form != Dialect.beside.rawValue { tallies.append(tally) }
            }
            return tallies
        } catch let error as ArchiveError {
            throw ToolError(.input, "\(path.printable) can't be read: \(error)", fix: "What was read before is kept")
        }
    }

    private func file(_ name: String, _ next: () throws -> [UInt8]?) async throws -> FileTally {
        var reader = FileReader(name: name, now: now, clockAhead: clockAhead)
        var tally = FileTally(file: name)
        var reports: [Report] = []
        while let piece = try next() {
            try Task.checkCancellation()
            for row in reader.rows(piece) {
                take(row, &reports, &tally)
                if reports.count >= Self.batch { try await keep(&reports, &tally) }
            }
        }
        for row in reader.end() { take(row, &reports, &tally) }
        try await keep(&reports, &tally)
        tally.form = (reader.dialect ?? .refused).rawValue
        return tally
    }

    private func take(_ row: FileRow, _ reports: inout [Report], _ tally: inout FileTally) {
        tally.read += 1
        switch row.result {
        case .success(let report): reports.append(report)
        case .failure(let reason): tally.refused[reason.rawValue, default: 0] += 1
        }
    }

    private func keep(_ reports: inout [Report], _ tally: inout FileTally) async throws {
        while !reports.isEmpty {
            let part = Array(reports.prefix(Self.batch))
            guard let outcome = try await store.store(part, of: listener) else {
                throw ToolError(
                    .negative, "the listener was forgotten meanwhile", fix: "Start again to make them anew")
            }
            tally.stored += outcome.stored
            tally.merged += outcome.merged
            reports.removeFirst(part.count)
            progress.show(tally)
        }
    }
}
