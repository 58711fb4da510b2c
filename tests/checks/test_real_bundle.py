"""The rules before the briefing that ships: silent as it stands, exact when something is changed."""

import shutil

import pytest

from qjviewer.bundle.build import build
from qjviewer.checks.run import run
from qjviewer.figures.derive import complete
from qjviewer.resources import builtin_bundle
from tests.checks.font_coverage import FONTS, covered


def checked(folder):
    built = build(folder)
    bundle, derived = complete(built.bundle, built.origins)
    return (*built.problems, *derived, *run(bundle, built.origins))


@pytest.fixture
def bundle(tmp_path):
    return shutil.copytree(builtin_bundle(), tmp_path / "qujiang")


def test_nothing_is_found():
    assert checked(builtin_bundle()) == ()


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "figure"),
    [
        (
            "remarks.yaml",
            "zh-Hans: 今年以来，",
            "zh-Hans: 今年以来地区生产总值增长13.5%，",
            "numeral-contradicts",
            "gdp-yoy",
        ),
        (
            "remarks.yaml",
            "zh-Hans: 今年以来，",
            "zh-Hans: 今年以来增长13.4%，",
            "numeral-repeats",
            "gdp-yoy",
        ),
        (
            "tabs/investment.yaml",
            "zh-Hans: 先讲位次，再讲差距",
            "zh-Hans: 先讲位次，再讲比全省高28.7%的差距",
            "numeral-unit",
            "fai-gap",
        ),
        ("figures.yaml", "rank: 1\n    of: counties", "rank: 91\n    of: counties", "rank-beyond", "gdp-yoy"),
        ("figures.yaml", "value: 28.7", "value: 27.7", "gap-disagrees", "fai-gap"),
        ("figures.yaml", "value: 13.4", "value: 13", "growth-decimals", "gdp-yoy"),
        ("figures.yaml", "cite: [zjrb ¶4, zjrb ¶6]", "cite: [zjrb ¶4, zjrb ¶16]", "cite-beyond", None),
    ],
)  # fmt: skip
def test_one_change_is_one_problem_with_its_line(bundle, file, old, new, code, figure):
    path = bundle / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    at = text.index(old)
    changed = next(n for n, (a, b) in enumerate(zip(old + " ", new + "\n", strict=False)) if a != b)
    (found,) = [p for p in checked(bundle) if p.code != "mixed-decimals"]
    assert (found.code, found.where.file) == (code, file)
    assert found.where.line == text.count("\n", 0, at + changed) + 1
    if figure:
        assert dict(found.args)["figure"] == figure


def test_the_list_of_glyphs_is_that_of_the_fonts():
    assert (FONTS / "coverage.txt").read_text(encoding="ascii") == covered()
