import Catalogue
import Foundation
import Roles
import Testing

/// Role strings of a public sample, labelled by hand, against the grammar: `roles.tsv`.
@Suite("Labelled roles")
struct LabelledRolesTests {
    private struct Label {
        let line: String
        let roles: [String]
    }

    @Test("are read as a careful person reads them, in 99 of 100 cases and more")
    func share() throws {
        let labels = try Self.labels()
        #expect(labels.count == 300)
        let wrong = labels.compactMap { label -> String? in
            let found = RoleGrammar.readings(of: label.line).map(\.role.rawValue)
            return found == label.roles ? nil : "\(label.line): \(found), labelled \(label.roles)"
        }
        #expect(wrong.count * 100 <= labels.count, "\(wrong.joined(separator: "\n"))")
        for line in wrong { print("wrong: \(line)") }
    }

    private static func labels() throws -> [Label] {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "roles.tsv")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
            let cells = $0.split(separator: "\t").map(String.init)
            return Label(line: cells[0], roles: cells[1].split(separator: " ").map(String.init))
        }
    }
}
