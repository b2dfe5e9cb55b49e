/// The MLC's public search as a function: tokens, recordings by ISRC, works by song code.
struct MLC: Sendable {
    func answer(_ request: ServiceRequest) -> Answer {
        guard request.method == "POST",
            let body = try? JSONReader.value(of: String(decoding: request.body, as: UTF8.self))
        else {
            return Self.message(400, "Bad Request")
        }
        if request.path == "oauth/token" { return Self.token(body) }
        // The access token opens nothing, whatever its name says.
        guard request.headers["authorization"] == "Bearer simulated-id" else {
            return Self.message(401, "Unauthorized")
        }
        switch request.path {
        case "search/recordings":
            guard let isrc = body["isrc"]?.string else { return Self.message(400, "Bad Request") }
            return .ok(.array(Self.recordings(RegistryFacts(isrc: isrc))))
        case "works":
            let codes = (body.array ?? []).compactMap { $0["mlcsongCode"]?.string }
            return .ok(.array(codes.compactMap(RegistryWorkFacts.init(songCode:)).map(Self.work)))
        default: return Self.message(404, "Not Found")
        }
    }

    private static func token(_ body: JSONValue) -> Answer {
        let isRight = body["password"]?.string.map { !["", "wrong"].contains($0) } ?? false
        func text(_ value: String) -> JSONValue { isRight ? .string(value) : .null }
        var answer = Answer.ok(
            .object([
                "accessToken": text("simulated-access"), "idToken": text("simulated-id"),
                "refreshToken": text("simulated-refresh"), "scope": .null, "expiresIn": text("3600"),
                "tokenType": text("Bearer"), "error": isRight ? .null : "invalid_grant",
                "errorDescription": isRight ? .null : "Request failed with status code 403: Wrong email or password.",
            ]))
        if !isRight { answer.status = 403 }
        return answer
    }

    private static func recordings(_ facts: RegistryFacts) -> [JSONValue] {
        guard facts.isKnown else { return [] }
        return [
            .object([
                "id": .string("r-\(facts.isrc)"), "isrc": .string(facts.isrc), "title": .string(facts.title),
                "artist": "NOBODY", "labels": "", "mlcsongCode": .text(facts.songCode),
            ])
        ]
    }

    private static func work(_ work: RegistryWorkFacts) -> JSONValue {
        .object([
            "mlcSongCode": .string(work.songCode), "primaryTitle": .string(work.title), "iswc": .string(work.iswc),
            "artists": "NOBODY", "membersSongId": "", "akas": .array([]),
            "writers": .array([
                .object([
                    "writerId": "w1", "writerFirstName": "ANNA", "writerLastName": .string(work.writer),
                    "writerIPI": .string(work.writerIPI), "writerRoleCode": "CA",
                ])
            ]),
            "publishers": .array([
                .object([
                    "publisherId": "p1", "publisherName": .string(work.publisher), "publisherIpiNumber": .null,
                    "publisherRoleCode": "E", "collectionShare": .integer(work.share), "mlcPublisherNumber": "P00001",
                    "administrators": .array([]), "parentPublishers": .array([]),
                ])
            ]),
        ])
    }

    fileprivate static func message(_ status: Int, _ text: String) -> Answer {
        Answer(status: status, body: .object(["message": .string(text)]))
    }
}

extension MLC: SimulatedService {
    static let name = "mlc"
    static let root = "/mlc"

    func endpoint(of request: ServiceRequest) -> String { request.path }

    /// It publishes none; what is asked of it is two a second.
    var limit: ServiceLimit { ServiceLimit(requests: 3, window: .seconds(1)) }

    func refusal(_ request: ServiceRequest, wait: Duration) -> Answer {
        var answer = Self.message(429, "Too Many Requests")
        answer.headers = [("Retry-After", String(wait.wholeSeconds))]
        return answer
    }

    func headers(
        of answer: Answer, to request: ServiceRequest, remaining: Int, wait: Duration
    ) -> [(String, String)] { [] }

    func failure(_ status: Int) -> Answer { Self.message(status, "Internal Server Error") }
}
