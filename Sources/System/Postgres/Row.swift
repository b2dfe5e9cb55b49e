/// One row of a result; values are decoded when asked for.
public struct Row: Sendable {
    private let result: ResultSet
    private let index: Int

    init(result: ResultSet, index: Int) {
        self.result = result
        self.index = index
    }

    /// The names of the columns, from left to right.
    public var columns: [String] { result.columns }

    /// Reads a column by its name, exactly as the server spells it; the first one of that name.
    ///
    /// - Throws: ``DatabaseError`` `.decoding`.
    public subscript<T: PostgresDecodable>(_ column: String, as type: T.Type = T.self) -> T {
        get throws { try T.read(value(try position(of: column), label: column)) }
    }

    /// Reads a column by its position, from 0.
    ///
    /// - Throws: ``DatabaseError`` `.decoding`.
    public subscript<T: PostgresDecodable>(_ column: Int, as type: T.Type = T.self) -> T {
        get throws {
            guard column >= 0, column < result.columnCount else {
                throw DatabaseError(.decoding, "The row has no column \(column); it has \(result.columnCount).")
            }
            return try T.read(value(column, label: "column \(column)"))
        }
    }

    /// The text of a column as the server sent it; nil for null.
    ///
    /// - Throws: ``DatabaseError`` `.decoding` when there is no such column.
    public func text(_ column: String) throws -> String? {
        result.text(row: index, column: try position(of: column))
    }

    private func position(of column: String) throws -> Int {
        if let position = result.index(of: column) { return position }
        let known = result.columns.joined(separator: ", ")
        throw DatabaseError(.decoding, "The row has no column \(column); it has: \(known).", column: column)
    }

    private func value(_ column: Int, label: String) -> PostgresValue {
        PostgresValue(result: result, row: index, column: column, label: label)
    }
}
