/// The form of an answer or a body, in one line: `run_id:uuid artist:text finished_at:time? queues:object`.
///
/// Each field has a kind; a `?` behind it: it may be missing or null. A kind in brackets is a list, a name in capitals
/// another shape.
struct Shape: Sendable, Equatable {
    /// As the document lists it.
    let name: String
    /// In the order in which they stand in the line.
    let fields: [Field]

    struct Field: Sendable, Equatable {
        let name: String
        let kind: String
        let isOptional: Bool
    }

    init(_ name: String, _ line: String) {
        self.name = name
        fields = line.split(separator: " ").map { word in
            let parts = word.split(separator: ":", maxSplits: 1)
            precondition(parts.count == 2, "a field has a name and a kind")
            let isOptional = parts[1].hasSuffix("?")
            return Field(
                name: String(parts[0]), kind: String(isOptional ? parts[1].dropLast() : parts[1]),
                isOptional: isOptional)
        }
    }

    /// As JSON Schema.
    var schema: JSONNode {
        let required = fields.filter { !$0.isOptional }.map { JSONNode.text($0.name) }
        var object: [String: JSONNode] = [
            "type": "object",
            "properties": .object(Dictionary(uniqueKeysWithValues: fields.map { ($0.name, Self.schema(of: $0)) })),
        ]
        if !required.isEmpty { object["required"] = .list(required) }
        return .object(object)
    }

    private static func schema(of field: Field) -> JSONNode {
        let schema = schema(ofKind: field.kind)
        guard field.isOptional else { return schema }
        return ["anyOf": [schema, ["type": "null"]]]
    }

    static func schema(ofKind kind: String) -> JSONNode {
        if kind.hasPrefix("[") {
            return ["type": "array", "items": schema(ofKind: String(kind.dropFirst().dropLast()))]
        }
        switch kind {
        case "text": return ["type": "string"]
        case "uuid": return ["type": "string", "format": "uuid"]
        case "time": return ["type": "string", "format": "date-time"]
        case "integer": return ["type": "integer", "format": "int64"]
        case "number": return ["type": "number"]
        case "boolean": return ["type": "boolean"]
        case "object": return ["type": "object"]
        default:
            precondition(kind.first?.isUppercase == true, "\(kind) is no kind")
            return ["$ref": .text("#/components/schemas/\(kind)")]
        }
    }
}
