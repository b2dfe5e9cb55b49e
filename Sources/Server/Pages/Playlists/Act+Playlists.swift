import Cryptography
import Door
import PlaylistAnswers
import PlaylistFiles
import Playlists

extension Act {
    /// Brings what was uploaded or pasted.
    ///
    /// - Returns: The playlist, or all of them where the file had several.
    func bring(_ act: String, _ form: [String: String], _ file: MultipartForm.File?) async throws -> Address {
        let brought = try act == "paste" ? pasted(form) : uploaded(file)
        let report = try await PlaylistControl(visitor.database).bring(brought)
        guard report.lists.count == 1, let list = report.lists.first else { return .playlists(after: nil) }
        return .playlist(list.playlist.playlistId, PlaylistView())
    }

    private func uploaded(_ file: MultipartForm.File?) throws -> BroughtFile {
        guard let file else { throw Refusal(page: FailingPage.invalid("No file was chosen.")) }
        let name = file.name.isEmpty ? "Uploaded list" : String(file.name.prefix(200))
        return BroughtFile(
            try PlaylistReader.file(file.bytes), name: name, isNamed: false, origin: .file,
            digest: SHA256.hash(file.bytes))
    }

    private func pasted(_ form: [String: String]) throws -> BroughtFile {
        let name = (form["name"] ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard (1...300).contains(name.count) else {
            throw Refusal(page: FailingPage.invalid("A pasted list needs a name of 1 to 300 characters."))
        }
        let bytes = Array((form["text"] ?? "").utf8)
        return BroughtFile(
            try PlaylistReader.file(bytes), name: name, isNamed: true, origin: .paste, digest: SHA256.hash(bytes))
    }

    func change(playlist id: Int64, _ act: String, isSure: Bool) async throws -> Address {
        let control = PlaylistControl(visitor.database)
        switch act {
        case "auto_on", "auto_off":
            _ = try await control.setAutoEnrich(act == "auto_on", of: id)
            return .playlist(id, PlaylistView())
        case "remove" where isSure:
            _ = try await control.remove(id)
            return .playlists(after: nil)
        case "remove": throw Refusal(page: FailingPage.invalid("Removing for good takes a second yes: tick the box."))
        default: throw Act.nothingToDo
        }
    }
}
