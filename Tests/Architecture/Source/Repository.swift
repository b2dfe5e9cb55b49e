import FoundationEssentials

/// The files of this package, found from where this file stands.
enum Repository {
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// One file, by its path from the root.
    static func text(_ path: String) throws -> String {
        String(decoding: try Data(contentsOf: root.appending(path: path)), as: UTF8.self)
    }

    /// All text files below folders of the root.
    static func files(in folders: [String], endings: [String]) throws -> [SourceFile] {
        try folders.flatMap { folder in
            let path = root.appending(path: folder).path
            guard FileManager.default.fileExists(atPath: path) else { return [SourceFile]() }
            return try FileManager.default.subpathsOfDirectory(atPath: path).sorted()
                .filter { name in endings.contains { name.hasSuffix($0) } }
                .map { name in
                    let data = try Data(contentsOf: URL(filePath: "\(path)/\(name)"))
                    return SourceFile(path: "\(folder)/\(name)", text: String(decoding: data, as: UTF8.self))
                }
        }
    }
}
