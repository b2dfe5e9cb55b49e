import Cryptography
import PlaylistFiles
import Playlists

/// Files of playlists as they are named on the command line.
enum BroughtFiles {
    /// - Parameters:
    ///   - path: `-`: what stands on standard input, as a paste.
    ///   - name: What the list is to be called; nil: as the file calls it, or is called itself.
    ///   - paste: What a paste without a name is called.
    /// - Throws: ``ToolError``.
    static func read(
        _ path: String, name: String?, as format: PlaylistReader.Format?, paste: @autoclosure () -> String
    ) throws -> BroughtFile {
        if SpotifyReference(path)?.isPlaylist == true { throw spotify }
        let bytes = try InputFile.bytes(path)
        let file: PlaylistFile
        do {
            file = try PlaylistReader.file(bytes, as: format)
        } catch {
            throw ToolError(.input, "\(path.printable): \(error.problem.printable)", fix: error.fix.printable)
        }
        let isPaste = path == "-"
        let own = isPaste ? paste() : String(path.split(separator: "/").last ?? "list")
        return BroughtFile(
            file, name: name ?? own, isNamed: name != nil, origin: isPaste ? .paste : .file, digest: SHA256.hash(bytes))
    }

    /// Spotify's rule since February 2026.
    private static let spotify = ToolError(
        .negative, "Spotify lets an app read only the playlists of a user who signed in to it",
        fix: "Export the list at exportify.app, and bring the file: liner playlists add FILE")
}

extension SpotifyReference {
    fileprivate var isPlaylist: Bool { if case .playlist = self { true } else { false } }
}
