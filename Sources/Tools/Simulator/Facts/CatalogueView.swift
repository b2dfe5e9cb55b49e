/// How much of the truth the simulated providers tell.
public enum CatalogueView: String, Sendable, CaseIterable {
    /// Every credit of the catalogue, at every provider.
    case complete
    /// As ``CatalogueSource`` documents: each provider leaves credits out, and mistakes some of synthetic artists.
    case documented
}

/// A provider that knows credits, with the gaps and mistakes of its own. Percentages are of all its credits.
public enum CatalogueSource: String, Sendable, CaseIterable {
    case musicBrainz, genius, discogs

    /// What sources of that name are called: `musicbrainz`.
    public var sourceName: String { rawValue.lowercased() }

    /// Producer and writer credits, of number-one songs and of synthetic ones, that it does not have.
    public var missingPercent: Int {
        switch self {
        case .musicBrainz: 35
        case .genius: 40
        case .discogs: 30
        }
    }

    /// Producer credits of synthetic artists that name somebody else. Of real people nothing wrong is ever said.
    public var wrongPercent: Int {
        switch self {
        case .musicBrainz: 1
        case .genius, .discogs: 2
        }
    }
}

extension CatalogueView {
    /// The catalogue as one provider has it.
    func facts(of source: CatalogueSource) -> Facts {
        switch self {
        case .complete: .catalogue
        case .documented: Facts.documented[source] ?? .catalogue
        }
    }
}

extension Facts {
    fileprivate static let documented: [CatalogueSource: Facts] = Dictionary(
        uniqueKeysWithValues: CatalogueSource.allCases.map { source in
            (source, catalogue.changingRelations { source.seen($0, in: catalogue) })
        })
}

extension CatalogueSource {
    /// A relation as this provider has it: nil when it is missing. The same relation always meets the same fate, and
    /// what one provider misses says nothing of another.
    func seen(_ relation: Relation, in truth: Facts) -> Relation? {
        guard [TypeID.producer, TypeID.writer].contains(relation.typeID) else { return relation }
        // What was recorded from a provider stays whole.
        guard relation.target.id.hasPrefix(SimulatedID.prefix) else { return relation }
        let words = [rawValue, relation.typeID, relation.source.id, relation.target.id].joined(separator: " ")
        var generator = SplitMix64(seed: SimulatedID.hash(words, 0))
        let draw = Int(generator.next() % 100)
        if draw < missingPercent { return nil }
        let mayBeWrong = relation.isSynthetic && relation.typeID == TypeID.producer
        guard mayBeWrong, draw < missingPercent + wrongPercent else { return relation }
        return mistaken(relation, in: truth, generator.next())
    }

    /// The same credit for somebody who has none on that recording.
    private func mistaken(_ relation: Relation, in truth: Facts, _ draw: UInt64) -> Relation {
        let trueSources = Set(truth.relations(of: relation.target).map(\.source.id))
        let others = SyntheticProducer.ids.filter { !trueSources.contains($0) }
        var wrong = Relation(
            type: relation.type, typeID: relation.typeID,
            source: Reference(kind: .artist, id: others[Int(draw % UInt64(others.count))]), target: relation.target)
        wrong.attributes = relation.attributes
        wrong.attributeIDs = relation.attributeIDs
        wrong.isSynthetic = true
        return wrong
    }
}
