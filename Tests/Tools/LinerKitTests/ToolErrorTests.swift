import ArgumentParser
import Postgres
import Settings
import Testing
import WorkerRuntime

@testable import LinerKit

@Suite("ToolError")
struct ToolErrorTests {
    @Test(
        "each way in which a database is not there has its own sentence",
        arguments: [
            (DatabaseError.Code.connectionFailed, "no database answers"),
            (.authenticationFailed, "the database refuses the login"),
            (.databaseMissing, "the database does not exist"),
            (.connectionLost, "the connection to the database broke"),
        ])
    func database(code: DatabaseError.Code, sentence: String) {
        let error = ToolError.of(DatabaseError(code, "said the server"))
        #expect(error.kind == .unavailable)
        #expect(error.sentence == "\(sentence) (said the server)")
        #expect("\(error)".hasSuffix("."))
    }

    @Test("a wrong setting names its variable and what to do, and ends with 78")
    func setting() {
        let error = ToolError.of(ConfigurationError("X_URL", "is no URL", fix: "Set it"))
        #expect("\(error)" == "X_URL is no URL. Set it.")
        #expect(error.exitCode.rawValue == 78)
    }

    @Test("what the runtime says about a schema becomes a sentence and its fix")
    func ending() {
        let error = ToolError.of(Ending(.configuration, "the database has no schema; run `liner migrate`"))
        #expect("\(error)" == "the database has no schema. Run `liner migrate`.")
        #expect(error.kind == .configuration)
    }
}
