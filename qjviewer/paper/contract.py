"""The data a template is given, as `data.json` beside it; `described()` prints this contract.

Words are plain strings in one language and are never markup. Lengths are points. A field of type
Pieces is a list of strings; a string in a list of its own is not broken at a line's end.
"""

import textwrap
from typing import Annotated, Any, Literal, TypeAlias, get_args, get_origin, get_type_hints

import msgspec

from qjviewer.paper.page_geometry import Geometry
from qjviewer.paper.paper_text import Pieces
from qjviewer.setting.table_plans import TablePart
from qjviewer.wording import Language, say

FORMAT = "qjviewer-paper/1"


class MarkData(msgspec.Struct):
    """A citation: the raised `label` stands after the words it belongs to.

    `notes.json` names the marks whose note stands at the foot of their page, with its words.
    """

    id: str
    label: str
    key: str
    spots: list[str]


class ChipData(msgspec.Struct):
    """A short remark on a figure (全省第1, 高于全省28.7个百分点); `kind` "first" is a first rank."""

    text: str
    kind: str


class CardData(msgspec.Struct):
    """A figure with what is said of it, or an item without a number (`number` is empty then)."""

    figure: str
    name: str
    number: str
    unit: str
    value: str
    where: str
    outside: bool
    owner: str
    chips: list[ChipData]
    # How it moved: a line for each period it is held against.
    moves: list[Pieces]
    text: Pieces
    marks: list[MarkData]


class CardsData(msgspec.Struct, tag="cards", tag_field="kind"):
    """Cards that stand together; `across` of them in a row."""

    title: Pieces
    cards: list[CardData]
    across: int


class ChartData(msgspec.Struct):
    """A chart: `file` is an SVG `width` × `height` points large whose words are already in size.

    One of many rows comes in parts; those after the first are told by `again`.
    """

    path: str
    number: int
    again: bool
    title: Pieces
    subtitle: str
    file: str
    width: float
    height: float
    alt: str
    notes: list[Pieces]
    sources: str
    marks: list[MarkData]
    optional: bool


class ChartsData(msgspec.Struct, tag="charts", tag_field="kind"):
    """One chart as wide as the column, or two side by side."""

    charts: list[ChartData]


class TableData(msgspec.Struct, tag="table", tag_field="kind"):
    """A table as planned; widths are in em of its type, `size` points; `way` "across" wants a turned page."""

    path: str
    number: int
    title: Pieces
    unit: str
    way: str
    size: float
    parts: list[TablePart]
    notes: list[Pieces]
    sources: str
    marks: list[MarkData]


class SeeData(msgspec.Struct):
    """A cross-reference to a chart."""

    number: int
    path: str


class PointData(msgspec.Struct):
    """A statement; `sort` is "", "highlight" or "weakness", `label` its word; `stop` ends it.

    `said` is who said it, worded to stand behind it (——衢江区经信局局长朱宏); empty without anybody.
    """

    sort: str
    label: str
    text: Pieces
    stop: str
    marks: list[MarkData]
    see: list[SeeData]
    optional: bool
    said: str


class PointsData(msgspec.Struct, tag="points", tag_field="kind"):
    """Statements under a heading."""

    title: Pieces
    points: list[PointData]


class EntryData(msgspec.Struct):
    """An item; `label` is its kind in words; `stop` ends its text; `said` as for a statement."""

    name: str
    label: str
    text: Pieces
    stop: str
    marks: list[MarkData]
    said: str


class EntriesData(msgspec.Struct, tag="entries", tag_field="kind"):
    """Items under a heading."""

    title: Pieces
    entries: list[EntryData]


class LineData(msgspec.Struct):
    """One task of a leader's remarks."""

    title: str
    text: Pieces
    steps: list[str]
    responsible: str
    deadline: str


class LinesData(msgspec.Struct):
    """Tasks under a heading."""

    title: str
    lines: list[LineData]


class RemarkData(msgspec.Struct, tag="remark", tag_field="kind"):
    """A leader's remarks; `who` joins speaker, role, occasion and whether quoted."""

    speaker: str
    role: str
    who: str
    slogan: str
    text: Pieces
    marks: list[MarkData]
    lists: list[LinesData]


