/// ISRCs that the simulator gives itself: ZZ is no country, and what follows says whose they are.
enum SimulatedISRC {
    /// Of synthetic recordings, which are made up as a whole.
    static let syntheticPrefix = "ZZSIM"
    /// Of real recordings whose own ISRC the catalogue does not know: the code alone is made up.
    static let realPrefix = "ZZSIR"

    /// - Parameters:
    ///   - year: Two digits, as every ISRC has them.
    ///   - serial: Told apart from every other of that year; up to five digits.
    static func ofReal(year: String, serial: Int) -> String {
        let digits = String(serial)
        precondition(year.count == 2 && digits.count <= 5, "an ISRC has two digits of a year and five more")
        return realPrefix + year + String(repeating: "0", count: 5 - digits.count) + digits
    }
}
