import Glibc

/// What a command reads: a file, or standard input.
enum InputFile {
    /// All of it.
    ///
    /// - Parameter path: `-`: standard input.
    /// - Throws: ``ToolError`` when it can't be read.
    static func bytes(_ path: String) throws -> [UInt8] {
        guard path != "-" else { return try all(of: STDIN_FILENO, "standard input") }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw problem(path) }
        defer { close(descriptor) }
        return try all(of: descriptor, path)
    }

    private static func all(of descriptor: Int32, _ name: String) throws -> [UInt8] {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(descriptor, &piece, piece.count)
            if count > 0 { bytes += piece[..<count] }
            if count == 0 { return bytes }
            if count < 0, errno != EINTR { throw problem(name) }
        }
    }

    private static func problem(_ name: String, _ code: Int32 = errno) -> ToolError {
        ToolError(
            .input, "\(name.printable) can't be read: \(String(cString: strerror(code)))",
            fix: "Give the path of a CSV file, or - for standard input")
    }
}
