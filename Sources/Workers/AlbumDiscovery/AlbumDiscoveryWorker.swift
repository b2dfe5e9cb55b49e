import Catalogue
import Messages
import MusicBrainz
import Postgres
import Queue
import WorkerRuntime

/// Stores a page of an artist's albums, and asks for the tracks of each and for the next page.
@main
struct AlbumDiscoveryWorker: Worker {
    static let declaration = Declaration(
        command: "album-discovery", summary: "List artists' albums, page by page.", message: AlbumDiscovery.self,
        schedule: .every(minutes: 5), batchSize: 5, visibilityTimeout: .seconds(60),
        upstreams: [MusicBrainz.source.name])

    let catalogue: any CatalogueSource
    let reader: CatalogueReader

    init(context: WorkerContext) throws {
        catalogue = try MusicBrainz(settings: context.settings, open: context.gateway)
        reader = CatalogueReader(context.database)
    }

    func handle(_ batch: [Delivery<AlbumDiscovery>]) async throws -> [MessageID: Outcome<Page<FoundAlbum>>] {
        let nativeIDs = try await reader.nativeIDs(of: batch.map(\.body.artistId), at: catalogue.source)
        var outcomes: [MessageID: Outcome<Page<FoundAlbum>>] = [:]
        for delivery in batch {
            outcomes[delivery.id] = try await .of {
                guard let nativeID = nativeIDs[delivery.body.artistId] else {
                    throw NotFound("artist", "with our id \(delivery.body.artistId)", at: catalogue.source)
                }
                return try await catalogue.albums(ofArtist: nativeID, offset: delivery.body.offset)
            }
        }
        return outcomes
    }

    func store(
        _ findings: [Found<AlbumDiscovery, Page<FoundAlbum>>], in transaction: Transaction
    ) async throws -> [FollowUp] {
        let stored = try await transaction.store(findings.flatMap(\.finding.elements), from: catalogue.source)
        let albums = Dictionary(stored.map { ($0.nativeID, $0) }, uniquingKeysWith: { first, _ in first })
        return findings.flatMap { followUps(of: $0, albums) }
    }

    private func followUps(
        of found: Found<AlbumDiscovery, Page<FoundAlbum>>, _ albums: [String: StoredAlbum]
    ) -> [FollowUp] {
        let artist = found.delivery.body.artistId
        let headers = found.delivery.headers.next()
        let tracks = found.finding.elements.compactMap { albums[$0.nativeID] }.map { album in
            FollowUp(
                TrackDiscovery(albumId: album.id, albumName: messageText(album.title), artistId: artist),
                headers: headers)
        }
        let nextPage = found.finding.nextOffset.map {
            FollowUp(AlbumDiscovery(artistId: artist, offset: $0), headers: headers)
        }
        return tracks + (nextPage.map { [$0] } ?? [])
    }
}
