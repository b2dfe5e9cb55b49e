import CCurl

/// One request inside libcurl. Lives on the transport's thread.
final class CurlTransfer {
    let exchange: Exchange
    let easy: UnsafeMutableRawPointer
    fileprivate var sink: ResponseSink
    private var headers: UnsafeMutablePointer<curl_slist>?
    private let words: UnsafeMutablePointer<CChar>

    init(_ exchange: Exchange, configuration: CurlTransport.Configuration) {
        self.exchange = exchange
        guard let easy = curl_easy_init() else { preconditionFailure("libcurl gives no handle") }
        self.easy = easy
        words = .allocate(capacity: Int(CURL_ERROR_SIZE))
        words.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        sink = ResponseSink(
            method: exchange.request.method,
            bounds: ResponseSink.Bounds(
                bodyBytesMaximum: exchange.request.bodyBytesMaximum,
                headerBytesMaximum: configuration.headerBytesMaximum,
                compressionRatioMaximum: configuration.compressionRatioMaximum))
        setConnection(configuration)
        setSecurity(configuration)
        setRequest(configuration)
        setReceivers()
    }

    deinit {
        curl_easy_cleanup(easy)
        curl_slist_free_all(headers)
        words.deallocate()
    }

    /// Hands the outcome to whoever waits for it.
    func end(_ code: CURLcode) {
        if let failure = sink.failure { return fail(failure.code, failure.sentence) }
        guard code == CURLE_OK else {
            if let status = refusalOfProxy {
                return exchange.fail(.connectionFailed, "the proxy refuses the way there with status \(status)")
            }
            let meaning = HTTPTransportError.Code(code)
            return fail(meaning, meaning.isBeforeRequest ? connectionWords(code) : generalWords(code))
        }
        guard let response = sink.response else { return fail(.responseInvalid, "no header came") }
        exchange.end(response)
    }

    /// Ends it without a complete response; a refusal among what came goes along, for its status counts all the same.
    func fail(_ code: HTTPTransportError.Code, _ sentence: String) {
        exchange.fail(code, sentence, refusal: sink.refusal)
    }

    private func generalWords(_ code: CURLcode) -> String { String(cString: curl_easy_strerror(code)) }

    /// libcurl's longer text; a certificate may have put anything into it.
    private func connectionWords(_ code: CURLcode) -> String {
        let text = String(cString: words).unicodeScalars.filter { (0x20...0x7E).contains($0.value) }
        return text.isEmpty ? generalWords(code) : String(String.UnicodeScalarView(text))
    }
}

// MARK: - Options

