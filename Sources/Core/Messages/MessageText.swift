import PrintableText

/// Makes a provider's title or name fit a message: printable, bounded, never empty.
public func messageText(_ text: String) -> String {
    let bounded = String(text.cleaned.prefix(MessageFields.textCharactersMaximum))
    return bounded.allSatisfy(\.isWhitespace) ? "(untitled)" : bounded
}
