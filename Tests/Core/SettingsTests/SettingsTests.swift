import FoundationEssentials
import Glibc
import Settings
import Testing

@Suite("Settings")
struct SettingsTests {
    private enum Word: String, CaseIterable { case one, two }

    @Test("take a value without blanks, and an empty one for none")
    func text() {
        let settings = Settings(environment: ["A": " x \n", "B": "  "])
        #expect(settings.text("A") == "x")
        #expect(settings.text("B") == nil)
        #expect(settings.text("C") == nil)
    }

    @Test("prefer a secret's file, and name the variable when it can't be read")
    func secretFile() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "secret-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data("from file\n".utf8).write(to: file)
        let both = Settings(environment: ["TOKEN": "from variable", "TOKEN_FILE": file.path])
        #expect(try both.secret("TOKEN")?.reveal() == "from file")
        #expect(try Settings(environment: ["TOKEN": "v"]).secret("TOKEN")?.reveal() == "v")
        #expect(try Settings(environment: [:]).secret("TOKEN") == nil)
        let missing = Settings(environment: ["TOKEN_FILE": file.path + "-missing"])
        let error = #expect(throws: ConfigurationError.self) { try missing.secret("TOKEN") }
        #expect(error?.variable == "TOKEN_FILE")
        try Data().write(to: file)
        #expect(throws: ConfigurationError.self) { try both.secret("TOKEN") }
    }

    @Test("find secrets in a folder of files, where an empty one counts as none")
    func secretsFolder() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "secrets-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data("from folder\n".utf8).write(to: folder.appending(path: "TOKEN"))
        try Data("\n".utf8).write(to: folder.appending(path: "EMPTY"))
        let settings = Settings(environment: [
            "LINERNOTES_SECRETS_FOLDER": folder.path, "TOKEN": "v", "OTHER": "o", "EMPTY_FILE": "",
        ])
        #expect(try settings.secret("TOKEN")?.reveal() == "from folder")
        #expect(try settings.secret("OTHER")?.reveal() == "o")
        #expect(try settings.secret("EMPTY") == nil)
        #expect(["TOKEN", "OTHER", "EMPTY", "NONE"].map(settings.hasSecret) == [true, true, false, false])
        #expect(settings.secretFilesRead.map(\.path) == [folder.appending(path: "TOKEN").path])
        try FileManager.default.createDirectory(
            at: folder.appending(path: "FOLDER"), withIntermediateDirectories: true)
        #expect(throws: ConfigurationError.self) { try settings.secret("FOLDER") }
        // What can't be looked into is not empty.
        let closed = Settings(environment: ["LINERNOTES_SECRETS_FOLDER": folder.path + "/TOKEN"])
        #expect(throws: ConfigurationError.self) { try closed.secret("TOKEN") }
        #expect(closed.hasSecret("TOKEN"))
    }

    @Test("never print a secret")
    func redaction() {
        let secret = Secret("hunter2")
        var dumped = ""
        dump(["key": secret], to: &dumped)
        for text in ["\(secret)", String(reflecting: secret), "\([secret])", "\(Optional(secret) as Any)", dumped] {
            #expect(!text.contains("hunter2"))
            #expect(text.contains("***") || text == dumped)
        }
    }

    @Test(
        "take a base URL as https, or as http of this machine",
        arguments: [
            ("https://mirror.example/ws/2/", "https://mirror.example/ws/2"),
            ("http://127.0.0.1:8484/ws/2", "http://127.0.0.1:8484/ws/2"),
            ("http://localhost:8484", "http://localhost:8484"),
        ])
    func baseURL(value: String, url: String) throws {
        #expect(try Settings(environment: ["U": value]).baseURL("U", default: "https://d.example") == url)
    }

    @Test(
        "refuse a base URL that would send requests somewhere unsafe",
        arguments: [
            "http://mirror.example", "ftp://x", "mirror", "https://user:pw@x.example", "https://x.example?a=b",
            "http://127.0.0.1.evil.example", "https://",
        ])
    func badBaseURL(value: String) {
        let error = #expect(throws: ConfigurationError.self) {
            try Settings(environment: ["U": value]).baseURL("U", default: "https://d.example")
        }
        #expect(error?.variable == "U")
        #expect(error.map { !"\($0)".contains("pw") } ?? false)
    }

    @Test("take numbers within bounds only")
    func number() throws {
        #expect(try Settings(environment: ["N": "2.5"]).number("N", in: 1...3) == 2.5)
        #expect(try Settings(environment: [:]).number("N", in: 1...3) == nil)
        for bad in ["0", "x", "nan", "1e400"] {
            #expect(throws: ConfigurationError.self) { try Settings(environment: ["N": bad]).number("N", in: 1...3) }
        }
    }

    @Test("take one of a few words, in any case")
    func choice() throws {
        #expect(try Settings(environment: ["W": "TWO"]).choice("W", default: Word.one) == .two)
        #expect(try Settings(environment: [:]).choice("W", default: Word.one) == .one)
        let error = #expect(throws: ConfigurationError.self) {
            try Settings(environment: ["W": "three"]).choice("W", default: Word.one)
        }
        #expect("\(error.map(String.init(describing:)) ?? "")".contains("one, two"))
    }
}

@Suite("The database's place")
struct DatabaseLocationTests {
    @Test("is DATABASE_URL, else the PG* variables, else a private server")
    func order() throws {
        let url = Settings(environment: ["DATABASE_URL": "postgres://x", "PGHOST": "h"])
        #expect(try DatabaseLocation(url, executable: "/x/bin/liner") == .given(Secret("postgres://x")))
        let pg = Settings(environment: ["PGHOST": "h"])
        #expect(try DatabaseLocation(pg, executable: "/x/bin/liner") == .libpqEnvironment)
        let home = Settings(environment: ["LINERNOTES_HOME": "/srv/ln"])
        #expect(try DatabaseLocation(home, executable: "/x/bin/liner") == .embedded(folder: "/srv/ln/postgres"))
    }

    @Test("is in the checkout for a program in its bin, else in the user's state folder")
    func home() throws {
        let checkout = FileManager.default.temporaryDirectory.appending(path: "checkout-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: checkout.appending(path: "bin"), withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: checkout) }
        try Data().write(to: checkout.appending(path: "Package.swift"))
        let settings = Settings(environment: ["HOME": "/home/u"])
        let inside = DatabaseLocation.home(settings, executable: checkout.appending(path: "bin/liner").path)
        #expect(inside.hasSuffix("/.linernotes") && inside.contains("checkout-"))
        if geteuid() == 0 {
            chown(checkout.appending(path: "Package.swift").path, 65_534, 65_534)
            let planted = DatabaseLocation.home(settings, executable: checkout.appending(path: "bin/liner").path)
            #expect(
                planted == "/home/u/.local/state/liner-notes", "who plants a file beside the programs decides nothing")
        }
        #expect(
            DatabaseLocation.home(settings, executable: "/usr/bin/liner") == "/home/u/.local/state/liner-notes")
    }
}
