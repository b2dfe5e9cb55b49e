import TestSupport
import Testing

@testable import Matching

@Suite struct NameKeyTests {
    @Test(
        "spellings of one name are equal",
        arguments: [
            ("Beyoncé", "BEYONCE"), ("Beyonce\u{301}", "Beyoncé"), ("Guns N’ Roses", "Guns N' Roses"),
            ("Jay‐Z", "JAY-Z"), ("Jay Z", "Jay-Z"), ("  Janet   Jackson ", "Janet Jackson"),
            ("Simon & Garfunkel", "Simon and Garfunkel"), ("Sigur Rós", "sigur ros"), ("Mø", "MO"),
            ("Łona", "lona"), ("Öxxö Xööx", "oxxo xoox"), ("Motörhead", "MOTÖRHEAD"), ("Straße", "STRASSE"),
            ("Ænima", "aenima"), ("Vietnam Nguyễn", "Vietnam Nguyen"), ("ＡＢＢＡ", "abba"), ("Wait…", "Wait..."),
            ("Panic! at the Disco", "Panic at the Disco"), ("İstanbul", "istanbul"), ("Ὀδυσσεύς", "ὀδυσσεύς"),
            ("Μπαχ", "μπαχ"), ("Νίκος", "ΝΙΚΟΣ"), ("Zero\u{200B}Width", "ZeroWidth"),
            ("“Weird Al” Yankovic", "Weird Al Yankovic"),
            ("Sinéad O’Connor", "Sinead OConnor"), ("Пётр", "Петр"), ("カ\u{3099}", "ガ"), ("и\u{306}", "й"),
        ])
    func equal(_ left: String, _ right: String) {
        #expect(NameKey(left) == NameKey(right))
    }

    @Test(
        "different names stay different",
        arguments: [
            ("will.i.am", "William"), ("Prince", "Princess"), ("The The", "The"), ("Nirvana", "Nirvana UK"),
            ("!!!", "???"), ("ガ", "カ"), ("カ\u{3099}", "カ"), ("и\u{306}", "и"), ("Йоко", "Иоко"), ("A$AP", "AAP"),
            ("Kesha", "Ke$ha"), ("U2", "U3"),
            ("+44", "44"),
        ])
    func different(_ left: String, _ right: String) {
        #expect(NameKey(left) != NameKey(right))
    }

    @Test("a name of signs alone keeps them; one of nothing is empty")
    func signs() {
        #expect(NameKey("!!!").text == "!!!")
        #expect(NameKey(" \u{200B}\t").isEmpty)
        #expect(NameKey("").isEmpty)
    }

    @Test(
        "folding twice changes nothing", arguments: ["Beyoncé & Jay‐Z", "Straße", "!!!", "Ὀδυσσεύς", "ガガ", "N*E*R*D"])
    func idempotent(_ name: String) {
        #expect(NameKey(NameKey(name).text) == NameKey(name))
    }

    @Test("in ASCII is what the long way makes of it", arguments: 0..<300)
    func plain(seed: Int) {
        var random = SeededRandom(seed: UInt64(seed))
        let text = String(decoding: (0..<24).map { _ in UInt8.random(in: 0x01...0x7E, using: &random) }, as: UTF8.self)
        #expect(NameKey(text) == NameKey(folding: text), "\(text.debugDescription)")
        #expect(PlainText.tidied(text) == text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
    }
}
