/// The name of a host that anybody in the world can reach, as far as a name tells. Pure; nothing is resolved.
///
/// Stricter than browsers: a name that some reader might take for an address of a machine or a network of one's own,
/// in whatever spelling, is none.
struct PublicHost: Equatable {
    /// Lower case.
    let name: String

    static let lengthMaximum = 253
    static let labelLengthMaximum = 63

    /// nil: an address in numbers (every form of those ends in a number, holds a colon or has no dot), a name without a
    /// dot or with an empty part, one of a special domain, or no name at all.
    init?(_ text: some StringProtocol) {
        let lowered = text.lowercased()
        guard lowered.utf8.count <= Self.lengthMaximum else { return nil }
        let labels = lowered.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, let top = labels.last, Self.isTop(top), !Self.specialTops.contains(String(top)),
            labels.allSatisfy(Self.isLabel), !labels.suffix(2).contains(where: { $0.utf8.contains(UInt8(ascii: "_")) })
        else { return nil }
        guard !Self.specialEnds.contains(where: { lowered.hasSuffix($0) }) else { return nil }
        name = lowered
    }

    /// Letters alone, or a name of other letters as IDNA writes it: there is no other top-level domain.
    private static func isTop(_ label: Substring) -> Bool {
        label.hasPrefix("xn--") || (label.unicodeScalars.count >= 2 && label.unicodeScalars.allSatisfy(isLetter))
    }

    private static func isLabel(_ label: Substring) -> Bool {
        guard (1...labelLengthMaximum).contains(label.utf8.count), label.first != "-", label.last != "-" else {
            return false
        }
        // Two hyphens in third place are for `xn--` alone.
        if label.dropFirst(2).hasPrefix("--"), !label.hasPrefix("xn--") || label.utf8.count < 5 { return false }
        return label.unicodeScalars.allSatisfy { isLetter($0) || ("0"..."9").contains($0) || $0 == "-" || $0 == "_" }
    }

    /// ASCII, or a letter that stands for itself: none that browsers read as an ASCII letter, digit or dot.
    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return ("a"..."z").contains(scalar) }
        guard letterBlocks.contains(where: { $0.contains(scalar.value) }) else { return false }
        switch scalar.properties.generalCategory {
        case .lowercaseLetter, .otherLetter, .nonspacingMark, .spacingMark: return true
        default: return false
        }
    }

    /// Latin with accents, Greek to Georgian and on to Khmer, Vietnamese, kana, Han and Hangul. Left out are blocks of
    /// letters in other dress: phonetic, letter-like, enclosed, full-width, mathematical.
    private static let letterBlocks: [ClosedRange<UInt32>] = [
        0xE0...0xF6, 0xF8...0x131, 0x134...0x13E, 0x141...0x148, 0x14A...0x17E, 0x386...0x3CE, 0x400...0x52F,
        0x561...0x586, 0x5D0...0x5EA, 0x620...0x652, 0x671...0x6D3, 0x900...0x109F, 0x10D0...0x10FA, 0x1200...0x137F,
        0x1780...0x17D3, 0x1E00...0x1E99, 0x1EA0...0x1EF9, 0x3041...0x3096, 0x30A1...0x30FE, 0x3400...0x4DBF,
        0x4E00...0x9FFF, 0xAC00...0xD7A3, 0x20000...0x2FA1F,
    ]

    /// Names that lead nowhere, or into a network of one's own (RFC 2606, 6761, 6762, 7686, 8375, 9476, and customs).
    private static let specialTops: Set = [
        "localhost", "local", "localdomain", "internal", "intranet", "private", "corp", "home", "lan", "onion",
        "exit", "i2p", "alt", "arpa", "test", "example", "invalid", "bit", "eth",
    ]

    /// Public services whose every name leads to the address that stands in it, or to one's own machine.
    private static let specialEnds = [
        ".nip.io", ".sslip.io", ".xip.io", ".localtest.me", ".lvh.me", ".vcap.me", ".lacolhost.com",
        ".localhost.direct",
    ]
}
