import Testing

@testable import Postgres

@Suite("Parameters of other clients")
struct ForeignParametersTests {
    @Test(
        "are named in the order of the URI, and none of libpq's with them",
        arguments: [
            ("postgresql://u:p@h/d?pgbouncer=true&connection_limit=1", ["pgbouncer", "connection_limit"]),
            ("postgresql://h/d?sslmode=require&schema=public&application_name=x", ["schema"]),
            ("postgresql://h/d?sslmode=require&options=-c%20a%3Db&host=/tmp", []), ("postgresql://h/d", []),
            ("postgresql://h/d?hunter%32=1&p@ss=2", []), ("host=h dbname=d", []),
        ])
    func names(connectionString: String, expected: [String]) {
        #expect(ForeignParameters.names(in: connectionString) == expected)
    }

    @Test("are refused with the words to remove, and nothing of a value")
    func refused() throws {
        let error = try #require(throws: DatabaseError.self) {
            try ConnectionParameters(
                DatabaseConfiguration(connectionString: "postgresql://u:hunter2@h/d?pgbouncer=yes&connection_limit=77"))
        }
        #expect(error.code == .configurationInvalid)
        #expect(error.message.contains("pgbouncer"))
        #expect(error.hint?.hasPrefix("Remove pgbouncer, connection_limit from the connection string") == true)
        for part in ["hunter2", "yes", "77"] { #expect(!"\(error) \(error.hint ?? "")".contains(part)) }
    }
}
