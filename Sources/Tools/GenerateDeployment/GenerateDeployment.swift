import ArgumentParser
import Deployment
import FoundationEssentials
import Processes

/// Writes crontab, systemd units and Kubernetes CronJobs from the workers' descriptions.
@main
struct GenerateDeployment: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate-deployment",
        abstract: "Write crontab, systemd units and Kubernetes CronJobs from workers' descriptions.",
        discussion: "`make generate` calls it; the files given are what each worker's `describe` printed.")

    @Option(help: "The folder to write into; the paths below it are those of the repository.")
    var output = "."

    @Argument(help: "Files with descriptions, in the order of a discovery.")
    var descriptions: [String]

    func run() throws {
        StopSignals.ignoreBrokenPipes()
        let workers = try descriptions.map { path in
            do {
                return try WorkerDescription(json: try Data(contentsOf: URL(filePath: path)))
            } catch {
                throw ValidationError("\(path): \(error)")
            }
        }
        for file in try GeneratedFile.all(for: workers) { try write(file) }
    }

    private func write(_ file: GeneratedFile) throws {
        let target = URL(filePath: output).appending(path: file.path)
        try FileManager.default.createDirectory(
            at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(file.text.utf8).write(to: target, options: .atomic)
    }
}
