import AnswerForms
public import Postgres

/// The songs of a state as comma-separated values, piece by piece.
public struct PlaylistExport: AsyncSequence, Sendable {
    /// A piece of the file.
    public typealias Element = String

    private let queries: PlaylistQueries
    private let state: Int64

    static let titles = [
        "position", "title", "artists", "album", "isrc", "spotify_id", "duration_ms", "added_at", "track_id",
        "confidence", "doubt", "producers", "credits",
    ]
    private static let pageLimit = 1_000

    /// - Parameter state: Of which playlist, and when.
    public init(_ database: Database, state: Int64) {
        (queries, self.state) = (PlaylistQueries(database), state)
    }

    /// Begins with the line of titles.
    public func makeAsyncIterator() -> Iterator { Iterator(queries: queries, state: state) }

    /// Asks for page after page.
    public struct Iterator: AsyncIteratorProtocol {
        fileprivate let queries: PlaylistQueries
        fileprivate let state: Int64
        private var after: Int?
        private var isDone = false

        fileprivate init(queries: PlaylistQueries, state: Int64) { (self.queries, self.state) = (queries, state) }

        /// The line of titles, then the songs of a page.
        ///
        /// - Throws: `DatabaseError`.
        public mutating func next() async throws -> String? {
            guard !isDone else { return nil }
            guard let after else {
                self.after = 0
                return CSVText.record(PlaylistExport.titles)
            }
            let songs = try await queries.songs(of: state, after: after, limit: PlaylistExport.pageLimit)
            isDone = songs.count < PlaylistExport.pageLimit
            self.after = songs.last?.position
            return songs.map { CSVText.record($0.cells) }.joined()
        }
    }
}

extension PlaylistSong {
    fileprivate var cells: [String] {
        [
            String(position), title ?? "", artists.joined(separator: "; "), album ?? "", isrc ?? "", spotifyId ?? "",
            durationMs.map(String.init) ?? "", addedAt.map { Reading.time($0) } ?? "", trackId.map(String.init) ?? "",
            confidence?.decimal(places: 2) ?? "", doubt ?? "", producers.joined(separator: "; "), String(credits),
        ]
    }
}
