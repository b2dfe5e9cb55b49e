import Archives
import Testing

@Suite("an archive's limits")
struct ArchiveLimitsTests {
    /// 64 MiB of zeros pack to 64 KiB: a thousand to one.
    private func bomb() throws -> [UInt8] {
        let zeros = [UInt8](repeating: 0, count: 1 << 20)
        var whole: [UInt8] = []
        let writer = try ZipWriter { whole += $0 }
        try writer.begin("bomb", size: 64 << 20)
        for _ in 0..<64 { try writer.write(zeros) }
        try writer.finish()
        return whole
    }

    @Test("a bomb stops by its ratio, early")
    func ratio() throws {
        let reader = try ZipReader(bytes: bomb())
        _ = try reader.next()
        var count = 0
        let error = try #require(throws: ArchiveError.self) {
            while let piece = try reader.read() { count += piece.count }
        }
        #expect(error.code == .tooLarge)
        #expect(count <= 17 << 20, "\(count) bytes came out")
    }

    @Test("many members together count as one")
    func total() throws {
        let member = [UInt8](repeating: 1, count: 1_000)
        let zip = try ZipWriter.bytes((0..<10).map { ("\($0)", member) })
        #expect(try read(zip, limits: ArchiveLimits(bytesMaximum: 10_000)).count == 10)
        let error = try #require(throws: ArchiveError.self) {
            try read(zip, limits: ArchiveLimits(bytesMaximum: 9_999))
        }
        #expect(error.code == .tooLarge)
    }

    @Test("more members than are allowed are refused")
    func members() throws {
        let zip = try ZipWriter.bytes((0..<4).map { ("\($0)", []) })
        #expect(try read(zip, limits: ArchiveLimits(membersMaximum: 4)).count == 4)
        let error = try #require(throws: ArchiveError.self) {
            try read(zip, limits: ArchiveLimits(membersMaximum: 3))
        }
        #expect(error.code == .tooLarge)
    }

    @Test("a member that should be small is not read whole where it is not")
    func small() throws {
        let reader = try ZipReader(bytes: ZipWriter.bytes([("a", [1, 2, 3])]))
        _ = try reader.next()
        let error = try #require(throws: ArchiveError.self) { try reader.readAll(bytesMaximum: 2) }
        #expect(error.code == .tooLarge)
    }
}
