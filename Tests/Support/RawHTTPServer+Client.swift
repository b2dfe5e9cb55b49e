import Glibc
import Synchronization

extension RawHTTPServer {
    /// A connection as its script sees it. All calls block.
    public final class Client: Sendable {
        /// Which connection of its server it is, from 1.
        public let number: Int
        private let socket: Int32
        private let board: Board
        private let unread = Mutex<[UInt8]>([])

        init(socket: Int32, number: Int, board: Board) {
            self.socket = socket
            self.number = number
            self.board = board
        }

        /// The next request with its body, as `Content-Length` gives it; nil when the connection ended before.
        public func readRequest() -> Request? {
            guard let head = take(through: [13, 10, 13, 10]) else { return nil }
            let text = String(decoding: head.dropLast(4), as: UTF8.self)
            let length = Request(head: text, body: []).header("Content-Length").flatMap { Int($0) } ?? 0
            guard let body = take(count: length) else { return nil }
            let request = Request(head: text, body: body)
            board.state.withLock { $0.requests.append(request) }
            return request
        }

        /// - Returns: Whether the connection took all bytes.
        @discardableResult public func send(_ bytes: [UInt8]) -> Bool {
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = rest.withUnsafeBytes { Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
                guard count > 0 else { return false }
                rest = rest.dropFirst(count)
            }
            return true
        }

        @discardableResult public func send(_ text: String) -> Bool { send(Array(text.utf8)) }

        /// Sends one byte again and again until the other side hangs up.
        public func drip(_ byte: UInt8, everyMilliseconds pause: Int32) {
            while send([byte]), !hangsUp(withinMilliseconds: pause) {}
        }

        /// Returns when the other side has closed or reset the connection.
        public func waitForHangup() {
            while !hangsUp(withinMilliseconds: 10_000) {}
        }

        /// Whether the other side closes or resets the connection in that time; drops what it sends meanwhile.
        public func hangsUp(withinMilliseconds time: Int32) -> Bool {
            var poll = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
            guard Glibc.poll(&poll, 1, time) > 0 else { return false }
            return receive().isEmpty
        }

        /// Closes with a reset instead of an orderly end.
        public func reset() {
            var option = linger(l_onoff: 1, l_linger: 0)
            setsockopt(socket, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
            close()
        }

        /// Carries bytes both ways between this connection and a server, until one of them ends.
        public func tunnel(toLoopbackPort port: UInt16) {
            let other = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            defer { Glibc.close(other) }
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_port = port.bigEndian
            address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
            let failure = withUnsafePointer(to: &address) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    connect(other, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
                }
            }
            guard failure == 0 else { return }
            var ends = [pollfd(fd: socket, events: Int16(POLLIN), revents: 0)]
            ends.append(pollfd(fd: other, events: Int16(POLLIN), revents: 0))
            while Glibc.poll(&ends, 2, 60_000) > 0 {
                for index in 0...1 where ends[index].revents != 0 {
                    guard carry(from: ends[index].fd, to: ends[1 - index].fd) else { return }
                }
            }
        }

        private func carry(from: Int32, to: Int32) -> Bool {
            var buffer = [UInt8](repeating: 0, count: 16 << 10)
            let count = recv(from, &buffer, buffer.count, 0)
            return count > 0 && Glibc.send(to, buffer, count, Int32(MSG_NOSIGNAL)) == count
        }

        public func close() { board.close(socket) }

        private func take(through end: [UInt8]) -> [UInt8]? {
            while true {
                let found = unread.withLock { unread -> [UInt8]? in
                    guard unread.count >= end.count else { return nil }
                    for start in 0...(unread.count - end.count)
                    where unread[start..<start + end.count].elementsEqual(end) {
                        defer { unread.removeFirst(start + end.count) }
                        return Array(unread.prefix(start + end.count))
                    }
                    return nil
                }
                if let found { return found }
                guard readMore() else { return nil }
            }
        }

        private func take(count: Int) -> [UInt8]? {
            while unread.withLock({ $0.count < count }) { guard readMore() else { return nil } }
            return unread.withLock { unread in
                defer { unread.removeFirst(count) }
                return Array(unread.prefix(count))
            }
        }

        private func readMore() -> Bool {
            let bytes = receive()
            unread.withLock { $0 += bytes }
            return !bytes.isEmpty
        }

        /// Empty when the connection has ended.
        private func receive() -> [UInt8] {
            [UInt8](unsafeUninitializedCapacity: 16 << 10) { buffer, count in
                count = max(0, recv(socket, buffer.baseAddress, buffer.count, 0))
            }
        }
    }
}
