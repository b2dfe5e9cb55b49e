/// What each provider makes of a fact in an evaluation: it misses some, mistakes some, words some more vaguely, and one
/// takes over another's mistakes. The same fact always meets the same fate in the same view.
struct SourceHabits: Sendable {
    /// Which of several draws of fates.
    let view: Int
    let truth: Facts
    /// Whom a mistake may name.
    let strangers: [String]
    /// The credits that each provider mistakes: exactly as many as is documented.
    private let mistaken: [CatalogueSource: Set<[String]>]

    /// Mistakes of MusicBrainz, of 100, that Genius has too.
    static let copiedPercent = 50
    /// Co-producers and the like, of 100, that Genius calls plainly producers.
    static let vaguePercent = 25

    init(view: Int, truth: Facts, strangers: [String]) {
        self.view = view
        self.truth = truth
        self.strangers = strangers
        let synthetic = truth.relations.filter { $0.isSynthetic && Self.isCredit($0) }
        mistaken = Dictionary(
            uniqueKeysWithValues: CatalogueSource.allCases.map { source in
                let known = synthetic.filter { !Self.isMissing($0, at: source, view: view) }
                let drawn = known.map { (fact: $0.fact, draw: Self.draw($0, "\(source) mistakes", view).first) }
                    .sorted { ($0.draw, $0.fact.joined()) < ($1.draw, $1.fact.joined()) }
                return (source, Set(drawn.prefix(synthetic.count * source.wrongPercent / 100).map(\.fact)))
            })
    }

    /// A relation as a provider has it; nil: it does not have it.
    func seen(_ relation: Relation, by source: CatalogueSource) -> Relation? {
        // What was recorded from a provider stays whole.
        guard Self.isCredit(relation), relation.target.id.hasPrefix(SimulatedID.prefix) else { return relation }
        if source == .genius, Self.draw(relation, "copied", view).first % 100 < Self.copiedPercent,
            let copied = mistake(relation, by: .musicBrainz)
        {
            return copied
        }
        guard !Self.isMissing(relation, at: source, view: view) else { return nil }
        if let mistaken = mistake(relation, by: source) { return mistaken }
        let isVague = Self.draw(relation, "vague", view).first % 100 < Self.vaguePercent
        guard source == .genius, !relation.attributes.isEmpty, isVague else { return relation }
        return Self.copy(relation, naming: relation.source, attributes: [])
    }

    private static func isCredit(_ relation: Relation) -> Bool {
        [TypeID.producer, TypeID.writer].contains(relation.typeID)
    }

    private static func isMissing(_ relation: Relation, at source: CatalogueSource, view: Int) -> Bool {
        Int(draw(relation, source.rawValue, view).first % 100) < source.missingPercent
    }

    /// The same credit for somebody who has none on that recording; nil: no mistake. Of real people nothing wrong is
    /// ever said.
    private func mistake(_ relation: Relation, by source: CatalogueSource) -> Relation? {
        guard mistaken[source]?.contains(relation.fact) == true else { return nil }
        // Nobody whose name is right: that would be a mistake about who bears it, which no other source could tell.
        let known = Set(truth.relations(of: relation.target).map { truth.artists[$0.source.id]?.name })
        let others = strangers.filter { !known.contains(truth.artists[$0]?.name) }
        guard !others.isEmpty else { return nil }
        let draw = Self.draw(relation, "\(source) stranger", view).first
        let other = Reference(kind: .artist, id: others[Int(draw % UInt64(others.count))])
        return Self.copy(relation, naming: other, attributes: relation.attributes)
    }

    private static func draw(_ relation: Relation, _ what: String, _ view: Int) -> SplitMix64 {
        let words = ["view \(view)", what] + relation.fact
        return SplitMix64(seed: SimulatedID.hash(words.joined(separator: " "), 0))
    }

    private static func copy(_ relation: Relation, naming source: Reference, attributes: [String]) -> Relation {
        var copy = Relation(type: relation.type, typeID: relation.typeID, source: source, target: relation.target)
        copy.sourceCredit = source == relation.source ? relation.sourceCredit : ""
        copy.attributes = attributes
        copy.attributeIDs = attributes.isEmpty ? [] : relation.attributeIDs
        copy.isSynthetic = relation.isSynthetic
        return copy
    }
}

extension Relation {
    /// What it says, whatever attributes it has.
    var fact: [String] { [typeID, source.id, target.id] }
}
