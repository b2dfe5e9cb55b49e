import AnswerForms
import Simulator

extension TruthReport {
    /// So many mistakes and misses are shown; `--json` has all.
    private static let shownMaximum = 20

    func print(to output: Terminal) throws {
        try output.print(
            """
            Asked of \(asked.joined(separator: ", ")); \(Spelling.count(labels, "label")) of \
            \(Spelling.count(acts, "artist")) are measured, in \(Spelling.count(views, "view")); the other artists \
            taught the model. Of all \(labelsOfAll) labels \(hardLabelsOfAll) are of hard kinds.
            A credit counts as stated from a confidence of 0.50; recall is of what a source states.

            """)
        try output.print(Self.table("", [producers, writers], output.width))
        try output.print(Self.table("producers by source", bySource, output.width))
        try output.print(Self.table("by role", byRole, output.width))
        try output.print(Self.table("by difficulty", byDifficulty, output.width))
        try output.print(verdict)
        try output.print(mistakeLines(output.width))
    }

    private static func table(_ title: String, _ slices: [Measured], _ width: Int) -> [String] {
        Table(
            [
                .text(title, importance: 9), .number("stated"), .number("found"), .number("wrong"),
                .text("precision", importance: 8, widthMinimum: 19), .text("recall", importance: 8, widthMinimum: 19),
                .text("calibration error", importance: 8, widthMinimum: 20),
            ],
            rows: slices.map { slice in
                [
                    slice.name, String(slice.stated), String(slice.found), String(slice.wrong),
                    spelled(slice.precision, slice.precisionInterval), spelled(slice.recall, slice.recallInterval),
                    spelled(slice.calibrationError, slice.calibrationErrorInterval),
                ]
            }
        ).lines(width: width) + [""]
    }

    /// `0.992 (0.985–0.998)`
    private static func spelled(_ value: Double, _ interval: Measured.Interval) -> String {
        "\(value.decimal(places: 3)) (\(interval.low.decimal(places: 3))–\(interval.high.decimal(places: 3)))"
    }

    private var verdict: [String] {
        [
            "\(Spelling.count(mergedPeople.count, "person", "people")) who are two, "
                + "\(Spelling.count(mergedRecordings.count, "recording")) that are two, "
                + "\(Spelling.count(creditsOfOtherVersions, "credit")) of another version.",
            "\(Spelling.count(staleCredits, "stored confidence")) other than computed, "
                + "\(Spelling.count(deadLetters, "dead letter")), \(Spelling.count(requests, "request")).",
        ] + mergedPeople.map { "  one person: \($0)" } + mergedRecordings.map { "  one recording: \($0)" }
    }

    private func mistakeLines(_ width: Int) -> [String] {
        guard !mistakes.isEmpty || !misses.isEmpty else { return ["", "No mistake, and nothing missed."] }
        let wrong = Table(
            [
                .text("wrong", importance: 4), .text("track", importance: 3), .text("person", importance: 3),
                .text("role", importance: 2), .number("confidence"), .text("stated by", importance: 2),
            ],
            rows: mistakes.prefix(Self.shownMaximum).map {
                [
                    $0.difficulty, $0.track, $0.person, $0.role, Spelling.confidence($0.confidence),
                    $0.sources.joined(separator: ", "),
                ]
            })
        let missed = Table(
            [
                .text("missed", importance: 4), .text("track", importance: 3), .text("person", importance: 3),
                .text("role", importance: 2), .text("stated by", importance: 2),
            ],
            rows: misses.prefix(Self.shownMaximum).map {
                [$0.difficulty, $0.track, $0.person, $0.role, $0.statedBy.joined(separator: ", ")]
            })
        return [""] + (mistakes.isEmpty ? [] : wrong.lines(width: width) + rest(mistakes.count))
            + (misses.isEmpty ? [] : missed.lines(width: width) + rest(misses.count))
    }

    private func rest(_ count: Int) -> [String] {
        count > Self.shownMaximum ? ["… and \(count - Self.shownMaximum) more.", ""] : [""]
    }
}
