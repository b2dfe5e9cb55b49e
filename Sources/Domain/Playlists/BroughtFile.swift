public import PlaylistFiles

/// A file of playlists on its way into the database.
public struct BroughtFile: Sendable {
    /// The door that it came through.
    public enum Origin: String, Sendable {
        case file, paste
    }

    /// As it was read.
    public var content: PlaylistFile { file }

    let file: PlaylistFile
    let name: String
    let isNamed: Bool
    let origin: Origin
    let digest: [UInt8]

    /// - Parameters:
    ///   - file: As it was read.
    ///   - name: The file's own name, without folders; or what the list is to be called, where `isNamed`.
    ///   - isNamed: Whether somebody chose that name: then it is that list, and no other with the same bytes.
    ///   - origin: The door that it came through.
    ///   - digest: SHA-256 of its bytes.
    public init(_ file: PlaylistFile, name: String, isNamed: Bool, origin: Origin, digest: [UInt8]) {
        precondition(digest.count == 32, "a SHA-256 has 32 bytes")
        (self.file, self.name, self.isNamed, self.origin, self.digest) = (file, name, isNamed, origin, digest)
    }

    /// A list's own key and what it is called. The file's name is part of the key, as exports of one list have it again
    /// and again; of lists with one name in a file the first is the first.
    func places() -> [(key: String, name: String)] {
        var seen: [String: Int] = [:]
        return file.playlists.map { list in
            let own = list.name.map { Self.cut($0, 300) } ?? ""
            seen[own, default: 0] += 1
            let name =
                own.isEmpty ? Self.title(of: name, isNamed: isNamed) : isNamed && file.playlists.count == 1 ? name : own
            return ("\(Self.cut(self.name, 200))\u{1F}\(own)\u{1F}\(seen[own] ?? 1)", Self.cut(name, 300))
        }
    }

    /// `my_list.csv` is the file of the list `my_list`.
    private static func title(of name: String, isNamed: Bool) -> String {
        guard !isNamed, let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
        return name[dot...].utf8.count <= 6 ? String(name[..<dot]) : name
    }

    /// By code points, as the database counts.
    private static func cut(_ text: String, _ count: Int) -> String { String(text.unicodeScalars.prefix(count)) }
}
