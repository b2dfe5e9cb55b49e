/// An error of the provider: what counts is the code, the status is 400 nearly always.
enum InstagramError: Sendable, Equatable, CaseIterable {
    case applicationLimit, parameter, token, noSuchAccount, transient

    /// As recorded, with the same type even for limits.
    var answer: Answer {
        let (code, message): (Int, String) =
            switch self {
            case .applicationLimit: (4, "(#4) Application request limit reached")
            case .parameter: (100, "Invalid parameter")
            case .token: (190, "Error validating access token: Session has expired.")
            case .noSuchAccount: (110, "Invalid user id")
            case .transient: (2, "An unexpected error has occurred. Please retry your request later.")
            }
        let error = JSONValue.object([
            "message": .string(message), "type": "OAuthException", "code": .integer(code),
        ])
        return Answer(status: 400, body: .object(["error": details(error).adding("fbtrace_id", "SIMULATED")]))
    }

    private func details(_ error: JSONValue) -> JSONValue {
        switch self {
        case .token: error.adding("error_subcode", 463)
        case .noSuchAccount:
            error.adding("error_subcode", 2_207_013).adding("error_user_title", "Cannot find User")
        case .transient: error.adding("is_transient", true)
        case .applicationLimit, .parameter: error
        }
    }
}
