/// A Secret and a ConfigMap to fill in: what is secret stands in the one, the rest in the other.
public func kubernetesSettings(at installation: Installation = .packaged) -> String {
    let keys = ProviderKeys.secrets.map { "  \($0): \"\"" }.joined(separator: "\n")
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
          # With its password, where it wants one, in percent signs what an address can't hold: %40 for @.
          DATABASE_URL: "postgresql://linernotes_worker:PASSWORD@db.example/music?sslmode=verify-full"
          # For the server, and for `liner migrate`: logins of their own (docs/operations/roles-and-backups.md).
          SERVER_DATABASE_URL: "postgresql://linernotes_server:PASSWORD@db.example/music?sslmode=verify-full"
          MIGRATOR_DATABASE_URL: "postgresql://linernotes_migrator:PASSWORD@db.example/music?sslmode=verify-full"
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
          # Which account the key of Instagram is for; without a key leave it empty.
          INSTAGRAM_USER_ID: ""
          # on: registrations that are missing are asked of Credits.fm, to which ISRCs and your address go.
          CREDITS_FM: "off"
          LINERNOTES_LOG_LEVEL: "info"

        """
}
