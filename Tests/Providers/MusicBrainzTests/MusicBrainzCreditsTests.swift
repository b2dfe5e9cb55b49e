import Catalogue
import Testing

@testable import MusicBrainz

@Suite struct MusicBrainzCreditsTests {
    private let ann = Made.artist(1, "Ann")
    private let bob = Made.artist(2, "Bob", type: "Group")

    @Test(
        "a producer's attributes say which kind",
        arguments: [
            ([], .producer, "producer"), (["co"], .coProducer, "producer (co)"),
            (["additional"], .additionalProducer, "producer (additional)"),
            (["assistant"], .assistantProducer, "producer (assistant)"),
            (["associate"], .assistantProducer, "producer (associate)"),
            (["executive"], .executiveProducer, "producer (executive)"),
            (["co", "executive"], .executiveProducer, "producer (co, executive)"),
            (["additional", "co"], .additionalProducer, "producer (additional, co)"),
        ] as [([String], CreditRole, String)])
    func attributes(_ attributes: [String], _ role: CreditRole, _ word: String) throws {
        let relation = Made.relation("producer", id: TypeID.recordingProducer, attributes: attributes, to: ann)
        let claims = try claims(of: Made.recording(9, relations: [relation]))
        #expect(claims.map(\.role) == [role])
        #expect(claims.map(\.sourceRole) == [word])
    }

    @Test(
        "a producer's task tells who produced the voices alone; the words keep it",
        arguments: [
            ("vocals", .vocalProducer), ("vocal production", .vocalProducer), ("strings", .producer),
            ("additional production", .additionalProducer), ("Re-produced", .producer),
        ] as [(String, CreditRole)])
    func task(_ task: String, _ role: CreditRole) throws {
        let relation =
            #"{"type":"producer","attributes":["task"],"attribute-values":{"task":"\#(task)"},"artist":\#(ann)}"#
        let claims = try claims(of: Made.recording(9, relations: [relation]))
        #expect(claims.map(\.role) == [role])
        #expect(claims.map(\.sourceRole) == ["producer (task: \(task))"])
    }

    @Test(
        "a type without a known id is read by its name",
        arguments: [
            ("orchestrator", .arranger), ("chorus master", .performer), ("vocal arranger", .arranger),
            ("performing orchestra", .performer), ("mix-DJ", .other), ("editor", .other), ("compiler", .other),
            ("artists and repertoire", .other), ("balance", .other), ("sound", .other), ("audio", .other),
            ("instrument technician", .other), ("creative direction", .other),
        ] as [(String, CreditRole)])
    func names(_ type: String, _ role: CreditRole) throws {
        #expect(try claims(of: Made.recording(9, relations: [Made.relation(type, to: ann)])).map(\.role) == [role])
    }

    @Test("an attribute is known by its id where its name has drifted")
    func attributeID() throws {
        let relation =
            #"{"type":"producer","attributes":["exec."],"attribute-ids":{"exec.":"e0039285-6667-4f94-80d6-aa6520c6d359"},"#
            + #""artist":\#(ann)}"#
        #expect(try claims(of: Made.recording(9, relations: [relation])).map(\.role) == [.executiveProducer])
    }

    @Test("the type id goes before the name, the name serves without it")
    func typeID() throws {
        let drifted = Made.relation("record producer", id: TypeID.recordingProducer, to: ann)
        let named = Made.relation("producer", to: bob)
        #expect(try claims(of: Made.recording(9, relations: [drifted, named])).map(\.role) == [.producer, .producer])
    }

