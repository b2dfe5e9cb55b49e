extension Double {
    /// Digits with a point and so many places, rounded half away from zero: `0.9800`. Never an exponent, and no sign
    /// before zero.
    ///
    /// - Precondition: `places` is 1 or more, and the number fits an `Int` when it is moved by so many places.
    public func decimal(places: Int) -> String {
        precondition(places >= 1, "a decimal has places")
        let power = (0..<places).reduce(1.0) { result, _ in result * 10 }
        let scaled = Int((abs(self) * power).rounded())
        let digits = String(scaled % Int(power))
        let fraction = String(repeating: "0", count: places - digits.count) + digits
        let sign = self < 0 && scaled > 0 ? "-" : ""
        return "\(sign)\(scaled / Int(power)).\(fraction)"
    }
}
