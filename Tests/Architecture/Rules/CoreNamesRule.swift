/// Core knows no provider: what differs between them is in Providers.
struct CoreNamesRule: Rule {
    static let providers = [
        "spotify", "genius", "musicbrainz", "discogs", "instagram", "creditsfm", "themlc", "chartmetric",
    ]

    /// Doc comments may name a provider as an example.
    func violations(in files: [SourceFile]) -> [Violation] {
        files.filter { $0.isSwift && $0.place?.layer == .core }.flatMap { file in
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
}
