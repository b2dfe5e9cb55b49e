extension Border {
    static let artistsMaximum = 500
    static let albumsMaximum = 2_000
    static let tracksMaximum = 50_000
    static let codesMaximum = 100
    static let claimsMaximum = 5_000

    /// nil: it has no id.
    func artist(_ artist: FoundArtist) -> FoundArtist? {
        guard let id = id(artist.nativeID, "artist.id") else { return nil }
        return FoundArtist(
            nativeID: id, name: text(artist.name, "artist.name"),
            sortName: artist.sortName.map { text($0, "artist.sort_name") }, kind: word(artist.kind, "artist.kind"),
            country: word(artist.country, "artist.country"),
            disambiguation: text(artist.disambiguation, "artist.disambiguation"),
            foreignIDs: foreignIDs(artist.foreignIDs, "artist.foreign_ids"),
            aliases: list(artist.aliases, "artist.aliases", countMaximum: Self.artistsMaximum).map {
                text($0, "artist.aliases[]")
            }, namesakes: namesakes(artist.namesakes))
    }

    private func namesakes(_ namesakes: [FoundNamesake]) -> [FoundNamesake] {
        list(namesakes, "artist.namesakes", countMaximum: Self.artistsMaximum).compactMap { other in
            id(other.nativeID, "artist.namesakes[].id").map {
                FoundNamesake(
                    nativeID: $0, name: text(other.name, "artist.namesakes[].name"),
                    note: text(other.note, "artist.namesakes[].note"))
            }
        }
    }

    func page(_ page: Page<FoundAlbum>, from offset: Int) -> Page<FoundAlbum> {
        let next = number(page.nextOffset, Self.offsets, "next_offset")
        // A page that leads back or to itself would lead there for ever.
        if let next, next <= offset { note("next_offset: not beyond its own page") }
        return Page(
            elements: list(page.elements, "albums", countMaximum: Self.albumsMaximum).compactMap(album),
            nextOffset: next.flatMap { $0 > offset ? $0 : nil }, total: number(page.total, Self.counts, "total"))
    }

    func album(_ album: FoundAlbum) -> FoundAlbum? {
        guard let id = id(album.nativeID, "album.id") else { return nil }
        return FoundAlbum(
            nativeID: id, title: text(album.title, "album.title"), kind: word(album.kind, "album.kind"),
            releaseDate: word(album.releaseDate, "album.release_date"), barcode: word(album.barcode, "album.barcode"),
            foreignIDs: foreignIDs(album.foreignIDs, "album.foreign_ids"),
            artists: artists(album.artists, "album.artists"), tracks: album.tracks.map(tracks),
            isComplete: album.isComplete)
    }

    func tracks(_ tracks: [FoundTrack]) -> [FoundTrack] {
        list(tracks, "tracks", countMaximum: Self.tracksMaximum).enumerated().compactMap { index, track in
            self.track(track, place: index + 1)
        }
    }

    /// - Parameter place: In its list: where the track itself says none that can be.
    private func track(_ track: FoundTrack, place: Int) -> FoundTrack? {
        guard let id = id(track.nativeID, "track.id") else { return nil }
        return FoundTrack(
            nativeID: id, isRecording: track.isRecording, title: text(track.title, "track.title"),
            note: text(track.note, "track.note"),
            discNumber: number(track.discNumber, Self.positions, "track.disc_number") ?? 1,
            position: number(track.position, Self.positions, "track.position") ?? place,
            lengthMilliseconds: number(track.lengthMilliseconds, Self.lengths, "track.length"),
            isrcCodes: codes(track.isrcCodes), artists: artists(track.artists, "track.artists"),
            claims: track.claims.map(claims))
    }

    func claims(_ claims: [CreditClaim]) -> [CreditClaim] {
        list(claims, "credits", countMaximum: Self.claimsMaximum).compactMap { claim in
            guard let person = id(claim.personNativeID, "credit.person.id"),
                let statedOn = id(claim.statedOn, "credit.stated_on")
            else { return nil }
            return CreditClaim(
                personNativeID: person, personName: text(claim.personName, "credit.person.name"),
                personKind: word(claim.personKind, "credit.person.kind"), role: claim.role, level: claim.level,
                creditedAs: text(claim.creditedAs, "credit.credited_as"),
                sourceRole: text(claim.sourceRole, "credit.role"), statedOn: statedOn)
        }
    }

    /// nil: it has no id.
    func recording(_ recording: FoundRecording) -> FoundRecording? {
        guard let track = tracks([recording.track]).first else { return nil }
        let score = recording.match.score
        return FoundRecording(
            track: track, album: recording.album.flatMap(album),
            match: TrackMatch(recording.match.method, score: (0...1).contains(score) ? score : 0))
    }

    /// nil: it has no id. A score that is no number between 0 and 1 is 0: nothing is believed of such a match.
    func credits(_ credits: FoundCredits) -> FoundCredits? {
        guard let id = id(credits.nativeID, "match.id") else { return nil }
        let score = credits.match.score
        if !(0...1).contains(score) { note("match.score: not within 0 to 1") }
        return FoundCredits(
            nativeID: id, match: TrackMatch(credits.match.method, score: (0...1).contains(score) ? score : 0),
            claims: claims(credits.claims))
    }

    private func artists(_ credits: [FoundArtistCredit], _ field: String) -> [FoundArtistCredit] {
        list(credits, field, countMaximum: Self.artistsMaximum).compactMap { credit in
            guard let id = id(credit.nativeID, "\(field)[].id") else { return nil }
            return FoundArtistCredit(
                nativeID: id, name: text(credit.name, "\(field)[].name"),
                creditedAs: text(credit.creditedAs, "\(field)[].credited_as"))
        }
    }

    private func foreignIDs(_ ids: [ForeignID], _ field: String) -> [ForeignID] {
        list(ids, field, countMaximum: Self.codesMaximum).compactMap { foreign in
            id(foreign.nativeID, field).map { ForeignID(foreign.source, $0) }
        }
    }

    /// An ISRC is twelve letters and digits; hyphens and blanks in it are a matter of taste.
    private func codes(_ codes: [String]) -> [String] {
        list(codes, "track.isrcs", countMaximum: Self.codesMaximum).compactMap { code in
            id(code.filter { $0 != " " }, "track.isrcs")
        }
    }
}
