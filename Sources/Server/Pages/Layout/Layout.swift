/// What stands around every page.
struct Layout: Sendable {
    let site: Site
    /// nil where nobody has signed in.
    var role: Visitor.Role?
    /// What is in the search box.
    var search = ""

    func document(_ page: Page) -> HTML {
        HTML.document(
            html(Attribute("lang", "en"), Attribute("data-colour", site.colour.rawValue)) {
                head { headContent(page) }
                body(refresh(page)) {
                    a(.class("skip"), Attribute("href", "#main")) { "To the content" }
                    header(.class("top")) { headerContent(page) }
                    mainElement(.id("main"), Attribute("tabindex", "-1")) { mainContent(page) }
                    footer(.class("foot")) { footerContent(page) }
                }
            })
    }

    private func refresh(_ page: Page) -> Attribute {
        Attribute("data-refresh", String(page.refreshSeconds ?? 0)).when(page.refreshSeconds != nil)
    }

    private func headContent(_ page: Page) -> HTML {
        together {
            meta(Attribute("charset", "utf-8"))
            titleElement { [page.title, site.instance, "Liner Notes"].filter { !$0.isEmpty }.joined(separator: " · ") }
            meta(.name("viewport"), Attribute("content", "width=device-width, initial-scale=1"))
            meta(.name("color-scheme"), Attribute("content", "light dark"))
            link(Attribute("rel", "stylesheet"), .href(site, .asset(Asset.stylesheet.name)))
            link(Attribute("rel", "icon"), .type("image/svg+xml"), .href(site, .asset(Asset.icon.name)))
            HTML("script", [Attribute("src", site.link(.asset(Asset.script.name))), Attribute("defer")], .empty)
        }
    }

    private func headerContent(_ page: Page) -> HTML {
        div(.class("bar")) {
            a(.class("brand"), .href(site, .fleet)) {
                "Liner Notes"
                if !site.instance.isEmpty { span(.class("instance")) { site.instance } }
            }
            form(.class("search"), Attribute("role", "search"), .action(site, .search("")), Attribute("method", "get"))
            {
                label(.class("unseen"), Attribute("for", "q")) { "Search names, ids or addresses" }
                input(
                    .id("q"), .name("q"), .type("search"), .value(search),
                    Attribute("placeholder", "Name, id or pasted address"), Attribute("maxlength", "500"))
                button { "Search" }
            }
            nav(.label("Main")) {
                ul {
                    for section in Page.Section.allCases {
                        li {
                            a(
                                .href(site, section.address),
                                Attribute("aria-current", "page").when(section == page.section)
                            ) { section.rawValue }
                        }
                    }
                }
            }
        }
    }

    private func mainContent(_ page: Page) -> HTML {
        together {
            if !page.trail.isEmpty {
                nav(.class("trail"), .label("Trail")) {
                    for (name, address) in page.trail {
                        a(.href(site, address)) { name }
                        span(Attribute("aria-hidden", "true")) { "/" }
                    }
                }
            }
            div(.class("heading")) {
                h1 { page.title }
                page.mark
            }
            page.content
        }
    }

    private func footerContent(_ page: Page) -> HTML {
        together {
            if page.refreshSeconds != nil {
                p(.id("freshness"), Attribute("role", "status")) { "As of this load; times are UTC." }
            } else {
                p { "Times are UTC." }
            }
            if let role { p { "You look as \(role.word)." } }
        }
    }
}
