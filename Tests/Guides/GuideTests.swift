import FoundationEssentials
import Postgres
import TestSupport
import Testing

@Suite("The guides")
struct GuideTests {
    @Test("name only files that there are, or that they have the reader write")
    func paths() throws {
        for guide in try Guide.all.get() {
            let written = guide.steps.filter { $0.anchor == nil }.map(\.path)
            for path in guide.paths where !written.contains(path) {
                let exists = FileManager.default.fileExists(atPath: Guide.root.appending(path: path).path)
                #expect(exists, "\(guide.name) names \(path), which is not there")
            }
        }
    }

    @Test("put lines where there is one place for them")
    func anchors() throws {
        let steps = try Guide.all.get().flatMap(\.steps)
        #expect(steps.count > 10, "the steps of add-a-worker.md are found")
        for step in steps {
            guard let anchor = step.anchor else {
                let path = Guide.root.appending(path: step.path).path
                #expect(!FileManager.default.fileExists(atPath: path), "\(step.path) is there already")
                continue
            }
            let lines = try Guide.file(step.path).split(separator: "\n", omittingEmptySubsequences: false)
            #expect(lines.filter { $0 == anchor }.count == 1, "\(step.path): “\(anchor)”")
        }
    }

    @Test("have SQL that does what they say, twice as once, and for workers alone")
    func sql() async throws {
        let steps = try Guide("docs/guides/add-a-worker.md").steps.filter { $0.path.hasSuffix(".sql") }
        #expect(steps.count == 2)
        let test = try await TestDatabase.migrated()
        for step in steps {
            try await test.database.run(script: "set role linernotes_owner;\n\(step.text)\nreset role;")
        }
        try await test.database.execute("insert into linernotes.albums (id, title) values (1, 'Album')")
        let document = #"[{"album_id": 1, "labels": [{"name": "Epic", "catalog_number": "1"}]}]"#
        for _ in 0..<2 {
            try await test.database.run(
                script: """
                    set role linernotes_worker;
                    select linernotes.store_labels('musicbrainz', '\(document)');
                    reset role;
                    """)
        }
        #expect(try await test.database.query("select from linernotes.album_labels").count == 1)
        #expect(
            try await test.database.query("select from linernotes.freshness where subject = 'album_labels'").count == 1)
        try await test.drop()
    }
}
