import Postgres
import TestSupport
import Testing

@Suite("A copy")
struct CopyTests {
    private struct Refusal: Error {}

    private static let odd = ["tab\there", #"back\slash \N"#, "line\nend\r", #"quote " and {brace},"#, "Ōkina 🎵", ""]

    @Test("takes texts and lists of any characters, and null, as they are")
    func values() async throws {
        let database = try await SharedDatabase.database()
        try await database.execute("create table copied (n int, t text, l text[])")
        let count = try await database.withConnection { connection in
            try await connection.copy("copy copied from stdin") { writer in
                var text = CopyText()
                for (number, odd) in Self.odd.enumerated() {
                    text.append(number)
                    text.append(number == 0 ? nil : odd)
                    text.append(number == 1 ? [] : [odd, "b"])
                    text.endRow()
                }
                // A piece may end anywhere.
                for byte in text.bytes { try await writer.write([byte]) }
            }
        }
        #expect(count == Self.odd.count)
        let rows = try await database.query("select t, l from copied order by n")
        #expect(try rows.map { try $0["t", as: String?.self] } == [nil] + Self.odd.dropFirst().map { $0 })
        #expect(
            try rows.map { try $0["l", as: [String].self] }
                == Self.odd.enumerated().map { $0 == 1 ? [] : [$1, "b"] })
    }

    @Test("of more than the socket holds arrives whole")
    func large() async throws {
        let database = try await SharedDatabase.database()
        try await database.execute("create table large_copies (t text)")
        let count = try await database.withConnection { connection in
            try await connection.copy("copy large_copies from stdin") { writer in
                var text = CopyText()
                for _ in 0..<200 {
                    text.removeAll()
                    for _ in 0..<1_000 {
                        text.append("a row of some length, so that there is much to send")
                        text.endRow()
                    }
                    try await writer.write(text.bytes)
                }
            }
        }
        #expect(count == 200_000)
    }

    @Test("that its body gives up, or that the server refuses, leaves no row and a connection to go on with")
    func abandoned() async throws {
        try await SharedDatabase.withDatabase({ $0.connectionsMaximum = 1 }) { database in
            try await database.execute("create table abandoned_copies (n int)")
            let pid = try await database.query("select pg_backend_pid() as pid")[0]["pid", as: Int.self]
            await #expect(throws: Refusal.self) {
                try await database.withConnection { connection in
                    try await connection.copy("copy abandoned_copies from stdin") { writer in
                        try await writer.write(Array("1\n2\n".utf8))
                        throw Refusal()
                    }
                }
            }
            for (sql, rows, state) in [
                ("copy abandoned_copies from stdin", "1\nno number\n", SQLState(rawValue: "22P02")),
                ("copy nowhere from stdin", "1\n", .undefinedTable),
            ] {
                let error = await #expect(throws: DatabaseError.self) {
                    try await database.withConnection { connection in
                        try await connection.copy(sql) { try await $0.write(Array(rows.utf8)) }
                    }
                }
                #expect(error?.sqlState == state)
            }
            #expect(try await database.query("select from abandoned_copies").isEmpty)
            #expect(try await database.query("select pg_backend_pid() as pid")[0]["pid", as: Int.self] == pid)
        }
    }
}
