import DiscoveryAnswers

extension RunReport {
    /// The run in full, and what each source brought to it.
    func lines(width: Int) -> [String] {
        let lines = SourceReport.lines(sources, width: width).map(\.printable)
        return detail.lines(width: width) + (lines.isEmpty ? [] : [""] + lines)
    }
}
