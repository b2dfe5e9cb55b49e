/// Rows under titles, laid out for a width: where it is too narrow, the least important columns give way first.
struct Table: Sendable, Equatable {
    struct Column: Sendable, Equatable {
        enum Alignment: Sendable { case left, right }

        let title: String
        var alignment: Alignment = .left
        /// The higher, the longer it keeps its width.
        var importance = 1
        /// It is not made narrower than this, but left out when even that does not fit.
        var widthMinimum = 8

        static func text(_ title: String, importance: Int = 1, widthMinimum: Int = 8) -> Column {
            Column(title: title, importance: importance, widthMinimum: widthMinimum)
        }

        /// Numbers stay whole.
        static func number(_ title: String, importance: Int = 5) -> Column {
            Column(title: title, alignment: .right, importance: importance, widthMinimum: .max)
        }
    }

    let columns: [Column]
    let rows: [[String]]

    /// - Precondition: each row has a cell for each column.
    init(_ columns: [Column], rows: [[String]]) {
        precondition(rows.allSatisfy { $0.count == columns.count }, "a row has a cell for each column")
        self.columns = columns
        self.rows = rows.map { $0.map(\.printable) }
    }

    /// Title, then rows; no line is wider than `width`.
    func lines(width: Int) -> [String] {
        let widths = fitted(to: width)
        let shown = columns.indices.filter { widths[$0] > 0 }
        return ([columns.map(\.title)] + rows).map { cells in
            let line = shown.map { cell(cells[$0], columns[$0], widths[$0]) }.joined(separator: Self.gap)
            return line.trimmingEnd
        }
    }

    private static let gap = "  "

    private var naturalWidths: [Int] {
        columns.indices.map { index in
            ([columns[index].title] + rows.map { $0[index] }).map { DisplayWidth.of($0) }.max() ?? 0
        }
    }

    /// The width of each column; 0 leaves it out.
    private func fitted(to width: Int) -> [Int] {
        let natural = naturalWidths
        let smallest = columns.indices.map { min(natural[$0], columns[$0].widthMinimum) }
        let weakestFirst = columns.indices.sorted {
            (columns[$0].importance, $1) < (columns[$1].importance, $0)
        }
        var shown = Set(columns.indices)
        for index in weakestFirst.dropLast() where total(shown.map { max(1, smallest[$0]) }) > width {
            shown.remove(index)
        }
        var widths = columns.indices.map { shown.contains($0) ? max(1, natural[$0]) : 0 }
        for index in weakestFirst where shown.contains(index) && total(widths) > width {
            widths[index] = max(smallest[index], widths[index] - (total(widths) - width))
        }
        if total(widths) > width, let last = weakestFirst.last { widths[last] = max(1, width) }
        return widths
    }

    private func total(_ widths: [Int]) -> Int {
        let shown = widths.filter { $0 > 0 }
        return shown.reduce(0, +) + max(0, shown.count - 1) * Self.gap.count
    }

    private func cell(_ text: String, _ column: Column, _ width: Int) -> String {
        let text = text.truncated(to: width)
        let padding = String(repeating: " ", count: max(0, width - DisplayWidth.of(text)))
        return column.alignment == .left ? text + padding : padding + text
    }
}

extension String {
    var trimmingEnd: String {
        var rest = self[...]
        while rest.last == " " { rest.removeLast() }
        return String(rest)
    }
}
