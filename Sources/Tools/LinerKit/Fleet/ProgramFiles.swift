import FoundationEssentials
import Messages

/// Where this program and its companions are.
enum ProgramFiles {
    /// The worker of a queue: the executable is named as the queue.
    static func command(of queue: QueueName) -> String { queue.rawValue.replacing("_", with: "-") }

    /// The file of a command: beside this program, else on the `PATH`; nil when it is in neither place.
    static func find(_ command: String, beside executable: String, path: String?) -> String? {
        let beside = URL(filePath: executable).resolvingSymlinksInPath().deletingLastPathComponent().path
        let folders = [beside] + (path ?? "").split(separator: ":").map(String.init)
        return folders.lazy.map { "\($0)/\(command)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}
