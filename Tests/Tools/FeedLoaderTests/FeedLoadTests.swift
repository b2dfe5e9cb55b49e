import FeedLoader
import Foundation
import Postgres
import Publishing
import PublishingAnswers
import TestSupport
import Testing

@Suite("Loading a feed", .enabled(if: Fixtures.areExpected, Comment(rawValue: Fixtures.absence)))
struct FeedLoadTests {
    /// Tables of partitions that are left.
    private func partitions(_ database: Database) async throws -> Int {
        try await database.query(
            """
            select count(*) from pg_catalog.pg_class c
            where c.relnamespace = 'publishing'::regnamespace and c.relkind = 'r' and c.relname ~ '_[0-9]+$'
            """)[0][0]
    }

    @Test("counts what it read, what it left out and what leads nowhere")
    func report() async throws {
        try await withDatabase { database in
            let report = try await FixtureFeed.with(FixtureFeed.first) { try await $0.load(into: database) }
            let counts = Dictionary(uniqueKeysWithValues: report.files.map { ($0.file, $0.records) })
            #expect(counts["musicalworks.tsv"] == 21 && counts["musicalworkrightshares.tsv"] == 39)
            #expect(report.orphans == ["links → works": 1])
            #expect(report.complaints.map(\.problem) == [.ipiInvalid, .dateInvalid])
            let stored = try await database.query("select file, line, problem from publishing.feed_problems order by 1")
            #expect(try stored.map { try $0["line", as: Int.self] } == report.complaints.map(\.line))
            let feed = try await PublishingQueries(database).feed()
            #expect(feed.isVerified && feed.version == "2.0" && feed.sender == "Synthetic Collective")
            #expect(feed.files["shares"]?.records == 39 && feed.orphans == report.orphans)
        }
    }

    @Test("says what is registered of ISRCs, as of the feed's day, and nothing of those that it does not hold")
    func registrations() async throws {
        try await withDatabase { database in
            let asked = ["ZZSYN2600001", "ZZSYN2699999"]
            let before = try await database.transaction { try await $0.feedRegistrations(of: asked) }
            #expect(before.isEmpty)
            _ = try await FixtureFeed.with(FixtureFeed.first) { try await $0.load(into: database) }
            let found = try await database.transaction { try await $0.feedRegistrations(of: asked) }
            let one = try #require(found.first)
            #expect(found.count == 1 && one.isrc == asked[0] && one.state == .matched && one.origin == .mlc)
            #expect(one.collectionShare == 100 && !one.publishers.isEmpty)
            #expect(one.asOf == (try await PublishingQueries(database).feed().asOf))
        }
    }

    @Test("keeps no word of how to reach anybody")
    func contacts() async throws {
        try await withDatabase { database in
            for name in [FixtureFeed.first, FixtureFeed.old] {
                try await FixtureFeed.with(name) { try await $0.load(into: database, mayLoseMuch: true) }
            }
            let found: Int = try await database.query(
                """
                select count(*) from publishing.parties p
                where p::text like '%invalid%' or p::text like '%not kept%'
                """)[0][0]
            #expect(found == 0)
            let parties: Int = try await database.query("select count(*) from publishing.parties")[0][0]
            #expect(parties == 15)
        }
    }

    @Test(
        "takes what the manifest may look like",
        arguments: [
            "synthetic-manifest-count-without-heading.tsv", "synthetic-manifest-md5-upper-case.tsv",
            "synthetic-manifest-no-md5.tsv",
        ])
    func manifests(fixture: String) async throws {
        try await withDatabase { database in
            try await FixtureFeed.with(FixtureFeed.first) { feed in
                try feed.replace(by: fixture)
                let report = try await feed.load(into: database)
                #expect(report.isVerified == !fixture.contains("no-md5"))
            }
        }
    }

    @Test("refuses whole what is damaged, and leaves no trace")
    func refusals() async throws {
        try await withDatabase { database in
            func refusal(_ change: (FixtureFeed) throws -> Void) async throws -> FeedRefusal.Code? {
                try await FixtureFeed.with(FixtureFeed.first) { feed in
                    try change(feed)
                    return try await feed.refusal(by: database)
                }
            }
            let shares = "musicalworkrightshares.tsv"
            let digest = try await refusal { try $0.replace(by: "synthetic-manifest-wrong-md5.tsv") }
            #expect(digest == .digestDiffers(shares))
            let count = try await refusal { try $0.replace(by: "synthetic-manifest-wrong-count.tsv") }
            #expect(count == .lineCountDiffers("resources.tsv", manifest: 26, file: 20))
            let absent = try await refusal { try $0.replace(by: "synthetic-manifest-missing-file.tsv") }
            #expect(absent == .fileMissing("resourceidentifiers.tsv"))
            let cut = try await refusal {
                try $0.replace(shares, by: "synthetic-truncated-musicalworkrightshares.tsv")
            }
            #expect(cut == .digestDiffers(shares))
            let bare = try await refusal { try FileManager.default.removeItem(at: $0.manifestURL) }
            #expect(bare == .manifestMissing)
            #expect(try await PublishingQueries(database).feeds().isEmpty)
            #expect(try await partitions(database) == 0)
        }
    }

