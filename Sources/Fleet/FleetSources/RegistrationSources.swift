import CreditsFM
public import FoundationEssentials
public import Gateway
import MLC
public import Publishing
public import Settings

/// Whom to ask for registrations: The MLC where there is an account, then Credits.fm for what is missing, where it is
/// switched on. Both say what The MLC holds: one witness, not two.
public struct RegistrationSources: Sendable {
    /// What was found, and who failed.
    public struct Outcome: Sendable {
        /// A row for each ISRC and source that answered; an ISRC may have none.
        public var registrations: [Registration] = []
        /// By the name of the source. What the others brought stands.
        public var failures: [String: any Error] = [:]
    }

    private let mlc: MLC?
    private let creditsFM: CreditsFM?

    /// Whether anybody can be asked.
    public var isEmpty: Bool { mlc == nil && creditsFM == nil }

    /// - Parameter open: Makes the way to a provider from its policy.
    /// - Throws: `ConfigurationError` when a setting can't be used.
    public init(settings: Settings, open: (UpstreamPolicy) -> some UpstreamFetching) throws {
        mlc = MLC.isConfigured(settings) ? try MLC(settings: settings, open: open) : nil
        creditsFM = try CreditsFM.isConfigured(settings) ? try CreditsFM(settings: settings, open: open) : nil
    }

    /// What is registered of each ISRC, as far as it is not known already.
    ///
    /// - Parameters:
    ///   - isrcs: In the form of `ISRC.valid`.
    ///   - known: What a feed or an earlier answer said; an ISRC in it is not asked for again.
    ///   - now: The day that is written on the answers.
    /// - Returns: What is new; never throws but where the task was cancelled, which counts as each source's failure.
    public func registrations(
        of isrcs: [String], known: [Registration] = [], now: Date = Date()
    ) async -> Outcome {
        var outcome = Outcome()
        var missing = Self.missing(isrcs, known)
        if let mlc, !missing.isEmpty {
            do {
                outcome.registrations += try await mlc.registrations(of: missing, now: now)
            } catch {
                outcome.failures[MLC.name] = error
            }
            missing = Self.missing(missing, outcome.registrations.filter { $0.state == .matched })
        }
        if let creditsFM, !missing.isEmpty {
            do {
                outcome.registrations += try await creditsFM.registrations(of: missing, now: now)
            } catch {
                outcome.failures[CreditsFM.name] = error
            }
        }
        return outcome
    }

    private static func missing(_ isrcs: [String], _ known: [Registration]) -> [String] {
        var seen = Set(known.map(\.isrc))
        return isrcs.filter { seen.insert($0).inserted }
    }
}
