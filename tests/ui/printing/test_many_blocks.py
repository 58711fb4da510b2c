"""40 tables and 30 charts: pages without overlaps, nothing outside, nothing lost."""

import re

import pytest

from qjviewer.ui.printing.sheet import Drawing, Words
from qjviewer.ui.printing.styles import compose
from tests.ui.printing.papers import BUNDLE
from tests.ui.printing.sheets import job_of, outside, overlaps

TABLES, CHARTS, FIGURES = 40, 30, 70


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    figures = "".join(
        f"  f{n}: {{name: 名称相当长的第{n}号指标, value: {n}.5, unit: '%', measure: level, uncited: 测试}}\n"
        for n in range(FIGURES)
    )
    blocks = ""
    for n in range(TABLES):
        some = ", ".join(f"f{i}" for i in range(n % 60 + 1))
        blocks += f"      - {{table: [{some}], title: 第{n}张表}}\n"
        if n < CHARTS:
            some = ", ".join(f"f{i}" for i in range(n % 7 + 2))
            flag = ", table: true" if n % 3 == 0 else ""
            blocks += f"      - {{chart: bars, figures: [{some}], title: 第{n}张图{flag}}}\n"
        blocks += f"      - points: [{{text: {'说明文字。' * (n + 1)}}}]\n"
    target = tmp_path_factory.mktemp("many") / "a.yaml"
    target.write_text(
        "format: qjviewer/1\nbriefing: {id: a, title: 很多, place: q, period: 2023H1, as_of: 2023-06-30}\n"
        f"places: {{q: {{name: 衢江区, level: county}}}}\nfigures:\n{figures}"
        f"tabs:\n  - tab: one\n    title: 总览\n    blocks:\n{blocks}",
        encoding="utf-8",
    )
    return target


@pytest.mark.parametrize("options", [{}, {"landscape": True}, {"paper": "Letter", "double_sided": True}])
def test_pages_are_filled_without_overlaps(qapp, path, options):
    document = compose(job_of(path, **options))
    for sheet in document.sheets:
        assert not overlaps(sheet)
        assert not outside(sheet)
    placed = [p for sheet in document.sheets for p in sheet.placed]
    assert sum(isinstance(p, Drawing) for p in placed) == CHARTS
    text = "".join(p.text for p in placed if isinstance(p, Words))
    assert {f"表{n}" for n in range(1, TABLES + 1)} <= set(re.findall(r"表\d+", text))
    assert {f"图{n}" for n in range(1, CHARTS + 1)} <= set(re.findall(r"图\d+", text))
    assert "续表" in text
    # Every statement is printed whole, though some run over a page's end.
    assert text.count("说") == sum(range(1, TABLES + 1))


@pytest.mark.parametrize("style", ["summary", "official"])
@pytest.mark.parametrize("lang", ["zh-Hans", "en"])
def test_the_real_briefing_has_no_overlaps(qapp, style, lang):
    for sheet in compose(job_of(BUNDLE, lang, style=style)).sheets:
        assert not overlaps(sheet)
        assert not outside(sheet)


def test_no_heading_ends_a_page(qapp):
    document = compose(job_of(BUNDLE))
    for sheet in document.sheets:
        body = [
            p
            for p in sheet.placed
            if isinstance(p, Words) and p.face.size >= 10.5 and p.y < sheet.height - 115
        ]
        # The last sheet may hold nothing but sources, in small print.
        lowest = max(body, key=lambda p: p.y).text if body else ""
        assert not lowest.startswith(("一、", "二、", "三、", "四、", "五、"))


@pytest.fixture(scope="module")
def wide(tmp_path_factory):
    """A table of 40 columns and 30 rows."""
    places = "".join(f"  p{n}: {{name: 第{n}个区, level: county}}\n" for n in range(40))
    names = "".join(f"  i{i}: {{name: 规模以上工业第{i}项指标}}\n" for i in range(30))
    figures = "".join(
        f"  f{i}-{n}: {{indicator: i{i}, value: {n}.{i % 10}, unit: 个, place: p{n}, uncited: 测试}}\n"
        for i in range(30)
        for n in range(40)
    )
    path = tmp_path_factory.mktemp("wide") / "a.yaml"
    path.write_text(
        "format: qjviewer/1\nbriefing: {id: a, title: 宽表, place: p0, period: 2023H1, as_of: 2023-06-30}\n"
        f"places:\n{places}indicators:\n{names}figures:\n{figures}"
        "tabs:\n  - tab: one\n    title: 总览\n    blocks:\n      - points: [{text: 前面的文字。}]\n"
        f"      - table: [{', '.join(f'f{i}-{n}' for i in range(30) for n in range(40))}]\n"
        "        columns: places\n        title: 宽表\n      - points: [{text: 后面的文字。}]\n",
        encoding="utf-8",
    )
    return path


@pytest.mark.parametrize("style", ["summary", "official"])
def test_a_table_too_wide_for_any_page_is_parted_with_numbers_whole(qapp, wide, style):
    document = compose(job_of(wide, style=style))
    found = set()
    for sheet in document.sheets:
        assert not overlaps(sheet)
        assert not outside(sheet)
        found |= {p.text for p in sheet.placed if isinstance(p, Words)}
    assert {f"{n}.{i % 10}" for i in range(30) for n in range(40)} <= found
    lies = {sheet.width > sheet.height for sheet in document.sheets}
    assert lies == ({True, False} if style == "summary" else {False})
