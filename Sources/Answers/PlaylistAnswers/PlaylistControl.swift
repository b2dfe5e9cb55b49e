import PlaylistFiles
public import Playlists
public import Postgres
import SeparatedText

/// Brings playlists and changes them, for logins of the operator's role.
public struct PlaylistControl: Sendable {
    let database: Database

    public init(_ database: Database) { self.database = database }

    /// Stores a file of playlists, and finds the recordings of its songs. No provider is asked.
    ///
    /// - Throws: `DatabaseError`; `CancellationError`.
    public func bring(_ brought: BroughtFile) async throws -> BroughtReport {
        let stored = try await database.transaction { transaction in
            let stored = try await transaction.store(brought)
            let news = stored.filter { !$0.isSame }.map(\.stateID)
            if !news.isEmpty { try await transaction.matchSongs(ofStates: news) }
            return stored
        }
        let queries = PlaylistQueries(database)
        var lists: [BroughtList] = []
        for list in stored {
            guard let playlist = try await queries.playlist(list.playlistID) else { continue }
            let changes = list.isNew || list.isSame ? [] : try await queries.changes(of: list.playlistID, limit: 1)
            lists.append(BroughtList(playlist: playlist, stored: list, changes: changes.first))
        }
        return BroughtReport(brought.content, lists: lists)
    }

    /// Removes a playlist with all its states; songs stay, for others may have them.
    ///
    /// - Returns: False: there is none.
    /// - Throws: `DatabaseError`.
    public func remove(_ playlist: Int64) async throws -> Bool {
        try await database.query("select playlists.remove_playlist($1)", playlist)[0][0]
    }

    /// Whether songs that are new in a playlist are to be enriched without being asked.
    ///
    /// - Returns: False: there is no such playlist.
    /// - Throws: `DatabaseError`.
    public func setAutoEnrich(_ isOn: Bool, of playlist: Int64) async throws -> Bool {
        try await database.query("select playlists.set_auto_enrich($1, $2)", playlist, isOn)[0][0]
    }
}

/// What came of a file that was brought.
public struct BroughtReport: Sendable, Equatable, Encodable {
    /// Who wrote it.
    public let dialect: String
    /// What its bytes were written in.
    public let encoding: String
    /// What parts its cells; nil: it has none.
    public let delimiter: String?
    /// `certain`, `likely` or `guess`.
    public let certainty: String
    /// What is to be said of the whole file.
    public let warnings: [String]
    /// Rows that were read.
    public let rows: Int
    /// How many have each reason; their sum is ``rows``.
    public let reasons: [String: Int]
    /// A list each, in the order of the file.
    public let lists: [BroughtList]

    init(_ file: PlaylistFile, lists: [BroughtList]) {
        dialect = file.dialect.rawValue
        encoding = file.encoding.rawValue
        delimiter = file.delimiter.map(String.init)
        certainty = file.certainty.rawValue
        warnings = file.warnings
        reasons = Dictionary(uniqueKeysWithValues: file.reasons.map { ($0.rawValue, $1) })
        rows = reasons.values.reduce(0, +)
        self.lists = lists
    }
}

/// What came of one list of a file.
public struct BroughtList: Sendable, Equatable, Encodable {
    /// What became of it.
    public enum Outcome: String, Sendable, Encodable {
        /// There was no such playlist.
        case new
        /// A later state of a playlist that was known.
        case changed
        /// The same bytes came before: nothing was added.
        case same
    }

    /// The playlist as it is now.
    public let playlist: PlaylistAnswer
    /// What became of it.
    public let outcome: Outcome
    /// What is other than in the state before; nil: there is none before.
    public let changes: PlaylistChanges?

    init(playlist: PlaylistAnswer, stored: StoredList, changes: PlaylistChanges?) {
        self.playlist = playlist
        outcome = stored.isSame ? .same : stored.isNew ? .new : .changed
        self.changes = changes
    }
}
