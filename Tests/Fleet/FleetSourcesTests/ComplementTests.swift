import CatalogueAnswers
import Testing

/// From two providers' answers to the stored credits: whom an album's credits and a track's make its people.
@Suite("An album's credits and a track's")
struct ComplementTests {
    private typealias Made = SmallRecord

    /// Both providers say it.
    private static func album(
        whole: String, _ role: String = "Producer", tracks: String = "", own: [Int: [(String, String)]]
    ) -> SmallRecord {
        let attributes = ["Producer": [], "Co-producer": ["co"], "Producer [Additional]": ["additional"]]
        return SmallRecord(
            relations: own.mapValues {
                $0.compactMap { role, name in attributes[role].map { Made.relation("producer", $0, to: name) } }
            },
            credits: own.mapValues { $0.map { role, name in Made.credit(role, to: name) } },
            releaseRelations: tracks.isEmpty
                ? attributes[role].map { [Made.relation("producer", $0, to: whole)] } ?? [] : [],
            releaseCredits: [Made.credit(role, to: whole, tracks: tracks)])
    }

    @Test("complement each other: its producer stands on each track, beside who worked with her")
    func beside() async throws {
        let record = Self.album(
            whole: "Alice", own: [2: [("Co-producer", "Bob")], 3: [("Producer [Additional]", "Cid")]])
        #expect(
            try await record.concluded() == [
                ["Alice producer"], ["Alice producer", "Bob co_producer"],
                ["Alice producer", "Cid additional_producer"],
            ])
    }

    @Test("a track with a main producer of its own has that one alone, and those beside him")
    func own() async throws {
        let record = Self.album(
            whole: "Alice",
            own: [2: [("Producer", "Dan")], 3: [("Producer", "Dan"), ("Co-producer", "Bob")]])
        #expect(
            try await record.concluded() == [
                ["Alice producer"], ["Dan producer"], ["Bob co_producer", "Dan producer"],
            ])
        let setAside = try await record.explained().map { $0.setAside.map(\.person) }
        #expect(setAside == [[], ["Alice"], ["Alice"]])
    }

    @Test("what one provider says of the album and the other of the track is put together")
    func providers() async throws {
        let record = SmallRecord(
            relations: [2: [Made.relation("producer", ["co"], to: "Bob")]],
            credits: [3: [Made.credit("Producer", to: "Dan")]], releaseCredits: [Made.credit("Producer", to: "Alice")])
        #expect(
            try await record.concluded() == [
                ["Alice producer"], ["Alice producer", "Bob co_producer"], ["Dan producer"],
            ])
    }

    @Test("the album's executive, vocal and assistant producers stand, whoever produced the track")
    func kinds() async throws {
        let whole = ["Executive-Producer", "Producer [Vocals]", "Producer [Assistant]", "Producer"]
        let record = SmallRecord(
            credits: [2: [Made.credit("Producer", to: "Dan")]],
            releaseCredits: zip(whole, ["Eve", "Val", "Ash", "Alice"]).map { Made.credit($0, to: $1) }, tracks: 2)
        let kinds = ["Ash assistant_producer", "Eve executive_producer", "Val vocal_producer"]
        #expect(
            try await record.concluded() == [
                ["Alice producer"] + kinds, ["Ash assistant_producer", "Dan producer"] + kinds.dropFirst(),
            ])
    }

    @Test("an executive, vocal or assistant producer of a track takes nobody's place")
    func notMain() async throws {
        let own = ["Producer [Executive]", "Producer [Vocal]", "Producer [Associate]"]
        let record = SmallRecord(
            credits: [1: [own[0]], 2: [own[1]], 3: [own[2]]].mapValues { $0.map { Made.credit($0, to: "Bob") } },
            releaseCredits: [Made.credit("Producer", to: "Alice")])
        #expect(
            try await record.concluded() == [
                ["Alice producer", "Bob executive_producer"], ["Alice producer", "Bob vocal_producer"],
                ["Alice producer", "Bob assistant_producer"],
            ])
    }

    @Test("writers and engineers of album and track stand beside each other")
    func writers() async throws {
        let record = SmallRecord(
            relations: [1: [Made.relation("mix", to: "Max")]],
            credits: [1: [Made.credit("Lyrics By", to: "Lou")]],
            releaseRelations: [Made.relation("engineer", to: "Enno")],
            releaseCredits: [Made.credit("Music By", to: "Mia"), Made.credit("Mixed By", to: "Moe")], tracks: 2)
        let whole = ["Enno engineer", "Mia composer", "Moe mix_engineer"]
        #expect(
            try await record.concluded() == [
                ["Enno engineer", "Lou lyricist", "Max mix_engineer", "Mia composer", "Moe mix_engineer"], whole,
            ])
    }

    @Test("a release's credit for some tracks is those tracks' own")
    func positions() async throws {
        let record = SmallRecord(
            releaseRelations: [Made.relation("producer", to: "Alice")],
            releaseCredits: [
                Made.credit("Co-producer", to: "Bob", tracks: "2"), Made.credit("Producer", to: "Dan", tracks: "3"),
            ])
        #expect(
            try await record.concluded() == [
                ["Alice producer"], ["Alice producer", "Bob co_producer"], ["Dan producer"],
            ])
    }

    @Test(
        "so is what a role's brackets limit to some tracks, in any language",
        arguments: [
            "Producer [Tracks 1-2]", "Produced By (tracks: 1, 2)", "Réalisation [Titres 1 à 2]",
            "Produzent [Titel 1 bis 2]", "Poducer [except track 3]",
        ])
    func brackets(role: String) async throws {
        let record = SmallRecord(
            credits: [2: [Made.credit("Co-producer", to: "Bob")]],
            releaseCredits: [Made.credit(role, to: "Dan"), Made.credit("Producer", to: "Alice")])
        #expect(
            try await record.concluded() == [
                ["Dan producer"], ["Bob co_producer", "Dan producer"], ["Alice producer"],
            ])
    }

    @Test("companies, compilations and films make nobody a producer of a track")
    func apart() async throws {
        let roles = ["Produced For", "Compilation Producer", "Producer [Film]", "Producer [Produced For Acme]"]
        let record = SmallRecord(
            credits: [1: roles.map { Made.credit($0, to: "Eve") }],
            releaseCredits: roles.map { Made.credit($0, to: "Eve") } + [Made.credit("Producer", to: "Alice")], tracks: 1
        )
        #expect(try await record.concluded() == [["Alice producer"]])
    }
}
