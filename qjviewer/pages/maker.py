"""What every block is made with: the bundle, its wording, and the numbering of sources."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from qjviewer.bundle.build import Origins
from qjviewer.bundle.model import Bundle, Figure, Item
from qjviewer.bundle.prose import Reference, Stray, parse_prose
from qjviewer.bundle.values import Citation, Text
from qjviewer.figures.teller import NOT_AVAILABLE, Teller
from qjviewer.pages.blocks import NumberedSource, Run, Runs, SourceMark
from qjviewer.pages.view import View
from qjviewer.problems import Problem, Span, problem
from qjviewer.wording import say


@dataclass
class Maker:
    """Makes the parts of pages for one bundle and view, gathering problems on the way."""

    bundle: Bundle
    view: View
    origins: Origins
    problems: list[Problem] = field(default_factory=list)
    # Speaker's notes may name internal figures; nothing the audience sees may.
    show_internal: bool = False

    @cached_property
    def teller(self) -> Teller:
        """The wording of figures in the view's language."""
        return Teller(self.bundle, self.view.lang)

    def say(self, key: str, /, **values: object) -> str:
        """A phrase of the area `pages`."""
        return say(f"pages.{key}", self.view.lang, **values)

    def text(self, text: Text) -> str:
        """A text in the view's language."""
        return text.get(self.view.lang)

    def report(self, code: str, path: str, **args: Any) -> None:
        """Report a problem at an origin path."""
        self.problems.append(problem(code, self.origins.get(path, Span("")), subject=path, **args))

    # What may be shown -----------------------------------------------------------------

    def figures(self, ids: Iterable[str]) -> tuple[Figure, ...]:
        """The figures of these names that this view shows, in order."""
        known = (self.bundle.figure_by_id.get(name) for name in ids)
        return tuple(f for f in known if f is not None and self.shows(f))

    def items(self, ids: Iterable[str]) -> tuple[Item, ...]:
        """The items of these names, in order."""
        known = (self.bundle.item_by_id.get(name) for name in ids)
        return tuple(i for i in known if i is not None)

    def shows(self, figure: Figure) -> bool:
        """Whether this view shows a figure: internal ones never, context only when asked."""
        if figure.internal and not self.show_internal:
            return False
        return self.view.context or not self.teller.is_context(figure)

    def hides_part_of(self, text: Text) -> bool:
        """Whether prose names a figure of outside context that this view leaves out."""
        if self.view.context:
            return False
        pieces = parse_prose(self.text(text))
        named = (self.bundle.figure_by_id.get(p.target) for p in pieces if isinstance(p, Reference))
        return any(f is not None and self.teller.is_context(f) for f in named)

    # Prose -----------------------------------------------------------------------------

    def runs(self, text: Text) -> Runs:
        """Prose with every reference worded and linked."""
        return tuple(self._run(piece) for piece in parse_prose(self.text(text)))

    def _run(self, piece: object) -> Run:
        if isinstance(piece, Reference):
            return self._reference(piece)
        return Run(getattr(piece, "text", "") if not isinstance(piece, Stray) else piece.text)

    def _reference(self, piece: Reference) -> Run:
        figure = self.bundle.figure_by_id.get(piece.target)
        if figure is not None and figure.internal and not self.show_internal:
            return Run(NOT_AVAILABLE)
        if figure is not None:
            return Run(self.worded(figure, piece.form), figure=figure.id)
        item = self.bundle.item_by_id.get(piece.target)
        if item is not None:
            return Run(self.text(item.name), item=item.id)
        # The missing name is among the problems; the sentence stays readable.
        return Run(NOT_AVAILABLE)

    def worded(self, figure: Figure, form: str) -> str:
        """A figure in one of the forms prose may ask for."""
        teller = self.teller
        forms: dict[str, Callable[[], str]] = {
            "number": lambda: teller.approximate(figure, teller.number(figure)),
            "rank": lambda: teller.rank(figure),
            "place-of": lambda: teller.place_number(figure),
            "change": lambda: teller.change(figure),
            "gap": lambda: teller.gap(figure),
            "name": lambda: teller.name(figure),
            "unit": lambda: teller.unit(figure),
            "period": lambda: teller.period(teller.period_of(figure)),
            "place": lambda: teller.place(teller.place_of(figure)),
        }
        return forms.get(form, lambda: teller.value(figure))()

    # Sources ---------------------------------------------------------------------------

    @cached_property
    def sources(self) -> tuple[NumberedSource, ...]:
        """The numbered source list: the briefing's own first, then outside context."""
        shown = [s for s in self.bundle.sources if self.view.context or not s.context]
        shown.sort(key=lambda s: s.context)
        return tuple(
            NumberedSource(
                n, s.id, self._source_line(s.id), self.teller.source(s.id), s.context, self.text(s.note)
            )
            for n, s in enumerate(shown, 1)
        )

    def _source_line(self, source_id: str) -> str:
        url = self.bundle.source_by_id[source_id].url
        line = self.teller.source_in_full(source_id)
        return f"{line} {url}" if url else line

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {s.id: s.number for s in self.sources}

    def marks(self, cites: Iterable[Citation]) -> tuple[SourceMark, ...]:
        """Citations as references to the numbered source list."""
        known = (c for c in cites if c.source in self._numbers)
        return tuple(dict.fromkeys(SourceMark(self._numbers[c.source], self.teller.spot(c)) for c in known))

    def cites_of(self, figures: Iterable[Figure]) -> tuple[Citation, ...]:
        """Every citation of these figures, without repeats."""
        return tuple(dict.fromkeys(c for f in figures for c in f.cite))

    def source_names(self, cites: Iterable[Citation]) -> str:
        """The line 资料来源 under a chart or table: each source once; empty without any."""
        names = dict.fromkeys(self.teller.source(c.source) for c in cites if c.source in self._numbers)
        joined = self.say("source-separator").join(names)
        return self.say("sources", sources=joined) if joined else ""

    def derived_notes(self, figures: Iterable[Figure]) -> tuple[Runs, ...]:
        """A note for each derived figure: what it is computed from."""
        return tuple((Run(note),) for note in map(self.derivation, figures) if note)

    def derivation(self, figure: Figure) -> str:
        """How a derived figure is computed, in one sentence; empty for a published one."""
        total = self.teller.sum_of(figure)
        if not total:
            return ""
        place = self.teller.place(self.teller.place_of(figure))
        name = self.say("of-place", place=place, name=self.teller.measured(figure))
        return self.say("derived-note", name=name, sum=total)
