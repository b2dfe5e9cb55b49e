import Catalogue
import FleetMessages
import Simulator

/// A credit that we state, beside what is true.
struct JudgedCredit: Sendable {
    let act: LabelledCatalogue.Act
    /// The catalogue's ids of what we take for one recording; one, unless versions were mixed up.
    let recordings: Set<String>
    /// The catalogue's ids of whom we take for one person; one, unless two were mixed up.
    let people: Set<String>
    let title: String
    let person: String
    let role: CreditRole
    /// By name, sorted.
    let sources: [String]
    /// As stored.
    let confidence: Double
    /// What the confidence is made of.
    let features: [CreditFeature: Int]
    /// Whether this person did that kind of work on this recording.
    let isTrue: Bool
    /// Whether it is true of another version of the song alone.
    let isOfOtherVersion: Bool

    var isStated: Bool { confidence >= Self.threshold }

    /// From here on a credit counts as stated by us.
    static let threshold = 0.5
}

/// A true credit, and whether we found it.
struct JudgedLabel: Sendable {
    let label: LabelledCatalogue.Label
    let act: LabelledCatalogue.Act
    let field: CreditField
    let title: String
    let person: String
    /// The sources that were asked and have it, by name.
    let statedBy: [String]
    let isFound: Bool
}

/// What one run found, judged.
struct Judgement: Sendable {
    var credits: [JudgedCredit] = []
    var labels: [JudgedLabel] = []
    /// People of ours who are two or more.
    var mergedPeople: [String] = []
    /// Tracks of ours that are two or more recordings.
    var mergedRecordings: [String] = []
    /// Credits whose stored confidence is not what their evidence comes to.
    var staleCredits = 0
    var deadLetters = 0
    var requests = 0

    mutating func add(_ other: Judgement) {
        credits += other.credits
        labels += other.labels
        mergedPeople += other.mergedPeople
        mergedRecordings += other.mergedRecordings
        staleCredits += other.staleCredits
        deadLetters += other.deadLetters
        requests += other.requests
    }

    /// The part that concerns these acts.
    func part(_ isIncluded: (LabelledCatalogue.Act) -> Bool) -> Judgement {
        var part = self
        part.credits = credits.filter { isIncluded($0.act) }
        part.labels = labels.filter { isIncluded($0.act) }
        return part
    }
}
