/// What speaks for two rows being the same recording, or against it: hundredths of log odds. Pure.
struct RowEvidence: Equatable {
    enum Kind: String, CaseIterable {
        case isrc = "ISRC"
        case title, version, artist, album, length, number, year, language
    }

    private(set) var values: [(kind: Kind, value: Int)] = []
    /// With what is known before anything is compared.
    private(set) var total: Int

    init(prior: Int) { total = prior }

    mutating func add(_ kind: Kind, _ value: Int) {
        guard value != 0 else { return }
        values.append((kind, value))
        total += value
    }

    /// Without a word for what it is: where readings are doubtful, and sources don't repeat themselves.
    mutating func add(_ value: Int) { total += value }

    /// The probability that both are the same recording.
    var probability: Double { .logistic(Double(total) / 100) }

    /// `title, artist, length agree; year differs`.
    var sentence: String {
        let agree = values.filter { $0.value > 20 }.map(\.kind.rawValue)
        let differ = values.filter { $0.value < -50 }.map(\.kind.rawValue)
        return [Self.clause(agree, "agrees", "agree"), Self.clause(differ, "differs", "differ")]
            .filter { !$0.isEmpty }.joined(separator: "; ")
    }

    private static func clause(_ words: [String], _ one: String, _ several: String) -> String {
        words.isEmpty ? "" : "\(words.joined(separator: ", ")) \(words.count == 1 ? one : several)"
    }

    static func == (left: Self, right: Self) -> Bool {
        left.total == right.total && left.sentence == right.sentence
    }
}
