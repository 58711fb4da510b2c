"""Every place of the sample briefing, given what does not belong there: what is told, and where.

One place of every sort is tried, with a list, a group of keys, a number, nothing, and words. Several places
are wrong at once, never one within another. Golden files tell what was said of each.
"""

from collections.abc import Iterator

import pytest
import yaml

from tests.bundle.small import read
from tests.rich.test_rich import BUNDLE
from tests.rich.written import is_golden

TEXT = (BUNDLE / "briefing.yaml").read_text(encoding="utf-8")
FILES = {name: (BUNDLE / name).read_text(encoding="utf-8") for name in ("words.csv", "history.csv")}
WRONG = {"list": "[甲, 乙]", "keys": "{甲: 乙}", "number": "-4.5", "nothing": '""', "words": "什么 都行"}
# So many places are wrong at once.
AT_ONCE = 24


# Sections whose keys are names.
NAMED = ("places", "groups", "people", "sources", "indicators", "remarks")


def values(node: yaml.Node, sort: str = "") -> Iterator[tuple[str, yaml.Node]]:
    """Every value of a file with the sort of its place: the keys that lead there, without names."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from values(value, f"{sort}.{'*' if sort.strip('.') in NAMED else key.value}")
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from values(value, f"{sort}[]")
    yield sort, node


def places() -> list[tuple[int, int]]:
    """Start and end of the first place of every sort, but for the file as a whole and its sections."""
    found: dict[str, tuple[int, int]] = {}
    for sort, node in values(yaml.compose(TEXT)):
        start, end = node.start_mark.index, node.end_mark.index
        if sort.count(".") + sort.count("[") > 1:
            # Behind a list or group of several lines the parser stands at the next line.
            found.setdefault(sort, (start, start + len(TEXT[start:end].rstrip())))
    return sorted(found.values())


def helpings(left: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Parts of the places in which none lies within another."""
    while left:
        taken: list[tuple[int, int]] = []
        for start, end in left:
            if len(taken) < AT_ONCE and (not taken or start >= taken[-1][1]):
                taken.append((start, end))
        left = [place for place in left if place not in taken]
        yield taken


def with_all(wrong: str, places: list[tuple[int, int]]) -> str:
    text = TEXT
    for start, end in reversed(places):
        text = text[:start] + wrong + text[end:]
    return text


@pytest.mark.parametrize("name", WRONG)
def test_what_does_not_belong_in_a_place_is_told_there(name):
    said = [
        f"{p.where} {p.severity.word} {p.code} {p.subject}: {p.message()}"
        for wrong in helpings(places())
        for p in read(with_all(WRONG[name], wrong), FILES).problems
    ]
    is_golden(f"wrong.{name}", said)
