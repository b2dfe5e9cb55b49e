import HTTPTransport
import TestSupport
import Testing

@Suite("Curl transport, cancelling and closing", .timeLimit(.minutes(5))) struct CurlTransportEndingTests {
    /// Begins a body and never ends it.
    private struct Stuck {
        let server: RawHTTPServer
        let began = RawHTTPServer.Signal()
        let hungUp = RawHTTPServer.Signal()

        init() throws {
            server = try RawHTTPServer { [began, hungUp] client in
                guard client.readRequest() != nil else { return }
                client.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nonly")
                began.fire()
                client.waitForHangup()
                hungUp.fire()
            }
        }
    }

    /// Longer than a test may take: no transfer here ends by itself.
    private static func request(_ server: RawHTTPServer) -> HTTPRequest {
        HTTPRequest(url: server.url, deadline: .seconds(3600))
    }

    private static let patient: CurlTransport.Configuration = {
        var configuration = CurlTransport.Configuration()
        configuration.lowSpeedTime = .seconds(3600)
        return configuration
    }()

    @Test("cancelling the task aborts the transfer, and the server sees it")
    func cancelled() async throws {
        let stuck = try Stuck()
        let transport = CurlTransport(configuration: Self.patient)
        let task = Task { try await transport.fetch(Self.request(stuck.server)) }
        await stuck.began.fired()
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        await stuck.hungUp.fired()
    }

    @Test("cancelling one of two leaves the other alone")
    func cancelledAlone() async throws {
        let stuck = try Stuck()
        let (began, goOn) = (RawHTTPServer.Signal(), RawHTTPServer.Signal())
        let slow = try RawHTTPServer { client in
            guard client.readRequest() != nil else { return }
            began.fire()
            goOn.waitBlocking()
            client.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
        }
        let transport = CurlTransport(configuration: Self.patient)
        let cancelled = Task { try await transport.fetch(Self.request(stuck.server)) }
        let other = Task { try await transport.fetch(Self.request(slow)) }
        await stuck.began.fired()
        await began.fired()
        cancelled.cancel()
        await stuck.hungUp.fired()
        goOn.fire()
        #expect(try await other.value.body == Array("ok".utf8))
    }

    @Test("an exchange that still waits for its turn is cancelled too")
    func cancelledWaiting() async throws {
        let stuck = try Stuck()
        var configuration = Self.patient
        configuration.transfersMaximum = 1
        let transport = CurlTransport(configuration: configuration)
        let running = Task { try await transport.fetch(Self.request(stuck.server)) }
        await stuck.began.fired()
        let waiting = Task { try await transport.fetch(Self.request(stuck.server)) }
        waiting.cancel()
        await #expect(throws: CancellationError.self) { try await waiting.value }
        running.cancel()
        await #expect(throws: CancellationError.self) { try await running.value }
        #expect(stuck.server.requests.count == 1)
    }

    @Test("a fetch by a task that is cancelled already sends nothing")
    func cancelledBefore() async throws {
        let server = try RawHTTPServer(answering: "HTTP/1.1 204 X\r\n\r\n")
        let goOn = RawHTTPServer.Signal()
        let task = Task {
            await goOn.fired()
            return try await CurlTransport().fetch(Self.request(server))
        }
        task.cancel()
        goOn.fire()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(server.connectionCount == 0)
    }

    @Test("cancelling at any moment ends a fetch that nothing else would end, and the transport works on")
    func cancelledAnywhere() async throws {
        let server = try RawHTTPServer { client in
            while let request = client.readRequest() {
                if request.line.contains("/answer") { client.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok") }
            }
        }
        let transport = CurlTransport(configuration: Self.patient)
        for round in 0..<1000 {
            let runs = RawHTTPServer.Signal()
            let task = Task {
                runs.fire()
                return try await transport.fetch(Self.request(server))
            }
            await runs.fired()
            // A different moment each round, most of them before libcurl has the request.
            var pause = round % 500 * 20
            while pause > 0 { pause -= 1 }
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
        }
        var request = Self.request(server)
        request.url += "/answer"
        #expect(try await transport.fetch(request).status == 200)
    }

    @Test(
        "closing ends running and waiting fetches as closed, closes all sockets, and later fetches are closed at once")
    func closed() async throws {
        let stuck = try Stuck()
        var configuration = Self.patient
        configuration.transfersMaximum = 1
        let transport = CurlTransport(configuration: configuration)
        let running = Task { try await transport.fetch(Self.request(stuck.server)) }
        await stuck.began.fired()
        let waiting = Task { try await transport.fetch(Self.request(stuck.server)) }
        await transport.close()
        for late in [running, waiting, Task { try await transport.fetch(Self.request(stuck.server)) }] {
            let error = await #expect(throws: HTTPTransportError.self) { try await late.value }
            #expect(error?.code == .closed)
        }
        #expect(Sockets.count(connectedTo: stuck.server.port) == 0)
        await stuck.hungUp.fired()
        await transport.close()
    }

    @Test("a transport that nobody holds any more closes its connections")
    func released() async throws {
        let hungUp = RawHTTPServer.Signal()
        let server = try RawHTTPServer { client in
            guard client.readRequest() != nil else { return }
            client.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
            client.waitForHangup()
            hungUp.fire()
        }
        #expect(try await CurlTransport().fetch(Self.request(server)).status == 200)
        await hungUp.fired()
    }
}
