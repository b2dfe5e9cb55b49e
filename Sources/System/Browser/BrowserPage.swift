import FoundationEssentials
import Synchronization

/// One page of a browser, that reads one site after the other.
package final class BrowserPage: Sendable {
    private struct State {
        var visits = 0
        var isWorn = false
        var asked = ""
        var isUnderWay = false
        var status: Int?
        var headers: [(name: String, value: String)] = []
        /// Why we refused the document.
        var refusal: BrowserError?

        /// Of a redirect the last document counts.
        mutating func note(_ status: Int, _ headers: [PausedRequest.Header]) {
            self.status = status
            self.headers = headers.prefix(100).map { ($0.name, $0.value) }
        }
    }

    private let devTools: DevTools
    private let session: String
    private let target: String
    /// nil: that of the lasting profile.
    private let context: String?
    private let rules: PageRules
    private let configuration: BrowserConfiguration
    private let state = Mutex(State())

    /// Opens a page, with cookies and storage of its own unless the browser keeps them.
    init(_ devTools: DevTools, _ configuration: BrowserConfiguration) async throws {
        self.devTools = devTools
        self.configuration = configuration
        rules = PageRules(configuration)
        context =
            configuration.profile == nil
            ? try await devTools.ask(CreateBrowserContext()).browserContextId : nil
        _ = try await devTools.ask(SetDownloadBehavior(browserContextId: context))
        target = try await devTools.ask(CreateTarget(browserContextId: context)).targetId
        session = try await devTools.ask(AttachToTarget(targetId: target)).sessionId
        devTools.listen(session) { [weak self] in self?.hear($0, $1) }
        _ = try await devTools.ask(EnableInspector(), session)
        _ = try await devTools.ask(EnablePage(), session)
        _ = try await devTools.ask(EnableFetch(), session)
    }

    /// Whether another should take its place: it failed, has grown, or has read its share.
    var isWorn: Bool { state.withLock { $0.isWorn || $0.visits >= configuration.visitsMaximum } }

    /// Goes to the site, waits for what was asked for, and reads.
    ///
    /// - Throws: ``BrowserError``; `CancellationError`. After either the page is worn.
    package func read(_ question: PageQuestion) async throws -> PageReading {
        state.withLock { state in
            state.visits += 1
            (state.asked, state.isUnderWay) = (question.url, true)
            (state.status, state.headers, state.refusal) = (nil, [], nil)
        }
        do {
            let reading = try await within(question.limit, waitingFor: "what was waited for on the page") {
                try await self.visit(question)
            }
            state.withLock { $0.isUnderWay = false }
            return reading
        } catch {
            let refusal = state.withLock { state in
                (state.isWorn, state.isUnderWay) = (true, false)
                return state.refusal
            }
            throw error is CancellationError ? error : refusal ?? error
        }
    }

    /// What the last site runs, ends.
    func rest() { devTools.tell(Navigate(url: "about:blank"), session) }

    /// - Returns: Whether the browser did it; one that can't is of no more use.
    func close() async -> Bool {
        devTools.listen(session, nil)
        do {
            _ = try await devTools.ask(CloseTarget(targetId: target), within: .seconds(5))
            if let context {
                _ = try await devTools.ask(DisposeBrowserContext(browserContextId: context), within: .seconds(5))
            }
            return true
        } catch {
            return false
        }
    }

    private func visit(_ question: PageQuestion) async throws -> PageReading {
        let landing = try await devTools.ask(Navigate(url: question.url), session, within: question.limit)
        let (status, headers) = state.withLock { ($0.status, $0.headers) }
        if let failure = landing.errorText { throw Self.unreachable(failure) }
        guard let status else { throw BrowserError(.unreachable, "no document came") }
        guard status < 400 else { return PageReading(status: status, headers: headers, text: nil) }
        let world = try await devTools.ask(CreateIsolatedWorld(frameId: landing.frameId), session).executionContextId
        _ = try await evaluate(question.waiting, world, question)
        let text = try await evaluate(question.reading, world, question)
        guard let text else { throw BrowserError(.tooLarge, "the page holds more text than is taken") }
        let heap = try await devTools.ask(GetHeapUsage(), session).bytes
        if heap > Double(configuration.heapBytesMaximum) { state.withLock { $0.isWorn = true } }
        return PageReading(status: status, headers: headers, text: text)
    }

    /// A world that is gone was left: the page went elsewhere.
    private func evaluate(_ script: String, _ world: Int, _ question: PageQuestion) async throws -> String? {
        let answer: Evaluate.Answer
        do {
            answer = try await devTools.ask(
                Evaluate(expression: script, contextId: world), session, within: question.limit)
        } catch let error as BrowserError where error.code == .refused {
            throw BrowserError(.redirected, "the page went elsewhere while it was read")
        }
        guard answer.exceptionDetails == nil else { throw BrowserError(.refused, "the script that reads pages failed") }
        return answer.result.text
    }

    private static func unreachable(_ failure: String) -> BrowserError {
        // `net::ERR_CONNECTION_REFUSED`: Chromium's word, nothing of the page.
        let word = failure.hasPrefix("net::ERR_") && failure.utf8.count < 60 ? String(failure.dropFirst(5)) : "failed"
        return BrowserError(.unreachable, "the page did not come: \(word)")
    }
}

extension BrowserPage {
    private func hear(_ method: String, _ message: [UInt8]) {
        switch method {
        case "Fetch.requestPaused":
            let event = try? JSONDecoder().decode(IncomingEvent<PausedRequest>.self, from: Data(message))
            if let paused = event?.params { decide(on: paused) }
        case "Inspector.targetCrashed":
            state.withLock { $0.isWorn = true }
            devTools.abandon(session, BrowserError(.crashed, "the page's process ended"))
        case "Page.javascriptDialogOpening": devTools.tell(DismissDialog(), session)
        default: break
        }
    }

    private func decide(on paused: PausedRequest) {
        let isDocument = paused.resourceType == "Document" && paused.frameId == target
        let decision = state.withLock { state in
            let decision = rules.decision(on: paused, asked: state.asked)
            if isDocument, let status = paused.responseStatusCode { state.note(status, paused.responseHeaders ?? []) }
            if isDocument, state.isUnderWay { state.refusal = state.refusal ?? Self.refusal(decision) }
            return decision
        }
        switch decision {
        case .proceed: devTools.tell(ContinueRequest(requestId: paused.requestId), session)
        case .refuse, .refuseAsRedirect, .refuseAsTooLarge:
            devTools.tell(FailRequest(requestId: paused.requestId), session)
        }
        // Where the document went elsewhere by itself, what is waited for never comes.
        if isDocument, decision == .refuseAsRedirect, let refusal = Self.refusal(decision) {
            devTools.abandon(session, refusal)
        }
    }

    private static func refusal(_ decision: PageRules.Decision) -> BrowserError? {
        switch decision {
        case .proceed, .refuse: nil
        case .refuseAsRedirect: BrowserError(.redirected, "the page leads elsewhere than asked for")
        case .refuseAsTooLarge: BrowserError(.tooLarge, "the page is larger than is taken")
        }
    }
}
