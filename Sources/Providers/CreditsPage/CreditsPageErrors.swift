import Gateway
import HTTPTransport
import JSONFields
import Upstreams

/// What a page means that the browser handed over, and what the robots file does.
///
/// | page | verdict |
/// |---|---|
/// | 200, all marks of the contract | answer |
/// | 200, consent or captcha before it; marks missing, another version or language | parked for a day |
/// | 3xx: it leads elsewhere, as to a log-in | parked for a day |
/// | 401, 403, 429 | parked for a day |
/// | 404, 410 | absent |
/// | 408, 5xx | failing |
/// | others | rejected |
enum CreditsPageErrors {
    static func verdict(on response: HTTPResponse) -> Verdict {
        switch response.status {
        case 200: return verdict(onPage: response)
        case 300...399: return rest("the page leads elsewhere, as to a log-in")
        case 401, 403, 429: return rest("the site refuses visits like ours")
        case 404, 410: return .absent
        case 408, 500...599: return .failing(.upstream)
        default: return .rejected(reason: "the credits page has the unexpected status \(response.status)")
        }
    }

    /// Of the robots file. Who gives none for now is not visited for now.
    static func verdict(onRobots response: HTTPResponse) -> Verdict {
        switch response.status {
        case 200: return .answer
        case 404, 410: return .absent
        case 400...499 where response.status != 408: return rest("the site keeps its robots file from us")
        default: return .failing(.upstream)
        }
    }

    private static func verdict(onPage response: HTTPResponse) -> Verdict {
        guard
            let page = try? JSONBody.decode(
                PageJSON.self, from: response, upstream: CreditsPage.key, endpoint: CreditsPage.endpoint)
        else { return .failing(.malformedResponse) }
        if page.isConsent { return rest("the page asks for a consent that only a person can give") }
        if page.isCaptcha { return rest("the page asks for a person") }
        return page.isOfContract ? .answer : rest("the page has another shape than it had: a person has to look")
    }

    private static func rest(_ reason: String) -> Verdict { .parked(for: CreditsPageLimits.pause, reason: reason) }
}
