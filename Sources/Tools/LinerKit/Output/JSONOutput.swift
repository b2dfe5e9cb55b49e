import FoundationEssentials
import PrintableText

/// What `--json` prints: stable snake_case keys in alphabetical order, times in ISO 8601. What a terminal would
/// not show stands as its escape.
enum JSONOutput {
    static func text(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.dateEncodingStrategy = .iso8601
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self).withUnprintableEscaped
    }
}
