import Testing

import struct FoundationEssentials.Date

@testable import Gateway

@Suite struct RetryAfterTests {
    /// 1994-11-06T08:49:37Z.
    static let now = Date(timeIntervalSince1970: 784_111_777)

    @Test(
        "seconds, within a second and two days",
        arguments: [
            ("30", 30), (" 30\t", 30), ("0", 1), ("00007", 7), ("1.5", 2), ("1.0", 1), ("50400", 50_400),
            ("172801", 172_800), ("1000000000000000000", 172_800), ("99999999999999999999999999", 172_800),
        ])
    func seconds(value: String, seconds: Int) {
        #expect(RetryAfter.parse(value, now: Self.now) == .seconds(seconds))
    }

    @Test(
        "instants in the three forms of HTTP; one in the past means the least",
        arguments: [
            ("Sun, 06 Nov 1994 08:51:37 GMT", 120), ("Sunday, 06-Nov-94 08:51:37 GMT", 120),
            ("Sun Nov  6 08:51:37 1994", 120), ("Sun, 06 Nov 1994 08:49:36 GMT", 1),
            ("Thu, 01 Jan 1970 00:00:00 GMT", 1), ("Mon, 07 Nov 1994 08:49:37 GMT", 86_400),
            ("Fri, 31 Dec 9999 23:59:59 GMT", 172_800),
        ])
    func instants(value: String, seconds: Int) {
        #expect(RetryAfter.parse(value, now: Self.now) == .seconds(seconds))
    }

    @Test(
        "what says nothing is nothing",
        arguments: [
            "", " ", "abc", "-5", "+5", "1e3", "0x10", "NaN", "inf", "1.", ".5", "1.2.3", "٣", "12 34", "5;6",
            "Sun, 06 Nov 1994 08:51:37", "Sun, 32 Nov 1994 08:51:37 GMT", "Sun, 06 Nov 1994 24:00:00 GMT",
            "Sun, 06 Foo 1994 08:51:37 GMT", "Sun, 06 Nov 99999 08:51:37 GMT", "Sun, 06 Nov 1994 8:5:3 GMT",
            "Sun, 06 Nov 1994 08:51:37 PST", String(repeating: "9", count: 65), String(repeating: " ", count: 10_000),
        ])
    func nothing(value: String) {
        #expect(RetryAfter.parse(value, now: Self.now) == nil)
    }

    @Test(
        "days of the calendar, leap years included",
        arguments: [
            ("Thu, 01 Jan 1970 00:00:00 GMT", 0), ("Tue, 29 Feb 2000 12:00:00 GMT", 951_825_600),
            ("Wed, 31 Dec 1969 23:59:59 GMT", -1), ("Sat, 21 Nov 2026 08:06:26 GMT", 1_795_248_386),
            ("Tue, 01 Mar 2100 00:00:00 GMT", 4_107_542_400),
        ])
    func calendar(text: String, seconds: Int64) {
        #expect(HTTPDate(text[...])?.secondsSinceEpoch == seconds)
    }
}
