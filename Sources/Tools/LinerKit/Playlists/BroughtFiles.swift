import Archives
import Cryptography
import PlaylistFiles
import Playlists

/// Files of playlists as they are named on the command line.
struct BroughtFiles {
    /// What the files are called; nil: as they call themselves.
    let name: String?
    /// What nothing in them says.
    let format: PlaylistReader.Format?
    /// What a paste without a name is called.
    let paste: String

    /// Members of an archive that were no playlists.
    struct Skipped: Encodable, Equatable {
        let file: String
        let reason: String
    }

    /// What stands at a path: one file, or the members of an archive.
    ///
    /// - Parameter path: `-`: what stands on standard input, as a paste.
    /// - Throws: ``ToolError``.
    func read(_ path: String) throws -> (files: [BroughtFile], skipped: [Skipped]) {
        if SpotifyReference(path)?.isPlaylist == true { throw Self.spotify }
        let bytes = try InputFile.bytes(path)
        if ZipReader.isZip(bytes) { return try members(of: bytes, path) }
        do {
            let own = path == "-" ? paste : Self.own(path)
            return ([try file(bytes, own, origin: path == "-" ? .paste : .file)], [])
        } catch {
            throw ToolError(.input, "\(path.printable): \(error.problem.printable)", fix: error.fix.printable)
        }
    }

    private func file(
        _ bytes: [UInt8], _ own: String, origin: BroughtFile.Origin
    ) throws(PlaylistRefusal) -> BroughtFile {
        let file = try PlaylistReader.file(bytes, as: format)
        return BroughtFile(
            file, name: name ?? own, isNamed: name != nil, origin: origin, digest: SHA256.hash(bytes))
    }

    /// A member that is no playlist is passed over and said; names of members are never paths.
    private func members(of bytes: [UInt8], _ path: String) throws -> (files: [BroughtFile], skipped: [Skipped]) {
        var (files, skipped) = ([BroughtFile](), [Skipped]())
        do throws(ArchiveError) {
            let reader = try ZipReader(bytes: bytes, limits: Self.limits)
            while let member = try reader.next() {
                guard !member.isFolder else { continue }
                let bytes = try reader.readAll(bytesMaximum: PlaylistReader.bytesMaximum)
                do throws(PlaylistRefusal) {
                    files.append(try file(bytes, Self.own(member.name), origin: .file))
                } catch {
                    skipped.append(Skipped(file: Self.own(member.name), reason: error.problem))
                }
            }
        } catch {
            throw ToolError(.input, "\(path.printable): \(error.description.printable)", fix: "Nothing was stored")
        }
        guard !files.isEmpty else {
            throw ToolError(
                .input, "\(path.printable): no member of the archive is a playlist",
                fix: skipped.first?.reason.printable ?? "It is empty")
        }
        guard name == nil || files.count == 1 else {
            throw ToolError(
                .input, "\(path.printable): --name names one list, and the archive has \(files.count)",
                fix: "Leave --name out")
        }
        return (files, skipped)
    }

    private static let limits = ArchiveLimits(membersMaximum: 2_000, bytesMaximum: 512 << 20)

    private static func own(_ path: String) -> String {
        path.split { $0 == "/" || $0 == "\\" }.last.map { String($0.prefix(200)) } ?? "list"
    }

    /// Spotify's rule since February 2026.
    private static let spotify = ToolError(
        .negative, "Spotify lets an app read only the playlists of a user who signed in to it",
        fix: "Export the list at exportify.app, and bring the file: liner playlists add FILE")
}

extension SpotifyReference {
    fileprivate var isPlaylist: Bool { if case .playlist = self { true } else { false } }
}
