import CPostgres
import Glibc
import Synchronization

/// One connection of libpq; lives on one thread, and every call blocks that thread.
///
/// Never used again once it is closed: a broken connection is replaced by a new one, not mended.
final class Link {
    private(set) var handle: OpaquePointer?
    let parameters: ConnectionParameters
    let wake: WakeSignal
    let notices: NoticeSink
    /// Whether this session stays the same from statement to statement, as far as we know.
    var mayPrepare = true
    /// Whether each transaction has to be told where names are looked up and as whom it runs: sessions are a pooler's,
    /// who took no options.
    var needsSettings = false
    /// The names of the statements that the session keeps.
    var kept: Set<String> = []

    init(_ parameters: ConnectionParameters, wake: WakeSignal, notices: NoticeSink) {
        self.parameters = parameters
        self.wake = wake
        self.notices = notices
    }

    deinit { close() }

    var isOpen: Bool { handle != nil }

    var socket: Int32 { handle.map { PQsocket($0) } ?? -1 }

    /// Whether the session is outside every transaction.
    var isIdle: Bool { handle.map { PQtransactionStatus($0) == PQTRANS_IDLE } ?? false }

    func adopt(_ handle: OpaquePointer) { self.handle = handle }

    func close() {
        handle.map(PQfinish)
        handle = nil
    }

    func opened() throws -> OpaquePointer {
        guard let handle else { throw DatabaseError(.connectionLost, "The connection is closed.") }
        return handle
    }

    /// Closes the connection and says why, in libpq's words.
    func lost(_ fallback: String = "The server closed the connection.") -> DatabaseError {
        let text = handle.map { String(cString: PQerrorMessage($0)) } ?? ""
        close()
        return DatabaseError(.connectionLost, text.isEmpty ? fallback : ServerText.oneLine(parameters.redaction(text)))
    }

    /// Reads what came while nobody asked, without waiting; false when the connection is gone.
    func isAlive() -> Bool {
        guard let handle else { return false }
        while true {
            var poller = pollfd(fd: PQsocket(handle), events: Int16(POLLIN), revents: 0)
            guard poll(&poller, 1, 0) > 0 else { break }
            guard PQconsumeInput(handle) != 0 else { close(); return false }
            _ = PQisBusy(handle)
            if notices.hasSeenFatal { close(); return false }
        }
        return PQstatus(handle) == CONNECTION_OK
    }
}

/// Texts of libpq, made fit for one line of a log.
enum ServerText {
    static func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).map { $0.drop(while: \.isWhitespace) }.joined(separator: " ")
    }
}
