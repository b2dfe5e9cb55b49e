extension JSONValue {
    /// The answer with one value in eight of another type, the same ones for the same seed.
    func withWrongTypes(seed: UInt64) -> JSONValue {
        var generator = SplitMix64(seed: seed)
        return spoiled(&generator) { value, generator in
            guard generator.next() % 8 == 0 else { return value }
            return switch value {
            case .string(let text): .integer(text.utf8.count)
            case .integer(let number): .string(String(number))
            case .boolean(let flag): .string(String(flag))
            default: value
            }
        }
    }

    /// The answer with null for one item of each list that has any.
    func withNullItems(seed: UInt64) -> JSONValue {
        var generator = SplitMix64(seed: seed)
        return spoiled(&generator) { value, generator in
            guard case .array(var items) = value, !items.isEmpty else { return value }
            items[Int(generator.next() % UInt64(items.count))] = .null
            return .array(items)
        }
    }

    private func spoiled(
        _ generator: inout SplitMix64, _ change: (JSONValue, inout SplitMix64) -> JSONValue
    ) -> JSONValue {
        switch self {
        case .array(let items): change(.array(items.map { $0.spoiled(&generator, change) }), &generator)
        case .object(let members):
            .object(members.map { Member(key: $0.key, value: $0.value.spoiled(&generator, change)) })
        default: change(self, &generator)
        }
    }
}
