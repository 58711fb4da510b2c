"""What is internal, and whatever is computed from it, leaves in no file: its digits are looked for."""

import io
import re
import zipfile

import pytest
from msgspec.structs import replace

from qjviewer.cli import run
from qjviewer.exports.parts import Options, Parts
from qjviewer.exports.registry import all_formats, export, format_of
from qjviewer.exports.rows import ranks_of
from qjviewer.pages.build_pages import build
from qjviewer.pages.evidence import evidence
from qjviewer.pages.view import View
from qjviewer.ui.draw.picture import chart_png
from qjviewer.wording import LANGUAGES
from tests.cubes import HEAD, WORDS, cube_of
from tests.kept import kept

# Secrets, and what sums, differences, shares and ranks of them would be. No other number holds them.
SECRETS = ("8642.31", "7531.9", "3917.7", "6173.5", "4725.4", "1110.41", "87.16", "2958.3",
           "864.231", "753.19", "617.35", "111.041")  # fmt: skip
OPEN = "1357.9"
BODY = """
data:
  - about: {place: qujiang, period: 2023H1, source: own}
    gdp: {level: {value: 8642.31, internal: true}}
    budget: {level: 1357.9}
    fai: {level: {value: 6173.5, vs: {year-ago: 2958.3}, internal: true}, yoy: 5.1}
  - about: {place: kecheng, period: 2023H1, source: own, internal: true}
    gdp: {level: 7531.9}
    fai: {yoy: 4725.4}
  - about: {place: longyou, period: 2023H1, source: own}
    gdp: {level: 2.5}
    fai: {yoy: 9.8}
  # A stated difference of an internal figure, typed without saying that it is internal.
  - about: {place: longyou, period: 2023H1, source: own}
    fai: {yoy vs kecheng: 3917.7个百分点}
  # An internal estimate, later published.
  - about: {place: qujiang, period: 2023H1, source: own, status: estimate, internal: true}
    retail: {yoy: 87.16}
  - about: {place: qujiang, period: 2023H1, source: own}
    retail: {yoy: 8.1}
facts:
  - about: {place: qujiang, period: 2023H1, source: own}
    hidden: {name: 未公开项目, value: 3917.7, unit: 个, internal: true}
    shown: {name: 公开项目, value: 12, unit: 个}
  - gap: {name: 两地相差, derive: gdp.level - gdp.level@kecheng, unit: 亿元}
    most: {name: 最多的, max: [gdp.level, gdp.level@longyou]}
    above: {name: 高于柯城区的指标, count: [gdp.level, fai.yoy], above: kecheng, unit: 项}
items:
  - about: {place: qujiang, period: 2023H1, source: own}
    plan: {name: 内部安排, kind: measure, text: 安排资金3917.7万元。, internal: true}
    work: {name: 公开安排, kind: measure, text: "共{hidden}，公开{shown}。", figures: [hidden, shown]}
tabs:
  - tab: overview
    title: 总览
    headline: "总量{gdp.level}，比柯城区多{gap}，公开的有{shown}。"
    blocks:
      - cards: [gdp.level, budget.level, retail.yoy, hidden, shown, gap, most, above, plan, work]
      - cards: [fai.yoy@kecheng, fai.yoy@longyou]
      - {chart: bars, of: gdp.level, places: [qujiang, kecheng, longyou], title: "{gdp.level:vs kecheng}"}
      - {chart: rankstrip, of: fai.yoy, places: [qujiang, longyou]}
      - table: statement
        of: [gdp, fai, retail]
        columns: [level, yoy, yoy vs kecheng, yoy rank three, level vs year-ago]
      - {table: facts, of: [gdp.level, hidden, shown, gap, budget.level]}
      - points:
          - "总量{gdp.level}，相差{gap}，{fai.yoy@longyou:vs kecheng}，{fai.yoy@longyou:rank three}。"
          - {text: "最多的是{most}，{above}。", optional: true}
      - items: [plan, work]
      - note: "未公开{hidden}。"
    notes: "内部：总量{gdp.level}，未公开{hidden}，柯城{gdp.level@kecheng}，安排3件。"
"""


@kept
def parts(lang="zh-Hans"):
    cube = cube_of(BODY)
    made = build(cube, View(lang), outgoing=True)
    return Parts(cube, made.cover, made.pages, View(lang), "0" * 16)


def texts(data):
    """The bytes of a file and of everything packed in it, however deep, as text."""
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return "\n".join(texts(package.read(name)) for name in package.namelist())
    return data.decode("utf-8", "ignore")


def leaks(text):
    plain = re.sub(r"<[^>]*>|,", "", text)
    return [s for s in SECRETS if s in plain or s in text]


def made(found, lang):
    names = [name for name, _ in parts(lang).charts()] if found.per_chart else [""]
    return "\n".join(
        texts(export(found, parts(lang), Options(chart=name, picture=chart_png, dpi=72))) for name in names
    )


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("found", all_formats(), ids=lambda f: f.name)
def test_no_digit_of_an_internal_figure_leaves_in_any_format(found, lang):
    assert leaks(made(found, lang)) == []


@pytest.mark.parametrize("name", ["csv", "json", "html", "xlsx", "markdown", "docx", "pptx"])
def test_what_is_open_beside_it_leaves(name):
    assert OPEN in made(format_of(name), "zh-Hans")


def test_the_presenter_alone_sees_it():
    pages = build(parts().cube, View()).pages
    assert leaks(pages[0].notes)
    assert not leaks(parts().pages[0].notes)
    assert not leaks("".join(s.notes for s in parts().pages[0].slides))


def test_neither_clipboard_nor_evidence_tells_it():
    given = parts()
    for figure in given.cube.all_figures():
        found = evidence(figure.id, given.cube, given.view, given.pages)
        assert found is None if figure.internal else not leaks(repr(found)), figure.id
    assert evidence("plan", given.cube, given.view, given.pages) is None


def test_no_rank_among_values_that_must_not_leave_leaves():
    made = parts()
    figure = made.cube.of_address(made.cube.resolve("fai.yoy@longyou"))
    rank = made.cube.asked(figure, "rank three")
    assert rank.value is None or rank.internal
    assert "three" not in {r.among for r in ranks_of(figure, made)}


def test_a_stated_difference_of_an_internal_figure_is_internal():
    cube = parts().cube
    figure = cube.of_address(cube.resolve("fai.yoy@longyou"))
    assert not figure.internal
    assert cube.asked(figure, "vs kecheng").internal


def test_neither_the_text_command_nor_export_tells_it(tmp_path, capsys):
    head = HEAD.format(period="2023H1", as_of="2023-08-31", rhythm="quarter")
    (tmp_path / "briefing.yaml").write_text(head + BODY, encoding="utf-8")
    (tmp_path / "words.csv").write_text(WORDS, encoding="utf-8")
    assert run(["text", str(tmp_path)]) == 0
    assert not leaks(capsys.readouterr().out)
    target = tmp_path / "x.pptx"
    assert run(["export", str(tmp_path), "--to", "pptx", "--force", "-o", str(target)]) == 0
    assert not leaks(texts(target.read_bytes()))


def test_a_picture_asked_for_by_a_stranger_is_one_of_the_charts_that_leave():
    painted = []
    options = Options(picture=lambda chart, dpi: painted.append(chart) or b"PNG")
    for name, _ in parts().charts():
        export(format_of("png"), parts(), replace(options, chart=name))
    assert painted
    assert not [c for c in painted if leaks(repr(c))]
