public import Logging
public import Settings

#if canImport(Glibc)
    import Glibc
#endif

/// Sets up this process's log, once, from `LINERNOTES_LOG_LEVEL` and `LINERNOTES_LOG_FORMAT`.
///
/// Without a format, a terminal gets text and everything else JSON.
///
/// - Throws: `ConfigurationError` naming the variable.
public func makeLogger(_ program: String, _ settings: Settings) throws -> Logger {
    let level = try settings.choice("LINERNOTES_LOG_LEVEL", default: Logger.Level.info)
    let format = try settings.choice(
        "LINERNOTES_LOG_FORMAT", default: isatty(STDERR_FILENO) == 1 ? LogFormat.text : .json)
    return Logger(label: program) { LineLogHandler(label: $0, level: level, format: format) }
}
