/// Which spellings name one person: the pairs that `people.tsv` calls `same`; all others stay apart.
struct People: Sendable {
    private var nameOfSpelling: [String: String] = [:]
    private var spellingsOfName: [String: [String]] = [:]
    /// Names of whom nobody knows whether they are one with another.
    private(set) var unsure: Set<String> = []

    /// Reads `people.tsv`: spelling, spelling, verdict.
    init(_ text: String) {
        for line in text.split(separator: "\n").dropFirst() {
            let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard columns.count == 3 else { continue }
            if columns[2] == "unsure" { unsure.formUnion(columns[..<2]) }
            guard columns[2] == "same" else { continue }
            nameOfSpelling[columns[0]] = columns[1]
            spellingsOfName[columns[1], default: []].append(columns[0])
        }
    }

    /// The name under which a person stands, whatever the spelling.
    func name(of spelling: String) -> String { nameOfSpelling[spelling] ?? spelling }

    func aliases(of name: String) -> [Alias] {
        (spellingsOfName[name] ?? []).map { Alias(name: $0, sortName: $0) }
    }

    /// The same spelling always leads to the same id.
    func artistID(of spelling: String) -> String { SimulatedID.make("artist", name(of: spelling)) }
}
