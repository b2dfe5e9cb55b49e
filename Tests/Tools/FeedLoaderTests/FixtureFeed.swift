import FeedLoader
import Foundation
import Postgres
import Publishing
import PublishingAnswers
import TestSupport

/// The recorded feeds, copied where they can be damaged.
struct FixtureFeed {
    static let first = "synthetic-2x-a/BWARM_PADPIDA0000000000Z_PADPIDA0000000001Z_20260907040000000"
    static let second = "synthetic-2x-b/BWARM_PADPIDA0000000000Z_PADPIDA0000000001Z_20261005040000000"
    static let old = "synthetic-1x/BWARM_PADPIDA0000000000Z_20260803040000000"
    static let newest = "synthetic-21/BWARM_PADPIDA0000000000Z_PADPIDA0000000001Z_20261102040000000"

    let folder: URL

    private static var root: URL {
        URL(filePath: ProcessInfo.processInfo.environment["LINERNOTES_FIXTURES"] ?? "").appending(path: "bwarm")
    }

    /// Lends a copy to the body, and deletes it after.
    @discardableResult
    static func with<R>(_ name: String, _ body: (FixtureFeed) async throws -> R) async throws -> R {
        let place = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: place) }
        let folder = place.appending(path: URL(filePath: name).lastPathComponent)
        try FileManager.default.copyItem(at: root.appending(path: name), to: folder)
        return try await body(FixtureFeed(folder: folder))
    }

    var manifestURL: URL {
        get throws {
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            return folder.appending(path: names.first { $0.hasPrefix("BWARM_Manifest") } ?? "none")
        }
    }

    /// Puts another recorded file in the place of the manifest, or of a file.
    func replace(_ name: String? = nil, by fixture: String) throws {
        let target = try name.map { folder.appending(path: $0) } ?? manifestURL
        try FileManager.default.removeItem(at: target)
        try FileManager.default.copyItem(at: Self.root.appending(path: fixture), to: target)
    }

    @discardableResult
    func load(
        into database: Database, mayBeUnverified: Bool = false, keep: Int = 2, mayLoseMuch: Bool = false
    ) async throws -> FeedLoad.Report {
        try await FeedLoad(
            FeedFolder(folder.path, mayBeUnverified: mayBeUnverified), into: database, keep: keep,
            mayLoseMuch: mayLoseMuch
        ).run()
    }

    /// Why it is refused; nil: it isn't.
    func refusal(by database: Database) async throws -> FeedRefusal.Code? {
        do {
            try await load(into: database)
            return nil
        } catch let error as FeedRefusal {
            return error.code
        }
    }
}

/// A database for one test.
func withDatabase(_ body: (Database) async throws -> Void) async throws {
    let test = try await TestDatabase.migrated()
    do {
        try await body(test.database)
    } catch {
        try await test.drop()
        throw error
    }
    try await test.drop()
}
