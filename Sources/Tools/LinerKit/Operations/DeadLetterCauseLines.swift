import Queue

extension DeadLetters.CauseGroup {
    /// The table, then what to do about its first row.
    static func lines(_ causes: [DeadLetters.CauseGroup], width: Int) -> [String] {
        let lines = table(causes).lines(width: width)
        guard let first = causes.first, first.waiting > 0 else { return lines }
        return lines + [
            "", "Next, for example \(first.sampleID): \(first.sampleError)".printable.truncated(to: width),
            first.nextStep.capitalizedFirst.printable,
        ]
    }

    private static func table(_ causes: [DeadLetters.CauseGroup]) -> Table {
        Table(
            [
                .number("waiting", importance: 8), .number("of", importance: 3), .number("24 h", importance: 4),
                .number("again", importance: 2), .text("last (UTC)", importance: 1, widthMinimum: 19),
                .text("fingerprint", importance: 9, widthMinimum: 40),
            ],
            rows: causes.map {
                [
                    String($0.waiting), String($0.count), String($0.waitingLastDay), String($0.cameBack),
                    Spelling.time($0.lastSeen), $0.fingerprint,
                ]
            })
    }
}
