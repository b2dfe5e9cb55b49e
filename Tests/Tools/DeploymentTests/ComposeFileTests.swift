import Foundation
import Testing

@testable import Deployment

@Suite("The compose file")
struct ComposeFileTests {
    let text = composeFile([.albumDiscovery, .socialEnrichment])

    @Test("has a service for each worker, with the image of its program")
    func workers() {
        for command in ["album-discovery", "social-enrichment"] {
            #expect(text.contains("\n  \(command):\n    <<: *worker\n    image: liner-notes/\(command)\n"))
            #expect(text.contains("args: {PROGRAM: \(command)}}\n"))
        }
        #expect(!text.contains("track-discovery"))
    }

    @Test("lets nobody out of the database's network, writes nothing but /tmp, and has no password in it")
    func confinement() {
        #expect(text.contains("database: {internal: true}"))
        for setting in ["read_only: true", "cap_drop: [ALL]", "no-new-privileges:true", #"user: "10001:10001""#] {
            #expect(text.components(separatedBy: setting).count == 2, "for all programs, in one place")
        }
        #expect(!text.contains("PASSWORD:") && text.contains("POSTGRES_PASSWORD_FILE"))
    }
}
