import FoundationEssentials

/// The returns of a message before it died, one line and its error each.
enum DeadLetterHistory {
    /// One return, as linernotes.history_with writes it.
    private struct Entry: Decodable {
        let at: String
        let readCount: Int
        let outcome: String
        let category: String
        let code: String
        let error: String

        private enum CodingKeys: String, CodingKey {
            case at, outcome, category, code, error
            case readCount = "read_ct"
        }

        var line: String {
            "\(time)  read \(readCount): \(Self.words[outcome] ?? outcome), \(category)/\(code): \(error)"
        }

        /// As UTC; Postgres writes it with the time zone of the session that noted it.
        private var time: String {
            let fractional = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
            guard let date = (try? fractional.parse(at)) ?? (try? Date.ISO8601FormatStyle().parse(at)) else {
                return at
            }
            return Spelling.time(date)
        }

        private static let words = ["fail": "failed", "defer": "put off", "dead_letter": "given up"]
    }

    /// - Parameter json: The history; what is none is printed as it is.
    static func lines(_ json: String?) -> [String] {
        guard let json, let entries = try? JSONDecoder().decode([Entry].self, from: Data(json.utf8)) else {
            return ["history   \(json ?? "none")"]
        }
        guard !entries.isEmpty else { return ["history   none"] }
        return entries.enumerated().map { ($0.offset == 0 ? "history   " : "          ") + $0.element.line }
    }
}
