import Foundation
import Testing

@testable import Deployment

/// Whoever reads one of these pages reads no other.
@Suite("The pages of operations")
struct OperationsPagesTests {
    private static func file(_ path: String) throws -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    @Test(
        "each say how the schema is made, how the workers' login gets its password, and where the settings stand",
        arguments: [
            ("cron", "deploy/environment.example"), ("systemd", "deploy/environment.example"),
            ("kubernetes", "deploy/kubernetes/settings.yaml"),
        ])
    func alone(page: String, settings: String) throws {
        let text = try Self.file("docs/operations/\(page).md")
        for part in ["liner migrate", #"\password linernotes_worker"#, settings] {
            #expect(text.contains(part), "\(page).md does not say: \(part)")
        }
    }

    @Test(
        "lead to settings that name the key of each provider",
        arguments: ["deploy/environment.example", "deploy/kubernetes/settings.yaml"])
    func keys(path: String) throws {
        let text = try Self.file(path)
        for name in ProviderKeys.variables.flatMap(\.names) { #expect(text.contains(name), "\(path) lacks \(name)") }
    }
}
