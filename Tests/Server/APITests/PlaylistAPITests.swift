import Door
import FoundationEssentials
import HTTPTransport
import Postgres
import ServerTestSupport
import Testing
import Tokens

@Suite("Playlists over the API")
struct PlaylistAPITests {
    private static let csv = [("Content-Type", "text/csv")]

    @Test("a file and a paste are brought, and the same bytes add nothing")
    func bring() async throws {
        try await APIDoor.with { door in
            let token = try await door.token(.operator)
            let text = "isrc,title\nZZSYN2600001,One\n,=1+1\n"
            let first = try await door.post("/api/v1/playlists?name=a.csv", text, token: token, headers: Self.csv)
            #expect(first.status == 201)
            #expect(first.text.contains("\"outcome\":\"new\""))
            let again = try await door.post("/api/v1/playlists?name=b.csv", text, token: token, headers: Self.csv)
            #expect(again.text.contains("\"outcome\":\"same\""))
            let paste = try await door.post(
                "/api/v1/playlists", #"{"name": "Pasted", "text": "ZZSYN2600002\nspotify:episode:x"}"#, token: token,
                headers: [("Content-Type", "application/json")])
            #expect(paste.status == 201, "\(paste.text)")
            let nameless = try await door.post("/api/v1/playlists", text, token: token, headers: Self.csv)
            #expect(nameless.status == 400 && nameless.field("field") == "name")
            let songs = try await door.get("/api/v1/playlists/pasted/songs")
            #expect(songs.text.contains("ZZSYN2600002"))
            let file = try await door.get("/api/v1/playlists/1/songs.csv")
            #expect(file.headers["Content-Type"] == "text/csv; charset=utf-8")
            #expect(file.text.split(separator: "\r\n").count == 3)
            #expect(file.text.contains(",'=1+1,") || file.text.contains("2,'=1+1,"))
        }
    }

    @Test(
        "what is no playlist is refused with what to do",
        arguments: [
            ("hello", "playlist-unknown"), ("", "playlist-empty"), ("PK\u{3}\u{4}x", "playlist-archive"),
            (#"[{"endTime": "2026-03-01 08:15"}]"#, "playlist-listening"),
        ])
    func refused(text: String, code: String) async throws {
        try await APIDoor.with { door in
            let token = try await door.token(.operator)
            let answer = try await door.post("/api/v1/playlists?name=x", text, token: token, headers: Self.csv)
            #expect(answer.status == 422)
            #expect(answer.field("code") == code)
            #expect(answer.field("fix")?.isEmpty == false)
        }
    }

    @Test("a playlist is found by name and by day, switched and removed")
    func changed() async throws {
        try await APIDoor.with { door in
            try await APIDoor.playlist(door)
            let token = try await door.token(.operator)
            let before = try await door.get("/api/v1/playlists/morning/songs?on=2020-01-01")
            #expect(before.status == 404)
            #expect(try await door.get("/api/v1/playlists/morning/songs?on=2026-13-01").status == 400)
            let changes = try await door.get("/api/v1/playlists/1/changes")
            #expect(changes.text.contains("\"added\":1") && changes.text.contains("\"removed\":1"))
            let on = try await door.post("/api/v1/playlists/1/auto-enrich", #"{"on": true}"#, token: token)
            #expect(on.text.contains("\"auto_enrich\":true"))
            #expect(try await door.post("/api/v1/playlists/1/remove", "{}", token: token).status == 200)
            #expect(try await door.get("/api/v1/playlists/1").field("code") == "playlist-unknown")
        }
    }

    @Test("a job's log is read page by page, and goes on behind an event; of no job there is none")
    func log() async throws {
        try await APIDoor.with { door in
            try await APIDoor.playlist(door)
            let job: String = try await door.database.query("select playlists.start_enrichment(1)::text")[0][0]
            for message in ["second", "third"] {
                try await door.database.query("select playlists.note_event($1::uuid, $2)", job, message)
            }
            let path = "/api/enrichment-jobs/\(job)/log"
            let page = try await door.get(path + "?limit=2")
            #expect(page.text.contains("\"second\"") && !page.text.contains("\"third\""))
            #expect(page.field("next") == "2")
            let rest = try await door.get(path + "?after=2&limit=2")
            #expect(rest.text.contains("\"third\"") && !rest.text.contains("\"second\""))
            #expect(rest.text.contains("\"id\":3") && rest.field("next") == nil)
            let end = try await door.get(path + "?after=3")
            #expect(end.status == 200 && end.text.contains("\"items\":[]"))
            #expect(try await door.get("/api/enrichment-jobs/\(UUID())/log").field("code") == "job-unknown")
            #expect(try await door.get(path + "?after=x").field("field") == "after")
        }
    }
}
