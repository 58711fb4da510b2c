"""Question jump: from part of a name, or its pinyin initials, to the slide that answers."""

from collections.abc import Iterator
from dataclasses import dataclass

from qjviewer.figures.cube import Cube
from qjviewer.figures.figure import Figure
from qjviewer.figures.teller import Teller
from qjviewer.pages.blocks import Cards, Chart, Entries, Points, RemarkLine, Run, Table, text_of
from qjviewer.pages.deck import Content, Deck, RemarkList, Slide, Slogan
from qjviewer.ui.present.initials import matches, plain
from qjviewer.wording import Language, say

MOST = 12


@dataclass(frozen=True, slots=True)
class Answer:
    """A name that can be asked for, the slide that shows it, and how well it fits (0 is best)."""

    name: str
    where: str
    index: int


def answers(deck: Deck, cube: Cube | None, lang: Language) -> tuple[Answer, ...]:
    """Everything that can be asked for: each name once, with the first slide that shows it."""
    found: dict[str, Answer] = {}
    for index, slide in enumerate(deck.slides):
        for name in _names(slide, cube, lang):
            if name:
                found.setdefault(name, Answer(name, text_of(slide.headline), index))
    return tuple(found.values())


def ask(known: tuple[Answer, ...], typed: str) -> tuple[Answer, ...]:
    """The answers that fit what was typed, best first; all of them while nothing is typed."""
    wanted = plain(typed)
    if not wanted:
        return known[:MOST]
    scored = [(_score(a.name, wanted), n, a) for n, a in enumerate(known)]
    fitting = sorted((score, n, a) for score, n, a in scored if score is not None)
    return tuple(a for _, _, a in fitting[:MOST])


def _score(name: str, wanted: str) -> int | None:
    spelt = plain(name).find(wanted)
    if spelt >= 0:
        return 0 if spelt == 0 else 1
    at = matches(name, wanted)
    return None if at is None else 2 if at == 0 else 3


def _names(slide: Slide, cube: Cube | None, lang: Language) -> Iterator[str]:
    # Cards, charts and lists show what they are about; a headline only mentions it.
    yield slide.section
    figures = dict.fromkeys((*_figures(slide.content), *(r.figure for r in slide.headline)))
    items = dict.fromkeys(_items(slide.content))
    if cube is not None:
        teller = Teller(cube, lang)
        yield from (_asked_as(found, teller) for f in figures if (found := cube.by_id(f)) is not None)
        known = cube.bundle.item_by_id
        yield from (known[i].name.get(lang) for i in items if i in known)
    yield text_of(slide.headline)


def _asked_as(figure: Figure, teller: Teller) -> str:
    """What a figure is asked for by: that of another place with the place's name."""
    name = teller.measured(figure)
    if figure.is_fact or teller.cube.is_here(figure.place):
        return name
    place = teller.place(teller.place_of(figure))
    return say("pages.of-place", teller.lang, place=place, name=name)


def _figures(content: Content) -> Iterator[str]:
    match content:
        case Cards(cards=cards):
            yield from (c.figure for c in cards)
        case Chart(figures=figures):
            yield from figures
        case Table(rows=rows):
            yield from (cell.figure for row in rows for cell in row)
        case _:
            yield from (r.figure for r in _runs(content))


def _items(content: Content) -> Iterator[str]:
    match content:
        case Cards(cards=cards):
            yield from (c.item for c in cards)
        case Entries(entries=entries):
            yield from (e.item for e in entries)
        case _:
            yield from (r.item for r in _runs(content))


def _runs(content: Content) -> Iterator[Run]:
    match content:
        case Points(points=points):
            yield from (r for p in points for r in p.runs)
        case Entries(entries=entries):
            yield from (r for e in entries for r in e.text)
        case RemarkList(lines=lines):
            yield from (r for line in lines for r in _of_line(line))
        case Slogan(panel=panel):
            yield from panel.text
        case _:
            return


def _of_line(line: RemarkLine) -> Iterator[Run]:
    yield from line.text
    yield from line.links
