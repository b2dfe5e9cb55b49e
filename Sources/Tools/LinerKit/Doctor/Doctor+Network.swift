import HTTPTransport
import MusicBrainz
import WorkerRuntime

extension Doctor {
    /// Which way requests take, and whom they trust on it.
    func network() -> [Check] {
        do {
            let configuration = try CurlTransport.Configuration(tool.settings)
            let way = configuration.proxies.secure.map { "through the proxy \($0)" } ?? "without a proxy"
            if let file = configuration.caFile {
                return [.ok("network", "\(way), with the certificate authorities in \(file)")]
            }
            guard CertificateAuthorities.areThere else {
                return [
                    .failed(
                        "network", "there are no certificate authorities on this machine, so no provider is trusted",
                        fix: "Install them (Debian: apt-get install ca-certificates), or name a PEM file in "
                            + "LINERNOTES_CA_FILE")
                ]
            }
            return [.ok("network", "\(way), with the system's certificate authorities")]
        } catch {
            return [.failed("network", error)]
        }
    }

    /// Any answer will do; what it says about the request is another matter.
    func provider() async -> Check {
        do {
            let options = try MusicBrainzOptions(tool.settings)
            let configuration = try CurlTransport.Configuration(
                tool.settings, userAgent: "LinerNotes/0.1 ( \(options.contact ?? "no contact given") )")
            let transport = CurlTransport(configuration: configuration)
            let url = "\(options.baseURL)/artist/\(Self.variousArtists)?fmt=json"
            let answer: Check
            do {
                let response = try await transport.fetch(HTTPRequest(url: url, deadline: .seconds(10)))
                answer = .ok("MusicBrainz", "\(options.baseURL) answers with status \(response.status)")
            } catch {
                answer = .failed(
                    "MusicBrainz", "\(options.baseURL) does not answer: \(error)", fix: Self.fix(error, configuration))
            }
            await transport.close()
            return answer
        } catch {
            return .failed("MusicBrainz", error)
        }
    }

    /// What each way of not getting there asks for.
    static func fix(_ error: any Error, _ configuration: CurlTransport.Configuration) -> String {
        switch (error as? HTTPTransportError)?.code {
        case .tlsFailed where configuration.caFile == nil:
            return "Where a company's proxy or a mirror has a certificate authority of its own, name its PEM file in "
                + "LINERNOTES_CA_FILE; and see that this machine's clock is right"
        case .tlsFailed:
            return "See that LINERNOTES_CA_FILE holds the authority that signed it, and that this machine's clock is "
                + "right"
        case .hostNotFound, .connectionFailed, .timeout, .connectionLost:
            if let proxy = configuration.proxies.secure {
                return "Check the proxy \(proxy), or except the host in NO_PROXY"
            }
            return "Check the network, and MUSICBRAINZ_API_URL where it is set; where the way out leads through a "
                + "proxy, set HTTPS_PROXY"
        default: return "Check the network, and MUSICBRAINZ_API_URL where it is set"
        }
    }

    /// An id that MusicBrainz promises never to change.
    private static let variousArtists = "89ad4ac3-39f7-470e-963a-56509c546377"
}
