/// Bytes of a file, piece by piece, as lines: they end with LF or CRLF, the last one also with the file.
///
/// Holds one piece and the beginning of a line, whatever the file's length.
public struct FeedLines: Sendable {
    /// A longer line is no record: it is counted, and its content dropped.
    public static let lineBytesMaximum = 1 << 20

    private var buffer: [UInt8] = []
    private var start = 0
    private var scanned = 0
    private var isTooLong = false
    private var isEnded = false
    private var isBeginning = true

    public init() {}

    /// Appends the next piece of the file.
    public mutating func append(_ piece: ArraySlice<UInt8>) {
        if start > 0 {
            buffer.removeSubrange(..<start)
            scanned -= start
            start = 0
        }
        buffer.append(contentsOf: piece)
        if isBeginning, buffer.count >= 3 {
            isBeginning = false
            if buffer.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3; scanned = 3 }
        }
    }

    /// Says that there are no more pieces.
    public mutating func end() { isEnded = true }

    /// Gives the next whole line to the body, without its end; false where there is none yet. nil is one
    /// that is too long.
    public mutating func next(_ body: (ArraySlice<UInt8>?) throws -> Void) rethrows -> Bool {
        while scanned < buffer.count {
            if buffer[scanned] == UInt8(ascii: "\n") {
                let line = trimmed(start..<scanned)
                scanned += 1
                start = scanned
                let wasTooLong = isTooLong
                isTooLong = false
                try body(wasTooLong ? nil : buffer[line])
                return true
            }
            scanned += 1
        }
        if scanned - start > Self.lineBytesMaximum {
            isTooLong = true
            start = scanned
        }
        guard isEnded, start < buffer.count || isTooLong else { return false }
        let line = trimmed(start..<buffer.count)
        let wasTooLong = isTooLong
        start = buffer.count
        isTooLong = false
        try body(wasTooLong ? nil : buffer[line])
        return true
    }

    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        !range.isEmpty && buffer[range.upperBound - 1] == UInt8(ascii: "\r")
            ? range.lowerBound..<range.upperBound - 1 : range
    }
}
