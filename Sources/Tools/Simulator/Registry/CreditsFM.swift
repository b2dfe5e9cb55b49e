/// Credits.fm's batch as a function: it repeats what The MLC holds, each publisher several times.
struct CreditsFM: Sendable {
    static let isrcsMaximum = 100

    func answer(_ request: ServiceRequest) -> Answer {
        guard request.method == "POST", request.path == "v1/batch" else { return .failure(404, "ISRC not found") }
        guard let body = try? JSONReader.value(of: String(decoding: request.body, as: UTF8.self)),
            let isrcs = body["isrcs"]?.strings, !isrcs.isEmpty,
            isrcs.count <= Self.isrcsMaximum
        else { return .failure(400, "ISRC is required") }
        let entries = isrcs.map { JSONValue.Member(key: $0, value: Self.entry(RegistryFacts(isrc: $0))) }
        return .ok(.object(["isrcs": .object(entries), "iswcs": .object([])]))
    }

    private static func entry(_ facts: RegistryFacts) -> JSONValue {
        guard facts.isKnown else { return .object(["error": "ISRC not found"]) }
        let work = facts.songCode.flatMap(RegistryWorkFacts.init(songCode:))
        return .object([
            "isrc": .string(facts.isrc), "recording_title": .string(facts.title), "song_title": .text(work?.title),
            "iswc": .text(work?.iswc), "match_status": work == nil ? "unmatched" : "matched",
            "songwriters": .array(work.map { [songwriter($0)] } ?? []), "mlc_song_code": .text(work?.songCode),
            "sources": .texts(["notes_credits_api"]), "updated_at": "2026-09-30T10:11:12.123456+00:00",
        ])
    }

    private static func songwriter(_ work: RegistryWorkFacts) -> JSONValue {
        let publisher = JSONValue.object([
            "name": .string(work.publisher), "ipi": .null, "role": "OriginalPublisher",
        ])
        return .object([
            "name": .string("ANNA \(work.writer)"), "ipi": .string(work.writerIPI), "role": "ComposerLyricist",
            "publishers": .array([publisher, publisher, publisher]),
        ])
    }
}

extension CreditsFM: SimulatedService {
    static let name = "credits_fm"
    static let root = "/credits-fm"

    func endpoint(of request: ServiceRequest) -> String { request.path }

    var limit: ServiceLimit { ServiceLimit(requests: 30, window: .seconds(60)) }

    /// The seconds are in the body.
    func refusal(_ request: ServiceRequest, wait: Duration) -> Answer {
        Answer(
            status: 429,
            body: .object(["error": "Rate limit exceeded", "retryAfter": .integer(wait.wholeSeconds)]))
    }

    func headers(
        of answer: Answer, to request: ServiceRequest, remaining: Int, wait: Duration
    ) -> [(String, String)] {
        [("X-RateLimit-Limit", String(limit.requests)), ("X-RateLimit-Remaining", String(remaining))]
    }

    func failure(_ status: Int) -> Answer { .failure(status, "Service unavailable") }
}
