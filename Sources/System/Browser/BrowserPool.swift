/// A few pages of one browser, kept warm: launched when first needed, used again and again.
///
/// Pages that failed, have grown or have read their share are replaced; so is the browser when it has died. Whoever makes
/// a pool closes it.
package actor BrowserPool {
    /// What a pool did so far.
    package struct Statistics: Sendable, Equatable {
        /// Browsers started.
        package var launches = 0
        package var pagesMade = 0
        /// Pages that were closed in favour of others.
        package var pagesReplaced = 0
        package var visits = 0
    }

    /// A page, and the browser that it is of.
    private struct Lent: Sendable {
        let page: BrowserPage
        let browser: RunningBrowser
    }

    package private(set) var statistics = Statistics()
    private let configuration: BrowserConfiguration
    private let places: PagePlaces
    private var idle: [Lent] = []
    private var launch: Task<RunningBrowser, any Error>?
    private var isClosed = false

    /// - Parameter pages: Most that are open at once, 1…32.
    package init(_ configuration: BrowserConfiguration, pages: Int = 4) {
        precondition((1...32).contains(pages), "a pool has 1 to 32 pages")
        self.configuration = configuration
        places = PagePlaces(pages)
    }

    /// Reads one page, when one of the pool's is free.
    ///
    /// - Throws: ``BrowserError``; `CancellationError`.
    package func read(_ question: PageQuestion) async throws -> PageReading {
        try await places.enter()
        defer { places.leave() }
        let lent = try await take()
        statistics.visits += 1
        do {
            let reading = try await lent.page.read(question)
            await giveBack(lent)
            return reading
        } catch {
            await giveBack(lent)
            throw error
        }
    }

    /// Ends the browser and whatever waits for it; nothing is left behind.
    package func close() async {
        isClosed = true
        places.close()
        idle = []
        guard let launch else { return }
        self.launch = nil
        launch.cancel()
        if case .success(let browser) = await launch.result { await browser.close() }
    }

    /// The process of the browser that runs now; nil: none does.
    package var browserProcess: Int32? {
        get async {
            guard case .success(let browser)? = await launch?.result else { return nil }
            return browser.isGone ? nil : browser.processID
        }
    }

    private func take() async throws -> Lent {
        while let lent = idle.popLast() {
            if !lent.browser.isGone { return lent }
        }
        // A browser may end while a page is made: then in another, once.
        for isLast in [false, true] {
            let browser = try await browser()
            do {
                let page = try await BrowserPage(browser.devTools, configuration)
                statistics.pagesMade += 1
                return Lent(page: page, browser: browser)
            } catch let error as BrowserError where error.code == .gone && !isLast {
                continue
            }
        }
        throw DevTools.gone
    }

    private func giveBack(_ lent: Lent) async {
        if !lent.page.isWorn, !lent.browser.isGone, !isClosed {
            lent.page.rest()
            idle.append(lent)
            return
        }
        statistics.pagesReplaced += 1
        // In a task of its own, so that who was cancelled closes what it opened.
        let isDone = await Task.detached { await lent.page.close() }.value
        if !isDone { await end(lent.browser) }
    }

    /// A browser that does not obey is ended, with all its pages; the next visit starts another.
    private func end(_ browser: RunningBrowser) async {
        idle.removeAll { $0.browser === browser }
        await browser.close()
    }

    /// The one that runs, or a new one: however many ask, one is started.
    private func browser() async throws -> RunningBrowser {
        while true {
            guard !isClosed else { throw PagePlaces.closed }
            let launch = launch ?? start()
            switch await launch.result {
            case .success(let browser) where !browser.isGone: return browser
            case .success(let browser):
                guard self.launch == launch else { continue }
                self.launch = nil
                await browser.close()
            case .failure(let error):
                if self.launch == launch { self.launch = nil }
                throw error
            }
        }
    }

    private func start() -> Task<RunningBrowser, any Error> {
        statistics.launches += 1
        let launch = Task { [configuration] in try await RunningBrowser.launch(configuration) }
        self.launch = launch
        return launch
    }
}
