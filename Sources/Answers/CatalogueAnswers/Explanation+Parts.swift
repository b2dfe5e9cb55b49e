import Catalogue

extension Explanation.Part {
    /// Who states it, then who speaks against it; each source once.
    static func parts(_ testimony: Testimony) -> [Self] {
        testimony.voices.filter { $0.countedWith == nil }.map { Self(.states, $0.statement.source, $0.weight) }
            + testimony.objections.map { Self(kind(of: $0.feature), $0.source, $0.weight) }
    }

    private init(_ kind: Kind, _ source: Source, _ weight: LogOdds) {
        (self.kind, self.source, self.weight) = (kind, source.name, weight.value)
    }

    private static func kind(of objection: CreditFeature) -> Kind {
        switch objection {
        case .contradicted: .contradicts
        case .opposed: .namesOthers
        default: .leavesOut
        }
    }
}
