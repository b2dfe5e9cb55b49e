import FoundationEssentials
import Glibc
import Processes

/// A browser that runs: its process group, its folder, the way to it.
final class RunningBrowser: Sendable {
    private let process: ChildProcess
    private let folder: BrowserFolder
    private let configuration: BrowserConfiguration
    let devTools: DevTools

    /// Starts it, and waits until it answers.
    ///
    /// - Throws: ``BrowserError``, after all that was begun is taken back.
    static func launch(_ configuration: BrowserConfiguration) async throws -> RunningBrowser {
        let folder = try BrowserFolder(configuration)
        do {
            let browser = try RunningBrowser(configuration, folder)
            do {
                _ = try await browser.devTools.ask(GetVersion(), within: .seconds(60))
                return browser
            } catch {
                await browser.close()
                throw error is CancellationError
                    ? error : BrowserError(.launchFailed, "Chromium does not start: \(error)")
            }
        } catch {
            folder.remove()
            throw error
        }
    }

    private init(_ configuration: BrowserConfiguration, _ folder: BrowserFolder) throws {
        self.configuration = configuration
        self.folder = folder
        let (ours, theirs) = try DevToolsSocket.pair()
        let socket = DevToolsSocket(ours)
        defer { Glibc.close(theirs) }
        var surroundings = ChildProcess.Surroundings(
            environment: folder.environment, log: folder.log, folder: folder.path, signalAtOurEnd: SIGKILL,
            socket: theirs)
        surroundings.takesGroupAlong = true
        do {
            process = try ChildProcess(
                configuration.program, BrowserArguments.all(configuration, folder: folder.path), surroundings)
        } catch {
            throw BrowserError(.launchFailed, "Chromium can't be started: \(error)")
        }
        devTools = try DevTools(socket)
    }

    /// It ended, or can't be talked to.
    var isGone: Bool { devTools.isGone || process.exitCode() != nil }

    var processID: pid_t { process.pid }

    /// Ends it and all its processes; of one that keeps state in order, so that it is written. Also in a task that was
    /// cancelled.
    func close() async {
        if configuration.profile != nil, !isGone {
            await Task.detached { [devTools] in _ = try? await devTools.ask(CloseBrowser(), within: .seconds(5)) }.value
            _ = await process.waitForExit(within: .seconds(5))
        }
        process.signalGroup(SIGKILL)
        _ = await process.waitForExit(within: .seconds(10))
        devTools.close()
        folder.remove()
    }

    deinit {
        // Whoever did not close it, leaves nothing behind all the same.
        process.signalGroup(SIGKILL)
        folder.remove()
    }
}
