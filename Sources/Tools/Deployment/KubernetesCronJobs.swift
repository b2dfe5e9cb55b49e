/// The Kubernetes CronJobs: one for each worker, and maintenance. Their paths are those of the image.
public func kubernetesCronJobs(
    _ workers: [WorkerDescription], at installation: Installation = .packaged
) -> String {
    let jobs =
        workers.map { worker in
            CronJob(
                name: worker.command, summary: worker.summary, schedule: worker.cron, image: "liner-notes:latest",
                command: ["/opt/liner-notes/bin/\(worker.command)", "--once"], secondsMaximum: worker.runSecondsMaximum,
                keys: ProviderKeys.names(of: worker.upstreams))
        } + [
            CronJob(
                name: Maintenance.name, summary: Maintenance.summary, schedule: "\(Maintenance.minute) * * * *",
                image: "liner-notes:latest", command: ["/opt/liner-notes/bin/liner", "maintain"],
                secondsMaximum: Maintenance.secondsMaximum, keys: [])
        ]
    return """
        \(installation.head)
        # The image is yours: docs/operations/kubernetes.md says what must be in it.
        # Settings come from the ConfigMap liner-notes, what is secret from the Secret liner-notes: settings.yaml has both.
        \(jobs.map(\.yaml).joined(separator: "\n"))

        """
}

/// One CronJob in words of ours.
private struct CronJob {
    let name, summary, schedule, image: String
    let command: [String]
    let secondsMaximum: Int
    /// Of providers, each a variable.
    let keys: [String]

    /// No key of a provider must be there.
    private var secrets: String {
        let indent = String(repeating: " ", count: 16)
        let optional =
            [("PGPASSWORD", "password"), ("DATABASE_DIRECT_URL", "DATABASE_DIRECT_URL")] + keys.map { ($0, $0) }
        let lines = [("DATABASE_URL", "DATABASE_URL", "")] + optional.map { ($0, $1, ", optional: true") }
        return lines.map { name, key, rest in
            "\(indent)- name: \(name)\n"
                + "\(indent)  valueFrom: {secretKeyRef: {name: liner-notes, key: \(key)\(rest)}}"
        }.joined(separator: "\n")
    }

    var yaml: String {
        """
        ---
        # \(summary)
        apiVersion: batch/v1
        kind: CronJob
        metadata:
          name: liner-notes-\(name)
          labels: {app.kubernetes.io/name: liner-notes, app.kubernetes.io/component: \(name)}
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
                metadata:
                  labels: {app.kubernetes.io/name: liner-notes, app.kubernetes.io/component: \(name)}
                spec:
                  restartPolicy: Never
                  automountServiceAccountToken: false
                  enableServiceLinks: false
                  terminationGracePeriodSeconds: \(WorkerDescription.stopGraceSeconds)
                  securityContext:
                    runAsNonRoot: true
                    runAsUser: 10001
                    runAsGroup: 10001
                    seccompProfile: {type: RuntimeDefault}
                  containers:
                    - name: \(name)
                      image: \(image)
                      command: [\(command.map { "\"\($0)\"" }.joined(separator: ", "))]
                      envFrom:
                        - configMapRef: {name: liner-notes}
                      env:
        \(secrets)
                      securityContext:
                        allowPrivilegeEscalation: false
                        readOnlyRootFilesystem: true
                        capabilities: {drop: ["ALL"]}
                      resources:
                        requests: {cpu: 50m, memory: 32Mi}
                        limits: {cpu: "1", memory: 512Mi}
                      volumeMounts:
                        - {name: tmp, mountPath: /tmp}
                  volumes:
                    - name: tmp
                      emptyDir: {medium: Memory, sizeLimit: 16Mi}
        """
    }
}
