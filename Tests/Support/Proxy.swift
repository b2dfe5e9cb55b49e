import Glibc
import Synchronization

/// Stands between a client and a server's socket, so that a test can lose an answer or refuse a connection.
///
/// One thread a direction; bytes go through unchanged unless the rule says otherwise.
package final class Proxy: Sendable {
    package enum Verdict: Sendable {
        case forward
        /// Forward what came, and hang up both ways when the server answers: the answer is lost.
        case loseAnswer
        /// Answer these bytes instead of the server, and hang up.
        case refuse([UInt8])
    }

    package let folder: String
    private let server: String
    private let listener: Int32
    private let rule: @Sendable ([UInt8]) -> Verdict

    /// - Parameters:
    ///   - server: The path of the server's socket.
    ///   - rule: Sees each chunk that the client sends.
    package init(to server: String, rule: @escaping @Sendable ([UInt8]) -> Verdict = { _ in .forward }) {
        folder = "/tmp/ln-proxy-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
        mkdir(folder, 0o700)
        self.server = server
        self.rule = rule
        listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        precondition(Self.withAddress("\(folder)/.s.PGSQL.5432") { bind(listener, $0, $1) } == 0)
        listen(listener, 16)
        Self.thread { [self] in accepting() }
    }

    /// The same on a port of this machine.
    ///
    /// - Parameter port: 0: any free one.
    package init(to server: String, address: String, port: Int = 0) {
        folder = ""
        self.server = server
        rule = { _ in .forward }
        listener = SilentServer.bound(address, port: port)
        listen(listener, 16)
        Self.thread { [self] in accepting() }
    }

    package var port: Int { SilentServer.port(of: listener) }

    package func close() {
        shutdown(listener, Int32(SHUT_RDWR))
        Glibc.close(listener)
        guard !folder.isEmpty else { return }
        unlink("\(folder)/.s.PGSQL.5432")
        rmdir(folder)
    }

    private func accepting() {
        while true {
            let client = accept(listener, nil, nil)
            guard client >= 0 else { return }
            let upstream = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
            _ = Self.withAddress(server) { connect(upstream, $0, $1) }
            let loses = Losing()
            Self.thread { self.pumpToServer(client, upstream, loses) }
            Self.thread { self.pumpToClient(upstream, client, loses) }
        }
    }

    private final class Losing: Sendable { let flag = Atomic<Bool>(false) }

    private func pumpToServer(_ client: Int32, _ upstream: Int32, _ losing: Losing) {
        while let chunk = Self.read(client) {
            switch rule(chunk) {
            case .forward: break
            case .loseAnswer: losing.flag.store(true, ordering: .releasing)
            case .refuse(let answer):
                _ = answer.withUnsafeBytes { write(client, $0.baseAddress, $0.count) }
                shutdown(client, Int32(SHUT_RDWR))
                shutdown(upstream, Int32(SHUT_RDWR))
                return
            }
            _ = chunk.withUnsafeBytes { write(upstream, $0.baseAddress, $0.count) }
        }
        shutdown(upstream, Int32(SHUT_WR))
    }

    private func pumpToClient(_ upstream: Int32, _ client: Int32, _ losing: Losing) {
        while let chunk = Self.read(upstream), !losing.flag.load(ordering: .acquiring) {
            _ = chunk.withUnsafeBytes { send(client, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
        }
        shutdown(client, Int32(SHUT_RDWR))
        shutdown(upstream, Int32(SHUT_RDWR))
    }

    private static func read(_ descriptor: Int32) -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = Glibc.read(descriptor, &buffer, buffer.count)
        return count > 0 ? Array(buffer[..<count]) : nil
    }

    private static func thread(_ body: @escaping @Sendable () -> Void) {
        final class Box { let body: () -> Void; init(_ body: @escaping () -> Void) { self.body = body } }
        var thread = pthread_t()
        pthread_create(
            &thread, nil,
            {
                Unmanaged<Box>.fromOpaque($0!).takeRetainedValue().body(); return nil
            },
            Unmanaged.passRetained(Box(body)).toOpaque())
        pthread_detach(thread)
    }

    private static func withAddress(_ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        return withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }
}
