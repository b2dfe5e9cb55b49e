import Glibc

/// The addresses behind a host's name.
enum AddressLookup {
    /// Asks as libpq does, and blocks the thread as it does.
    ///
    /// - Throws: ``DatabaseError`` `.connectionFailed` where the name is unknown, or nobody can tell.
    static func addresses(of name: String) throws -> [String] {
        var hints = addrinfo()
        hints.ai_family = AF_UNSPEC
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var first: UnsafeMutablePointer<addrinfo>?
        let failure = getaddrinfo(name, nil, &hints, &first)
        guard failure == 0, first != nil else {
            throw DatabaseError(
                .connectionFailed, "The host name \"\(name)\" leads nowhere: \(String(cString: gai_strerror(failure)))."
            )
        }
        defer { freeaddrinfo(first) }
        var addresses: [String] = []
        var entry = first
        while let info = entry?.pointee {
            var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
            if getnameinfo(info.ai_addr, info.ai_addrlen, &text, socklen_t(text.count), nil, 0, NI_NUMERICHOST) == 0 {
                let address = String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
                if !addresses.contains(address) { addresses.append(address) }
            }
            entry = info.ai_next
        }
        return addresses
    }
}
