import CCurl

extension HTTPTransportError.Code {
    /// What a libcurl code means here: the one table. A code without a row is ``other``.
    init(_ code: CURLcode) { self = Self.table[code.rawValue] ?? .other }

    private static let table: [UInt32: Self] = Dictionary(
        uniqueKeysWithValues: rows.flatMap { meaning, codes in codes.map { ($0.rawValue, meaning) } })

    private static let rows: [(Self, [CURLcode])] = [
        (.urlInvalid, [CURLE_URL_MALFORMAT]),
        (.hostNotFound, [CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY]),
        (.connectionFailed, [CURLE_COULDNT_CONNECT, CURLE_INTERFACE_FAILED, CURLE_PROXY]),
        (
            .tlsFailed,
            [
                CURLE_SSL_CONNECT_ERROR, CURLE_SSL_ENGINE_NOTFOUND, CURLE_SSL_ENGINE_SETFAILED, CURLE_SSL_CERTPROBLEM,
                CURLE_SSL_CIPHER, CURLE_PEER_FAILED_VERIFICATION, CURLE_USE_SSL_FAILED, CURLE_SSL_ENGINE_INITFAILED,
                CURLE_SSL_CACERT_BADFILE, CURLE_SSL_SHUTDOWN_FAILED, CURLE_SSL_CRL_BADFILE, CURLE_SSL_ISSUER_ERROR,
                CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_CLIENTCERT,
            ]
        ),
        (.timeout, [CURLE_OPERATION_TIMEDOUT]),
        (
            .connectionLost,
            [
                CURLE_PARTIAL_FILE, CURLE_GOT_NOTHING, CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_SEND_FAIL_REWIND,
                CURLE_HTTP2, CURLE_HTTP2_STREAM,
            ]
        ),
        (.bodyTooLarge, [CURLE_FILESIZE_EXCEEDED]),
        // A header line longer than libcurl's own buffer: up to 8.5 it says "out of memory", then "too large" (100).
        (.headersTooLarge, [CURLE_OUT_OF_MEMORY, CURLcode(rawValue: 100)]),
        // The scheme was checked before, so an unsupported protocol is an answer that is no HTTP.
        (.responseInvalid, [CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY, CURLE_BAD_CONTENT_ENCODING]),
    ]

    /// Whether libcurl's own words are about the connection alone, before any request went out: safe to show.
    var isBeforeRequest: Bool { self == .hostNotFound || self == .connectionFailed || self == .tlsFailed }
}
