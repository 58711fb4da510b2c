"""How well figures are read from workbooks: a folder of files, each with NAME.truth.csv beside it.

  python3 packaging/dev.py intake-score DIR [-v] [--last-part]

Prints for each file how many figures were read right and sure, asked about, wrong and sure, or missed,
then, for pairs NAMEa_… and NAMEb_…, how the second month is read with the first month's mapping.
The last line sums up. -v names each figure that was not right and sure; --last-part compares only the
last part of an indicator's path.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from qjviewer.bundle.periods import Period, parse_period
from qjviewer.intake.answers import SKIP, Answer, settled
from qjviewer.intake.drift import Drift
from qjviewer.intake.folding_text import folded
from qjviewer.intake.mapping import mapping_of
from qjviewer.intake.mapping_yaml import from_yaml, to_yaml
from qjviewer.intake.questions import IntakeQuestion, questions_of
from qjviewer.intake.read_figure import LIFETIME, ReadFigure
from qjviewer.intake.reading_again import read_with
from qjviewer.intake.trouble import IntakeError
from qjviewer.intake.understanding import Understanding, understand
from qjviewer.intake.workbook_opening import open_workbook

Row = Mapping[str, str]
_UNITS = {"个百分点": "百分点"}
_FIRST = re.compile(r"(.*\d)a(_.*)")


@dataclass
class Score:
    """Counts over the figures of one file or of all."""

    right: int = 0
    asked: int = 0
    wrong: int = 0
    missed: int = 0
    faults: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        """Count another file in."""
        self.right += other.right
        self.asked += other.asked
        self.wrong += other.wrong
        self.missed += other.missed

    @property
    def total(self) -> int:
        """All figures that count."""
        return self.right + self.asked + self.wrong + self.missed

    def line(self) -> str:
        """The four shares in one line."""
        shares = [
            100 * n / self.total if self.total else 0
            for n in (self.right, self.asked, self.wrong, self.missed)
        ]
        names = ("sure right", "asked", "sure wrong", "missed")
        return " · ".join(f"{name} {share:.1f} %" for name, share in zip(names, shares, strict=True))


def score_file(path: Path, truth: Iterable[Row], *, last_part: bool) -> Score:
    """Compare what is read from a file without any help with its truth."""
    try:
        figures = understand(open_workbook(path)).figures
    except IntakeError as error:
        return Score(missed=len(list(truth)), faults=[error.message()])
    return compare(figures, list(truth), last_part=last_part)


def compare(figures: Iterable[ReadFigure], truth: list[Row], *, last_part: bool) -> Score:
    """Count right, asked, wrong and missed figures; sure figures that the truth does not know are wrong."""
    score = Score()
    by_cell = {(figure.sheet, figure.cell): figure for figure in figures}
    listed = {(row["sheet"], row["cell"]) for row in truth}
    for row in truth:
        if row["status"] != "hidden":
            _count(score, row, by_cell.get((row["sheet"], row["cell"])), last_part=last_part)
    for at, figure in by_cell.items():
        if at not in listed and figure.value is not None and figure.is_sure and not figure.is_hidden:
            score.wrong += 1
            score.faults.append(f"EXTRA {at} {_told(figure)}")
    return score


def confirmed(read: Understanding, truth: list[Row]) -> dict[int, list[Answer]]:
    """The answers that somebody who knows the truth gives to all that is asked, by table."""
    by_cell = {(row["sheet"], row["cell"]): row for row in truth}
    answers: dict[int, list[Answer]] = {}
    for question in questions_of(read.figures):
        row = by_cell.get((question.cells[0].sheet, question.cells[0].cell))
        answers.setdefault(question.table, []).append(question.answered(_right_key(question, row)))
    return answers


def _right_key(question: IntakeQuestion, row: Row | None) -> str:
    """The choice that makes the first cell right, else what would be typed."""
    if row is None:
        return SKIP
    for choice in question.choices:
        made = settled([question.cells[0]], [question.answered(choice.key)])
        field_now = list(_differences(row, made[0], last_part=True)) if made else ["skipped"]
        if not any(text.startswith(question.field) for text in field_now):
            return choice.key
    return row[question.field]


def score_pair(first: Path, second: Path, *, last_part: bool) -> tuple[Score, list[Drift]]:
    """How the second month is read with the mapping that the first month left, once confirmed."""
    read, truth = understand(open_workbook(first)), truth_of(first)
    answers = confirmed(read, truth)
    # Written and read again, as between two months.
    mappings = from_yaml(to_yaml(mapping_of(read, answers)), "mapping.yaml")
    before = [f for t, table in enumerate(read.tables) for f in settled(table.figures, answers.get(t, []))]
    again = read_with(open_workbook(second), mappings, before)
    return compare(again.figures, truth_of(second), last_part=last_part), again.drift


def pairs_of(files: list[Path]) -> list[tuple[Path, Path]]:
    """Files NAMEa… and NAMEb… of the same two months."""
    by_name = {(path.parent, path.name): path for path in files}
    pairs = []
    for path in files:
        match = _FIRST.match(path.name)
        other = by_name.get((path.parent, f"{match[1]}b{match[2]}")) if match else None
        if other is not None:
            pairs.append((path, other))
    return pairs


def _count(score: Score, row: Row, figure: ReadFigure | None, *, last_part: bool) -> None:
    where = f"{row['sheet']}!{row['cell']}"
    if figure is None:
        score.missed += 1
        score.faults.append(f"MISSED {where} {row['indicator']} {row['measure']} {row['value']}")
        return
    differences = list(_differences(row, figure, last_part=last_part))
    if figure.doubts:
        score.asked += 1
        reasons = ",".join(doubt.reason for doubt in figure.doubts)
        score.faults.append(f"ASKED {where} [{reasons}] {_told(figure)} differs: {differences}")
    elif differences:
        score.wrong += 1
        score.faults.append(f"WRONG {where} {differences} {_told(figure)}")
    else:
        score.right += 1


def _told(figure: ReadFigure) -> str:
    return (
        f"{figure.shown!r} {'/'.join(figure.indicator)} {figure.measure} {figure.place} "
        f"{figure.period_code} {figure.value} {figure.unit} r{figure.rank} {figure.status}"
    )


def _differences(row: Row, figure: ReadFigure, *, last_part: bool) -> Iterable[str]:
    """What is not as the truth has it, in words."""
    if not _same_value(row, figure):
        yield f"value {row['value'] or row['status']}"
    wanted = [folded(part) for part in row["indicator"].split("/")]
    given = [folded(part) for part in figure.indicator]
    if wanted[-1:] != given[-1:]:
        yield f"indicator {row['indicator']}"
    elif not last_part and wanted != given:
        yield f"path {row['indicator']}"
    for name, given_text in (("measure", figure.measure), ("place", figure.place)):
        if row[name] != given_text:
            yield f"{name} {row[name]}"
    if not _same_period(row["period"], figure):
        yield f"period {row['period']}"
    if _UNITS.get(row["unit"], row["unit"]) != figure.unit:
        yield f"unit {row['unit']}"
    if (int(row["rank"]) if row["rank"] else 0) != figure.rank:
        yield f"rank {row['rank']}"


def _same_value(row: Row, figure: ReadFigure) -> bool:
    if row["status"] in ("missing", "error"):
        return figure.value is None and figure.status == row["status"]
    if figure.value is None:
        return False
    value = Decimal(row["value"])
    exponent = value.as_tuple().exponent
    half = Decimal(5).scaleb((exponent if isinstance(exponent, int) else 0) - 1)
    return abs(value - figure.value) <= half


def _same_period(code: str, figure: ReadFigure) -> bool:
    """2023M06 is a month or its end; total a project's whole life."""
    if code == LIFETIME or figure.is_lifetime:
        return code == LIFETIME and figure.is_lifetime
    wanted, given = parse_period(code), figure.period
    if wanted is None or given is None:
        return False
    return Period(wanted.last, wanted.first) == Period(given.last, given.first)


