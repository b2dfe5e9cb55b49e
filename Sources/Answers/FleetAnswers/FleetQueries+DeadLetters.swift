public import Queue

extension FleetQueries {
    /// Dead letters that wait, the newest first.
    ///
    /// - Parameters:
    ///   - everything: Those that were sent back too.
    ///   - after: Only those behind this one, the last of the page before; nil: from the newest on.
    ///   - limit: Most letters, 1 or more.
    /// - Throws: `DatabaseError`.
    public func deadLetters(
        _ filter: DeadLetters.Filter = DeadLetters.Filter(), everything: Bool = false, after: Int64? = nil, limit: Int
    ) async throws -> [DeadLetters.Letter] {
        let newest = after.map { max($0, 1) - 1 } ?? .max
        return try await DeadLetters(database).list(filter, everything: everything, upTo: newest, limit: limit)
    }

    /// One dead letter; nil where there is none of that id.
    ///
    /// - Throws: `DatabaseError`.
    public func deadLetter(_ id: Int64) async throws -> DeadLetters.Letter? {
        try await DeadLetters(database).letter(id)
    }

    /// Dead letters by cause, the next to mend first: by how many wait, where those of the last day weigh ten times.
    ///
    /// - Parameter limit: Most causes, 1 or more. There are few: a cause is a queue and a kind of error.
    /// - Throws: `DatabaseError`.
    public func deadLetterCauses(limit: Int) async throws -> [DeadLetters.CauseGroup] {
        try await DeadLetters(database).analysis(limit: limit)
    }
}
