import Testing

@testable import API

@Suite("Forms of answers")
struct ShapeTests {
    @Test("a line becomes a schema")
    func schema() {
        #expect(
            Shape("Thing", "id:integer names:[text]? other:Other").schema == [
                "type": "object", "required": ["id", "other"],
                "properties": [
                    "id": ["type": "integer", "format": "int64"],
                    "names": ["anyOf": [["type": "array", "items": ["type": "string"]], ["type": "null"]]],
                    "other": ["$ref": "#/components/schemas/Other"],
                ],
            ])
    }
}
