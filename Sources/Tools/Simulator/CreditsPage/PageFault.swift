/// One thing that can be wrong with a simulated credits page.
public enum PageFault: String, Sendable, CaseIterable {
    /// The credits never come.
    case neverReady = "never-ready"
    /// They come, and there are none.
    case noGroups = "no-groups"
    case consent
    case captcha
    case otherLanguage = "other-language"
    case contract2 = "contract-2"
    /// Everybody stands there twice.
    case repeatedPerson = "repeated-person"
    /// Five megabytes.
    case hugePage = "huge-page"
    /// A script that never ends.
    case endlessScript = "endless-script"
    /// To another site.
    case foreignRedirect = "foreign-redirect"
    /// To a log-in of the same site.
    case loginRedirect = "login-redirect"
    /// The page ends its own process.
    case crash
    /// The robots file forbids `/track/`.
    case robotsDisallow = "robots-disallow"
}
