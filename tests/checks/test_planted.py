"""Mistakes of the usual kinds, planted in the briefing that ships: each is told as what it is."""

import csv
import shutil
from pathlib import Path

from qjviewer.load import load
from qjviewer.problems import Severity
from qjviewer.resources import builtin_bundle

TABLES = Path(__file__).parent / "planted"
POINT = '          - {weakness: "{weak-base}：以招引和储备项目增强后劲。"}\n'
FACT = "  - faster: {count"
LEAD = """\
  - about: {place: qujiang, period: 2023H1, source: zjrb}
    lead: {name: 领先全国, value: 8.9, unit: 个百分点, at: ¶1}
"""
# What a rule only asks about counts where it names the mistake; a numeral that is merely typed does not.
WANTED = 0.95


def rows(name):
    with (TABLES / name).open(encoding="utf-8", newline="") as file:
        return [{**row, "codes": set(row["codes"].split())} for row in csv.DictReader(file)]


SENTENCES, CHANGES = rows("sentences.csv"), rows("changes.csv")


def edited(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text, old
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text.count("\n", 0, text.index(old)) + 1


def copied(folder):
    return shutil.copytree(builtin_bundle(), folder / "b")


def errors(folder):
    return [p for p in load(folder).problems if p.severity is Severity.ERROR]


def told_of_sentences(folder):
    """The sentences as points of one tab, each judged by itself: which are told as what they are."""
    bundle = copied(folder)
    edited(bundle / "data.yaml", FACT, LEAD + FACT)
    points = "".join(f'          - {{text: "{row["text"]}"}}\n' for row in SENTENCES)
    first = edited(bundle / "tabs.yaml", POINT, POINT + points) + 1
    found = {}
    for problem in errors(bundle):
        if problem.where.file == "tabs.yaml":
            found.setdefault(problem.where.line - first, set()).add(problem.code)
    return [(row["text"], bool(found.get(n, set()) & row["codes"])) for n, row in enumerate(SENTENCES)]


def told_of_changes(folder):
    """The changes one at a time."""
    for number, row in enumerate(CHANGES):
        bundle = copied(folder / str(number))
        edited(bundle / row["file"], row["old"], row["new"])
        codes = {p.code for p in load(bundle).problems if p.severity >= Severity.WARNING}
        yield row["new"], bool(codes & row["codes"])


def test_at_least_95_of_100_planted_mistakes_are_told_as_what_they_are(tmp_path):
    told = [*told_of_sentences(tmp_path), *told_of_changes(tmp_path)]
    missed = [text for text, is_told in told if not is_told]
    assert len(missed) <= (1 - WANTED) * len(told), missed
