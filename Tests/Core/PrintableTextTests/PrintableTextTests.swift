import Testing

@testable import PrintableText

@Suite struct PrintableTextTests {
    @Test(
        "a text keeps what can be read, and nothing that acts on its reader",
        arguments: [
            ("Rhythm Nation", "Rhythm Nation"), ("", ""), ("a\u{1B}[2Jb", "a[2Jb"), ("a\u{9B}2Jb", "a2Jb"),
            ("a\u{7F}b\u{0}", "ab"), ("a\nb\tc", "a b c"), ("a\r\nb", "a b"), ("a\u{85}b\u{2028}c\u{2029}d", "a b c d"),
            ("evil\u{202E}gpj.exe", "evilgpj.exe"), ("\u{2066}a\u{2069}\u{200E}\u{200F}\u{61C}", "a"),
            ("\u{FEFF}a\u{200B}b\u{2060}c\u{AD}d", "abcd"),
            ("a\u{E0041}b", "ab"), ("a\u{3164}b", "ab"), ("Beyoncé \u{FFFD}", "Beyoncé \u{FFFD}"),
        ])
    func cleaned(given: String, expected: String) {
        #expect(given.cleaned == expected)
        #expect(expected.cleaned == expected)
        #expect(!given.cleaned.unicodeScalars.contains { $0.isUnprintable })
    }

    @Test(
        "joiners stay where a script or an emoji needs them, and hide in no Latin word",
        arguments: [
            ("می\u{200C}خواهم", "می\u{200C}خواهم"), ("क्\u{200D}ष", "क्\u{200D}ष"), ("👩\u{200D}🎤", "👩\u{200D}🎤"),
            ("❤\u{FE0F}\u{200D}🔥", "❤\u{FE0F}\u{200D}🔥"), ("A\u{200D}dele", "Adele"), ("\u{200C}x", "x"),
            ("م\u{200C}\u{200C}\u{200C}ن", "م\u{200C}ن"),
        ])
    func joiners(given: String, expected: String) {
        #expect(Array(given.cleaned.unicodeScalars) == Array(expected.unicodeScalars))
    }

    @Test("what is no character is left out", arguments: [0xFFFE, 0xFDD0, 0x1FFFF] as [UInt32])
    func noncharacters(value: UInt32) throws {
        let scalar = try #require(Unicode.Scalar(value))
        #expect("a\(String(scalar))b".cleaned == "ab")
    }

    @Test("a text of several lines keeps them")
    func lines() { #expect("a\r\nb\u{2028}c\td\u{1B}".cleanedLines == "a\nb\nc d") }

    @Test("a cut leaves whole characters, and whole scalars where one character is all there is")
    func cut() {
        #expect("abc".cut(toBytes: 3) == nil)
        #expect("abcd".cut(toBytes: 3) == "abc")
        #expect("aéé".cut(toBytes: 4) == "aé")
        let heap = "a" + String(repeating: "\u{301}", count: 100)
        #expect(heap.cut(toBytes: 10)?.utf8.count == 9)
        #expect("👩\u{200D}🎤x".cut(toBytes: 11) == "👩\u{200D}🎤")
    }

    @Test("JSON says the same to its reader, and shows a terminal the escape")
    func escaped() {
        #expect(
            "{\n\"a\": \"\u{9B}\u{7F}\u{202E}\u{E0041}é\"}".withUnprintableEscaped
                == "{\n\"a\": \"\\u009b\\u007f\\u202e\\udb40\\udc41é\"}")
        #expect("plain".withUnprintableEscaped == "plain")
    }
}
