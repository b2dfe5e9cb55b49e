import AnswerForms
import ArgumentParser
import FleetSchema
import FoundationEssentials
import Logging
import Postgres
import PostgresServer
import Schema
import Settings
import Telemetry
import WorkerRuntime

/// What every command works with: settings, database, where output goes.
struct Tool: Sendable {
    let environment: [String: String]
    let settings: Settings
    /// Where Liner Notes keeps what is its own.
    let home: String
    let output: Terminal
    let errors: Terminal
    let logger: Logger

    /// - Throws: `ConfigurationError`.
    init(environment: [String: String] = ProcessInfo.processInfo.environment) throws {
        let home = DatabaseLocation.home(
            Settings(environment: environment), executable: ThisProgram.path)
        // Workers must come to the same place, wherever they are started from.
        self.environment = environment.merging(["LINERNOTES_HOME": home]) { $1 }
        self.home = home
        settings = Settings(environment: self.environment)
        output = Terminal(.output, environment: environment)
        errors = Terminal(.error, environment: environment)
        // People get sentences; the log is for what goes wrong beside them.
        let quiet = environment.merging(["LINERNOTES_LOG_LEVEL": "warning"]) { given, _ in given }
        logger = try makeLogger("liner", Settings(environment: quiet))
    }

    /// Runs a command's body; an error becomes one line on standard error and the exit code.
    static func run(
        environment: [String: String] = ProcessInfo.processInfo.environment,
        _ body: (Tool) async throws -> Void
    ) async throws {
        do {
            try await body(Tool(environment: environment))
        } catch let code as ExitCode {
            throw code
        } catch let error as OutputError where error.isReaderGone {
            throw error
        } catch {
            let problem = ToolError.of(error)
            try Terminal(.error, environment: environment).print("liner: \(problem)")
            throw problem.exitCode
        }
    }

    func find(_ command: String) -> String? {
        ProgramFiles.find(command, beside: ThisProgram.path, path: environment["PATH"])
    }

    func location() throws -> DatabaseLocation {
        try DatabaseLocation(settings, executable: ThisProgram.path)
    }

    /// What a command does about a database without the schema that it needs.
    enum SchemaDemand: Sendable {
        case current
        /// Migrates the private database; anybody else's is its owner's business.
        case migratingEmbedded
        /// Migrates any database.
        case migrating
        case any
    }

    /// Lends the database to a body, and closes it after.
    ///
    /// - Parameter statementTimeout: For what may take longer than people wait.
    func withDatabase<R: Sendable>(
        _ demand: SchemaDemand = .current, statementTimeout: Duration = .seconds(30),
        _ body: (Database) async throws -> R
    ) async throws -> R {
        let database = Database(
            DatabaseConfiguration(
                connectionString: try await DatabaseAccess.connectionString(settings), applicationName: "liner",
                connectionsMaximum: 4, statementTimeout: statementTimeout),
            logger: logger)
        do {
            try await prepare(database, demand)
            let result = try await body(database)
            await database.close()
            return result
        } catch let error as DatabaseError where error.sqlState == .insufficientPrivilege {
            let refusal = await MissingRight(error, in: database, isMigrating: demand == .any).problem
            await database.close()
            throw refusal
        } catch {
            await database.close()
            throw error
        }
    }

    private func prepare(_ database: Database, _ demand: SchemaDemand) async throws {
        guard demand != .any else { return }
        let migrator = Migrator(database: database, logger: logger)
        let state = try await migrator.check()
        if state.isBehind, try migrates(demand) {
            _ = try await migrator.migrate()
        } else {
            try Ending.check(state)
        }
    }

    private func migrates(_ demand: SchemaDemand) throws -> Bool {
        switch demand {
        case .current, .any: return false
        case .migrating: return true
        case .migratingEmbedded:
            guard case .embedded = try location() else { return false }
            return true
        }
    }

    func print(json value: some Encodable) throws { try output.write(JSONForm.text(value) + "\n") }
}

extension SchemaState {
    /// Whether a migrate makes it current.
    var isBehind: Bool {
        switch self {
        case .missing, .older: true
        case .current, .newer: false
        }
    }
}