    @Test("refuses a file of which more than a ten-thousandth can't be read, and a heading that is gone")
    func unreadable() async throws {
        try await withDatabase { database in
            func refusal(_ file: String, _ change: (String) -> String) async throws -> FeedRefusal.Code? {
                try await FixtureFeed.with(FixtureFeed.first) { feed in
                    try feed.replace(by: "synthetic-manifest-no-md5.tsv")
                    let url = feed.folder.appending(path: file)
                    try change(String(contentsOf: url, encoding: .utf8)).write(
                        to: url, atomically: true, encoding: .utf8)
                    return try await feed.refusal(by: database)
                }
            }
            let line = try await refusal("releases.tsv") { $0.replacing("E0002", with: "E0002\tone more") }
            #expect(line == .tooManyUnreadable("releases.tsv", unreadable: 1, records: 2))
            let heading = try await refusal("workresourcelinks.tsv") {
                $0.replacing("ResourceRecordId", with: "Something")
            }
            #expect(heading == .headingMissing(.links, ["ResourceRecordId"]))
            #expect(try await partitions(database) == 0)
        }
    }

    @Test("reads 2.x headings under a name of 1.x in any order of columns")
    func oldName() async throws {
        try await withDatabase { database in
            try await FixtureFeed.with(FixtureFeed.old) { feed in
                try FileManager.default.removeItem(at: feed.manifestURL)
                try feed.replace("recordings.tsv", by: "synthetic-old-name-new-headings/recordings.tsv")
                try feed.replace("parties.tsv", by: "synthetic-1x-parties-9-cells.tsv")
                let report = try await feed.load(into: database, mayBeUnverified: true)
                #expect(!report.isVerified && report.complaints.isEmpty)
            }
            let rows = try await database.query("select isrc, title, subtitle from publishing.recordings order by 1")
            #expect(try rows.map { try $0["isrc", as: String.self].suffix(1) } == ["1", "2", "3"])
            #expect(try rows[1]["subtitle", as: String.self] == #"7" Mix"#)
            let parties: Int = try await database.query("select count(*) from publishing.parties")[0][0]
            #expect(parties == 5)
        }
    }

    @Test("twice is refused; the two newest stay, and a feed that lacks much is not taken unasked")
    func several() async throws {
        try await withDatabase { database in
            for name in [FixtureFeed.old, FixtureFeed.first, FixtureFeed.second] {
                try await FixtureFeed.with(name) { feed in
                    try await feed.load(into: database)
                    let again = try await feed.refusal(by: database)
                    #expect(again == .loadedBefore(feed.folder.lastPathComponent))
                }
            }
            let feeds = try await PublishingQueries(database).feeds()
            #expect(
                feeds.map(\.name)
                    == [FixtureFeed.second, FixtureFeed.first].map { URL(filePath: $0).lastPathComponent })
            #expect(try await partitions(database) == 18)
            try await FixtureFeed.with(FixtureFeed.newest) { feed in
                guard case .tooManyVanished(let vanished, let before)? = try await feed.refusal(by: database) else {
                    Issue.record("it was taken")
                    return
                }
                #expect(before == 20 && vanished == 19)
            }
            #expect(try await partitions(database) == 18)
        }
    }

    @Test("that died leaves nothing that anybody sees, and the next one takes it away")
    func died() async throws {
        try await withDatabase { database in
            let left: Int64 = try await database.query(
                "select publishing.begin_feed('dead', '2.0', '', now(), false)")[0][0]
            #expect(try await PublishingQueries(database).feeds().isEmpty)
            await #expect(throws: DatabaseError.self) {
                try await database.query("select * from publishing.registry_entries($1, array['ZZSYN2600001'])", left)
            }
            try await FixtureFeed.with(FixtureFeed.first) { try await $0.load(into: database) }
            #expect(try await partitions(database) == 9)
        }
    }

    @Test("waits for no other load, but says that there is one")
    func locked() async throws {
        try await withDatabase { database in
            try await database.withConnection { connection in
                let isLocked: Bool = try await connection.query("select publishing.lock_loads()")[0][0]
                #expect(isLocked)
                try await FixtureFeed.with(FixtureFeed.first) { feed in
                    let code = try await feed.refusal(by: database)
                    #expect(code == .otherLoadRuns)
                }
                try await connection.query("select publishing.unlock_loads()")
            }
            try await FixtureFeed.with(FixtureFeed.first) { try await $0.load(into: database) }
        }
    }
}
