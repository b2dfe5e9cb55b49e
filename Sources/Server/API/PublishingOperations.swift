import Door
import FoundationEssentials
import Hummingbird
import Publishing
import PublishingAnswers

/// What the registries hold of recordings, and what is wrong there.
enum PublishingOperations {
    static let feed = Shape(
        "Feed",
        "feed_id:integer name:text version:text sender:text as_of:time loaded_at:time is_verified:boolean files:object "
            + "orphans:object")
    static let evidence = Shape(
        "FindingEvidence", "source:text file:text? line:integer? record_id:text? fact:text as_of:time")
    static let finding = Shape(
        "Finding",
        "rank:integer isrc:text rule:text problem:text verdict:text stake:number? percentile:number? "
            + "evidence:[FindingEvidence] next_step:text responsible:text")
    static let audit = Shape(
        "Audit", "isrcs:integer feed:text? as_of:time? is_verified:boolean? findings:[Finding]")

    /// An address has no room for more.
    static let isrcsMaximum = 500

    private static let isrcs = Operation.Parameter(
        name: "isrc", kind: "text", what: "ISRCs, parted by commas or blanks, \(isrcsMaximum) at most.",
        isRequired: true)

    static let all: [Operation] = [
        .get("/publishing/feeds", "The bulk feeds that answers stand on, the newest first", answer: .page(of: feed)) {
            try $0.page(try await PublishingQueries($0.context.database).feeds()) { String($0.feedId) }
        },
        .get(
            "/publishing/findings", "What is wrong with registrations, what is most at stake first", [isrcs],
            answer: .one(audit), findings),
    ]

    private static func findings(_ call: Call) async throws -> Response {
        let text = call.request.uri.queryParameters["isrc"].map(String.init) ?? ""
        let codes = RegistryCode.isrcs(in: text)
        guard (1...isrcsMaximum).contains(codes.count) else {
            throw Problem.invalid(
                "isrc", "isrc holds \(codes.count) ISRCs; it must be 1 to \(isrcsMaximum).",
                fix: "Add ?isrc=USJI10000001")
        }
        do {
            return try call.json(try await PublishingQueries(call.context.database).audit(of: codes))
        } catch PublishingAnswerError.noFeed {
            return try call.json(WithoutFeed())
        }
    }
}

/// Nothing was looked at: that is no clean record.
private struct WithoutFeed: Encodable {
    let isrcs = 0
    let findings: [AuditAnswer] = []

    private enum CodingKeys: String, CodingKey { case isrcs, findings }
}
