"""What rules look at: a bundle, its origins, every text with its place, every use of a figure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, Literal, TypeAlias

from qjviewer.bundle import model
from qjviewer.bundle.build import Origins
from qjviewer.bundle.fields import Entry, Listing, OneOf, Section, keys_of
from qjviewer.bundle.model import Bundle
from qjviewer.bundle.periods import Period
from qjviewer.bundle.prose import Reference, parse_prose
from qjviewer.bundle.scalars import Kind, Words
from qjviewer.bundle.values import ANY_LANGUAGE, Citation
from qjviewer.figures.figure import Figure
from qjviewer.figures.teller import Teller
from qjviewer.problems import Problem, Severity, Span, problem
from qjviewer.wording import Language

Role: TypeAlias = Literal["name", "title", "point", "item", "remark", "note", "speech"]
# A field is a name unless said otherwise here; what the audience never sees is "speech".
_ROLES: dict[tuple[str, str], Role] = {
    ("Tab", "notes"): "speech",
    ("Point", "text"): "point",
    ("Item", "text"): "item",
    ("Remark", "text"): "remark",
    ("Remark", "slogan"): "title",
    ("Remark", "occasion"): "title",
    ("RemarkPoint", "text"): "remark",
    ("RemarkPoint", "steps"): "remark",
    ("RemarkPoint", "deadline"): "remark",
    ("RemarkPoint", "responsible"): "name",
    ("ChartBlock", "subtitle"): "title",
    ("Tab", "headline"): "title",
    ("Source", "title"): "name",
}
_BY_KEY: dict[str, Role] = {"note": "note", "notes": "note", "uncited": "note", "title": "title"}
# A page holds some hundreds of characters.
LONGEST = 10_000
_CJK = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_PARENT = re.compile(r"(?:\.[^.\[\]]+|\[\d+\])$")


@dataclass(frozen=True, slots=True)
class Passage:
    """One text in one language, as typed, with its origin path."""

    path: str
    lang: Language
    text: str
    role: Role
    prose: bool
    # Typed without a language, so that it stands for every one.
    for_all: bool


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure or item named in prose: where in which passage, and what was named just there."""

    passage: Passage
    reference: Reference

    @property
    def end(self) -> int:
        """The offset after the closing brace."""
        return self.reference.offset + self.reference.length


