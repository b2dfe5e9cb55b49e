#if canImport(Glibc)
    import Glibc
#endif

extension Double {
    var naturalLogarithm: Double { log(self) }

    /// The probability of these log odds.
    static func logistic(_ odds: Double) -> Double { 1 / (1 + exp(-odds)) }
}
