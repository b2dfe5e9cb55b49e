import CPostgres
import Glibc

/// `COPY … FROM STDIN`: begun, fed piece by piece, ended.
extension Link {
    /// Sends the statement, and returns when the server waits for rows.
    func beginCopy(_ sql: String, _ limit: Patience) throws {
        if limit.interrupt?.isRaised == true { throw CancellationError() }
        let handle = try opened()
        guard PQsendQuery(handle, told(sql)) == 1 else { throw lost() }
        var patience = limit
        var request: CancelRequest?
        while true {
            try settle(&patience, &request)
            guard let result = PQgetResult(try opened()).map(ResultSet.init(owning:)) else {
                throw DatabaseError(.query, "The statement is no COPY FROM STDIN.")
            }
            if result.status == PGRES_COPY_IN { return }
            guard let error = try error(of: result, patience) else { continue }
            _ = try collect(patience)
            throw patience.explain(error)
        }
    }

    /// Hands the server the next piece of the rows; waits while it takes no more.
    func copy(_ bytes: [UInt8], _ limit: Patience) throws {
        let patience = limit
        let handle = try opened()
        try repeatWhileFull(patience) {
            bytes.withUnsafeBytes { buffer in
                PQputCopyData(handle, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count))
            }
        }
        while PQflush(handle) == 1 { try waitToSend(patience) }
    }

    /// Says that these were all rows, or that they are not to stand, and returns how many the server took.
    ///
    /// - Parameter complaint: Why they are not to stand; nil: they are.
    func endCopy(complaint: String?, _ limit: Patience) throws -> Int {
        let handle = try opened()
        try repeatWhileFull(limit) { PQputCopyEnd(handle, complaint) }
        return try collect(limit).last?.rowsAffected ?? 0
    }

    private func repeatWhileFull(_ patience: Patience, _ put: () -> Int32) throws {
        while true {
            switch put() {
            case 1: return
            case 0: try waitToSend(patience)
            default: throw lost()
            }
        }
    }

    /// Reads what comes meanwhile: a server that wants to say something else takes no rows until it is heard.
    private func waitToSend(_ patience: Patience) throws {
        if patience.interrupt?.isRaised == true { throw CancellationError() }
        let ready = try wait(for: POLLIN | POLLOUT, patience)
        let handle = try opened()
        guard ready & ~POLLOUT == 0 || PQconsumeInput(handle) != 0 else { throw lost() }
    }
}
