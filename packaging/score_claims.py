"""Scores the reader of claims on labelled sentences: facts, names and claims as CSV files.

  python3 packaging/dev.py claims --facts F --names N --claims C [--claims C2 …] [--quiet]

Prints every miss, a table by kind, and for typed sentences and for those with references one line:
recall (false ones contradicted), false alarms (true ones contradicted), decided (proved or contradicted).
"""

from __future__ import annotations

import argparse
import csv
import sys
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from claim_forms import pieces_of

from qjviewer.bundle.periods import parse_period
from qjviewer.checks.language.across import difference
from qjviewer.checks.language.csv_data import CsvData, read
from qjviewer.checks.language.ground import Ground
from qjviewer.checks.language.reader import Checked, Reader
from qjviewer.checks.language.references import read as read_references

BETWEEN = " // "
SAMPLES = Path(__file__).resolve().parent.parent / "tests" / "checks" / "language" / "data"


class Outcome:
    """What the reader made of one sentence."""

    def __init__(
        self, verdict: str, texts: Sequence[str], checked: Sequence[tuple[str, Checked]], note: str = ""
    ) -> None:
        self.verdict = verdict
        self.texts = texts
        self.checked = checked
        self.note = note

    @property
    def cells(self) -> set[str]:
        """The cells that its alarms name."""
        wrong = [c for _, c in self.checked if c.judgement.verdict == "contradicted"]
        return {cell for c in wrong for cell in c.judgement.cells}

    def told(self) -> Iterable[str]:
        """A line for each claim."""
        for text, one in self.checked:
            judged, words = one.judgement, text[one.start : one.end]
            cells = ", ".join(judged.cells)
            yield f"      {judged.verdict}: {one.kind} 「{words}」 {judged.code} {cells}"
        if self.note:
            yield f"      {self.note}"


class Scorer:
    """Reads sentences about several briefings that share one set of facts."""

    def __init__(self, data: CsvData) -> None:
        self._data = data
        self._readers: dict[str, Reader] = {}

    def reader(self, context: str) -> Reader:
        """The reader for a briefing's place and period, written place@period."""
        if context not in self._readers:
            place, _, period = context.partition("@")
            parsed = parse_period(period)
            if place not in self._data.places or parsed is None:
                sys.exit(f"no such context: {context}")
            self._readers[context] = Reader(self._data.at(place, parsed))
        return self._readers[context]

    def typed(self, row: Mapping[str, str]) -> Outcome:
        """The verdict on a sentence as people type it."""
        return self._outcome(row, "typed")

    def referring(self, row: Mapping[str, str]) -> Outcome:
        """The verdict on a sentence with references."""
        return self._outcome(row, "refs")

    def _outcome(self, row: Mapping[str, str], column: str) -> Outcome:
        reader = self.reader(row["context"])
        halves = row[column].split(BETWEEN)
        langs = ["zh-Hans", "en"] if len(halves) > 1 else [row["lang"]]
        read_: list[tuple[str, tuple[Checked, ...]]] = []
        for half, lang in zip(halves, langs, strict=True):
            lang = "zh-Hans" if lang == "zh+en" else lang
            pieces = pieces_of(half, self._data, reader.sight, lang)
            read_.append(read_references(reader, pieces, lang))
        note = ""
        if len(read_) > 1:
            differing = difference(read_[0][1], read_[1][1], Ground(reader.sight, ""))
            note = f"the languages differ: {differing.code}" if differing else ""
        checked = [(text, c) for text, all_ in read_ for c in all_]
        return Outcome(verdict_of([c for _, c in checked], bool(note)), [t for t, _ in read_], checked, note)


def verdict_of(checked: Sequence[Checked], differing: bool = False) -> str:
    """One word for a sentence: contradicted by any claim, proved by all; silent where nothing is claimed."""
    verdicts = {c.judgement.verdict for c in checked}
    if "contradicted" in verdicts or differing:
        return "contradicted"
    if "undecidable" in verdicts:
        return "undecidable"
    return "proved" if verdicts else "silent"


