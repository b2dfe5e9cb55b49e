import ArgumentParser
import Deployment
import FleetAnswers
import FoundationEssentials
import Settings

extension FleetSchedule: ExpressibleByArgument {}

struct ScheduleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schedule", abstract: "Print what starts the fleet on schedule: crontab, systemd and others.",
        discussion: """
            Made from what the workers declare (`artist-discovery describe`), with the
            folder of this liner as the place of the executables.

            Examples:
              liner schedule crontab > fleet.crontab    for a user with no other crontab
              liner schedule systemd --output /etc/systemd/system
              liner schedule kubernetes > cronjobs.yaml
              liner schedule pg_cron                    the statement, and what it needs
              liner schedule pg_cron --apply            put the jobs into this database
              liner schedule pg_cron --remove           take them out again

            --json prints an array of {path, text}, or the jobs with --apply.
            Exit codes: 0 done, 1 --apply found no pg_cron.
            """)

    @Argument(help: ArgumentHelp("crontab, systemd, kubernetes or pg_cron.", valueName: "scheduler"))
    var schedule: FleetSchedule

    @Option(help: ArgumentHelp("Write the files into this folder; else to standard output.", valueName: "folder"))
    var output: String?

    @Option(help: ArgumentHelp("Where the settings are.", valueName: "file"))
    var environmentFile = Installation.packaged.environmentFile

    @Flag(name: .customLong("apply"), help: "With pg_cron: put the jobs into the database.")
    var isApplied = false

    @Flag(name: .customLong("remove"), help: "With pg_cron: take the jobs out of the database.")
    var isRemoved = false

    @OptionGroup var format: JSONOption

    func validate() throws {
        guard !(isApplied || isRemoved) || (schedule == .pgCron && output == nil && isApplied != isRemoved) else {
            throw ValidationError(
                "--apply and --remove are for pg_cron, one of them, without --output; the others are files.")
        }
    }

    func run() async throws {
        try await Tool.run { tool in
            if isApplied { return try await apply(tool) }
            if isRemoved { return try await tool.withDatabase { try await FleetControl($0).unschedule() } }
            let installation = try installation()
            let files = try schedule.files(for: try await workers(tool), at: installation)
            if let output { try ScheduleFolder.write(files, to: output) }
            try show(files, tool)
            for note in schedule.notes(installation, fileExists: FileManager.default.fileExists) {
                try tool.errors.print("Note: \(note)")
            }
        }
    }

    /// pg_cron wakes queues, whatever their workers declare.
    private func workers(_ tool: Tool) async throws -> [WorkerDescription] {
        guard schedule != .pgCron else { return [] }
        return try await WorkerDescriptions.read(
            try WorkerDescriptions.files(beside: ThisProgram.path), environment: tool.environment)
    }

    private func installation() throws -> Installation {
        let folder = URL(filePath: ThisProgram.path).resolvingSymlinksInPath().deletingLastPathComponent().path
        do {
            return try Installation.at(executables: folder, environmentFile: environmentFile)
        } catch {
            throw ToolError(
                .configuration, "\(error)", fix: "Install into another folder, such as /opt/liner-notes/bin")
        }
    }

    private func show(_ files: [GeneratedFile], _ tool: Tool) throws {
        if format.isJSON { return try tool.print(json: files.map { ["path": $0.path, "text": $0.text] }) }
        if let output {
            return try tool.output.print(files.map { "\(output)/\($0.path)".printable })
        }
        for file in files {
            if files.count > 1 { try tool.output.print("# ---- \(file.path)") }
            try tool.output.write(file.text)
        }
    }

    private func apply(_ tool: Tool) async throws {
        let jobs = try await tool.withDatabase { try await FleetControl($0).schedule() }
        if format.isJSON { return try tool.print(json: jobs) }
        try tool.output.print(ScheduledJob.table(jobs))
    }
}
