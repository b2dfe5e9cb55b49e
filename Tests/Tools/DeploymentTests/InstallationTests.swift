import Deployment
import Testing

@Suite("An installation")
struct InstallationTests {
    @Test("names its own folder in crontab and units, and nowhere the documented one")
    func paths() throws {
        let installation = try Installation.at(executables: "/srv/notes-1.0/bin", environmentFile: "/srv/environment")
        for scheduler in [GeneratedFile.Scheduler.crontab, .systemd] {
            let files = try GeneratedFile.schedule(scheduler, for: [.albumDiscovery], at: installation)
            for file in files where !file.path.hasSuffix(".timer") {
                #expect(file.text.contains("/srv/notes-1.0/bin"), "\(file.path)")
                #expect(file.text.contains("/srv/environment"), "\(file.path)")
                #expect(!file.text.contains("/opt/liner-notes/bin"), "\(file.path)")
            }
        }
    }

    @Test(
        "is refused where its path would need quotes",
        arguments: ["bin", "", "/a b", "/a%b", "/a;b", "/a'b", "/a\nb", "/a$b", "/ä"])
    func refused(path: String) {
        #expect(throws: DeploymentError.self) { try Installation.at(executables: path) }
        #expect(throws: DeploymentError.self) { try Installation.at(executables: "/a", environmentFile: path) }
    }
}
