import FoundationEssentials
public import Gateway
import RateLimiter
public import Settings

extension MusicBrainz {
    /// Connects as the environment says: `MUSICBRAINZ_API_URL`, `MUSICBRAINZ_CONTACT`, and
    /// `MUSICBRAINZ_REQUESTS_PER_SECOND` for a mirror or a simulator, which have limits of their own.
    ///
    /// - Parameter open: Makes the way to a provider from its policy.
    /// - Throws: `ConfigurationError` naming the variable.
    public init(settings: Settings, open: (UpstreamPolicy) -> some UpstreamFetching) throws {
        let options = try MusicBrainzOptions(settings)
        let policy = options.policy
        self.init(
            gateway: open(policy), baseURL: options.baseURL, userAgent: options.userAgent,
            spacing: policy.limit.spacing)
    }
}

/// What the environment says about MusicBrainz.
public struct MusicBrainzOptions: Sendable {
    public let baseURL: String
    /// A web or mail address by which MusicBrainz can reach whoever runs this; nil: slower.
    public let contact: String?
    public let requestsPerSecond: Double?

    public init(_ settings: Settings) throws {
        baseURL = try settings.baseURL("MUSICBRAINZ_API_URL", default: MusicBrainz.publicURL)
        contact = settings.text("MUSICBRAINZ_CONTACT")
        requestsPerSecond = try settings.number("MUSICBRAINZ_REQUESTS_PER_SECOND", in: 0.001...10_000)
        try Self.check(contact: contact)
        guard requestsPerSecond == nil || !isPublic else {
            throw ConfigurationError(
                "MUSICBRAINZ_REQUESTS_PER_SECOND", "is for a mirror, and MUSICBRAINZ_API_URL names the public service",
                fix: "Unset it: the public service takes one request a second")
        }
    }

    var isPublic: Bool { host == "musicbrainz.org" || host.hasSuffix(".musicbrainz.org") }

    var userAgent: String { "LinerNotes/0.1 ( \(contact ?? "no contact given") )" }

    var policy: UpstreamPolicy {
        MusicBrainz.policy(requestsPerSecond: requestsPerSecond, hasContact: contact != nil, host: host)
    }

    private var host: String { URL(string: baseURL)?.host() ?? "musicbrainz.org" }

    /// It goes into a header: nothing but visible ASCII, so that it can't break out of it.
    private static func check(contact: String?) throws {
        guard let contact else { return }
        guard contact.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != 0x28 && $0 != 0x29 }) else {
            throw ConfigurationError(
                "MUSICBRAINZ_CONTACT", "holds blanks, brackets or other than plain letters",
                fix: "Set it to a mail or web address")
        }
    }
}
