import Testing

@Suite("The rule of names in Core")
struct CoreNamesRuleTests {
    private func violations(_ path: String, _ text: String) -> [Int] {
        CoreNamesRule().violations(in: [SourceFile(path: path, text: text)]).map(\.line)
    }

    @Test(
        "refuses a provider's name in code, text and plain comments",
        arguments: [
            "let genius = 1", "let a = \"Spotify\"", "// as MusicBrainz does", "case DISCOGS", "x.instagramURL",
        ])
    func refuses(text: String) {
        #expect(violations("Sources/Core/Queue/A.swift", "let a = 1\n\(text)") == [2])
    }

    @Test("takes it as an example in a doc comment")
    func docComment() {
        #expect(violations("Sources/Core/Queue/A.swift", "    /// Like `musicbrainz`.") == [])
    }

    @Test("looks at Core alone")
    func elsewhere() {
        #expect(violations("Sources/Providers/Genius/A.swift", "let genius = 1") == [])
        #expect(violations("Sources/Domain/Catalogue/Confidence.swift", "let genius = 1") == [])
    }
}
