import Glibc
import Synchronization

/// A server on the loopback whose every byte a test decides.
///
/// The script runs once for each connection, on a thread of its own: it may block. The connection is closed when it
/// returns, and all of them when the server is released.
public final class RawHTTPServer: Sendable {
    public let port: Int
    public var url: String { "http://127.0.0.1:\(port)" }
    /// Connections accepted so far.
    public var connectionCount: Int { board.state.withLock { $0.connectionCount } }
    /// Requests read so far, on all connections.
    public var requests: [Request] { board.state.withLock { $0.requests } }

    private let listener: Int32
    private let board = Board()

    public init(_ script: @escaping @Sendable (Client) -> Void) throws {
        (listener, port) = try Self.listenOnLoopback()
        let (listener, board) = (listener, board)
        Self.runOnThread {
            while case let socket = accept(listener, nil, nil), socket >= 0 {
                guard let client = board.welcome(socket) else { continue }
                Self.runOnThread {
                    script(client)
                    client.close()
                }
            }
            Glibc.close(listener)
        }
    }

    /// Answers every request on every connection with the same bytes.
    public convenience init(answering response: String) throws {
        try self.init { client in
            while client.readRequest() != nil { client.send(response) }
        }
    }

    deinit {
        shutdown(listener, Int32(SHUT_RDWR))
        board.stop()
    }

    public struct Request: Sendable, Equatable {
        /// As it came, without the empty line.
        public let head: String
        public let body: [UInt8]

        public var line: String { lines.first ?? "" }

        /// The value of the header line of that name; nil when there is none.
        public func header(_ name: String) -> String? {
            let prefix = name.lowercased() + ": "
            return lines.first { $0.lowercased().hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
        }

        private var lines: [String] { head.split(separator: "\r\n").map(String.init) }
    }

    /// A port on the loopback that nobody listens on.
    public static func closedPort() throws -> Int {
        let (listener, port) = try listenOnLoopback()
        Glibc.close(listener)
        return port
    }

    private static func listenOnLoopback() throws -> (listener: Int32, port: Int) {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let failed = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, length) != 0 || listen(listener, 128) != 0 || getsockname(listener, $0, &length) != 0
            }
        }
        guard !failed else { throw SocketError(code: errno) }
        return (listener, Int(UInt16(bigEndian: address.sin_port)))
    }

    public struct SocketError: Error { let code: Int32 }

    private static func runOnThread(_ body: @escaping @Sendable () -> Void) {
        final class Box: Sendable {
            let body: @Sendable () -> Void
            init(_ body: @escaping @Sendable () -> Void) { self.body = body }
        }
        var thread = pthread_t()
        let failure = pthread_create(
            &thread, nil,
            { context in
                if let context { Unmanaged<Box>.fromOpaque(context).takeRetainedValue().body() }
                return nil
            }, Unmanaged.passRetained(Box(body)).toOpaque())
        precondition(failure == 0, "no thread for a test server can be started")
        pthread_detach(thread)
    }
}

extension RawHTTPServer {
    /// What the server, its threads and its connections share.
    final class Board: Sendable {
        struct State {
            var connectionCount = 0
            var requests: [Request] = []
            /// Sockets that are not closed yet.
            var sockets: Set<Int32> = []
            var isStopped = false
        }

        let state = Mutex(State())

        func welcome(_ socket: Int32) -> Client? {
            let number: Int? = state.withLock { state in
                guard !state.isStopped else { return nil }
                state.sockets.insert(socket)
                state.connectionCount += 1
                return state.connectionCount
            }
            guard let number else {
                Glibc.close(socket)
                return nil
            }
            return Client(socket: socket, number: number, board: self)
        }

        func close(_ socket: Int32) {
            state.withLock { if $0.sockets.remove(socket) != nil { Glibc.close(socket) } }
        }

        /// Ends every connection; the threads close the sockets when they notice.
        func stop() {
            state.withLock { state in
                state.isStopped = true
                for socket in state.sockets { shutdown(socket, Int32(SHUT_RDWR)) }
            }
        }
    }
}
