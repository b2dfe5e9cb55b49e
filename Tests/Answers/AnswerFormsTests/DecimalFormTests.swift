import AnswerForms
import Testing

@Suite("DecimalForm")
struct DecimalFormTests {
    @Test(
        "decimals are rounded and keep their zeros",
        arguments: [
            (0.9, 2, "0.90"), (0.985, 2, "0.99"), (1, 2, "1.00"), (0.045, 2, "0.05"), (-0.25, 1, "-0.3"),
            (-0.01, 1, "0.0"), (0.98, 4, "0.9800"), (12.5, 1, "12.5"), (1e-9, 4, "0.0000"),
        ])
    func decimal(value: Double, places: Int, text: String) { #expect(value.decimal(places: places) == text) }
}
