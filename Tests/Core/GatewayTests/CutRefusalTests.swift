import HTTPTransport
import Testing
import Upstreams

@testable import Gateway

@Suite struct CutRefusalTests {
    /// A judge that looks into bodies, as some providers' do.
    private static let judge: ResponseJudge = { response in
        switch response.status {
        case 401: .unauthorized
        case 403: .rejected(reason: "not granted to us")
        case 408, 500...: .failing(.upstream)
        case 429: .limited(after: response.headers["Retry-After"].flatMap(Int.init).map { .seconds($0) })
        case 404: .absent
        default: response.body.isEmpty ? .absent : .answer
        }
    }

    @Test(
        "a status that means something by itself is believed, however the rest came",
        arguments: [
            (401, .unauthorized), (429, .limited(after: .seconds(7))), (503, .failing(.upstream)),
            (408, .failing(.upstream)), (403, .failing(.upstream)), (404, nil), (400, nil), (410, nil), (302, nil),
        ] as [(Int, Verdict?)])
    func verdicts(status: Int, verdict: Verdict?) {
        let refusal = HTTPResponse(status: status, headers: ["Retry-After": "7"])
        #expect(Verdict(onCut: refusal, Self.judge) == verdict)
    }
}
