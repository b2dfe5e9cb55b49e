extension Answer {
    /// A request that makes no sense, or leads nowhere.
    static func usageError(_ status: Int, _ sentence: String) -> Answer {
        let help = "For usage, please see: https://musicbrainz.org/development/mmd"
        return Answer(status: status, body: .object(["error": .string(sentence), "help": .string(help)]))
    }

    static let notFound = usageError(404, "Not Found")

    /// - Parameters:
    ///   - seen: Requests in the window, this one included.
    ///   - limit: What the window allows.
    static func throttled(seen: Int, limit: ServiceLimit, wait: Duration) -> Answer {
        let sentence =
            "Your requests are exceeding the allowable rate limit (\(seen).0, limit is \(limit.requests).0 per "
            + "\(Int(limit.window / .seconds(1))) seconds). "
            + "Please see http://wiki.musicbrainz.org/XMLWebService for more information."
        return Answer(
            status: 503, body: .object(["error": .string(sentence)]),
            headers: [("Retry-After", String(wait.wholeSeconds))])
    }
}
