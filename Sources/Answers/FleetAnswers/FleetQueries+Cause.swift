public import Queue

extension FleetQueries {
    /// One cause of dead letters; nil where no letter has that fingerprint.
    ///
    /// - Throws: `DatabaseError`.
    public func deadLetterCause(_ fingerprint: String) async throws -> DeadLetters.CauseGroup? {
        try await DeadLetters(database).analysis(of: fingerprint)
    }
}
