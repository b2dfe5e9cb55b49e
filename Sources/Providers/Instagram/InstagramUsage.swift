import HTTPTransport

import struct FoundationEssentials.Data
import class FoundationEssentials.JSONDecoder

/// What the usage headers of an answer say. Pure.
///
/// `X-Business-Use-Case-Usage: {"<id>":[{"call_count":100,"estimated_time_to_regain_access":12}]}`: percentages, and
/// minutes until calls pass again.
struct InstagramUsage: Equatable {
    /// Until calls pass again; nil: nothing is said, or nothing is to be waited for.
    let pause: Duration?

    /// Longest header that is read.
    private static let lengthMaximum = 16 << 10
    /// Longest pause that is believed.
    private static let minutesMaximum = 48 * 60

    init(_ headers: HTTPHeaders) {
        let cases = headers["X-Business-Use-Case-Usage"].flatMap { Self.read($0) }
        let minutes = (cases ?? [:]).values.joined().compactMap(\.minutes).max() ?? 0
        pause = minutes > 0 ? .seconds(60 * min(minutes, Self.minutesMaximum)) : nil
    }

    private struct UseCase: Decodable {
        var minutes: Int?

        private enum CodingKeys: String, CodingKey { case minutes = "estimated_time_to_regain_access" }
    }

    private static func read(_ header: String) -> [String: [UseCase]]? {
        guard header.utf8.count <= lengthMaximum else { return nil }
        return try? JSONDecoder().decode([String: [UseCase]].self, from: Data(header.utf8))
    }
}
