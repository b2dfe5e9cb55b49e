import CCurl
import Testing

@testable import HTTPTransport

@Suite("libcurl's codes") struct HTTPTransportErrorTests {
    @Test(
        "each code of libcurl has one meaning",
        arguments: [
            (1, .responseInvalid), (3, .urlInvalid), (5, .hostNotFound), (6, .hostNotFound), (7, .connectionFailed),
            (8, .responseInvalid),
            (16, .connectionLost), (18, .connectionLost), (23, .other), (27, .headersTooLarge), (28, .timeout),
            (35, .tlsFailed), (43, .other), (45, .connectionFailed), (52, .connectionLost), (53, .tlsFailed),
            (54, .tlsFailed), (55, .connectionLost), (56, .connectionLost), (58, .tlsFailed), (59, .tlsFailed),
            (60, .tlsFailed), (61, .responseInvalid), (63, .bodyTooLarge), (64, .tlsFailed), (65, .connectionLost),
            (66, .tlsFailed), (77, .tlsFailed), (80, .tlsFailed), (82, .tlsFailed), (83, .tlsFailed), (90, .tlsFailed),
            (91, .tlsFailed), (92, .connectionLost), (97, .connectionFailed), (98, .tlsFailed), (99, .other),
            (100, .headersTooLarge),
        ] as [(UInt32, HTTPTransportError.Code)])
    func meaning(number: UInt32, code: HTTPTransportError.Code) {
        #expect(HTTPTransportError.Code(CURLcode(rawValue: number)) == code)
    }

    @Test("libcurl's own words are shown only for what happens before a request")
    func words() {
        #expect(
            HTTPTransportError.Code.allCases.filter(\.isBeforeRequest) == [
                .hostNotFound, .connectionFailed, .tlsFailed,
            ])
    }
}
