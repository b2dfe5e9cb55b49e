import Glibc

/// What terminals, pipes and service managers send to a program.
package enum StopSignals {
    /// A reader that is gone is an error of the write to it, and never the end of this program.
    package static func ignoreBrokenPipes() { _ = signal(SIGPIPE, SIG_IGN) }

    /// Whether a terminal that closes ends this program: not where it was started to outlive it, as `nohup` does.
    package static let hangupStops: Bool = {
        var action = sigaction()
        guard sigaction(SIGHUP, nil, &action) == 0 else { return true }
        return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
            != unsafeBitCast(SIG_IGN, to: Int.self)
    }()
}
