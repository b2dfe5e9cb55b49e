import FoundationEssentials
import Gateway
import HTTPTransport
import Settings

/// Builds the questions to Credits.fm. Pure.
struct CreditsFMRequests: Sendable {
    /// Without a slash at its end.
    let baseURL: String
    /// Raises the limit; nil: it works without.
    let apiKey: Secret?

    /// Contributing is on unless it is declined: always declined.
    func batch(_ isrcs: [String]) -> UpstreamCall {
        var headers: HTTPHeaders = [
            "Content-Type": "application/json", "Accept": "application/json", "User-Agent": "LinerNotes/0.1",
        ]
        if let apiKey { headers.append("x-api-key", apiKey.reveal()) }
        let codes = isrcs.map { "\"\($0)\"" }.joined(separator: ",")
        let body = "{\"contribute\":false,\"isrcs\":[\(codes)]}"
        return UpstreamCall(
            endpoint: "batch",
            request: HTTPRequest(
                method: .post, url: "\(baseURL)/v1/batch", headers: headers, body: Array(body.utf8),
                deadline: CreditsFMLimits.deadline, bodyBytesMaximum: CreditsFMLimits.bodyBytesMaximum))
    }
}
