import Archives
import Foundation
import Testing

@Suite("a zip's writer")
struct ZipWriterTests {
    @Test("the same members make the same bytes")
    func reproducible() throws {
        let members: [(name: String, bytes: [UInt8])] = [("xl/workbook.xml", Array("<a/>".utf8)), ("b", [])]
        #expect(try ZipWriter.bytes(members) == ZipWriter.bytes(members))
    }

    @Test("another program reads it")
    func foreign() async throws {
        let path = NSTemporaryDirectory() + "written-\(UUID().uuidString).zip"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(ZipWriter.bytes([("folder/a.txt", Array("text".utf8))])).write(to: URL(fileURLWithPath: path))
        let python = Process()
        python.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        python.arguments = [
            "python3", "-c",
            "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); "
                + "sys.exit(z.testzip() is not None or z.read('folder/a.txt') != b'text')", path,
        ]
        try python.run()
        python.waitUntilExit()
        #expect(python.terminationStatus == 0)
    }

    @Test("what the sink throws arrives where it was written")
    func sinkFails() throws {
        struct Full: Error {}
        #expect(throws: Full.self) {
            let writer = try ZipWriter { _ in throw Full() }
            try writer.add("a", (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* $0 / 13) })
            try writer.finish()
        }
    }

    @Test("what was not finished is no archive")
    func unfinished() throws {
        var whole: [UInt8] = []
        do {
            let writer = try ZipWriter { whole += $0 }
            try writer.add("a", [1])
        }
        let error = try #require(throws: ArchiveError.self) { try read(whole) }
        #expect(error.code == .notAnArchive)
    }
}
