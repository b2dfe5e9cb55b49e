import Glibc

/// A port of this machine where connections come to nothing: a host that is up and does not answer.
package final class SilentServer: Sendable {
    package enum Manner: Sendable {
        /// Accepts, and says nothing.
        case accepts
        /// Has no room for a connection: what comes is dropped, as a firewall does.
        case drops
        /// Nobody listens.
        case refuses
    }

    package let port: Int
    private let listener: Int32
    /// Connections that take up all the room.
    private let crowd: [Int32]

    /// - Parameter address: Of this machine.
    package init(_ manner: Manner, address: String = "127.0.0.1") {
        let listener = Self.bound(address)
        port = Self.port(of: listener)
        self.listener = listener
        if manner != .refuses { listen(listener, manner == .drops ? 0 : 64) }
        let place = Self.place(address, port: port)
        crowd = (0..<(manner == .drops ? 8 : 0)).map { _ in
            let one = socket(AF_INET, Self.stream | Int32(SOCK_NONBLOCK.rawValue), 0)
            _ = Self.with(place) { connect(one, $0, $1) }
            return one
        }
    }

    deinit {
        crowd.forEach { close($0) }
        close(listener)
    }

    /// A socket at an address of this machine that does not listen yet.
    static func bound(_ address: String, port: Int = 0) -> Int32 {
        let listener = socket(AF_INET, stream, 0)
        precondition(with(place(address, port: port)) { bind(listener, $0, $1) } == 0, "a free port")
        return listener
    }

    static func port(of listener: Int32) -> Int {
        var place = sockaddr_in()
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        _ = withUnsafeMutablePointer(to: &place) { place in
            place.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(listener, $0, &length) }
        }
        return Int(in_port_t(bigEndian: place.sin_port))
    }

    private static let stream = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)

    private static func place(_ address: String, port: Int) -> sockaddr_in {
        var place = sockaddr_in()
        place.sin_family = sa_family_t(AF_INET)
        place.sin_port = in_port_t(port).bigEndian
        inet_pton(AF_INET, address, &place.sin_addr)
        return place
    }

    private static func with<R>(_ place: sockaddr_in, _ body: (UnsafePointer<sockaddr>, socklen_t) -> R) -> R {
        withUnsafePointer(to: place) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
        }
    }
}