extension CurlTransfer {
    private func setConnection(_ configuration: CurlTransport.Configuration) {
        set(CURLOPT_NOSIGNAL, 1)
        set(CURLOPT_CONNECTTIMEOUT_MS, configuration.connectTimeout.milliseconds)
        set(CURLOPT_LOW_SPEED_LIMIT, configuration.lowSpeedBytesPerSecond)
        set(CURLOPT_LOW_SPEED_TIME, configuration.lowSpeedTime.milliseconds / 1000)
        set(CURLOPT_TCP_KEEPALIVE, 1)
        set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS))
        // Waiting to share a connection pays only where TLS tells early whether it can be shared.
        set(CURLOPT_PIPEWAIT, exchange.target.isSecure ? 1 : 0)
        // Dropping a transfer must not wait for a name server: the resolver's thread ends by itself.
        set(CURLOPT_QUICK_EXIT, 1)
        setProxy(configuration)
        set(CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue))
    }

    private func setProxy(_ configuration: CurlTransport.Configuration) {
        let proxy = configuration.proxies.proxy(for: exchange.target)
        // An empty proxy and an empty list of exceptions hide those of the environment.
        set(CURLOPT_PROXY, proxy?.url ?? "")
        set(CURLOPT_NOPROXY, configuration.proxies.exceptions)
        // What the proxy says of the way there is no part of the answer.
        set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
        if let user = proxy?.user { set(CURLOPT_PROXYUSERNAME, user) }
        if let password = proxy?.password { set(CURLOPT_PROXYPASSWORD, password) }
    }

    private func setSecurity(_ configuration: CurlTransport.Configuration) {
        set(CURLOPT_PROTOCOLS_STR, exchange.target.isSecure ? "https" : "http")
        set(CURLOPT_DISALLOW_USERNAME_IN_URL, 1)
        set(CURLOPT_FOLLOWLOCATION, 0)
        set(CURLOPT_SSL_VERIFYPEER, 1)
        set(CURLOPT_SSL_VERIFYHOST, 2)
        set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        if let file = configuration.caFile {
            set(CURLOPT_CAINFO, file)
            set(CURLOPT_PROXY_CAINFO, file)
        }
    }

    private func setRequest(_ configuration: CurlTransport.Configuration) {
        let request = exchange.request
        set(CURLOPT_URL, request.url)
        set(CURLOPT_ACCEPT_ENCODING, "")
        if let userAgent = configuration.userAgent { set(CURLOPT_USERAGENT, userAgent) }
        switch request.method {
        case .head: set(CURLOPT_NOBODY, 1)
        case .get where request.body == nil: set(CURLOPT_HTTPGET, 1)
        case .get, .post: setBody(request.body ?? [])
        }
        for line in CurlHeaderLines(request).lines { headers = curl_slist_append(headers, line) }
        accept(ccurl_set_pointer(easy, CURLOPT_HTTPHEADER, headers))
    }

    private func setBody(_ body: [UInt8]) {
        set(CURLOPT_POST, 1)
        set(CURLOPT_CUSTOMREQUEST, exchange.request.method.rawValue)
        accept(ccurl_set_offset(easy, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.count)))
        body.withUnsafeBytes { bytes in
            // libcurl copies; it takes no null for "nothing".
            var nothing: UInt8 = 0
            withUnsafeMutablePointer(to: &nothing) { nothing in
                let start = bytes.baseAddress.map { UnsafeMutableRawPointer(mutating: $0) }
                accept(ccurl_set_pointer(easy, CURLOPT_COPYPOSTFIELDS, start ?? UnsafeMutableRawPointer(nothing)))
            }
        }
    }

    private func setReceivers() {
        // Unretained: the thread holds the transfer for as long as libcurl holds the handle.
        let context = Unmanaged.passUnretained(self).toOpaque()
        accept(ccurl_set_pointer(easy, CURLOPT_ERRORBUFFER, words))
        accept(ccurl_set_callback(easy, CURLOPT_HEADERFUNCTION, receiveHeaderLine))
        accept(ccurl_set_pointer(easy, CURLOPT_HEADERDATA, context))
        accept(ccurl_set_callback(easy, CURLOPT_WRITEFUNCTION, receiveBody))
        accept(ccurl_set_pointer(easy, CURLOPT_WRITEDATA, context))
    }

    private func set(_ option: CURLoption, _ value: Int) { accept(ccurl_set_long(easy, option, value)) }

    private func set(_ option: CURLoption, _ value: String) { accept(ccurl_set_string(easy, option, value)) }

    private func accept(_ code: CURLcode) {
        precondition(code == CURLE_OK, "libcurl refuses an option: \(generalWords(code))")
    }

    /// The status with which a proxy answered CONNECT; nil where it opened the way, or there is none.
    private var refusalOfProxy: Int? {
        var status = 0
        accept(ccurl_get_long(easy, CURLINFO_HTTP_CONNECTCODE, &status))
        return status >= 300 ? status : nil
    }

    fileprivate var bytesReceived: Int {
        var count: curl_off_t = 0
        accept(ccurl_get_offset(easy, CURLINFO_SIZE_DOWNLOAD_T, &count))
        return Int(count)
    }
}

// MARK: - Called by libcurl; any other number than the length stops the transfer

private func receiveHeaderLine(
    _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
    guard let transfer = transfer(context) else { return 0 }
    let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
    return transfer.sink.appendHeaderLine(line) ? line.count : 0
}

private func receiveBody(
    _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
    guard let transfer = transfer(context) else { return 0 }
    let piece = UnsafeRawBufferPointer(start: bytes, count: size * count)
    return transfer.sink.appendBody(piece, received: { transfer.bytesReceived }) ? piece.count : 0
}

private func transfer(_ context: UnsafeMutableRawPointer?) -> CurlTransfer? {
    context.map { Unmanaged<CurlTransfer>.fromOpaque($0).takeUnretainedValue() }
}
