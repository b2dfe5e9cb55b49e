import FoundationEssentials
import Glibc

/// Where an export goes: a file that is there whole or not at all, or standard output.
struct ExportFile: Sendable {
    /// nil: standard output.
    let path: String?
    private let descriptor: Int32
    private let partial: String

    /// Opens a file beside the one that it will become.
    ///
    /// - Throws: ``ToolError`` when it can't be made, or when there is something else than a file.
    init(_ path: String?) throws {
        self.path = path
        guard let path else {
            descriptor = STDOUT_FILENO
            partial = ""
            return
        }
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        if let type = attributes?[.type] as? FileAttributeType, type != .typeRegular {
            throw ToolError(.configuration, "\(path) is there and is no file", fix: "Name another file with --output")
        }
        partial = "\(path).\(UUID().uuidString).partial"
        descriptor = open(partial, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw Self.problem(path) }
    }

    func write(_ text: String) throws {
        var text = text
        try text.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)
            while !rest.isEmpty {
                let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
                guard count > 0 || errno == EINTR else { throw Self.problem(path ?? "standard output") }
                rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(max(0, count)))
            }
        }
    }

    /// Puts the file in its place, in one step.
    func finish() throws {
        guard let path else { return }
        guard fsync(descriptor) == 0, rename(partial, path) == 0 else { throw Self.problem(path) }
        close(descriptor)
    }

    /// Leaves no trace; what was in its place stays.
    func discard() {
        guard path != nil else { return }
        close(descriptor)
        unlink(partial)
    }

    private static func problem(_ name: String) -> ToolError {
        ToolError(
            .fault, "\(name.printable) can't be written: \(String(cString: strerror(errno)))",
            fix: "Make room or mend the rights there, or write elsewhere")
    }
}
