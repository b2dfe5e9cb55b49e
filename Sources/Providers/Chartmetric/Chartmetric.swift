public import Catalogue
import Credentials
import FoundationEssentials
import Gateway
import Settings
import Surroundings
import Upstreams

/// Chartmetric: how tracks move, what moods and doings they go with, who wrote them. A paid service, by contract.
public struct Chartmetric: Sendable {
    public static let source = Source("chartmetric")

    static let key = UpstreamKey(source.name)

    let access: ChartmetricAccess
    private let surroundings: Surroundings

    init(
        options: ChartmetricOptions, gateway: any UpstreamFetching, tokens: any AccessTokenStore,
        surroundings: Surroundings = .live
    ) {
        let requests = ChartmetricRequests(baseURL: options.baseURL)
        let credential = CredentialKey(Self.key, parts: [options.refreshToken.reveal()])
        self.surroundings = surroundings
        access = ChartmetricAccess(
            gateway: gateway, requests: requests,
            tokens: AccessTokens(credential, store: tokens, surroundings: surroundings) {
                let call = try requests.token(for: options.refreshToken)
                return try await gateway.fetchJSON(TokenJSON.self, call, upstream: Self.key).fresh
            })
    }

    /// How many questions are worth asking side by side.
    public var concurrencyMaximum: Int { access.gateway.concurrencyMaximum }

    /// What is known under an ISRC: three requests where nothing is cached, one where it is unknown.
    ///
    /// - Parameter isrc: With or without dashes.
    /// - Returns: nil where Chartmetric does not know it, or it can't be an ISRC.
    /// - Throws: `UpstreamError`; what the store of tokens throws; `CancellationError`.
    public func facts(ofISRC isrc: String) async throws -> ChartmetricFacts? {
        guard let isrc = ChartmetricISRC(isrc), let (id, track) = try await track(isrc) else { return nil }
        return ChartmetricFacts(
            track, id: id, isrc: isrc, velocity: try await velocity(id), asOf: surroundings.time.now)
    }

    /// The numbers under an ISRC, in the service's order; empty where it is unknown.
    public func ids(ofISRC isrc: String) async throws -> [ChartmetricID] {
        guard let isrc = ChartmetricISRC(isrc) else { return [] }
        return try await ids(isrc)
    }

    /// As ``facts(ofISRC:)``, of a track whose number is known: two requests.
    public func facts(of id: ChartmetricID, isrc: String) async throws -> ChartmetricFacts? {
        guard let isrc = ChartmetricISRC(isrc), let track = try await track(id) else { return nil }
        return ChartmetricFacts(
            track, id: id, isrc: isrc, velocity: try await velocity(id), asOf: surroundings.time.now)
    }

    /// Of several numbers the one whose track says the same ISRC, or else the first that there is.
    private func track(_ isrc: ChartmetricISRC) async throws -> (ChartmetricID, TrackJSON)? {
        var first: (ChartmetricID, TrackJSON)?
        for id in try await ids(isrc).prefix(Self.candidatesMaximum) {
            guard let track = try await track(id) else { continue }
            if track.isrc.flatMap(ChartmetricISRC.init) == isrc { return (id, track) }
            first = first ?? (id, track)
        }
        return first
    }

    /// More are the service's own duplicates.
    private static let candidatesMaximum = 3

    private func ids(_ isrc: ChartmetricISRC) async throws -> [ChartmetricID] {
        let found = try await access.entries(IDsJSON.self, of: access.requests.ids(isrc)) ?? []
        return found.flatMap(\.ids).compactMap(ChartmetricID.init)
    }

    private func track(_ id: ChartmetricID) async throws -> TrackJSON? {
        try await access.entries(TrackJSON.self, of: access.requests.track(id))?.first
    }

    private func velocity(_ id: ChartmetricID) async throws -> StreamVelocity? {
        let today = ChartmetricDay(secondsSince1970: surroundings.time.now.timeIntervalSince1970)
        let question = access.requests.streams(id, from: today.advanced(by: -ChartmetricLimits.historyDays), to: today)
        guard let series = try await access.entries(SeriesJSON.self, of: question) else { return nil }
        return StreamVelocity(of: StreamVelocity.merged(series))
    }
}
