import Foundation
import Glibc
import Testing

@testable import WorkerRuntime

@Suite("Standard output")
struct StandardOutputTests {
    /// Both ends of a pipe.
    private func withPipe(_ body: (_ reading: Int32, _ writing: Int32) async throws -> Void) async throws {
        var ends: [Int32] = [0, 0]
        try #require(pipe(&ends) == 0)
        defer { ends.forEach { close($0) } }
        try await body(ends[0], ends[1])
    }

    @Test("is written whole through a pipe that refuses to wait")
    func fullPipe() async throws {
        try await withPipe { reading, writing in
            _ = fcntl(writing, F_SETFL, fcntl(writing, F_GETFL) | O_NONBLOCK)
            let text = String(repeating: "x", count: 1 << 20)
            async let count = Self.drain(reading, upTo: text.utf8.count)
            try StandardOutput.write(text, to: writing)
            #expect(await count == text.utf8.count)
        }
    }

    @Test("says what keeps it from being written")
    func full() throws {
        let descriptor = open("/dev/full", O_WRONLY)
        defer { close(descriptor) }
        let error = try #require(throws: OutputError.self) { try StandardOutput.write("a", to: descriptor) }
        #expect("\(error)" == "could not write to standard output: No space left on device")
        #expect(error.exitCode == 74)
        #expect(!error.isReaderGone)
    }

    @Test("knows a reader that left, who is told nothing")
    func readerGone() {
        #expect(OutputError(code: EPIPE).isReaderGone)
        #expect(OutputError(code: EPIPE).exitCode == 141)
    }

    @Test("nothing is fine anywhere, and a number that is closed takes no text")
    func closed() {
        #expect(throws: Never.self) { try StandardOutput.write("", to: -1) }
        #expect(throws: OutputError(code: EBADF)) { try StandardOutput.write("a", to: -1) }
        #expect(throws: Never.self) { try StandardOutput.finish(-1) }
    }

    /// On a thread of its own: it blocks.
    private static func drain(_ descriptor: Int32, upTo count: Int) async -> Int {
        await withCheckedContinuation { continuation in
            Foundation.Thread.detachNewThread {
                var total = 0
                var buffer = [UInt8](repeating: 0, count: 4_096)
                while total < count, case let got = read(descriptor, &buffer, buffer.count), got > 0 { total += got }
                continuation.resume(returning: total)
            }
        }
    }
}