    @Test("engineers, mixers, remixers and performers stay what they are")
    func otherRoles() throws {
        let words = [
            "engineer", "mix", "recording", "mastering", "programming", "remixer", "arranger", "vocal", "sound",
        ]
        let relations = words.map { Made.relation($0, to: ann) }
        #expect(
            try claims(of: Made.recording(9, relations: relations)).map(\.role) == [
                .engineer, .mixEngineer, .recordingEngineer, .masteringEngineer, .programming, .remixer, .arranger,
                .performer, .other,
            ])
    }

    @Test("owning the rights is no credit, and a stand-in for nobody is nobody")
    func nobody() throws {
        let unknown = #"{"id":"125ec42a-7229-4250-afc5-e057484327fe","name":"[unknown]"}"#
        let relations = [
            Made.relation("phonographic copyright", to: ann), Made.relation("publishing", to: ann),
            Made.relation("producer", to: unknown),
        ]
        #expect(try claims(of: Made.recording(9, relations: relations)).isEmpty)
    }

    @Test("a claim names the person, the printed name and what states it")
    func whole() throws {
        let relation = Made.relation(
            "producer", id: TypeID.recordingProducer, attributes: ["co"], to: bob, credit: "B.")
        #expect(
            try claims(of: Made.recording(9, relations: [relation, relation])) == [
                CreditClaim(
                    personNativeID: Made.id(2), personName: "Bob", personKind: "Group", role: .coProducer,
                    level: .recording, creditedAs: "B.", sourceRole: "producer (co)", statedOn: Made.id(9))
            ])
    }

    @Test("writers come from the works performed, not from a medley's")
    func writers() throws {
        let song = Made.work(20, relations: [Made.relation("writer", id: TypeID.writer, to: ann)])
        let other = Made.work(21, relations: [Made.relation("composer", to: bob)])
        let relations = [
            Made.relation("performance", id: TypeID.performance, attributes: ["cover"], to: song, key: "work"),
            Made.relation("performance", id: TypeID.performance, attributes: ["medley"], to: other, key: "work"),
        ]
        let claims = try claims(of: Made.recording(9, relations: relations))
        #expect(claims.map(\.role) == [.writer])
        #expect(claims.map(\.level) == [.work])
        #expect(claims.map(\.statedOn) == [Made.id(20)])
    }

    @Test("a work's publishers, dedications and disproved writers have not written it")
    func notWriters() throws {
        let words = ["publishing", "dedication", "previous attribution", "translator"]
        let work = Made.work(20, relations: words.map { Made.relation($0, to: ann) })
        let relation = Made.relation("performance", id: TypeID.performance, to: work, key: "work")
        #expect(try claims(of: Made.recording(9, relations: [relation])).isEmpty)
    }

    @Test("a video's people made the video; the song's writers wrote the song")
    func video() throws {
        let work = Made.work(20, relations: [Made.relation("lyricist", to: bob)])
        let relations = [
            Made.relation("producer", id: TypeID.recordingProducer, to: ann),
            Made.relation("performance", id: TypeID.performance, to: work, key: "work"),
        ]
        #expect(try claims(of: Made.recording(9, relations: relations, video: true)).map(\.role) == [.lyricist])
    }

    @Test("an album's producer is a candidate for its tracks, marked as the album's")
    func album() throws {
        let claims = try albumClaims(group: Made.group(30), recording: Made.recording(9))
        #expect(claims.map(\.level) == [.release])
        #expect(claims.map(\.role) == [.producer])
        #expect(claims.map(\.statedOn) == [Made.id(40)])
    }

    @Test(
        "a compilation's, a mix's and a various artists' producer is no track's; nor that of a release of unknown kind")
    func compilation() throws {
        let various = #"{"id":"89ad4ac3-39f7-470e-963a-56509c546377","name":"Various Artists"}"#
        let groups = [
            Made.group(30, secondary: ["Live", "Compilation"]), Made.group(30, secondary: ["DJ-mix"]),
            Made.group(30, artist: various), nil,
        ]
        for group in groups {
            #expect(try albumClaims(group: group, recording: Made.recording(9)).isEmpty)
        }
    }

    @Test(
        "whoever is named of the recording, the album's producer stands beside", arguments: [[], ["co"], ["executive"]])
    func beside(_ attributes: [String]) throws {
        let own = Made.relation("producer", id: TypeID.recordingProducer, attributes: attributes, to: bob)
        let claims = try albumClaims(group: Made.group(30), recording: Made.recording(9, relations: [own]))
        #expect(claims.map(\.personName) == ["Bob", "Ann"])
        #expect(claims.map(\.level) == [.recording, .release])
    }

    @Test("an album's executive producer stays executive")
    func executive() throws {
        let relation = Made.relation("producer", id: TypeID.releaseProducer, attributes: ["executive"], to: ann)
        let release: ReleaseJSON = try Made.read(
            Made.release(40, group: Made.group(30), discs: [], relations: [relation]))
        #expect(MusicBrainzCredits.releaseClaims(of: release).map(\.role) == [.executiveProducer])
    }

    @Test("a sleeve's designers are no credits of the music")
    func sleeve() throws {
        let relations = ["design/illustration", "photography", "art direction"].map { Made.relation($0, to: ann) }
        let release: ReleaseJSON = try Made.read(
            Made.release(40, group: Made.group(30), discs: [], relations: relations))
        #expect(MusicBrainzCredits.releaseClaims(of: release).isEmpty)
    }

    @Test("editions that repeat the album's producer give one candidate")
    func editions() throws {
        let relation = Made.relation("producer", id: TypeID.releaseProducer, to: ann)
        let releases: [ReleaseJSON] = try [40, 41].map {
            try Made.read(Made.release($0, group: Made.group(30), discs: [], relations: [relation]))
        }
        let recording: RecordingJSON = try Made.read(Made.recording(9))
        #expect(MusicBrainzCredits.claims(of: recording, on: releases).map(\.statedOn) == [Made.id(40)])
    }

    @Test("each instrument and voice of one artist is a statement, on the recording and on the release")
    func words() throws {
        let own = [("instrument", "guitar"), ("instrument", "drums"), ("vocal", "lead vocals")].map {
            Made.relation($0.0, attributes: [$0.1], to: ann)
        }
        let expected = ["instrument (guitar)", "instrument (drums)", "vocal (lead vocals)"]
        #expect(try claims(of: Made.recording(9, relations: own + own)).map(\.sourceRole) == expected)
        let whole = [[], ["assistant"]].map {
            Made.relation("engineer", id: "87e922ba-872e-418a-9f41-0a63aa3c30cc", attributes: $0, to: ann)
        }
        let releases: [ReleaseJSON] = try [40, 41].map {
            try Made.read(Made.release($0, group: Made.group(30), discs: [], relations: whole))
        }
        let claims = MusicBrainzCredits.claims(of: try Made.read(Made.recording(9)), on: releases)
        #expect(claims.map(\.sourceRole) == ["engineer", "engineer (assistant)"])
    }

    private func claims(of recording: String) throws -> [CreditClaim] {
        MusicBrainzCredits.claims(of: try Made.read(recording))
    }

    /// Claims of a recording on a release that Ann produced as a whole.
    private func albumClaims(group: String?, recording: String) throws -> [CreditClaim] {
        let relation = Made.relation("producer", id: TypeID.releaseProducer, to: ann)
        let release = Made.release(40, group: group, discs: [[recording]], relations: [relation])
        return MusicBrainzCredits.claims(of: try Made.read(recording), on: [try Made.read(release)])
    }
}
