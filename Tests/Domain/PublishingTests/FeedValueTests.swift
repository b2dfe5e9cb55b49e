import Foundation
import Matching
import Publishing
import Testing

@Suite("Values of a feed")
struct FeedValueTests {
    @Test(
        "a share is exact to the ten-thousandth",
        arguments: [
            ("25", "25"), ("0", "0"), ("33.3", "33.3"), ("33.33335", "33.3334"), ("100.0", "100"), ("", nil),
            ("-1", nil),
            ("1,5", nil), ("1e2", nil), ("10001", nil), (".5", nil), ("5.", nil),
        ])
    func percent(text: String, expected: String?) {
        #expect(SharePercent(text)?.description == expected)
    }

    @Test("three thirds are as much as they say, and rounded for showing")
    func sums() {
        let third = SharePercent(tenThousandths: 333_333)
        #expect((third + third + third).description == "99.9999")
        #expect((third + third + third).rounded.description == "100")
    }

    @Test(
        "a day of a year or a month is its first or its last",
        arguments: [
            ("2024", true, "2024-12-31"), ("2024-02", true, "2024-02-29"), ("2023-02", true, "2023-02-28"),
            ("2024-06", false, "2024-06-01"), ("2024-06-30", true, "2024-06-30"), ("2024-06-31", false, nil),
            ("29/09/2018", false, nil), ("24", false, nil), ("2024-13", false, nil),
        ])
    func day(text: String, isEnd: Bool, expected: String?) {
        #expect(FeedDay(text, isEnd: isEnd)?.description == expected)
    }

    @Test("codes have one form")
    func codes() {
        #expect(ISRC.valid("zz-syn-26-00016") == "ZZSYN2600016")
        #expect(ISRC.valid("ZZSYN260001") == nil)
        #expect(RegistryCode.iswc("T-900.000.004-4") == "T9000000044")
        #expect(RegistryCode.ipi("900000001") == "00900000001")
        #expect(RegistryCode.ipi("1.23E+10") == nil)
        #expect(RegistryCode.ipi("00000000000") == nil)
        #expect(RegistryCode.isni("000900000000005x") == "000900000000005X")
    }

    @Test("the time of a feed stands in its name")
    func time() throws {
        let date = try #require(FeedTime.date(ofFeed: "BWARM_PADPIDA0000000000Z_20260803040000000"))
        #expect(FeedTime.date("2026-08-03T04:00:00.000Z") == date)
        #expect(FeedTime.date(ofFeed: "BWARM_X_2026") == nil)
    }
}
