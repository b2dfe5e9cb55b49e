package import ArgumentParser
import Logging
import Postgres
package import Schema
import Settings

/// How a program ends when it can't do its work: what it says, and a code that scripts can trust
/// (those of `sysexits.h`).
package struct Ending: Error, Equatable {
    package enum Kind: Int32, Sendable {
        case unavailable = 69
        case fault = 70
        case configuration = 78
        /// Told twice to stop, or too slow to: 128 + SIGTERM.
        case cutOff = 143
    }

    package let kind: Kind
    package let sentence: String

    package init(_ kind: Kind, _ sentence: String) {
        self.kind = kind
        self.sentence = sentence
    }

    package var exitCode: ExitCode { ExitCode(kind.rawValue) }

    /// What an error at the start means for a person.
    package static func of(_ error: any Error) -> Ending {
        switch error {
        case let error as Ending: error
        case let error as ConfigurationError: Ending(.configuration, "\(error)")
        case let error as DatabaseError:
            Ending(error.code == .configurationInvalid ? .configuration : .unavailable, "\(error)")
        default: Ending(.fault, "\(error)")
        }
    }

    /// Whether the database's schema is the one that this program knows.
    package static func check(_ state: SchemaState) throws {
        switch state {
        // Functions that differ come from a release beside ours: both serve the same tables.
        case .current, .older(pending: []): return
        case .missing:
            throw Ending(.configuration, "the database has no Liner Notes schema; run `liner migrate`")
        case .older:
            throw Ending(.configuration, "the database's schema is older than this program; run `liner migrate`")
        case .newer(let module, _):
            let schema = module == SchemaModule.core.name ? "schema" : "schema of \(module)"
            throw Ending(
                .configuration, "the database's \(schema) is newer than this program; install the newer release")
        }
    }
}
