import Testing

@testable import ListeningFiles

@Suite("times in files")
struct PlainTimeTests {
    @Test(
        "times with seconds, fractions and offsets",
        arguments: [
            ("1970-01-01T00:00:00Z", 0), ("2026-02-01T10:03:26Z", 1_769_940_206_000),
            ("2024-02-29 23:59", 1_709_251_140_000), ("2026-04-01T08:13:28.681Z", 1_775_031_208_681),
            ("2026-03-01T10:03:26+01:00", 1_772_355_806_000), ("2026-03-01T07:03:26.5-0200", 1_772_355_806_500),
            ("2000-02-29T00:00:00Z", 951_782_400_000),
        ])
    func iso(text: String, time: Int) { #expect(PlainTime.iso(text) == time) }

    @Test(
        "what is no time",
        arguments: [
            "2026-13-45T12:10:00Z", "2026-02-30 10:00", "1900-02-29T00:00:00Z", "", "yesterday", "2026-02-01",
            "2026-02-01T25:00:00Z", "2026-02-01T10:03:26X", "2026-02-01T10:03:2", "２０26-02-01T10:03:26Z",
        ])
    func none(text: String) { #expect(PlainTime.iso(text) == nil) }

    @Test("English months, with and without the comma")
    func named() {
        #expect(PlainTime.named("01 Mar 2026, 09:00") == 1_772_355_600_000)
        #expect(PlainTime.named("01 Mar 2026 09:00") == 1_772_355_600_000)
        #expect(PlainTime.named("01 März 2026 09:00") == nil)
        #expect(PlainTime.named("31 Feb 2026 09:00") == nil)
    }
}
