/// A token says itself when it was given out, so that nobody has to remember it. Opaque to clients.
struct SpotifyToken: Sendable, Equatable {
    /// Simulated time since the start.
    private let milliseconds: Int

    init(issuedSeconds: Double) { milliseconds = Int(issuedSeconds * 1_000) }

    /// Nil for what was never given out.
    init?(_ text: String) {
        guard text.hasPrefix(Self.mark), let milliseconds = Int(text.dropFirst(Self.mark.count).prefix(16), radix: 16)
        else { return nil }
        self.milliseconds = milliseconds
        guard self.text == text else { return nil }
    }

    private static let mark = "BQ0sim"

    var text: String {
        let issued = Self.hexadecimal(UInt64(max(0, milliseconds)))
        return Self.mark + issued + Self.hexadecimal(SimulatedID.hash("spotify token \(issued)", 0))
    }

    /// An hour of simulated time, but never less than five minutes of real time: clients renew a minute early.
    func isExpired(at seconds: Double, speed: Double) -> Bool {
        seconds - Double(milliseconds) / 1_000 >= Double(Self.realSeconds(speed: speed)) * speed
    }

    /// How long a token lives, for its client.
    static func realSeconds(speed: Double) -> Int { Int(max(3_600 / speed, 300)) }

    private static func hexadecimal(_ number: UInt64) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