class SentenceData(msgspec.Struct):
    """A sentence, or a part of one, with its citations; `stop` stands behind them."""

    text: Pieces
    marks: list[MarkData]
    stop: str


class ProseData(msgspec.Struct, tag="prose", tag_field="kind"):
    """Paragraphs under a heading; each is a list of sentences. Only where the style asks for prose."""

    title: Pieces
    paragraphs: list[list[SentenceData]]


class NoteData(msgspec.Struct, tag="note", tag_field="kind"):
    """A remark on method."""

    text: Pieces


class TroubleData(msgspec.Struct, tag="trouble", tag_field="kind"):
    """Stands where a block could not be made."""

    text: str


BlockData: TypeAlias = (
    CardsData
    | ChartsData
    | TableData
    | PointsData
    | EntriesData
    | RemarkData
    | ProseData
    | NoteData
    | TroubleData
)


class PageData(msgspec.Struct):
    """One tab of the briefing; `stale` says that its words were written for another period (待复核)."""

    id: str
    title: str
    headline: Pieces
    marks: list[MarkData]
    notes: str
    blocks: list[BlockData]
    stale: str


class SourceData(msgspec.Struct):
    """A source: `text` without its address, `short` for narrow places; `outside` is outside context."""

    number: int
    text: str
    short: str
    url: str
    note: str
    outside: bool


class CoverData(msgspec.Struct):
    """What stands over everything; `running` is the title cut to one line of a foot."""

    title: Pieces
    plain_title: str
    running: str
    place: str
    period: str
    as_of: str
    peers: str
    author: str
    note: str
    printed: str
    digest: str


class FacesData(msgspec.Struct):
    """Families for each use, the first first; headings and titles are bold where `bold` says so."""

    serif: list[str]
    sans: list[str]
    title: list[str]
    body: list[str]
    heading: list[str]
    subheading: list[str]
    folio: list[str]
    bold: list[str]


class OptionsData(msgspec.Struct):
    """What was chosen; `release` stands on every page where it is not empty."""

    style: str
    gray: bool
    double_sided: bool
    binding: str
    landscape: bool
    watermark: str
    release: str
    per_page: int
    owner: str


class PaperData(msgspec.Struct):
    """The whole of `data.json`.

    `words` are phrases of the program; `more` is what one style alone needs.
    """

    format: str
    lang: Language
    region: str
    words: dict[str, str]
    options: OptionsData
    page: Geometry
    faces: FacesData
    cover: CoverData
    pages: list[PageData]
    sources: list[SourceData]
    cited: list[int]
    more: Any = None


# The contract in words -------------------------------------------------------------------


def described(lang: Language) -> str:
    """The contract as Markdown: how a template is written, and every field there is."""
    lines = [say("printing.contract", lang), ""]
    for struct in _structs():
        doc = textwrap.dedent("    " + (struct.__doc__ or "")).strip()
        lines += [f"## {_name(struct)}", "", *doc.splitlines(), ""]
        lines += [f"- `{name}`: {_type(hint)}" for name, hint in get_type_hints(struct).items()]
        lines.append("")
    return "\n".join(lines)


def _structs() -> list[type]:
    """PaperData and everything in it, each once, in the order it is met."""
    found: list[type] = []
    waiting: list[Any] = [PaperData]
    while waiting:
        hint = waiting.pop(0)
        if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
            if hint not in found:
                found.append(hint)
                waiting += get_type_hints(hint).values()
        else:
            waiting += get_args(hint)
    return found


def _name(struct: type) -> str:
    return struct.__name__.removesuffix("Data")


def _type(hint: Any) -> str:
    if hint == Pieces:
        return "Pieces"
    if isinstance(hint, type) and not get_args(hint):
        return _name(hint) if issubclass(hint, msgspec.Struct) else hint.__name__
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Literal, Annotated):
        return " | ".join(map(repr, args))
    joined = " | ".join(_type(a) for a in args if a is not Ellipsis)
    if origin in (list, tuple):
        return f"[{joined}]"
    return f"{{{', '.join(_type(a) for a in args)}}}" if origin is dict else joined or "any"
