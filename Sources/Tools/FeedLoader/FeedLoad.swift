public import FoundationEssentials
public import Logging
public import Postgres
public import Publishing

/// Loads a feed whole, or refuses it whole: nobody sees a row before all of it was checked.
public struct FeedLoad: Sendable {
    /// How far a load is.
    public struct Progress: Sendable {
        public let file: String
        public let bytes: Int
        public let records: Int
    }

    /// What was loaded.
    public struct Report: Sendable, Encodable {
        public let feed: Int64
        public let name: String
        public let createdAt: Date
        public let isVerified: Bool
        public let files: [FeedFileReport]
        /// References that lead nowhere, by what they refer to.
        public let orphans: [String: Int]
        /// Files that the manifest does not name: nothing was read of them.
        public let strangers: [String]
        /// Feeds that made room.
        public let dropped: [String]
        public let complaints: [FeedComplaint]
    }

    private static let rowsOfCopy = 250_000

    let database: Database
    let folder: FeedFolder
    /// How many feeds stay, this one counted: the one before is what the next difference is made of.
    var keep = 2
    /// Whether a feed may lack more than one in twenty of the ISRCs of the one before.
    var mayLoseMuch = false
    var logger: Logger?
    var progress: @Sendable (Progress) -> Void = { _ in }

    public init(
        _ folder: FeedFolder, into database: Database, keep: Int = 2, mayLoseMuch: Bool = false, logger: Logger? = nil,
        progress: @escaping @Sendable (Progress) -> Void = { _ in }
    ) {
        self.folder = folder
        self.database = database
        self.keep = keep
        self.mayLoseMuch = mayLoseMuch
        self.logger = logger
        self.progress = progress
    }

    /// Loads it.
    ///
    /// - Throws: `FeedRefusal`, `DatabaseError`, `CancellationError`; nothing of the feed stays then.
    public func run() async throws -> Report {
        for file in folder.manifest.files { _ = try opened(file) }
        return try await database.withConnection { connection in
            guard try await connection.query("select publishing.lock_loads()")[0][0, as: Bool.self] else {
                throw FeedRefusal(.otherLoadRuns)
            }
            let outcome: Result<Report, any Error>
            do {
                outcome = .success(try await load(connection))
            } catch {
                outcome = .failure(error)
            }
            // In a task of its own: one that was cancelled could not give the lock back.
            await Task { await unlock(connection) }.value
            return try outcome.get()
        }
    }

    private func load(_ connection: Connection) async throws -> Report {
        guard
            let feed = try await connection.query(
                "select publishing.begin_feed($1, $2, $3, $4, $5)", folder.name, folder.manifest.version,
                folder.manifest.sender, folder.manifest.createdAt, folder.isVerified)[0][0, as: Int64?.self]
        else { throw FeedRefusal(.loadedBefore(folder.name)) }
        do {
            return try await fill(feed, connection)
        } catch {
            await Task { await forget(feed, connection) }.value
            throw error
        }
    }

    private func fill(_ feed: Int64, _ connection: Connection) async throws -> Report {
        var files: [FeedFileReport] = []
        var complaints: [FeedComplaint] = []
        for named in folder.manifest.files {
            guard let file = try opened(named) else { continue }
            try await copy(file, feed, connection)
            try file.check(against: named)
            files.append(file.report)
            complaints += file.complaints
        }
        progress(Progress(file: "indexes", bytes: 0, records: 0))
        try await connection.query("select publishing.index_feed($1)", feed)
        try await checkLoss(feed, connection)
        let orphans = try await connection.query("select publishing.count_orphans($1)::text", feed)[0][
            0, as: String.self]
        let dropped = try await connection.query(
            "select publishing.publish_feed($1, $2::jsonb, $3::jsonb, $4::jsonb, $5)", feed,
            try Self.json(byKind(files)),
            orphans, try Self.json(complaints), keep
        ).map { try $0[0, as: String.self] }
        return Report(
            feed: feed, name: folder.name, createdAt: folder.manifest.createdAt, isVerified: folder.isVerified,
            files: files, orphans: try JSONDecoder().decode([String: Int].self, from: Data(orphans.utf8)),
            strangers: folder.strangers, dropped: dropped, complaints: complaints)
    }

    /// In several statements: each one's snapshot holds the clean-up of the whole database back.
    private func copy(_ file: FeedFile, _ feed: Int64, _ connection: Connection) async throws {
        var text = CopyText()
        guard file.reader.kind.isKept else {
            _ = try file.appendRows(to: &text)
            return
        }
        let table = "\(file.reader.kind.table)_\(feed)"
        let columns = (["line"] + file.reader.columns).joined(separator: ", ")
        var isAtEnd = false
        while !isAtEnd {
            try await connection.copy("copy publishing.\(table) (\(columns)) from stdin") { writer in
                var rows = 0
                while rows < Self.rowsOfCopy {
                    text.removeAll()
                    let count = try file.appendRows(to: &text)
                    guard count > 0 else { isAtEnd = true; break }
                    rows += count
                    try await writer.write(text.bytes)
                    progress(Progress(file: file.report.file, bytes: file.bytesRead, records: file.report.records))
                }
            }
        }
    }

    /// nil: nobody knows such a file; the manifest's count of it is let be.
    private func opened(_ file: FeedManifest.File) throws -> FeedFile? {
        guard let kind = FeedFileKind(fileName: file.name) else { return nil }
        return try FeedFile(
            folder.path(of: file), name: file.name, kind: kind, isSecondVersion: folder.manifest.isSecondVersion)
    }

    private func checkLoss(_ feed: Int64, _ connection: Connection) async throws {
        let row = try await connection.query("select * from publishing.compare_isrcs($1)", feed)[0]
        guard !mayLoseMuch, let before = try row["before", as: Int?.self],
            let vanished = try row["vanished", as: Int?.self]
        else { return }
        guard vanished * 20 <= before else { throw FeedRefusal(.tooManyVanished(vanished: vanished, before: before)) }
    }

    /// What stays behind is dropped by the next load.
    private func forget(_ feed: Int64, _ connection: Connection) async {
        do {
            try await connection.query("select publishing.remove_feed($1)", feed)
        } catch {
            logger?.warning("a refused feed could not be taken away", metadata: ["error": "\(error)"])
        }
    }

    /// The session's end gives it back as well.
    private func unlock(_ connection: Connection) async {
        do {
            try await connection.query("select publishing.unlock_loads()")
        } catch {
            logger?.debug("the lock of loads could not be given back", metadata: ["error": "\(error)"])
        }
    }

    private func byKind(_ files: [FeedFileReport]) -> [String: FeedFileReport] {
        Dictionary(
            files.compactMap { report in FeedFileKind(fileName: report.file).map { ($0.table, report) } },
            uniquingKeysWith: { one, _ in one })
    }

    private static func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}

extension FeedFileKind {
    /// The table of its rows.
    var table: String { self == .workIdentifiers ? "work_identifiers" : rawValue }
}
