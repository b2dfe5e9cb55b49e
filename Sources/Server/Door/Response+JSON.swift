public import AnswerForms
import Cryptography
public import HTTPTypes
public import Hummingbird
import NIOCore

extension Response {
    /// An answer as JSON, in the form that all faces share, with its ETag; 304 where the caller has it already.
    ///
    /// - Throws: `EncodingError`, for numbers that JSON doesn't have.
    public static func json(
        _ answer: some Encodable, to request: Request, status: HTTPResponse.Status = .ok,
        keys: JSONForm.Keys = .snakeCase
    ) throws -> Response {
        let text = try JSONForm.line(answer, keys: keys) + "\n"
        let digest = SHA256.hash(Array(text.utf8)).prefix(12)
        let tag = "\"\(digest.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined())\""
        if request.method == .get, request.headers[.ifNoneMatch]?.contains(tag) == true {
            return Response(status: .notModified, headers: [.eTag: tag])
        }
        var headers: HTTPFields = [.contentType: "application/json"]
        if request.method == .get { headers[.eTag] = tag }
        return Response(
            status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}
