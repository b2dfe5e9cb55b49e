extension Unicode.Scalar {
    /// Whether it shows nothing itself and may change what a reader sees or does: control characters (C0, C1, DEL),
    /// signs that turn the direction of writing, signs of no width, line separators, and what is no character at all.
    ///
    /// The two joiners are not among them, see ``String/cleaned``.
    package var isUnprintable: Bool {
        if value < 0x7F { return value < 0x20 }
        if value < 0xA0 { return true }
        switch properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: return true
        case .format: return !isJoiner && !isVisibleFormat
        default: return isNoncharacter || Self.blankLetters.contains(value)
        }
    }

    /// Whether it begins a new line for some reader, or a new column.
    package var breaksLine: Bool {
        (0x09...0x0D).contains(value) || value == 0x85 || value == 0x2028 || value == 0x2029
    }

    /// Zero width joiner and non-joiner: Persian, Indic scripts and emoji need them.
    var isJoiner: Bool { value == 0x200C || value == 0x200D }

    /// Whether a joiner after it can mean something: the scripts that have them begin with Arabic.
    var takesJoiner: Bool { value >= 0x600 && !isJoiner }

    /// Of the format characters those that are seen: Arabic and Kaithi number signs, Egyptian quadrats.
    private var isVisibleFormat: Bool {
        switch value {
        case 0x600...0x605, 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD, 0x13430...0x1343F: true
        default: false
        }
    }

    private var isNoncharacter: Bool { value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(value) }

    /// Letters by their class that are drawn as nothing: fillers of Hangul.
    private static let blankLetters: Set<UInt32> = [0x115F, 0x1160, 0x3164, 0xFFA0]
}
