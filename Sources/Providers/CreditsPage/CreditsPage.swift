import Browser
public import Catalogue
import ConcurrentMap
import Gateway
import HTTPTransport
import Surroundings
import Upstreams

/// The page of a track on which a streaming service shows its credits, read in a browser.
///
/// Off by default: terms of such services restrict programs. See `docs/guides/credits-page.md`.
public struct CreditsPage: Sendable {
    public static let source = Source("credits_page")

    static let key = UpstreamKey(source.name)
    static let endpoint = "track-page"

    private let pool: BrowserPool
    private let robots: any UpstreamFetching
    private let pages: any UpstreamFetching
    private let surroundings: Surroundings
    private let baseURL: String
    private let root: String
    private let atOnce: Int

    init(
        options: CreditsPageOptions, pool: BrowserPool, robots: any UpstreamFetching, pages: any UpstreamFetching,
        surroundings: Surroundings
    ) {
        self.pool = pool
        self.robots = robots
        self.pages = pages
        self.surroundings = surroundings
        baseURL = options.baseURL
        root = Self.root(of: options.baseURL)
        atOnce = options.pages
    }

    /// Reads the pages of tracks, as many at once as the pool has, within the fleet's limit.
    ///
    /// Each track has its own end. Where the limit has no slot soon, a track is deferred to when it has. Once the site says "don't", those that are left are deferred without a visit.
    ///
    /// - Parameter spotifyIDs: Ids of the service; repetitions are visited once.
    /// - Returns: By id: what the page shows; nil where there is no such track; an `UpstreamError`, where it could not be
    ///   read. A text that can't be an id is nil, and nothing is asked.
    /// - Throws: `CancellationError`; errors of the limiter's and the breaker's store.
    public func credits(ofTracks spotifyIDs: [String]) async throws -> [String: Result<FoundCreditsPage?, any Error>] {
        let ids = Array(Set(spotifyIDs)).sorted()
        let results = try await ids.concurrentMap(atMost: atOnce) { id -> Result<FoundCreditsPage?, any Error> in
            do {
                return .success(try await self.credits(ofTrack: id))
            } catch let error as UpstreamError {
                return .failure(error)
            }
        }
        return Dictionary(uniqueKeysWithValues: zip(ids, results))
    }

    /// Ends the browser. Visits under way fail, and none comes after.
    public func close() async { await pool.close() }

    /// Browsers started so far: one, unless one died.
    public var launches: Int { get async { await pool.statistics.launches } }

    private func credits(ofTrack id: String) async throws -> FoundCreditsPage? {
        guard CreditsPageTrack.isID(id) else { return nil }
        let url = "\(baseURL)/track/\(id)"
        try await askLeave(for: url)
        let call = UpstreamCall(
            endpoint: Self.endpoint, request: HTTPRequest(url: url, deadline: CreditsPageLimits.deadline),
            timeToLive: CreditsPageLimits.timeToLive)
        let response = try await pages.fetch(call)
        guard response.status == 200 else { return nil }
        let page = try JSONBody.decode(PageJSON.self, from: response, upstream: Self.key, endpoint: Self.endpoint)
        return FoundCreditsPage(page, trackID: id, seenAt: surroundings.time.now)
    }

    /// What the robots file does not allow is not visited.
    private func askLeave(for url: String) async throws {
        let request = HTTPRequest(
            url: "\(root)/robots.txt", headers: ["User-Agent": "LinerNotes/0.1"],
            bodyBytesMaximum: RobotsRules.bytesMaximum)
        let response = try await robots.fetch(
            UpstreamCall(endpoint: "robots", request: request, timeToLive: CreditsPageLimits.robotsTimeToLive))
        let isThere = response.status == 200
        let rules = isThere ? RobotsRules(String(decoding: response.body, as: UTF8.self)) : .none
        guard rules.allows(String(url.dropFirst(root.count))) else {
            throw UpstreamError(
                upstream: Self.key, endpoint: Self.endpoint, category: .authentication,
                disposition: .deferral(for: .seconds(3_600)), detail: "the site's robots file does not allow the visit")
        }
    }

    /// Scheme, host and port of an address.
    private static func root(of url: String) -> String {
        guard let mark = url.firstRange(of: "://") else { return url }
        return String(url[..<mark.upperBound]) + url[mark.upperBound...].prefix { $0 != "/" }
    }
}
