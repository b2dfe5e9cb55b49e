import Foundation

/// The paths to all values of a JSON document, with the types found there; items of a list share one path.
struct KeyPaths {
    private(set) var types: [String: Set<String>] = [:]

    static func types(in document: Any) -> [String: Set<String>] {
        var paths = KeyPaths()
        paths.add(document)
        return paths.types
    }

    mutating func add(_ value: Any, at path: String = "") {
        types[path, default: []].insert(Self.type(of: value))
        if let object = value as? [String: Any] {
            for (key, member) in object { add(member, at: Self.isMap(path) ? path : "\(path).\(key)") }
        }
        if let list = value as? [Any] { for item in list { add(item, at: path + "[]") } }
    }

    /// Objects whose keys are data, such as the names of attributes.
    private static func isMap(_ path: String) -> Bool {
        ["attribute-ids", "attribute-values", "attribute-credits"].contains { path.hasSuffix($0) }
    }

    private static func type(of value: Any) -> String {
        switch value {
        case is NSNull: "null"
        case is String: "string"
        case is [Any]: "array"
        case is [String: Any]: "object"
        case let number as NSNumber: String(cString: number.objCType) == "c" ? "boolean" : "number"
        default: "other"
        }
    }
}
