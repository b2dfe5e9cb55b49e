import Testing

@testable import Browser

@Suite("Chromium's command line")
struct BrowserArgumentsTests {
    @Test("the sandbox is left out for root alone, who can't have one")
    func sandbox() {
        #expect(BrowserArguments.sandbox(isRoot: false) == [])
        #expect(BrowserArguments.sandbox(isRoot: true) == ["--no-sandbox"])
    }

    @Test("nothing but the origins is reached without the proxy that is not there")
    func network() throws {
        let origins = try ["https://site.test", "http://127.0.0.1:8080"].map { try #require(WebOrigin(url: $0)) }
        let arguments = BrowserArguments.all(BrowserConfiguration(program: "", origins: origins), folder: "/f")
        #expect(arguments.contains("--proxy-server=http://127.0.0.1:9"))
        #expect(
            arguments.contains("--proxy-bypass-list=<-loopback>;https://site.test:443;http://127.0.0.1:8080"))
        #expect(arguments.contains("--user-data-dir=/f/profile"))
        #expect(!arguments.contains { $0.hasPrefix("--remote-debugging-port") })
    }

    @Test("a program that is named and not there is said, with the way out")
    func program() throws {
        let error = #expect(throws: BrowserError.self) {
            try BrowserProgram.find(in: [BrowserProgram.variable: "/nonexistent"])
        }
        #expect(error?.code == .programMissing && error?.description.contains("LINERNOTES_CHROMIUM") == true)
        #expect(try BrowserProgram.find(in: [BrowserProgram.variable: "/bin/sh"]) == "/bin/sh")
    }
}