class Tally:
    """Counts outcomes by kind."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[str, str, str]] = Counter()
        self._explained = 0

    def add(self, kind: str, label: str, outcome: Outcome, cells: set[str]) -> None:
        """Count one sentence."""
        self._counts[kind, label, outcome.verdict] += 1
        if label == "false" and outcome.verdict == "contradicted" and outcome.cells & cells:
            self._explained += 1

    def of(self, label: str, *verdicts: str, kind: str = "") -> int:
        """How many sentences of a label have one of the verdicts; of all where none is given."""
        return sum(
            n
            for (k, lab, verdict), n in self._counts.items()
            if lab == label and (not verdicts or verdict in verdicts) and (not kind or k == kind)
        )

    def table(self) -> Iterable[str]:
        """The table by kind."""
        yield f"{'kind':12} {'caught':>9} {'alarms':>9} {'proved':>9}  undecidable"
        for kind in sorted({k for k, *_ in self._counts}):
            false, true = self.of("false", kind=kind), self.of("true", kind=kind)
            caught, alarms = (
                self.of("false", "contradicted", kind=kind),
                self.of("true", "contradicted", kind=kind),
            )
            proved = self.of("true", "proved", kind=kind)
            open_ = {
                v: n
                for v in ("proved", "contradicted", "undecidable", "silent")
                for n in [self.of("undecidable", v, kind=kind)]
                if n
            }
            counts = f"{caught:>4}/{false:<4} {alarms:>4}/{true:<4} {proved:>4}/{true:<4}"
            yield f"{kind:12} {counts}  {open_ or ''}"

    def line(self) -> str:
        """Recall, false alarms and the share decided, in per cent."""
        false, true = self.of("false"), self.of("true")
        caught, alarms = self.of("false", "contradicted"), self.of("true", "contradicted")
        decided = caught + alarms + self.of("true", "proved") + self.of("false", "proved")
        shares = _share(caught, false), _share(alarms, true), _share(decided, false + true)
        return "recall {} · false alarms {} · decided {}".format(*shares)

    def explained(self) -> str:
        """How many alarms name a cell that the sentence rests on."""
        return f"explained {_share(self._explained, self.of('false', 'contradicted'))}"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "– %"


def _is_miss(label: str, verdict: str) -> bool:
    return (
        (label == "false" and verdict != "contradicted")
        or (label == "true" and verdict == "contradicted")
        or (label == "undecidable" and verdict in ("proved", "contradicted"))
    )


def score(data: CsvData, rows: Sequence[Mapping[str, str]], *, quiet: bool, thorough: bool) -> list[str]:
    """Print misses and tables; the two last lines, for references and typed."""
    lines = []
    scorer = Scorer(data)
    for column, labels in (("refs", "verdict_refs"), ("typed", "verdict")):
        tally = Tally()
        for row in rows:
            if not row[column]:
                continue
            outcome = scorer.referring(row) if column == "refs" else scorer.typed(row)
            label = row[labels]
            tally.add(row["kind"], label, outcome, set(row["cells"].split()))
            undecided = label == "true" and outcome.verdict != "proved" and row["kind"] != "nondata"
            if (_is_miss(label, outcome.verdict) and not quiet) or (thorough and undecided):
                print(
                    f"{row['id']} {column} {row['kind']}: {label}, read as {outcome.verdict}: {row[column]}"
                )
                print(*outcome.told(), sep="\n")
        if not quiet:
            print(f"\n== {column}")
            print(*tally.table(), sep="\n")
            print(tally.explained(), "\n")
        lines.append(f"{column}: {tally.line()}")
    return lines


def main(arguments: Sequence[str]) -> int:
    """Score the files; without arguments, our own sentences."""
    parser = argparse.ArgumentParser(prog="dev.py claims", description=__doc__)
    parser.add_argument("--facts", type=Path, default=SAMPLES / "facts.csv")
    parser.add_argument("--names", type=Path, default=SAMPLES / "names.csv")
    parser.add_argument("--claims", type=Path, action="append")
    parser.add_argument("--quiet", action="store_true", help="only the two last lines")
    parser.add_argument(
        "--thorough", action="store_true", help="list true sentences that were not proved, too"
    )
    chosen = parser.parse_args(arguments)
    rows: list[Mapping[str, str]] = []
    for path in chosen.claims or [SAMPLES / "claims.csv"]:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows += list(csv.DictReader(file))
    began = time.perf_counter()
    lines = score(read(chosen.facts, chosen.names), rows, quiet=chosen.quiet, thorough=chosen.thorough)
    print(f"{len(rows)} rows in {time.perf_counter() - began:.2f} s")
    print(*lines, sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
