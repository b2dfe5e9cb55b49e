import FoundationEssentials

/// The program that runs.
public enum ThisProgram {
    /// Its own file, whatever name it was called by: through `PATH` the first argument is no path.
    public static var path: String {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
            ?? CommandLine.arguments.first ?? "liner"
    }
}
