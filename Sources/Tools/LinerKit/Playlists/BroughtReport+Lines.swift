import PlaylistAnswers
import Playlists

extension BroughtReport {
    func lines(width: Int) -> [String] {
        var lines = [form] + warnings
        if certainty == "guess" { lines.append("That is a guess: look at it with `liner playlists show`.") }
        lines += lists.map(line)
        let refused = reasons.filter { !["ok", "duplicate_in_file"].contains($0.key) }
        if !refused.isEmpty {
            let first = lists.first { $0.playlist.refused > 0 }?.playlist.playlistId ?? 0
            lines.append("No songs: \(Self.list(refused)). See `liner playlists refused \(first)`")
        }
        return lines.map { $0.printable.truncated(to: width) }
    }

    private var form: String {
        let cells = delimiter.map { ", cells parted by \($0 == "\t" ? "tabs" : $0)" } ?? ""
        return "\(dialect), \(encoding)\(cells): \(Spelling.count(rows, "row")) read"
    }

    private func line(_ list: BroughtList) -> String {
        let playlist = list.playlist
        let head = "\(playlist.playlistId)  \(playlist.name): "
        let songs = "\(Spelling.count(playlist.songs, "song")), \(playlist.recordings) known to the catalogue"
        switch list.outcome {
        case .new: return head + "new, \(songs)"
        case .same: return head + "the same as before, nothing was added"
        case .changed:
            guard let changes = list.changes else { return head + "a new state, \(songs)" }
            return head + "\(changes.sentence), \(songs)"
        }
    }

    /// The most frequent first.
    private static func list(_ reasons: [String: Int]) -> String {
        reasons.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.value) \($0.key)" }
            .joined(separator: ", ")
    }
}

extension PlaylistChanges {
    /// `3 added, 1 removed, 2 moved`.
    var sentence: String {
        let parts = [(added, "added"), (removed, "removed"), (moved, "moved")].filter { $0.0 > 0 }
        return parts.isEmpty ? "the same songs" : parts.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    }

    func lines(width: Int) -> [String] {
        let head = "\(Spelling.time(takenAt)) UTC, since \(Spelling.time(since)): \(sentence)"
        let lines = changes.map { change in
            let song = ([change.artists.joined(separator: ", "), change.title].filter { !$0.isEmpty })
                .joined(separator: " – ")
            switch change.kind {
            case .added: return "  + \(change.to ?? 0)  \(song)"
            case .removed: return "  - \(change.from ?? 0)  \(song)"
            case .moved: return "  ~ \(change.from ?? 0) to \(change.to ?? 0)  \(song)"
            }
        }
        return ([head] + lines).map { $0.printable.truncated(to: width) }
    }
}
