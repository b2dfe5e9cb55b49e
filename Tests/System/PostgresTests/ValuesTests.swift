import FoundationEssentials
import TestSupport
import Testing

@testable import Postgres

@Suite("Values")
struct ValuesTests {
    /// Sends a value and reads it back as the same type.
    private func roundTrip<T: PostgresEncodable & PostgresDecodable & Equatable>(_ value: T, _ type: String)
        async throws
    {
        let database = try await SharedDatabase.database()
        let row = try await database.query("select $1::\(type) as x, pg_typeof($1::\(type))::text as type", value)[0]
        #expect(try row["x", as: T.self] == value, "\(type)")
    }

    @Test("come back as they were sent")
    func roundTrips() async throws {
        try await roundTrip(true, "boolean")
        try await roundTrip(false, "boolean")
        try await roundTrip(Int.max, "bigint")
        try await roundTrip(Int64.min, "bigint")
        try await roundTrip(Int32.min, "integer")
        try await roundTrip(Int16.max, "smallint")
        try await roundTrip(0.1 + 0.2, "double precision")
        try await roundTrip(-Double.infinity, "double precision")
        try await roundTrip(Double.leastNonzeroMagnitude, "double precision")
        try await roundTrip("Björk 'n' \"\\ 🎹\n", "text")
        try await roundTrip("", "text")
        try await roundTrip(UUID(), "uuid")
        try await roundTrip([UInt8](0...255), "bytea")
        try await roundTrip([UInt8](), "bytea")
        try await roundTrip(JSONText(#"{"a": ["\\u0000", "é"]}"#), "jsonb")
    }

    @Test("in arrays keep quotes, nulls, backslashes, commas, braces and every script")
    func arrays() async throws {
        try await roundTrip(["a\"b", nil, "NULL", "", "\\", "{x,y}", " ", "日本", "\n\t"] as [String?], "text[]")
        try await roundTrip([] as [String], "text[]")
        try await roundTrip([1, -2, .max] as [Int64], "bigint[]")
        try await roundTrip([1, nil, 3] as [Int?], "bigint[]")
        try await roundTrip([true, false], "boolean[]")
        try await roundTrip([0.5, .infinity], "double precision[]")
        try await roundTrip([UUID(), UUID()], "uuid[]")
        try await roundTrip([[1, 2, 255], []] as [[UInt8]], "bytea[]")
        try await roundTrip([JSONText(#"{"a": "\"{},\\"}"#), nil] as [JSONText?], "jsonb[]")
        try await roundTrip([Date(timeIntervalSince1970: 0), nil] as [Date?], "timestamptz[]")
    }

    @Test("an array with other bounds is read, one with two dimensions refused")
    func oddArrays() async throws {
        let database = try await SharedDatabase.database()
        let row = try await database.query(
            "select '[0:1]={a,b}'::text[] as x, '{{1},{2}}'::int[] as y, null::int[] as z")[0]
        #expect(try row["x", as: [String].self] == ["a", "b"])
        #expect(try row["z", as: [Int]?.self] == nil)
        let error = #expect(throws: DatabaseError.self) { try row["y", as: [Int].self] }
        #expect(error?.code == .decoding)
    }

    @Test(
        "instants keep their microseconds, in every zone and century",
        arguments: [
            ("2026-11-21 08:06:46.123456+00", 1_795_248_406.123456), ("1969-12-31 23:59:59.5+00", -0.5),
            ("2000-02-29 00:00:00+05:30", 951_762_600), ("0001-01-01 00:00:00+00", -62_135_596_800),
            ("9999-12-31 23:59:59.999999+00", 253_402_300_799.999999),
        ])
    func instants(text: String, seconds: Double) async throws {
        let database = try await SharedDatabase.database()
        let date = Date(timeIntervalSince1970: seconds)
        let row = try await database.query(
            "select $1::timestamptz as x, $2::timestamptz = $1::timestamptz as same", text, date)[0]
        #expect(abs(try row["x", as: Date.self].timeIntervalSince(date)) < 0.000_1)
        #expect(TimestampText.date(of: text) != nil)
        if seconds < 1e11 { #expect(try row["same", as: Bool.self]) }
    }

    @Test("infinite instants and plain dates are read; a year before the common era is not")
    func oddInstants() async throws {
        let database = try await SharedDatabase.database()
        let row = try await database.query(
            "select 'infinity'::timestamptz as a, $1::timestamptz = '-infinity' as b, date '1970-01-02' as c, '0044-03-15 12:00:00+00 BC'::timestamptz as d",
            Date.distantPast)[0]
        #expect(try row["a", as: Date.self] == .distantFuture)
        #expect(try row["b", as: Bool.self])
        #expect(try row["c", as: Date.self] == Date(timeIntervalSince1970: 86_400))
        #expect(throws: DatabaseError.self) { try row["d", as: Date.self] }
        #expect(TimestampText.date(of: "2026-13-01") == nil)
        #expect(TimestampText.date(of: "2026-01-01 10:00") == nil)
    }

    @Test("null is nil and nothing else; a missing column names those there are")
    func nullsAndNames() async throws {
        let row = try await SharedDatabase.database().query(
            "select null::text as a, 1 as b, 2 as b, $1::int as c", nil)[0]
        #expect(try row["a", as: String?.self] == nil)
        #expect(try row["c", as: Int?.self] == nil)
        #expect(try row[2, as: Int.self] == 2)
        #expect(try row.text("b") == "1")
        #expect(row.columns == ["a", "b", "b", "c"])
        let isNull = #expect(throws: DatabaseError.self) { try row["a", as: String.self] }
        #expect(isNull?.code == .decoding)
        let isMissing = #expect(throws: DatabaseError.self) { try row["d", as: Int.self] }
        #expect(isMissing?.message.contains("a, b, b, c") == true)
        #expect(throws: DatabaseError.self) { try row[4, as: Int.self] }
    }

    @Test("a text that is no such value is refused without being quoted")
    func mismatches() async throws {
        let row = try await SharedDatabase.database().query("select 'secret' as x, 70000 as y")[0]
        let error = #expect(throws: DatabaseError.self) { try row["x", as: Int.self] }
        #expect(error?.code == .decoding)
        #expect(error.map { !"\($0)".contains("secret") } == true)
        #expect(throws: DatabaseError.self) { try row["y", as: Int16.self] }
        #expect(throws: DatabaseError.self) { try row["x", as: UUID.self] }
        #expect(throws: DatabaseError.self) { try row["x", as: [UInt8].self] }
        #expect(throws: DatabaseError.self) { try row["x", as: [String].self] }
    }

    private enum Mood: String, PostgresEncodable, PostgresDecodable { case calm, wild }

    @Test("enums travel as their raw values")
    func enums() async throws {
        let row = try await SharedDatabase.database().query("select $1::text as x, 'angry' as y", Mood.wild)[0]
        #expect(try row["x", as: Mood.self] == .wild)
        #expect(throws: DatabaseError.self) { try row["y", as: Mood.self] }
    }

    @Test("NUL is refused before anything is sent, in text, arrays, JSON and SQL")
    func nul() async throws {
        let database = Database(DatabaseConfiguration(connectionString: "host=/nowhere"))
        let texts: [any PostgresEncodable] = [
            "a\0b", ["a\0"], JSONText("\"\0\""), JSONText(#"{"a":"\u0000"}"#), JSONText(#""\\\u0000""#),
            JSONText(#""\u00\u0000""#),
        ]
        for text in texts {
            let error = await #expect(throws: DatabaseError.self) { try await database.query("select $1", text) }
            #expect(error?.code == .encoding)
        }
        let error = await #expect(throws: DatabaseError.self) { try await database.query("select '\0'") }
        #expect(error?.code == .encoding)
    }

    @Test(
        "JSON with an escaped backslash before u0000 is not taken for NUL",
        arguments: [
            #""\\u0000""#, #""u0000""#, #""\u00e9""#, #""\u0001""#, #""\n\\""#,
        ])
    func notNUL(json: String) async throws {
        let row = try await SharedDatabase.database().query("select $1::jsonb::text as x", JSONText(json))[0]
        #expect(try row["x", as: String.self].isEmpty == false)
    }

    @Test("more parameters than the protocol counts are refused with the way out")
    func tooMany() throws {
        let statement = Statement("select 1", parameters: Array(repeating: 1, count: 65_536))
        let error = #expect(throws: DatabaseError.self) { try EncodedStatement(statement) }
        #expect(error?.code == .encoding)
        #expect(error?.message.contains("array") == true)
    }

    @Test("rows outlive their connection")
    func rowsOutlive() async throws {
        let fresh = try await TestDatabase.fresh()
        let rows = try await fresh.database.query("select 'kept' as x from generate_series(1, 100)")
        try await fresh.drop()
        #expect(try rows[99]["x", as: String.self] == "kept")
    }
}
