"""Finding words, figures and items in any tab: pure, without Qt."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from qjviewer.pages.blocks import Page
from qjviewer.pages.pieces import pieces_of

_MOST = 200


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that matches: its tab, its block, the words there, the first figure or item named."""

    tab: str
    tab_title: str
    path: str
    text: str
    name: str = ""


def find(pages: Iterable[Page], query: str) -> tuple[Hit, ...]:
    """Places that hold every word of a query; full and half width, and case, are the same."""
    words = _plain(query).split()
    if not words:
        return ()
    found: dict[tuple[str, str, str], Hit] = {}
    for page in pages:
        for piece in pieces_of(page):
            text = _plain(piece.text)
            if all(word in text for word in words):
                hit = Hit(page.id, page.title, piece.path, piece.text, next(iter(piece.names), ""))
                found.setdefault((page.id, piece.path, piece.text), hit)
    return tuple(found.values())[:_MOST]


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def locate(pages: Iterable[Page], subject: str) -> Hit | None:
    """Where on screen the thing a problem speaks of stands: its block, or what shows the figure."""
    name = subject.split(".")[1] if subject.startswith(("figures.", "items.")) else ""
    for page in pages:
        for piece in pieces_of(page):
            inside = f"{subject}.".startswith((f"{piece.path}.", f"{piece.path}["))
            if inside or (name and name in piece.names):
                return Hit(page.id, page.title, piece.path, piece.text, name)
    return None
