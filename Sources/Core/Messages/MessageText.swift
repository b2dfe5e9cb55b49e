/// Makes a provider's title or name fit a message: no control characters, bounded, never empty.
public func messageText(_ text: String) -> String {
    let kept = String(
        String.UnicodeScalarView(text.unicodeScalars.filter { $0.properties.generalCategory != .control }))
    let bounded = String(kept.prefix(MessageFields.textCharactersMaximum))
    return bounded.allSatisfy(\.isWhitespace) ? "(untitled)" : bounded
}
