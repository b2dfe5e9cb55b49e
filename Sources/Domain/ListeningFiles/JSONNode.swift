/// A JSON value, read by hand: a history has hundreds of thousands of small objects, and `JSONDecoder` takes ten times as long.
enum JSONNode: Equatable {
    case null
    case bool(Bool)
    /// As it is written: times need all its digits.
    case number(String)
    case text(String)
    case array([JSONNode])
    case object([(key: String, value: JSONNode)])

    static func == (left: JSONNode, right: JSONNode) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.bool(let one), .bool(let other)): one == other
        case (.number(let one), .number(let other)), (.text(let one), .text(let other)): one == other
        case (.array(let one), .array(let other)): one == other
        case (.object(let one), .object(let other)):
            one.elementsEqual(other) { $0.key == $1.key && $0.value == $1.value }
        default: false
        }
    }

    /// The value of a field; nil where there is none, it is null, or this is no object.
    subscript(key: String) -> JSONNode? {
        guard case .object(let fields) = self else { return nil }
        guard let value = fields.first(where: { $0.key == key })?.value, value != .null else { return nil }
        return value
    }

    /// The keys of an object.
    var keys: [String] {
        guard case .object(let fields) = self else { return [] }
        return fields.map(\.key)
    }

    var isObject: Bool { if case .object = self { true } else { false } }

    /// The elements of an array; a value that stands where an array should is its one element.
    var elements: [JSONNode] { if case .array(let elements) = self { elements } else { [self] } }

    /// A text that is not blank; nil for anything else.
    var words: String? {
        guard case .text(let text) = self else { return nil }
        let trimmed = text.trimmed
        return trimmed.isEmpty ? nil : trimmed
    }

    /// A number as a whole one, its fraction cut off; nil for anything else.
    var integer: Int? {
        guard case .number(let digits) = self else { return nil }
        if let value = Int(digits) { return value }
        guard let value = Double(digits), abs(value) < 1e15 else { return nil }
        return Int(value.rounded(.down))
    }

    /// A whole number from 0 on, be it written as a text.
    var count: Int? { (integer ?? words.flatMap { Int($0) }).flatMap { $0 >= 0 ? $0 : nil } }

    var isTrue: Bool { self == .bool(true) }
}

extension String {
    /// Without blanks around it.
    var trimmed: String {
        func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0d).contains(byte) }
        guard let first = utf8.first, let last = utf8.last, isBlank(first) || isBlank(last) else { return self }
        guard let start = utf8.firstIndex(where: { !isBlank($0) }) else { return "" }
        let end = utf8.lastIndex(where: { !isBlank($0) }) ?? start
        return String(self[start...end])
    }
}
