/// Registrations of nobody's music, made from the code that is asked for: the same ISRC has the same work always.
struct RegistryFacts: Sendable {
    let isrc: String
    private let draw: UInt64

    init(isrc: String) {
        self.isrc = isrc.uppercased().filter { $0.isLetter || $0.isNumber }
        draw = SimulatedID.hash("registry \(self.isrc)", 0xcbf2_9ce4_8422_2325)
    }

    /// One in ten is not there.
    var isKnown: Bool { draw % 10 != 0 }

    /// Nor has one in ten a work. It says by itself which work it is.
    var songCode: String? {
        guard isKnown, draw % 10 != 1 else { return nil }
        let digits = String(draw % 0x7FFF_FFFF, radix: 36).uppercased()
        return String((String(repeating: "0", count: 6) + digits).suffix(6))
    }

    var title: String { "WORK \(songCode ?? isrc)" }
}

/// The work of a song code.
struct RegistryWorkFacts: Sendable {
    let songCode: String
    private let draw: UInt64

    /// - Returns: nil: no code looks so.
    init?(songCode: String) {
        guard songCode.count == 6, songCode.allSatisfy({ $0.isASCII && ($0.isUppercase || $0.isNumber) }) else {
            return nil
        }
        self.songCode = songCode
        draw = SimulatedID.hash("work \(songCode)", 0xcbf2_9ce4_8422_2325)
    }

    var title: String { "WORK \(songCode)" }
    var iswc: String { "T-\(digits(9)[0..<3]).\(digits(9)[3..<6]).\(digits(9)[6..<9])-0" }
    var writer: String { "WRITER\(draw % 1_000)" }
    var writerIPI: String { "00\(digits(9))" }
    var publisher: String { draw.isMultiple(of: 5) ? "\(writer) MUSIC" : "PUBLISHER \(draw % 200)" }
    /// Two publishers leave a part open at every third.
    var share: Int { draw.isMultiple(of: 3) ? 75 : 100 }

    private func digits(_ count: Int) -> String {
        String(String(1_000_000_000 + draw % 1_000_000_000).suffix(count))
    }
}

extension String {
    fileprivate subscript(_ range: Range<Int>) -> Substring { dropFirst(range.lowerBound).prefix(range.count) }
}
