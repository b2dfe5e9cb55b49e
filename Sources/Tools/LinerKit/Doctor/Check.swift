/// One thing that liner needs: whether it is there, and what to do where it is not.
struct Check: Sendable, Equatable, Encodable {
    enum State: String, Sendable, Encodable { case ok, note, failed }

    let name: String
    let state: State
    let finding: String
    /// nil where nothing is to be done.
    let fix: String?

    static func ok(_ name: String, _ finding: String) -> Check {
        Check(name: name, state: .ok, finding: finding, fix: nil)
    }

    static func note(_ name: String, _ finding: String, fix: String) -> Check {
        Check(name: name, state: .note, finding: finding, fix: fix)
    }

    static func failed(_ name: String, _ finding: String, fix: String) -> Check {
        Check(name: name, state: .failed, finding: finding, fix: fix)
    }

    /// The check of something that threw.
    static func failed(_ name: String, _ error: any Error) -> Check {
        let problem = ToolError.of(error)
        return failed(name, problem.sentence, fix: problem.fix)
    }

    var line: String {
        let sign =
            switch state {
            case .ok: "✓"
            case .note: "–"
            case .failed: "✗"
            }
        return "\(sign) \(name): \(finding)\(fix.map { ". \($0)." } ?? "")".printable
    }
}
