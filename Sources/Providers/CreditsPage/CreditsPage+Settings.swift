import Browser
public import Gateway
public import HTTPTransport
public import Settings
public import Surroundings

extension CreditsPage {
    /// Whether the operator has switched it on: `CREDITS_PAGE=on`. It is off by default, since terms restrict it.
    ///
    /// - Throws: `ConfigurationError` where the switch says neither on nor off.
    public static func isConfigured(_ settings: Settings) throws -> Bool { try CreditsPageOptions.isOn(settings) }

    /// Connects as the environment says: `CREDITS_PAGE_URL`, `CREDITS_PAGE_TERMS`, `CREDITS_PAGE_PAGES`,
    /// `CREDITS_PAGE_PROFILE`, `LINERNOTES_CHROMIUM`; `CREDITS_PAGE_REQUESTS_PER_SECOND` for a simulator. Nothing is started
    /// before the first visit; whoever makes one ends it with ``close()``.
    ///
    /// - Parameters:
    ///   - open: Makes the way to a provider from its policy.
    ///   - openOver: The same, over another transport than requests: it leads through the browser.
    /// - Throws: `ConfigurationError` naming the variable; so for a site whose terms are known to forbid this.
    public init(
        settings: Settings, surroundings: Surroundings = .live, open: (UpstreamPolicy) -> some UpstreamFetching,
        openOver: (UpstreamPolicy, any HTTPTransport) -> some UpstreamFetching
    ) throws {
        let options = try CreditsPageOptions(settings)
        let pool = BrowserPool(
            BrowserConfiguration(program: options.program, origins: [options.origin], profile: options.profile),
            pages: options.pages)
        self.init(
            options: options, pool: pool, robots: open(options.robotsPolicy),
            pages: openOver(options.pagePolicy, CreditsPageTransport(pool: pool)), surroundings: surroundings)
    }
}
