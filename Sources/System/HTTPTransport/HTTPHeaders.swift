/// Header fields in the order they came; names compare without regard to case.
public struct HTTPHeaders: Sendable, Equatable, ExpressibleByDictionaryLiteral {
    /// In their order; a name that came several times stands here as often.
    public private(set) var fields: [Field]

    /// One line of a header, its name and its value.
    public struct Field: Sendable, Equatable {
        /// As it was written, upper and lower case kept.
        public let name: String
        /// Of a response, without blanks around it; a folded line is unfolded with one blank.
        public let value: String
    }

    public init() { fields = [] }

    public init(dictionaryLiteral elements: (String, String)...) {
        fields = elements.map { Field(name: $0.0, value: $0.1) }
    }

    /// The first value of that name; nil when there is none.
    public subscript(name: String) -> String? {
        let wanted = name.lowercased()
        return fields.first { $0.name.lowercased() == wanted }?.value
    }

    /// Adds a field at the end and leaves those of the same name. What can't be sent is refused when the request is.
    public mutating func append(_ name: String, _ value: String) {
        fields.append(Field(name: name, value: value))
    }
}
