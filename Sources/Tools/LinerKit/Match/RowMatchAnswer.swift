import AnswerForms
import RecordingRows

/// A row's recording, as it is shown.
struct RowMatchAnswer: Encodable, Equatable {
    let id: String
    let cluster: Int
    /// With four places.
    let probability: Double
    let reason: String

    init(_ match: RowMatch) {
        (id, cluster, reason) = (match.id, match.cluster, match.reason)
        probability = (match.probability * 10_000).rounded() / 10_000
    }

    static func table(_ matches: [RowMatchAnswer]) -> Table {
        Table(
            [
                .text("id", importance: 9), .number("cluster", importance: 8), .number("probability"),
                .text("reason", importance: 2, widthMinimum: 12),
            ],
            rows: matches.map { [$0.id, $0.cluster.description, $0.probability.decimal(places: 4), $0.reason] })
    }

    /// By RFC 4180. Ids stay as they came, so that the answer can be joined to the list.
    static func csv(_ matches: [RowMatchAnswer]) -> String {
        let header = "id,cluster,probability,reason\r\n"
        return header
            + matches.map {
                "\(cell($0.id)),\($0.cluster),\($0.probability.decimal(places: 4)),\(cell($0.reason))\r\n"
            }.joined()
    }

    private static func cell(_ text: String) -> String {
        guard text.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else { return text }
        // By scalars: a quotation mark under a combining mark is still one to whoever reads it.
        var quoted = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { quoted.append(contentsOf: scalar == "\"" ? [scalar, scalar] : [scalar]) }
        return "\"\(String(quoted))\""
    }
}
