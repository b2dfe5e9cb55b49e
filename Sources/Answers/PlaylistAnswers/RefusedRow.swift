import Postgres

/// A row of a file that is no song.
public struct RefusedRow: Sendable, Equatable, Encodable {
    /// Which row of the file it is, from 1.
    public let row: Int
    /// Where it begins in the file, from 1.
    public let line: Int
    /// Its place in the list, from 1.
    public let position: Int
    /// What it stands for: `track`, `local`, `episode` …
    public let kind: String
    /// Why it is no song.
    public let reason: String
    /// The row as it came, cut.
    public let text: String
}

extension PlaylistQueries {
    /// The rows of a state that are no songs, in the order of the file.
    ///
    /// - Parameters:
    ///   - after: Only those behind this row.
    ///   - limit: Most rows, 1 or more.
    /// - Throws: `DatabaseError`.
    public func refused(of state: Int64, after: Int = 0, limit: Int) async throws -> [RefusedRow] {
        try await database.query(
            """
            select row_number, line, position, kind, reason, text from playlists.refused
            where state_id = $1 and row_number > $2 order by row_number limit $3
            """, state, after, limit
        ).map { row in
            RefusedRow(
                row: try row["row_number"], line: try row["line"], position: try row["position"],
                kind: try row["kind"], reason: try row["reason"], text: try row["text"])
        }
    }
}
