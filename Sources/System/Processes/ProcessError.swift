/// Why a program could not be started, or a file of ours not be used.
package struct ProcessError: Error, Equatable, CustomStringConvertible {
    package enum Code: Sendable { case notStarted, fileRefused }

    package let code: Code
    /// One sentence for people.
    package let description: String

    package init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }
}