def truth_of(path: Path) -> list[Row]:
    """The truth beside a file; empty where there is none."""
    beside = path.with_name(f"{path.stem}.truth.csv")
    if not beside.is_file():
        return []
    with beside.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def main(arguments: list[str]) -> int:
    """Score a folder."""
    parser = argparse.ArgumentParser(
        "intake-score", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument(
        "-v", "--verbose", action="store_true", help="name each figure that is not right and sure"
    )
    parser.add_argument(
        "--last-part", action="store_true", help="compare only the last part of an indicator's path"
    )
    args = parser.parse_args(arguments)
    files = [p for p in sorted(args.folder.rglob("*")) if truth_of(p) and not p.name.endswith(".truth.csv")]
    whole = Score()
    for path in files:
        score = score_file(path, truth_of(path), last_part=args.last_part)
        whole.add(score)
        _tell(path.name, score, args.verbose)
    later = Score()
    for first, second in pairs_of(files):
        score, drift = score_pair(first, second, last_part=args.last_part)
        later.add(score)
        _tell(f"{second.name} with the mapping of {first.name}", score, args.verbose)
        for entry in drift:
            print(f"     drift: {entry.kind} {entry.sheet}!{entry.cell} {entry.old} -> {entry.new}")
    if later.total:
        print(f"second months with the first month's mapping: {later.line()}")
    print(whole.line())
    return 0


def _tell(name: str, score: Score, verbose: bool) -> None:
    print(
        f"{name}: {score.total} figures · {score.right} right and sure · {score.asked} asked · "
        f"{score.wrong} wrong and sure · {score.missed} missed"
    )
    for fault in score.faults if verbose else ():
        print("    ", fault)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
