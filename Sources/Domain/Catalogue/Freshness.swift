/// How long what a source said counts as fresh: it is not asked the same again before.
public enum Freshness {
    /// Lists of albums and tracks, and credits.
    public static let catalogue = Duration.seconds(7 * 24 * 3_600)
}
