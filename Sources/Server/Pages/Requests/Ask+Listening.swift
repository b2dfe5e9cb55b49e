import ListeningAnswers
import Postgres

extension Ask {
    var listening: ListeningQueries { ListeningQueries(visitor.database) }

    func listenersPage() async throws -> Page {
        ListenersPage(site: site, listeners: try await listening.listeners()).page
    }

    func listenerPage(_ id: String, _ view: ListenerView) async throws -> Page {
        do {
            let listener = try await listening.listener(id)
            return ListenerPage(site: site, listener: listener, view: view, content: try await content(listener, view))
                .page
        } catch is ListenerUnknown {
            throw Refusal(page: FailingPage.notFound("There is no such listener."))
        } catch let error as DatabaseError where error.sqlState == .invalidParameterValue {
            throw Refusal(page: FailingPage.invalid("There is no such time zone: name one such as Europe/Berlin."))
        }
    }

    private func content(_ listener: ListenerAnswer, _ view: ListenerView) async throws -> ListenerPage.Content {
        let limit = Self.pageLimit
        switch view.side {
        case .producers: return .makers(try await listening.makers(.producers, of: listener, limit: limit))
        case .writers: return .makers(try await listening.makers(.writers, of: listener, limit: limit))
        case .engineers: return .makers(try await listening.makers(.engineers, of: listener, limit: limit))
        case .artists: return .heard(try await listening.artists(of: listener, limit: limit))
        case .albums: return .heard(try await listening.albums(of: listener, limit: limit))
        case .songs: return .heard(try await listening.tracks(of: listener, limit: limit))
        case .plays:
            let (plays, hasMore) = paged(try await listening.plays(of: listener, after: view.after, limit: limit + 1))
            return .plays(plays, hasMore: hasMore)
        case .hours: return .week(try await listening.week(of: listener, timeZone: view.zone))
        }
    }
}
