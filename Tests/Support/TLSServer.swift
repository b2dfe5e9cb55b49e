import Glibc

/// `openssl s_server` with a certificate that it signed itself, for 127.0.0.1.
package final class TLSServer {
    package let port: Int
    package let certificateFile: String
    package var url: String { "https://127.0.0.1:\(port)" }
    private let folder: String
    private let process: pid_t
    private let output: Int32

    /// - Parameters:
    ///   - name: What the certificate is for, as openssl writes it.
    package init(name: String = "IP:127.0.0.1", options: [String] = []) throws {
        var template = Array("/tmp/liner-tls-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw Failure(what: "a folder", code: errno) }
        folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        certificateFile = folder + "/certificate.pem"
        let key = folder + "/key.pem"
        var status: Int32 = 0
        let maker = try Self.spawn(
            [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
                "-subj", "/CN=liner", "-addext", "subjectAltName=\(name)", "-keyout", key, "-out", certificateFile,
            ])
        waitpid(maker.process, &status, 0)
        close(maker.output)
        guard status == 0 else { throw Failure(what: "a certificate", code: status) }
        let server = try Self.spawn(
            ["s_server", "-accept", "127.0.0.1:0", "-cert", certificateFile, "-key", key, "-www"] + options)
        (process, output) = server
        port = Self.readPort(output)
    }

    deinit {
        kill(process, SIGKILL)
        waitpid(process, nil, 0)
        close(output)
        for file in [certificateFile, folder + "/key.pem"] { unlink(file) }
        rmdir(folder)
    }

    struct Failure: Error {
        let what: String
        let code: Int32
    }

    /// The server prints "ACCEPT 127.0.0.1:<port>" when it listens; what follows is not read, and is little.
    private static func readPort(_ output: Int32) -> Int {
        var line: [UInt8] = []
        var byte: UInt8 = 0
        while read(output, &byte, 1) == 1 {
            if byte != UInt8(ascii: "\n") {
                line.append(byte)
            } else if line.starts(with: "ACCEPT".utf8) {
                break
            } else {
                line = []
            }
        }
        return String(decoding: line, as: UTF8.self).split(separator: ":").last.flatMap { Int($0) } ?? 0
    }

    private static func spawn(_ arguments: [String]) throws -> (process: pid_t, output: Int32) {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw Failure(what: "a pipe", code: errno) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer { close(ends[1]) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDWR, 0)
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_RDWR, 0)
        var words: [UnsafeMutablePointer<CChar>?] = (["openssl"] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var process = pid_t()
        let failure = posix_spawnp(&process, "openssl", &actions, nil, &words, environ)
        guard failure == 0 else { throw Failure(what: "openssl", code: failure) }
        return (process, ends[0])
    }
}
