import Testing

@testable import Pages

@Suite("Arithmetic")
struct ArithmeticTests {
    @Test("the sum can be done again by hand")
    func sums() {
        #expect(Arithmetic(weights: [], result: 0).text == "")
        #expect(Arithmetic(weights: [0.9], result: 0.9).text == "one source alone: 0.90")
        #expect(
            Arithmetic(weights: [0.9, 0.8], result: 0.98).text == "1 − (1 − 0.90) × (1 − 0.80) = 0.98")
    }
}
