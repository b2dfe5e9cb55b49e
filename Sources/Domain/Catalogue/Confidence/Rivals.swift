import FleetMessages

/// Whom each source names for one kind of work on one recording: who leaves somebody out, and who says otherwise.
struct Rivals: Sendable, Equatable {
    private var named: [Source: Set<PersonID>] = [:]

    /// - Parameter evidence: Of one track and one kind of work. Of other work, silence says nothing: few sources know
    ///   every engineer.
    init(_ evidence: [Evidence], field: CreditField) {
        guard field != .other else { return }
        for statement in evidence where statement.level != .release {
            named[statement.source, default: []].insert(statement.person)
        }
    }

    /// Who speaks against a credit by naming others, each family of sources once.
    ///
    /// - Parameter statements: All for the credit. A source that names the person for the same kind of work, in another
    ///   role, is not against it; nor is one whose family states it.
    /// - Returns: Sorted by the source's name.
    func against(_ statements: [Evidence], _ table: CredibilityTable) -> [Testimony.Objection] {
        guard let person = statements.first?.person else { return [] }
        let stating = Set(statements.map { table.witness(for: $0.source) })
        let beside = statements.reduce(into: Set<PersonID>()) { $0.formUnion(named[$1.source] ?? []) }
        let against = named.keys.filter { source in
            !stating.contains(table.witness(for: source)) && !isNamed(person, byFamilyOf: source, table)
        }
        let families = Dictionary(grouping: against) { table.witness(for: $0) }
        return families.map { witness, sources in
            // Who is copied speaks for the family; where it is silent, whoever comes first.
            let speaker = sources.contains(witness) ? witness : sources.min { $0.name < $1.name } ?? witness
            let others = named[speaker] ?? []
            let feature: CreditFeature =
                !others.isDisjoint(with: beside)
                ? .leftOut : others.count == 1 && beside.count <= 1 ? .contradicted(by: speaker) : .opposed(by: speaker)
            return Testimony.Objection(source: speaker, feature: feature, weight: table.weight(of: feature))
        }.sorted { $0.source.name < $1.source.name }
    }

    private func isNamed(_ person: PersonID, byFamilyOf source: Source, _ table: CredibilityTable) -> Bool {
        let witness = table.witness(for: source)
        return named.contains { table.witness(for: $0.key) == witness && $0.value.contains(person) }
    }
}
