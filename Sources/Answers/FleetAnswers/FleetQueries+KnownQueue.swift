import Postgres

extension FleetQueries {
    /// Tells a queue that has nothing from one that is not there: a name that nobody has is a slip of the pen.
    ///
    /// - Parameter queue: In lower case.
    /// - Throws: ``FleetAnswerError`` `.queueUnknown` when there is no such queue, nor a dead letter of it; `DatabaseError`.
    public func checkKnown(queue: String) async throws {
        let isKnown: Bool = try await database.query(
            """
            select exists (select from linernotes.queue_depths where queue = $1)
              or exists (select from linernotes.dead_letters where queue = $1)
            """, queue)[0][0]
        guard isKnown else { throw FleetAnswerError(.queueUnknown, queue) }
    }
}
