extension Answer {
    /// A failure in the shape of the Web API.
    static func spotify(
        _ status: Int, _ message: String, reason: String? = nil, headers: [(String, String)] = []
    ) -> Answer {
        var error = JSONValue.object(["status": .integer(status), "message": .string(message)])
        if let reason { error = error.adding("reason", .string(reason)) }
        return Answer(status: status, body: .object(["error": error]), headers: headers)
    }

    static func spotifyUnauthorized(_ message: String) -> Answer {
        let challenge = "Bearer realm=\"spotify\", error=\"invalid_token\", error_description=\"\(message)\""
        return spotify(401, message, headers: [("WWW-Authenticate", challenge)])
    }

    /// A failure in the shape of the token endpoint.
    static func spotifyAccounts(_ error: String, _ description: String) -> Answer {
        Answer(status: 400, body: .object(["error": .string(error), "error_description": .string(description)]))
    }
}
