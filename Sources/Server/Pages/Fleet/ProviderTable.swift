import FleetAnswers

/// Providers as limiter and breaker see them.
struct ProviderTable: Sendable {
    let site: Site
    let limits: [UpstreamLimit]
    let windows: [UpstreamWindow]

    var html: HTML {
        guard !limits.isEmpty else { return p { Parts.unknown("No provider was asked yet.") } }
        return Parts.rows(
            "Providers",
            [
                .text("Provider"), .text("Limit"), .text("Used in this window"), .text("Breaker"),
                .text("May be asked"),
                .number("Failures in a row"),
            ], limits.map(row))
    }

    private func row(_ limit: UpstreamLimit) -> [HTML] {
        [
            a(.href(site, .providers)) { limit.upstream }, HTML(Self.words(limit)), used(limit), breaker(limit),
            state(limit),
            together {
                Words.number(limit.consecutiveFailures)
                if let failure = limit.lastFailure, limit.consecutiveFailures > 0 { span(.class("sub")) { failure } }
            },
        ]
    }

    /// `60 in 60 s`.
    static func words(_ limit: UpstreamLimit) -> String {
        guard let capacity = limit.capacity, let window = limit.windowMs else { return "not asked yet" }
        return "\(Words.count(capacity, "request")) in \(Words.duration(Double(window) / 1_000))"
    }

    private func used(_ limit: UpstreamLimit) -> HTML {
        guard let window = windows.first(where: { $0.upstream == limit.upstream }) else { return HTML("–") }
        return together {
            Meter(window.used, of: window.capacity).html
            " \(Words.number(window.used)) of \(Words.number(window.capacity))"
        }
    }

    private func breaker(_ limit: UpstreamLimit) -> HTML {
        switch limit.breaker {
        case "closed": Parts.pill("closed", .good)
        case "half_open": Parts.pill("tries one request", .warn)
        default: Parts.pill("open", .bad)
        }
    }

    private func state(_ limit: UpstreamLimit) -> HTML {
        guard limit.isHeld else { return HTML("now") }
        return together {
            if let until = limit.heldUntil {
                "from "
                Parts.time(until)
            } else {
                "when somebody lifts it"
            }
            if let reason = limit.reason { span(.class("sub")) { reason } }
        }
    }
}
