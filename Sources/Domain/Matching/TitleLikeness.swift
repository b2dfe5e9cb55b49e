/// How alike two titles are. Pure.
public struct TitleLikeness: Equatable, Sendable {
    /// 1 for the same, above 0 for what may be the same, 0 for others.
    public let value: Double
    /// Whether nothing speaks against it: else it is a proof together with another witness only, an ISRC or an id.
    public let isSure: Bool

    /// Of other names or versions.
    public static let none = TitleLikeness(value: 0, isSure: true)
    /// Of the same name and version.
    public static let same = TitleLikeness(value: 1, isSure: true)
    /// Less alike names are other names.
    static let likenessMinimum = 0.92
    static let wordLikenessMinimum = 0.9
    /// What is alike but not the same.
    public static let factorInexact = 0.8

    private init(value: Double, isSure: Bool) {
        self.value = value
        self.isSure = isSure
    }

    /// Versions must be the same. Words that only one of them sets off may name a version that nobody listed: with
    /// them it isn't sure.
    public init(_ left: RecordingTitle, _ right: RecordingTitle) {
        guard left.versions == right.versions else { self = .none; return }
        if left.whole == right.whole, left.readings.count == right.readings.count { self = .same; return }
        guard let agree = Self.agree(left.details, right.details) else { self = .none; return }
        let pairs = left.readings.flatMap { name in right.readings.map { (name, $0) } }
        let names = pairs.map(Self.likeness).max() ?? 0
        guard names > 0 else { self = .none; return }
        self.init(value: agree ? names : names * Self.factorInexact, isSure: agree)
    }

    private static func likeness(_ left: String, _ right: String) -> Double {
        if RecordingTitle.joined(left) == RecordingTitle.joined(right) { return 1 }
        guard numbers(left) == numbers(right), isAlikeByWords(left, right) else { return 0 }
        let likeness = JaroWinkler.similarity(left, right)
        return likeness >= likenessMinimum ? likeness * factorInexact : 0
    }

    /// Further words may be left out on one side, but not be others. nil: they are.
    private static func agree(_ left: [String], _ right: [String]) -> Bool? {
        if left == right { return true }
        let (left, right) = (Set(left), Set(right))
        return left.isSubset(of: right) || right.isSubset(of: left) ? false : nil
    }

    /// `Interlude 1` and `Interlude 2` are much alike.
    private static func numbers(_ name: String) -> [Substring] {
        name.split(separator: " ").filter { $0.contains(where: \.isNumber) || PartNumber.number($0) != nil }
    }

    /// The movements of a symphony have long names that differ in a word: they are much alike as a whole.
    private static func isAlikeByWords(_ left: String, _ right: String) -> Bool {
        let (left, right) = (left.split(separator: " "), right.split(separator: " "))
        return left.count == right.count
            && zip(left, right).allSatisfy { JaroWinkler.similarity(String($0), String($1)) >= wordLikenessMinimum }
    }
}