class Subject:
    """A briefing under examination; what several rules need is computed once."""

    def __init__(self, bundle: Bundle, origins: Origins) -> None:
        self.bundle = bundle
        self.origins = origins

    # Places ----------------------------------------------------------------------------

    def span(self, path: str) -> Span:
        """The place of a value; the nearest enclosing one where it was not typed itself."""
        while path:
            if path in self.origins:
                return self.origins[path]
            path = _PARENT.sub("", path) if _PARENT.search(path) else ""
        return self.origins.get("format", Span(""))

    def report(self, code: str, path: str, severity: Severity = Severity.ERROR, **args: Any) -> Problem:
        """A problem at an origin path."""
        return problem(code, self.span(path), severity=severity, subject=path, **args)

    def report_in(
        self, code: str, passage: Passage, start: int, end: int, severity: Severity, **args: Any
    ) -> Problem:
        """A problem at a stretch of a passage."""
        where = self.span(passage.path).within(passage.text, start, end)
        return problem(code, where, severity=severity, subject=passage.path, **args)

    def report_at(self, code: str, mention: "Mention", severity: Severity, **args: Any) -> Problem:
        """A problem at a reference in prose."""
        start = mention.reference.offset
        return self.report_in(code, mention.passage, start, mention.end, severity, **args)

    @cached_property
    def citations(self) -> tuple[tuple[str, Citation], ...]:
        """Every citation with its origin path."""
        owners: list[tuple[str, tuple[Citation, ...]]] = []
        for section in ("figures", "items", "remarks", "people"):
            owners += [(f"{section}.{x.id}", x.cite) for x in getattr(self.bundle, section)]
        for path, block in self.blocks:
            if isinstance(block, model.PointsBlock):
                owners += [(f"{path}.points[{n}]", p.cite) for n, p in enumerate(block.points)]
        return tuple((f"{path}.cite[{n}]", c) for path, cites in owners for n, c in enumerate(cites))

    # Texts -----------------------------------------------------------------------------

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every text of the briefing in every language it has, those too long to be read left out."""
        return tuple(p for p in self._texts if len(p.text) <= LONGEST)

    @cached_property
    def endless(self) -> tuple[Passage, ...]:
        """The texts too long to be read, by anybody."""
        return tuple(p for p in self._texts if len(p.text) > LONGEST)

    @cached_property
    def _texts(self) -> tuple[Passage, ...]:
        return tuple(_of_model(model.Bundle, self.bundle, ""))

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Every figure or item named in prose, in order."""
        return tuple(
            Mention(passage, piece)
            for passage in self.passages
            if passage.prose
            for piece in parse_prose(passage.text)
            if isinstance(piece, Reference)
        )

    @cached_property
    def mentions_by_passage(self) -> dict[str, tuple[Mention, ...]]:
        """Mentions by the path of their passage and language."""
        found: dict[str, list[Mention]] = {}
        for mention in self.mentions:
            found.setdefault(mention.passage.path, []).append(mention)
        return {path: tuple(mentions) for path, mentions in found.items()}

    # Figures ---------------------------------------------------------------------------

    def figure(self, name: str) -> Figure | None:
        """A figure by its name."""
        return self.bundle.figure_by_id.get(name)

    def place_of(self, figure: Figure) -> str:
        """The place a figure is about."""
        return figure.place or self.bundle.briefing.place

    def period_of(self, figure: Figure) -> Period:
        """The period a figure is about."""
        return figure.period or self.bundle.briefing.period

    def teller(self, lang: Language) -> Teller:
        """The wording of figures in a language."""
        return Teller(self.bundle, lang)

    def worded(self, figure: Figure, lang: Language = "zh-Hans") -> str:
        """A figure's value as the reader sees it."""
        teller = self.teller(lang)
        return teller.rank(figure) if figure.value is None and figure.rank else teller.value(figure)

    @cached_property
    def charts(self) -> tuple[tuple[str, model.ChartBlock], ...]:
        """Every chart with its origin path."""
        return tuple((p, b) for p, b in self.blocks if isinstance(b, model.ChartBlock))

    @cached_property
    def blocks(self) -> tuple[tuple[str, model.Block], ...]:
        """Every block with its origin path."""
        return tuple(
            (f"tabs[{t}].blocks[{b}]", block)
            for t, tab in enumerate(self.bundle.tabs)
            for b, block in enumerate(tab.blocks)
        )


def is_chinese(text: str) -> bool:
    """Whether a text holds any Chinese character."""
    return _CJK.search(text) is not None


def _of_model(of: type, value: Any, path: str) -> Iterator[Passage]:
    for key, name, kind, role in _wordy_fields(of):
        yield from _of_kind(kind, getattr(value, name), f"{path}.{key}" if path else key, role)


@cache
def _wordy_fields(of: type) -> tuple[tuple[str, str, Kind, Role], ...]:
    """The fields of a model that can hold words: key, name, kind, role."""
    found = []
    for key, declaration in keys_of(of).items():
        kind = declaration.metadata["kind"]
        if _is_wordy(kind):
            role = _ROLES.get((of.__name__, key)) or _BY_KEY.get(key, "name")
            found.append((key, declaration.name, kind, role))
    return tuple(found)


def _is_wordy(kind: Kind) -> bool:
    return isinstance(kind, Words | Entry | OneOf | Section) or (
        isinstance(kind, Listing) and _is_wordy(kind.of)
    )


def _of_kind(kind: Kind, value: Any, path: str, role: Role) -> Iterator[Passage]:
    match kind:
        case Words():
            for lang, text in value.parts:
                yield _passage(lang, text, path, role, kind.prose)
        case Listing():
            for index, one in enumerate(value):
                yield from _of_kind(kind.of, one, f"{path}[{index}]", role)
        case Entry():
            yield from _of_model(kind.model, value, path)
        case OneOf():
            yield from _of_model(type(value), value, path)
        case Section():
            for entry in value:
                yield from _of_model(kind.model, entry, f"{path}.{entry.id}")
        case _:
            return


def _passage(lang: str, text: str, path: str, role: Role, prose: bool) -> Passage:
    if lang == ANY_LANGUAGE:
        script: Language = "zh-Hans" if is_chinese(text) else "en"
        return Passage(path, script, text, role, prose, for_all=True)
    known: Language = lang  # type: ignore[assignment]
    return Passage(f"{path}.{lang}", known, text, role, prose, for_all=False)


__all__ = ["Mention", "Passage", "Role", "Subject", "is_chinese"]
