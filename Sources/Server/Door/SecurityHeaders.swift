import HTTPTypes
import Hummingbird

/// What every answer tells browsers, unless a route has said something stricter.
enum SecurityHeaders {
    static let fields: [(name: String, value: String)] = [
        (
            "Content-Security-Policy",
            "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
        ),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        // Not `no-referrer`: browsers then send forms with no origin of ours, and each would be refused.
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
        // What one caller sees is not for a cache that others ask.
        ("Cache-Control", "private, no-cache"),
    ]

    static func add(to response: inout Response, requestID: String) {
        for (name, value) in fields {
            guard let name = HTTPField.Name(name), response.headers[name] == nil else { continue }
            response.headers[name] = value
        }
        if let name = HTTPField.Name("X-Request-Id") { response.headers[name] = requestID }
    }
}
