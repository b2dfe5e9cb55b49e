/// A year as a list writes it: `2006`, `'06`, `06`, `c. 2006`. Pure.
struct RowYear: Equatable {
    let value: Int
    /// Of the century nothing is said.
    let isShort: Bool

    init?(_ text: String) {
        let numbers = text.split { !$0.isASCII || !$0.isNumber }
        let full = numbers.lazy.filter { $0.count == 4 || $0.count == 8 }.compactMap { Int($0.prefix(4)) }
        if let year = full.first(where: { (1880...2100).contains($0) }) {
            (value, isShort) = (year, false)
        } else if numbers.count == 1, numbers[0].count <= 2, let year = Int(numbers[0]) {
            (value, isShort) = (year, true)
        } else {
            return nil
        }
    }

    /// How many years they are apart, as far as both say.
    func distance(to other: RowYear) -> Int {
        guard isShort || other.isShort else { return abs(value - other.value) }
        let apart = abs(value % 100 - other.value % 100)
        return min(apart, 100 - apart)
    }
}

/// The number of a track as a list writes it: `7`, `07`, `A1`, `7/12`. Pure.
struct RowNumber: Equatable {
    let value: Int
    /// It counts from the start of a record's side or disc, so it needn't equal another's number.
    let isOfSide: Bool

    init?(_ text: String) {
        let digits = text.drop { !$0.isNumber }.prefix { $0.isNumber }
        guard let number = Int(digits), (1...999).contains(number) else { return nil }
        value = number
        let rest = text[digits.endIndex...]
        isOfSide = text.contains(where: \.isLetter) || (rest.first.map { "-.".contains($0) } ?? false)
    }
}
