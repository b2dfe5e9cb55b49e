import FoundationEssentials
import Glibc
import Testing

@testable import Processes

@Suite("Files and folders of ours")
struct OwnFileTests {
    @Test("a link, a second name, a pipe, a folder and another user's file are refused")
    func foreign() async throws {
        try await ScratchFolder.with { folder in
            let victim = "\(folder)/victim"
            close(try OwnFile.open(victim, O_WRONLY | O_CREAT))
            for plant in Self.plants {
                let name = "\(folder)/\(plant.name)"
                try #require(plant.make(name, victim) == 0)
                let error = #expect(throws: ProcessError.self) { try OwnFile.open(name, O_WRONLY | O_CREAT | O_APPEND) }
                #expect(error?.code == .fileRefused)
                #expect(error?.description.contains(name) == true)
                unlink(name)
            }
            #expect(FileManager.default.contents(atPath: victim) == Data())
            #expect(throws: ProcessError.self) { try OwnFile.open(folder, O_RDONLY) }
        }
    }

    private struct Plant: Sendable {
        let name: String
        /// Puts something at the first path, that may lead to the second.
        let make: @Sendable (String, String) -> Int32
    }

    private static let plants: [Plant] = {
        let everybodys = [
            Plant(name: "symlink") { symlink($1, $0) }, Plant(name: "dangling") { symlink($1 + ".not", $0) },
            Plant(name: "hardlink") { link($1, $0) }, Plant(name: "pipe") { name, _ in mkfifo(name, 0o666) },
            Plant(name: "socket") { name, _ in mknod(name, S_IFSOCK | 0o666, 0) },
        ]
        guard geteuid() == 0 else { return everybodys }
        return everybodys + [
            Plant(name: "foreign") { name, _ in
                close(creat(name, 0o666))
                return chown(name, 65_534, 65_534)
            }
        ]
    }()

    @Test("a new one is for its owner alone, and its end is read without the rest")
    func own() async throws {
        try await ScratchFolder.with { folder in
            let descriptor = try OwnFile.open("\(folder)/log", O_WRONLY | O_CREAT)
            defer { close(descriptor) }
            var status = stat()
            #expect(fstat(descriptor, &status) == 0 && status.st_mode & 0o777 == 0o600)
            #expect(fcntl(descriptor, F_GETFD) & FD_CLOEXEC != 0)
            _ = write(descriptor, "first\nlast\n", 11)
            #expect(OwnFile.tail("\(folder)/log", bytesMaximum: 5) == "last\n")
            #expect(OwnFile.read("\(folder)/log", of: geteuid(), bytesMaximum: 5) == "first")
            #expect(OwnFile.read("\(folder)/log", of: geteuid() + 1) == nil)
        }
    }

    @Test("no name is used below a folder that another may change", .enabled(if: geteuid() == 0))
    func trust() async throws {
        try await ScratchFolder.with { folder in
            func isTrusted(_ mode: mode_t, _ owner: uid_t) -> Bool {
                mkdir("\(folder)/a", 0o755)
                defer { rmdir("\(folder)/a") }
                chmod("\(folder)/a", mode)
                chown("\(folder)/a", owner, 0)
                return TrustedPlace.isTrusted("\(folder)/a/b/c")
            }
            #expect(isTrusted(0o755, 0))
            #expect(isTrusted(0o1777, 0))
            #expect(!isTrusted(0o777, 0))
            #expect(!isTrusted(0o775, 0))
            #expect(!isTrusted(0o755, 65_534))
            // A link of somebody's to a folder of root's may lead elsewhere tomorrow.
            #expect(symlink("/etc", "\(folder)/link") == 0)
            #expect(TrustedPlace.isTrusted("\(folder)/link/x"))
            #expect(lchown("\(folder)/link", 65_534, 0) == 0)
            #expect(!TrustedPlace.isTrusted("\(folder)/link/x"))
            #expect(TrustedPlace.folder(for: "\(folder)/link/x").hasPrefix("/var/lib/liner-notes/"))
            #expect(TrustedPlace.folder(for: "\(folder)/y") == "\(folder)/y")
        }
    }

    @Test("users other than root use their own folders and root's, and no neighbour's", .enabled(if: geteuid() == 0))
    func trustOfOthers() async throws {
        try await ScratchFolder.with { folder in
            chmod(folder, 0o755)
            let nobody: uid_t = 65_534
            for (name, mode, owner, group) in [
                ("own", 0o700, nobody, nobody), ("shared", 0o775, nobody, nobody), ("roots", 0o755, 0, 0),
                ("neighbours", 0o755, 1, 1), ("open", 0o777, nobody, nobody), ("others", 0o775, nobody, 1),
            ] as [(String, mode_t, uid_t, gid_t)] {
                mkdir("\(folder)/\(name)", 0o755)
                chmod("\(folder)/\(name)", mode)
                chown("\(folder)/\(name)", owner, group)
            }
            await #expect(processExitsWith: .success) { [folder = folder as String] in
                guard setgid(65_534) == 0, setuid(65_534) == 0 else { exit(2) }
                for name in ["own", "shared", "roots"] where !TrustedPlace.isTrusted("\(folder)/\(name)/x") { exit(3) }
                for name in ["neighbours", "open", "others"] {
                    if TrustedPlace.isTrusted("\(folder)/\(name)/x") { exit(4) }
                    if (try? TrustedPlace.make("\(folder)/\(name)/x")) != nil { exit(5) }
                }
                guard (try? TrustedPlace.make("\(folder)/own/x")) != nil else { exit(6) }
                // Root's fallback is nothing to them: what they asked for is refused by its name.
                exit(TrustedPlace.folder(for: "\(folder)/open/x") == "\(folder)/open/x" ? 0 : 7)
            }
        }
    }

    @Test("a folder is made for us, and never taken from somebody else")
    func make() async throws {
        try await ScratchFolder.with { folder in
            try TrustedPlace.make("\(folder)/a/b")
            try TrustedPlace.make("\(folder)/a/b")
            var status = stat()
            #expect(stat("\(folder)/a/b", &status) == 0 && status.st_mode & 0o777 == 0o700)
            #expect(symlink("\(folder)/a", "\(folder)/link") == 0)
            #expect(throws: ProcessError.self) { try TrustedPlace.make("\(folder)/link") }
        }
    }
}
