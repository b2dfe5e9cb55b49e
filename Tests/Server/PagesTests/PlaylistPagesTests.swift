import AnswersTestSupport
import Door
import HTTPTransport
import Postgres
import ServerTestSupport
import Testing
import Tokens

@testable import Pages

@Suite("Pages of playlists")
struct PlaylistPagesTests {
    private static let html = [("Accept", "text/html")]

    private static func with(_ body: @escaping @Sendable (TestDoor) async throws -> Void) async throws {
        try await TestDoor.with({ _ in [PageModule()] }, configure: { $0.pathPrefix = "/liner" }, body)
    }

    private static func form(_ parts: [(String, String)]) -> String {
        parts.map { "--x1\r\nContent-Disposition: form-data; \($0.0)\r\n\r\n\($0.1)\r\n" }.joined() + "--x1--\r\n"
    }

    private static let type = [("Content-Type", "multipart/form-data; boundary=x1")]

    @Test("a file and a paste are brought by forms, and lead to their playlist")
    func bring() async throws {
        try await Self.with { door in
            let token = try await door.token(.operator)
            let list = "isrc,title,artist\r\nZZSYN2600001,<b>One</b>,Ann\r\nspotify:episode:x,,\r\n"
            let file = Self.form([("name=\"act\"", "bring"), ("name=\"file\"; filename=\"my list.csv\"", list)])
            let brought = try await door.post("/liner/playlists", file, token: token, headers: Self.type)
            #expect(brought.status == 303, "\(brought.text)")
            let place = try #require(brought.headers["Location"])
            let page = try await door.get(place, token: token, headers: Self.html)
            #expect(page.text.contains("<h1>my list</h1>"))
            #expect(page.text.contains("&lt;b&gt;One&lt;/b&gt;") && !page.text.contains("<b>One"))
            let rows = [
                ("name=\"act\"", "paste"), ("name=\"name\"", "Pasted"),
                ("name=\"text\"", "ZZSYN2600002\r\nspotify:episode:x"),
            ]
            #expect(
                try await door.post("/liner/playlists", Self.form(rows), token: token, headers: Self.type).status == 303
            )
            let lists = try await door.get("/liner/playlists", token: token, headers: Self.html)
            #expect(lists.text.contains("Pasted") && lists.text.contains("my list"))
        }
    }

    @Test("songs are filtered and put in order, as the address says")
    func selection() async throws {
        try await Self.with { door in
            let token = try await door.token(.operator)
            let list = "isrc,title,artist\nZZSYN2600001,Zebra,Ann\nZZSYN2600002,Apple,Bob\nZZSYN2600003,Mango,Bob\n"
            let form = Self.form([("name=\"act\"", "bring"), ("name=\"file\"; filename=\"l.csv\"", list)])
            _ = try await door.post("/liner/playlists", form, token: token, headers: Self.type)
            func titles(_ query: String) async throws -> [String] {
                let page = try await door.get("/liner/playlists/1\(query)", token: token, headers: Self.html)
                #expect(page.status == 200, "\(query)")
                return page.text.matches(of: #/(Zebra|Apple|Mango)/#).map { String($0.1) }
            }
            #expect(try await titles("") == ["Zebra", "Apple", "Mango"])
            #expect(try await titles("?order=title") == ["Apple", "Mango", "Zebra"])
            #expect(try await titles("?q=bob") == ["Apple", "Mango"])
            #expect(try await titles("?order=title&after=2") == ["Mango", "Zebra"])
            #expect(try await titles("?known=sure") == [])
            #expect(try await titles("?known=unknown&q=zebra") == ["Zebra"])
        }
    }

    @Test("what is no playlist, and a reader's form, are refused with a page")
    func refused() async throws {
        try await Self.with { door in
            let form = Self.form([("name=\"act\"", "bring"), ("name=\"file\"; filename=\"l.txt\"", "Dear reader")])
            let token = try await door.token(.operator)
            let answer = try await door.post("/liner/playlists", form, token: token, headers: Self.type + Self.html)
            #expect(answer.status == 400)
            #expect(answer.text.contains("Dear reader") && answer.text.contains("Bring a CSV file"))
            let empty = Self.form([("name=\"act\"", "bring")])
            #expect(try await door.post("/liner/playlists", empty, token: token, headers: Self.type).status == 400)
            #expect(try await door.post("/liner/playlists", "act=bring", token: token).status == 400)
            let reader = try await door.token(.reader)
            #expect(try await door.post("/liner/playlists", form, token: reader, headers: Self.type).status == 403)
            let count: Int = try await door.database.query("select count(*) from playlists.playlists")[0][0]
            #expect(count == 0)
        }
    }
}
