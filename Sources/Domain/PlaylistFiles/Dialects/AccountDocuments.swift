import SeparatedText

/// `Playlist1.json`.
struct PlaylistDocument: Decodable {
    struct List: Decodable {
        let name: String?
        let items: [Item]
    }

    struct Item: Decodable {
        let track: Track?
        let episode: Episode?
        let audiobook: Anything?
        let localTrack: Local?
        let addedDate: String?
    }

    struct Track: Decodable {
        let trackName, artistName, albumName, trackUri: String?
    }

    struct Episode: Decodable {
        let episodeName: String?
    }

    struct Local: Decodable {
        let uri: String?
    }

    /// A field whose presence says enough.
    struct Anything: Decodable {
        init(from decoder: any Decoder) {}
    }

    let playlists: [List]
}

extension PlaylistDocument.Item {
    var row: PlaylistRow {
        var (row, damage) = (PlaylistRow(line: 0), Damage())
        damage.isEmptyItem = true
        row.addedAt = addedDate.flatMap { CalendarText.moment(CellText.tidied($0)) }
        if let track {
            row.read(track.trackUri.map { SpotifyReference($0) } ?? nil)
            row.read(title: track.trackName, artist: track.artistName, album: track.albumName, &damage)
        } else if let episode {
            row.kind = .episode
            row.read(title: episode.episodeName, artist: nil, album: nil, &damage)
        } else if let localTrack {
            row.read(localTrack.uri.map { SpotifyReference($0) } ?? nil)
            row.kind = .local
        } else if audiobook != nil {
            row.kind = .audiobook
        }
        row.judge(damage, raw: [row.title, track?.trackUri ?? localTrack?.uri].compactMap(\.self))
        return row
    }
}

/// `YourLibrary.json`: of it only the liked songs are a list.
struct LibraryDocument: Decodable {
    struct Track: Decodable {
        let artist, album, track, uri: String?
    }

    let tracks: [Track]
}

extension LibraryDocument.Track {
    var row: PlaylistRow {
        var (row, damage) = (PlaylistRow(line: 0), Damage())
        damage.isEmptyItem = true
        row.read(uri.map { SpotifyReference($0) } ?? nil)
        row.read(title: track, artist: artist, album: album, &damage)
        row.judge(damage, raw: [track, uri].compactMap(\.self))
        return row
    }
}

extension PlaylistRow {
    /// Account data names one artist only.
    fileprivate mutating func read(title: String?, artist: String?, album: String?, _ damage: inout Damage) {
        let texts = [title, artist, album]
        damage.isTooLong = texts.contains { $0.map { $0.utf8.count > CellText.bytesMaximum } ?? false }
        self.title = title.flatMap { CellText.value($0, keepsWords: true) }
        artists = artist.flatMap { CellText.value($0, keepsWords: true) }.map { [$0] } ?? artists
        self.album = album.flatMap { CellText.value($0, keepsWords: true) }
    }
}
