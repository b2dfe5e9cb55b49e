/// A release with its tracks and credits; it stands for its master too.
struct DiscogsRelease: Sendable {
    let id: Int
    let masterID: Int
    let title: String
    let credit: [CreditPart]
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    let date: String?
    let country: String?
    let barcode: String?
    let formats: [String]
    let type: String?
    /// `Compilation` and the like.
    let furtherTypes: [String]
    let tracks: [DiscogsTrack]
    /// Of the whole release, or of the tracks that each names.
    let credits: [DiscogsCredit]
    /// In no order that means anything.
    let isrcs: [String]

    init(_ release: Release, credits: DiscogsCredits, in facts: Facts) {
        id = SimulatedNumber.discogsRelease(release.id)
        masterID = SimulatedNumber.discogsMaster(release.groupID)
        title = release.title
        credit = release.credit
        date = release.date
        country = release.country
        barcode = release.barcode
        formats = release.media.compactMap(\.format)
        type = facts.releaseGroups[release.groupID]?.primaryType
        furtherTypes = facts.releaseGroups[release.groupID]?.secondaryTypes ?? []
        let positions = release.positions
        tracks = release.tracks.enumerated().map { index, track in
            let own = facts.recordings[track.recordingID]?.credit ?? []
            return DiscogsTrack(
                position: positions[index], title: track.title, lengthMilliseconds: track.length,
                credit: own == release.credit ? [] : own, credits: credits.ofTracks[index])
        }
        self.credits = credits.ofRelease
        isrcs = release.tracks.flatMap { facts.recordings[$0.recordingID]?.isrcs ?? [] }.sorted(by: >)
    }

    /// 0 when unknown, as at the provider.
    var year: Int { date.flatMap { Int($0.prefix(4)) } ?? 0 }
}

struct DiscogsTrack: Sendable {
    let position: String
    let title: String
    let lengthMilliseconds: Int?
    /// Empty where the release's own artists play.
    let credit: [CreditPart]
    let credits: [DiscogsCredit]

    /// `3:32`; empty when unknown.
    var duration: String {
        guard let lengthMilliseconds else { return "" }
        let seconds = (lengthMilliseconds + 500) / 1_000
        let rest = String(seconds % 60)
        return "\(seconds / 60):\(rest.count == 1 ? "0" : "")\(rest)"
    }
}

extension Release {
    /// Positions of the tracks in order; with the medium's number before them where there are several.
    var positions: [String] {
        media.flatMap { medium in
            medium.tracks.map { media.count == 1 ? $0.number : "\(medium.position)-\($0.number)" }
        }
    }
}
