import FoundationEssentials
import PrintableText

/// The one form in which answers are JSON, whoever shows them: snake_case keys in alphabetical order, times in
/// ISO 8601, ids as they encode themselves. What a terminal or a page would not show stands as its escape.
public enum JSONForm {
    /// An answer over several lines, as people read it; without a line break at the end.
    ///
    /// - Throws: `EncodingError`, for numbers that JSON doesn't have.
    public static func text(_ answer: some Encodable) throws -> String {
        try text(answer, [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
    }

    /// An answer on one line, as programs send and keep it; without a line break at the end.
    ///
    /// - Throws: `EncodingError`, for numbers that JSON doesn't have.
    public static func line(_ answer: some Encodable, keys: Keys = .snakeCase) throws -> String {
        try text(answer, [.sortedKeys, .withoutEscapingSlashes], keys)
    }

    /// How keys are written.
    public enum Keys: Sendable {
        case snakeCase
        /// As the answer's fields are named, where others' programs know them so.
        case asNamed
    }

    private static func text(
        _ answer: some Encodable, _ form: JSONEncoder.OutputFormatting, _ keys: Keys = .snakeCase
    ) throws -> String {
        let encoder = JSONEncoder()
        if keys == .snakeCase { encoder.keyEncodingStrategy = .convertToSnakeCase }
        encoder.dateEncodingStrategy = .iso8601
        encoder.outputFormatting = form
        return String(decoding: try encoder.encode(answer), as: UTF8.self).withUnprintableEscaped
    }
}
