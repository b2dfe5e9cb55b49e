import Catalogue
import Matching
import Simulator

/// What was found beside what is true: producer credits of an artist's tracks, person by person.
struct Evaluation: Sendable, Equatable {
    /// A producer credit as the database has it, under every name that it goes by.
    struct FoundCredit: Sendable, Equatable {
        let title: String
        let names: Set<String>
    }

    /// One producer: how often the catalogue names them, and how often we do.
    struct Row: Sendable, Equatable, Encodable {
        let name: String
        var stated = 0
        /// Found and stated.
        var right = 0
        /// Found, but not stated.
        var wrong = 0
        var missed: Int { stated - right }
    }

    /// Those that the catalogue or we name most first.
    let rows: [Row]
    /// Stated, but not found; as `name: track`.
    let missing: [String]
    /// Found, but not stated.
    let invented: [String]

    var stated: Int { rows.reduce(0) { $0 + $1.stated } }
    var right: Int { rows.reduce(0) { $0 + $1.right } }
    var wrong: Int { rows.reduce(0) { $0 + $1.wrong } }
    /// Share of the stated that was found, 0…1; 1 where nothing is stated.
    var recall: Double { stated == 0 ? 1 : Double(right) / Double(stated) }
    /// Share of the found that is stated, 0…1; 1 where nothing was found.
    var precision: Double { right + wrong == 0 ? 1 : Double(right) / Double(right + wrong) }

    /// - Parameters:
    ///   - found: Credits of the tracks, by title: the titles of an artist's catalogue differ.
    ///   - truth: The tracks that count.
    init(_ found: [FoundCredit], truth: [CatalogueTruth.Track]) {
        var rows: [String: Row] = [:]
        var missing: [String] = []
        var invented: [String] = []
        let byTitle = Dictionary(grouping: found) { TitleKey($0.title) }
        for (title, tracks) in Dictionary(grouping: truth, by: { TitleKey($0.title) }) {
            let stated = tracks.reduce(into: Set<String>()) { $0.formUnion($1.producers) }
            let credits = byTitle[title] ?? []
            for name in stated {
                let isFound = credits.contains { $0.names.contains(name) }
                rows[name, default: Row(name: name)].stated += 1
                rows[name]?.right += isFound ? 1 : 0
                if !isFound { missing.append("\(name): \(tracks[0].title)") }
            }
            for credit in credits where credit.names.isDisjoint(with: stated) {
                let name = credit.names.min() ?? ""
                rows[name, default: Row(name: name)].wrong += 1
                invented.append("\(name): \(tracks[0].title)")
            }
        }
        self.rows = rows.values.sorted { ($1.stated + $1.wrong, $0.name) < ($0.stated + $0.wrong, $1.name) }
        self.missing = missing.sorted()
        self.invented = invented.sorted()
    }

    var line: String {
        "\(right) of \(Spelling.count(stated, "producer credit")) that the catalogue states were found, "
            + "\(wrong) that it does not state."
    }
}
