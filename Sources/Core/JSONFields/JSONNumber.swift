/// Numbers that providers write as texts.
public enum JSONNumber {
    /// A whole number of up to fifteen digits, with or without a sign; nil: the text is none, or a larger one than any
    /// field can mean. Sums of such numbers always fit.
    public static func whole(_ text: String) -> Int? { text.utf8.count <= 16 ? Int(text) : nil }
}
