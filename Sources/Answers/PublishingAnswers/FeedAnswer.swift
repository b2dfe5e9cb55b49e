public import FoundationEssentials
import Postgres

/// A bulk feed that answers stand on.
public struct FeedAnswer: Sendable, Equatable, Encodable {
    /// What a file of it was.
    public struct File: Sendable, Equatable, Codable {
        /// As the sender named it.
        public let file: String
        /// Records that were read.
        public let records: Int
        /// Lines that were not.
        public let setAside: Int
        /// Cells that were left out, by what was wrong.
        public let cells: [String: Int]
    }

    /// Of its rows.
    public let feedId: Int64
    /// As it was delivered.
    public let name: String
    /// Of the format.
    public let version: String
    /// Who made it.
    public let sender: String
    /// The day as of which all of it is true.
    public let asOf: Date
    /// When it was loaded.
    public let loadedAt: Date
    /// False: without a manifest, or with files whose bytes it does not prove.
    public let isVerified: Bool
    /// By the name of their table.
    public let files: [String: File]
    /// References that lead nowhere, by what they refer to.
    public let orphans: [String: Int]

    init(row: Row) throws {
        feedId = try row["id"]
        name = try row["name"]
        version = try row["version"]
        sender = try row["sender"]
        asOf = try row["created_at"]
        loadedAt = try row["loaded_at"]
        isVerified = try row["is_verified"]
        files = try RowJSON.decode(row["files"])
        orphans = try RowJSON.decode(row["orphans"])
    }
}

/// JSON in a column.
enum RowJSON {
    static func decode<Value: Decodable>(_ text: String) throws -> Value {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(Value.self, from: Data(text.utf8))
    }
}
