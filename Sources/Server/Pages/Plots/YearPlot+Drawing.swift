extension YearPlot {
    private static let (height, ground, left) = (150.0, 132.0, 30.0)

    /// The drawing, with its legend.
    ///
    /// - Parameter link: Where a part of a bar leads: to the credits that it counts.
    func html(_ title: String, link: (Int, RoleGroup) -> String) -> HTML {
        let width = max(320, Self.left + Double(bars.count) * step + 6)
        return together {
            div(.class("scroll"), Attribute("tabindex", "0"), Attribute("role", "region"), .label(title)) {
                svg(
                    .class("plot"), Attribute("viewBox", "0 0 \(width.short) \(Self.height.short)"),
                    Attribute("width", width.short), Attribute("height", Self.height.short)
                ) {
                    scale(width)
                    bars.enumerated().map { index, bar in drawn(bar, at: index, link) }
                }
            }
            legend
            if undated > 0 {
                p(.class("note")) {
                    "\(Words.count(undated, "credit")) more on tracks of which no source says the year."
                }
            }
        }
    }

    /// How far bars are apart; few bars are no fatter than that.
    private var step: Double { bars.count > 40 ? 11 : bars.count > 20 ? 16 : 24 }

    private func scale(_ width: Double) -> HTML {
        together {
            line(y: Self.ground, to: width)
            line(y: Self.ground - 116, to: width)
            text("0", x: Self.left - 6, y: Self.ground + 4, anchor: "end")
            text(Words.number(highest), x: Self.left - 6, y: Self.ground - 112, anchor: "end")
        }
    }

    private func drawn(_ bar: Bar, at index: Int, _ link: (Int, RoleGroup) -> String) -> HTML {
        let x = Self.left + Double(index) * step + 2
        var y = Self.ground
        let parts = RoleGroup.allCases.compactMap { group -> HTML? in
            guard let count = bar.counts[group], count > 0 else { return nil }
            let height = Double(count) / Double(max(highest, 1)) * 116
            y -= height
            let words = "\(bar.year), \(group.word): \(Words.count(count, "credit"))"
            return a(Attribute("href", link(bar.year, group)), .label(words)) {
                HTML(
                    "rect",
                    [
                        .class(group.look), Attribute("x", x.short), Attribute("y", y.short),
                        Attribute("width", (step - 3).short), Attribute("height", max(height, 0.5).short),
                    ], HTML("title", [], HTML(words)))
            }
        }
        return together {
            parts
            if isLabelled(bar.year) {
                text("\(bar.year)", x: x + (step - 3) / 2, y: Self.ground + 14, anchor: "middle")
            }
        }
    }

    private func isLabelled(_ year: Int) -> Bool { bars.count <= 8 || year.isMultiple(of: bars.count > 40 ? 10 : 5) }

    private var legend: HTML {
        ul(.class("legend")) {
            for group in groups {
                li {
                    svg(Attribute("viewBox", "0 0 10 10"), Attribute("aria-hidden", "true")) {
                        HTML(
                            "rect",
                            [.class(group.look), Attribute("width", "10"), Attribute("height", "10")], .empty)
                    }
                    group.word
                }
            }
        }
    }

    private func line(y: Double, to width: Double) -> HTML {
        HTML(
            "line",
            [
                .class("axis"), Attribute("x1", Self.left.short), Attribute("x2", width.short),
                Attribute("y1", y.short),
                Attribute("y2", y.short),
            ], .empty)
    }

    private func text(_ text: String, x: Double, y: Double, anchor: String) -> HTML {
        HTML(
            "text",
            [Attribute("x", x.short), Attribute("y", y.short), Attribute("text-anchor", anchor)], HTML(text))
    }
}
