/// A proxy on the loopback: opens the way that CONNECT asks for, and answers plain requests itself.
package final class TunnelingProxy: Sendable {
    package let server: RawHTTPServer
    package var address: String { "127.0.0.1:\(server.port)" }
    /// What it was asked.
    package var requests: [RawHTTPServer.Request] { server.requests }

    /// - Parameter credentials: What `Proxy-Authorization` must hold; nil: nothing is asked for.
    package init(credentials: String? = nil) throws {
        server = try RawHTTPServer { client in
            guard let request = client.readRequest() else { return }
            guard credentials == nil || request.header("Proxy-Authorization") == credentials else {
                client.send(
                    "HTTP/1.1 407 Who are you\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n")
                return
            }
            guard request.line.hasPrefix("CONNECT ") else {
                client.send("HTTP/1.1 200 OK\r\nContent-Length: 7\r\nX-Proxy: yes\r\n\r\nproxied")
                return
            }
            guard let port = request.line.split(separator: " ")[1].split(separator: ":").last.flatMap({ UInt16($0) })
            else { return }
            client.send("HTTP/1.1 200 Go\r\nX-Of-The-Proxy: yes\r\n\r\n")
            client.tunnel(toLoopbackPort: port)
        }
    }
}
