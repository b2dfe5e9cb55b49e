import Glibc

/// The one way to standard output: all of a text is written, or the error says why not.
package enum StandardOutput {
    /// Writes all of it, past interruptions, short writes and a pipe that is full for the moment.
    ///
    /// - Throws: ``OutputError``
    package static func write(_ text: String, to descriptor: Int32 = STDOUT_FILENO) throws(OutputError) {
        try write(Array(text.utf8), to: descriptor)
    }

    /// Writes all of some bytes.
    ///
    /// - Throws: ``OutputError``
    package static func write(_ bytes: [UInt8], to descriptor: Int32) throws(OutputError) {
        var bytes = bytes[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                bytes = bytes.dropFirst(count)
            } else if count == 0 {
                throw OutputError(code: EIO)
            } else {
                try wait(for: descriptor, after: errno)
            }
        }
    }

    /// Some file systems say only at the end that there was no room.
    ///
    /// - Throws: ``OutputError``
    package static func finish(_ descriptor: Int32 = STDOUT_FILENO) throws(OutputError) {
        // Where nothing was open, whatever was written has failed already.
        guard close(descriptor) != 0, errno != EBADF, errno != EINTR else { return }
        throw OutputError(code: errno)
    }

    /// Whoever shares our pipe may have made it refuse to wait; we wait for it all the same.
    private static func wait(for descriptor: Int32, after code: Int32) throws(OutputError) {
        switch code {
        case EINTR: return
        case EAGAIN:
            var poll = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
            _ = Glibc.poll(&poll, 1, -1)
        default: throw OutputError(code: code)
        }
    }
}

/// Why what was printed did not reach its reader.
package struct OutputError: Error, Equatable, CustomStringConvertible {
    /// As `errno` has it.
    package let code: Int32

    package init(code: Int32) { self.code = code }

    /// Whether the reader has left, as `head` does: nobody is there to be told.
    package var isReaderGone: Bool { code == EPIPE }

    package var description: String { "could not write to standard output: \(String(cString: strerror(code)))" }

    /// EX_IOERR; for a reader that left, what a program gets that SIGPIPE ends.
    package var exitCode: Int32 { isReaderGone ? 128 + SIGPIPE : 74 }
}
