extension Instagram: SimulatedService {
    static let name = "instagram"
    static let root = "/instagram/v23.0"

    func endpoint(of request: ServiceRequest) -> String { "business_discovery" }

    /// 200 calls an hour for each daily user of the application; ours has one.
    var limit: ServiceLimit { ServiceLimit(requests: 200, window: .seconds(3_600)) }

    func refusal(_ request: ServiceRequest, wait: Duration) -> Answer { InstagramError.applicationLimit.answer }

    /// Percentages of the limit, not counts.
    func headers(
        of answer: Answer, to request: ServiceRequest, remaining: Int, wait: Duration
    ) -> [(String, String)] {
        let percent = (limit.requests - remaining) * 100 / limit.requests
        let usage = JSONValue.object([
            "call_count": .integer(percent), "total_time": .integer(percent / 2),
            "total_cputime": .integer(percent / 4),
        ])
        return [("X-App-Usage", String(decoding: usage.bytes, as: UTF8.self))]
    }

    func failure(_ status: Int) -> Answer {
        var answer = InstagramError.transient.answer
        answer.status = status
        return answer
    }
}
