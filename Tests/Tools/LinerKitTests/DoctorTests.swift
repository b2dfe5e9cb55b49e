import AnswersTestSupport
import Foundation
import HTTPTransport
import Postgres
import Settings
import Testing
import WorkerRuntime

@testable import LinerKit

@Suite("Doctor, on a machine")
struct DoctorOnMachineTests {
    private func doctor(_ environment: [String: String]) throws -> Doctor {
        Doctor(tool: try Tool(environment: environment))
    }

    @Test("says which way requests take, and nothing of a password on it")
    func network() throws {
        #expect(try doctor([:]).network().map(\.state) == [.ok])
        let check = try #require(try doctor(["https_proxy": "http://ann:hunter2@proxy.example:3128"]).network().first)
        #expect(check.finding.contains("through the proxy proxy.example:3128"))
        #expect(!check.line.contains("hunter2"))
        let missing = try #require(try doctor(["LINERNOTES_CA_FILE": "/nowhere"]).network().first)
        #expect(missing.state == .failed)
        #expect(missing.finding.contains("LINERNOTES_CA_FILE"))
    }

    @Test(
        "has a way out for each way of not getting there",
        arguments: [
            (HTTPTransportError.Code.tlsFailed, "LINERNOTES_CA_FILE"), (.hostNotFound, "HTTPS_PROXY"),
            (.connectionFailed, "HTTPS_PROXY"), (.timeout, "HTTPS_PROXY"), (.bodyTooLarge, "MUSICBRAINZ_API_URL"),
        ])
    func fixes(code: HTTPTransportError.Code, word: String) {
        #expect(Doctor.fix(HTTPTransportError(code, "x"), .init()).contains(word))
    }

    @Test("names parameters of another client and says to remove them", arguments: [false, true])
    func foreignParameters(inFile: Bool) async throws {
        let url = "postgresql://u:hunter2@127.0.0.1:1/d?pgbouncer=true&connection_limit=1"
        let path = "/tmp/ln-url-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try url.write(toFile: path, atomically: false, encoding: .utf8)
        chmod(path, 0o600)
        let checks = try await doctor(inFile ? ["DATABASE_URL_FILE": path] : ["DATABASE_URL": url]).checks(
            online: false)
        let check = try #require(checks.first { $0.name == "database" })
        #expect(check.state == .failed)
        #expect(check.finding.contains("pgbouncer"))
        #expect(check.fix == "Remove pgbouncer, connection_limit from the connection string: it is for another client.")
        #expect(!checks.contains { $0.line.contains("hunter2") })
    }

    @Test(
        "says whose secrets' files are open, and that libpq passes over such a file of passwords",
        arguments: [0o666, 0o644, 0o600])
    func secrets(mode: Int) async throws {
        let folder = "/tmp/ln-secrets-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for name in ["url", "token", "pgpass", "environment"] {
            let path = "\(folder)/\(name)"
            try "postgresql://nobody:hunter2@127.0.0.1:1/d".write(toFile: path, atomically: false, encoding: .utf8)
            chmod(path, mode_t(mode))
        }
        let doctor = try doctor([
            "DATABASE_URL_FILE": "\(folder)/url", "GENIUS_ACCESS_TOKEN_FILE": "\(folder)/token",
            "PGPASSFILE": "\(folder)/pgpass",
        ])
        let checks = await doctor.checks(online: false).filter { $0.name == "secrets" }
        let named = ["url", "token", "pgpass"].filter { name in
            checks.contains { $0.finding.contains("\(folder)/\(name)") }
        }
        #expect(named == (mode == 0o600 ? [] : ["url", "token", "pgpass"]))
        #expect(checks.allSatisfy { $0.state == .note && $0.fix != nil && !$0.line.contains("hunter2") })
        let environment = SecretChecks(settings: Settings(environment: [:]), environmentFile: "\(folder)/environment")
        #expect(environment.checks.count == (mode == 0o600 ? 0 : 1))
    }
}

@Suite("Advice for who lacks a right")
struct MissingRightTests {
    private func fix(_ memberships: Set<String>, isMigrating: Bool = false) -> String {
        MissingRight(message: "m", role: "ann", memberships: memberships, isMigrating: isMigrating).problem.fix
    }

    @Test("sends nobody where they are already")
    func fitting() {
        #expect(fix([]).contains("linernotes_operator"))
        #expect(fix(["linernotes_api"]).contains("linernotes_operator"))
        #expect(!fix(["linernotes_operator"]).contains("linernotes_operator"))
        #expect(fix(["linernotes_operator"]).contains("linernotes_migrator"))
        #expect(fix(["linernotes_operator"], isMigrating: true).contains("linernotes_migrator"))
        #expect(!fix(["linernotes_migrator"], isMigrating: true).contains("linernotes_migrator"))
    }
}

@Suite("Doctor")
struct DoctorTests {
    private func tool(_ environment: [String: String] = [:]) throws -> Tool {
        try Tool(environment: environment.merging(["LINERNOTES_HOME": "/nonexistent"]) { given, _ in given })
    }

    @Test("a migrated database has all that is needed; a queue that is gone is named with its fix")
    func database() async throws {
        try await CatalogueSample.with { database in
            let doctor = DatabaseChecks(database: database)
            #expect(try await doctor.all().allSatisfy { $0.state != .failed })
            try await database.query("select pgmq.drop_queue('track_discovery')")
            let check = try await doctor.queues()
            #expect(check == .failed("queues", "missing: track_discovery", fix: "Run `liner migrate`"))
            #expect(check.line == "✗ queues: missing: track_discovery. Run `liner migrate`.")
        }
    }

    @Test("a schema that is not ours is a failure, and nothing behind it is looked at")
    func schema() async throws {
        try await CatalogueSample.with { database in
            try await database.query("update linernotes.schema_version set version = version + 1")
            let checks = try await DatabaseChecks(database: database).all()
            let schema = try #require(checks.last)
            #expect(schema.name == "schema")
            #expect(schema.state == .failed)
            #expect(schema.finding.contains("newer"))
        }
    }

    @Test("a missing contact is a note, a wrong setting a failure")
    func settings() throws {
        let alone = ["LINERNOTES_PROVIDERS": "musicbrainz"]
        #expect(try Doctor(tool: tool(alone)).settings().map(\.state) == [.note])
        let known = alone.merging(["MUSICBRAINZ_CONTACT": "a@example.com"]) { $1 }
        #expect(try Doctor(tool: tool(known)).settings().map(\.state) == [.ok])
        let lacking = try Doctor(tool: tool(["GENIUS_ACCESS_TOKEN": "x"])).settings().dropFirst()
        #expect(lacking.map(\.state) == [.note, .note, .note])
        #expect(lacking.first?.finding == "left out: spotify: SPOTIFY_CLIENT_ID is not set")
        let wrong = try Doctor(tool: tool(["MUSICBRAINZ_API_URL": "ftp://x"])).settings()
        #expect(wrong.map(\.state) == [.failed])
        #expect(wrong[0].finding.hasPrefix("MUSICBRAINZ_API_URL"))
    }

    @Test("workers that are nowhere are named")
    func executables() throws {
        let checks = try Doctor(tool: tool(["PATH": "/nonexistent"])).executables()
        #expect(checks.count == 1)
        #expect(checks[0].state == .ok || checks[0].finding.contains("artist-discovery"))
    }
}
