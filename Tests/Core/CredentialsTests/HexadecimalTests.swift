import Testing

@testable import Credentials

@Suite("Hexadecimal digits")
struct HexadecimalTests {
    @Test("are two a byte, and read back in either case")
    func roundTrip() {
        let bytes: [UInt8] = [0, 9, 10, 0x7f, 0xff]
        #expect(bytes.hexadecimal == "00090a7fff")
        #expect([UInt8](hexadecimal: "00090A7fff") == bytes)
        #expect([UInt8](hexadecimal: "") == [])
    }

    @Test("are nothing else", arguments: ["0", "0g", "+1", " 1", "é"])
    func refused(text: String) { #expect([UInt8](hexadecimal: text[...]) == nil) }
}
