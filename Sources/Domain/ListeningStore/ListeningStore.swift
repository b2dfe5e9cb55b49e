public import Listening
public import Postgres

/// Keeps reports of listeners, and the plays that they make.
///
/// A batch is one transaction: after it reports and plays agree, whatever is cut off behind it. Stored again, in any
/// order, the same reports make the same plays. Two stores of one listener wait for each other.
public struct ListeningStore: Sendable {
    /// Most reports of one call of ``store(_:of:)``.
    public static let batchMaximum = 10_000

    let database: Database

    public init(_ database: Database) { self.database = database }

    /// What became of reports: of those that are accepted each is stored, or merged into a play that was there.
    public struct Outcome: Sendable, Equatable {
        /// Reports that made a play.
        public var stored = 0
        /// Reports of plays that others had told of.
        public var merged = 0

        public init(stored: Int = 0, merged: Int = 0) { (self.stored, self.merged) = (stored, merged) }
    }

    /// A listener's number; who is not there yet is made.
    ///
    /// - Parameter timeZone: In which their hours are counted, such as `Europe/Berlin`; nil: as before, UTC at first.
    /// - Throws: `DatabaseError`, with `LN002` for a time zone that Postgres does not know.
    public func listener(named name: String, timeZone: String? = nil) async throws -> ListenerID {
        let rows = try await database.query("select listening.add_listener($1, $2) as id", name, timeZone)
        return ListenerID(rawValue: try rows[0]["id"])
    }

    /// Stores reports and makes the plays that they touch anew.
    ///
    /// - Parameter reports: In the order in which they stand in their file; ``batchMaximum`` at most.
    /// - Returns: Nil where the listener is gone: nothing was stored.
    /// - Throws: `DatabaseError`; nothing was stored.
    public func store(_ reports: [Report], of listener: ListenerID) async throws -> Outcome? {
        precondition(reports.count <= Self.batchMaximum, "a batch holds \(Self.batchMaximum) reports at most")
        guard !reports.isEmpty else { return Outcome() }
        let batch = ReportBatch(reports)
        return try await database.transaction { transaction in
            guard try await transaction.query("select listening.lock_listener($1) as there", listener)[0]["there"]
            else {
                return nil
            }
            let songs = try await transaction.storeSongs(of: batch, listener)
            let fresh = try await transaction.storeReports(batch, songs.numbers, listener)
            guard !fresh.touched.isEmpty || !songs.merged.isEmpty else { return Outcome(merged: reports.count) }
            let islands = try await transaction.islands(fresh.touched, songs.merged, listener)
            let plays = islands.plays()
            try await transaction.replacePlays(plays, islands, listener)
            if !songs.gone.isEmpty {
                try await transaction.query("select listening.delete_songs($1, $2)", listener, songs.gone)
            }
            let stored = plays.count { play in play.reports.allSatisfy { fresh.new.contains($0) } }
            return Outcome(stored: stored, merged: reports.count - stored)
        }
    }

    /// Finds the catalogue's tracks of songs that wait for one.
    ///
    /// - Returns: How many were found.
    /// - Throws: `DatabaseError`.
    @discardableResult
    public func linkSongs() async throws -> Int {
        try await database.query("select listening.link_songs() as count")[0]["count"]
    }

    /// Deletes a listener and every row of theirs.
    ///
    /// - Returns: How many plays that were; nil: there is no such listener.
    /// - Throws: `DatabaseError`; nothing was deleted.
    public func forget(_ listener: ListenerID) async throws -> Int? {
        try await database.query("select listening.forget_listener($1) as plays", listener)[0]["plays"]
    }
}
