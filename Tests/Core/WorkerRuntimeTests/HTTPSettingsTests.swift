import Foundation
import HTTPTransport
import Settings
import Testing

@testable import WorkerRuntime

@Suite("Settings of HTTP")
struct HTTPSettingsTests {
    private func configuration(_ environment: [String: String]) throws -> CurlTransport.Configuration {
        try CurlTransport.Configuration(Settings(environment: environment))
    }

    private func proxies(_ environment: [String: String]) throws -> [String?] {
        let proxies = try configuration(environment).proxies
        return [proxies.secure, proxies.plain].map { $0.map(String.init(describing:)) }
    }

    @Test("take the usual variables of proxies in both cases, the lower one first")
    func proxies() throws {
        #expect(try proxies([:]) == [nil, nil])
        #expect(try proxies(["HTTPS_PROXY": "http://a:1"]) == ["a:1", nil])
        #expect(try proxies(["https_proxy": "http://b:1", "HTTPS_PROXY": "http://a:1"]) == ["b:1", nil])
        #expect(try proxies(["http_proxy": "http://a:1"]) == [nil, "a:1"])
        #expect(try proxies(["HTTP_PROXY": "http://a:1"]) == [nil, "a:1"])
        #expect(try proxies(["ALL_PROXY": "socks5h://a:1"]) == ["a:1", "a:1"])
        #expect(try proxies(["all_proxy": "http://a:1", "HTTPS_PROXY": "http://b:1"]) == ["b:1", "a:1"])
        #expect(try configuration(["NO_PROXY": "a.example"]).proxies.exceptions == "a.example")
        #expect(try configuration(["no_proxy": "b", "NO_PROXY": "a"]).proxies.exceptions == "b")
    }

    @Test("refuse what is no proxy, naming the variable and nothing of its value")
    func badProxy() {
        let error = #expect(throws: ConfigurationError.self) { try proxies(["HTTPS_PROXY": "ftp://u:hunter2@x"]) }
        #expect(error?.variable == "HTTPS_PROXY")
        #expect(error.map { !"\($0)".contains("hunter2") } == true)
    }

    @Test("take a file of authorities, and refuse one that is missing or holds none")
    func authorities() throws {
        let path = "/tmp/ln-authorities-\(UUID().uuidString).pem"
        defer { try? FileManager.default.removeItem(atPath: path) }
        let missing = #expect(throws: ConfigurationError.self) { try configuration(["LINERNOTES_CA_FILE": path]) }
        #expect(missing?.variable == "LINERNOTES_CA_FILE")
        try "nothing".write(toFile: path, atomically: false, encoding: .utf8)
        #expect(throws: ConfigurationError.self) { try configuration(["LINERNOTES_CA_FILE": path]) }
        try "-----BEGIN CERTIFICATE-----".write(toFile: path, atomically: false, encoding: .utf8)
        #expect(try configuration(["LINERNOTES_CA_FILE": path]).caFile == path)
    }
}
