import Archives
import Testing

@Suite("a zip's reader")
struct ZipReaderTests {
    @Test("gives names and bytes back, folders marked")
    func members() throws {
        let long = [UInt8](repeating: 7, count: 200_000)
        let zip = try ZipWriter.bytes([("a/Café.json", Array("[1]".utf8)), ("empty", []), ("long", long)])
        #expect(try read(zip) == ["a/Café.json": Array("[1]".utf8), "empty": [], "long": long])
    }

    @Test("a name that climbs out of its folder is a text like any other")
    func names() throws {
        let zip = try ZipWriter.bytes([("../../etc/passwd", [1]), ("/absolute", [2])])
        #expect(try Set(read(zip).keys) == ["../../etc/passwd", "/absolute"])
    }

    @Test("members may be passed over")
    func passedOver() throws {
        let reader = try ZipReader(bytes: ZipWriter.bytes([("a", [1, 2]), ("b", [3])]))
        #expect(try reader.next()?.name == "a")
        #expect(try reader.next()?.name == "b")
        #expect(try reader.read() == [3])
        #expect(try reader.read() == nil)
        #expect(try reader.next() == nil)
    }

    @Test("a zip within a zip is a member, and stays closed")
    func nested() throws {
        let inner = try ZipWriter.bytes([("a", [1])])
        let found = try read(ZipWriter.bytes([("inner.zip", inner)]))
        #expect(found == ["inner.zip": inner])
        #expect(ZipReader.isZip(found["inner.zip"] ?? []))
        #expect(!ZipReader.isZip(Array("[{".utf8)))
    }

    @Test("cut off at any byte, it is refused with a sentence, and nothing crashes")
    func truncated() throws {
        let whole = try ZipWriter.bytes([("a", Array("some text, some text".utf8)), ("b", [1])])
        for count in 0..<whole.count {
            let error = try #require(throws: ArchiveError.self) { try read(Array(whole.prefix(count))) }
            #expect([.notAnArchive, .broken].contains(error.code), "\(count) bytes: \(error)")
        }
    }

    @Test("a member whose bytes were changed is refused")
    func changed() throws {
        var whole = try ZipWriter.bytes([("a", (0..<4_000).map { UInt8(truncatingIfNeeded: $0 &* $0 / 7) })])
        whole[300] ^= 0xff
        let error = try #require(throws: ArchiveError.self) { try read(whole) }
        #expect(error.code == .broken)
    }

    @Test("what is no zip is refused", arguments: ["", "[]", "%PDF-1.7", "PK", "PK\u{3}\u{4}"])
    func notAnArchive(text: String) throws {
        let error = try #require(throws: ArchiveError.self) { try read(Array(text.utf8)) }
        #expect(error.code == .notAnArchive)
    }

    @Test("a file that is not there is unreadable, and the error names no path")
    func missing() throws {
        let error = try #require(throws: ArchiveError.self) { try ZipReader(path: "/nowhere/secret.zip") }
        #expect(error.code == .unreadable && !error.description.contains("secret"))
    }

    /// The bits of "encrypted" set by hand in a zip whose member is stored.
    @Test("an encrypted member is refused")
    func encrypted() throws {
        let error = try #require(throws: ArchiveError.self) { try read(encryptedZip()) }
        #expect(error.code == .encrypted)
    }

    private func encryptedZip() throws -> [UInt8] {
        var whole = try ZipWriter.bytes([("a", Array("some text".utf8))])
        whole[6] |= 1
        let directory = try #require(
            whole.indices.dropLast(4).first { Array(whole[$0..<$0 + 4]) == [0x50, 0x4b, 1, 2] })
        whole[directory + 8] |= 1
        return whole
    }
}

/// Every member and its bytes.
func read(_ zip: [UInt8], limits: ArchiveLimits = ArchiveLimits()) throws -> [String: [UInt8]] {
    let reader = try ZipReader(bytes: zip, limits: limits)
    var members: [String: [UInt8]] = [:]
    while let member = try reader.next() {
        members[member.name] = try reader.readAll(bytesMaximum: 1 << 30)
    }
    return members
}
