/// Workers that stay: a Deployment each, which KEDA scales by what waits in the queue, down to none.
func kubernetesDeployments(_ workers: [WorkerDescription]) -> String {
    """
    \(Installation.packaged.head)
    # Workers that stay while there is work, in place of CronJobs. KEDA (keda.sh) asks the database what waits.
    ---
    apiVersion: keda.sh/v1alpha1
    kind: TriggerAuthentication
    metadata:
      name: liner-notes
      labels: {app.kubernetes.io/name: liner-notes}
    spec:
      secretTargetRef:
        - {parameter: connection, name: liner-notes, key: DATABASE_URL}
    \(workers.map { StayingWorker($0).yaml }.joined(separator: "\n"))

    """
}

private struct StayingWorker {
    /// Providers' limits hold for the whole fleet: more pods than a few only wait for each other.
    static let podsMaximum = 3
    /// So many messages for each pod beyond the first.
    static let messagesPerPod = 500

    let worker: WorkerDescription
    let pod: KubernetesPod

    init(_ worker: WorkerDescription) {
        self.worker = worker
        pod = KubernetesPod(
            name: worker.command, program: worker.command, arguments: ["--watch"],
            secrets: ["DATABASE_URL", "DATABASE_DIRECT_URL"] + ProviderKeys.secrets(of: worker.upstreams))
    }

    var yaml: String {
        """
        ---
        # \(worker.summary)
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: liner-notes-\(pod.name)
          labels: \(pod.labels)
        spec:
          revisionHistoryLimit: 3
          selector:
            matchLabels: \(pod.labels)
          template:
        \(pod.template(indent: 4))
        ---
        apiVersion: keda.sh/v1alpha1
        kind: ScaledObject
        metadata:
          name: liner-notes-\(pod.name)
          labels: \(pod.labels)
        spec:
          scaleTargetRef: {name: liner-notes-\(pod.name)}
          minReplicaCount: 0
          maxReplicaCount: \(Self.podsMaximum)
          pollingInterval: 15
          cooldownPeriod: 300
          triggers:
            - type: postgresql
              metadata:
                query: select visible from linernotes.queue_depths where queue = '\(worker.queue)'
                targetQueryValue: "\(Self.messagesPerPod)"
                activationTargetQueryValue: "0"
              authenticationRef: {name: liner-notes}
        """
    }
}
