import AnswerForms

/// A reliability diagram as SVG: what confidences promise beside what is true. On the diagonal they keep their word.
///
/// Its colours are those of the reader's page, light or dark.
struct ReliabilityDiagram: Sendable {
    let measured: Measured

    private static let size = 320.0
    private static let margin = 56.0
    private static let parts = 4

    /// Where both axes begin: half way, where nothing is below.
    private var start: Double {
        measured.bins.allSatisfy { min($0.confidence ?? 1, $0.share ?? 1) >= 0.5 } ? 0.5 : 0
    }

    var svg: String {
        let whole = Int(Self.size + 2 * Self.margin)
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(whole) \(whole)" width="\(whole)" height="\(whole)" \
            role="img" aria-label="Reliability diagram of \(measured.name)">
            <style>
              text { font: 12px sans-serif; fill: #333 }
              .axis, .even { stroke: #999; fill: none }
              .even { stroke-dasharray: 4 4 }
              .bin { fill: #1f6feb; fill-opacity: 0.75 }
              @media (prefers-color-scheme: dark) {
                text { fill: #ddd } .axis, .even { stroke: #888 } .bin { fill: #79b8ff }
              }
            </style>
            <rect class="axis" x="\(place(start))" y="\(height(1))" width="\(Self.size.decimal(places: 1))" \
            height="\(Self.size.decimal(places: 1))"/>
            <path class="even" d="M\(place(start)) \(height(start)) L\(place(1)) \(height(1))"/>
            \(ticks.joined(separator: "\n"))
            \(circles.joined(separator: "\n"))
            <text x="\(place((1 + start) / 2))" y="\(whole - 12)" text-anchor="middle">confidence</text>
            <text x="\(place(start))" y="24">share that is true; the number of credits beside each point</text>
            </svg>

            """
    }

    private var ticks: [String] {
        (0...Self.parts).flatMap { part in
            let value = start + (1 - start) * Double(part) / Double(Self.parts)
            return [
                "<text x=\"\(place(value))\" y=\"\(height(start))\" "
                    + "text-anchor=\"middle\" dy=\"18\">\(value.decimal(places: 3))</text>",
                "<text x=\"\(place(start))\" y=\"\(height(value))\" dx=\"-6\" dy=\"4\" "
                    + "text-anchor=\"end\">\(value.decimal(places: 3))</text>",
            ]
        }
    }

    private var circles: [String] {
        measured.bins.compactMap { bin in
            guard let confidence = bin.confidence, let share = bin.share else { return nil }
            let isFar = confidence > 0.8
            return "<circle class=\"bin\" cx=\"\(place(confidence))\" cy=\"\(height(share))\" r=\"5\"/>"
                + "<text x=\"\(place(confidence))\" y=\"\(height(share))\" dx=\"\(isFar ? -10 : 10)\" dy=\"16\" "
                + "text-anchor=\"\(isFar ? "end" : "start")\">\(bin.credits)</text>"
        }
    }

    private func place(_ value: Double) -> String {
        (Self.margin + (value - start) / (1 - start) * Self.size).decimal(places: 1)
    }
    private func height(_ value: Double) -> String {
        (Self.margin + (1 - value) / (1 - start) * Self.size).decimal(places: 1)
    }
}
