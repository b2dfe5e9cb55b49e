import PlaylistAnswers

/// What it means for a person that a playlist is not there.
extension ToolError {
    static func of(_ error: PlaylistError) -> ToolError {
        let text = error.text.printable
        switch error.code {
        case .unknown:
            return ToolError(.negative, "there is no playlist “\(text)”", fix: "`liner playlists` lists them")
        case .ambiguous:
            let list = error.playlists.prefix(10).map { "\($0.playlistId) (\($0.songs) songs)" }
            return ToolError(
                .negative, "several playlists are called “\(text)”: \(list.joined(separator: ", "))",
                fix: "Give the number instead of the name")
        case .tooEarly:
            let day = error.playlists.first.map { String(Spelling.time($0.createdAt).prefix(10)) } ?? ""
            return ToolError(
                .negative, "“\(text)” was first brought on \(day)", fix: "Ask for that day or a later one")
        case .empty: return ToolError(.negative, "“\(text)” has no state yet", fix: "Bring its file again")
        }
    }
}
