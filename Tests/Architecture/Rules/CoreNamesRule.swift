/// Core knows no provider: what differs between them is in Providers.
struct CoreNamesRule: Rule {
    static let providers = ["spotify", "genius", "musicbrainz", "discogs", "instagram"]

    static let exemptions = [
        Exemption(
            path: "Sources/Core/Catalogue/Confidence.swift",
            reason: "How far each source is believed is one table, so that it can be read and weighed as a whole."),
        Exemption(
            path: "Sources/Core/Catalogue/LinkAddress+Platforms.swift",
            reason: "Which hosts are which platforms is one table, so that all sources name an account alike."),
        Exemption(
            path: "Sources/Core/Catalogue/LinkAddress+Handles.swift",
            reason: "What each platform lets a name be is one table, so that no source's word makes an account."),
        Exemption(
            path: "Sources/Core/Messages/FleetMessages.swift",
            reason: "The message's own description says whose ids it takes."),
    ]

    /// Doc comments may name a provider as an example.
    func violations(in files: [SourceFile]) -> [Violation] {
        files.filter { $0.isSwift && $0.place?.layer == .core && !Self.isExempt($0.path) }.flatMap { file in
            file.lines.enumerated().compactMap { index, line -> Violation? in
                let text = line.lowercased()
                guard !line.trimmed.hasPrefix("///"), let name = Self.providers.first(where: text.contains) else {
                    return nil
                }
                return Violation(
                    path: file.path, line: index + 1, problem: "Core names the provider \(name)",
                    wayOut: "Let the provider hand it in, or exempt the file with a reason in CoreNamesRule")
            }
        }
    }

    private static func isExempt(_ path: String) -> Bool { exemptions.contains { $0.path == path } }
}
