/// A folded text without blanks, cut to what one machine word compares. Pure.
struct Letters: Hashable {
    /// ASCII as it is, other letters by a number that stands for several of them.
    let bytes: [UInt8]

    static let lengthMaximum = 64

    init(_ text: String) {
        var bytes: [UInt8] = []
        for scalar in text.unicodeScalars where scalar != " " {
            if bytes.count == Self.lengthMaximum { break }
            bytes.append(scalar.isASCII ? UInt8(scalar.value) : 0x80 | UInt8(truncatingIfNeeded: scalar.value))
        }
        self.bytes = bytes
    }

    var isEmpty: Bool { bytes.isEmpty }

    /// How many letters were dropped, added, mistaken or swapped with the next one at the least.
    /// Source: H. Hyyrö, A Bit-Vector Algorithm for Computing Levenshtein and Damerau Edit Distances (2003).
    func edits(to other: Letters) -> Int {
        if bytes == other.bytes { return 0 }
        guard !bytes.isEmpty, !other.bytes.isEmpty else { return max(bytes.count, other.bytes.count) }
        return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 256) { places in
            places.initialize(repeating: 0)
            for (index, byte) in bytes.enumerated() { places[Int(byte)] |= 1 << UInt64(index) }
            let last: UInt64 = 1 << UInt64(bytes.count - 1)
            var (up, down, same, before) = (~UInt64(0), UInt64(0), UInt64(0), UInt64(0))
            var count = bytes.count
            for byte in other.bytes {
                let place = places[Int(byte)]
                let swapped = ((~same & place) << 1) & before
                same = (((place & up) &+ up) ^ up) | place | down | swapped
                var (right, left) = (down | ~(same | up), same & up)
                if right & last != 0 { count += 1 }
                if left & last != 0 { count -= 1 }
                right = (right << 1) | 1
                left <<= 1
                (up, down, before) = (left | ~(same | right), right & same, place)
            }
            return count
        }
    }

    /// 0…100: how much of the longer one is the same. A letter of a short word tells nothing, more make it another.
    func likeness(to other: Letters) -> Int {
        let (short, long) = (min(bytes.count, other.bytes.count), max(bytes.count, other.bytes.count))
        guard short * 2 >= long else { return 0 }
        let edits = edits(to: other)
        let likeness = 100 - 100 * edits / max(long, 1)
        return edits == 0 || long > 4 ? likeness : edits == 1 && long > 1 ? 62 : 0
    }
}
