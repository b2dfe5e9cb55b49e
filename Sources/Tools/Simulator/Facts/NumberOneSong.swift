/// One row of `number-ones.tsv`, as its source has it.
public struct NumberOneSong: Sendable, Equatable {
    public let title: String
    /// With "ft. …" as in the source.
    public let artist: String
    /// With the role in brackets.
    public let featured: [String]
    /// `YYYY-MM-DD`, the first week at number one; not a release date.
    public let firstWeek: String
    public let writers: [String]
    public let producers: [String]
    public let lengthSeconds: Int
    public let isCover: Bool

    /// All songs of the catalogue: the truth against which answers may be compared.
    public static var all: [NumberOneSong] {
        switch SongFile(CatalogueText.numberOnes).songs {
        case .success(let songs): songs
        case .failure(let problem): preconditionFailure("number-ones.tsv, \(problem)")
        }
    }

    /// Recording id that the simulator gives this song.
    public var recordingID: String { SimulatedID.make("recording", title, artist, firstWeek) }

    /// - Parameter cells: By the names of ``SongFile/columns``.
    init(cells: [String: String]) {
        title = cells["song"] ?? ""
        artist = cells["artist"] ?? ""
        featured = Self.list(cells["featured_artists"] ?? "")
        firstWeek = cells["first_week"] ?? ""
        writers = Self.list(cells["songwriters"] ?? "")
        producers = Self.list(cells["producers"] ?? "")
        lengthSeconds = cells["length_seconds"].flatMap { Int($0) } ?? 0
        isCover = cells["is_cover"] == "1"
    }

    private static func list(_ column: String) -> [String] {
        column.split(separator: ";").map { String(trimming($0)) }.filter { !$0.isEmpty }
    }

    private static func trimming(_ text: Substring) -> Substring {
        var text = text.drop { $0 == " " }
        while text.last == " " { text.removeLast() }
        return text
    }
}

extension NumberOneSong {
    /// The acts in order, with what joins each to the next: the main act whole, each featured act apart.
    var acts: [(name: String, joinphrase: String)] {
        guard let mark = artist.firstRange(of: " ft. ") else { return [(artist, "")] }
        let guests = guests(in: String(artist[mark.upperBound...]))
        let joins = guests.indices.map { $0 == guests.count - 1 ? "" : $0 == guests.count - 2 ? " & " : ", " }
        return [(String(artist[..<mark.lowerBound]), " feat. ")] + zip(guests, joins).map { ($0, $1) }
    }

    /// Splits "A, B, & C", but not the name of a duo that the source lists as one act.
    private func guests(in text: String) -> [String] {
        if featured.contains(where: { $0.hasPrefix(text + " (") }) { return [text] }
        let commas = text.split(separator: ", ").map { $0.hasPrefix("& ") ? $0.dropFirst(2) : $0 }
        return commas.flatMap { $0.split(separator: " & ") }.map(String.init)
    }
}
