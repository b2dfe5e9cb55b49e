/// One way to read the texts of a row: which part of them is the title, the artist, the album.
struct RowReading {
    /// The kind of form that it takes the row for.
    enum Form: Int, CaseIterable {
        case plain, artistTitle, titleArtist, titleAlbum, titleInAlbum, artistTitleAlbum, artistAlbumTitle
        case artistTitleInAlbum, swappedArtist, swappedAlbum, swappedNames
    }

    let form: Form
    /// Numbers in the ``TextPool``; nil: not known.
    var title, artist, album: Int?
    /// Hundredths of log odds against the likeliest reading of the row; 0 or less.
    var weight = 0
}

/// The texts of a row by a reading, before they are looked at.
struct ReadTexts {
    let form: RowReading.Form
    let title, artist, album: String
    /// What is taken for the artist or album stands in the title's cell.
    var isArtistFromTitle = false
    var isAlbumFromTitle = false
}

extension RowFacts {
    /// All ways to read the texts.
    var texts: [ReadTexts] {
        let title = LeadingNumber(title, of: number)?.rest ?? title
        var all = [ReadTexts(form: .plain, title: title, artist: artist, album: album)]
        guard !title.isEmpty else { return all }
        let dashes = Self.dashes(in: title)
        for dash in Set([dashes.first, dashes.last].compactMap(\.self)).sorted(by: { $0.start < $1.start }) {
            let (left, right) = (String(title[..<dash.start]), String(title[dash.end...]))
            all += [
                ReadTexts(form: .artistTitle, title: right, artist: left, album: album, isArtistFromTitle: true),
                ReadTexts(form: .titleArtist, title: left, artist: right, album: album, isArtistFromTitle: true),
                ReadTexts(form: .titleAlbum, title: left, artist: artist, album: right, isAlbumFromTitle: true),
            ]
        }
        if let (name, inside) = Self.bracketed(title) {
            all.append(
                ReadTexts(form: .titleInAlbum, title: name, artist: artist, album: inside, isAlbumFromTitle: true))
            if let dash = Self.dashes(in: name).first {
                all.append(three(.artistTitleInAlbum, name[dash.end...], name[..<dash.start], inside[...]))
            }
        }
        if let first = dashes.first, let last = dashes.last, first.start < last.start {
            let parts = (title[..<first.start], title[first.end..<last.start], title[last.end...])
            all.append(three(.artistTitleAlbum, parts.1, parts.0, parts.2))
            all.append(three(.artistAlbumTitle, parts.2, parts.0, parts.1))
        }
        if !artist.isEmpty {
            all.append(ReadTexts(form: .swappedArtist, title: artist, artist: title, album: album))
        }
        if !album.isEmpty { all.append(ReadTexts(form: .swappedAlbum, title: album, artist: artist, album: title)) }
        if !album.isEmpty || !artist.isEmpty {
            all.append(ReadTexts(form: .swappedNames, title: title, artist: album, album: artist))
        }
        return all
    }

    private func three(
        _ form: RowReading.Form, _ title: Substring, _ artist: Substring, _ album: Substring
    ) -> ReadTexts {
        ReadTexts(
            form: form, title: String(title), artist: String(artist), album: String(album), isArtistFromTitle: true,
            isAlbumFromTitle: true)
    }

    private struct Dash: Hashable {
        let start, end: String.Index
    }

    /// Dashes with a blank on one side at least: a lost sign is lost from either.
    private static func dashes(in title: String) -> [Dash] {
        guard title.utf8.contains(0x2D) else { return [] }
        var dashes: [Dash] = []
        for index in title.indices.dropFirst() where title[index] == "-" {
            let next = title.index(after: index)
            let before = title.index(before: index)
            guard next < title.endIndex, title[before] == " " || title[next] == " " else { continue }
            let start = title[before] == " " ? before : index
            guard start > title.startIndex else { continue }
            dashes.append(Dash(start: start, end: title[next] == " " ? title.index(after: next) : next))
        }
        return dashes
    }

    /// The last bracket and what stands before it; one that was lost at the end is there.
    private static func bracketed(_ title: String) -> (String, String)? {
        guard title.utf8.contains(where: { $0 == 0x28 || $0 == 0x5B }),
            let open = title.lastIndex(where: { "([".contains($0) }), open > title.startIndex
        else { return nil }
        let name = title[..<open].split(separator: " ").joined(separator: " ")
        var inside = title[title.index(after: open)...]
        if let last = inside.last, ")]".contains(last) { inside = inside.dropLast() }
        guard !name.isEmpty, !inside.isEmpty, !inside.contains(where: { ")]".contains($0) }) else { return nil }
        return (name, String(inside))
    }
}
