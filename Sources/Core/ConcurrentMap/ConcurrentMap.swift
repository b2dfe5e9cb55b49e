extension Collection where Element: Sendable {
    /// Transforms all elements, several at a time.
    ///
    /// - Parameters:
    ///   - width: How many at a time, 1 or more; 1: one after the other, in their order.
    /// - Returns: In the elements' order, whichever was done first.
    /// - Throws: The first error that comes, with the others cancelled and ended; `CancellationError`.
    public func concurrentMap<Value: Sendable>(
        atMost width: Int = .max, _ transform: @escaping @Sendable (Element) async throws -> Value
    ) async throws -> [Value] {
        precondition(width >= 1, "one at a time is the least")
        guard count > 1, width > 1 else {
            var values: [Value] = []
            for element in self { values.append(try await transform(element)) }
            return values
        }
        return try await withThrowingTaskGroup(of: (place: Int, value: Value).self) { tasks in
            var waiting = enumerated().makeIterator()
            func startNext() {
                guard let (place, element) = waiting.next() else { return }
                tasks.addTask { (place, try await transform(element)) }
            }
            for _ in 0..<Swift.min(width, count) { startNext() }
            var values = [Value?](repeating: nil, count: count)
            while let (place, value) = try await tasks.next() {
                values[place] = value
                startNext()
            }
            return values.compactMap(\.self)
        }
    }
}
