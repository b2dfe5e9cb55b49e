import Foundation
import Testing

@testable import Simulator

/// Recorded responses of one provider.
struct ProviderRecordings {
    static let absence: Comment = "LINERNOTES_FIXTURES names no folder of recorded responses"

    let provider: String

    func body(_ name: String) throws -> NSDictionary {
        try #require(try Fixtures.document(provider, "\(name).json") as? NSDictionary)
    }

    /// Key paths of recordings.
    ///
    /// - Parameter moves: Shapes that are recorded at one place and served at another, too.
    func types(_ names: [String], moves: [(from: String, to: String)] = []) throws -> [String: Set<String>] {
        let recorded = try Fixtures.keyPaths(of: provider, names.map { "\($0).json" })
        var types = recorded
        for (from, to) in moves {
            for (path, found) in recorded where path.hasPrefix(from) {
                types[to + path.dropFirst(from.count), default: []].formUnion(found)
            }
        }
        return types
    }
}

extension Answer {
    func object() throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    }
}

/// Expects every key of the answers to be recorded, with the same type, and some to be there.
func expectRecorded(_ answers: [Answer], as recorded: [String: Set<String>], present: [String]) throws {
    var paths = KeyPaths()
    for answer in answers {
        try #require(answer.status == 200)
        paths.add(try answer.object())
    }
    paths.expectRecorded(recorded)
    for path in present { #expect(paths.types[path] != nil, "\(path) is missing") }
}
