import FoundationEssentials
import Glibc
import PostgresServer
import Processes
import Testing

/// The server's user, who is less than root, and what root does in places of theirs.
@Suite("Root's private server", .enabled(if: geteuid() == 0 && PostgresServer.installed()))
struct ServerFolderTests {
    private func with(_ body: (String, PostgresServer, UnprivilegedUser) async throws -> Void) async throws {
        let folder = "/tmp/ln-root-\(UUID().uuidString.prefix(8))"
        try TrustedPlace.make(folder, mode: 0o755)
        let server = PostgresServer(folder: "\(folder)/s", durable: false)
        try Data("precious".utf8).write(to: URL(filePath: "\(folder)/victim"))
        chmod("\(folder)/victim", 0o666)
        let outcome: Result<Void, any Error>
        do {
            outcome = .success(try await body(folder, server, try #require(try UnprivilegedUser.current())))
        } catch {
            outcome = .failure(error)
        }
        #expect(FileManager.default.contents(atPath: "\(folder)/victim") == Data("precious".utf8))
        try await server.stop(.immediate)
        try? FileManager.default.removeItem(atPath: folder)
        try outcome.get()
    }

    private func run(_ script: String, _ user: UnprivilegedUser, in folder: String) async throws -> Int32? {
        try await ChildProcess(
            "/bin/sh", ["-c", script],
            .init(environment: ["PATH": "/usr/bin:/bin"], log: "/dev/null", folder: folder, user: user)
        ).waitForExit(within: .seconds(60))
    }

    @Test("the server's user can put nothing in the place of the log, the lock or the cluster")
    func closed() async throws {
        try await with { folder, server, user in
            _ = try await server.start()
            for name in ["server.log", "server.lock", "data", "socket"] {
                #expect(try await run("mv \(name) away", user, in: "\(folder)/s") != 0)
                #expect(try await run("rm -f \(name) 2>&1; ln -sfT ../victim \(name)", user, in: "\(folder)/s") != 0)
            }
            #expect(try await run("ln -s ../victim data.new", user, in: "\(folder)/s") != 0)
            try await server.stop()
            _ = try await server.start()
        }
    }

    @Test(
        "what an earlier release's server left in its own folder leads root nowhere",
        arguments: [
            "ln -s ../victim", "ln ../victim", "ln -s ../not-there", "mkfifo", "mkdir", "touch",
        ])
    func takenOver(plant: String) async throws {
        try await with { folder, server, user in
            mkdir("\(folder)/s", 0o700)
            chown("\(folder)/s", user.uid, user.gid)
            for name in ["server.log", "server.lock"] where plant != "mkdir" {
                #expect(try await run("\(plant) \(name)", user, in: "\(folder)/s") == 0)
            }
            if plant == "mkdir" {
                #expect(try await run("mkdir data.new; ln -s /etc data.new/x", user, in: "\(folder)/s") == 0)
            }
            _ = try await server.start()
            #expect(await server.isRunning())
            for name in ["server.log", "server.lock"] {
                var status = stat()
                #expect(lstat("\(folder)/s/\(name)", &status) == 0)
                #expect(status.st_uid == 0 && status.st_mode & S_IFMT == S_IFREG && status.st_nlink == 1)
            }
            #expect(access("\(folder)/not-there", F_OK) != 0)
            #expect(access("/etc/passwd", F_OK) == 0)
        }
    }

    @Test("a cluster's files that say something else make root signal nobody, and wait for nobody")
    func pidFile() async throws {
        try await with { folder, server, user in
            _ = try await server.start()
            try await server.stop()
            let bystander = try ChildProcess("/bin/sleep", ["600"], .init(environment: [:], log: "/dev/null"))
            #expect(try await run("echo \(bystander.pid) >postmaster.pid", user, in: "\(folder)/s/data") == 0)
            #expect(await !server.isRunning())
            try await server.stop()
            server.kill()
            #expect(bystander.exitCode() == nil)
            bystander.signal(SIGKILL)
            #expect(try await run("rm postmaster.pid; mkfifo postmaster.pid", user, in: "\(folder)/s/data") == 0)
            #expect(await !server.isRunning())
            #expect(
                try await run("rm postmaster.pid; ln -s ../../victim postmaster.pid", user, in: "\(folder)/s/data") == 0
            )
            #expect(await !server.isRunning())
        }
    }

    @Test("stands in no folder that another user may exchange, and says where an old cluster is to go")
    func exchangeable() async throws {
        try await with { folder, _, user in
            chmod(folder, 0o777)
            let server = PostgresServer(folder: "\(folder)/s")
            #expect(server.folder.hasPrefix("/var/lib/liner-notes/"))
            let code = try await run("mkdir -p s/data", user, in: folder)
            #expect(code == 0)
            let error = await #expect(throws: PostgresServerError.self) { try await server.start() }
            #expect(error?.message.contains(server.folder) == true)
            chmod(folder, 0o755)
        }
    }

    /// Listens at a socket, asks everybody for a password, and writes down what it hears.
    private static let impostorScript = """
        import socket, sys
        place = socket.socket(socket.AF_UNIX)
        place.bind(sys.argv[1])
        place.listen()
        heard = open(sys.argv[2], "wb", buffering=0)
        while True:
            guest = place.accept()[0]
            heard.write(guest.recv(4096))
            try:
                guest.sendall(b"R" + bytes([0, 0, 0, 8, 0, 0, 0, 3]))  # your password, in plain text
                heard.write(guest.recv(4096))
            except OSError:
                pass
            guest.close()
        """

    @Test(
        "who stands in the server's place is told no password, of a file or the environment", arguments: [true, false])
    func impostor(hasServersAccount: Bool) async throws {
        try await with { folder, server, user in
            _ = try await server.start()
            try await server.stop()
            let socket = "\(folder)/s/socket/.s.PGSQL.5432"
            try Data().write(to: URL(filePath: "\(folder)/heard"))
            chmod("\(folder)/heard", 0o666)
            let impostor = try ChildProcess(
                "/usr/bin/env", ["python3", "-c", Self.impostorScript, socket, "\(folder)/heard"],
                .init(
                    environment: ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? ""], log: "/dev/null",
                    folder: folder, user: hasServersAccount ? user : nil, signalAtOurEnd: SIGKILL))
            while access(socket, F_OK) != 0 { try await Task.sleep(for: .milliseconds(20)) }
            try Data("*:*:*:*:secret-of-a-file".utf8).write(to: URL(filePath: "\(folder)/pgpass"))
            chmod("\(folder)/pgpass", 0o600)
            for secret in ["PGPASSWORD": "secret-of-the-environment", "PGPASSFILE": "\(folder)/pgpass"] {
                let program = try ChildProcess(
                    "/usr/bin/env", ["psql", "-w", server.connectionString, "-c", "select"],
                    .init(
                        environment: [
                            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "", secret.key: secret.value,
                        ], log: "\(folder)/log", folder: folder))
                #expect(await program.waitForExit(within: .seconds(60)) == 2)
            }
            impostor.signal(SIGKILL)
            let heard = String(
                decoding: FileManager.default.contents(atPath: "\(folder)/heard") ?? Data(), as: UTF8.self)
            #expect(!heard.contains("secret"), "\(heard)")
            #expect(heard.contains("linernotes") == hasServersAccount, "whose account is another is told nothing")
            unlink(socket)
        }
    }
}
