import FoundationEssentials
import Glibc
import Testing

@testable import Processes

@Suite("A child process")
struct ChildProcessTests {
    private func start(
        _ script: String, in folder: String, _ change: (inout ChildProcess.Surroundings) -> Void = { _ in }
    ) throws -> ChildProcess {
        var surroundings = ChildProcess.Surroundings(
            environment: ["GREETING": "hello", "PATH": "/usr/bin:/bin"], log: "\(folder)/log")
        change(&surroundings)
        return try ChildProcess("/bin/sh", ["-c", script], surroundings)
    }

    private func log(_ folder: String) -> String { OwnFile.tail("\(folder)/log") ?? "" }

    @Test("its end, its output and its signals reach us")
    func child() async throws {
        try await ScratchFolder.with { folder in
            let first = try start("echo $GREETING; echo error >&2; exit 7", in: folder)
            #expect(await first.waitForExit(within: .seconds(30)) == 7)
            #expect(log(folder) == "hello\nerror\n")
            let sleeper = try start("exec sleep 60", in: folder)
            #expect(sleeper.exitCode() == nil)
            sleeper.signal(SIGTERM)
            #expect(await sleeper.waitForExit(within: .seconds(30)) == 128 + SIGTERM)
            #expect(ChildProcess.hasEnded(sleeper.pid))
        }
    }

    @Test("gets no signal, no descriptor and no group of ours")
    func nothingOfOurs() async throws {
        StopSignals.ignoreBrokenPipes()
        try await ScratchFolder.with { folder in
            // Not closed on exec, as a careless library leaves it.
            let leak = dup(1)
            defer { close(leak) }
            let child = try start(
                "ls /proc/self/fd | wc -l; grep SigIgn /proc/self/status; grep SigBlk /proc/self/status", in: folder)
            #expect(child.group == child.pid)
            #expect(await child.waitForExit(within: .seconds(30)) == 0)
            // Its three, and that of ls for the folder.
            let words = log(folder).split(whereSeparator: \.isWhitespace)
            #expect(words.first == "4")
            // Those from 32 on are the C library's own.
            for mask in [2, 4] where words.count == 5 {
                #expect(try #require(UInt64(words[mask], radix: 16)) & 0x7fff_ffff == 0)
            }
            #expect(words.count == 5)
        }
    }

    @Test("a socket that it is handed is its descriptors 3 and 4, whatever ours is")
    func socket() async throws {
        try await ScratchFolder.with { folder in
            var ends: [Int32] = [-1, -1]
            try #require(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0)
            defer { ends.forEach { close($0) } }
            let child = try start("read line <&3; echo $line back >&4; ls /proc/self/fd | wc -l", in: folder) {
                $0.socket = ends[1]
            }
            #expect(write(ends[0], "there\n", 6) == 6)
            var bytes = [UInt8](repeating: 0, count: 100)
            let count = read(ends[0], &bytes, bytes.count)
            #expect(String(decoding: bytes.prefix(max(0, count)), as: UTF8.self) == "there back\n")
            #expect(await child.waitForExit(within: .seconds(30)) == 0)
            // Its five, and that of ls for the folder.
            #expect(log(folder).split(whereSeparator: \.isWhitespace).first == "6")
        }
    }

    @Test("takes its group along where it is told to, however it ends")
    func group() async throws {
        try await ScratchFolder.with { folder in
            let child = try start("sleep 600 & echo $!; exec sleep 601", in: folder) { $0.takesGroupAlong = true }
            while log(folder).isEmpty { try await Task.sleep(for: .milliseconds(10)) }
            let other = try #require(pid_t(log(folder).split(whereSeparator: \.isWhitespace)[0]))
            child.signal(SIGKILL)
            #expect(await child.waitForExit(within: .seconds(30)) == 128 + SIGKILL)
            for _ in 0..<1_000 where !ChildProcess.hasEnded(other) && !isZombie(other) {
                try await Task.sleep(for: .milliseconds(10))
            }
            #expect(ChildProcess.hasEnded(other) || isZombie(other))
        }
    }

    /// Nobody may take leave of an orphan where there is no init.
    private func isZombie(_ pid: pid_t) -> Bool {
        let status = OwnFile.read("/proc/\(pid)/stat", of: geteuid()) ?? ""
        return status.split(separator: ")").last?.hasPrefix(" Z") == true
    }

