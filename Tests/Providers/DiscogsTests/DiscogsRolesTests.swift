import Catalogue
import Roles
import Testing

@testable import Discogs

@Suite struct DiscogsRolesTests {
    @Test(
        "what is about the record is no track's; what is not understood counts where it stands on a track",
        arguments: [
            ("Producer", .producer, .producer), ("Design", nil, nil), ("Compilation Producer", nil, nil),
            ("Producer [Film]", nil, nil), ("Management [Producer]", nil, nil), ("Produced For", nil, nil),
            ("Presenter", .other, nil), ("Producer's Assistant", .other, nil), ("DJ Mix", .other, .other),
            ("Executive-Producer", .executiveProducer, .executiveProducer), ("Lead Vocals", .performer, .performer),
        ] as [(String, CreditRole?, CreditRole?)])
    func claimed(line: String, recording: CreditRole?, release: CreditRole?) throws {
        let reading = try #require(RoleGrammar.readings(of: line).first)
        #expect(DiscogsRoles.claimed(reading, .recording) == recording)
        #expect(DiscogsRoles.claimed(reading, .release) == release)
    }
}
