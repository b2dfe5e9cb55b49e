import FoundationEssentials
import Glibc
import PostgresServer
import TestSupport
import Testing

@testable import Postgres

@Suite("What a user says about a connection")
struct ConnectionSourcesTests {
    @Test(
        "a word that is wrong is named, before anything is tried",
        arguments: [
            ("host=/tmp sslmode=requir", "requir"), ("postgresql://u@h/d?sslmode=requir", "requir"),
            ("service=no_such_service", "no_such_service"), ("sslmod=require", "sslmod"),
            ("postgresql://u:geheim@h/d?sslmod=require", "sslmod"),
            ("postgresql://u:geheim@h/d?nonsense=1", "nonsense"),
            ("host=h nonsense=1", "nonsense"), ("host=h port=abc", "abc"), ("host=h port=99999", "99999"),
            ("postgresql://h:abc/d", "abc"), ("host=a,b port=1,2,3", "3"), ("host=h target_session_attrs=foo", "foo"),
            ("host=h connect_timeout=soon", "soon"), ("host=h keepalives=x", "keepalives"),
            ("host=h tcp_user_timeout=1s", "tcp_user_timeout"), ("host=h gssencmode=zz", "zz"),
            ("host=h channel_binding=maybe", "maybe"), ("host=h ssl_min_protocol_version=9", "9"),
            ("host=h sslmode=verify-full sslrootcert=/no/such/file", "/no/such/file"),
            ("host=h passfile=/no/such/file", "/no/such/file"), ("host=h sslcert=/no/such/file", "/no/such/file"),
            ("hostaddr=127.0.0.1,::1 host=a", "hostaddr"),
        ])
    func wrong(string: String, word: String) throws {
        let error = #expect(throws: DatabaseError.self) { try ConnectionParameters(.init(connectionString: string)) }
        #expect(error?.code == .configurationInvalid)
        #expect(error.map { "\($0)" }?.contains(word) == true)
        #expect(error?.hint != nil)
        #expect(error.map { "\($0)" }?.contains("geheim") == false)
    }

    @Test(
        "a part of a password is never named",
        arguments: [
            "host=h password=my geheim", "host=h password=a geheim=c", "postgresql://u:x@geheim:y@h/d",
            "postgresql://u:a/geheim?x=y@h:z/d", "password=it's geheim",
        ])
    func secret(string: String) {
        let error = #expect(throws: DatabaseError.self) { try ConnectionParameters(.init(connectionString: string)) }
        #expect(error?.code == .configurationInvalid)
        #expect(error.map { "\($0)" }?.contains("geheim") == false)
    }

    @Test(
        "what libpq takes is taken",
        arguments: [
            "", "bare_name", "host=h", "postgresql://", "postgresql://u:p%40ss@h:5433/d?sslmode=prefer",
            "host=h1,h2 port=5432", "hostaddr=127.0.0.1", "host=h port=5432 connect_timeout=0",
            "postgresql://u:x?y=1@h/d", "host='' port=''",
            "host=/run/x,h port=5432,5433", "host=h sslrootcert=/no/such/file sslmode=disable",
        ])
    func right(string: String) throws { _ = try ConnectionParameters(.init(connectionString: string)) }

    @Test("options of each source hold beside ours", arguments: ["url", "service", "PGOPTIONS"])
    func options(form: String) async throws {
        let connection = try await SharedDatabase.connectionString()
        let file = "/tmp/ln-service-\(UUID().uuidString)"
        defer { unlink(file) }
        let options = "-c work_mem=123kB -c lock_timeout=7s"
        try Data("[liner]\noptions=\(options)\napplication_name=theirs\n".utf8).write(to: URL(filePath: file))
        let encoded = options.replacing(" ", with: "%20").replacing("=", with: "%3D")
        let (more, variables): (String, [String: String]) =
            switch form {
            case "url": ("&options=\(encoded)&application_name=theirs", [:])
            case "service": ("&service=liner", ["PGSERVICEFILE": file])
            default: ("", ["PGOPTIONS": options, "PGAPPNAME": "theirs"])
            }
        await #expect(processExitsWith: .success) {
            [string = connection + more as String, variables = variables as [String: String]] in
            for (name, value) in variables { setenv(name, value, 1) }
            let database = Database(DatabaseConfiguration(connectionString: string))
            let row = try await database.query(
                """
                select current_setting('work_mem') as memory, current_setting('lock_timeout') as lock,
                  current_setting('statement_timeout') as statement, current_setting('application_name') as name
                """)[0]
            let found = (
                try row["memory", as: String.self], try row["lock", as: String.self],
                try row["statement", as: String.self], try row["name", as: String.self]
            )
            precondition(found == ("123kB", "7s", "32s", "theirs"), "\(found)")
        }
    }

    @Test("an option that the server does not know is a setting, not an outage")
    func unknownOption() async throws {
        let string = try await SharedDatabase.connectionString() + "&options=-c%20no_such_setting%3D1"
        let database = Database(DatabaseConfiguration(connectionString: string))
        let error = await #expect(throws: DatabaseError.self) { try await database.query("select 1") }
        #expect(error?.code == .configurationInvalid)
        #expect(error?.message.contains("no_such_setting") == true)
    }

    @Test("letters between words")
    func distance() {
        #expect(ConnectionSyntax.distance("sslmod", "sslmode") == 1)
        #expect(ConnectionSyntax.distance("hostadr", "hostaddr") == 1)
        #expect(ConnectionSyntax.distance("sslmode", "sslmode") == 0)
        #expect(ConnectionSyntax.distance("nonsense", "sslmode") > 2)
        #expect(ConnectionSyntax.distance("b", "user") == .max)
    }
}
