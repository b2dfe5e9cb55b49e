import Postgres

// Whose fault an error of the database is. What a message may be blamed for is what depends on its data; everything else
// would have met any other message as well.

extension DatabaseError {
    /// Whether any statement would have met it, whatever the message: the server, the way there, a right or the schema is
    /// at fault.
    ///
    /// A deadlock, a lost race and a timeout are none: of a batch one message may meet them, and the others not.
    var isOutage: Bool {
        switch code {
        case .connectionFailed, .connectionLost, .authenticationFailed, .databaseMissing, .closed, .poolExhausted,
            .configurationInvalid, .commitUnknown:
            true
        case .query: sqlState?.isOfServer ?? false
        case .timeout, .decoding, .encoding: false
        }
    }
}

extension SQLState {
    /// Of ours: nothing may be sent to the queue; see `sql/ERRCODES.md`.
    static let queueDraining = SQLState(rawValue: "LN007")
    /// Of ours: the queue does not exist.
    static let queueMissing = SQLState(rawValue: "LN001")

    fileprivate var isOfServer: Bool {
        self != .queryCanceled && Self.categoriesOfServer.contains(category) || Self.ofServer.contains(self)
    }

    /// Connection, rights and roles, databases and schemas that are missing, names and rights, resources, objects in use,
    /// operators, the system, configuration, disks.
    private static let categoriesOfServer: Set<String> = ["08", "28", "3D", "3F", "42", "53", "57", "58", "F0"]

    private static let ofServer: Set<SQLState> = [
        .readOnlySQLTransaction, .idleInTransactionSessionTimeout, .invalidSQLStatementName, .queueMissing,
        SQLState(rawValue: "55000"), SQLState(rawValue: "XX001"), SQLState(rawValue: "XX002"),
    ]
}
