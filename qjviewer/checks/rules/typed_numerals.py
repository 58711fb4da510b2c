"""Numerals typed in prose that look like data: each should name a figure instead.

A typed numeral that repeats a figure may go stale; one that contradicts a figure is wrong today.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import islice
from typing import Final

from qjviewer.checks.numerals import HOLE, Numeral
from qjviewer.checks.quantity import COUNT, PERCENT, POINTS, RANK, Quantity, digits_alike, of_figure
from qjviewer.checks.scanning import Scanner, as_read, matching
from qjviewer.checks.subject import Passage, Subject
from qjviewer.figures.figure import Figure
from qjviewer.problems import Problem, Severity
from qjviewer.wording import Language

_SENTENCE: Final = re.compile(r"[。！？；\n]|[.;!?](?=\s)")
# Words that say the numeral is about another time than the briefing's.
_OTHER_TIME: Final = re.compile(
    r"去年|上年|上一年|同期|[一二三四]季度|月|(?:19|20)\d\d年|last year|previous|quarter|(?:19|20)\d\d"
)
# "A、B分别增长1%、2%": the nearest name is not the numeral's.
_SHARED_OUT: Final = re.compile("分别|依次|respectively")
_OF_RANK: Final = re.compile(rf"(?:{HOLE}|\d|[位名])\s*[/／]\s*$")
_NEAR: Final = 14
# Two counts below this agree by chance.
_TELLING: Final = 10
_MOST_NAMES: Final = 2000
# No sentence worth reading is longer, to either side of a numeral.
_LONGEST: Final = 300
_MOST_IN_A_TEXT: Final = 20


def check(subject: Subject) -> Iterator[Problem]:
    """Report every numeral that should be a reference."""
    scanner, known = Scanner(subject), {}
    for passage in subject.passages:
        if passage.role == "name":
            continue
        for numeral in islice(scanner.typed(passage), _MOST_IN_A_TEXT):
            if passage.lang not in known:
                known[passage.lang] = _Known(subject, passage.lang)
            found = _judged(passage, numeral, known[passage.lang], subject)
            if not _repeats_itself(found, passage):
                yield found


def _repeats_itself(found: Problem, passage: Passage) -> bool:
    """Whether a note says the number it is a note on: 设区市共11个 beside the group's size."""
    owner = ".".join(passage.path.split(".")[:2]).partition(".")[2]
    named = dict(found.args).get("figure", "").partition(":")[0]
    return found.code == "numeral-repeats" and bool(owner) and owner == named


def _judged(passage: Passage, numeral: Numeral, known: "_Known", subject: Subject) -> Problem:
    spot = _Spot(as_read(passage), numeral)
    code, figure = ("rank-total-typed", None) if spot.of_rank else known.verdict(spot)
    severity = Severity.ERROR if code in ("numeral-contradicts", "numeral-unit") else Severity.WARNING
    more = {} if figure is None else known.told(figure, numeral)
    typed = passage.text[numeral.start : numeral.end]
    return subject.report_in(code, passage, numeral.start, numeral.end, severity, text=typed.strip(), **more)


@dataclass(frozen=True)
class _Spot:
    """A numeral in its sentence."""

    text: str
    numeral: Numeral

    @property
    def of_rank(self) -> bool:
        """Whether it follows a rank and a slash: 第3 / 90."""
        return _OF_RANK.search(self.lead[-12:]) is not None

    @cached_property
    def start(self) -> int:
        """Where the sentence starts."""
        first = max(0, self.numeral.start - _LONGEST)
        ends = [m.end() for m in _SENTENCE.finditer(self.text, first, self.numeral.start)]
        return ends[-1] if ends else first

    @cached_property
    def sentence(self) -> str:
        """The sentence."""
        last = self.numeral.end + _LONGEST
        end = _SENTENCE.search(self.text, self.numeral.end, last)
        return self.text[self.start : end.start() if end else last]

    @cached_property
    def lead(self) -> str:
        """The sentence up to the numeral."""
        return self.text[self.start : self.numeral.start]


