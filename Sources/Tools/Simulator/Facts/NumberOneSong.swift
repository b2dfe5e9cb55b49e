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
    public static var all: [NumberOneSong] { rows(of: CatalogueText.numberOnes) }

    /// Recording id that the simulator gives this song.
    public var recordingID: String { SimulatedID.make("recording", title, artist, firstWeek) }

    static func rows(of text: String) -> [NumberOneSong] {
        text.split(separator: "\n").dropFirst().map(NumberOneSong.init(line:))
    }

    private init(line: Substring) {
        let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        precondition(columns.count == 8, "number-ones.tsv has eight columns, not \(columns.count): \(line)")
        title = columns[0]
        artist = columns[1]
        featured = Self.list(columns[2])
        firstWeek = columns[3]
        writers = Self.list(columns[4])
        producers = Self.list(columns[5])
        lengthSeconds = Int(columns[6]) ?? 0
        isCover = columns[7] == "1"
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
