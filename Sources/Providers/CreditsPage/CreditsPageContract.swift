/// The marks by which a page is read: version 1, which the simulator serves. The one place that knows them.
///
/// No public site has promised marks of any kind. A page that lacks one of these is not read otherwise: the feature rests.
enum CreditsPageContract {
    static let version = "1"
    static let language = "en"

    /// The credits are there, or something stands before them.
    static let selector =
        #"section[data-sim="credits"][data-ready="true"], [data-sim="consent"], [data-sim="captcha"]"#

    /// People that are read of one page; more are counted as cut.
    static let peopleMaximum = 300
    /// UTF-16 units of one text.
    static let textMaximum = 300

    /// Gives the page as JSON, a ``PageJSON``. It decides nothing.
    static let script = """
        JSON.stringify((() => {
          const cut = text => (text ?? "").trim().slice(0, \(textMaximum));
          const credits = document.querySelector('section[data-sim="credits"]');
          const all = selector => Array.from((credits ?? document.createElement("p")).querySelectorAll(selector));
          const people = all("[data-group] li[data-role]");
          return {
            consent: document.querySelector('[data-sim="consent"]') !== null,
            captcha: document.querySelector('[data-sim="captcha"]') !== null,
            ready: credits?.dataset.ready === "true",
            contract: cut(credits?.dataset.contract),
            language: cut(credits?.lang),
            streams: cut(credits?.querySelector("data[data-streams]")?.getAttribute("value")),
            sources: all("[data-sources] span").slice(0, 20).map(each => cut(each.textContent)),
            isCut: people.length > \(peopleMaximum),
            people: people.slice(0, \(peopleMaximum)).map(each => ({
              group: cut(each.closest("[data-group]").dataset.group),
              role: cut(each.dataset.role),
              name: cut(each.textContent),
              link: cut(each.querySelector("a")?.getAttribute("href")),
            })),
          };
        })())
        """
}
