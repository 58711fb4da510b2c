"""Columns of the form, made from the declared fields of the model: nothing is listed twice."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import Field, dataclass
from decimal import Decimal
from typing import Any

from qjviewer.bundle.fields import Listing, keys_of
from qjviewer.bundle.model import Briefing, Indicator, Person, Place, Source, Unit
from qjviewer.bundle.periods import Period
from qjviewer.bundle.scalars import Choice, Flag, Number, Parsed, Ref, Whole, Words
from qjviewer.bundle.values import ANY_LANGUAGE, Citation, Text
from qjviewer.figures.figure import Figure
from qjviewer.wording import LANGUAGES

# The sections of a bundle that a sheet can hold: those whose entries are flat.
SECTIONS: dict[str, type] = {
    "briefing": Briefing,
    "figures": Figure,
    "indicators": Indicator,
    "places": Place,
    "sources": Source,
    "people": Person,
    "units": Unit,
}
BETWEEN = "; "  # entries of a list in one cell
YES = ("true", "是", "yes", "1")


@dataclass(frozen=True)
class Column:
    """One column: a field, or one language of a text."""

    key: str
    language: str
    declaration: "Field[Any]"

    @property
    def name(self) -> str:
        """What stands in the row of keys: value, name.en."""
        return f"{self.key}.{self.language}" if self.language else self.key

    @property
    def kind(self) -> Any:
        """How the field is read."""
        return self.declaration.metadata["kind"]

    @property
    def one(self) -> Any:
        """How one entry is read: that of a list for lists."""
        return self.kind.of if isinstance(self.kind, Listing) else self.kind

    @property
    def numeric(self) -> bool:
        """Whether its cells hold numbers."""
        return isinstance(self.kind, (Number, Whole))

    @property
    def is_day(self) -> bool:
        """Whether its cells hold one day."""
        return isinstance(self.kind, Parsed) and self.kind.wanted == "day"

    @property
    def choices(self) -> tuple[str, ...]:
        """The words it may hold; empty when free."""
        if isinstance(self.kind, Flag):
            return (YES[1],)
        return tuple(w for w in self.kind.words if w) if isinstance(self.kind, Choice) else ()

    @property
    def refers_to(self) -> str:
        """The section whose names it may hold, where it holds one name of one section."""
        one = isinstance(self.kind, Ref) and len(self.kind.sections) == 1
        return str(self.kind.sections[0]) if one and self.kind.sections[0] in SECTIONS else ""


def columns_of(section: str) -> tuple[Column, ...]:
    """The columns of a section's sheet after its id."""
    return tuple(_columns(SECTIONS[section]))


def _columns(model: type) -> Iterator[Column]:
    for key, declaration in keys_of(model).items():
        if declaration.name == "id":
            continue
        languages = LANGUAGES if isinstance(declaration.metadata["kind"], Words) else ("",)
        for language in languages:
            yield Column(key, language, declaration)


def cell_of(entry: object, column: Column) -> str | int | Decimal:
    """What a cell shows for an entry; an empty text where the field is not given."""
    value = getattr(entry, column.declaration.name)
    if column.language:
        by_language = dict(value.parts)
        return str(by_language.get(column.language, by_language.get(ANY_LANGUAGE, "")))
    if isinstance(value, tuple):
        return BETWEEN.join(str(_plain(v)) for v in value)
    return _plain(value)


def _plain(value: object) -> str | int | Decimal:
    match value:
        case None | False:
            return ""
        case True:
            return YES[1]
        case Decimal():
            return value
        case int():
            return value or ""
        case Period():
            return value.raw
        case dt.date():
            return value.isoformat()
        case Citation():
            return citation(value)
        case _:
            return str(value)


def citation(cite: Citation) -> str:
    """A citation as an author types it."""
    if not cite.first:
        return cite.source
    if cite.by_page and cite.last == cite.first:
        return f"{cite.source} 第{cite.first}页"
    spots = f"{cite.first}-{cite.last}" if cite.last > cite.first else str(cite.first)
    return f"{cite.source} 第{spots}页" if cite.by_page else f"{cite.source} ¶{spots}"


def same(a: object, b: object) -> bool:
    """Whether two values say the same; a plain text equals one given alike in every language."""
    if isinstance(a, Text) and isinstance(b, Text):
        return all((a.has(g), a.has(g) and a.get(g)) == (b.has(g), b.has(g) and b.get(g)) for g in LANGUAGES)
    if isinstance(a, tuple) and isinstance(b, tuple):
        return len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, Decimal) and isinstance(b, Decimal):
        return str(a) == str(b)
    return a == b
