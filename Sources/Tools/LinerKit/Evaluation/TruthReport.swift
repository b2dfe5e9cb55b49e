import Catalogue
import Simulator

/// An evaluation as it is printed: how much of the truth is found, how much is wrong, and how honest the confidences are.
struct TruthReport: Sendable, Encodable {
    /// A credit that we state and that is not true.
    struct Mistake: Sendable, Encodable {
        let difficulty, act, track, person, role: String
        let sources: [String]
        let confidence: Double
    }

    /// A true credit that a source states and we don't.
    struct Miss: Sendable, Encodable {
        let difficulty, act, track, person, role: String
        let statedBy: [String]
    }

    let asked: [String]
    let views: Int
    /// Labels and artists that are measured, in each view; of all labels, those of the hard kinds.
    let labels, acts, labelsOfAll, hardLabelsOfAll: Int
    let producers: Measured
    let writers: Measured
    let bySource: [Measured]
    let byRole: [Measured]
    let byDifficulty: [Measured]
    let mergedPeople, mergedRecordings: [String]
    let creditsOfOtherVersions: Int
    let staleCredits, deadLetters, requests: Int
    let mistakes: [Mistake]
    let misses: [Miss]

    /// - Parameters:
    ///   - judgement: Of all views together.
    ///   - isMeasured: Whether an act's credits are measured; of the others the model was made.
    init(_ judgement: Judgement, asked: [String], views: Int, isMeasured: (LabelledCatalogue.Act) -> Bool) {
        let part = judgement.part(isMeasured)
        let slices = Slices(part)
        self.asked = asked
        self.views = views
        labels = part.labels.count / max(1, views)
        acts = Set(part.labels.map(\.act.id)).count
        labelsOfAll = judgement.labels.count / max(1, views)
        hardLabelsOfAll = judgement.labels.count { $0.act.difficulty.isSynthetic } / max(1, views)
        producers = slices.measured("producers", .producing)
        writers = slices.measured("writers", .writing)
        bySource = asked.filter { source in part.credits.contains { $0.sources.contains(source) } }
            .map(slices.ofSource)
        byRole = Set(part.labels.map(\.label.role)).sorted().map(slices.ofRole)
        byDifficulty = Difficulty.allCases.filter { kind in part.labels.contains { $0.act.difficulty == kind } }
            .map(slices.ofDifficulty)
        mergedPeople = Set(judgement.mergedPeople).sorted()
        mergedRecordings = Set(judgement.mergedRecordings).sorted()
        creditsOfOtherVersions = part.credits.count { $0.isStated && $0.isOfOtherVersion }
        (staleCredits, deadLetters, requests) = (judgement.staleCredits, judgement.deadLetters, judgement.requests)
        mistakes = slices.mistakes
        misses = slices.misses
    }
}

/// Parts of a judgement.
private struct Slices {
    let part: Judgement

    init(_ part: Judgement) { self.part = part }

    func measured(_ name: String, _ field: CreditField) -> Measured {
        Measured(
            name, part.credits.filter { $0.role.creditField == field }, part.labels.filter { $0.field == field })
    }

    /// Producers that this source states, alone or with others.
    func ofSource(_ source: String) -> Measured {
        Measured(
            source, part.credits.filter { $0.sources.contains(source) && $0.role.makesProducer },
            part.labels.filter { $0.statedBy.contains(source) && $0.field == .producing })
    }

    func ofRole(_ role: String) -> Measured {
        Measured(
            role, part.credits.filter { $0.role.rawValue == role }, part.labels.filter { $0.label.role == role })
    }

    func ofDifficulty(_ kind: Difficulty) -> Measured {
        Measured(
            kind.rawValue, part.credits.filter { $0.act.difficulty == kind },
            part.labels.filter { $0.act.difficulty == kind })
    }

    /// The surest first.
    var mistakes: [TruthReport.Mistake] {
        part.credits.filter { $0.isStated && !$0.isTrue }.map {
            TruthReport.Mistake(
                difficulty: $0.act.difficulty.rawValue, act: $0.act.name, track: $0.title, person: $0.person,
                role: $0.role.rawValue, sources: $0.sources, confidence: $0.confidence)
        }.sorted { (-$0.confidence, $0.act, $0.track, $0.person) < (-$1.confidence, $1.act, $1.track, $1.person) }
    }

    var misses: [TruthReport.Miss] {
        part.labels.filter { !$0.statedBy.isEmpty && !$0.isFound }.map {
            TruthReport.Miss(
                difficulty: $0.act.difficulty.rawValue, act: $0.act.name, track: $0.title, person: $0.person,
                role: $0.label.role, statedBy: $0.statedBy)
        }.sorted { ($0.act, $0.track, $0.person, $0.role) < ($1.act, $1.track, $1.person, $1.role) }
    }
}
