import ListeningAnswers

/// A week as seven rows of hours: the darker, the more was heard. Pure: numbers in, a drawing out.
struct WeekPlot: Sendable {
    let week: WeekAnswer
    let site: Site
    let listener: String

    private static let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let (left, cell, top) = (34.0, 22.0, 16.0)

    var html: HTML {
        together {
            form(
                .action(site, .listener(listener, ListenerView(side: .hours))), Attribute("method", "get"),
                .class("search")
            ) {
                input(.type("hidden"), .name("by"), .value("hours"))
                label(Attribute("for", "zone")) { "Time zone " }
                input(.id("zone"), .name("zone"), .value(week.timeZone), Attribute("maxlength", "60"))
                button { "Show" }
            }
            drawing
        }
    }

    private var most: Int { week.ms.joined().max() ?? 0 }

    private var drawing: HTML {
        let title = "Listening by weekday and hour, in \(week.timeZone)"
        return div(.class("scroll"), Attribute("tabindex", "0"), Attribute("role", "region"), .label(title)) {
            svg(
                .class("plot heat"), Attribute("viewBox", "0 0 566 174"), Attribute("width", "566"),
                Attribute("height", "174"), Attribute("role", "img"), .label(title)
            ) {
                for hour in stride(from: 0, to: 24, by: 3) {
                    words("\(hour)", x: Self.left + Double(hour) * Self.cell + 10, y: 11, anchor: "middle")
                }
                for (day, name) in Self.days.enumerated() {
                    words(name, x: Self.left - 6, y: Self.top + Double(day) * Self.cell + 15, anchor: "end")
                    week.ms[day].indices.map { square(day, $0) }
                }
            }
        }
    }

    private func square(_ day: Int, _ hour: Int) -> HTML {
        let ms = week.ms[day][hour]
        let plays = Words.count(week.plays[day][hour], "play")
        return HTML(
            "rect",
            [
                Attribute("x", (Self.left + Double(hour) * Self.cell).short),
                Attribute("y", (Self.top + Double(day) * Self.cell).short), Attribute("width", "20"),
                Attribute("height", "20"), Attribute("rx", "3"), Attribute("fill-opacity", shade(ms).short),
            ], HTML("title", [], HTML("\(Self.days[day]) \(hour):00, \(plays), \(Words.listened(ms))")))
    }

    /// 0.06 where nothing was heard, 1 where most was.
    func shade(_ ms: Int) -> Double { 0.06 + (most > 0 ? 0.94 * Double(ms) / Double(most) : 0) }

    private func words(_ text: String, x: Double, y: Double, anchor: String) -> HTML {
        HTML(
            "text", [Attribute("x", x.short), Attribute("y", y.short), Attribute("text-anchor", anchor)], HTML(text))
    }
}
