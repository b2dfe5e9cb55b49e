public import Catalogue
import Gateway

extension Spotify: PlanningSource {
    /// Asks for the artist and the first page of the albums, and reckons from those: the albums that it shows stand
    /// for all. Where it is not known yet whether batches are granted, the page does: they are where more
    /// than ten albums were.
    ///
    /// - Throws: ``UpstreamError``.
    public func plan(_ query: ArtistQuery) async throws -> RequestPlan? {
        guard let artist = try await artist(query), let id = SpotifyID(artist.nativeID) else { return nil }
        let (page, limit) = try await albumPage(of: id, offset: 0)
        let grants = try await access.grants()
        let forecast = SpotifyForecast(
            albums: page?.total ?? page?.elements.count ?? 0, sample: page?.elements.map { $0.trackCount ?? 1 } ?? [],
            limit: limit, isExtended: grants.isExtended
        ).withinReason
        return RequestPlan(
            artist: artist, albums: forecast.albums, tracks: forecast.tracks, steps: forecast.steps, spacing: spacing)
    }
}

/// How many requests an artist's catalogue takes, reckoned from one page of it. Pure.
struct SpotifyForecast: Sendable, Equatable {
    let albums: Int
    /// Numbers of tracks of some albums.
    let sample: [Int]
    /// Largest page of albums.
    let limit: Int
    /// Whether batches are granted; nil: unknown.
    let isExtended: Bool?

    /// Nobody has released more, whatever a page says: what is reckoned from it takes time and memory.
    var withinReason: SpotifyForecast {
        SpotifyForecast(
            albums: min(max(albums, 0), 100_000), sample: sample.map { min(max($0, 0), 10_000) }, limit: limit,
            isExtended: isExtended)
    }

    /// As many as there are if all albums are like those of the sample.
    var tracks: Int { scaled(sample.reduce(0, +)) }

    var steps: [RequestPlan.Step] {
        let byBatches = isExtended ?? (limit > SpotifyLimits.pageSizeInDevelopment)
        let assumed = isExtended == nil ? ", assuming what the first page of albums showed" : ""
        return [
            RequestPlan.Step("token", requests: 1), RequestPlan.Step("artist", requests: 1),
            RequestPlan.Step("pages of albums", requests: max(pages.count, 1)),
            RequestPlan.Step(
                "albums with their tracks\(assumed)",
                requests: longAlbumPages
                    + (byBatches ? pages.reduce(0) { $0 + rounds($1, SpotifyLimits.albumsInBatch) } : albums)),
            RequestPlan.Step(
                "ISRCs\(assumed)",
                requests: byBatches
                    ? pages.reduce(0) { $0 + rounds(tracks(on: $1), SpotifyLimits.tracksInBatch) } : albums
            ),
        ]
    }

    /// How many albums each page holds.
    private var pages: [Int] {
        stride(from: 0, to: albums, by: max(limit, 1)).map { min(limit, albums - $0) }
    }

    /// Pages of tracks beyond those that come with the albums.
    private var longAlbumPages: Int {
        scaled(sample.reduce(0) { $0 + rounds(max($1 - SpotifyLimits.tracksInAlbum, 0), SpotifyLimits.pageSize) })
    }

    private func tracks(on albums: Int) -> Int {
        self.albums == 0 ? 0 : Int((Double(tracks) * Double(albums) / Double(self.albums)).rounded())
    }

    private func scaled(_ number: Int) -> Int {
        sample.isEmpty ? 0 : Int((Double(number) * Double(albums) / Double(sample.count)).rounded())
    }

    private func rounds(_ count: Int, _ each: Int) -> Int { (count + each - 1) / each }
}
