/// What pods of the fleet are alike in: a user without rights, a root that can't be written to, secrets as files.
struct KubernetesPod: Sendable {
    /// The program, which has an image of its own.
    let name: String
    let program: String
    let arguments: [String]
    /// The secrets that it has a use for, each a key of the Secret.
    let secrets: [String]
    /// `Never` in Jobs.
    var restartPolicy: String?

    /// Where the secrets are in a container.
    static let secretsFolder = "/run/secrets/liner-notes"

    var labels: String { "{app.kubernetes.io/name: liner-notes, app.kubernetes.io/component: \(name)}" }

    /// The template with its metadata, indented by so many blanks.
    func template(indent: Int) -> String {
        let blanks = String(repeating: " ", count: indent)
        return text.split(separator: "\n", omittingEmptySubsequences: false).map { blanks + $0 }
            .joined(separator: "\n")
    }

    /// Keys that the Secret lacks are no files: a provider without its keys is left out.
    private var items: String { secrets.map { "{key: \($0), path: \($0)}" }.joined(separator: ", ") }

    private var text: String {
        """
        metadata:
          labels: \(labels)
        spec:
        \(restartPolicy.map { "  restartPolicy: \($0)\n" } ?? "")\
          automountServiceAccountToken: false
          enableServiceLinks: false
          terminationGracePeriodSeconds: \(WorkerDescription.stopGraceSeconds)
          securityContext:
            runAsNonRoot: true
            runAsUser: 10001
            runAsGroup: 10001
            fsGroup: 10001
            seccompProfile: {type: RuntimeDefault}
          containers:
            - name: \(name)
              image: liner-notes/\(program):latest
              args: [\(arguments.map { "\"\($0)\"" }.joined(separator: ", "))]
              envFrom:
                - configMapRef: {name: liner-notes}
              env:
                - {name: LINERNOTES_SECRETS_FOLDER, value: \(Self.secretsFolder)}
              securityContext:
                allowPrivilegeEscalation: false
                readOnlyRootFilesystem: true
                capabilities: {drop: ["ALL"]}
              resources:
                requests: {cpu: 50m, memory: 32Mi}
                limits: {cpu: "1", memory: 512Mi}
              volumeMounts:
                - {name: secrets, mountPath: \(Self.secretsFolder), readOnly: true}
                - {name: tmp, mountPath: /tmp}
          volumes:
            - name: secrets
              secret:
                secretName: liner-notes
                defaultMode: 0440
                optional: true
                items: [\(items)]
            - name: tmp
              emptyDir: {medium: Memory, sizeLimit: 16Mi}
        """
    }
}
