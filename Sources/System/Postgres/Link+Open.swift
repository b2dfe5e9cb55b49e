import CPostgres
import Glibc

extension Link {
    /// Connects.
    ///
    /// - Parameter withSessionOptions: Whether to send our settings as startup `options`, which a pooler may refuse.
    /// - Throws: ``DatabaseError``; `CancellationError` when interrupted.
    func open(withSessionOptions: Bool, interrupt: Interrupt?) throws {
        let handle = try start(parameters.pairs(withSessionOptions: withSessionOptions))
        adopt(handle)
        guard PQstatus(handle) != CONNECTION_BAD else { throw refusal() }
        notices.attach(to: handle)
        // The only way to the SQLSTATE of a refused connection: libpq has no result for it, only this text.
        PQsetErrorVerbosity(handle, PQERRORS_VERBOSE)
        try complete(handle, Patience(interrupt: interrupt, timeout: parameters.connectTimeout))
        PQsetErrorVerbosity(handle, PQERRORS_DEFAULT)
        PQsetnonblocking(handle, 1)
    }

    private func start(_ pairs: [(String, String)]) throws -> OpaquePointer {
        var strings: [UnsafeMutablePointer<CChar>?] = []
        defer { strings.forEach { free($0) } }
        func copies(_ texts: [String]) -> [UnsafePointer<CChar>?] {
            let copies = texts.map { strdup($0) }
            strings += copies
            return copies.map { $0.map { UnsafePointer($0) } } + [nil]
        }
        guard let handle = PQconnectStartParams(copies(pairs.map(\.0)), copies(pairs.map(\.1)), 1) else {
            throw DatabaseError(.connectionFailed, "No memory for a connection.")
        }
        return handle
    }

    private func complete(_ handle: OpaquePointer, _ limit: Patience) throws {
        var patience = limit
        var state = PGRES_POLLING_WRITING
        while state != PGRES_POLLING_OK {
            guard state != PGRES_POLLING_FAILED else { throw refusal() }
            let ready = try wait(for: state == PGRES_POLLING_READING ? POLLIN : POLLOUT, patience)
            if patience.endsNow() {
                close()
                if patience.end == .cancelled { throw CancellationError() }
                throw DatabaseError(.connectionFailed, "The server did not answer within \(parameters.connectTimeout).")
            }
            if ready != 0 { state = PQconnectPoll(handle) }
        }
    }

    /// Closes the connection that was refused, and says why.
    private func refusal() -> DatabaseError {
        let needsPassword = handle.map { PQconnectionNeedsPassword($0) != 0 } ?? false
        let text = handle.map { String(cString: PQerrorMessage($0)) } ?? ""
        close()
        return ConnectionRefusal.error(of: parameters.redaction(text), needsPassword: needsPassword)
    }
}
