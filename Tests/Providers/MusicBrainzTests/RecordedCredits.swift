import Catalogue
import Testing

@testable import MusicBrainz

/// Bodies that name people: who counts as what.
enum RecordedCredits {
    static let expectations: [String: Expectation] = [
        "picard-recording_credits.json": { body in
            let claims = try claims(ofRecording: body)
            let producers = claims.filter { $0.role == .producer }
            #expect(producers.map(\.personName) == ["Benny Andersson", "Björn Ulvaeus"])
            #expect(producers.allSatisfy { $0.level == .recording })
            #expect(Set(producers.map(\.statedOn)) == ["2d40c8b2-7524-49e3-af44-ebb924c5b023"])
            #expect(claims.count { $0.role == .arranger } == 2)
            #expect(claims.first { $0.role == .engineer }?.personName == "Michael B. Tretow")
            let vocal = claims.first { $0.sourceRole == "vocal (solo)" }
            #expect(vocal?.personName == "Anni-Frid Lyngstad" && vocal?.creditedAs == "Frida")
        },
        "picard-recording_composer.json": { body in
            let claims = try claims(ofRecording: body)
            #expect(claims.filter { $0.role == .producer }.map(\.personName) == ["Ray Minshull"])
            let composer = try #require(claims.first { $0.role == .composer })
            #expect(composer.personName == "Пётр Ильич Чайковский" && composer.creditedAs == "Tchaikovsky")
            #expect(composer.level == .work && composer.statedOn == "c8aebb07-fb03-36d3-ade4-3a2692810615")
            #expect(claims.count { $0.role == .performer } == 2)
        },
        "picard-recording_multiple_works.json": { body in
            let recording = try Made.read(RecordingJSON.self, from: body)
            let performances = try #require(recording.relations).filter(MusicBrainzRoles.isPerformance)
            #expect(performances.count == 31)
            #expect(performances.count { $0.has(.medley) } == 30)
            let claims = MusicBrainzCredits.claims(of: recording)
            #expect(claims.filter { $0.level == .work }.map(\.personName) == ["神前暁"])
            #expect(claims.filter { $0.level == .recording }.map(\.role) == [.arranger])
        },
        "picard-recording_video.json": { body in
            let recording = try Made.read(RecordingJSON.self, from: body)
            #expect(recording.isVideo)
            let producer = recording.relations?.first { $0.type == "producer" }
            #expect(producer?.artist?.name == "Edward Mavskegg" && producer?.targetCredit == "Edward 209")
            let claims = MusicBrainzCredits.claims(of: recording)
            #expect(claims.map(\.role) == [.composer, .lyricist])
            #expect(claims.map(\.personName) == ["Gregor Mackintosh", "Nick Holmes"])
            let addresses = recording.relations?.compactMap(\.address?.resource) ?? []
            #expect(addresses.contains("https://www.youtube.com/watch?v=O_HwMrrJ4M4"))
        },
        "picard-recording_instrumental.json": { body in
            let recording = try Made.read(RecordingJSON.self, from: body)
            #expect(recording.relations?.first?.attributes == ["cover", "instrumental"])
            let claims = MusicBrainzCredits.claims(of: recording)
            #expect(claims.map(\.personName) == ["Bobby Scott", "Ric Marlow"])
            #expect(claims.map(\.role) == [.composer, .lyricist])
        },
        "picard-recording_generic_instrument.json": { body in
            let recording = try Made.read(RecordingJSON.self, from: body)
            let roles = try #require(recording.relations).map(MusicBrainzRoles.onRecording)
            #expect(roles == [.other, .other, .performer, .mixEngineer, .other, .performer, .performer])
            #expect(recording.relations?.first { $0.type == "sound" }?.targetCredit == "Todd Barriage")
            #expect(recording.isVideo && MusicBrainzCredits.claims(of: recording).isEmpty)
        },
        "picard-release.json": { body in
            let tracks = try tracks(ofRelease: body)
            #expect(tracks.count == 10)
            let claims = tracks.flatMap { $0.claims ?? [] }
            #expect(claims.count == 10 && claims.allSatisfy { $0.level == .release && $0.role == .producer })
            #expect(Set(claims.map(\.personName)) == ["Hipgnosis"])
            #expect(Set(claims.map(\.statedOn)) == ["b84ee12a-09ef-421b-82de-0441a926375b"])
            let album = try MusicBrainzAlbums.albums(of: [Made.read(ReleaseJSON.self, from: body)]).first
            #expect(album?.foreignIDs == [ForeignID(Source("discogs"), "release/1873013")])
        },
        "picard-release_djmix.json": { body in
            let release = try Made.read(ReleaseJSON.self, from: body)
            let relations = try #require(release.relations)
            let roles = relations.compactMap(MusicBrainzRoles.onRelease)
            #expect(roles.count { $0 == .executiveProducer } == 2 && !roles.contains(.producer))
            #expect(roles.count { $0 == .masteringEngineer } == 2 && roles.contains(.remixer))
            #expect(relations.first { $0.type == "mix-DJ" }?.attributes == ["medium 2"])
            #expect(MusicBrainzCredits.releaseClaims(of: release).isEmpty)
        },
        "wrtag-release-70130d47.json": { body in
            let tracks = try tracks(ofRelease: body)
            let producers = tracks.flatMap { $0.claims ?? [] }.filter { $0.role == .producer }
            #expect(producers.count == 9)
            #expect(producers.count { $0.personName == "CoLD SToRAGE" && $0.personKind == "Person" } == 8)
            let chemical = try #require(tracks.first { $0.isrcCodes == ["GBAAA9500062"] })
            #expect(chemical.title == "Chemical Beats")
            #expect(chemical.position == 11)
            let claim = try #require(chemical.claims?.first { $0.role == .producer })
            #expect(claim.personName == "The Chemical Brothers")
            #expect(claim.personKind == "Group")
            let unknown = try #require(tracks.first { $0.title == "Afro‐Ride" })
            #expect(unknown.claims == [])
        },
        "wrtag-release-be3a32ec.json": { body in
            let tracks = try tracks(ofRelease: body)
            #expect(tracks.count == 9)
            for track in tracks {
                let claims = try #require(track.claims)
                let producers = claims.filter { $0.role == .producer }
                // Stated of the recording, and of the whole release once more.
                #expect(producers.map(\.personName) == ["Andreas Neubronner", "Andreas Neubronner"])
                #expect(producers.map(\.level) == [.recording, .release])
                #expect(claims.count { $0.sourceRole == "engineer (assistant)" } == 2)
                #expect(claims.count { $0.role == .engineer } == 3)
                #expect(claims.contains { $0.role == .composer && $0.level == .work })
            }
        },
        "wrtag-release-b18e0f3a.json": { body in
            let claims = try tracks(ofRelease: body).flatMap { $0.claims ?? [] }
            #expect(claims.map(\.role) == [.remixer, .remixer])
            #expect(claims.map(\.personName) == ["DJ SWISHERMAN", "Mark Broom"])
        },
        "wrtag-release-e47d04a4.json": { body in
            let release = try Made.read(ReleaseJSON.self, from: body)
            #expect(release.group?.kind == "ep")
            #expect(MusicBrainzAlbums.tracks(of: [release]).map(\.claims) == [[], [], []])
        },
        "mbserver-release-executive-producer.json": { body in
            let release = try Made.read(ReleaseJSON.self, from: body)
            let relation = try #require(release.relations?.first { $0.type == "producer" })
            #expect(relation.artist?.name == "이수만")
            #expect(MusicBrainzRoles.onRelease(relation) == .executiveProducer)
            #expect(MusicBrainzCredits.releaseClaims(of: release).isEmpty)
        },
        "mbserver-release-recording-level-producers.json": { body in
            let tracks = try tracks(ofRelease: body)
            #expect(tracks.count == 10)
            #expect(tracks.allSatisfy { $0.claims?.map(\.role) == [.producer] })
            #expect(Set(tracks.flatMap { $0.claims ?? [] }.map(\.personName)) == ["Plone"])
        },
        "mbserver-release-work-level-rels.json": { body in
            let claims = try #require(try tracks(ofRelease: body).first?.claims)
            #expect(claims.map(\.role) == [.performer, .writer])
            #expect(claims.map(\.level) == [.recording, .work])
            #expect(Set(claims.map(\.personName)) == ["Los Hermanos Abalos"])
        },
        "mbserver-recording-work-level-rels.json": { body in
            let claims = try claims(ofRecording: body)
            #expect(claims.map(\.personName) == ["Distance"])
            #expect(claims.map(\.role) == [.composer])
        },
        "mbserver-recording-work-rels.json": { body in
            let recording = try Made.read(RecordingJSON.self, from: body)
            #expect(recording.relations?.first?.work?.title == "the Love Bug")
            #expect(MusicBrainzCredits.claims(of: recording).isEmpty)
        },
        "hqub-work-get.json": { body in
            let work = try Made.read(WorkJSON.self, from: body)
            let writers = (work.relations ?? []).filter { MusicBrainzRoles.onWork($0) == .writer }
            #expect(
                writers.compactMap(\.artist?.name) == [
                    "Robert Del Naja", "Elizabeth Fraser", "Grant Marshall", "Andrew Vowles",
                ])
            #expect(work.title == "Teardrop" && !work.iswcCodes.isEmpty)
        },
        "mbserver-work-recording-rels.json": { body in
            let work = try Made.read(WorkJSON.self, from: body)
            #expect(work.relations?.count == 2)
            #expect(work.relations?.allSatisfy { MusicBrainzRoles.isPerformance($0) && $0.target == .other } == true)
        },
        "hqub-recording-get.json": { body in
            let recording = try Made.read(RecordingJSON.self, from: body)
            #expect(recording.title == "Alone Again Or" && recording.lengthMilliseconds == 204480)
            #expect(recording.artistCredit?.map(\.artist?.name) == ["Calexico"])
            #expect(recording.relations != nil && MusicBrainzCredits.claims(of: recording).isEmpty)
        },
    ]

    private static func claims(ofRecording body: [UInt8]) throws -> [CreditClaim] {
        MusicBrainzCredits.claims(of: try Made.read(RecordingJSON.self, from: body))
    }

    private static func tracks(ofRelease body: [UInt8]) throws -> [FoundTrack] {
        MusicBrainzAlbums.tracks(of: [try Made.read(ReleaseJSON.self, from: body)])
    }
}
