import Glibc

/// Chromium's command line: no window, no network but the origins, nothing of its own accord.
enum BrowserArguments {
    static func all(_ configuration: BrowserConfiguration, folder: String) -> [String] {
        [
            "--headless=new", "--remote-debugging-pipe", "--user-data-dir=\(folder)/profile",
            // Everything else goes to a proxy that is not there: also what no page can be asked about, as sockets.
            "--proxy-server=http://127.0.0.1:9", "--proxy-bypass-list=\(bypass(configuration.origins))",
            "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
        ] + quiet + sandbox(isRoot: geteuid() == 0) + ["about:blank"]
    }

    /// Not even this machine is near, unless it is named. The last rule that fits counts.
    private static func bypass(_ origins: [WebOrigin]) -> String {
        (["<-loopback>"] + origins.map { "\($0.scheme)://\($0.host):\($0.port)" }).joined(separator: ";")
    }

    /// More makes a page end itself, not the machine.
    private static let heapMegabytesMaximum = 256

    private static let quiet = [
        "--no-first-run", "--no-default-browser-check", "--disable-background-networking", "--disable-component-update",
        "--disable-extensions", "--disable-default-apps", "--disable-sync", "--disable-breakpad", "--disable-gpu",
        "--disable-dev-shm-usage", "--disable-background-timer-throttling", "--disable-backgrounding-occluded-windows",
        "--disable-renderer-backgrounding", "--disable-notifications", "--mute-audio", "--hide-scrollbars",
        "--metrics-recording-only", "--password-store=basic", "--blink-settings=imagesEnabled=false", "--lang=en",
        "--js-flags=--max-old-space-size=\(heapMegabytesMaximum)",
        "--disable-features=SpareRendererForSitePerProcess,Translate,MediaRouter,OptimizationHints,Prerender2",
    ]

    /// Chromium's sandbox needs a user that is not root.
    static func sandbox(isRoot: Bool) -> [String] { isRoot ? ["--no-sandbox"] : [] }
}
