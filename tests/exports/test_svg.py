"""SVG from marks: well formed, whole, inside its edges, and without Qt."""

import xml.etree.ElementTree as ET
from itertools import combinations

import pytest
from msgspec.structs import replace

from qjviewer.charts.kind import draw, kind_names
from qjviewer.charts.layout.geometry import frame_of
from qjviewer.charts.layout.height import arranged, natural_height
from qjviewer.charts.layout.metrics import Metrics
from qjviewer.charts.layout.pieces import WordsPiece
from qjviewer.charts.layout.plane import Point, Rect
from qjviewer.charts.layout.scene_layout import lay_out
from qjviewer.charts.marks import Bar, Scene
from qjviewer.charts.svg.drawing import drawing
from qjviewer.charts.svg.svg_paint import num
from qjviewer.exports.errors import ExportError
from qjviewer.exports.job import files
from qjviewer.exports.parts import Options
from qjviewer.exports.registry import export, format_of
from qjviewer.exports.svg.chart_file import panel
from qjviewer.pages.blocks import Run, text_of
from qjviewer.text.ruler import ruler
from qjviewer.wording import LANGUAGES
from tests.charts.samples import sample
from tests.exports.builtin import builtin

SVG = "{http://www.w3.org/2000/svg}"
CHARTS = [(lang, name) for lang in LANGUAGES for name, _ in builtin(lang).charts()]


def texts(root):
    return [t.text or "" for t in root.iter(f"{SVG}text")]


@pytest.mark.parametrize(("lang", "name"), CHARTS)
def test_every_chart_is_whole(lang, name):
    chart = builtin(lang).chart(name)
    root = ET.fromstring(panel(chart))
    words = "".join(texts(root)).replace(" ", "")
    assert text_of(chart.title).replace(" ", "") in words
    width, height = float(root.get("width")), float(root.get("height"))
    for text in root.iter(f"{SVG}text"):
        assert 0 <= float(text.get("x")) <= width
        assert 0 <= float(text.get("y")) <= height


@pytest.mark.parametrize(("lang", "name"), CHARTS)
def test_every_figure_of_a_chart_is_in_it(lang, name):
    parts = builtin(lang)
    chart = parts.chart(name)
    root = ET.fromstring(drawing(chart.scene))
    shown = " ".join([*texts(root), *(t.text for t in root.iter(f"{SVG}title"))])
    for f in (parts.cube.by_id(i) for i in chart.figures):
        # What is missing in a line is told under it.
        told = parts.teller.number(f).lstrip("−"), parts.teller.place_number(f)
        assert f.value is None or any(words in shown for words in told)


def test_hostile_words_stay_words():
    chart = builtin().chart("overview-1")
    title = (Run('</text><script>alert(1)</script>&"\x01'),)
    root = ET.fromstring(panel(replace(chart, title=title)))
    assert not list(root.iter(f"{SVG}script"))


def test_nothing_is_loaded_from_elsewhere():
    for name, _ in builtin().charts():
        text = panel(builtin().chart(name)).replace("http://www.w3.org/2000/svg", "")
        assert "http" not in text
        assert "href" not in text


def test_a_file_for_every_chart(tmp_path):
    made = dict(files(format_of("svg"), builtin(), Options(tab="industry"), tmp_path))
    assert list(made) == [tmp_path / "industry-1.svg", tmp_path / "industry-2.svg"]


def test_without_charts_that_is_said(tmp_path):
    with pytest.raises(ExportError, match="no-charts"):
        list(files(format_of("svg"), builtin(), Options(tab="remarks"), tmp_path))


def test_one_of_many_must_be_named():
    with pytest.raises(ExportError) as caught:
        export(format_of("svg"), builtin(), Options())
    assert caught.value.usage
    assert "overview-1" in caught.value.message()
    with pytest.raises(ExportError, match="no-such-chart"):
        export(format_of("svg"), builtin(), Options(chart="overview-99"))


def test_hatches_of_two_drawings_have_names_of_their_own():
    scene = builtin().chart("overview-1").scene
    hatched = replace(scene, marks=(Bar(0, 1, 0, 1, "residual", hatched=True),))
    assert 'id="a-hatch-residual"' in drawing(hatched, prefix="a-")
    assert "url(#a-hatch-residual)" in drawing(hatched, prefix="a-")


def test_words_wrap_without_losing_any():
    text = "固定资产投资增速快于全省，位居第3；GDP growth of counties"
    lines = Metrics(10).wrapped(text, 1, False, 90)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(ruler().width(line, 10) <= 90 for line in lines)
    assert not any(line[0] in "，；" for line in lines)


def test_a_word_wider_than_a_line_is_broken_anywhere():
    lines = Metrics(10).wrapped("https://example.org/" + "x" * 60, 1, False, 90)
    assert "".join(lines) == "https://example.org/" + "x" * 60
    assert all(ruler().width(line, 10) <= 90 for line in lines)


@pytest.mark.parametrize("width", [420, 690, 1400])
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", kind_names())
def test_words_keep_inside_and_apart_by_estimated_widths_too(kind, lang, width):
    scene, metrics = draw(kind, sample(kind, lang)), Metrics(15)
    whole = Rect(0, 0, width, natural_height(scene, width, metrics))
    scene = arranged(scene, whole.width, whole.height, metrics)
    pieces = lay_out(scene, frame_of(scene, whole, metrics), metrics)
    rects = [p.rect for p in pieces if isinstance(p, WordsPiece)]
    room = whole.grown(1, 4)
    for rect in rects:
        assert room.contains(Point(rect.left, rect.top))
        assert room.contains(Point(rect.right, rect.bottom))
    # Lines are a little higher than their glyphs.
    assert not [(a, b) for a, b in combinations(rects, 2) if a.grown(-1, -3).overlaps(b.grown(-1, -3))]


def test_an_empty_scene_is_an_empty_drawing():
    scene = builtin().chart("overview-1").scene
    bare = Scene(scene.view, scene.margins, (), 5)
    assert ET.fromstring(drawing(bare)).get("viewBox").startswith("0 0 690")


def test_coordinates_are_short():
    assert num(-0.001) == "0"
    assert num(1.50) == "1.5"
