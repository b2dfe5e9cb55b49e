import Gateway
import HTTPTransport
import RateLimiter
import Testing
import Upstreams

@testable import MusicBrainz

@Suite struct MusicBrainzLimitsTests {
    @Test("the public service gets one request a second, half of that without a contact")
    func publicService() {
        #expect(MusicBrainzLimits.rateLimit(hasContact: true) == RateLimit(capacity: 1, per: .seconds(1)))
        #expect(MusicBrainzLimits.rateLimit(hasContact: false) == RateLimit(capacity: 1, per: .seconds(2)))
    }

    @Test("the policy asks one host and judges by MusicBrainz's own table")
    func policy() {
        let policy = MusicBrainz.policy(requestsPerSecond: 20, hasContact: true, host: "Mirror.test:5000")
        #expect(policy.key == UpstreamKey("musicbrainz"))
        #expect(policy.limit == RateLimit(capacity: 20, per: .seconds(1)))
        #expect(policy.hosts == ["mirror.test:5000"])
        #expect(policy.judge(HTTPResponse(status: 404)) == .absent)
        #expect(MusicBrainz.policy(hasContact: false, host: "a").limit == RateLimit(capacity: 1, per: .seconds(2)))
    }

    @Test(
        "a mirror's rate becomes a window that never allows more",
        arguments: [
            (20, 20, Duration.seconds(1)), (1, 1, .seconds(1)), (2.5, 1, .milliseconds(400)), (0.5, 1, .seconds(2)),
            (12.7, 12, .seconds(1)), (3.1, 1, .milliseconds(323)),
        ] as [(Double, Int, Duration)])
    func mirror(_ rate: Double, _ capacity: Int, _ window: Duration) {
        #expect(
            MusicBrainzLimits.rateLimit(requestsPerSecond: rate, hasContact: false)
                == RateLimit(capacity: capacity, per: window))
    }
}
