import Publishing
import TestSupport
import Testing

@Suite("A manifest", .enabled(if: Fixtures.areExpected, Comment(rawValue: Fixtures.absence)))
struct FeedManifestTests {
    private static let later = "bwarm/synthetic-2x-b/BWARM_PADPIDA0000000000Z_PADPIDA0000000001Z_20261005040000000/"

    @Test("names version, sender, time and files, whatever its footer is")
    func footer() throws {
        let manifest = try FeedManifest(
            Fixtures.bytes(Self.later + "BWARM_Manifest_PADPIDA0000000000Z_PADPIDA0000000001Z_20261005040000000.tsv"))
        #expect(manifest.version == "2.0" && manifest.isSecondVersion)
        #expect(manifest.sender == "Synthetic Collective")
        #expect(manifest.files.count == 10 && manifest.isVerifiable)
        #expect(FeedDay(manifest.createdAt).description == "2026-10-05")
    }

    @Test("may count lines with the heading or without, and give its digests in capitals or none")
    func variants() throws {
        let with = try FeedManifest(Fixtures.bytes("bwarm/synthetic-manifest-md5-upper-case.tsv"))
        let without = try FeedManifest(Fixtures.bytes("bwarm/synthetic-manifest-count-without-heading.tsv"))
        #expect(with.files.map(\.digest) == without.files.map(\.digest))
        for (one, other) in zip(with.files, without.files) {
            #expect(FeedManifest.agrees(lines: one.lines, records: other.lines))
            #expect(FeedManifest.agrees(lines: other.lines, records: other.lines))
            #expect(!FeedManifest.agrees(lines: other.lines, records: one.lines))
        }
        #expect(try !FeedManifest(Fixtures.bytes("bwarm/synthetic-manifest-no-md5.tsv")).isVerifiable)
    }

    @Test("that names a kind twice, no works, or another folder is refused")
    func refused() {
        let head = "2.0\t6\tS\tPAD\t\t\t2026-09-07T04:00:00Z\n"
        func refusal(_ files: String) -> FeedRefusal.Code? {
            #expect(throws: FeedRefusal.self) { try FeedManifest(Array((head + files).utf8)) }?.code
        }
        #expect(
            refusal("W\tworks.tsv\t1\t\nW\tmusicalworks.tsv\t1\t\nx\n")
                == .fileTwice(.works, ["musicalworks.tsv", "works.tsv"]))
        #expect(refusal("P\tparties.tsv\t1\t\n") == .worksMissing)
        #expect(refusal("W\t../works.tsv\t1\t\nP\tparties.tsv\t1\t\n") != nil)
    }
}
