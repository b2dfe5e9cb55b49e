import CatalogueAnswers
import DiscoveryAnswers
import FleetMessages

extension Ask {
    func artistPage(_ id: ArtistID, after: AlbumID?) async throws -> Found {
        let artist = try found(try await catalogue.artist(id), "The catalogue has no such artist.")
        guard artist.artistId == id else { return .elsewhere(.artist(artist.artistId, after: nil)) }
        async let producers = catalogue.producers(of: id, limit: 12)
        async let years = catalogue.roleYears(on: id)
        let (albums, hasMore) = paged(try await catalogue.albums(of: id, after: after, limit: Self.pageLimit + 1))
        return .page(
            ArtistPage(
                site: site, artist: artist, producers: try await producers, years: try await years, albums: albums,
                next: hasMore ? albums.last?.albumId : nil
            ).page)
    }

    func albumPage(_ id: AlbumID) async throws -> Page {
        AlbumPage(site: site, album: try found(try await catalogue.album(id), "The catalogue has no such album.")).page
    }

    func trackPage(_ id: TrackID) async throws -> Page {
        let track = try found(try await catalogue.track(id), "The catalogue has no such track.")
        return TrackPage(site: site, track: track, explanation: try await catalogue.explain(track.track)).page
    }

    func personPage(_ id: PersonID) async throws -> Found {
        let person = try found(try await catalogue.person(id), "The catalogue has no such person.")
        guard person.personId == id else { return .elsewhere(.person(person.personId)) }
        async let years = catalogue.roleYears(of: id)
        async let people = catalogue.people(with: id, limit: 12)
        async let artists = catalogue.artists(with: id, limit: 12)
        async let newest = catalogue.credits(CreditSelection(person: id), limit: 20)
        return .page(
            PersonPage(
                site: site, person: person, years: try await years, people: try await people,
                artists: try await artists, newest: try await newest
            ).page)
    }

    func creditsPage(_ selection: CreditSelection, after: CreditKey?) async throws -> Page {
        let person = try await name(of: selection.person)
        let with = try await name(of: selection.with)
        let artist = try await selection.artist.asyncMap {
            try found(try await catalogue.artist($0), "The catalogue has no such artist.").name
        }
        let (credits, hasMore) = paged(
            try await catalogue.credits(selection, after: after, limit: Self.pageLimit + 1))
        return CreditsPage(
            site: site, selection: selection, person: person, with: with, artist: artist, credits: credits,
            next: hasMore ? credits.last?.credit.key : nil
        ).page
    }

    private func name(of person: PersonID?) async throws -> String? {
        try await person.asyncMap {
            try found(try await catalogue.person($0), "The catalogue has no such person.").name
        }
    }

    func producersPage(_ artist: ArtistID?, after: PersonID?) async throws -> Page {
        let detail = try await artist.asyncMap {
            try found(try await catalogue.artist($0), "The catalogue has no such artist.")
        }
        let (producers, hasMore) = paged(
            try await catalogue.producers(of: detail?.artistId, after: after, limit: Self.pageLimit + 1))
        return ProducersPage(
            site: site, artist: detail, producers: producers, next: hasMore ? producers.last?.personId : nil
        ).page
    }

    /// One exact hit is meant: no list of one.
    func searchPage(_ text: String) async throws -> Found {
        let answer = try await catalogue.search(text)
        if answer.isExact, answer.hits.count == 1 { return .elsewhere(SearchPage.address(answer.hits[0])) }
        return .page(SearchPage(site: site, answer: answer).page)
    }

    func discoverPage(_ artist: String) async throws -> Page {
        DiscoverPage(site: site, artist: artist, plan: try await foreseen(artist), visitor: form).page
    }

    private func foreseen(_ artist: String) async throws -> DiscoverPage.Plan {
        guard artist.contains(where: { !$0.isWhitespace }) else { return .notAsked }
        guard let plan else { return .unavailable("this server asks no source beforehand.") }
        do {
            return .report(try await plan(.either(artist)))
        } catch let error as CancellationError {
            throw error
        } catch {
            return .unavailable("no source could be asked.")
        }
    }
}

extension Optional where Wrapped: Sendable {
    fileprivate func asyncMap<Other>(_ transform: (Wrapped) async throws -> Other) async rethrows -> Other? {
        guard let self else { return nil }
        return try await transform(self)
    }
}
