import Foundation
import Testing

@testable import Deployment

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
            "seccompProfile: {type: RuntimeDefault}", "defaultMode: 0440", "fsGroup: 10001",
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
            #expect(document.contains("{key: DATABASE_URL, path: DATABASE_URL}"))
        }
        func keys(_ document: String) -> [String] {
            ["SPOTIFY_CLIENT_SECRET", "GENIUS_ACCESS_TOKEN", "DISCOGS_TOKEN", "INSTAGRAM_API_KEY"].filter {
                document.contains("{key: \($0), path: \($0)}")
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
            "INSTAGRAM_API_KEY", "SERVER_DATABASE_URL",
        ] {
            #expect(secret.contains("  \(name): "))
            #expect(!map.contains(name))
        }
    }

    @Test("start the worker's executable on its schedule")
    func schedule() {
        let album = documents.first { $0.contains("name: liner-notes-album-discovery") } ?? ""
        #expect(album.contains(#"schedule: "*/5 * * * *""#))
        #expect(album.contains("image: liner-notes/album-discovery:latest\n"))
        #expect(album.contains(#"args: ["--once"]"#))
    }

    @Test("have Deployments in their place, which stay, and which KEDA scales by the queue")
    func deployments() {
        let staying = kubernetesDeployments([.albumDiscovery, .socialEnrichment])
        #expect(staying.components(separatedBy: "\nkind: Deployment\n").count == 3)
        #expect(staying.components(separatedBy: "\nkind: ScaledObject\n").count == 3)
        #expect(staying.contains(#"args: ["--watch"]"#) && !staying.contains("restartPolicy"))
        #expect(staying.contains("where queue = 'album_discovery'\n"))
        #expect(staying.contains("scaleTargetRef: {name: liner-notes-social-enrichment}"))
    }
}
