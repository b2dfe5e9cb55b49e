import CPostgres
import Logging

/// Takes the server's notices; its connection's thread is the only one that calls it.
final class NoticeSink {
    private let logger: Logger?
    /// A FATAL that comes between statements is delivered as a notice: the session is over.
    private(set) var hasSeenFatal = false

    init(_ logger: Logger?) { self.logger = logger }

    func attach(to handle: OpaquePointer) {
        PQsetNoticeReceiver(
            handle,
            { context, result in
                guard let context, let result else { return }
                Unmanaged<NoticeSink>.fromOpaque(context).takeUnretainedValue().receive(result)
            }, Unmanaged.passUnretained(self).toOpaque())
    }

    private func receive(_ result: OpaquePointer) {
        func field(_ code: Int32) -> String { PQresultErrorField(result, code).map { String(cString: $0) } ?? "" }
        let severity = field(cpostgres_field_severity())
        if severity == "FATAL" || severity == "PANIC" { hasSeenFatal = true }
        logger?.debug(
            "postgres notice",
            metadata: [
                "severity": "\(severity)", "sqlstate": "\(field(cpostgres_field_sqlstate()))",
                "message": "\(field(cpostgres_field_message()))",
            ])
    }
}
