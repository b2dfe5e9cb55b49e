import Testing

@Suite("The rules of SQL")
struct SQLRulesTests {
    private func literals(_ text: String, path: String = "Sources/Core/Queue/A.swift") -> [Int] {
        SQLLiteralRule().violations(in: [SourceFile(path: path, text: text)]).map(\.line)
    }

    @Test(
        "refuse interpolation into a statement",
        arguments: [
            #"query("select * from \(table)")"#, ##"query(#"delete from a where b = \#(c)"#)"##,
            #"query("update a set b = \(f("c")) where d")"#, #"query("INSERT INTO a values (\(b))")"#,
            "query(\"\"\"\n    -- head\n    select a\n    from b where c = \\(d)\n    \"\"\")",
        ])
    func interpolated(text: String) {
        #expect(literals("let a = 1\n" + text) == [2])
    }

    @Test(
        "take parameters, sentences and code beside a statement",
        arguments: [
            #"query("select a from b where c = $1", "\(d)")"#, #"log("could not select \(a)")"#,
            #"log("update the database \(a)")"#, ##"query(#"select '\(a)'"#)"##,
        ])
    func notInterpolated(text: String) {
        #expect(literals(text) == [])
    }

    private static let function = """
        create or replace function linernotes.f(p_a text)
        returns void language sql security definer
        set search_path = pg_catalog, pg_temp as $$ select 1 $$;
        comment on function linernotes.f(text) is 'Does it.';
        revoke all on function linernotes.f(text) from public;
        """

    private func problems(_ text: String) -> Int {
        SQLFunctionRule().violations(in: [SourceFile(path: "sql/core/functions/reading/f.sql", text: text)]).count
    }

    @Test("take a function that says, confines and grants")
    func complete() { #expect(problems(Self.function) == 0) }

    @Test(
        "refuse a function that lacks one of these",
        arguments: [
            "comment on function linernotes.f(text) is 'Does it.';",
            "revoke all on function linernotes.f(text) from public;", "set search_path = pg_catalog, pg_temp",
            "create or replace function linernotes.f(p_a text)",
        ])
    func lacking(part: String) throws {
        let range = try #require(Self.function.firstRange(of: part))
        var text = Self.function
        text.removeSubrange(range)
        #expect(problems(text) >= 1)
    }

    @Test("want all of it for every function of a file")
    func two() {
        let second = Self.function.replacing("linernotes.f(", with: "linernotes.g(")
        #expect(problems(Self.function + "\n" + second) == 0)
        #expect(
            problems(Self.function + "\n" + second.replacing("set search_path = pg_catalog, pg_temp", with: "")) == 1)
        #expect(problems(Self.function + "\ncreate procedure linernotes.g() language sql as $$ $$;") == 2)
    }
}
