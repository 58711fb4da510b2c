"""Every text of a briefing with its place: as typed, and as its word list has it in other languages."""

from collections.abc import Iterator
from functools import cache
from typing import Any, Final, Literal, TypeAlias

import msgspec

from qjviewer.bundle.build import Origins
from qjviewer.bundle.fields import Entry, Listing, OneOf, Section, keys_of
from qjviewer.bundle.kinds import HEADED_COLUMNS, OUTLINE, Blocks, HeadedColumn, OutlineRow, PointEntry
from qjviewer.bundle.model import (
    Briefing,
    Bundle,
    ChartBlock,
    DeckPage,
    Item,
    Remark,
    RemarkPoint,
    SlidePlan,
    Source,
    StatedPoint,
    Tab,
)
from qjviewer.bundle.prose import Reference
from qjviewer.bundle.scalars import Kind, Words
from qjviewer.bundle.store import Observation
from qjviewer.bundle.values import ANY_LANGUAGE, Text
from qjviewer.figures.figure import Figure, figure_id
from qjviewer.figures.forms import Worded
from qjviewer.problems import Span
from qjviewer.text.han import holds_han
from qjviewer.text.late import late
from qjviewer.wording import Language

Role: TypeAlias = Literal["name", "title", "point", "item", "remark", "note", "speech"]
# A field is a name unless said otherwise here; what the audience never sees is "speech".
_ROLES: Final[dict[tuple[type, str], Role]] = {
    (Briefing, "title"): "title",
    (Tab, "notes"): "speech",
    (SlidePlan, "notes"): "speech",
    (DeckPage, "headline"): "title",
    (DeckPage, "notes"): "speech",
    (StatedPoint, "text"): "point",
    (Item, "text"): "item",
    (Remark, "text"): "remark",
    (Remark, "slogan"): "title",
    (Remark, "occasion"): "title",
    (RemarkPoint, "text"): "remark",
    (RemarkPoint, "steps"): "remark",
    (RemarkPoint, "deadline"): "remark",
    (ChartBlock, "subtitle"): "title",
    (Tab, "headline"): "title",
    (Source, "title"): "name",
}
_BY_KEY: Final[dict[str, Role]] = {"note": "note", "notes": "note", "uncited": "note", "title": "title"}
# The origin path of what was said of a row of figures, before the figure's id.
FIGURE: Final = "figure:"
_PARENT: Final = late(r"(?:\.[^.\[\]]+|\[\d+\])$")


class TypedText(msgspec.Struct, frozen=True):
    """One text as typed, in every language there is, with its origin path and place."""

    path: str
    text: Text
    role: Role
    prose: bool
    where: Span


class Passage(msgspec.Struct, frozen=True):
    """A text in one language, with its origin path; `where` is the word list's row for a translation."""

    path: str
    lang: Language
    text: str
    role: Role
    prose: bool
    where: Span
    # Typed without a language, so that it stands for every one.
    for_all: bool = False

    def __hash__(self) -> int:
        # Passages are looked up often, and these two tell nearly all of them apart.
        return hash((self.path, self.text))


class Mention(msgspec.Struct, frozen=True):
    """A reference in prose: what its words say, the figure at its address, and the one behind its words.

    `told` differs from `figure` where more is asked than the value: a difference, a rank, a movement.
    """

    passage: Passage
    reference: Reference
    worded: Worded
    figure: Figure | None
    told: Figure | None

    @property
    def end(self) -> int:
        """The offset after the closing brace."""
        return self.reference.offset + self.reference.length

    @property
    def form(self) -> str:
        """The form it asks for, without its arguments."""
        return self.reference.form.partition(" ")[0] or "value"


def is_chinese(text: str) -> bool:
    """Whether a text holds any Chinese character."""
    return holds_han(text)


def place_of_path(path: str, origins: Origins) -> Span:
    """Where a value stands; the nearest enclosing one where it was not typed itself."""
    while path:
        if path in origins:
            return origins[path]
        path = _PARENT().sub("", path) if _PARENT().search(path) else ""
    return origins.get("format", Span(""))


def row_id(row: Observation, bundle: Bundle) -> str:
    """The id of the figure that a row gives, or of the difference that it states."""
    place = bundle.briefing.place if row.place == "here" else row.place
    name = figure_id(row.indicator, row.measure, place, row.period)
    return f"{name} vs {row.against}" if row.against else name


