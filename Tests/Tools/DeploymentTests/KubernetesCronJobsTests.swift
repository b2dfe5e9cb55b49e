import Deployment
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

    @Test("start the worker's executable on its schedule")
    func schedule() {
        let album = documents.first { $0.contains("name: liner-notes-album-discovery") } ?? ""
        #expect(album.contains(#"schedule: "*/5 * * * *""#))
        #expect(album.contains(#"command: ["/opt/liner-notes/bin/album-discovery", "--once"]"#))
    }
}
