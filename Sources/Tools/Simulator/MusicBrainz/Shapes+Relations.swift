extension Shapes {
    /// Adds `relations` when the request asked for any, seen from this end.
    func withRelations(_ shape: JSONValue, of end: Reference) -> JSONValue {
        guard includes.hasRelations else { return shape }
        let relations = facts.relations(of: end).filter { includes.hasRelations(to: other($0, than: end).kind) }
        let shown = relations.sorted { $0.type < $1.type }
        return shape.adding("relations", .array(shown.map { relation($0, from: end) }))
    }

    private func other(_ relation: Relation, than end: Reference) -> Reference {
        relation.source == end ? relation.target : relation.source
    }

    private func relation(_ relation: Relation, from end: Reference) -> JSONValue {
        let isForward = relation.source == end
        let target = other(relation, than: end)
        var shape = JSONValue.object([
            "type": .string(relation.type), "type-id": .string(relation.typeID),
            "target-type": .string(target.kind.relationKey), "direction": isForward ? "forward" : "backward",
            "attributes": .texts(relation.attributes), "attribute-ids": .object(relation.attributeIDs),
            "attribute-values": .object(relation.attributeValues), "begin": .text(relation.begin),
            "end": .text(relation.end), "ended": .boolean(relation.hasEnded),
            "source-credit": .string(isForward ? relation.sourceCredit : relation.targetCredit),
            "target-credit": .string(isForward ? relation.targetCredit : relation.sourceCredit),
        ])
        if !relation.attributeCredits.isEmpty {
            shape = shape.adding("attribute-credits", .object(relation.attributeCredits))
        }
        if let key = relation.orderingKey { shape = shape.adding("ordering-key", .integer(key)) }
        return shape.adding(target.kind.relationKey, entity(target, from: end.kind))
    }

    /// The far end; a work seen from a recording may carry relations of its own.
    private func entity(_ target: Reference, from kind: EntityKind) -> JSONValue {
        switch target.kind {
        case .artist: facts.artists[target.id].map(brief) ?? .null
        case .recording: facts.recordings[target.id].map(brief) ?? .null
        case .release: facts.releases[target.id].map(brief) ?? .null
        case .releaseGroup: facts.releaseGroups[target.id].map { releaseGroup($0, isNested: true) } ?? .null
        case .url: facts.links[target.id].map(brief) ?? .null
        case .work: facts.works[target.id].map { kind == .recording ? work($0, isNested: true) : brief($0) } ?? .null
        }
    }
}
