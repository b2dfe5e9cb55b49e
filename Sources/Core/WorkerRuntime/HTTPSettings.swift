import FoundationEssentials
package import HTTPTransport
package import Settings

extension CurlTransport.Configuration {
    /// Goes out as the environment says: `LINERNOTES_CA_FILE`, and the usual variables of proxies, `HTTPS_PROXY`,
    /// `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY`, of which the lower-case ones win. A proxy with a password can stand
    /// in a file, as any secret: `HTTPS_PROXY_FILE`.
    ///
    /// - Throws: `ConfigurationError` naming the variable, and nothing of its value.
    package init(_ settings: Settings, userAgent: String? = nil) throws {
        self.init(
            userAgent: userAgent, caFile: try Self.authorities(settings),
            proxies: HTTPProxies(
                secure: try Self.proxy("HTTPS_PROXY", settings) ?? Self.proxy("ALL_PROXY", settings),
                plain: try Self.proxy("HTTP_PROXY", settings) ?? Self.proxy("ALL_PROXY", settings),
                exceptions: settings.text("no_proxy") ?? settings.text("NO_PROXY") ?? ""))
    }

    private static func proxy(_ name: String, _ settings: Settings) throws -> ProxyAddress? {
        for name in [name.lowercased(), name] {
            guard let value = try settings.secret(name) else { continue }
            guard let proxy = ProxyAddress(value.reveal()) else {
                throw ConfigurationError(
                    name, "names no proxy", fix: "Set it to something like http://proxy.example:3128, or unset it")
            }
            return proxy
        }
        return nil
    }

    /// A file that can't be used would show as a failure of every provider, much later.
    private static func authorities(_ settings: Settings) throws -> String? {
        let name = "LINERNOTES_CA_FILE"
        guard let path = settings.text(name) else { return nil }
        guard let data = try? Data(contentsOf: URL(filePath: path)) else {
            throw ConfigurationError(
                name, "names a file that can't be read", fix: "Make it readable to this user, or unset \(name)")
        }
        guard String(decoding: data, as: UTF8.self).contains("-----BEGIN CERTIFICATE-----") else {
            throw ConfigurationError(
                name, "names a file without a certificate",
                fix: "Name a PEM file of certificate authorities, or unset it")
        }
        return path
    }
}
