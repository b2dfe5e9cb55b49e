/// How much of what layers offer is documented.
struct DocumentationRule {
    /// Percent. It may only rise: whoever documents more, writes the new figure here.
    static let documentedPercentMinimum = 100

    struct Share: Equatable {
        var documented = 0
        var missing: [Violation] = []

        var total: Int { documented + missing.count }
        /// Whole percent, rounded down; 100 of nothing.
        var percent: Int { total == 0 ? 100 : documented * 100 / total }
    }

    private let declaration =
        #/
        ^\s*(?:@\w+(?:\([^)]*\))?\s+)*public\s+(?:(?:private|fileprivate|internal|package)\(set\)\s+)?
        (?:(?:static|final|mutating|nonisolated|indirect|convenience|override|class)\s+)*
        (?:struct|class|enum|actor|protocol|func|var|let|init|subscript|typealias|case)\b
        /#

    /// What its name, its type or a protocol says already: constants with a value, initialisers that take a
    /// value's parts and can't fail, and what every Swift reader knows of the standard protocols.
    private let selfEvident =
        #/
        \bstatic\s+let\s+\w+\s*=|\binit\((?!.*\bthrows\b)
        |\bvar\s+(?:description|debugDescription|errorDescription|customMirror|rawValue)\b|\blet\s+rawValue\b
        |\bfunc\s+(?:hash\(into|encode\(to|<\s|==\s)|\binit\((?:from|rawValue)\b
        /#

    func share(of files: [SourceFile], in layers: Set<Layer> = [.system, .core, .domain]) -> Share {
        var share = Share()
        for file in files where file.isSwift && file.place.map({ layers.contains($0.layer) }) == true {
            for (index, line) in file.swift.codeLines.enumerated() where line.contains("public") {
                guard line.firstMatch(of: declaration) != nil, line.firstMatch(of: selfEvident) == nil else { continue }
                if file.hasComment(above: index, marker: "///") {
                    share.documented += 1
                } else {
                    share.missing.append(
                        Violation(
                            path: file.path, line: index + 1, problem: "a public declaration is not documented",
                            wayOut: "Say in one sentence what it is, or make it less than public"))
                }
            }
        }
        return share
    }
}
