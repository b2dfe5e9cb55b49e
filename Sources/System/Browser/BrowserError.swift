/// Why a page could not be read, or no browser be had.
package struct BrowserError: Error, Equatable, CustomStringConvertible {
    package enum Code: String, Sendable {
        /// There is no Chromium on this machine.
        case programMissing
        /// It is there, and does not start.
        case launchFailed
        /// The folder for its lasting state can't be used.
        case profileRefused
        /// The whole browser ended.
        case gone
        /// The page's own process ended.
        case crashed
        /// What was waited for did not come in time.
        case timeout
        /// The page went, or wanted to go, elsewhere than asked for.
        case redirected
        /// No page came: no address, no connection, a broken answer.
        case unreachable
        /// The page, or what was read of it, is larger than is taken.
        case tooLarge
        /// The browser refused a command, or the script that reads the page failed.
        case refused
        /// The pool was closed.
        case closed
    }

    package let code: Code
    /// One sentence for people, without anything that a page said.
    package let description: String

    package init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }
}
