import FoundationEssentials
import Gateway
import HTTPTransport
import Settings

/// Builds the questions to Chartmetric. Pure.
///
/// Every URL is made here from the configured base: so tokens go nowhere else.
struct ChartmetricRequests: Sendable {
    let baseURL: String

    /// Exchanges what the operator was given for a token of an hour.
    func token(for refreshToken: Secret) throws -> UpstreamCall {
        let body = try JSONEncoder().encode(["refreshtoken": refreshToken.reveal()])
        return UpstreamCall(
            endpoint: ChartmetricEndpoint.token.rawValue,
            request: HTTPRequest(
                method: .post, url: "\(baseURL)/api/token",
                headers: ["Content-Type": "application/json", "Accept": "application/json"], body: Array(body),
                deadline: .seconds(15), bodyBytesMaximum: 64 << 10))
    }

    func ids(_ isrc: ChartmetricISRC) -> ChartmetricQuestion {
        ChartmetricQuestion(endpoint: .ids, path: "track/isrc/\(isrc)/get-ids")
    }

    func track(_ id: ChartmetricID) -> ChartmetricQuestion {
        ChartmetricQuestion(endpoint: .track, path: "track/\(id.number)")
    }

    /// Streams of each day, from the start of counting.
    func streams(_ id: ChartmetricID, from first: ChartmetricDay, to last: ChartmetricDay) -> ChartmetricQuestion {
        ChartmetricQuestion(
            endpoint: .streams,
            path: "track/\(id.number)/spotify/stats/highest-playcounts?since=\(first)&until=\(last)")
    }

    func call(_ question: ChartmetricQuestion, token: String) -> UpstreamCall {
        UpstreamCall(
            endpoint: question.endpoint.rawValue,
            request: HTTPRequest(
                url: "\(baseURL)/api/\(question.path)",
                headers: ["Authorization": "Bearer \(token)", "Accept": "application/json"],
                deadline: ChartmetricLimits.deadline, bodyBytesMaximum: ChartmetricLimits.bodyBytesMaximum),
            timeToLive: question.endpoint.timeToLive)
    }
}

/// One question, as yet without a token.
struct ChartmetricQuestion: Sendable, Equatable {
    let endpoint: ChartmetricEndpoint
    /// Below `/api/`, encoded.
    let path: String
}
