import FleetAnswers

/// Providers with their limits, and what operators can do about them.
struct ProvidersPage: Sendable {
    let site: Site
    let limits: [UpstreamLimit]
    let windows: [UpstreamWindow]
    let visitor: FormVisitor

    var page: Page {
        Page(
            title: "Providers", trail: [("Fleet", .fleet)], section: .fleet,
            refreshSeconds: visitor.isOperator ? nil : 5,
            content: content)
    }

    private var content: HTML {
        together {
            p(.class("lead")) { "Limits, breakers and waits hold for the whole fleet." }
            ProviderTable(site: site, limits: limits, windows: windows).html
            if visitor.isOperator && !limits.isEmpty {
                Parts.section("Hold or lift") { acts }
            }
        }
    }

    private var acts: HTML {
        Parts.rows(
            "What can be done", [.text("Provider"), .text("State"), .text("Act")],
            limits.map { limit in
                [
                    HTML(limit.upstream),
                    limit.isHeld ? Parts.pill("held", .warn) : Parts.pill("asked", .good),
                    limit.isHeld
                        ? visitor.form(.providers, act: "lift", [("upstream", limit.upstream)]) {
                            button(.label("Lift what holds \(limit.upstream)")) { "Ask it again now" }
                        }
                        : visitor.form(.providers, act: "hold", [("upstream", limit.upstream)]) {
                            input(
                                .name("reason"), .label("Why \(limit.upstream) is to be held"),
                                Attribute("placeholder", "Why"), Attribute("maxlength", "200"), Attribute("required"))
                            button(.label("Hold \(limit.upstream) for an hour")) { "Hold for an hour" }
                        },
                ]
            })
    }
}
