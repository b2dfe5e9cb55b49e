/// The Kubernetes CronJobs: one for each worker, and maintenance. Each has its program's image.
public func kubernetesCronJobs(
    _ workers: [WorkerDescription], at installation: Installation = .packaged
) -> String {
    let jobs =
        workers.map { worker in
            CronJob(
                summary: worker.summary, schedule: worker.cron, secondsMaximum: worker.runSecondsMaximum,
                pod: KubernetesPod(
                    name: worker.command, program: worker.command, arguments: ["--once"],
                    secrets: ["DATABASE_URL"] + ProviderKeys.secrets(of: worker.upstreams), restartPolicy: "Never"))
        } + [
            CronJob(
                summary: Maintenance.summary, schedule: Maintenance.cron, secondsMaximum: Maintenance.secondsMaximum,
                pod: KubernetesPod(
                    name: Maintenance.name, program: "liner", arguments: ["maintain"], secrets: ["DATABASE_URL"],
                    restartPolicy: "Never"))
        ]
    return """
        \(installation.head)
        # The images are yours: docs/operations/containers.md says how they are built.
        # Settings come from the ConfigMap liner-notes, what is secret from the Secret liner-notes: settings.yaml has both.
        \(jobs.map(\.yaml).joined(separator: "\n"))

        """
}

/// One CronJob in words of ours.
private struct CronJob {
    let summary, schedule: String
    let secondsMaximum: Int
    let pod: KubernetesPod

    var yaml: String {
        """
        ---
        # \(summary)
        apiVersion: batch/v1
        kind: CronJob
        metadata:
          name: liner-notes-\(pod.name)
          labels: \(pod.labels)
        spec:
          schedule: "\(schedule)"
          concurrencyPolicy: Forbid
          startingDeadlineSeconds: 60
          successfulJobsHistoryLimit: 1
          failedJobsHistoryLimit: 3
          jobTemplate:
            spec:
              backoffLimit: 0
              activeDeadlineSeconds: \(secondsMaximum)
              ttlSecondsAfterFinished: 3600
              template:
        \(pod.template(indent: 8))
        """
    }
}
