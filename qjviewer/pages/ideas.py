"""What a presentation may show: every block of a briefing as ideas, each with its claim and its pages.

An idea is named after its tab and the number of its block there, from 1: overview/2. A part of a block
has its name behind a stop: overview/4.weakness, remarks/1.next.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeVar

import msgspec
from msgspec.structs import replace

from qjviewer.pages.blocks import (
    Block,
    BlockPlan,
    Cards,
    Chart,
    Entries,
    EntryLine,
    Note,
    Page,
    Points,
    RemarkLine,
    RemarkPanel,
    Run,
    Runs,
    Table,
    Trouble,
    text_of,
)
from qjviewer.pages.deck import RemarkList, Single, Slogan
from qjviewer.wording import Language, say

_T = TypeVar("_T")

# What fits on a slide at the floor sizes (36 px body on 1080 lines) without crowding.
MAX_CARDS: Final = 6
MAX_POINTS: Final = 6
MAX_LINE_CHARACTERS: Final = 210  # of Chinese; Latin ones count half
MAX_STEP_CHARACTERS: Final = 300  # of next steps, which are to be seen together
MAX_TABLE_ROWS: Final = 8
# A heading that only says what is below it is no claim: a claim has a number, a name or two clauses.
_CLAIMING: Final = re.compile(r"[0-9%，；：,;:]|[一二两三四五六七八九十]+[项項处處个個件条條位名]")


class Idea(msgspec.Struct, frozen=True):
    """One thing to say: its claim, and its content in as many pages as it needs."""

    name: str
    page: Page
    plan: BlockPlan
    headline: Runs
    contents: tuple[Single, ...]
    number: int

    @property
    def whole(self) -> Single:
        """Its content, or the first page of it."""
        return self.contents[0]

    @property
    def block(self) -> str:
        """The name of its block: overview/4 of overview/4.weakness."""
        return self.name.partition(".")[0]


def is_claim(headline: Runs) -> bool:
    """Whether a headline says something, and not only what kind of thing stands below it."""
    named = any(run.figure or run.item for run in headline)
    return named or _CLAIMING.search(text_of(headline)) is not None


def ideas_of(pages: Iterable[Page], lang: Language) -> Iterator[Idea]:
    """Every idea of a briefing in reading order; what is marked `skip` is none."""
    for page in pages:
        plans = {plan.path: plan for plan in page.slides}
        for number, block in enumerate(page.blocks):
            plan = plans.get(block.path, BlockPlan(block.path))
            if plan.skip:
                continue
            at = _number(block, number)
            for part, headline, contents in _parts(block, lang):
                name = f"{page.id}/{at + 1}{'.' if part else ''}{part}"
                yield Idea(name, page, plan, headline, tuple(contents), at)


def whole_block(ideas: Iterable[Idea]) -> Idea | None:
    """The ideas of one block as one; None without any."""
    found = tuple(ideas)
    if not found:
        return None
    contents = tuple(c for idea in found for c in idea.contents)
    if len(found) > 1 and all(isinstance(c, Points) for c in contents):
        points = tuple(p for c in contents if isinstance(c, Points) for p in c.points)
        first = found[0].whole
        assert isinstance(first, Points)
        contents = tuple(_of_points(replace(first, points=points)))
    return replace(found[0], name=found[0].block, contents=contents)


def _number(block: Block, default: int) -> int:
    """The block's number in the bundle: it stays when outside context hides other blocks."""
    digits = re.search(r"(\d+)\D*$", block.path)
    return int(digits[1]) if digits else default


def _parts(block: Block, lang: Language) -> Iterator[tuple[str, Runs, Iterable[Single]]]:
    """A block as parts: each with its name, its heading and its content, split where it would overflow."""
    match block:
        case Cards():
            yield "", block.title, (replace(block, cards=c) for c in chunks(block.cards, MAX_CARDS))
        case Chart() | Trouble():
            yield "", block.title if isinstance(block, Chart) else (), (block,)
        case Points():
            yield from _points(block, lang)
        case Entries():
            filled = by_length(block.entries, _entry_length, MAX_POINTS)
            yield "", block.title, (replace(block, entries=e) for e in filled)
        case Table(is_statement=True):
            yield "", block.title, (block,)
        case Table():
            yield "", block.title, (replace(block, rows=r) for r in chunks(block.rows, MAX_TABLE_ROWS))
        case RemarkPanel():
            yield from _remark(block, lang)
        case Note():
            return


