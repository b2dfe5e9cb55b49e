/// The `fields` of a request: `id,business_discovery.username(HANDLE){id,media.limit(3){id}}`.
struct FieldExpression: Sendable, Equatable {
    let name: String
    /// What is called on it, in order: `username(HANDLE)`.
    var calls: [Call] = []
    /// The fields of what it leads to.
    var fields: [FieldExpression] = []

    struct Call: Sendable, Equatable {
        let name: String
        let argument: String
    }

    /// - Returns: Nil when the text is no list of fields.
    static func list(_ text: String) -> [FieldExpression]? {
        var rest = text[...]
        guard let fields = list(&rest, depth: 0), rest.isEmpty else { return nil }
        return fields
    }

    private static let depthMaximum = 4

    private static func list(_ rest: inout Substring, depth: Int) -> [FieldExpression]? {
        guard depth < depthMaximum else { return nil }
        var fields: [FieldExpression] = []
        repeat {
            guard let field = field(&rest, depth: depth) else { return nil }
            fields.append(field)
        } while skip(",", &rest)
        return fields
    }

    private static func field(_ rest: inout Substring, depth: Int) -> FieldExpression? {
        guard let name = word(&rest) else { return nil }
        var field = FieldExpression(name: name)
        while skip(".", &rest) {
            guard let call = word(&rest), skip("(", &rest) else { return nil }
            let argument = rest.prefix { $0 != ")" }
            rest = rest.dropFirst(argument.count)
            guard skip(")", &rest) else { return nil }
            field.calls.append(Call(name: call, argument: String(argument)))
        }
        guard skip("{", &rest) else { return field }
        guard let fields = list(&rest, depth: depth + 1), skip("}", &rest) else { return nil }
        field.fields = fields
        return field
    }

    private static func word(_ rest: inout Substring) -> String? {
        let word = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
        rest = rest.dropFirst(word.count)
        return word.isEmpty ? nil : String(word)
    }

    private static func skip(_ character: Character, _ rest: inout Substring) -> Bool {
        guard rest.first == character else { return false }
        rest.removeFirst()
        return true
    }
}
