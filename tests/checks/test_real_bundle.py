"""The rules before the briefing that ships: silent as it stands, exact when something is changed."""

import shutil

import pytest

from qjviewer.load import View, load
from qjviewer.resources import builtin_bundle
from qjviewer.wording import LANGUAGES
from tests.checks.font_coverage import FONTS, covered

ZHEJIANG = builtin_bundle().parent / "zhejiang-2024q1q3"


@pytest.fixture
def bundle(tmp_path):
    return shutil.copytree(builtin_bundle(), tmp_path / "qujiang")


@pytest.mark.parametrize("folder", [builtin_bundle(), ZHEJIANG], ids=["qujiang", "zhejiang"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_is_found(folder, lang):
    assert load(folder, View(lang)).problems == ()


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "figure"),
    [
        ("remarks.yaml", "今年以来，", "今年以来地区生产总值增长13.5%，", "claim-number", None),
        ("remarks.yaml", "今年以来，", "今年以来增长13.4%，", "numeral-repeats", "gdp.yoy"),
        ("tabs.yaml", "先讲位次", "投资比全省高28.7%。先讲位次", "claim-points", None),
        ("data.yaml", "{counties: 1/90}", "{counties: 1/89}", "ranked-number", None),
        ("data.yaml", "vs: {zhejiang: 28.7}", "vs: {zhejiang: 27.7}", "difference-disagrees", None),
        ("data.yaml", "value: 13.4", "value: 13", "growth-decimals", "gdp.yoy"),
        ("data.yaml", "gdp: {yoy: 6.8}", "gdp: {yoy: 68.0}", "tenfold", "gdp.yoy@zhejiang"),
        ("items.yaml", "at: [¶4, ¶6]", "at: [¶4, ¶16]", "cite-beyond", None),
        ("tabs.yaml", "{fai.yoy:vs zhejiang}。\"}", "{fai.yoy:vs zhejian}。\"}", "unknown-part", None),
        ("tabs.yaml", "{industry.yoy@zhejiang@2023Q1}", "{industry.yoy}", "period-beside", "industry.yoy"),
    ],
)  # fmt: skip
def test_one_change_is_one_problem_with_its_line(bundle, file, old, new, code, figure):
    path = bundle / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    at = text.index(old)
    changed = next(n for n, (a, b) in enumerate(zip(old + " ", new + "\n", strict=False)) if a != b)
    found = [p for p in load(bundle).problems if p.code == code]
    assert {p.where.file for p in found} == {file}
    assert text.count("\n", 0, at + changed) + 1 in {p.where.line for p in found}
    if figure:
        assert figure in {dict(p.args)["figure"] for p in found}


def test_the_list_of_glyphs_is_that_of_the_fonts():
    assert (FONTS / "coverage.txt").read_text(encoding="ascii") == covered()
