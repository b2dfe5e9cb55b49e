import Foundation
import Publishing
import Testing

@Suite("A registration")
struct RegistrationTests {
    private func registration(
        _ source: String = "mlc", _ origin: Registration.Origin = .mlc, day: Double = 0, updated: Double? = nil,
        state: Registration.State = .matched, writers: [String] = ["ADA EXAMPLE"], publishers: [String] = []
    ) -> Registration {
        Registration(
            isrc: "QZAAA2400001", source: source, origin: origin, asOf: Date(timeIntervalSince1970: day * 86_400),
            updatedAt: updated.map { Date(timeIntervalSince1970: $0 * 86_400) }, state: state,
            writers: writers.map { .init(name: $0) }, publishers: publishers.map { .init(name: $0) })
    }

    @Test("two sources of one origin are one witness, the fresher one")
    func origins() {
        let all = [
            registration("mlc", day: 10), registration("credits_fm", day: 20, updated: 5),
            registration("credits_fm", .creditsFMOwn, day: 1),
        ]
        #expect(all.byOrigin.map(\.source) == ["credits_fm", "mlc"])
        #expect(all.byOrigin.map(\.origin) == [.creditsFMOwn, .mlc])
    }

    @Test(
        "has publishers of a kind",
        arguments: [
            (["EXAMPLE SONGS"], PublisherStatus.own), (["SONY MUSIC PUBLISHING (US) LLC"], .major),
            (["Songs of Universal, Inc."], .major), (["WARNER-TAMERLANE"], .major),
            (["BIG ADMIN PUBLISHING"], .independent), ([], .unclaimed), (["EXAMPLESONGS"], .independent),
        ])
    func status(publishers: [String], status: PublisherStatus) {
        #expect(registration(publishers: publishers).publisherStatus == status)
    }

    @Test("that was not found says nothing about publishers")
    func unknown() { #expect(registration(state: .notFound).publisherStatus == .unknown) }
}
