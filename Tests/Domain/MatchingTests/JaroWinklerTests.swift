import Testing

@testable import Matching

@Suite struct JaroWinklerTests {
    @Test(
        "the examples of the literature come out",
        arguments: [
            ("martha", "marhta", 0.9611), ("dwayne", "duane", 0.84), ("dixon", "dicksonx", 0.8133),
            ("jones", "johnson", 0.8323), ("abc", "abc", 1), ("abc", "xyz", 0), ("", "", 1), ("a", "", 0),
            ("a", "a", 1),
            ("a", "b", 0),
        ] as [(String, String, Double)])
    func examples(_ left: String, _ right: String, _ value: Double) {
        #expect(abs(JaroWinkler.similarity(left, right) - value) < 0.0001)
        #expect(abs(JaroWinkler.similarity(right, left) - value) < 0.0001)
    }
}
