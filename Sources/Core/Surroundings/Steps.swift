/// A list cut into steps of bounded weight, so that no statement grows with what there is: whatever is written, is
/// written in statements of about the same size.
package struct Steps<Element>: Sequence, IteratorProtocol {
    /// As much as 1,000 rows of a usual size.
    package static var weightMaximum: Int { 1_000 }

    private var rest: ArraySlice<Element>
    private let weight: (Element) -> Int

    /// - Parameter weight: How many usual rows an element stands for, 1 or more. One that weighs more than a step is a
    ///   step of its own.
    package init(_ elements: [Element], weighing weight: @escaping (Element) -> Int = { _ in 1 }) {
        rest = elements[...]
        self.weight = weight
    }

    package mutating func next() -> [Element]? {
        var total = 0
        let step = rest.prefix { element in
            defer { total += weight(element) }
            return total == 0 || total + weight(element) <= Self.weightMaximum
        }
        rest = rest.dropFirst(step.count)
        return step.isEmpty ? nil : Array(step)
    }
}
