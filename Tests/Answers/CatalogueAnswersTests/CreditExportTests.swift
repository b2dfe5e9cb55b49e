import AnswersTestSupport
import Postgres
import Testing

@testable import CatalogueAnswers

@Suite("CreditExport")
struct CreditExportTests {
    @Test("pages of any size hold every credit once", arguments: [1, 2, 3, 6, 7])
    func pages(size: Int) async throws {
        let (text, count) = try await ExportSample.exported(.jsonl, pageSize: size)
        #expect(count == 6)
        #expect(Set(text.split(separator: "\n")).count == 6)
    }

    @Test("an artist's export holds their own tracks alone")
    func artist() async throws {
        let (text, count) = try await ExportSample.exported(.csv, of: "Another Singer")
        #expect(count == 1)
        #expect(CSVTexts.of(text).last?[6] == "Third Party")
    }

    @Test("a piece holds no more than a page, and is read when it is asked for")
    func pieces() async throws {
        try await CatalogueSample.with { database in
            var pieces = CreditExport(database, as: .csv, pageSize: 4).makeAsyncIterator()
            #expect(try await pieces.next()?.text.hasPrefix("track_id,track,") == true)
            #expect(try await pieces.next()?.credits == 4)
            // What is gone when its page comes is not in it.
            try await database.query("delete from linernotes.credits")
            #expect(try await pieces.next() == .init(text: "", credits: 0))
            #expect(try await pieces.next() == nil)
            #expect(try await pieces.next() == nil)
        }
    }

    @Test("whoever gives up is not sent another page")
    func cancelled() async throws {
        try await CatalogueSample.with { database in
            let reading = Task {
                var count = 0
                for try await _ in CreditExport(database, as: .jsonl, pageSize: 1) {
                    count += 1
                    withUnsafeCurrentTask { $0?.cancel() }
                }
                return count
            }
            await #expect(throws: CancellationError.self) { try await reading.value }
        }
    }
}
