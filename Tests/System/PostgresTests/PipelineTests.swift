import Testing

@testable import Postgres

@Suite("A pipeline")
struct PipelineTests {
    @Test("answers in order, in one round trip")
    func order() async throws {
        let database = try await SharedDatabase.database()
        let results = try await database.pipeline((0..<500).map { Statement("select $1::int as n", $0) })
        #expect(try results.map { try $0[0]["n", as: Int.self] } == Array(0..<500))
        #expect(try await database.pipeline([]).isEmpty)
    }

    @Test("an error in the middle undoes the rest, names its statement and leaves the connection usable")
    func errorInTheMiddle() async throws {
        try await SharedDatabase.withDatabase({ $0.connectionsMaximum = 1 }) { database in
            try await database.execute("create table piped (x int)")
            let error = await #expect(throws: DatabaseError.self) {
                try await database.pipeline([
                    Statement("insert into piped values ($1)", 1), Statement("select 1/$1::int", 0),
                    Statement("insert into piped values ($1)", 2),
                ])
            }
            #expect(error?.sqlState == .divisionByZero)
            #expect(error?.statementIndex == 1)
            #expect(try await database.query("select from piped").isEmpty)
        }
    }

    @Test("more than the socket's buffers hold, both ways, does not block")
    func large() async throws {
        let text = String(repeating: "x", count: 1_000_000)
        let results = try await SharedDatabase.database().pipeline(
            (0..<24).map { _ in Statement("select $1::text as x", text) })
        #expect(try results.allSatisfy { try $0[0]["x", as: String.self].utf8.count == 1_000_000 })
    }

    @Test("in a transaction BEGIN goes ahead of it, and the counting is the caller's")
    func inTransaction() async throws {
        let database = try await SharedDatabase.database()
        let error = await #expect(throws: DatabaseError.self) {
            try await database.transaction { tx in
                try await tx.pipeline([Statement("select 1"), Statement("select 1/0")])
            }
        }
        #expect(error?.statementIndex == 1)
        let rows = try await database.transaction { tx in
            try await tx.pipeline([Statement("select 1 as n"), Statement("select 2 as n")])
        }
        #expect(try rows.map { try $0[0]["n", as: Int.self] } == [1, 2])
    }
}
