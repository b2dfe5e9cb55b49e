/// Something that a person should look at, with its evidence side by side.
public struct ReviewItem: Sendable, Equatable, Encodable {
    /// What is asked.
    public enum Kind: String, Sendable, Encodable, CaseIterable {
        /// Whether a source's track is the one of ours.
        case match
        /// Whether two people are one.
        case people
        /// Whether somebody did it, where sources name different people.
        case credit
    }

    /// One of those that are compared.
    public struct Side: Sendable, Equatable, Encodable {
        /// A title, or a person's name.
        public let name: String
        /// Who says so.
        public let sources: [String]
        /// Their ids there: `genius 123`.
        public let ids: [String]
        /// What is known of it by kind: `artists`, `album`, `year`, `length`, `roles`, `tracks`.
        public let facts: [String: String]
        /// Where anybody can read it; nil: nowhere.
        public let url: String?
    }

    /// By which it is accepted or rejected: `match:12:genius`, `people:3:44`, `credit:12:3:producer`.
    public let key: String
    /// What is asked.
    public let kind: Kind
    /// Tracks whose credits depend on the answer.
    public let tracks: Int
    /// How sure it is without an answer, 0…1: a match's score, a credit's confidence; nil: nobody can say.
    public let sureness: Double?
    /// The one that is asked about first.
    public let sides: [Side]
}
