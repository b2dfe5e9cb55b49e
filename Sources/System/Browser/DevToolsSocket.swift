import Glibc
import Synchronization

/// The socket to a browser: messages out without waiting, messages in on a thread of their own.
final class DevToolsSocket: Sendable {
    private let descriptor: Int32
    private let isOpen = Mutex(true)

    /// The browser's end is closed here once it was started with it.
    static func pair() throws -> (ours: Int32, theirs: Int32) {
        var ends: [Int32] = [-1, -1]
        guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
            throw BrowserError(.launchFailed, "no socket can be had: \(String(cString: strerror(errno)))")
        }
        var size: Int32 = 1 << 20
        for option in [SO_SNDBUF, SO_RCVBUF] {
            setsockopt(ends[0], SOL_SOCKET, option, &size, socklen_t(MemoryLayout<Int32>.size))
        }
        return (ends[0], ends[1])
    }

    /// Takes the descriptor over.
    init(_ descriptor: Int32) { self.descriptor = descriptor }

    deinit { Glibc.close(descriptor) }

    /// Sends a message, all of it or nothing that matters any more.
    ///
    /// - Returns: Whether the browser may still be there. One that reads so little that a megabyte waits for it is not.
    func send(_ message: [UInt8]) -> Bool {
        isOpen.withLock { isOpen in
            guard isOpen else { return false }
            let bytes = message + [0]
            var sent = 0
            while sent < bytes.count {
                let count = bytes[sent...].withUnsafeBytes { rest in
                    Glibc.send(descriptor, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
                }
                if count < 0, errno == EINTR { continue }
                guard count > 0 else {
                    // Half a message spoils all that follow.
                    isOpen = false
                    shutdown(descriptor, Int32(SHUT_RDWR))
                    return false
                }
                sent += count
            }
            return true
        }
    }

    /// Ends the reading thread, too.
    func close() {
        isOpen.withLock { isOpen in
            isOpen = false
            shutdown(descriptor, Int32(SHUT_RDWR))
        }
    }

    /// Reads until the browser is gone; then tells, once.
    func startReading(
        _ message: @escaping @Sendable ([UInt8]) -> Void, ended: @escaping @Sendable () -> Void
    ) throws {
        let reading = Reading { [self] in
            read(message)
            close()
            ended()
        }
        var thread = pthread_t()
        let context = Unmanaged.passRetained(reading)
        let failure = pthread_create(
            &thread, nil,
            { context in
                if let context { Unmanaged<Reading>.fromOpaque(context).takeRetainedValue().body() }
                return nil
            }, context.toOpaque())
        guard failure == 0 else {
            context.release()
            throw BrowserError(.launchFailed, "no thread for the browser: \(String(cString: strerror(failure)))")
        }
        pthread_detach(thread)
    }

    private func read(_ message: ([UInt8]) -> Void) {
        var frames = DevToolsFrames()
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0, let messages = frames.take(buffer[..<count]) else { return }
            for each in messages { message(each) }
        }
    }

    private final class Reading: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
}
