/// How much more likely something is than its contrary, as a logarithm: weights of evidence add up in it.
///
/// Whole thousandths of the natural logarithm, so that a sum is the same in any order and on any machine. 0 is even
/// odds, +2.3 ten to one, −2.3 one to ten.
public struct LogOdds: Sendable, Hashable {
    /// Thousandths: 2,303 is ten to one.
    public let thousandths: Int

    public init(thousandths: Int) { self.thousandths = thousandths }

    /// The natural logarithm of the odds, for people.
    public var value: Double { Double(thousandths) / 1_000 }

    /// The probability in thousandths, 1…994.
    ///
    /// No source is surer than that, and what is shown with two places never reads as certain: 0.994 is 0.99. Computed in
    /// whole numbers: a library's exponential may differ in its last bit from one machine to the next.
    public var permille: Int {
        let odds = Self.power(min(abs(thousandths), Self.magnitudeMaximum))
        let likelier = Int((odds * 1_000 + (odds + Self.one) / 2) / (odds + Self.one))
        return min(max(thousandths < 0 ? 1_000 - likelier : likelier, 1), 994)
    }

    /// The same, above 0 and below 1.
    public var probability: Double { Double(permille) / 1_000 }

    /// Beyond it the probability is within half a thousandth of certain.
    private static let magnitudeMaximum = 9_000
    private static let one: UInt64 = 1 << 32

    /// e to the power of so many thousandths, 0…9,000, as a multiple of 2⁻³²: by one factor for each binary digit.
    private static func power(_ thousandths: Int) -> UInt64 {
        factors.enumerated().reduce(one) { product, factor in
            guard thousandths >> factor.offset & 1 == 1 else { return product }
            let (high, low) = product.multipliedFullWidth(by: factor.element)
            return high << 32 | low >> 32
        }
    }

    /// e to the power of 0.001, 0.002, 0.004 … 8.192, as multiples of 2⁻³².
    private static let factors: [UInt64] = [
        4_299_264_411, 4_303_565_826, 4_312_181_571, 4_329_464_841, 4_364_239_472, 4_434_628_918, 4_578_831_987,
        4_881_457_977, 5_548_035_721, 7_166_690_277, 11_958_519_353, 33_296_222_129, 258_124_994_129,
        15_513_159_473_025,
    ]
}
