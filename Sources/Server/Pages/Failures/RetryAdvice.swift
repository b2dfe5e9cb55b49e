import FleetAnswers
import FoundationEssentials

/// What to do about a cause of dead letters, and when not to send them back. Pure.
struct RetryAdvice: Sendable, Equatable {
    /// The one act that is recommended.
    let act: String
    /// When not to retry, and why.
    let whenNot: String
    /// Whether sending back now is likely to help.
    let isWiseNow: Bool

    /// - Parameters:
    ///   - category: As the dead letters have it.
    ///   - cameBack: Letters whose message had been sent back before.
    ///   - upstream: The provider that the cause is about, as limiter and breaker see it; nil: none, or unknown.
    init(category: String, cameBack: Int, upstream: UpstreamLimit?) {
        let remedy = Self.remedies[category] ?? Self.unknown
        act = (cameBack > 0 ? "It is not mended yet: \(Words.count(cameBack, "message")) came back. " : "") + remedy.act
        if let held = upstream.flatMap(Self.held) {
            whenNot = held
            isWiseNow = false
        } else {
            whenNot = remedy.whenNot
            isWiseNow = remedy.heals && cameBack == 0
        }
    }

    /// The provider that a code names: `musicbrainz_404` is of `musicbrainz`.
    static func upstream(of code: String, in limits: [UpstreamLimit]) -> UpstreamLimit? {
        limits.first { limit in
            let name = limit.upstream.prefix { $0 != "/" }
            return code == name || code.hasPrefix(name + "_")
        }
    }

    private static func held(_ limit: UpstreamLimit) -> String? {
        guard limit.isHeld else { return nil }
        let until = limit.heldUntil.map { "before \(Words.time($0))" } ?? "until it is lifted"
        return "Do not retry \(until): \(limit.upstream) is asked nothing until then, and what is sent back only waits."
    }

    private struct Remedy {
        let act: String
        let whenNot: String
        /// Whether the cause may have gone by itself.
        var heals = false
    }

    private static let remedies: [String: Remedy] = [
        "invalid_message": Remedy(
            act: "Mend the sender, then correct each message.",
            whenNot: "Do not retry it as it is: the same message is refused again."),
        "not_found": Remedy(
            act: "Check the name at the source; correct it, or discard it.",
            whenNot: "Do not retry it as it is: a source that does not know it now answers the same."),
        "authentication": Remedy(
            act: "Renew the credential, then send them back.",
            whenNot: "Do not retry before the credential is renewed: each try is refused, and providers lock keys that "
                + "are tried too often."),
        "upstream": Remedy(
            act: "Wait until the provider is well, then send them back at a rate.",
            whenNot: "Do not retry while the provider fails: each message would use up its attempts again.", heals: true
        ),
        "rate_limited": Remedy(
            act: "Wait until the provider grants requests again, then send them back at a rate.",
            whenNot: "Do not retry all at once: the limit is shared with what goes on meanwhile.", heals: true),
        "circuit_open": Remedy(
            act: "Wait until the provider is well, then send them back at a rate.",
            whenNot: "Do not retry while the breaker is open.", heals: true),
        "network": Remedy(
            act: "Mend name service, proxy or firewall, then send them back.",
            whenNot: "Do not retry before the way to the provider is mended: it fails the same.", heals: true),
        "malformed_response": Remedy(
            act: "Wait until the provider answers as it did, or for a newer worker, then send them back.",
            whenNot: "Do not retry with the same worker while the provider answers so: it can't read it.", heals: true),
        "database": Remedy(
            act: "Report it, with what the database said.",
            whenNot: "Do not retry before the cause is mended: the database refuses the same again."),
        "poison": Remedy(
            act: "See what the workers logged at those times.",
            whenNot: "Never retry before the cause is known: handling this message ended its worker, several times."),
    ]
    private static let unknown = Remedy(
        act: "Report it, with the history of a letter.",
        whenNot: "Do not retry with the same program: a fault of ours meets it again.")
}
