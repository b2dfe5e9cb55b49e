/// A Secret and a ConfigMap to fill in: what is secret stands in the one, the rest in the other.
public func kubernetesSettings(at installation: Installation = .packaged) -> String {
    let keys = ProviderKeys.all.map { "  \($0): \"\"" }.joined(separator: "\n")
    return """
        \(installation.head)
        # Copy this file, fill in the copy, apply that, and keep it out of the repository. Without a provider's keys the
        # provider is left out; an empty value counts as none.
        ---
        apiVersion: v1
        kind: Secret
        metadata:
          name: liner-notes
          labels: {app.kubernetes.io/name: liner-notes}
        type: Opaque
        stringData:
          # With its password, or without: then as the key "password" of this Secret, which becomes PGPASSWORD.
          DATABASE_URL: "postgresql://linernotes_worker@db.example/music?sslmode=verify-full"
          # For workers that stay, where DATABASE_URL leads through a pooler.
          DATABASE_DIRECT_URL: ""
        \(keys)
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: liner-notes
          labels: {app.kubernetes.io/name: liner-notes}
        data:
          # How MusicBrainz can reach you: a mail or web address.
          MUSICBRAINZ_CONTACT: "you@example.org"
          LINERNOTES_LOG_LEVEL: "info"

        """
}
