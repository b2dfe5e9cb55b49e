import Processes
package import UnixSignals

extension UnixSignalsSequence {
    /// What tells a program to stop: SIGTERM, Ctrl-C, and the end of its terminal unless it was started to outlive that.
    ///
    /// One sequence for all: between two of them a signal would find nobody, and kill.
    package static func stops() async -> UnixSignalsSequence {
        guard StopSignals.hangupStops else { return await UnixSignalsSequence(trapping: .sigterm, .sigint) }
        return await UnixSignalsSequence(trapping: .sigterm, .sigint, .sighup)
    }
}
