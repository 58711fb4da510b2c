"""What every block is made with: the cube, its wording, and the numbering of sources."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any, Final

import msgspec

from qjviewer.bundle.build import Origins
from qjviewer.bundle.measures import MEASURES
from qjviewer.bundle.model import Bundle, Item
from qjviewer.bundle.prose import Piece, PlainWords, Reference, Stray, parse_prose
from qjviewer.bundle.values import Citation, Text, plain
from qjviewer.figures.addresses import Address, Unknown
from qjviewer.figures.cube import Cube
from qjviewer.figures.figure import Figure
from qjviewer.figures.forms import Worded, Wording
from qjviewer.figures.teller import NOT_AVAILABLE, Teller
from qjviewer.figures.telling import sum_of
from qjviewer.pages.blocks import NumberedSource, Run, Runs, SourceMark
from qjviewer.pages.view import View
from qjviewer.problems import Problem, Span, problem
from qjviewer.text.late import late
from qjviewer.wording import Language, capitalised, say

# After these a negative value stands for its size: 下降7.2%, not 下降−7.2%.
DECLINE: Final = re.compile(
    r"(?:下降|下滑|回落|减少|減少|降低|收窄|缩小|縮小|负增长|負增長|低于|低於|慢于|慢於|跌|降)(?:了|约|約)?$"
    r"|(?:down|fell|declined?|dropped|decreased?|shrank)(?: by)? ?$",
    re.IGNORECASE,
)
_SENTENCES: Final = late(r"(?<=[。；！？])|(?<=[.;!?])\s+")
_COMMA_BEFORE: Final = late(r"[，,、；;]\s*$")
# Of this many figures computed in one way a note tells the way, of fewer the sums.
_MOST_SUMS: Final = 2


class Maker(msgspec.Struct, dict=True):
    """Makes the parts of pages for one cube and view, gathering problems on the way."""

    cube: Cube
    view: View
    problems: list[Problem] = msgspec.field(default_factory=list)
    # Speaker's notes may name internal figures; nothing the audience sees may.
    show_internal: bool = False
    # Whether what was published after the briefing's day may be named.
    later: bool = False

    @property
    def bundle(self) -> Bundle:
        """The bundle the pages are made of."""
        return self.cube.bundle

    @property
    def origins(self) -> Origins:
        """Where everything was typed."""
        return self.cube.origins

    @cached_property
    def teller(self) -> Teller:
        """The wording of figures in the view's language."""
        return Teller(self.cube, self.view.lang)

    @cached_property
    def wording(self) -> Wording:
        """The wording of references in prose of the view's language."""
        return Wording(self.teller, self.later)

    @cached_property
    def _foreign(self) -> dict[Language, Wording]:
        return {}

    def _wording_in(self, text: Text) -> Wording:
        """The wording for a text: what is not translated is not mixed of two languages."""
        lang = text.language(self.view.lang)
        if lang == self.view.lang:
            return self.wording
        if lang not in self._foreign:
            self._foreign[lang] = Wording(Teller(self.cube, lang), self.later)
        return self._foreign[lang]

    def beyond(self) -> "Maker":
        """The same maker for a block that may show what was published later."""
        return Maker(self.cube, self.view, self.problems, self.show_internal, later=True)

    def say(self, key: str, /, **values: object) -> str:
        """A phrase of the area `pages`."""
        return say(f"pages.{key}", self.view.lang, **values)

    def owner_of(self, figure: str) -> str:
        """The department that answers for a figure, by its id; empty where none is named."""
        return self.text(self.cube.owner_of(figure))

    def text(self, text: Text) -> str:
        """A text in the view's language."""
        return text.get(self.view.lang)

    def report(self, code: str, path: str, **args: Any) -> None:
        """Report a problem at an origin path."""
        self.problems.append(problem(code, self.origins.get(path, Span("")), subject=path, **args))

    # What may be shown -----------------------------------------------------------------

    def resolved(self, text: str, path: str) -> Address | None:
        """What an address names; None after telling that it names nothing."""
        found = self.cube.resolve(text)
        if isinstance(found, Unknown):
            self.report(found.code, path, part=found.part[:60], meant=found.meant)
            return None
        return found

    def figures(self, addresses: Iterable[str]) -> tuple[Figure, ...]:
        """The figures of these addresses that this view shows, in order."""
        found = (self._figure(text) for text in addresses)
        return tuple(f for f in found if f is not None and self.shows(f))

    def _figure(self, text: str) -> Figure | None:
        address = self.cube.resolve(text)
        return None if isinstance(address, Unknown) else self.cube.of_address(address, later=self.later)

    def items(self, ids: Iterable[str]) -> tuple[Item, ...]:
        """The items of these names that this view shows, in order."""
        known = (self.bundle.item_by_id.get(name) for name in ids)
        return tuple(i for i in known if i is not None and (self.show_internal or not i.internal))

    def shows(self, figure: Figure) -> bool:
        """Whether this view shows a figure: internal ones never, context only when asked."""
        if figure.internal and not self.show_internal:
            return False
        return self.view.context or not figure.context

    def hides_part_of(self, text: Text) -> bool:
        """Whether prose names what this view leaves out: then the sentence goes as a whole."""
        if self.view.context:
            return False
        return any(w.context for w in self._worded(text))

    def shown_part_of(self, text: Text) -> Text:
        """Prose without the sentences that name what this view leaves out."""
        if not self.hides_part_of(text):
            return text
        sentences = (plain(s) for s in _SENTENCES().split(self.text(text)) if s)
        kept = [self.text(s) for s in sentences if not self.hides_part_of(s)]
        if kept and kept[-1][-1:] in ("；", ";"):
            kept[-1] = kept[-1][:-1] + ("." if kept[-1].endswith(";") else "。")
        words = (" " if text.language(self.view.lang) == "en" else "").join(kept)
        return Text(((text.language(self.view.lang), words),))

    def lacks_part_of(self, text: Text) -> bool:
        """Whether a value that prose names is missing."""
        return any(w.is_missing for w in self._worded(text))

    def _worded(self, text: Text) -> Iterator[Worded]:
        wording = self._wording_in(text)
        for piece in parse_prose(self.text(text)):
            if isinstance(piece, Reference) and not piece.if_there:
                yield wording.word(piece)

    # Prose -----------------------------------------------------------------------------

    def runs(self, text: Text) -> Runs:
        """Prose with every reference worded and linked."""
        found: list[Run] = []
        wording = self._wording_in(text)
        for piece in parse_prose(self.text(text)):
            self._add(piece, found, wording)
        kept = tuple(run for run in found if run.text)
        return self._capitalised(kept) if text.language(self.view.lang) == "en" else kept

    def _capitalised(self, runs: Runs) -> Runs:
        """An English sentence that begins with a figure's name begins with a capital all the same."""
        if not runs or not (runs[0].figure or runs[0].item) or not runs[0].text[:1].islower():
            return runs
        first = runs[0]
        return (Run(capitalised(first.text), first.figure, first.item), *runs[1:])

    def _add(self, piece: Piece, found: list[Run], wording: Wording) -> None:
        if isinstance(piece, PlainWords | Stray):
            found.append(Run(piece.text))
            return
        worded = wording.word(piece)
        if worded.internal and not self.show_internal:
            found.append(Run(NOT_AVAILABLE))
            return
        if worded.is_missing and piece.if_there:
            # What is not there takes the comma before it along.
            if found:
                found[-1] = Run(_COMMA_BEFORE().sub("", found[-1].text), found[-1].figure, found[-1].item)
            return
        before = found[-1].text if found else ""
        text = worded.size if worded.size and DECLINE.search(before) else worded.text
        found.append(Run(text, figure=worded.figure, item=worded.item))

    # Words about figures ---------------------------------------------------------------

    def measure_words(self, figure: Figure) -> str:
        """What is measured, for subtitles and lists: 同比增长, 数量."""
        if figure.against:
            return self.say("difference")
        if figure.is_fact:
            return self.say(f"fact-{figure.kind}" if figure.kind else "fact")
        return MEASURES[figure.measure].in_words(self.view.lang)

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

    # Notes that follow from the data -----------------------------------------------------

    def notes_of(self, figures: Sequence[Figure]) -> tuple[Runs, ...]:
        """The notes a chart or table needs: how values were computed, 口径, overlap, 初步, 期后."""
        texts = (
            *self._computed_notes(figures),
            *self._price_note(figures),
            *self._status_notes(figures),
        )
        return tuple((Run(text),) for text in dict.fromkeys(texts) if text)

    def _computed_notes(self, figures: Sequence[Figure]) -> Iterator[str]:
        by_how: dict[str, list[Figure]] = {}
        for figure in figures:
            if figure.how and figure.value is not None and figure.how != "stated":
                by_how.setdefault(figure.how, []).append(figure)
        for how, found in by_how.items():
            sums = [s for f in found if (s := self.derivation(f))]
            general = say_if_known(f"pages.computed-{how}", self, names=self._names(found))
            if len(found) <= _MOST_SUMS and how in ("from-difference", "derive"):
                yield from sums
            elif general:
                yield general

    def _names(self, figures: Iterable[Figure]) -> str:
        names = (self._placed(f) for f in figures)
        return self.teller.joined(list(dict.fromkeys(names))[:6])

    def _placed(self, figure: Figure) -> str:
        name = self.teller.measured(figure, short=True)
        if self.cube.is_here(figure.place):
            return name
        place = self.teller.place(self.teller.place_of(figure))
        return self.say("of-place", place=place, name=name)

    def _price_note(self, figures: Sequence[Figure]) -> Iterator[str]:
        """Where real and nominal growth share a panel a reader must be told which is which."""
        by_price: dict[str, dict[str, None]] = {"real": {}, "nominal": {}}
        for figure in figures:
            indicator = self.cube.indicator(figure.indicator)
            if indicator is not None and indicator.price and MEASURES[figure.measure].sign == "growth":
                by_price[indicator.price][self.teller.short(figure)] = None
        real, nominal = (self.teller.joined(by_price[p]) for p in ("real", "nominal"))
        if real and nominal:
            yield self.say("real-nominal-note", real=real, nominal=nominal)

    def _status_notes(self, figures: Sequence[Figure]) -> Iterator[str]:
        overlaps = [f.overlap for f in figures if f.overlap]
        if len(overlaps) > len(set(overlaps)):
            yield self.say("overlap-note")
        early = [f for f in figures if f.status == "preliminary" and f.value is not None]
        if early:
            known = [f for f in figures if f.value is not None and not f.how]
            names = list(dict.fromkeys(map(self.teller.short, early)))
            few = self.teller.joined(names[:4])
            key = "preliminary-all" if len(early) == len(known) else "preliminary-note"
            yield self.say(key, names=few)
        late = [f for f in figures if f.is_later and f.value is not None and not f.against]
        later = dict.fromkeys(map(self._lateness, late))
        if later:
            yield self.say("later-note", what=self.teller.joined(list(later)[:6]))

    def _lateness(self, figure: Figure) -> str:
        """What was published after the briefing: a whole period, or one value of a period before that."""
        period, own = self.teller.period(figure.period), self.bundle.briefing.period
        if figure.period.end > own.end:
            return period
        name = self._placed(figure)
        return name if figure.period == own else self.say("col-of", of=period, measure=name)

    def derivation(self, figure: Figure) -> str:
        """How a computed figure came about, in one sentence; empty for a published one."""
        total = sum_of(figure, self.teller)
        return self.say("derived-note", name=self._placed(figure), sum=total) if total else ""


def say_if_known(key: str, maker: Maker, **values: object) -> str:
    """A phrase, or an empty string where there is none of this name."""
    from qjviewer.wording import knows

    return say(key, maker.view.lang, **values) if knows(key) else ""
