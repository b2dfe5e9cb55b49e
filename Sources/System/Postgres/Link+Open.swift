import CPostgres
import Glibc

extension Link {
    /// Connects to the first address that takes us; each has the timeout for itself.
    ///
    /// As with libpq, one that refuses the login ends it: the others would refuse it too.
    ///
    /// - Parameter withSessionOptions: Whether to send our settings as startup `options`, which a pooler may refuse.
    /// - Throws: ``DatabaseError``; `CancellationError` when interrupted.
    func open(withSessionOptions: Bool, interrupt: Interrupt?) throws {
        let ours = parameters.pairs(withSessionOptions: withSessionOptions)
        let plan = parameters.hosts
        var refusals: [DatabaseError] = []
        for pass in plan.passes {
            for host in parameters.isBalanced ? plan.hosts.shuffled() : plan.hosts {
                do {
                    for address in try addresses(of: host) {
                        let place = ConnectionHosts.pairs(
                            host, address: address, pass, isAlone: plan.hosts.count == 1)
                        do {
                            return try open(ours + place, address ?? host.name, interrupt)
                        } catch let refusal as DatabaseError where refusal.code == .connectionFailed {
                            refusals.append(refusal)
                        }
                    }
                } catch let unknown as DatabaseError where unknown.code == .connectionFailed {
                    refusals.append(unknown)
                }
            }
        }
        throw Self.combined(refusals)
    }

    /// nil: what needs no lookup.
    private func addresses(of host: ConnectionHosts.Host) throws -> [String?] {
        guard host.address.isEmpty else { return [host.address] }
        guard !host.isSocket else { return [nil] }
        let addresses = try AddressLookup.addresses(of: host.name)
        return parameters.isBalanced ? addresses.shuffled() : addresses
    }

    /// The last refusal, with what the others said.
    private static func combined(_ refusals: [DatabaseError]) -> DatabaseError {
        var texts: [String] = []
        for refusal in refusals where !texts.contains(refusal.message) { texts.append(refusal.message) }
        return DatabaseError(
            .connectionFailed, texts.isEmpty ? "No server answered." : texts.suffix(6).joined(separator: " "),
            sqlState: refusals.last?.sqlState)
    }

    private func open(_ pairs: [(String, String)], _ place: String, _ interrupt: Interrupt?) throws {
        guard let handle = Self.start(pairs) else {
            throw DatabaseError(.connectionFailed, "No memory for a connection.")
        }
        adopt(handle)
        guard PQstatus(handle) != CONNECTION_BAD else { throw refusal() }
        notices.attach(to: handle)
        // The only way to the SQLSTATE of a refused connection: libpq has no result for it, only this text.
        PQsetErrorVerbosity(handle, PQERRORS_VERBOSE)
        try complete(handle, Patience(interrupt: interrupt, timeout: parameters.connectTimeout), place)
        PQsetErrorVerbosity(handle, PQERRORS_DEFAULT)
        PQsetnonblocking(handle, 1)
    }

    static func start(_ pairs: [(String, String)]) -> OpaquePointer? {
        var strings: [UnsafeMutablePointer<CChar>?] = []
        defer { strings.forEach { free($0) } }
        func copies(_ texts: [String]) -> [UnsafePointer<CChar>?] {
            let copies = texts.map { strdup($0) }
            strings += copies
            return copies.map { $0.map { UnsafePointer($0) } } + [nil]
        }
        return PQconnectStartParams(copies(pairs.map(\.0)), copies(pairs.map(\.1)), 1)
    }

    private func complete(_ handle: OpaquePointer, _ limit: Patience, _ place: String) throws {
        var patience = limit
        var state = PGRES_POLLING_WRITING
        while state != PGRES_POLLING_OK {
            guard state != PGRES_POLLING_FAILED else { throw refusal() }
            let ready = try wait(for: state == PGRES_POLLING_READING ? POLLIN : POLLOUT, patience)
            if patience.endsNow() {
                close()
                if patience.end == .cancelled { throw CancellationError() }
                let time = parameters.connectTimeout.map { " within \($0)" } ?? ""
                throw DatabaseError(.connectionFailed, "The server at \"\(place)\" did not answer\(time).")
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
