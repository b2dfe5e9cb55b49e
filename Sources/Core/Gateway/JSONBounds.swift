/// Makes a provider's JSON fit to be decoded by anybody: texts are cut, numbers that no field can mean become null,
/// halves of surrogate pairs become U+FFFD. A decoder then fails naming the field, or goes without it.
///
/// One pass over the bytes, before any decoder sees them, so that no provider's shapes have to think of it. Says
/// nothing about validity.
struct JSONBounds {
    /// Longest text; whoever reads a field has a bound of its own below this one, and so sees that it was longer.
    static let textBytesMaximum = 8_192
    /// 2⁵³ − 1: up to here all readers of JSON agree on whole numbers (RFC 8259, section 6), and sums of them fit.
    static let numberMaximum = 9_007_199_254_740_991.0

    private(set) var bytes: [UInt8] = []
    private(set) var textsCut = 0
    private(set) var numbersDropped = 0
    private(set) var surrogatesReplaced = 0

    /// - Parameter given: Valid UTF-8.
    init(_ given: [UInt8]) {
        bytes.reserveCapacity(given.count)
        var index = 0
        while index < given.count {
            switch given[index] {
            case Self.quote: index = appendText(given, from: index)
            case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): index = appendNumber(given, from: index)
            default:
                bytes.append(given[index])
                index += 1
            }
        }
    }

    private static let quote = UInt8(ascii: "\"")
    private static let backslash = UInt8(ascii: "\\")

    /// Takes a text, from its first quote to past its last.
    private mutating func appendText(_ given: [UInt8], from start: Int) -> Int {
        bytes.append(Self.quote)
        var index = start + 1
        var isCut = false
        while index < given.count, given[index] != Self.quote {
            let unit = unit(given, at: index)
            if isCut || index + unit.length - start - 1 > Self.textBytesMaximum {
                isCut = true
            } else if unit.isLoneSurrogate {
                bytes.append(contentsOf: #"\ufffd"#.utf8)
                surrogatesReplaced += 1
            } else {
                bytes.append(contentsOf: given[index..<index + unit.length])
            }
            index += unit.length
        }
        if isCut { textsCut += 1 }
        guard index < given.count else { return index }
        bytes.append(Self.quote)
        return index + 1
    }

    /// The character or escape at a place: never cut in the middle, and no lone surrogate where it is a pair.
    private func unit(_ given: [UInt8], at index: Int) -> (length: Int, isLoneSurrogate: Bool) {
        guard given[index] == Self.backslash else {
            let length = given[index] < 0xC0 ? 1 : given[index] < 0xE0 ? 2 : given[index] < 0xF0 ? 3 : 4
            return (min(length, given.count - index), false)
        }
        guard let code = escapedCode(given, at: index) else { return (min(2, given.count - index), false) }
        guard (0xD800...0xDFFF).contains(code) else { return (6, false) }
        if code < 0xDC00, let low = escapedCode(given, at: index + 6), (0xDC00...0xDFFF).contains(low) {
            return (12, false)
        }
        return (6, true)
    }

    /// Of `\uXXXX`; nil: something else stands there.
    private func escapedCode(_ given: [UInt8], at index: Int) -> UInt32? {
        guard index + 6 <= given.count, given[index] == Self.backslash, given[index + 1] == UInt8(ascii: "u") else {
            return nil
        }
        var code: UInt32 = 0
        for byte in given[index + 2..<index + 6] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
            code = code * 16 + UInt32(digit)
        }
        return code
    }

    private mutating func appendNumber(_ given: [UInt8], from start: Int) -> Int {
        let token = given[start...].prefix { byte in
            (0x30...0x39).contains(byte) || "+-.eE".utf8.contains(byte)
        }
        if isWithin(token) {
            bytes.append(contentsOf: token)
        } else {
            bytes.append(contentsOf: "null".utf8)
            numbersDropped += 1
        }
        return token.endIndex
    }

    /// A token that is no number passes: the decoder says what is wrong with it.
    private func isWithin(_ token: ArraySlice<UInt8>) -> Bool {
        // Fifteen digits are always below.
        if token.count <= 15, !token.contains(where: { $0 | 0x20 == UInt8(ascii: "e") }) { return true }
        guard let number = Double(String(decoding: token, as: UTF8.self)) else { return true }
        return number.isFinite && abs(number) <= Self.numberMaximum
    }
}
