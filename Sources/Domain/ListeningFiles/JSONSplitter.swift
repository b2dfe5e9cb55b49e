/// Cuts a JSON text into the values that rows are, while it comes: no more than one row is kept.
///
/// Rows are the elements of the outermost array, or of the arrays that the outermost object holds; of an object's other
/// fields each is one value. JSON Lines are lines, and need no splitter.
struct JSONSplitter {
    /// A value, and the key of the outermost object's field that it stands in.
    struct Piece: Equatable {
        /// Nil: it stands in no object.
        let key: String?
        let bytes: [UInt8]
    }

    /// The longest row.
    static let pieceMaximum = 16 << 20

    private var depth = 0
    private var rowDepth = 1
    private var isRootObject = false
    private var inString = false
    private var isEscaped = false
    private var key: String?
    private var piece: [UInt8] = []
    /// Whether a row outgrew ``pieceMaximum``.
    private(set) var isTooLarge = false

    /// Whether the text ended within a value.
    var isIncomplete: Bool { depth > 0 }

    /// The values that end within these bytes.
    mutating func pieces(_ bytes: some Sequence<UInt8>) -> [Piece] {
        var pieces: [Piece] = []
        for byte in bytes { take(byte, &pieces) }
        return pieces
    }

    private mutating func take(_ byte: UInt8, _ pieces: inout [Piece]) {
        if inString { return takeInString(byte) }
        switch byte {
        case UInt8(ascii: "\""):
            inString = true
            keep(byte)
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            open(byte)
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
            close(byte, &pieces)
        case UInt8(ascii: ","):
            if depth == rowDepth { end(&pieces) } else { keep(byte) }
            if isRootObject, depth == 1 { key = nil }
        case UInt8(ascii: ":"):
            if isRootObject, depth == 1, key == nil { takeKey() } else { keep(byte) }
        case 0x20, 0x09, 0x0a, 0x0d:
            // Between values they mean nothing; a row keeps its own.
            if !piece.isEmpty { keep(byte) }
        default:
            if depth > 0 { keep(byte) }
        }
    }

    private mutating func takeInString(_ byte: UInt8) {
        keep(byte)
        if isEscaped { isEscaped = false; return }
        if byte == UInt8(ascii: "\\") { isEscaped = true }
        if byte == UInt8(ascii: "\"") { inString = false }
    }

    private mutating func open(_ byte: UInt8) {
        if depth == 0 {
            (isRootObject, rowDepth, key) = (byte == UInt8(ascii: "{"), 1, nil)
            depth = 1
            return
        }
        if isRootObject, depth == 1, byte == UInt8(ascii: "["), key != nil, piece.isEmpty {
            (depth, rowDepth) = (2, 2)
            return
        }
        keep(byte)
        depth += 1
    }

    private mutating func close(_ byte: UInt8, _ pieces: inout [Piece]) {
        if depth == rowDepth {
            end(&pieces)
            depth = max(depth - 1, 0)
            if rowDepth == 2 { rowDepth = 1 }
            return
        }
        keep(byte)
        depth = max(depth - 1, 0)
    }

    private mutating func takeKey() {
        if case .text(let text)? = JSONNode.parsed(piece) { key = text } else { key = "" }
        piece.removeAll(keepingCapacity: true)
    }

    private mutating func end(_ pieces: inout [Piece]) {
        if !piece.isEmpty { pieces.append(Piece(key: key, bytes: piece)) }
        piece.removeAll(keepingCapacity: true)
    }

    private mutating func keep(_ byte: UInt8) {
        guard piece.count < Self.pieceMaximum else { isTooLarge = true; return }
        piece.append(byte)
    }
}
