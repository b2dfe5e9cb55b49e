import Catalogue
import Matching
import Testing

@testable import Roles

@Suite("The vocabulary of roles")
struct VocabularyTests {
    @Test("holds a word once: one word does one thing")
    func once() {
        var seen: [String: RoleWord] = [:]
        for (word, text) in Vocabulary.makers + Vocabulary.details + Vocabulary.performers + Vocabulary.apart {
            for key in text.split(whereSeparator: \.isWhitespace).map({ NameKey(String($0)).text }) {
                #expect(seen[key] == nil || seen[key] == word, "\(key) is \(word) and \(seen[key]!)")
                seen[key] = word
            }
        }
    }

    @Test("holds words as they are folded, so that each is found")
    func folded() {
        for (word, meaning) in Vocabulary.words {
            #expect(!word.contains(" "), "\(word) is several words")
            #expect(Vocabulary.words[NameKey(word).text] == meaning)
        }
        for phrase in Vocabulary.phrases.keys { #expect(!phrase.isEmpty && NameKey(phrase).text == phrase) }
    }

    @Test("has words for each job")
    func jobs() {
        let named = Set(Vocabulary.words.values)
        for job in RoleJob.allCases { #expect(named.contains(.job(job))) }
        for kind in ProducerKind.allCases where kind != .vocal { #expect(named.contains(.kind(kind))) }
    }

    @Test("finds plurals and words run together")
    func mended() {
        #expect(Vocabulary.mended("arrangers") == ["arranger"])
        #expect(Vocabulary.mended("composedby") == ["composed", "by"])
        #expect(Vocabulary.mended("coproduced") == ["co", "produced"])
        #expect(Vocabulary.mended("xyzzy") == ["xyzzy"])
    }
}
