"""What stands behind every figure and item, as markup, and the numbered sources."""

from collections.abc import Iterator

from qjviewer.exports.parts import Parts
from qjviewer.exports.web.markup import Linker, tag, text, told
from qjviewer.pages.blocks import value_of
from qjviewer.pages.evidence import Evidence, EvidenceLine, Explainer
from qjviewer.wording import say


def explained(parts: Parts) -> list[Evidence]:
    """The evidence of every figure and item that this view may show."""
    names = [f.id for f in parts.figures] + [i.id for i in parts.bundle.items]
    explainer = Explainer(parts.maker, parts.pages)
    return [e for e in map(explainer.evidence, names) if e is not None]


def notes(parts: Parts, found: list[Evidence], links: Linker) -> str:
    """All evidence as articles, each with an id of its own."""
    head = told("h2", parts.say("html-evidence"))
    return tag("section", head + "".join(_article(e, links) for e in found), class_="evidence")


def _article(found: Evidence, links: Linker) -> str:
    inner = told("h3", found.title) + told("p", value_of(found, links.lang), class_="number")
    inner += tag("dl", "".join(_facts(found, links)))
    inner += tag("p", links.runs(found.derivation), class_="derivation") if found.derivation else ""
    inner += tag("p", links.runs(found.note)) if found.note else ""
    return tag("article", inner, id=links.anchor(found.id), tabindex="-1")


def _facts(found: Evidence, links: Linker) -> Iterator[str]:
    for fact in found.facts:
        yield told("dt", fact.label) + tag("dd", _words(fact, links))


def _words(fact: EvidenceLine, links: Linker) -> str:
    return links.runs(fact.words)


def sources(parts: Parts) -> str:
    """The numbered sources."""
    mark = parts.maker.say("context-mark")
    lines = "".join(
        tag("li", text(s.text) + (" " + told("small", mark) if s.context else ""),
            id=f"{parts.lang}-src-{s.number}", value=str(s.number))
        for s in parts.cover.sources
    )  # fmt: skip
    head = told("h2", say("cli.sources", parts.lang))
    return tag("section", head + tag("ol", lines), class_="sources")
