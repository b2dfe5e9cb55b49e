/// A file that comes from the workers' declarations.
public struct GeneratedFile: Sendable, Equatable {
    /// From the root of the repository.
    public let path: String
    public let text: String

    public init(path: String, text: String) {
        self.path = path
        self.text = text
    }

    /// What starts workers on schedule, each with files of its own.
    public enum Scheduler: String, Sendable, CaseIterable {
        case crontab, systemd, kubernetes
    }

    /// All of them, from all workers in the order of a discovery.
    ///
    /// - Throws: ``DeploymentError`` when two workers have the same command, or there is none.
    public static func all(for workers: [WorkerDescription]) throws(DeploymentError) -> [GeneratedFile] {
        var files: [GeneratedFile] = []
        for scheduler in Scheduler.allCases { files += try schedule(scheduler, for: workers) }
        files.append(GeneratedFile(path: "sql/fleet/functions/discovery/worker_jobs.sql", text: workerJobs(workers)))
        // Not of a schedule: an installation's own is filled in, and must not be written over.
        files.append(GeneratedFile(path: "deploy/kubernetes/settings.yaml", text: kubernetesSettings()))
        files.append(
            GeneratedFile(
                path: "deploy/kubernetes/staying/deployments.yaml", text: kubernetesDeployments(workers)))
        files.append(GeneratedFile(path: "compose.yaml", text: composeFile(workers)))
        files.append(GeneratedFile(path: "deploy/monitoring/dashboard.json", text: try grafanaDashboard()))
        return files
    }

    /// Those of one scheduler.
    ///
    /// - Throws: ``DeploymentError`` when two workers have the same command, or there is none.
    public static func schedule(
        _ scheduler: Scheduler, for workers: [WorkerDescription], at installation: Installation = .packaged
    ) throws(DeploymentError) -> [GeneratedFile] {
        guard !workers.isEmpty else { throw DeploymentError("no worker's description was given") }
        guard Set(workers.map(\.command)).count == workers.count else {
            throw DeploymentError("a worker was given twice")
        }
        return switch scheduler {
        case .crontab: [GeneratedFile(path: "cron/crontab", text: crontab(workers, at: installation))]
        case .systemd: systemdUnits(workers, at: installation)
        case .kubernetes:
            [
                GeneratedFile(
                    path: "deploy/kubernetes/scheduled/cronjobs.yaml",
                    text: kubernetesCronJobs(workers, at: installation))
            ]
        }
    }
}

/// What runs once an hour beside the workers.
enum Maintenance {
    static let name = "maintenance"
    static let summary = "Clean up what has expired, recover what has stalled, check the health."
    static let minute = 30
    static let cron = "\(minute) * * * *"
    static let secondsMaximum = 900
    static let command = "liner maintain"
}
