/// What an endpoint answers, before the fault script has its say.
struct Answer: Sendable, Equatable {
    var status: Int
    var body: JSONValue

    static func ok(_ body: JSONValue) -> Answer { Answer(status: 200, body: body) }

    static func failure(_ status: Int, _ sentence: String) -> Answer {
        let help = "For usage, please see: https://musicbrainz.org/development/mmd"
        return Answer(status: status, body: .object(["error": .string(sentence), "help": .string(help)]))
    }

    static let notFound = failure(404, "Not Found")

    /// - Parameters:
    ///   - seen: Requests in the window, this one included.
    ///   - allowed: Requests that the window allows.
    ///   - windowSeconds: Length of the window at real speed.
    static func throttled(seen: Int, allowed: Int, windowSeconds: Int) -> Answer {
        let sentence =
            "Your requests are exceeding the allowable rate limit (\(seen).0, limit is \(allowed).0 per "
            + "\(windowSeconds) seconds). Please see http://wiki.musicbrainz.org/XMLWebService for more information."
        return Answer(status: 503, body: .object(["error": .string(sentence)]))
    }
}

/// A request that the provider refuses, as its answer.
struct Refusal: Error { let answer: Answer }