    @Test("a program that can't be started is named")
    func missing() {
        let error = #expect(throws: ProcessError.self) {
            try ChildProcess("/nonexistent/x", [], .init(environment: [:], log: "/dev/null"))
        }
        #expect(error?.code == .notStarted)
        #expect(error?.description.contains("/nonexistent/x") == true)
    }

    @Test("ends with us however we end, and one that may outlive us does not")
    func ourEnd() async throws {
        try await ScratchFolder.with { folder in
            await #expect(processExitsWith: .signal(SIGKILL)) { [folder = folder as String] in
                for (name, signal) in [("bound", SIGTERM), ("free", nil)] {
                    let child = try ChildProcess(
                        "/bin/sleep", ["600"],
                        .init(environment: [:], log: "\(folder)/log", signalAtOurEnd: signal))
                    try Data("\(child.pid)".utf8).write(to: URL(filePath: "\(folder)/\(name)"))
                }
                raise(SIGKILL)
            }
            func pid(_ name: String) throws -> pid_t {
                try #require(pid_t(OwnFile.read("\(folder)/\(name)", of: geteuid()) ?? ""))
            }
            let (bound, free) = (try pid("bound"), try pid("free"))
            while isRunning(bound) { try await Task.sleep(for: .milliseconds(1)) }
            #expect(isRunning(free))
            kill(free, SIGKILL)
        }
    }

    @Test("has our terminal, and has none where it runs as another user", .enabled(if: geteuid() == 0))
    func terminal() async throws {
        try await ScratchFolder.with { folder in
            chmod(folder, 0o777)
            await #expect(processExitsWith: .success) { [folder = folder as String] in
                try Self.takeTerminal()
                for user in [nil, try UnprivilegedUser.current()] {
                    let child = try ChildProcess(
                        "/bin/sh",
                        [
                            "-c",
                            "read -r pid name state parent group session terminal rest </proc/self/stat; echo $terminal",
                        ],
                        .init(environment: [:], log: "\(folder)/\(user?.name ?? "ours")", user: user))
                    _ = await child.waitForExit(within: .seconds(60))
                }
                exit(0)
            }
            func terminal(of name: String) throws -> String? {
                try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8).split(separator: "\n").first.map(
                    String.init)
            }
            let user = try UnprivilegedUser.current()
            #expect(try #require(try terminal(of: "ours")).first?.isNumber == true)
            #expect(try terminal(of: "ours") != "0")
            #expect(try terminal(of: try #require(user).name) == "0")
        }
    }

    /// Makes a new terminal that of this process, as a login does.
    private static func takeTerminal() throws {
        // TIOCSPTLCK and TIOCGPTN: macros that Swift can't see.
        let (unlock, number) = (UInt(0x4004_5431), UInt(0x8004_5430))
        let keyboard = open("/dev/ptmx", O_RDWR | O_NOCTTY)
        var (lock, name): (Int32, Int32) = (0, -1)
        try #require(ioctl(keyboard, unlock, &lock) == 0 && ioctl(keyboard, number, &name) == 0)
        setsid()
        try #require(open("/dev/pts/\(name)", O_RDWR) >= 0)
    }

    /// Whether it is more than an entry that nobody has asked for yet.
    private func isRunning(_ pid: pid_t) -> Bool {
        guard kill(pid, 0) == 0, let status = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8)
        else { return false }
        return !status.contains(") Z ")
    }

    @Test("runs as the user named, also from a folder that this one can't enter", .enabled(if: geteuid() == 0))
    func user() async throws {
        let user = try #require(try UnprivilegedUser.current())
        try await ScratchFolder.with { folder in
            let child = try start("id -u; id -G; pwd", in: folder) { ($0.user, $0.folder) = (user, "/") }
            #expect(await child.waitForExit(within: .seconds(30)) == 0)
            #expect(log(folder) == "\(user.uid)\n\(user.gid)\n/\n")
            mkdir("\(folder)/closed", 0o700)
            try FileManager.default.copyItem(atPath: "/usr/bin/id", toPath: "\(folder)/closed/id")
            chmod("\(folder)/closed/id", 0o755)
            let hidden = try ChildProcess(
                "\(folder)/closed/id", ["-u"], .init(environment: [:], log: "\(folder)/hidden", user: user))
            #expect(await hidden.waitForExit(within: .seconds(30)) == 0)
            #expect(OwnFile.tail("\(folder)/hidden") == "\(user.uid)\n")
        }
    }
}
