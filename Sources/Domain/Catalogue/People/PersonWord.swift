/// The operator's word on two sources' people: they are one, or they are not, whatever else speaks for it or against.
public struct PersonWord: Sendable, Hashable {
    /// The statement's number, by which it is taken back.
    public let statement: Int64
    /// One of the two.
    public let left: SourcePerson
    /// The other.
    public let right: SourcePerson
    /// Whether they are one.
    public let isOne: Bool

    public init(_ statement: Int64, _ left: SourcePerson, _ right: SourcePerson, isOne: Bool) {
        self.statement = statement
        (self.left, self.right) = left < right ? (left, right) : (right, left)
        self.isOne = isOne
    }

    /// What it speaks for; nil: it speaks against.
    var bond: PersonBond? {
        isOne ? PersonBond(left, right, .word(statement), isStrong: true) : nil
    }
}
