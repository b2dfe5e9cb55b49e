public import FleetMessages

/// What people state who looked at the evidence: it counts as evidence like any source's, and has the last word. Pure.
public struct OperatorWord: Sendable, Equatable {
    /// The source that such statements have.
    public static let source = Source("operator")
    /// How sure a credit is that somebody who looked says is right: people err, too.
    public static let confidence = 0.999

    private let confirmed: Set<Claim>
    private let denied: Set<Claim>
    /// What the credits are computed from: all but denials.
    public let evidence: [Evidence]

    private struct Claim: Hashable {
        let track: TrackID
        let person: PersonID
        let role: CreditRole
    }

    /// - Parameter evidence: All of some tracks, of all sources.
    public init(in evidence: [Evidence]) {
        let words = evidence.filter { $0.source == Self.source }
        denied = Set(words.filter(\.isDenial).map { Claim(track: $0.track, person: $0.person, role: $0.role) })
        confirmed = Set(words.filter { !$0.isDenial }.map { Claim(track: $0.track, person: $0.person, role: $0.role) })
            .subtracting(denied)
        self.evidence = evidence.filter { !$0.isDenial }
    }

    /// Whether somebody who looked says that the person did not.
    public func denies(_ track: TrackID, _ person: PersonID, _ role: CreditRole) -> Bool {
        denied.contains(Claim(track: track, person: person, role: role))
    }

    /// Whether somebody who looked says that the person did.
    public func confirms(_ track: TrackID, _ person: PersonID, _ role: CreditRole) -> Bool {
        confirmed.contains(Claim(track: track, person: person, role: role))
    }

    /// The credits as they are after it: without what is denied, and sure of what is confirmed.
    public func applied(to credits: [Credit]) -> [Credit] {
        credits.filter { !denies($0.track, $0.person, $0.role) }.map { credit in
            guard confirms(credit.track, credit.person, credit.role) else { return credit }
            return Credit(
                track: credit.track, person: credit.person, role: credit.role,
                confidence: max(credit.confidence, Self.confidence), sources: credit.sources)
        }
    }
}
