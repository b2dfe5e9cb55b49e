import PrintableText

/// The fields of a message's object, each taken with what it must be.
///
/// Fields that a message does not know are ignored, so that a newer sender can add one.
public struct MessageFields: Sendable {
    /// Longest text of one field, in characters.
    public static let textCharactersMaximum = 500
    /// Largest message, in bytes of JSON.
    public static let messageBytesMaximum = 64 * 1024

    private let fields: [String: JSONValue]

    /// - Throws: ``InvalidMessage`` when the message is too large or no object.
    public init(parsing json: String?) throws {
        guard let json else { throw InvalidMessage("the message is null; an object is needed") }
        let bytes = json.utf8.count
        guard bytes <= Self.messageBytesMaximum else {
            throw InvalidMessage("the message has \(bytes) bytes; at most \(Self.messageBytesMaximum) are taken")
        }
        guard let value = JSONValue(parsing: json) else { throw InvalidMessage("the message is no JSON") }
        guard case .object(let fields) = value else {
            throw InvalidMessage("the message is \(value.kind); an object is needed")
        }
        self.fields = fields
    }

    /// A text that must be there, trimmed and not empty.
    public func text(_ name: String) throws -> String {
        guard let text = try optionalText(name) else { throw InvalidMessage("\(name) is missing; a text is needed") }
        return text
    }

    /// A text that may be missing or null; where it is there, it is not empty. Signs that turn or hide text are left out.
    public func optionalText(_ name: String) throws -> String? {
        switch fields[name] ?? .null {
        case .null: return nil
        case .text(let text):
            guard text.count <= Self.textCharactersMaximum else {
                throw InvalidMessage("\(name) is longer than \(Self.textCharactersMaximum) characters")
            }
            let trimmed = text.trimmed
            guard !trimmed.isEmpty else { throw InvalidMessage("\(name) is empty") }
            guard !trimmed.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
                throw InvalidMessage("\(name) holds control characters")
            }
            let printable = trimmed.cleaned.trimmed
            guard !printable.isEmpty else { throw InvalidMessage("\(name) holds nothing that is seen") }
            return printable
        case let other: throw InvalidMessage("\(name) is \(other.kind); a text is needed")
        }
    }

    /// One of our database's ids: digits in a text, or a whole number; 1 or more.
    public func id<ID: DatabaseID>(_ name: String, as type: ID.Type = ID.self) throws -> ID {
        let number: Int64? =
            switch fields[name] ?? .null {
            case .null: throw InvalidMessage("\(name) is missing; an id of the database is needed")
            case .integer(let number): number
            case .text(let text): Int64(text)
            default: nil
            }
        guard let number, number >= 1 else { throw InvalidMessage("\(name) is no id of the database (1, 2, 3 …)") }
        return ID(rawValue: number)
    }

    /// Where a page starts; 0 when missing.
    public func offset(_ name: String = "offset") throws -> Int {
        switch fields[name] ?? .null {
        case .null: return 0
        case .integer(let number) where (0...Int64(Int32.max)).contains(number): return Int(number)
        default: throw InvalidMessage("\(name) must be a whole number, 0 or more")
        }
    }
}

extension String {
    fileprivate var trimmed: String {
        var rest = self[...]
        while let first = rest.first, first.isWhitespace { rest.removeFirst() }
        while let last = rest.last, last.isWhitespace { rest.removeLast() }
        return String(rest)
    }
}
