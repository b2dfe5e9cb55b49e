import Deployment
import Foundation
import Testing

@Suite("The Kubernetes CronJobs")
struct KubernetesCronJobsTests {
    let documents = kubernetesCronJobs([.albumDiscovery, .socialEnrichment]).split(separator: "---\n").dropFirst()

    @Test("are one for each worker and one for maintenance")
    func names() {
        let names = documents.compactMap { $0.split(separator: "\n").first { $0.hasPrefix("  name: ") } }
        #expect(
            names == [
                "  name: liner-notes-album-discovery", "  name: liner-notes-social-enrichment",
                "  name: liner-notes-maintenance",
            ])
    }

    @Test(
        "give no container more than it needs",
        arguments: [
            "runAsNonRoot: true", "runAsUser: 10001", "readOnlyRootFilesystem: true", #"capabilities: {drop: ["ALL"]}"#,
            "allowPrivilegeEscalation: false", "automountServiceAccountToken: false", "memory: 512Mi",
            "seccompProfile: {type: RuntimeDefault}",
        ])
    func confinement(setting: String) {
        #expect(documents.allSatisfy { $0.contains(setting) })
    }

    @Test("get the database's address and each provider's keys from the Secret, and no keys that they have no use for")
    func secrets() throws {
        let album = String(try #require(documents.first { $0.contains("name: liner-notes-album-discovery") }))
        let social = String(try #require(documents.first { $0.contains("name: liner-notes-social-enrichment") }))
        let maintenance = String(try #require(documents.first { $0.contains("name: liner-notes-maintenance") }))
        for document in [album, social, maintenance] {
            #expect(document.contains("{secretKeyRef: {name: liner-notes, key: DATABASE_URL}}"))
        }
        func keys(_ document: String) -> [String] {
            ["SPOTIFY_CLIENT_SECRET", "GENIUS_ACCESS_TOKEN", "DISCOGS_TOKEN", "INSTAGRAM_API_KEY"].filter {
                document.contains("{secretKeyRef: {name: liner-notes, key: \($0), optional: true}}")
            }
        }
        #expect(keys(album) == ["SPOTIFY_CLIENT_SECRET"])
        #expect(keys(social) == ["GENIUS_ACCESS_TOKEN", "DISCOGS_TOKEN", "INSTAGRAM_API_KEY"])
        #expect(keys(maintenance) == [])
    }

    @Test("have a Secret with all that is secret, and a ConfigMap with nothing of it")
    func settings() throws {
        let documents = kubernetesSettings().components(separatedBy: "---\n").dropFirst()
        let secret = try #require(documents.first { $0.contains("kind: Secret") })
        let map = try #require(documents.first { $0.contains("kind: ConfigMap") })
        for name in [
            "DATABASE_URL", "DATABASE_DIRECT_URL", "SPOTIFY_CLIENT_SECRET", "GENIUS_ACCESS_TOKEN", "DISCOGS_TOKEN",
            "INSTAGRAM_API_KEY",
        ] {
            #expect(secret.contains("  \(name): "))
            #expect(!map.contains(name))
        }
    }

    @Test("start the worker's executable on its schedule")
    func schedule() {
        let album = documents.first { $0.contains("name: liner-notes-album-discovery") } ?? ""
        #expect(album.contains(#"schedule: "*/5 * * * *""#))
        #expect(album.contains(#"command: ["/opt/liner-notes/bin/album-discovery", "--once"]"#))
    }
}
