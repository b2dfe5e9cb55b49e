import Foundation
import Testing

/// Recorded responses, found by `LINERNOTES_FIXTURES`.
enum Fixtures {
    static let root = ProcessInfo.processInfo.environment["LINERNOTES_FIXTURES"].map { URL(filePath: $0) }

    static func document(_ provider: String, _ name: String) throws -> Any {
        let file = try #require(root).appending(path: provider).appending(path: name)
        return try JSONSerialization.jsonObject(with: Data(contentsOf: file))
    }

    static func keyPaths(
        of provider: String, _ names: [String], under path: String = ""
    ) throws -> [String: Set<String>] {
        var paths = KeyPaths()
        for name in names { paths.add(try document(provider, name), at: path) }
        return paths.types
    }

    /// Key paths of all recordings of MusicBrainz that begin with one of the prefixes; searches only where they are
    /// asked for.
    static func keyPaths(_ prefixes: [String], under path: String = "") throws -> [String: Set<String>] {
        let folder = try #require(root).appending(path: "musicbrainz")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        let wanted = names.filter { name in prefixes.contains { name.hasPrefix($0) } }
        try #require(!wanted.isEmpty, "no recording begins with \(prefixes)")
        let isSearch = prefixes.contains { $0.contains("-search") }
        return try keyPaths(of: "musicbrainz", wanted.filter { $0.contains("-search") == isSearch }, under: path)
    }
}

extension KeyPaths {
    /// Every key was recorded, with the same types; null may stand for anything.
    func expectRecorded(_ recorded: [String: Set<String>]) {
        for (path, types) in types.sorted(by: { $0.key < $1.key }) {
            guard let known = recorded[path] else {
                Issue.record("\(path) is recorded nowhere")
                continue
            }
            // What is recorded as null alone says nothing about its type.
            guard known != ["null"] else { continue }
            let unknown = types.subtracting(known).subtracting(["null"])
            #expect(unknown.isEmpty, "\(path) is \(types.sorted()), recorded as \(known.sorted())")
        }
    }
}
