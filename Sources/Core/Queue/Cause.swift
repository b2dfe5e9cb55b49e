import FoundationEssentials
import PrintableText
public import Upstreams

/// Why a message was not acknowledged, as its history keeps it.
public struct Cause: Sendable, Equatable, Encodable {
    /// The word by which dead letters are grouped first.
    public let category: ErrorCategory
    /// Short and stable (`musicbrainz_404`): groups them within a category.
    public let code: String
    /// One sentence, bounded; holds no secret.
    public let error: String
    /// Whether the handling that ended so counts as an attempt.
    public let countsAttempt: Bool

    private enum CodingKeys: String, CodingKey {
        case category, code, error
        case countsAttempt = "counts_attempt"
    }

    public init(category: ErrorCategory, code: String, error: String, countsAttempt: Bool = false) {
        self.category = category
        self.code = code
        self.error = String(error.cleaned.unicodeScalars.prefix(1_000))
        self.countsAttempt = countsAttempt
    }

    public init(_ error: any Classified, countsAttempt: Bool = false) {
        self.init(
            category: error.category, code: error.code, error: error.explanation, countsAttempt: countsAttempt)
    }

    var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        guard let data = try? encoder.encode(self) else { preconditionFailure("a cause holds nothing that JSON can't") }
        return String(decoding: data, as: UTF8.self)
    }
}
