import Synchronization

/// What a reading left out of an answer because it could not be read, by kind of place (`albums[].artists[].name:
/// null`): bounded, so that a flood of it stays small.
///
/// Whoever decodes puts one into the decoder's `userInfo` under ``key``; tolerant fields and lists note there.
public final class SetAside: Sendable {
    /// Where a decoder's `userInfo` holds it.
    public static let key: CodingUserInfoKey = {
        guard let key = CodingUserInfoKey(rawValue: "linernotes.set-aside") else { preconditionFailure("a key") }
        return key
    }()

    /// Kinds that are told apart; what comes beyond is counted with the last.
    static let kindsMaximum = 20

    /// One kind of place, and how often it was left out.
    public struct Entry: Sendable, Equatable {
        /// Where and why, without a byte of the answer.
        public let what: String
        /// 1 or more.
        public var count: Int
        /// Whether something of another type stood there, and not nothing.
        public let isMistyped: Bool
    }

    private let noted = Mutex<[Entry]>([])

    public init() {}

    /// In the order in which they first came.
    public var entries: [Entry] { noted.withLock(\.self) }

    func note(_ error: any Error) {
        let what = (error as? DecodingError)?.kind ?? "an entry that can't be decoded"
        let isMistyped = if case .typeMismatch? = error as? DecodingError { true } else { false }
        noted.withLock { noted in
            if let index = noted.firstIndex(where: { $0.what == what }) {
                noted[index].count += 1
            } else if noted.count < Self.kindsMaximum {
                noted.append(Entry(what: what, count: 1, isMistyped: isMistyped))
            } else {
                noted[noted.count - 1].count += 1
            }
        }
    }
}

extension Decoder {
    /// Says that something was left out, where somebody wants to know.
    func setAside(_ error: any Error) { (userInfo[SetAside.key] as? SetAside)?.note(error) }
}
