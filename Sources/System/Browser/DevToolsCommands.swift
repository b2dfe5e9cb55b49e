// The commands that are used, by the protocol's names: https://chromedevtools.github.io/devtools-protocol, seen on
// 2026-11-30 with Chromium 156.

struct GetVersion: DevToolsCommand {
    static let method = "Browser.getVersion"
    struct Answer: Decodable, Sendable { let product: String }
}

struct CloseBrowser: DevToolsCommand { static let method = "Browser.close" }

struct SetDownloadBehavior: DevToolsCommand {
    static let method = "Browser.setDownloadBehavior"
    var behavior = "deny"
    var browserContextId: String?
}

/// A context has cookies and storage of its own.
struct CreateBrowserContext: DevToolsCommand {
    static let method = "Target.createBrowserContext"
    struct Answer: Decodable, Sendable { let browserContextId: String }
    var disposeOnDetach = true
}

struct DisposeBrowserContext: DevToolsCommand {
    static let method = "Target.disposeBrowserContext"
    let browserContextId: String
}

struct CreateTarget: DevToolsCommand {
    static let method = "Target.createTarget"
    struct Answer: Decodable, Sendable { let targetId: String }
    var url = "about:blank"
    var browserContextId: String?
}

struct AttachToTarget: DevToolsCommand {
    static let method = "Target.attachToTarget"
    struct Answer: Decodable, Sendable { let sessionId: String }
    let targetId: String
    /// Messages of the page come over the browser's own socket, marked with the session.
    var flatten = true
}

struct CloseTarget: DevToolsCommand {
    static let method = "Target.closeTarget"
    let targetId: String
}

struct EnablePage: DevToolsCommand { static let method = "Page.enable" }
/// So that a crash is told.
struct EnableInspector: DevToolsCommand { static let method = "Inspector.enable" }

struct EnableFetch: DevToolsCommand {
    static let method = "Fetch.enable"
    struct Pattern: Encodable, Sendable {
        var urlPattern = "*"
        var resourceType: String?
        var requestStage: String?
    }
    /// All requests before they go out, and documents when their headers are there.
    var patterns = [Pattern(), Pattern(resourceType: "Document", requestStage: "Response")]
}

struct ContinueRequest: DevToolsCommand {
    static let method = "Fetch.continueRequest"
    let requestId: String
}

struct FailRequest: DevToolsCommand {
    static let method = "Fetch.failRequest"
    let requestId: String
    var errorReason = "BlockedByClient"
}

struct DismissDialog: DevToolsCommand {
    static let method = "Page.handleJavaScriptDialog"
    var accept = false
}

struct Navigate: DevToolsCommand {
    static let method = "Page.navigate"
    struct Answer: Decodable, Sendable {
        let frameId: String
        /// nil: there is a page.
        let errorText: String?
    }
    let url: String
}

/// A world of our own sees the page's document, and nothing that the page's scripts made of the language.
struct CreateIsolatedWorld: DevToolsCommand {
    static let method = "Page.createIsolatedWorld"
    struct Answer: Decodable, Sendable { let executionContextId: Int }
    let frameId: String
    var worldName = "liner-notes"
}

struct Evaluate: DevToolsCommand {
    static let method = "Runtime.evaluate"
    struct Answer: Decodable, Sendable {
        struct Value: Decodable, Sendable {
            let text: String?

            private enum Key: String, CodingKey { case value }

            /// Anything else than a text is none.
            init(from decoder: any Decoder) throws {
                text = try? decoder.container(keyedBy: Key.self).decodeIfPresent(String.self, forKey: .value)
            }
        }
        let result: Value
        let exceptionDetails: Nothing?
    }
    let expression: String
    let contextId: Int
    var awaitPromise = true
    var returnByValue = true
}

struct GetHeapUsage: DevToolsCommand {
    static let method = "Runtime.getHeapUsage"
    struct Answer: Decodable, Sendable {
        let usedSize: Double
        let embedderHeapUsedSize: Double?
        let backingStorageSize: Double?

        /// Of scripts, documents and buffers.
        var bytes: Double { usedSize + (embedderHeapUsedSize ?? 0) + (backingStorageSize ?? 0) }
    }
}
