/// Cuts what comes from the browser into messages: each ends with a zero byte. Pure.
struct DevToolsFrames {
    /// No message that is asked for comes near this.
    static let bytesMaximum = 8 << 20

    private var rest: [UInt8] = []

    /// Takes what was read.
    ///
    /// - Returns: The messages that are whole now; nil: one is too long, and nothing more can be read.
    mutating func take(_ bytes: ArraySlice<UInt8>) -> [[UInt8]]? {
        var messages: [[UInt8]] = []
        var bytes = bytes
        while let end = bytes.firstIndex(of: 0) {
            messages.append(rest + bytes[..<end])
            rest = []
            bytes = bytes[(end + 1)...]
        }
        rest += bytes
        return rest.count > Self.bytesMaximum ? nil : messages
    }
}
