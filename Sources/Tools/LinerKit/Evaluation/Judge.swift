import Catalogue
import FleetMessages
import Simulator

/// Holds what a database states against what is true. Pure.
struct Judge: Sendable {
    let catalogue: LabelledCatalogue
    /// Of whom labels count.
    let acts: [LabelledCatalogue.Act]
    /// Names of the sources that were asked.
    let asked: Set<String>
    /// The confidences are those of this table, computed; nil: as they are stored.
    var table: CredibilityTable?

    func judgement(of stored: StoredStatements) -> Judgement {
        var judgement = Judgement()
        let actOfID = Dictionary(uniqueKeysWithValues: acts.map { ($0.id, $0) })
        let recordings = stored.tracks.mapValues(recordings(_:))
        let people = stored.people.mapValues(people(_:))
        let truth = Truth(catalogue.labels)
        judgement.credits = credits(stored, recordings, people, actOfID, truth)
        judgement.labels = labels(judgement.credits, actOfID)
        judgement.mergedPeople = people.values.filter { $0.count > 1 }.map { names(of: $0) }.sorted()
        judgement.mergedRecordings = recordings.values.filter { $0.count > 1 }.map {
            $0.map(catalogue.title(ofRecording:)).sorted().joined(separator: " = ")
        }.sorted()
        judgement.staleCredits = stale(stored)
        return judgement
    }

    private func recordings(_ ids: [(source: String, nativeID: String)]) -> Set<String> {
        Set(ids.compactMap { catalogue.recording(source: $0.source, nativeID: $0.nativeID) })
    }

    private func people(_ ids: [(source: String, nativeID: String)]) -> Set<String> {
        Set(ids.compactMap { catalogue.person(source: $0.source, nativeID: $0.nativeID) })
    }

    private func names(of people: Set<String>) -> String {
        people.map(catalogue.name(ofPerson:)).sorted().joined(separator: " = ")
    }

    // MARK: Credits

    private func credits(
        _ stored: StoredStatements, _ recordings: [TrackID: Set<String>], _ people: [PersonID: Set<String>],
        _ acts: [String: LabelledCatalogue.Act], _ truth: Truth
    ) -> [JudgedCredit] {
        let testimonies = Dictionary(
            Confidence.testimonies(in: stored.evidence, table: table ?? .learnt).map {
                (Key($0.claimed), $0.testimony)
            },
            uniquingKeysWith: { first, _ in first })
        return stored.conclusions.compactMap { conclusion -> JudgedCredit? in
            let made = recordings[conclusion.track] ?? []
            guard conclusion.role.creditField != .other, let recording = made.min(),
                let act = catalogue.act(ofRecording: recording).flatMap({ acts[$0] })
            else { return nil }
            let who = people[conclusion.person] ?? []
            guard !who.contains(where: catalogue.isUnsure) else { return nil }
            let field = conclusion.role.creditField
            let others = Set(made.flatMap(catalogue.versions)).subtracting(made)
            let isTrue = truth.isTrue(made, who, field)
            let testimony = testimonies[Key(conclusion)]
            let computed = table.flatMap { _ in testimony?.sum.probability }
            return JudgedCredit(
                act: act, recordings: made, people: who, title: catalogue.title(ofRecording: recording),
                person: names(of: who), role: conclusion.role, sources: conclusion.sources,
                confidence: computed ?? conclusion.confidence, features: testimony?.features ?? [:],
                isTrue: isTrue, isOfOtherVersion: !isTrue && truth.isTrue(others, who, field))
        }
    }

    private func stale(_ stored: StoredStatements) -> Int {
        let computed = Dictionary(
            Confidence.credits(from: stored.evidence).map { (Key($0), $0.confidence) },
            uniquingKeysWith: { first, _ in first })
        let kept = Dictionary(
            stored.conclusions.map { (Key($0), $0.confidence) }, uniquingKeysWith: { first, _ in first })
        return Set(computed.keys).union(kept.keys).filter { computed[$0] != kept[$0] }.count
    }

    // MARK: Labels

    private func labels(
        _ credits: [JudgedCredit], _ acts: [String: LabelledCatalogue.Act]
    ) -> [JudgedLabel] {
        let found = Truth(stated: credits.filter(\.isStated))
        return catalogue.labels.compactMap { label in
            guard let act = acts[label.act] else { return nil }
            let field = CreditRole(rawValue: label.role)?.creditField ?? .other
            return JudgedLabel(
                label: label, act: act, field: field, title: catalogue.title(ofRecording: label.recording),
                person: catalogue.name(ofPerson: label.person), statedBy: label.statedBy.filter(asked.contains),
                isFound: found.isTrue([label.recording], [label.person], field))
        }
    }
}

/// Which credit a value is about.
private struct Key: Hashable {
    let track: TrackID
    let person: PersonID
    let role: CreditRole

    init(_ claimed: ClaimedCredit) { (track, person, role) = (claimed.track, claimed.person, claimed.role) }
    init(_ credit: Credit) { (track, person, role) = (credit.track, credit.person, credit.role) }
    init(_ stored: StoredStatements.Conclusion) { (track, person, role) = (stored.track, stored.person, stored.role) }
}

/// Who did what kind of work on which recording.
private struct Truth {
    private struct Fact: Hashable {
        let recording, person: String
        let field: CreditField
    }

    private var facts: Set<Fact> = []

    init(_ labels: [LabelledCatalogue.Label]) {
        for label in labels {
            let field = CreditRole(rawValue: label.role)?.creditField ?? .other
            facts.insert(Fact(recording: label.recording, person: label.person, field: field))
        }
    }

    init(stated credits: [JudgedCredit]) {
        for credit in credits {
            for recording in credit.recordings {
                for person in credit.people {
                    facts.insert(Fact(recording: recording, person: person, field: credit.role.creditField))
                }
            }
        }
    }

    func isTrue(_ recordings: Set<String>, _ people: Set<String>, _ field: CreditField) -> Bool {
        recordings.contains { recording in
            people.contains { facts.contains(Fact(recording: recording, person: $0, field: field)) }
        }
    }
}
