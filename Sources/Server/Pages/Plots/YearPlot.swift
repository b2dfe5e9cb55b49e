import CatalogueAnswers

/// Stacked bars: credits by year and group of roles. Pure: counts in, a drawing out.
struct YearPlot: Sendable, Equatable {
    /// A year's bar, from the ground up.
    struct Bar: Sendable, Equatable {
        let year: Int
        let counts: [RoleGroup: Int]

        var total: Int { counts.values.reduce(0, +) }
    }

    /// Each year from the first to the last, empty ones too.
    let bars: [Bar]
    /// Credits on tracks of which no source says the year.
    let undated: Int

    /// Most years that are drawn: a slip of a source (year 1) makes no plot of two thousand bars. The newest stay.
    static let yearsMaximum = 80

    init(_ rows: [RoleYear]) {
        undated = rows.filter { $0.year == nil }.reduce(0) { $0 + $1.tracks }
        let dated = rows.compactMap { row in row.year.map { (year: $0, row: row) } }
        guard let last = dated.map(\.year).max(), let first = dated.map(\.year).min() else {
            bars = []
            return
        }
        let byYear = Dictionary(grouping: dated, by: \.year)
        bars = (max(first, last - Self.yearsMaximum + 1)...last).map { year in
            Bar(
                year: year,
                counts: (byYear[year] ?? []).reduce(into: [:]) {
                    $0[RoleGroup(role: $1.row.role), default: 0] += $1.row.tracks
                })
        }
    }

    /// The groups that occur, in their order.
    var groups: [RoleGroup] {
        RoleGroup.allCases.filter { group in bars.contains { $0.counts[group, default: 0] > 0 } }
    }

    var highest: Int { bars.map(\.total).max() ?? 0 }
}
