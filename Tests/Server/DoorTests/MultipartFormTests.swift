import Door
import Testing

@Suite("MultipartForm")
struct MultipartFormTests {
    private let type = "multipart/form-data; boundary=----x1"

    private func form(_ body: String, type: String? = nil) -> MultipartForm? {
        MultipartForm(contentType: type ?? self.type, body: Array(body.replacing("\n", with: "\r\n").utf8))
    }

    private func part(_ head: String, _ body: String) -> String {
        "------x1\nContent-Disposition: form-data; \(head)\n\n\(body)\n"
    }

    @Test("fields and files are told apart, and a file's bytes stay as they are")
    func parts() {
        let body =
            part("name=\"csrf\"", "abc")
            + part("name=\"file\"; filename=\"C:\\lists\\my \u{FF}.csv\"", "a,b\n\n--x\n1,2")
        let form = form(body + "------x1--\n")
        #expect(form?.fields == ["csrf": "abc"])
        #expect(form?.files["file"]?.name == "my \u{FF}.csv")
        #expect(form?.files["file"]?.bytes == Array("a,b\r\n\r\n--x\r\n1,2".utf8))
    }

    @Test("a field for a file of which none was chosen is not there; of two of a name the first counts")
    func absent() {
        let body = part("name=\"file\"; filename=\"\"", "") + part("name=\"a\"", "1") + part("name=\"a\"", "2")
        let form = form(body + "------x1--\n")
        #expect(form?.files == [:])
        #expect(form?.fields == ["a": "1"])
    }

    @Test(
        "what is no such form is none",
        arguments: [
            "", "------x1", "------x1--extra\n", "------x2\n\n\n------x2--",
            "------x1\nContent-Disposition: form-data\n",
            "x------x1\n\na\n------x1--",
        ])
    func malformed(body: String) {
        let form = form(body)
        #expect(form == nil || form == MultipartForm(contentType: type, body: Array("------x1--".utf8)))
    }

    @Test("a form of too many parts, or without a boundary, is none")
    func bounds() {
        let parts = (0..<40).map { part("name=\"f\($0)\"", "x") }.joined()
        #expect(form(parts + "------x1--\n") == nil)
        #expect(form(part("name=\"a\"", "1") + "------x1--\n", type: "multipart/form-data") == nil)
        #expect(form(part("name=\"a\"", "1") + "------x1--\n", type: "text/plain; boundary=----x1") == nil)
    }
}
