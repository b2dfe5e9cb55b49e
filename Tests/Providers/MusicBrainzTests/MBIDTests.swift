import Testing

@testable import MusicBrainz

@Suite struct MBIDTests {
    @Test("a UUID is an id, in lower case")
    func accepts() {
        #expect(MBID("5B11F4CE-a62d-471e-81fc-a69a8278c7da")?.text == "5b11f4ce-a62d-471e-81fc-a69a8278c7da")
    }

    @Test(
        "what is no UUID is no id",
        arguments: [
            "", "5b11f4ce", "5b11f4ce-a62d-471e-81fc-a69a8278c7d", "5b11f4cea62d-471e-81fc-a69a8278c7da-",
            "5b11f4ce-a62d-471e-81fc-a69a8278c7dg", "5b11f4ce-a62d-471e-81fc-a69a8278c7d/",
            "５b11f4ce-a62d-471e-81fc-a69a8278c7", "../artist/5b11f4ce-a62d-471e-81fc-a69",
        ])
    func refuses(_ text: String) {
        #expect(MBID(text) == nil)
    }
}
