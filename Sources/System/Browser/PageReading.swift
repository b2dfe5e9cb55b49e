/// What is wanted of a page.
package struct PageQuestion: Sendable {
    /// Absolute, of one of the browser's origins.
    package var url: String
    /// A CSS selector: the page is read when something matches.
    package var selector: String
    /// An expression of JavaScript that gives a text. It sees the page's document, not its variables.
    package var script: String
    /// For all of it.
    package var limit: Duration
    /// Longest text that is taken, in UTF-16 units.
    package var textMaximum: Int

    package init(
        url: String, selector: String, script: String, limit: Duration = .seconds(15), textMaximum: Int = 256 << 10
    ) {
        self.url = url
        self.selector = selector
        self.script = script
        self.limit = limit
        self.textMaximum = textMaximum
    }

    /// Keeps when something matches, now or after any change. No polling: the document tells of its changes.
    var waiting: String {
        """
        new Promise(found => {
          const selector = \(Self.quoted(selector));
          if (document.querySelector(selector)) return found("");
          const watcher = new MutationObserver(() => {
            if (document.querySelector(selector)) { watcher.disconnect(); found(""); }
          });
          watcher.observe(document, { subtree: true, childList: true, attributes: true });
        })
        """
    }

    /// The script's text; anything else, or one that is too long, is no text.
    var reading: String {
        "(text => typeof text === 'string' && text.length <= \(textMaximum) ? text : null)(\(script))"
    }

    /// A text as JavaScript has it.
    private static func quoted(_ text: String) -> String {
        let units = text.utf16.map { unit in
            let digits = String(unit, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
        return "'\(units.joined())'"
    }
}

/// What came of a page. Everything in it is the page's word.
package struct PageReading: Sendable, Equatable {
    /// The HTTP status of the document.
    package var status: Int
    /// Names as they came.
    package var headers: [(name: String, value: String)]
    /// nil: the status is 400 or above, so nothing was waited for.
    package var text: String?

    package static func == (left: PageReading, right: PageReading) -> Bool {
        left.status == right.status && left.text == right.text
            && left.headers.elementsEqual(right.headers, by: { $0 == $1 })
    }
}
