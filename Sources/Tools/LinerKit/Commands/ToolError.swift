import ArgumentParser
import CatalogueAnswers
import FleetAnswers
import ListeningAnswers
import PlaylistAnswers
import Postgres
import PostgresServer
import Processes
import Publishing
import PublishingAnswers
import RecordingRows
import Schema
import Settings
import WorkerRuntime

/// Why a command ends without its answer: a sentence, what to do, and a code that scripts can trust.
struct ToolError: Error, Equatable, CustomStringConvertible {
    enum Kind: Int32, Sendable {
        /// It ran, and the answer is no.
        case negative = 1
        /// What was given to read can't be read.
        case input = 65
        case unavailable = 69
        case fault = 70
        /// Output or a file could not be written.
        case output = 74
        /// It goes on later by itself: the answer so far was shown.
        case later = 75
        case configuration = 78
        /// Ctrl-C: 128 + SIGINT.
        case interrupted = 130
    }

    let kind: Kind
    let sentence: String
    let fix: String

    init(_ kind: Kind, _ sentence: String, fix: String) {
        self.kind = kind
        self.sentence = sentence
        self.fix = fix
    }

    var exitCode: ExitCode { ExitCode(kind.rawValue) }
    var description: String { "\(Self.ended(sentence)) \(Self.ended(fix))" }

    /// What any error means for a person.
    static func of(_ error: any Error) -> ToolError {
        switch error {
        case let error as ToolError: error
        case let error as ArtistLookUpError: of(error)
        case let error as FleetAnswerError: of(error)
        case let error as ReviewKeyError: of(error)
        case let error as PlaylistError: of(error)
        case let error as FeedRefusal: of(error)
        case let error as PublishingAnswerError: of(error)
        case let error as ListenerUnknown:
            ToolError(
                .negative, "there is no listener “\(error.name.printable)”",
                fix: "`liner listening listeners` lists them")
        case let error as RowListError: ToolError(.input, error.problem.printable, fix: error.fix.printable)
        case let error as ConfigurationError:
            ToolError(.configuration, "\(error.variable) \(error.problem)", fix: error.fix)
        case let error as OutputError:
            ToolError(.output, "\(error)", fix: "Make room there, or send the output elsewhere")
        case let error as DatabaseError: of(error)
        case let error as Ending: of(error)
        case let error as PostgresServerError:
            ToolError(
                .unavailable, "the private Postgres does not run: \(error.message)", fix: "`liner doctor` tells more")
        case let error as SchemaError:
            ToolError(.configuration, error.description, fix: "Nothing was changed")
        case let error as ProcessError: ToolError(.fault, "\(error)", fix: "Mend that, or build it again")
        case is CancellationError: ToolError(.interrupted, "stopped", fix: "Nothing is lost; start it again")
        default: ToolError(.fault, "\(error)", fix: "`liner doctor` checks what liner needs")
        }
    }

    /// Each way in which a database is not there has its own way out.
    static func of(_ error: DatabaseError) -> ToolError {
        let (problem, fix) =
            switch error.code {
            case .configurationInvalid:
                (
                    "the database's address makes no sense",
                    error.hint ?? "Set DATABASE_URL to something like postgresql://user@host:5432/database"
                )
            case .connectionFailed:
                ("no database answers", "Start it, or check host and port in DATABASE_URL or the PG* variables")
            case .connectionLost, .commitUnknown:
                ("the connection to the database broke", "Start the command again; nothing is done twice")
            case .authenticationFailed:
                ("the database refuses the login", "Check user and password in DATABASE_URL or the PG* variables")
            case .databaseMissing:
                ("the database does not exist", "Create it with `createdb`, or name another in DATABASE_URL")
            case .timeout, .poolExhausted:
                ("the database is too slow to answer", "See what keeps it busy in pg_stat_activity")
            case .query: fault(of: error)
            case .closed, .decoding, .encoding: ("the database gave an unexpected answer", "Report it, please")
            }
        let kind: Kind = error.code == .configurationInvalid ? .configuration : .unavailable
        return ToolError(kind, "\(problem) (\(error.message.printable))", fix: fix)
    }

    private static func fault(of error: DatabaseError) -> (String, String) {
        switch error.sqlState {
        case .undefinedTable, .undefinedFunction, .invalidSchemaName:
            ("the database's schema is not the one of this program", "Run `liner migrate`")
        case .insufficientPrivilege:
            (
                "the database's role may not do that",
                "Connect as one that may; docs/operations/roles-and-backups.md lists them"
            )
        default: ("the database refuses a statement", error.hint ?? "`liner doctor` checks the database")
        }
    }

    private static func of(_ ending: Ending) -> ToolError {
        let parts = ending.sentence.split(separator: "; ", maxSplits: 1).map(String.init)
        return ToolError(
            Kind(rawValue: ending.kind.rawValue) ?? .fault, parts[0],
            fix: parts.count > 1 ? parts[1].capitalizedFirst : "`liner doctor` checks what liner needs")
    }

    /// One full stop at the end, however the text came.
    private static func ended(_ text: String) -> String {
        guard let last = text.last, !".!?".contains(last) else { return text }
        return text + "."
    }
}

extension String {
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
