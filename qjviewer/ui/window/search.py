"""Finding words, figures and items in any tab: pure, without Qt."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import Final

import msgspec

from qjviewer.figures.cube import Cube
from qjviewer.pages.asking import Askable, ask
from qjviewer.pages.blocks import Page
from qjviewer.pages.page_pieces import pieces_of
from qjviewer.problems import Problem, Span

_MOST = 200
# Origin paths that a problem may speak of; others are `figure:` and an address.
_TAB: Final = re.compile(r"tabs\[(\d+)\]")
_NAMED: Final = re.compile(r"(?:facts|items)\.([^.\[]+)")


class SearchHit(msgspec.Struct, frozen=True):
    """A place that matches: its tab, its block, the words there, the first figure or item named."""

    tab: str
    tab_title: str
    path: str
    text: str
    name: str = ""


def find(pages: Iterable[Page], query: str) -> tuple[SearchHit, ...]:
    """Places that hold every word of a query; full and half width, and case, are the same."""
    words = _plain(query).split()
    if not words:
        return ()
    found: dict[tuple[str, str, str], SearchHit] = {}
    for page in pages:
        for piece in pieces_of(page):
            text = _plain(piece.text)
            if all(word in text for word in words):
                hit = SearchHit(page.id, page.title, piece.path, piece.text, next(iter(piece.names), ""))
                found.setdefault((page.id, piece.path, piece.text), hit)
    return tuple(found.values())[:_MOST]


def find_named(
    known: Sequence[Askable], query: str, pages: Iterable[SearchHit], title: str
) -> tuple[SearchHit, ...]:
    """Figures and items by name, pinyin or initials, shown on a page or not; those found already left out.

    They lead to what stands behind them: no tab is theirs, and `title` stands in its place.
    """
    seen = {hit.name for hit in pages}
    found = (one for one in ask(known, query) if query.strip())
    hits = (
        SearchHit("", title, "", f"{one.name}　{one.value}".strip("　"), one.figure or one.item)
        for one in found
    )
    return tuple(hit for hit in hits if hit.name not in seen)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def locate(problem: Problem, cube: Cube, pages: Sequence[Page]) -> SearchHit | None:
    """Where on screen the thing a problem speaks of stands: its block, its tab, or what shows the figure."""
    if (tab := _TAB.match(problem.subject)) is not None:
        return _in_tab(problem.subject, int(tab[1]), pages)
    wanted = _named(problem, cube)
    for exactly in (True, False):
        for page in pages:
            for piece in pieces_of(page):
                if name := next((n for n in piece.names if wanted(n, exactly)), ""):
                    return SearchHit(page.id, page.title, piece.path, piece.text, name)
    return None


def _in_tab(subject: str, number: int, pages: Sequence[Page]) -> SearchHit | None:
    """The block of an origin path in a tab; the tab as a whole for its title, headline or notes."""
    if number >= len(pages):
        return None
    page = pages[number]
    for piece in pieces_of(page):
        if f"{subject}.".startswith((f"{piece.path}.", f"{piece.path}[")):
            return SearchHit(page.id, page.title, piece.path, piece.text)
    return SearchHit(page.id, page.title, page.id, page.title)


def _named(problem: Problem, cube: Cube) -> Callable[[str, bool], bool]:
    """Whether a name is what a problem speaks of, or (not exactly) something made from it."""
    # The rules are not imported before they were asked.
    from qjviewer.checks.passages import FIGURE

    subject = problem.subject
    if subject.startswith(FIGURE):
        name = subject.removeprefix(FIGURE)
    elif (section := _NAMED.match(subject)) is not None:
        name = section[1]
    else:
        return lambda shown, exactly: exactly and _stands_at(shown, problem.where, cube)
    return lambda shown, exactly: shown == name if exactly else shown.startswith((f"{name} ", f"{name}+"))


def _stands_at(name: str, where: Span, cube: Cube) -> bool:
    """Whether a figure was typed on the line of a problem."""
    figure = cube.by_id(name) if where.line else None
    span = figure.span if figure is not None else None
    return span is not None and (span.file, span.line) == (where.file, where.line)
