public import Postgres

/// Who looks at a page, and with which rights.
public struct Visitor: Sendable {
    /// What somebody may do; what Postgres lets their login do decides.
    public enum Role: Int, Sendable, Comparable {
        /// Looks.
        case reader
        /// Acts on queues, providers and dead letters too.
        case `operator`
        /// May do all of it.
        case administrator

        public static func < (left: Role, right: Role) -> Bool { left.rawValue < right.rawValue }

        var word: String {
            switch self {
            case .reader: "reader"
            case .operator: "operator"
            case .administrator: "administrator"
            }
        }
    }

    /// What they may do: buttons that would be refused are not drawn.
    public let role: Role
    /// The database, as the role that is theirs.
    public let database: Database
    /// What each form of theirs must carry, so that no other site's form is taken for it; empty: forms are refused.
    public let formToken: String

    public init(role: Role, database: Database, formToken: String) {
        self.role = role
        self.database = database
        self.formToken = formToken
    }

    var isOperator: Bool { role >= .operator }
}
