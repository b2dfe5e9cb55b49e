import HTTPTypes
import Tokens

/// The document of the API, OpenAPI 3.1: made from its operations, so that neither can be without the other. Pure.
enum OpenAPI {
    static func document(_ operations: [Operation], server: String) -> JSONNode {
        var paths: [String: [String: JSONNode]] = [:]
        for operation in operations {
            paths[operation.wholePath, default: [:]][operation.method.rawValue.lowercased()] = entry(operation)
        }
        return [
            "openapi": "3.1.0",
            "info": [
                "title": "Liner Notes", "version": "1",
                "description": "Lists come in pages by their key. Problems are application/problem+json (RFC 9457).",
            ],
            "servers": [["url": .text(server)]],
            "paths": .object(paths.mapValues { .object($0) }),
            "security": [["token": []]],
            "components": [
                "schemas": .object(schemas(operations)),
                "securitySchemes": [
                    "token": [
                        "type": "http", "scheme": "bearer", "description": "Made by `liner tokens create`.",
                    ]
                ],
                "responses": [
                    "problem": [
                        "description": "Why there is no answer, and what to do.",
                        "content": ["application/problem+json": ["schema": ["$ref": "#/components/schemas/Problem"]]],
                    ]
                ],
            ],
        ]
    }

    private static func entry(_ operation: Operation) -> JSONNode {
        var entry: [String: JSONNode] = [
            "operationId": .text(operationID(operation)), "summary": .text(operation.summary),
            "description": .text("Needs the role \(operation.role.rawValue)."),
            "responses": .object([
                String(operation.status.code): response(operation.answer),
                "default": ["$ref": "#/components/responses/problem"],
            ]),
        ]
        let parameters = pathParameters(operation) + operation.parameters.map(parameter)
        if !parameters.isEmpty { entry["parameters"] = .list(parameters) }
        if let body = operation.body {
            entry["requestBody"] = [
                "content": ["application/json": ["schema": Shape.schema(ofKind: body.name)]],
                "required": .boolean(body.fields.contains { !$0.isOptional }),
            ]
        }
        return .object(entry)
    }

    /// `get_runs_run_events`.
    private static func operationID(_ operation: Operation) -> String {
        let words = operation.path.split { !$0.isLetter && $0 != "_" }
        return ([operation.method.rawValue.lowercased()] + words.map(String.init)).joined(separator: "_")
    }

    private static func pathParameters(_ operation: Operation) -> [JSONNode] {
        operation.path.matches(of: #/\{(\w+)\}/#).map {
            [
                "name": .text(String($0.1)), "in": "path", "required": true,
                "schema": ["type": "string", "minLength": 1],
            ]
        }
    }

    private static func parameter(_ parameter: Operation.Parameter) -> JSONNode {
        [
            "name": .text(parameter.name), "in": "query", "required": .boolean(parameter.isRequired),
            "description": .text(parameter.what), "schema": Shape.schema(ofKind: parameter.kind),
        ]
    }

    private static func response(_ answer: Operation.Answer) -> JSONNode {
        switch answer {
        case .nothing: ["description": "Done."]
        case .media(let type):
            ["description": "As the type says.", "content": .object([type: ["schema": ["type": "string"]]])]
        case .one(let shape): json(Shape.schema(ofKind: shape.name))
        case .list(let shape): json(["type": "array", "items": Shape.schema(ofKind: shape.name)])
        case .page(let shape):
            json([
                "type": "object", "required": ["items", "next"],
                "properties": [
                    "items": ["type": "array", "items": Shape.schema(ofKind: shape.name)],
                    "next": ["anyOf": [["type": "string"], ["type": "null"]]],
                ],
            ])
        }
    }

    private static func json(_ schema: JSONNode) -> JSONNode {
        ["description": "The answer.", "content": ["application/json": ["schema": schema]]]
    }

    private static func schemas(_ operations: [Operation]) -> [String: JSONNode] {
        var shapes = Shapes.parts + operations.compactMap(\.body)
        for operation in operations {
            switch operation.answer {
            case .one(let shape), .page(let shape), .list(let shape): shapes.append(shape)
            case .media, .nothing: continue
            }
        }
        return Dictionary(shapes.map { ($0.name, $0.schema) }, uniquingKeysWith: { first, _ in first })
    }
}
