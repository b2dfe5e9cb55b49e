import FoundationEssentials
import Glibc
public import Publishing

/// The folder in which a feed was delivered.
public struct FeedFolder: Sendable {
    let path: String
    /// What the feed is called in every answer.
    public let name: String
    /// What it says that it holds.
    public let manifest: FeedManifest
    /// Whether the manifest proves each byte.
    public let isVerified: Bool
    /// Files that are there and not named by the manifest: nothing is read of them.
    public let strangers: [String]

    /// - Parameters:
    ///   - path: Of the folder.
    ///   - mayBeUnverified: Whether a folder without a manifest is taken.
    /// - Throws: ``FeedRefusal``.
    public init(_ path: String, mayBeUnverified: Bool) throws {
        self.path = path
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
            throw FeedRefusal(.fileUnreadable(path))
        }
        let tables = names.filter { $0.lowercased().hasSuffix(".tsv") }.sorted()
        let manifests = tables.filter { $0.lowercased().hasPrefix("bwarm_manifest_") }
        guard manifests.count < 2 else { throw FeedRefusal(.severalManifests(manifests)) }
        let files = tables.filter { !manifests.contains($0) }
        if let file = manifests.first {
            manifest = try FeedManifest(FeedFile.bytes("\(path)/\(file)", bytesMaximum: 1 << 20))
            name = "BWARM_" + file.dropFirst("bwarm_manifest_".count).dropLast(4)
            isVerified = manifest.isVerifiable
        } else {
            guard mayBeUnverified else { throw FeedRefusal(.manifestMissing) }
            name = URL(filePath: path).standardizedFileURL.lastPathComponent
            manifest = try Self.assumed(files.filter { FeedFileKind(fileName: $0) != nil }, path, name)
            isVerified = false
        }
        try Self.checkPresent(manifest.files, files)
        let named = Set(manifest.files.map { $0.name.lowercased() })
        strangers = files.filter { !named.contains($0.lowercased()) }
    }

    /// The path of a file that the manifest names: case does not matter there.
    func path(of file: FeedManifest.File) throws -> String {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        guard let name = names.first(where: { $0.lowercased() == file.name.lowercased() }) else {
            throw FeedRefusal(.fileMissing(file.name))
        }
        return "\(path)/\(name)"
    }

    private static func assumed(_ files: [String], _ path: String, _ name: String) throws -> FeedManifest {
        let changed = try? FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
        let isSecond = files.contains { $0.lowercased() == "musicalworks.tsv" }
        return try FeedManifest(
            version: isSecond ? "2" : "1", createdAt: FeedTime.date(ofFeed: name) ?? changed ?? Date(), fileNames: files
        )
    }

    private static func checkPresent(_ named: [FeedManifest.File], _ present: [String]) throws {
        let names = Set(present.map { $0.lowercased() })
        for file in named where !names.contains(file.name.lowercased()) { throw FeedRefusal(.fileMissing(file.name)) }
    }
}
