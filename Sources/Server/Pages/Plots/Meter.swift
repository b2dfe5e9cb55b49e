/// A bar of which parts are filled. Pure.
struct Meter: Sendable, Equatable {
    /// A part of the bar and how it looks: `part`, `done`, `dead`.
    struct Part: Sendable, Equatable {
        let amount: Int
        let look: String
    }

    let parts: [Part]
    /// What the whole bar stands for; 0: it is empty.
    let whole: Int
    /// What it shows, for who can't see it; nil: the text beside it says it.
    var title: String?

    init(_ amount: Int, of whole: Int) {
        parts = [Part(amount: amount, look: "part")]
        self.whole = whole
    }

    init(_ parts: [Part], of whole: Int, title: String? = nil) {
        self.parts = parts
        self.whole = whole
        self.title = title
    }

    var html: HTML {
        svg(
            .class("meter"), Attribute("viewBox", "0 0 100 8"), Attribute("preserveAspectRatio", "none"),
            title.map { Attribute("aria-label", $0) } ?? Attribute("aria-hidden", "true"),
            Attribute("role", "img").when(title != nil)
        ) {
            rect("all", from: 0, width: 100)
            drawn.map { rect($0.look, from: $0.start, width: $0.width) }
        }
    }

    /// Where the parts lie, in hundredths of the bar; what is more than nothing is seen.
    var drawn: [(look: String, start: Double, width: Double)] {
        var start = 0.0
        return parts.compactMap { part in
            guard part.amount > 0, whole > 0, start < 100 else { return nil }
            let width = min(100 - start, max(1.5, Double(part.amount) / Double(whole) * 100))
            defer { start += width }
            return (part.look, start, width)
        }
    }

    private func rect(_ look: String, from start: Double, width: Double) -> HTML {
        HTML(
            "rect",
            [
                .class(look), Attribute("x", start.short), Attribute("y", "0"), Attribute("width", width.short),
                Attribute("height", "8"),
            ], .empty)
    }
}
