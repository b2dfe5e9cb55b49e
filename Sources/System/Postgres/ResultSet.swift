import CPostgres
import Glibc

/// One result of libpq, freed with the last row that reads from it.
///
/// `@unchecked Sendable`: libpq never changes a complete result, and reading it from several threads is allowed;
/// every index is checked before libpq sees it, because its own complaint would go to a connection that may be gone.
final class ResultSet: @unchecked Sendable {
    private let handle: OpaquePointer
    let rowCount: Int
    let columnCount: Int

    init(owning handle: OpaquePointer) {
        self.handle = handle
        rowCount = Int(PQntuples(handle))
        columnCount = Int(PQnfields(handle))
    }

    deinit { PQclear(handle) }

    var status: ExecStatusType { PQresultStatus(handle) }

    /// `SELECT 3`, `COMMIT`, `ROLLBACK` …
    var commandTag: String { String(cString: PQcmdStatus(handle)) }

    var rowsAffected: Int { Int(String(cString: PQcmdTuples(handle))) ?? 0 }

    var rows: [Row] { (0..<rowCount).map { Row(result: self, index: $0) } }

    var columns: [String] { (0..<columnCount).map { String(cString: PQfname(handle, Int32($0))) } }

    func index(of column: String) -> Int? {
        column.withCString { name in
            (0..<columnCount).first { strcmp(PQfname(handle, Int32($0)), name) == 0 }
        }
    }

    func errorField(_ code: Int32) -> String? { PQresultErrorField(handle, code).map { String(cString: $0) } }

    /// The text of a cell; nil for null.
    func text(row: Int, column: Int) -> String? {
        precondition(row < rowCount && column < columnCount && row >= 0 && column >= 0, "No such cell.")
        guard PQgetisnull(handle, Int32(row), Int32(column)) == 0 else { return nil }
        let length = Int(PQgetlength(handle, Int32(row), Int32(column)))
        guard let start = PQgetvalue(handle, Int32(row), Int32(column)) else { return nil }
        return start.withMemoryRebound(to: UInt8.self, capacity: length) {
            String(decoding: UnsafeBufferPointer(start: $0, count: length), as: UTF8.self)
        }
    }

    func isNull(row: Int, column: Int) -> Bool { PQgetisnull(handle, Int32(row), Int32(column)) != 0 }
}
