extension Facts {
    /// Adds the entities and relations of `musicbrainz.jsonl`.
    ///
    /// Releases come before the recordings that they list, so those go in first. One whose ISRC is not known gets a
    /// marked one: some catalogues find tracks by nothing else.
    ///
    /// - Throws: ``JSONReader/Unreadable``.
    mutating func insertMusicBrainz(_ text: String) throws {
        let lines = try text.split(separator: "\n").map(JSONReader.value(of:))
        for (index, line) in lines.filter({ $0["kind"] == "recording" }).enumerated() {
            var recording = Recording(line)
            if recording.isrcs.isEmpty { recording.isrcs = [SimulatedISRC.ofReal(year: "00", serial: index + 1)] }
            insert(recording)
        }
        for line in lines {
            switch line["kind"]?.string {
            case "artist": insert(Artist(line))
            case "release-group": insert(ReleaseGroup(line))
            case "release": insert(Release(line))
            case "work": insert(Work(line))
            case "url": insert(Link(id: line.id, resource: line["resource"]?.string ?? ""))
            case "relation": if let relation = Relation(line) { insert(relation) }
            default: break
            }
        }
    }
}

extension JSONValue {
    fileprivate var id: String { self["id"]?.string ?? "" }
    fileprivate var title: String { self["title"]?.string ?? "" }
    fileprivate var disambiguation: String { self["disambiguation"]?.string ?? "" }
    fileprivate func text(_ key: String) -> String? { self[key]?.string }
    fileprivate func texts(_ key: String) -> [String] { self[key]?.strings ?? [] }

    fileprivate var credit: [CreditPart] {
        (self["artist-credit"]?.array ?? []).compactMap(\.array).filter { $0.count == 3 }.map {
            CreditPart(artistID: $0[0].string ?? "", name: $0[1].string ?? "", joinphrase: $0[2].string ?? "")
        }
    }
}

extension Artist {
    fileprivate init(_ line: JSONValue) {
        self.init(
            id: line.id, name: line.text("name") ?? "", sortName: line.text("sort-name") ?? "",
            disambiguation: line.disambiguation, type: line.text("type"), typeID: line.text("type-id"),
            country: line.text("country"), gender: line.text("gender"), genderID: line.text("gender-id"),
            area: line["area"] ?? .null, beginArea: line["begin-area"] ?? .null, endArea: line["end-area"] ?? .null,
            lifeSpan: line["life-span"] ?? .null, isnis: line.texts("isnis"), ipis: line.texts("ipis"),
            aliases: (line["aliases"]?.array ?? []).map(Alias.init))
    }
}

extension Alias {
    fileprivate init(_ line: JSONValue) {
        self.init(
            name: line.text("name") ?? "", sortName: line.text("sort-name") ?? "", type: line.text("type"),
            typeID: line.text("type-id"), locale: line.text("locale"), isPrimary: line["primary"]?.boolean,
            begin: line.text("begin"), end: line.text("end"), hasEnded: line["ended"]?.boolean ?? false)
    }
}

extension Recording {
    fileprivate init(_ line: JSONValue) {
        self.init(
            id: line.id, title: line.title, length: line["length"]?.integer, disambiguation: line.disambiguation,
            isVideo: line["video"]?.boolean ?? false, firstReleaseDate: line.text("first-release-date"),
            isrcs: line.texts("isrcs"), credit: line.credit)
    }
}

extension Work {
    fileprivate init(_ line: JSONValue) {
        self.init(
            id: line.id, title: line.title, disambiguation: line.disambiguation, type: line.text("type"),
            typeID: line.text("type-id"), language: line.text("language"), languages: line.texts("languages"),
            iswcs: line.texts("iswcs"))
    }
}

extension ReleaseGroup {
    fileprivate init(_ line: JSONValue) {
        self.init(
            id: line.id, title: line.title, disambiguation: line.disambiguation,
            primaryType: line.text("primary-type"), primaryTypeID: line.text("primary-type-id"),
            secondaryTypes: line.texts("secondary-types"), secondaryTypeIDs: line.texts("secondary-type-ids"),
            firstReleaseDate: line.text("first-release-date"), credit: line.credit)
    }
}

extension Release {
    fileprivate init(_ line: JSONValue) {
        self.init(
            id: line.id, title: line.title, disambiguation: line.disambiguation, status: line.text("status"),
            statusID: line.text("status-id"), date: line.text("date"), country: line.text("country"),
            barcode: line.text("barcode"), asin: line.text("asin"), packaging: line.text("packaging"),
            packagingID: line.text("packaging-id"), quality: line.text("quality") ?? "normal",
            language: line["text-representation"]?.text("language"),
            script: line["text-representation"]?.text("script"), events: line["release-events"]?.array ?? [],
            credit: line.credit, groupID: line.text("release-group") ?? "",
            media: (line["media"]?.array ?? []).map(Medium.init))
    }
}

extension Medium {
    fileprivate init(_ line: JSONValue) {
        self.init(
            position: line["position"]?.integer ?? 1, title: line.title, format: line.text("format"),
            formatID: line.text("format-id"),
            tracks: (line["tracks"]?.array ?? []).compactMap(\.array).filter { $0.count == 5 }.map {
                Track(
                    id: $0[0].string ?? "", number: $0[1].string ?? "", title: $0[2].string ?? "",
                    length: $0[3].integer, recordingID: $0[4].string ?? "")
            })
    }
}

extension Relation {
    fileprivate init?(_ line: JSONValue) {
        guard let source = Reference(line["source"]), let target = Reference(line["target"]) else { return nil }
        self.init(
            type: line.text("type") ?? "", typeID: line.text("type-id") ?? "", source: source, target: target,
            sourceCredit: line.text("source-credit") ?? "", targetCredit: line.text("target-credit") ?? "",
            attributes: line.texts("attributes"), attributeIDs: line["attribute-ids"]?.members ?? [],
            attributeValues: line["attribute-values"]?.members ?? [],
            attributeCredits: line["attribute-credits"]?.members ?? [], begin: line.text("begin"),
            end: line.text("end"), hasEnded: line["ended"]?.boolean ?? false,
            orderingKey: line["ordering-key"]?.integer)
    }
}

extension Reference {
    fileprivate init?(_ pair: JSONValue?) {
        guard let pair = pair?.strings, pair.count == 2, let kind = EntityKind(rawValue: pair[0]) else { return nil }
        self.init(kind: kind, id: pair[1])
    }
}
