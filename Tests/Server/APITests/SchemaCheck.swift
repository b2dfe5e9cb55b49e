import Foundation

/// Holds JSON against the schemas of the API's document: as much of JSON Schema as that uses, and no field more than it
/// names.
struct SchemaCheck {
    private let document: [String: Any]
    let paths: [String: Any]

    init(_ bytes: [UInt8]) throws {
        document = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any] ?? [:]
        paths = document["paths"] as? [String: Any] ?? [:]
    }

    var version: String? { document["openapi"] as? String }

    /// The schema of an operation's answer; nil where it has none.
    func answer(_ method: String, _ path: String, status: Int) -> [String: Any]? {
        let operation = (paths[path] as? [String: Any])?[method] as? [String: Any]
        let response = (operation?["responses"] as? [String: Any])?[String(status)] as? [String: Any]
        let content = (response?["content"] as? [String: Any])?["application/json"] as? [String: Any]
        return content?["schema"] as? [String: Any]
    }

    var problem: [String: Any] { ["$ref": "#/components/schemas/Problem"] }

    /// What is wrong with a value, by its place; empty: nothing.
    func faults(_ value: Any, _ schema: [String: Any], at place: String = "$") -> [String] {
        if let name = (schema["$ref"] as? String)?.split(separator: "/").last {
            let schemas = (document["components"] as? [String: Any])?["schemas"] as? [String: Any]
            guard let schema = schemas?[String(name)] as? [String: Any] else { return ["\(place): no schema \(name)"] }
            return faults(value, schema, at: place)
        }
        if let any = schema["anyOf"] as? [[String: Any]] {
            let all = any.map { faults(value, $0, at: place) }
            return all.contains([]) ? [] : all[0]
        }
        switch schema["type"] as? String {
        case "null": return value is NSNull ? [] : ["\(place): not null"]
        case "string": return value is String ? [] : ["\(place): no string"]
        case "boolean": return isBoolean(value) ? [] : ["\(place): no boolean"]
        case "integer":
            return isNumber(value) && "\(value)".allSatisfy { $0.isNumber || $0 == "-" } ? [] : ["\(place): no integer"]
        case "number": return isNumber(value) ? [] : ["\(place): no number"]
        case "array":
            guard let list = value as? [Any], let items = schema["items"] as? [String: Any] else {
                return ["\(place): no list"]
            }
            return list.enumerated().flatMap { faults($1, items, at: "\(place)[\($0)]") }
        default: return object(value, schema, at: place)
        }
    }

    private func object(_ value: Any, _ schema: [String: Any], at place: String) -> [String] {
        guard let object = value as? [String: Any] else { return ["\(place): no object"] }
        guard let properties = schema["properties"] as? [String: [String: Any]] else { return [] }
        let missing = (schema["required"] as? [String] ?? []).filter { object[$0] == nil }.map { "\(place): no \($0)" }
        return missing
            + object.flatMap { name, value in
                properties[name].map { faults(value, $0, at: "\(place).\(name)") } ?? [
                    "\(place): \(name) is not documented"
                ]
            }
    }

    private func isBoolean(_ value: Any) -> Bool { typeName(value) == "boolean" }
    private func isNumber(_ value: Any) -> Bool { typeName(value) == "number" }

    private func typeName(_ value: Any) -> String {
        guard let number = value as? NSNumber else { return "other" }
        return String(cString: number.objCType) == "c" ? "boolean" : "number"
    }
}
