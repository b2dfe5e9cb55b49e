/// The five characters by which Postgres names an error; ours begin with `LN`.
///
/// - SeeAlso: https://www.postgresql.org/docs/15/errcodes-appendix.html (seen 2026-11)
public struct SQLState: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    init(_ rawValue: String) { self.rawValue = rawValue }

    /// The first two characters: the class of the error.
    public var category: String { String(rawValue.prefix(2)) }

    public var description: String { rawValue }
}

extension SQLState {
    // Connection
    public static let connectionException = SQLState("08000")
    public static let connectionDoesNotExist = SQLState("08003")
    public static let connectionFailure = SQLState("08006")
    public static let protocolViolation = SQLState("08P01")
    public static let invalidAuthorization = SQLState("28000")
    public static let invalidPassword = SQLState("28P01")
    public static let invalidCatalogName = SQLState("3D000")

    // Data and constraints
    public static let stringDataRightTruncation = SQLState("22001")
    public static let numericValueOutOfRange = SQLState("22003")
    public static let invalidParameterValue = SQLState("22023")
    public static let divisionByZero = SQLState("22012")
    public static let invalidTextRepresentation = SQLState("22P02")
    public static let untranslatableCharacter = SQLState("22P05")
    public static let characterNotInRepertoire = SQLState("22021")
    public static let integrityConstraintViolation = SQLState("23000")
    public static let notNullViolation = SQLState("23502")
    public static let foreignKeyViolation = SQLState("23503")
    public static let uniqueViolation = SQLState("23505")
    public static let checkViolation = SQLState("23514")
    public static let exclusionViolation = SQLState("23P01")

    // Transactions
    public static let readOnlySQLTransaction = SQLState("25006")
    public static let noActiveSQLTransaction = SQLState("25P01")
    public static let inFailedSQLTransaction = SQLState("25P02")
    public static let idleInTransactionSessionTimeout = SQLState("25P03")
    public static let serializationFailure = SQLState("40001")
    public static let deadlockDetected = SQLState("40P01")

    // Names and rights
    public static let insufficientPrivilege = SQLState("42501")
    public static let invalidSQLStatementName = SQLState("26000")
    public static let duplicatePreparedStatement = SQLState("42P05")
    public static let syntaxError = SQLState("42601")
    public static let undefinedColumn = SQLState("42703")
    public static let undefinedObject = SQLState("42704")
    public static let undefinedFunction = SQLState("42883")
    public static let undefinedTable = SQLState("42P01")
    public static let undefinedParameter = SQLState("42P02")
    public static let duplicateDatabase = SQLState("42P04")
    public static let duplicateSchema = SQLState("42P06")
    public static let duplicateTable = SQLState("42P07")
    public static let duplicateObject = SQLState("42710")
    public static let indeterminateDatatype = SQLState("42P18")
    public static let invalidSchemaName = SQLState("3F000")

    // The server's own state
    public static let diskFull = SQLState("53100")
    public static let outOfMemory = SQLState("53200")
    public static let tooManyConnections = SQLState("53300")
    public static let objectInUse = SQLState("55006")
    public static let lockNotAvailable = SQLState("55P03")
    public static let queryCanceled = SQLState("57014")
    public static let adminShutdown = SQLState("57P01")
    public static let crashShutdown = SQLState("57P02")
    public static let cannotConnectNow = SQLState("57P03")
    public static let databaseDropped = SQLState("57P04")
    public static let idleSessionTimeout = SQLState("57P05")
    public static let ioError = SQLState("58030")
    public static let raiseException = SQLState("P0001")
    public static let internalError = SQLState("XX000")
}

extension SQLState {
    /// Whether the same statement may succeed later, unchanged.
    public var isRetryable: Bool {
        if category == "08" { return self != .protocolViolation }
        if category == "53" { return true }
        return Self.retryable.contains(self)
    }

    /// Whether the server ends the session with this error.
    public var endsSession: Bool { category == "08" || Self.sessionEnding.contains(self) }

    private static let sessionEnding: Set<SQLState> = [
        .idleInTransactionSessionTimeout, .adminShutdown, .crashShutdown, .cannotConnectNow, .databaseDropped,
        .idleSessionTimeout,
    ]

    private static let retryable: Set<SQLState> = [
        .serializationFailure, .deadlockDetected, .lockNotAvailable, .queryCanceled, .adminShutdown, .crashShutdown,
        .cannotConnectNow, .idleSessionTimeout, .idleInTransactionSessionTimeout, .readOnlySQLTransaction,
        // Nothing was run, and the connection does without names from now on.
        .invalidSQLStatementName,
    ]
}
