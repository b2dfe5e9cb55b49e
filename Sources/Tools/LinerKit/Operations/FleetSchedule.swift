import Deployment
import FoundationEssentials
import Processes

/// What starts the fleet on schedule.
enum FleetSchedule: String, CaseIterable {
    case crontab, systemd, kubernetes
    case pgCron = "pg_cron"

    private var scheduler: GeneratedFile.Scheduler? {
        switch self {
        case .crontab: .crontab
        case .systemd: .systemd
        case .kubernetes: .kubernetes
        case .pgCron: nil
        }
    }

    /// Its files by their names alone, for an installation.
    ///
    /// - Throws: ``ToolError`` when a path of the installation can't stand in them.
    func files(for workers: [WorkerDescription], at installation: Installation) throws -> [GeneratedFile] {
        guard let scheduler else { return [GeneratedFile(path: "pg_cron.sql", text: PgCron.script)] }
        do {
            return try GeneratedFile.schedule(scheduler, for: workers, at: installation).map {
                GeneratedFile(path: URL(filePath: $0.path).lastPathComponent, text: $0.text)
            }
        } catch {
            throw ToolError(.fault, "\(error)", fix: "Build the workers again")
        }
    }

    /// What a person should know before the files do what they say.
    func notes(_ installation: Installation, fileExists: (String) -> Bool) -> [String] {
        switch self {
        case .crontab, .systemd:
            let environment = installation.environmentFile
            let missing =
                fileExists(environment) ? [] : ["\(environment) is not there yet: write the settings into it."]
            let hidden = ["/home", "/root", "/run/user", "/tmp", "/var/tmp"].contains {
                installation.executables.hasPrefix($0 + "/")
            }
            guard self == .systemd, hidden else { return missing }
            return missing + [
                "These units see no home folders and no /tmp: install into /opt/liner-notes/bin, not "
                    + "\(installation.executables)."
            ]
        case .kubernetes: return ["The images are yours: docs/operations/containers.md says how they are built."]
        case .pgCron: return []
        }
    }
}

/// Writes files into a folder.
enum ScheduleFolder {
    /// - Throws: ``ToolError`` when that can't be done; each file is whole or as it was.
    static func write(_ files: [GeneratedFile], to folder: String) throws {
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            guard TrustedPlace.isTrusted("\(folder)/file") else {
                throw ToolError(
                    .output, "somebody else may change what stands in \(folder.printable), and cron will run it",
                    fix: "Name a folder of yours with --output")
            }
            for file in files {
                let replaced = try ReplacedFile("\(folder)/\(file.path)")
                do {
                    try replaced.write(file.text)
                    try replaced.finish()
                } catch {
                    replaced.discard()
                    throw error
                }
            }
        } catch let problem as ToolError {
            throw problem
        } catch {
            throw ToolError(
                .output, "the files can't be written into \(folder.printable)",
                fix: "Name a folder of yours with --output")
        }
    }
}