def typed_texts(bundle: Bundle, origins: Origins) -> Iterator[TypedText]:
    """Every text in the order of the model, then those said of rows of figures."""
    for path, text, role, prose in _of_model(Bundle, bundle, ""):
        yield TypedText(path, text, role, prose, place_of_path(path, origins))
    for number, more in enumerate(bundle.store.particulars):
        said: tuple[tuple[Text, Role, bool], ...] = (
            (more.note, "note", True),
            (more.uncited, "note", False),
            (more.owner, "name", False),
        )
        if any(text for text, _, _ in said):
            row = bundle.store.first_of(number)
            path = FIGURE + row_id(row, bundle) if row is not None else ""
            yield from (TypedText(path, t, role, prose, row.span) for t, role, prose in said if t and row)


def passages_of(texts: Iterator[TypedText], bundle: Bundle) -> Iterator[Passage]:
    """The texts language by language; one typed once, or translated by one row, is given once."""
    base = bundle.translations.language
    seen: set[tuple[str, str, int, int, Role]] = set()
    for typed in texts:
        for lang, text in typed.text.parts:
            passage = _passage(typed, lang, text, base, bundle)
            where = passage.where
            key = (lang, where.file, where.line, where.column or id(typed), typed.role)
            if text and key not in seen:
                seen.add(key)
                yield passage


def _passage(typed: TypedText, lang: str, text: str, base: str, bundle: Bundle) -> Passage:
    if lang == ANY_LANGUAGE:
        script: Language = "zh-Hans" if is_chinese(text) else "en"
        return Passage(typed.path, script, text, typed.role, typed.prose, typed.where, for_all=True)
    known: Language = lang  # type: ignore[assignment]
    where = typed.where
    if lang != base:
        row = bundle.translations.row_of(dict(typed.text.parts).get(base, ""), typed.path)
        where = row.span if row is not None else where
    return Passage(typed.path, known, text, typed.role, typed.prose, where)


_Found: TypeAlias = tuple[str, Text, Role, bool]


def _of_model(of: type, value: Any, path: str) -> Iterator[_Found]:
    for key, name, kind, role in _wordy_fields(of):
        yield from _of_kind(kind, getattr(value, name), f"{path}.{key}" if path else key, role)


@cache
def _wordy_fields(of: type) -> tuple[tuple[str, str, Kind, Role], ...]:
    """The fields of a model that can hold words: key, name, kind, role."""
    return tuple(
        (key, d.name, d.kind, _ROLES.get((of, key)) or _BY_KEY.get(key, "name"))
        for key, d in keys_of(of).items()
        if _is_wordy(d.kind)
    )


def _is_wordy(kind: Kind) -> bool:
    return (
        isinstance(kind, Words | Entry | PointEntry | OneOf | Section | Blocks)
        or kind in (OUTLINE, HEADED_COLUMNS)
        or (isinstance(kind, Listing) and _is_wordy(kind.of))
    )


def _of_kind(kind: Kind, value: Any, path: str, role: Role) -> Iterator[_Found]:
    match kind:
        case Words():
            if value:
                yield path, value, role, kind.prose
        case Listing():
            for index, one in enumerate(value):
                yield from _of_kind(kind.of, one, f"{path}[{index}]", role)
        case Entry() | PointEntry():
            yield from _of_model(kind.model, value, path)
        case OneOf():
            yield from _of_model(type(value), value, path)
        case Section() | Blocks():
            for entry in value:
                yield from _of_model(kind.model, entry, f"{path}.{entry.id}")
        case _ if kind is OUTLINE:
            yield from _sections(value, path)
        case _ if kind is HEADED_COLUMNS:
            yield from _shared_heads(value, path)


def _sections(rows: tuple[OutlineRow, ...], path: str) -> Iterator[_Found]:
    """The headings of a table's sections, each once."""
    for section in dict.fromkeys(row.section for row in rows if row.section):
        yield path, section, "title", False


def _shared_heads(columns: tuple[HeadedColumn, ...], path: str) -> Iterator[_Found]:
    """The headings that columns share, each once."""
    for head in dict.fromkeys(column.over for column in columns if column.over):
        yield path, head, "title", False
