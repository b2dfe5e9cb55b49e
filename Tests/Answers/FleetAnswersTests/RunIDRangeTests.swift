import Testing

@testable import FleetAnswers

@Suite("RunIDRange")
struct RunIDRangeTests {
    @Test("the beginning of an id stands for all ids that begin so")
    func range() {
        #expect(RunIDRange("ABCD-12")?.first == "abcd12" + String(repeating: "0", count: 26))
        #expect(RunIDRange("abcd12")?.last == "abcd12" + String(repeating: "f", count: 26))
    }

    @Test(
        "three characters are too few, 33 too many, and an id has no other digits", arguments: ["abc", "abcg", "ab१२"])
    func refused(text: String) {
        #expect(RunIDRange(text) == nil)
        #expect(RunIDRange(String(repeating: "a", count: 33)) == nil)
    }
}
