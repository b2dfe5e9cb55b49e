import FoundationEssentials

/// Which browser runs, and what its pages may do.
package struct BrowserConfiguration: Sendable {
    /// The path of Chromium.
    package var program: String
    /// All that pages may load from; everything else is refused in the page and, again, by the browser itself.
    package var origins: [WebOrigin]
    /// A folder of the operator's for cookies and the like, that lasts; nil: nothing lasts.
    package var profile: String?
    /// Where the folder of a browser that keeps nothing is made.
    package var temporaryFolder: String
    /// Sites that a page visits before another takes its place.
    package var visitsMaximum: Int
    /// Bytes of scripts and documents at which a page is replaced.
    package var heapBytesMaximum: Int
    /// Bytes that a document may announce.
    package var documentBytesMaximum: Int

    package init(
        program: String, origins: [WebOrigin], profile: String? = nil,
        temporaryFolder: String = FileManager.default.temporaryDirectory.path, visitsMaximum: Int = 50,
        heapBytesMaximum: Int = 64 << 20, documentBytesMaximum: Int = 4 << 20
    ) {
        precondition(!origins.isEmpty, "a browser's pages load from one origin at least")
        precondition(visitsMaximum >= 1, "a page is good for one visit at least")
        self.program = program
        self.origins = origins
        self.profile = profile
        self.temporaryFolder = temporaryFolder
        self.visitsMaximum = visitsMaximum
        self.heapBytesMaximum = heapBytesMaximum
        self.documentBytesMaximum = documentBytesMaximum
    }
}

/// Where Chromium is.
package enum BrowserProgram {
    /// The variable that names another than the one on the path.
    package static let variable = "LINERNOTES_CHROMIUM"

    /// - Throws: ``BrowserError`` that says how to get one.
    package static func find(in environment: [String: String]) throws -> String {
        if let named = environment[variable], !named.isEmpty {
            guard FileManager.default.isExecutableFile(atPath: named) else {
                throw BrowserError(
                    .programMissing, "\(variable) names no program: set it to the path of Chromium, or unset it")
            }
            return named
        }
        for folder in ["/usr/bin", "/usr/local/bin", "/snap/bin"] {
            let path = "\(folder)/chromium"
            if FileManager.default.isExecutableFile(atPath: path) { return path }
        }
        throw BrowserError(
            .programMissing, "Chromium is missing: apt-get install chromium, or name it in \(variable)")
    }
}
