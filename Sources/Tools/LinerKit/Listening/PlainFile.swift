import Glibc

/// A file that is read piece by piece.
final class PlainFile {
    private let descriptor: Int32
    private let path: String
    /// Its first bytes, by which an archive is known.
    let head: [UInt8]
    private var isHeadGiven = false

    /// - Throws: ``ToolError`` where it can't be read.
    init(_ path: String) throws {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Self.problem(path) }
        (self.descriptor, self.path) = (descriptor, path)
        do {
            head = try Self.piece(descriptor, path, upTo: 1 << 16)
        } catch {
            close(descriptor)
            throw error
        }
    }

    deinit { close(descriptor) }

    /// The next bytes; nil at the end.
    ///
    /// - Throws: ``ToolError``.
    func next() throws -> [UInt8]? {
        guard isHeadGiven else {
            isHeadGiven = true
            return head.isEmpty ? nil : head
        }
        let piece = try Self.piece(descriptor, path, upTo: 1 << 18)
        return piece.isEmpty ? nil : piece
    }

    private static func piece(_ descriptor: Int32, _ path: String, upTo count: Int) throws -> [UInt8] {
        while true {
            var got = 0
            let piece = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
                got = read(descriptor, buffer.baseAddress, count)
                filled = max(got, 0)
            }
            if got >= 0 { return piece }
            if errno != EINTR { throw problem(path) }
        }
    }

    private static func problem(_ path: String, _ code: Int32 = errno) -> ToolError {
        ToolError(
            .input, "\(path.printable) can't be read: \(String(cString: strerror(code)))",
            fix: "Give the path of a history file, or of a zip of them")
    }
}
