"""The reader on labelled sentences about invented places: false ones are refuted, true ones are not."""

import csv
from collections.abc import Callable
from decimal import Decimal
from functools import cache

import pytest

from qjviewer.bundle.periods import parse_period
from qjviewer.checks.language import csv_data
from qjviewer.checks.language.across import difference
from qjviewer.checks.language.ground import Ground
from qjviewer.checks.language.reader import Checked, Reader
from qjviewer.checks.language.remedies import Remedy, remedy_for
from tests.checks.language import scenes
from tests.checks.language.scenes import DATA, SIX, Facts

BETWEEN = " // "
WANTED_RECALL = 0.98
ALLOWED_ALARMS = 0.01


@cache
def facts() -> Facts:
    return Facts()


@cache
def reader(context: str) -> Reader:
    place, _, period = context.partition("@")
    parsed = parse_period(period)
    assert parsed is not None
    return Reader(csv_data.read(DATA / "facts.csv", DATA / "names.csv").at(place, parsed))


def refuted(text: str, one: Reader, lang: str = "zh-Hans") -> list[tuple[Checked, Remedy | None]]:
    """Every claim of a text that the data refute, each stretch of words once, with what mends it."""
    found = {
        (c.start, c.end): c for c in reversed(one.read(text, lang)) if c.judgement.verdict == "contradicted"
    }
    return [(c, remedy_for(c, text, lang, one)) for c in reversed(found.values())]


def sentences() -> list[dict[str, str]]:
    with (DATA / "claims.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def verdict_on(text: str, lang: str, context: str) -> str:
    """Contradicted by any claim or by the other language, proved by all."""
    one = reader(context)
    halves = text.split(BETWEEN)
    langs = ["zh-Hans", "en"] if len(halves) > 1 else [lang]
    found = [one.read(half, tongue) for half, tongue in zip(halves, langs, strict=True)]
    differ = len(found) > 1 and difference(found[0], found[1], Ground(one.sight, "")) is not None
    return _of([c for all_ in found for c in all_], differ)


def _of(checked: list[Checked], differ: bool) -> str:
    verdicts = {c.judgement.verdict for c in checked}
    if differ or "contradicted" in verdicts:
        return "contradicted"
    return "undecidable" if "undecidable" in verdicts else "proved" if verdicts else "silent"


def environment(context: str) -> dict[str, object]:
    """What a row's test may use: growth `g`, values `v`, which of the six is highest `mx` or lowest `mn`."""
    place, _, period = context.partition("@")
    values = facts().value

    def growth(indicator: str, where: str = place, when: str = period) -> Decimal:
        return values[indicator, "yoy", where, when]

    def value(address: str) -> Decimal:
        name, where, when = address.split("@")
        indicator, measure = name.split(".")
        return values[indicator, measure, where, when]

    def most(choose: Callable[..., str]) -> Callable[[str], str]:
        return lambda indicator: choose(SIX, key=lambda p: growth(indicator, p))

    four = ("grp", "ind", "fai", "soc")
    return {
        "g": growth,
        "v": value,
        "mx": most(max),
        "mn": most(min),
        "SIX": SIX,
        "M4": four,
        "M5": (*four, "rev"),
        "D": Decimal,
    }


TESTED = [row for row in sentences() if row["test"]]


@pytest.mark.parametrize("row", TESTED, ids=lambda row: row["id"])
def test_a_label_is_what_the_facts_say(row):
    """The labels are held against the facts without the reader."""
    assert str(eval(row["test"], environment(row["context"]))).lower() == row["verdict"]


def test_false_sentences_are_refuted_and_true_ones_left_alone():
    outcomes = [(row, verdict_on(row["typed"], row["lang"], row["context"])) for row in sentences()]
    false = [v for row, v in outcomes if row["verdict"] == "false"]
    true = [v for row, v in outcomes if row["verdict"] == "true"]
    assert false.count("contradicted") >= WANTED_RECALL * len(false)
    assert true.count("contradicted") <= ALLOWED_ALARMS * len(true)


def test_what_the_data_do_not_decide_is_neither_proved_nor_refuted():
    for row in sentences():
        if row["verdict"] == "undecidable":
            assert verdict_on(row["typed"], row["lang"], row["context"]) in ("undecidable", "silent"), row[
                "typed"
            ]


def test_numbers_that_are_no_data_never_alarm():
    for row in sentences():
        if row["kind"] == "nondata" and row["verdict"] == "true":
            assert verdict_on(row["typed"], row["lang"], row["context"]) != "contradicted", row["typed"]


def test_phrases_filled_with_what_is_true_are_proved_and_with_what_is_false_refuted():
    for case in scenes.cases(1, seed=8):
        lang = "en" if case.lang == "en" else "zh-Hans"
        wanted = "proved" if case.true else "contradicted"
        assert verdict_on(case.text, lang, case.context) == wanted, case.text