def _points(block: Points, lang: Language) -> Iterator[tuple[str, Runs, Iterable[Single]]]:
    """Statements; highlights and weak points are told apart from each other."""
    kinds = dict.fromkeys(p.kind for p in block.points)
    if len(kinds) == 1 and "weakness" not in kinds:
        yield "", block.title, _of_points(block)
        return
    for kind in kinds:
        points = tuple(p for p in block.points if p.kind == kind)
        title = block.title
        if kind:
            title = counted(kind, len(points), lang)
        yield kind or "others", title, _of_points(replace(block, points=points))


def counted(kind: str, count: int, lang: Language) -> Runs:
    """A claim over highlights or weak points: how many there are."""
    return (Run(say(f"deck.count-{kind}" if count > 1 else f"deck.one-{kind}", lang, count=count)),)


def _of_points(block: Points) -> Iterator[Points]:
    for points in by_length(block.points, lambda p: length(text_of(p.runs)), MAX_POINTS):
        yield replace(block, points=points)


def _remark(panel: RemarkPanel, lang: Language) -> Iterator[tuple[str, Runs, Iterable[Single]]]:
    yield "slogan", (Run(_who(panel, lang)),), (Slogan(panel),)
    for part, title, lines in (
        ("musts", panel.musts_title, panel.musts),
        ("next", panel.next_title, panel.next),
    ):
        if lines:
            heading = (Run(_listed(part, title, lines, lang)),)
            yield part, heading, _of_lines(title, lines)


def _listed(part: str, title: str, lines: tuple[RemarkLine, ...], lang: Language) -> str:
    """A claim over a list of things to do: how many, and which."""
    comma = say("figures.list-comma", lang)
    names = comma.join(_before_comma(line.title) for line in lines)
    return say(f"deck.list-{part}", lang, count=len(lines), names=names, title=title)


def _before_comma(text: str) -> str:
    return text.replace("，", ",").replace("、", ",").partition(",")[0].strip()


def _of_lines(title: str, lines: tuple[RemarkLine, ...]) -> Iterator[RemarkList]:
    first = 1
    for part in by_length(lines, _remark_length, 3, MAX_STEP_CHARACTERS):
        yield RemarkList(title, part, first)
        first += len(part)


def _who(panel: RemarkPanel, lang: Language) -> str:
    said = panel.slogan
    return say("marks.label", lang, name=panel.speaker, words=said) if said else panel.speaker


def _entry_length(entry: EntryLine) -> int:
    return length(entry.name) + length(text_of(entry.text))


def _remark_length(line: RemarkLine) -> int:
    return sum(map(length, (line.title, text_of(line.text), *line.steps)))


def length(text: str) -> int:
    """How many Chinese characters would take as much room."""
    wide = sum(c > "\u2e7f" for c in text)
    return wide + (len(text) - wide + 1) // 2


def chunks(items: tuple[_T, ...], size: int) -> Iterable[tuple[_T, ...]]:
    """Parts of nearly equal size, none over `size`."""
    count = -(-len(items) // size)
    for n in range(count):
        yield items[-(-n * len(items) // count) : -(-(n + 1) * len(items) // count)]


def by_length(
    items: tuple[_T, ...], size: Callable[[_T], int], most: int, characters: int = MAX_LINE_CHARACTERS
) -> Iterable[tuple[_T, ...]]:
    """Parts that hold no more than `most` items and a slide's worth of characters, evenly filled."""
    filled = list(_filled(items, size, most, characters))
    if len(filled) > 1:
        even = list(chunks(items, -(-len(items) // len(filled))))
        if all(sum(map(size, part)) <= characters for part in even):
            return even
    return filled


def _filled(
    items: tuple[_T, ...], size: Callable[[_T], int], most: int, characters: int
) -> Iterable[tuple[_T, ...]]:
    part: list[_T] = []
    used = 0
    for item in items:
        if part and (len(part) >= most or used + size(item) > characters):
            yield tuple(part)
            part, used = [], 0
        part.append(item)
        used += size(item)
    if part:
        yield tuple(part)
