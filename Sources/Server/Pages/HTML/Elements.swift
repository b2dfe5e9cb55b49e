// The elements that pages are made of, each as a function of its name.

func html(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    HTML("html", attributes, content())
}

func head(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    HTML("head", attributes, content())
}

func body(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    HTML("body", attributes, content())
}

func mainElement(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    HTML("main", attributes, content())
}

func header(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    HTML("header", attributes, content())
}

func footer(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    HTML("footer", attributes, content())
}

func nav(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    HTML("nav", attributes, content())
}

func section(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    HTML("section", attributes, content())
}

func article(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    HTML("article", attributes, content())
}

func div(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    HTML("div", attributes, content())
}

func p(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    HTML("p", attributes, content())
}

func span(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    HTML("span", attributes, content())
}

func strong(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    HTML("strong", attributes, content())
}

func small(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    HTML("small", attributes, content())
}

func em(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    HTML("em", attributes, content())
}

func code(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    HTML("code", attributes, content())
}

func pre(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    HTML("pre", attributes, content())
}

func a(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    HTML("a", attributes, content())
}

func ul(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    HTML("ul", attributes, content())
}

func ol(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    HTML("ol", attributes, content())
}

func li(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    HTML("li", attributes, content())
}

func dl(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    HTML("dl", attributes, content())
}

func dt(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    HTML("dt", attributes, content())
}

func dd(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    HTML("dd", attributes, content())
}

func table(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    HTML("table", attributes, content())
}

func caption(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    HTML("caption", attributes, content())
}

func thead(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    HTML("thead", attributes, content())
}

func tbody(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    HTML("tbody", attributes, content())
}

func tr(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    HTML("tr", attributes, content())
}

func th(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    HTML("th", attributes, content())
}

func td(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    HTML("td", attributes, content())
}

func form(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    HTML("form", attributes, content())
}

func label(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    HTML("label", attributes, content())
}

func button(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    HTML("button", attributes, content())
}

func details(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    HTML("details", attributes, content())
}

func summary(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    HTML("summary", attributes, content())
}

func h1(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    HTML("h1", attributes, content())
}

func h2(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    HTML("h2", attributes, content())
}

func h3(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    HTML("h3", attributes, content())
}

func time(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    HTML("time", attributes, content())
}

func svg(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    HTML("svg", attributes, content())
}

func titleElement(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    HTML("title", attributes, content())
}

func meta(_ attributes: Attribute...) -> HTML { HTML("meta", attributes, nil) }

func link(_ attributes: Attribute...) -> HTML { HTML("link", attributes, nil) }

func input(_ attributes: Attribute...) -> HTML { HTML("input", attributes, nil) }
