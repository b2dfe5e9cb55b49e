/// The part of a page's address that is made of names.
enum GeniusSlug {
    /// Words joined by hyphens, one capital at the start: `Kendrick-lamar`.
    static func make(_ name: String) -> String {
        let words = NameFolding.words(of: name.filter { !"'’.".contains($0) }).joined(separator: "-")
        return words.prefix(1).uppercased() + words.dropFirst()
    }
}
