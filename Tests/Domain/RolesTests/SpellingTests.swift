import Catalogue
import Testing

@testable import Roles

@Suite("Typing errors")
struct SpellingTests {
    @Test(
        "are mended where one word is near",
        arguments: [
            ("Poducer", .producer), ("Prodcuer", .producer), ("Producerd By", .producer), ("Produer", .producer),
            ("Co-Prodcer", .coProducer), ("Exective Producer", .executiveProducer),
            ("Additonal Producer", .additionalProducer), ("Assitant Producer", .assistantProducer),
            ("Writen-By", .writer), ("Writtten By", .writer), ("Writtenby", .writer),
            ("Mastererd By", .masteringEngineer),
            ("Matered By", .masteringEngineer), ("Enginner", .engineer), ("Engineeer", .engineer),
            ("Recoded By", .recordingEngineer), ("Arragned By", .arranger), ("Composd By", .composer),
            ("Progammed By", .programming), ("Gutiar", .performer), ("Percusion", .performer), ("Vocls", .performer),
            ("Lyircs By", .lyricist), ("Engineer [2nd Eingineer]", .engineer), ("Remixd By", .remixer),
        ] as [(String, CreditRole)])
    func mended(line: String, role: CreditRole) { #expect(RoleGrammar.readings(of: line).map(\.role) == [role]) }

    @Test(
        "are not seen in real words that are near another",
        arguments: [
            ("Fixed By", .other), ("Mixed By", .mixEngineer), ("Recorder", .performer),
            ("Recorded By", .recordingEngineer),
            ("Plated By", .other), ("Played By", .performer), ("Painted By", .other), ("Printed By", .other),
            ("Compered By", .other), ("Composed By", .composer), ("Compiled By", .other), ("Bass", .performer),
            ("Brass", .performer), ("Viola", .performer), ("Violin", .performer), ("Reproducer", .other),
            ("Product Manager", .other), ("Programme Notes", .other), ("Contractor", .other), ("Conductor", .performer),
            ("Engraver", .other), ("Processed By", .other), ("Miked By", .other), ("Waiter", .other),
            ("Mixture", .other),
        ] as [(String, CreditRole)])
    func real(line: String, role: CreditRole) { #expect(RoleGrammar.readings(of: line).map(\.role) == [role]) }

    @Test(
        "cost a slip for a letter too many, too few or wrong, or two exchanged",
        arguments: [
            ("abc", "abc", 0), ("abc", "ab", 1), ("abc", "abd", 1), ("abc", "acb", 1), ("abc", "xyz", 3), ("", "ab", 2),
        ])
    func slips(left: String, right: String, slips: Int) {
        #expect(Spelling.slips(Array(left.unicodeScalars), Array(right.unicodeScalars)) == slips)
    }

    @Test("stay where two words that mean something else are as near")
    func tie() {
        let meaning = { (word: String) in word }
        #expect(Spelling.mended("planed", among: ["plated", "played"], meaning: meaning) == nil)
        #expect(Spelling.mended("planed", among: ["plated", "played"], meaning: { _ in "same" }) == "plated")
        #expect(Spelling.mended("mixd", among: ["mixed"], meaning: meaning) == nil)
    }
}
