import Catalogue
import Messages
import MusicBrainz
import Postgres
import Queue
import WorkerRuntime

/// Finds the artist that a message names, stores it, and asks for its albums.
@main
struct ArtistDiscoveryWorker: Worker {
    static let declaration = Declaration(
        command: "artist-discovery", summary: "Find artists by id or name and store them.",
        message: ArtistDiscovery.self, schedule: .every(minutes: 2), batchSize: 10, visibilityTimeout: .seconds(60),
        upstreams: [MusicBrainz.source.name])

    let catalogue: any CatalogueSource

    init(context: WorkerContext) throws {
        catalogue = try MusicBrainz(settings: context.settings, open: context.gateway)
    }

    func handle(_ batch: [Delivery<ArtistDiscovery>]) async throws -> [MessageID: Outcome<FoundArtist>] {
        var outcomes: [MessageID: Outcome<FoundArtist>] = [:]
        for delivery in batch {
            outcomes[delivery.id] = try await .of { try await find(delivery.body) }
        }
        return outcomes
    }

    func store(
        _ findings: [Found<ArtistDiscovery, FoundArtist>], in transaction: Transaction
    ) async throws -> [FollowUp] {
        let ids = try await transaction.store(findings.map(\.finding), from: catalogue.source)
        return findings.compactMap { found in
            ids[found.finding.nativeID].map {
                FollowUp(AlbumDiscovery(artistId: $0), headers: found.delivery.headers.next())
            }
        }
    }

    /// By id where there is one: a name may have namesakes.
    private func find(_ message: ArtistDiscovery) async throws -> FoundArtist {
        let query = message.artistId.map(ArtistQuery.id) ?? .name(message.artistName ?? "")
        guard let artist = try await catalogue.artist(query) else {
            let whom = message.artistId.map { "with the id \($0)" } ?? "named “\(message.artistName ?? "")”"
            throw NotFound("artist", whom, at: catalogue.source)
        }
        return artist
    }
}
