import RecordingRows
import Testing

@testable import LinerKit

@Suite("RowMatchAnswer")
struct RowMatchAnswerTests {
    private func answers(_ text: String) throws -> [RowMatchAnswer] {
        try RowMatch.matches(RowReader.rows(Array(text.utf8))).map(RowMatchAnswer.init)
    }

    @Test("CSV holds each row, with ids as they came")
    func csv() throws {
        let answers = try answers("id,title\n\"a,\"\"1\"\"\",Harbour Night\n-2,Low Tide\n")
        #expect(
            RowMatchAnswer.csv(answers) == """
                id,cluster,probability,reason\r
                "a,""1""\",1,1.0000,no other row is like it\r
                -2,2,1.0000,no other row is like it\r

                """)
        #expect(RowMatchAnswer.table(answers).rows.count == 2)
    }

    @Test("a list that is not there, and one that can't be read, say what to do")
    func problems() {
        #expect(throws: ToolError.self) { try InputFile.bytes("/nonexistent/list.csv") }
        #expect(throws: ToolError.self) { try InputFile.bytes("/tmp") }
        let error = #expect(throws: RowListError.self) { try RowReader.rows([]) }
        #expect(error.map { ToolError.of($0).kind } == .input)
    }
}
