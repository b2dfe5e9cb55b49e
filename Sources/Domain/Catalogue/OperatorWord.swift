/// What people state who looked at the evidence: it counts as evidence like any source's, and has the last word. Pure.
public struct OperatorWord: Sendable, Equatable {
    /// The source that such statements have.
    public static let source = Source("operator")
    /// How sure a credit is that somebody who looked says is right: people err, too.
    public static let confidence = 0.999

    private let confirmed: Set<ClaimedCredit>
    private let denied: Set<ClaimedCredit>
    /// What sources state: what the credits are computed from before it.
    public let evidence: [Evidence]

    /// - Parameter evidence: All of some tracks, of all sources and the operator.
    public init(in evidence: [Evidence]) {
        let words = evidence.filter { $0.source == Self.source }
        denied = Set(words.filter(\.isDenial).map(ClaimedCredit.init(of:)))
        confirmed = Set(words.filter { !$0.isDenial }.map(ClaimedCredit.init(of:))).subtracting(denied)
        self.evidence = evidence.filter { $0.source != Self.source }
    }

    /// What somebody who looked says of a credit: that it is so, or not; nil: nobody did.
    public func verdict(on claim: ClaimedCredit) -> Bool? {
        denied.contains(claim) ? false : confirmed.contains(claim) ? true : nil
    }

    /// The credits as they are after it, in their order: without what is denied, and sure of what is confirmed, whoever
    /// else states it.
    public func applied(to credits: [Credit]) -> [Credit] {
        let stated = Dictionary(credits.map { (ClaimedCredit(of: $0), $0) }, uniquingKeysWith: { first, _ in first })
        let sure = confirmed.map { claim in
            let credit = stated[claim]
            return Credit(
                track: claim.track, person: claim.person, role: claim.role, confidence: Self.confidence,
                sources: ((credit?.sources ?? []) + [Self.source]).sorted { $0.name < $1.name })
        }
        let others = stated.filter { verdict(on: $0.key) == nil }.map(\.value)
        return (sure + others).sorted { ClaimedCredit(of: $0) < ClaimedCredit(of: $1) }
    }
}
