/// A file that pages need. Its name holds a digest of its content, so that it can be kept for ever.
struct Asset: Sendable, Equatable {
    let name: String
    let type: String
    let text: String
    let digest: String

    private init(_ stem: String, _ ending: String, type: String, _ bytes: [UInt8]) {
        digest = Self.digest(bytes)
        name = "\(stem)-\(digest).\(ending)"
        self.type = type
        text = String(decoding: bytes, as: UTF8.self)
    }

    static let stylesheet = Asset(
        "pages", "css", type: "text/css; charset=utf-8", PackageResources.pages_css)
    static let script = Asset("pages", "js", type: "text/javascript; charset=utf-8", PackageResources.pages_js)
    static let icon = Asset("icon", "svg", type: "image/svg+xml", PackageResources.icon_svg)

    private static let all = [stylesheet, script, icon]

    static func named(_ name: String) -> Asset? { all.first { $0.name == name } }

    /// FNV-1a, 64 bits: tells versions of our own files apart, and promises no more.
    private static func digest(_ bytes: [UInt8]) -> String {
        let hash = bytes.reduce(into: UInt64(0xcbf2_9ce4_8422_2325)) { hash, byte in
            hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
