/// The page as HTML: a script fills it in after a while. Version 1 of the contract, with its faults.
struct CreditsPageDocument {
    let page: CreditsPageCatalogue.Page
    /// From the document to the credits.
    let delay: Duration
    let faults: Set<PageFault>

    var html: String {
        """
        <!doctype html><html lang="en"><head><meta charset="utf-8"><title>\(Self.escaped(page.title))</title>
        </head><body>\(cover)<main><h1>\(Self.escaped(page.title))</h1>
        <section data-sim="credits" aria-label="Credits" data-ready="false" data-contract="\(contract)" \
        lang="\(language)"></section><template id="filling">\(content)</template>\(padding)</main>
        <script>\(script)</script></body></html>
        """
    }

    private var contract: String { faults.contains(.contract2) ? "2" : "1" }
    private var language: String { faults.contains(.otherLanguage) ? "de" : "en" }

    private var script: String {
        if faults.contains(.neverReady) { return "" }
        if faults.contains(.endlessScript) { return "setTimeout(() => { for (;;) {} }, 10)" }
        // Takes more than a page's process may have, and ends it.
        if faults.contains(.crash) {
            return "const kept = []; setInterval(() => { kept.push(new Array(2e6).fill(kept.length + 0.5)) }, 0)"
        }
        return """
            setTimeout(() => {
              const section = document.querySelector("section");
              section.append(document.querySelector("#filling").content.cloneNode(true));
              section.dataset.ready = "true";
            }, \(Int(delay / .milliseconds(1))));
            """
    }

    private var content: String {
        if faults.contains(.noGroups) { return "" }
        let labels = [
            "artist": "Artist", "composition": "Composition &amp; Lyrics", "production": "Production &amp; Engineering",
        ]
        let groups = page.groups.map { group in
            let people = group.people + (faults.contains(.repeatedPerson) ? group.people : [])
            return """
                <div role="group" data-group="\(group.name)" aria-label="\(labels[group.name] ?? group.name)"><ul>
                \(people.map(Self.item).joined(separator: "\n"))</ul></div>
                """
        }
        let sources = page.sources.map { "<span>\(Self.escaped($0))</span>" }.joined()
        return groups.joined() + "<p data-sources=\"true\">\(sources)</p>"
            + "<data data-streams=\"true\" value=\"\(page.streams)\">\(page.streams)</data>"
    }

    /// What stands before the page.
    private var cover: String {
        if faults.contains(.consent) { return "<dialog open data-sim=\"consent\">We value your privacy.</dialog>" }
        return faults.contains(.captcha) ? "<div data-sim=\"captcha\">Are you a person?</div>" : ""
    }

    private var padding: String {
        faults.contains(.hugePage) ? "<p>\(String(repeating: "x", count: 5 << 20))</p>" : ""
    }

    private static func item(_ person: CreditsPageCatalogue.Person) -> String {
        let name = escaped(person.name)
        let shown = person.link.map { "<a href=\"\($0)\">\(name)</a>" } ?? "<span>\(name)</span>"
        return "<li data-role=\"\(escaped(person.role))\">\(shown)</li>"
    }

    static func escaped(_ text: String) -> String {
        text.reduce(into: "") { result, character in
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            default: result.append(character)
            }
        }
    }
}
