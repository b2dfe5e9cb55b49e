public import FoundationEssentials
public import Postgres

extension Transaction {
    /// Notes whom sources have under the names that runs ask for: who was taken, and who else bears the name.
    ///
    /// - Parameter answers: Of each run the artists as sources answered; in place of what the same source said before.
    /// - Throws: `DatabaseError`.
    public func store(_ answers: [(run: UUID, artists: [(source: Source, artist: FoundArtist)])]) async throws {
        let rows = answers.flatMap { answer in
            answer.artists.flatMap { RunArtistRow.all(of: answer.run, $0.artist, from: $0.source) }
        }
        guard !rows.isEmpty else { return }
        try await query("select linernotes.store_run_artists($1::jsonb)", document(rows))
    }
}

private struct RunArtistRow: Encodable {
    let runId: UUID
    let source, nativeId: String
    let isTaken: Bool
    let position: Int
    let name, note: String

    /// The one taken first.
    static func all(of run: UUID, _ artist: FoundArtist, from source: Source) -> [RunArtistRow] {
        ([artist.asNamesake] + artist.namesakes).enumerated().map { index, one in
            RunArtistRow(
                runId: run, source: source.name, nativeId: one.nativeID, isTaken: index == 0, position: index + 1,
                name: one.name, note: one.note)
        }
    }
}
