"""Small pieces of markup: everything that comes from a bundle passes through here."""

import re
from collections.abc import Iterable
from html import escape

from qjviewer.pages.blocks import Run, Runs, SourceMark
from qjviewer.wording import Language

# Characters that HTML forbids even as references.
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def text(words: str) -> str:
    """Words safe between tags and in quoted attributes."""
    return escape(_FORBIDDEN.sub("", words), quote=True)


def tag(name: str, inner: str, **attributes: str) -> str:
    """An element; `inner` is markup, attributes are words. An empty attribute is left out."""
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{text(value)}"' for key, value in attributes.items() if value
    )
    return f"<{name}{given}>{inner}</{name}>"


def told(name: str, words: str, **attributes: str) -> str:
    """An element around words; nothing where there are none."""
    return tag(name, text(words), **attributes) if words else ""


class Linker:
    """Makes links to evidence: only what the page explains is a link."""

    def __init__(self, lang: Language, known: Iterable[str]) -> None:
        self.lang = lang
        self._known = frozenset(known)

    def anchor(self, name: str) -> str:
        """The id of the explanation of a figure or item."""
        return f"{self.lang}-ev-{name}"

    def link(self, inner: str, name: str) -> str:
        """Markup as a link to the evidence of a figure or item."""
        if name not in self._known:
            return inner
        return tag("a", inner, class_="fig", href=f"#{self.anchor(name)}")

    def runs(self, runs: Runs) -> str:
        """Words with their figures linked; line breaks are kept."""
        return "".join(map(self._run, runs))

    def _run(self, run: Run) -> str:
        return self.link(text(run.text).replace("\n", "<br>"), run.figure or run.item)

    def marks(self, marks: Iterable[SourceMark]) -> str:
        """References to the numbered sources."""
        return "".join(
            tag("sup", tag("a", f"[{m.number}{'·' + text(m.spot) if m.spot else ''}]",
                           href=f"#{self.lang}-src-{m.number}"))
            for m in marks
        )  # fmt: skip
