/// How much of the truth the simulated provider tells.
public enum CatalogueView: String, Sendable, CaseIterable {
    /// Every credit of the catalogue.
    case complete
    /// Leaves out 35 % of the producer and writer credits of the number-one songs, always the same ones.
    case musicBrainz

    static let missingPercent: UInt64 = 35

    /// Whether the view shows a relation. What was recorded from the provider, and what is synthetic, always shows.
    func shows(_ relation: Relation) -> Bool {
        guard self == .musicBrainz, [TypeID.producer, TypeID.writer].contains(relation.typeID) else { return true }
        guard relation.target.id.hasPrefix(SimulatedID.prefix), !relation.isSynthetic else { return true }
        let words = [relation.typeID, relation.source.id, relation.target.id].joined(separator: " ")
        return SplitMix64(seed: SimulatedID.hash(words, 0)).first % 100 >= Self.missingPercent
    }
}
