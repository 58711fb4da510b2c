"""Takes from a told page what sources do not say: 未载明 belongs to the evidence, not before an audience."""

import re
from typing import Final

from msgspec.structs import replace

from qjviewer.pages.blocks import Card, Cards, Chart, Run, Runs, Table, text_of
from qjviewer.pages.deck import Content, SideBySide

UNSTATED: Final = re.compile(
    "未载明|未載明|未给|未給|原文未|原文可作|两可|兩可|not stated|not given|not named|is given|either way",
    re.IGNORECASE,
)
# A question that the source leaves open stands before the clause that says so.
_OPEN: Final = re.compile("是否|Whether")
_CLAUSE: Final = re.compile("[^。；，;]*[。；，;]?")


def is_unstated(runs: Runs) -> bool:
    """Whether words tell what a source does not say."""
    return UNSTATED.search(text_of(runs)) is not None


def stated(content: Content) -> Content:
    """The content without what its sources do not say."""
    match content:
        case Cards(cards=cards):
            return replace(content, cards=tuple(map(stated_card, cards)))
        case Chart(notes=notes) | Table(notes=notes):
            return replace(content, notes=tuple(n for n in notes if not is_unstated(n)))
        case SideBySide(first=first, picture=picture):
            return replace(content, first=stated(first), picture=stated(picture))
        case _:
            return content


def stated_card(card: Card) -> Card:
    """A card without what its source does not say."""
    return replace(card, text=_without(card.text)) if is_unstated(card.text) else card


def _without(runs: Runs) -> Runs:
    """The runs without the clauses that tell what is not known; what is left ends with a full stop."""
    text = text_of(runs)
    clauses = (m for m in _CLAUSE.finditer(text) if m[0])
    kept = [m.span() for m in clauses if not UNSTATED.search(m[0]) and not _OPEN.match(m[0])]
    made = tuple(run for start, end in kept for run in part_of(runs, start, end))
    return _ended(made) if made else ()


def _ended(runs: Runs) -> Runs:
    """The runs with a full stop where a comma is left over, and no blanks around."""
    first, last = replace(runs[0], text=runs[0].text.lstrip()), runs[-1].text.rstrip()
    stop = {"，": "。", "；": "。", ",": ".", ";": "."}.get(last[-1:])
    kept = last[:-1] + stop if stop else last
    return (
        (first, *runs[1:-1], replace(runs[-1], text=kept))
        if len(runs) > 1
        else (replace(first, text=kept.lstrip()),)
    )


def part_of(runs: Runs, start: int, end: int) -> Runs:
    """The runs from character `start` to `end`, links kept."""
    made: list[Run] = []
    at = 0
    for run in runs:
        part = run.text[max(0, start - at) : max(0, end - at)]
        if part:
            made.append(replace(run, text=part))
        at += len(run.text)
    return tuple(made)
