"""Numerals typed in prose that look like data: each should name a figure instead, or it may go stale.

What the words claim with it is held against the figures by the rule `claims`; here only facts that no
indicator fits are, since those are known by their names alone.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from typing import Final

from qjviewer.bundle.units import PERCENT
from qjviewer.checks.claims import ReadText
from qjviewer.checks.named_facts import NamedFacts, misnamed
from qjviewer.checks.numerals import HOLE, Numeral
from qjviewer.checks.quantity import COUNT, RANK, BaseAmount, of_figure
from qjviewer.checks.scanning import Scanner, as_read
from qjviewer.checks.subject import Passage, Subject
from qjviewer.figures.figure import Figure
from qjviewer.problems import Problem, Severity
from qjviewer.text.late import late
from qjviewer.wording import Language

_OF_RANK: Final = late(rf"(?:{HOLE}|\d|[位名])\s*[/／]\s*$")
# Two counts below this agree by chance.
_TELLING: Final = 10
_MOST_IN_A_TEXT: Final = 20


def check(subject: Subject) -> Iterator[Problem]:
    """Report every numeral that should be a reference."""
    scanner, known = Scanner(subject), _Known(subject)
    for read in subject.read:
        for numeral in islice(scanner.typed(read.passage), _MOST_IN_A_TEXT):
            found = known.judged(read, numeral)
            if found is not None and not _repeats_itself(found, read.passage):
                yield found
    for name, figure in misnamed(subject):
        yield subject.report("fact-misnamed", f"facts.{name}.name", fact=name, shown=subject.worded(figure))


def _repeats_itself(found: Problem, passage: Passage) -> bool:
    """Whether a note says the number it is a note on: 设区市共11个 beside the group's size."""
    owner = ".".join(passage.path.split(".")[:2]).partition(".")[2]
    named = dict(found.args).get("figure", "").partition(":")[0]
    return found.code == "numeral-repeats" and bool(owner) and owner == named


class _Known:
    """What a typed number may repeat."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self._facts: dict[Language, NamedFacts] = {}

    def judged(self, read: ReadText, numeral: Numeral) -> Problem | None:
        """What is to be said of a numeral; None where the claim it belongs to is refuted and told of."""
        passage, text = read.passage, as_read(read.passage)
        if _OF_RANK().search(text[max(0, numeral.start - 12) : numeral.start]):
            return self._told("rank-total-typed", passage, numeral, None)
        about = [c for c in read.claims if c.start < numeral.end and numeral.start < c.end]
        if any(c.verdict == "contradicted" for c in about):
            return None
        fact = self._facts_in(passage.lang).meant(numeral, text)
        if fact is not None:
            return self._told(f"numeral-{fact[0]}", passage, numeral, fact[1])
        proved = next((c for c in about if c.verdict == "proved" and c.figures), None)
        figure = self._subject.cube.by_id(proved.figures[0]) if proved else None
        if figure is None or not self._says(figure, numeral):
            figure = self._same(numeral)
        return self._told("numeral-repeats" if figure else "numeral-typed", passage, numeral, figure)

    def _facts_in(self, lang: Language) -> NamedFacts:
        if lang not in self._facts:
            self._facts[lang] = NamedFacts(self._subject, lang)
        return self._facts[lang]

    def _says(self, figure: Figure, numeral: Numeral) -> bool:
        ranked = numeral.quantity.unit == RANK and figure.rank == numeral.quantity.amount
        return ranked or of_figure(figure) == numeral.quantity

    def _same(self, numeral: Numeral) -> Figure | None:
        """A figure that says the same number, where that is hardly chance."""
        if not _telling(numeral.quantity):
            return None
        return next(iter(self._by_quantity.get(numeral.quantity, ())), None)

    @cached_property
    def _by_quantity(self) -> dict[BaseAmount, list[Figure]]:
        found: dict[BaseAmount, list[Figure]] = defaultdict(list)
        for figure in self._subject.sayable:
            said = of_figure(figure)
            if said is not None:
                found[said].append(figure)
        return found

    def _told(self, code: str, passage: Passage, numeral: Numeral, figure: Figure | None) -> Problem:
        severity = Severity.ERROR if code == "numeral-contradicts" else Severity.WARNING
        typed = passage.text[numeral.start : numeral.end].strip()
        more = {} if figure is None else self._naming(figure, numeral, passage.lang)
        return self._subject.report_in(
            code, passage, numeral.start, numeral.end, severity, text=typed, **more
        )

    def _naming(self, figure: Figure, numeral: Numeral, lang: Language) -> dict[str, str]:
        """How the message names a figure: its address, its name and what it says."""
        teller, ranked = self._subject.teller(lang), numeral.quantity.unit == RANK
        shown = teller.rank(figure) if ranked else self._subject.worded(figure, lang)
        named = self._subject.reference(figure, "rank" if ranked else "")
        return {"figure": named, "name": teller.measured(figure), "shown": shown}


def _telling(said: BaseAmount) -> bool:
    """Whether an equal amount is hardly chance."""
    if said.unit == PERCENT:
        return True
    return said.unit not in (COUNT, RANK, "天", "个月", "年", "个季度", "倍") or said.amount >= _TELLING
