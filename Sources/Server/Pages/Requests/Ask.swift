import CatalogueAnswers
import DiscoveryAnswers
import FleetAnswers
import FleetMessages
import Postgres

/// Asks what a page shows, with the rights of who looks.
struct Ask: Sendable {
    /// What there is at an address.
    enum Found: Sendable {
        case page(Page)
        /// It stands at another address.
        case elsewhere(Address)
    }

    let site: Site
    let visitor: Visitor
    let plan: Pages.Planner?

    var fleet: FleetQueries { FleetQueries(visitor.database) }
    var catalogue: CatalogueQueries { CatalogueQueries(visitor.database) }
    var discoveries: Discoveries { Discoveries(visitor.database) }
    var form: FormVisitor { FormVisitor(visitor, site: site) }

    /// How many lines a page of a list has.
    static let pageLimit = 40

    func page(at address: Address, query: [String: String]) async throws -> Found {
        switch address {
        case .fleet: .page(try await fleetPage())
        case .queue(let name): .page(try await queuePage(name))
        case .providers: .page(try await providersPage())
        case .runs(let after): .page(try await runsPage(after: after))
        case .run(let id): try await runPage(id)
        case .failures: .page(try await failuresPage())
        case .failure(let cause, let after): .page(try await failurePage(cause, after: after))
        case .letters(let selection): .page(try await lettersPage(selection))
        case .letter(let id): .page(try await letterPage(id))
        case .artist(let id, let after): try await artistPage(id, after: after)
        case .album(let id): .page(try await albumPage(id))
        case .track(let id): .page(try await trackPage(id))
        case .person(let id): try await personPage(id)
        case .credits(let selection, let after): .page(try await creditsPage(selection, after: after))
        case .producers(let artist, let after): .page(try await producersPage(artist, after: after))
        case .listeners: .page(try await listenersPage())
        case .listener(let id, let view): .page(try await listenerPage(id, view))
        case .search(let text): try await searchPage(text)
        case .discover(let artist): .page(try await discoverPage(artist))
        case .playlists(let after): .page(try await playlistsPage(after: after))
        case .playlist(let id, let view): .page(try await playlistPage(id, view))
        case .publishing(let isrcs): .page(try await publishingPage(isrcs))
        case .asset: throw Refusal(page: FailingPage.notFound("There is no such file."))
        }
    }

    /// nil where the database does not let this visitor see it.
    func permitted<Answer: Sendable>(_ ask: @Sendable () async throws -> Answer) async throws -> Answer? {
        do {
            return try await ask()
        } catch let error as DatabaseError where error.sqlState == .insufficientPrivilege {
            return nil
        }
    }

    /// What was asked for, or a page that says it is not there.
    func found<Answer>(_ answer: Answer?, _ sentence: String) throws -> Answer {
        guard let answer else { throw Refusal(page: FailingPage.notFound(sentence)) }
        return answer
    }

    /// One more than fits is asked for, and tells whether there is a next page.
    func paged<Item>(_ items: [Item], limit: Int = pageLimit) -> (items: [Item], hasMore: Bool) {
        (Array(items.prefix(limit)), items.count > limit)
    }
}