class _Known:
    """The figures of the briefing by what they say, and by their names in one language."""

    def __init__(self, subject: Subject, lang: Language) -> None:
        self._subject = subject
        self._lang = lang
        self._teller = subject.teller(lang)
        self._by_quantity: dict[Quantity, list[Figure]] = defaultdict(list)
        self._by_unit: dict[str, list[Figure]] = defaultdict(list)
        self._by_name: dict[str, list[Figure]] = defaultdict(list)
        for figure in subject.sayable:
            said = of_figure(figure)
            if said is not None:
                self._by_quantity[said].append(figure)
                self._by_unit[said.unit].append(figure)
            if figure.rank:
                self._by_quantity[Quantity(Decimal(figure.rank), RANK)].append(figure)
            for name in {self._teller.name(figure), self._teller.short(figure)}:
                if len(name) > 1 and len(self._by_name) < _MOST_NAMES:
                    self._by_name[matching(name, lang)].append(figure)

    def told(self, figure: Figure, numeral: Numeral) -> dict[str, str]:
        """How the message names a figure: its name and what it says."""
        ranked = numeral.quantity.unit == RANK
        shown = self._teller.rank(figure) if ranked else self._subject.worded(figure, self._lang)
        named = self._subject.reference(figure, "rank" if ranked else "")
        return {"figure": named, "name": self._teller.measured(figure), "shown": shown}

    def verdict(self, spot: _Spot) -> tuple[str, Figure | None]:
        """What is wrong with a numeral, and the figure it should have named."""
        said = spot.numeral.quantity
        named = self._named(spot)
        same = self._by_quantity.get(said, [])
        repeated = self._first(same, named) or (same[0] if same and _telling(said) else None)
        if repeated is not None:
            return "numeral-repeats", repeated
        confused = self._by_quantity.get(Quantity(said.amount, _OTHER.get(said.unit, "?")))
        if confused:
            return "numeral-unit", self._first(confused, named) or confused[0]
        wrong = self._contradicted(spot, named)
        return ("numeral-contradicts", wrong) if wrong else ("numeral-typed", None)

    def _first(self, figures: Iterable[Figure], named: dict[str, int]) -> Figure | None:
        return next((f for f in figures if f.id in named), None)

    def _named(self, spot: _Spot) -> dict[str, int]:
        """Figures whose name stands in the sentence, and where it ends before the numeral."""
        found: dict[str, int] = {}
        for name, figures in self._by_name.items():
            if name in spot.sentence:
                end = spot.lead.rfind(name)
                at = end + len(name) if end >= 0 else -1
                for figure in figures:
                    found[figure.id] = max(at, found.get(figure.id, -1))
        return found

    def _contradicted(self, spot: _Spot, named: dict[str, int]) -> Figure | None:
        said = spot.numeral.quantity
        rivals = self._by_unit.get(said.unit, [])
        if said.unit == RANK:
            # 全省第2位: the place named is the one ranked in, not the figure's.
            here = [f for f in self._subject.sayable if f.rank]
        else:
            here = [f for f in rivals if self._of_place(f, spot)]
        slips = [f for f in here if self._slip(f, said)]
        close = self._first(slips, named) or (slips[0] if slips else None)
        return close or self._beside(here, spot, named)

    def _slip(self, figure: Figure, said: Quantity) -> bool:
        known = of_figure(figure)
        return known is not None and known.unit == said.unit and digits_alike(known.amount, said.amount)

    def _of_place(self, figure: Figure, spot: _Spot) -> bool:
        """Whether the numeral may be about the figure's place: the last one named before it, or ours."""
        places = self._subject.bundle.places
        ours = self._subject.bundle.briefing.place
        said = {p.id: max(spot.lead.rfind(w) for w in self._words(p.id)) for p in places[:_MOST_NAMES]}
        last = max(said, key=lambda p: said[p], default=ours)
        return figure.place == (last if said.get(last, -1) >= 0 else ours)

    def _words(self, place_id: str) -> list[str]:
        place = self._subject.bundle.place_by_id[place_id]
        words = (place.name.get(self._lang), place.short.get(self._lang), self._teller.whole(place_id))
        return [matching(w, self._lang) for w in words if len(w) > 1] or ["\0"]

    def _beside(self, figures: list[Figure], spot: _Spot, named: dict[str, int]) -> Figure | None:
        """The one figure whose name leads straight to the numeral."""
        if _SHARED_OUT.search(spot.sentence) or _OTHER_TIME.search(spot.sentence):
            return None
        ours = self._subject.bundle.briefing.period
        near = [
            f
            for f in figures
            if named.get(f.id, -1) >= 0
            and len(spot.lead) - named[f.id] <= _NEAR * (3 if self._lang == "en" else 1)
            and f.period == ours
        ]
        return max(near, key=lambda f: named[f.id], default=None)


_OTHER: Final = {PERCENT: POINTS, POINTS: PERCENT}


def _telling(said: Quantity) -> bool:
    """Whether an equal amount is hardly chance."""
    return said.unit not in (COUNT, RANK, "天", "个月", "年", "个季度", "倍") or said.amount >= _TELLING
