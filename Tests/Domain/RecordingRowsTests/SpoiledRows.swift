import TestSupport

@testable import RecordingRows

/// Rows of five sources about recordings, each with its own way of writing them.
struct SpoiledRows {
    private(set) var rows: [RecordingRow] = []
    /// The recording of each row.
    private(set) var truth: [Int] = []
    private var random: SeededRandom
    private let isClean: Bool

    /// - Parameter isClean: Every text in its own cell, without mistakes; lengths and years in all forms all the same.
    init(_ recordings: [InventedRecording], isClean: Bool, seed: UInt64) {
        random = SeededRandom(seed: seed)
        self.isClean = isClean
        for (number, recording) in recordings.enumerated() {
            let count = [1, 1, 1, 1, 1, 2, 2, 3, 3, 5].randomElement(using: &random) ?? 1
            for source in (1...5).shuffled(using: &random).prefix(count) {
                rows.append(row(recording, source))
                truth.append(number)
            }
        }
        let order = rows.indices.shuffled(using: &random)
        (rows, truth) = (order.map { rows[$0] }, order.map { truth[$0] })
    }

    private mutating func row(_ recording: InventedRecording, _ source: Int) -> RecordingRow {
        var row = RecordingRow(id: "r\(rows.count + 1)")
        row.source = "\(source)"
        row.title = mistyped(recording.title)
        row.artist = mistyped(recording.artist)
        row.album = mistyped(recording.album)
        row.number = "\(recording.number)"
        row.year = "\(recording.year)"
        row.language = recording.language
        write(recording, source, into: &row)
        if isClean { return row }
        mix(source, into: &row)
        for cell in Self.cells where chance(4) { row[keyPath: cell] = pick(Self.unknown) }
        return row
    }

    /// The forms of numbers, years and lengths.
    private mutating func write(_ recording: InventedRecording, _ source: Int, into row: inout RecordingRow) {
        let seconds = Int(recording.seconds)
        let short = "\(recording.year % 100 + 100)".suffix(2)
        let two = "\(seconds % 60 + 100)".suffix(2)
        switch source {
        case 1:
            row.length = "\(seconds / 60)m \(two)sec"
        case 2:
            (row.length, row.year, row.language) = ("\(seconds)", "'\(short)", "\(recording.language.prefix(3)).")
        case 3:
            (row.length, row.year) = ("\(Int(recording.seconds * 1000))", "\(short)")
            row.number = "0\(recording.number)"
        case 4:
            row.length = "\(Double(Int(recording.seconds / 60 * 1000)) / 1000)"
            row.language = String(recording.language.prefix(2)).lowercased()
        default:
            (row.length, row.year) = ("\(seconds / 60):\(two)", "c. \(recording.year)")
            row.number = "\"\(recording.number)\""
        }
    }

    /// What each source puts into the title's cell.
    private mutating func mix(_ source: Int, into row: inout RecordingRow) {
        switch source {
        case 1: if chance(20) { row.title = row.title.uppercased() }
        case 2: (row.title, row.artist) = ("\(row.artist) - \(row.title)", pick(Self.unknown))
        case 3: (row.title, row.album) = ("\(row.title) - \(row.album)", pick(Self.unknown))
        case 4:
            row.title = "\(("00" + row.number).suffix(3))-\(row.title)"
            for cell in Self.cells.prefix(3) { row[keyPath: cell] = Self.plain(row[keyPath: cell]) }
        default: (row.title, row.album) = ("\(row.title) (\(row.album))", pick(Self.unknown))
        }
        if source == 5 { row.title = Self.decomposed(row.title) }
    }

    private mutating func mistyped(_ text: String) -> String {
        guard !isClean, chance(25) else { return text }
        var letters = Array(text)
        for _ in 0..<(letters.count > 8 && chance(30) ? 2 : 1) where letters.count > 3 {
            let place = Int.random(in: 1..<(letters.count - 1), using: &random)
            switch Int.random(in: 0..<4, using: &random) {
            case 0: letters.swapAt(place, place + 1)
            case 1: letters.remove(at: place)
            case 2: letters.insert(letters[place], at: place)
            default: letters[place] = pick(Array("aeinrst"))
            }
        }
        return String(letters)
    }

    private static func plain(_ text: String) -> String {
        text.replacing("é", with: "e").replacing("ö", with: "o").replacing("ë", with: "e")
    }

    private static func decomposed(_ text: String) -> String {
        text.replacing("é", with: "e\u{301}").replacing("ö", with: "o\u{308}").replacing("ë", with: "e\u{308}")
    }

    private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

    private mutating func pick<T>(_ all: [T]) -> T { all[Int.random(in: 0..<all.count, using: &random)] }

    private static var cells: [WritableKeyPath<RecordingRow, String>] {
        [\.artist, \.album, \.title, \.number, \.length, \.year, \.language]
    }
    private static let unknown = ["", "unk.", "[unknown]", "null", "-", "n/a"]
}
