import SeparatedText
import Testing

@Suite("Separator")
struct SeparatorTests {
    @Test(
        "the separator is the one about which most lines agree",
        arguments: [
            ("a,b\n1,2\n", ","), ("a;b\n1,5;2\n3;4,5\n", ";"), ("a\tb\nx, y\tz\n", "\t"), ("a|b\n1|2", "|"),
            ("just words", ","), ("title;artist\n\"A;B\";C\nD, E;F\n", ";"), ("a, b;c\n1;2\n3;4\n", ";"), ("", ","),
        ] as [(String, Character)])
    func likely(text: String, separator: Character) {
        #expect(Separator.likely(in: Array(text.utf8)) == separator.asciiValue)
    }
}
