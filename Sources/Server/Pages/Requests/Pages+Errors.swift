import DiscoveryAnswers
import FleetAnswers
import Logging
import PlaylistAnswers
import PlaylistFiles
import Postgres

extension Pages {
    /// What went wrong, as a page. The log hears of what nobody foresaw; a page never shows it.
    func explained(_ error: any Error, _ visitor: Visitor) -> Page {
        switch error {
        case let error as FleetAnswerError:
            return FailingPage.notFound(sentence(error))
        case let error as Refusal:
            return error.page
        case let error as PlaylistRefusal:
            let problem = error.problem.prefix(1).uppercased() + error.problem.dropFirst()
            return FailingPage.invalid("\(problem). \(error.fix).")
        case is PlaylistError:
            return FailingPage.notFound("The playlist has no state on that day.")
        case is CancellationError:
            return FailingPage.unavailable()
        case let error as DatabaseError where error.sqlState == .insufficientPrivilege:
            return FailingPage.forbidden(visitor.role)
        case let error as DatabaseError where error.sqlState?.rawValue.hasPrefix("LN") == true:
            return FailingPage.invalid([error.message, error.hint].compactMap { $0 }.joined(separator: ". "))
        case let error as DatabaseError where error.sqlState == nil:
            logger?.error("a page had no database", metadata: ["error": "\(error)"])
            return FailingPage.unavailable()
        default:
            logger?.error("a page broke", metadata: ["error": "\(error)"])
            return FailingPage.broken()
        }
    }

    private func sentence(_ error: FleetAnswerError) -> String {
        switch error.code {
        case .runUnknown: "There is no run \(error.text)."
        case .runAmbiguous: "Several runs begin with \(error.text): give more of the id."
        case .queueUnknown: "There is no queue \(error.text)."
        case .schedulerMissing: "The database has no pg_cron."
        }
    }
}

/// Why nothing is shown or done: a page that says so.
struct Refusal: Error {
    let page: Page
}
