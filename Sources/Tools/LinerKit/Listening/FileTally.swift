import ListeningFiles

/// What became of the rows of one file: read = stored + merged + refused.
struct FileTally: Encodable, Equatable {
    let file: String
    /// The form of the file, as `spotify-extended`.
    var form = ""
    var read = 0
    /// Rows that made a play.
    var stored = 0
    /// Rows of plays that were known.
    var merged = 0
    /// Rows by the reason why they were refused.
    var refused: [String: Int] = [:]

    init(file: String) { self.file = file }

    var refusedCount: Int { refused.values.reduce(0, +) }

    mutating func add(_ other: FileTally) {
        read += other.read
        stored += other.stored
        merged += other.merged
        refused.merge(other.refused) { $0 + $1 }
    }
}

/// What became of all files together.
struct ImportTally: Encodable {
    let files: [FileTally]
    let total: FileTally
    /// Songs that the catalogue turned out to have.
    let linked: Int

    init(_ files: [FileTally], linked: Int) {
        self.files = files
        self.linked = linked
        total = files.reduce(into: FileTally(file: "all")) { $0.add($1) }
    }

    var table: Table {
        Table(
            [
                .text("file", importance: 9, widthMinimum: 16), .text("form", importance: 4), .number("read"),
                .number("stored"), .number("merged"), .number("refused"), .text("why", importance: 3),
            ],
            rows: (files.count > 1 ? files + [total] : files).map { tally in
                [
                    tally.file, tally.form, String(tally.read), String(tally.stored), String(tally.merged),
                    String(tally.refusedCount),
                    tally.refused.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
                        .map { "\($0.key) \($0.value)" }.joined(separator: ", "),
                ]
            })
    }
}
