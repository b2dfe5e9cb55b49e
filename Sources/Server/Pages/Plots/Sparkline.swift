import AnswerForms

/// A small curve of what happened minute by minute. Pure: numbers in, a drawing out.
struct Sparkline: Sendable, Equatable {
    /// What each step had, the oldest first; 0 or more.
    let values: [Int]
    /// What the curve shows, for who can't see it.
    let title: String

    private static let (width, height) = (120.0, 24.0)

    var html: HTML {
        svg(
            .class("spark"), Attribute("viewBox", "0 0 120 24"), Attribute("preserveAspectRatio", "none"),
            Attribute("role", "img"), .label(title)
        ) {
            HTML(
                "line",
                [
                    .class("ground"), Attribute("x1", "0"), Attribute("x2", "120"), Attribute("y1", "23.5"),
                    Attribute("y2", "23.5"),
                ], .empty)
            if isMoving {
                HTML("path", [.class("area"), Attribute("d", area)], .empty)
                HTML("path", [.class("line"), Attribute("d", line)], .empty)
            }
        }
    }

    /// Whether anything happened at all.
    var isMoving: Bool { values.contains { $0 > 0 } }

    /// `M0,23 L2.03,10 …`: the highest value touches the top, nothing lies on the ground.
    var line: String {
        points.enumerated().map { index, point in
            "\(index == 0 ? "M" : "L")\(point.x.short),\(point.y.short)"
        }.joined(separator: " ")
    }

    private var area: String { "\(line) L\(Self.width.short),\(Self.height.short) L0,\(Self.height.short) Z" }

    private var points: [(x: Double, y: Double)] {
        let top = Double(max(values.max() ?? 0, 1))
        let step = Self.width / Double(max(values.count - 1, 1))
        return values.enumerated().map { index, value in
            (Double(index) * step, Self.height - 1 - Double(max(0, value)) / top * (Self.height - 3))
        }
    }
}

extension Double {
    /// At most two places: a drawing needs no more.
    var short: String {
        let text = decimal(places: 2)
        let bare = text.hasSuffix(".00") ? String(text.dropLast(3)) : text
        return bare.contains(".") && bare.hasSuffix("0") ? String(bare.dropLast()) : bare
    }
}
