/// How a dialect writes several artists into one cell. Pure.
enum ArtistNames {
    /// `, ` between names, and `\,` for a comma within one.
    case escapedCommas
    /// `, ` or `,` between names; a comma within one looks the same.
    case commas
    /// `;` between names, which have none.
    case semicolons

    /// - Returns: Whether it is sure where one name ends.
    func names(_ cell: String) -> (names: [String], isCertain: Bool) {
        switch self {
        case .escapedCommas: (Self.unescaped(cell), true)
        case .semicolons: (Self.parts(cell, ";"), true)
        case .commas:
            if cell.utf8.contains(UInt8(ascii: ",")) {
                (Self.parts(cell, ","), false)
            } else {
                (Self.parts(cell, ","), true)
            }
        }
    }

    private static func parts(_ cell: String, _ separator: Character) -> [String] {
        cell.split(separator: separator).map { CellText.tidied(String($0)) }.filter { !$0.isEmpty }
    }

    private static func unescaped(_ cell: String) -> [String] {
        guard cell.utf8.contains(UInt8(ascii: ",")) else { return parts(cell, "\u{0}") }
        var names: [[UInt8]] = [[]]
        var rest = Array(cell.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "\\"), rest.first == UInt8(ascii: ",") {
                names[names.count - 1].append(UInt8(ascii: ","))
                rest.removeFirst()
            } else if byte == UInt8(ascii: ","), rest.first == UInt8(ascii: " ") {
                names.append([])
                rest.removeFirst()
            } else {
                names[names.count - 1].append(byte)
            }
        }
        return names.map { CellText.tidied(String(decoding: $0, as: UTF8.self)) }.filter { !$0.isEmpty }
    }
}
