"""What is drawn on a slide has the paint, lines and places it is drawn with, as python-pptx reads them."""

import pytest
from pptx import Presentation
from pptx.enum.dml import MSO_FILL, MSO_LINE
from pptx.util import Pt

from qjviewer.charts.layout.plane import Rect
from qjviewer.exports.slides.slide_canvas import SlideCanvas
from qjviewer.exports.slides.text_body import ParagraphSetting, TextSpan

AREA = Rect(10, 20, 300, 40)


@pytest.fixture
def canvas():
    made = Presentation()
    return SlideCanvas(made.slides.add_slide(made.slide_layouts[6]).shapes, "zh-Hans", 1.0)


def test_a_box_has_its_paint_and_its_line(canvas):
    shape = canvas.box(AREA, "#12436D", "#A8210F", dashed=True, width=2)
    assert str(shape.fill.fore_color.rgb) == "12436D"
    assert str(shape.line.color.rgb) == "A8210F"
    assert (shape.line.width, shape.line.dash_style) == (Pt(2), MSO_LINE.DASH)
    assert (shape.left, shape.top, shape.width, shape.height) == (Pt(10), Pt(20), Pt(300), Pt(40))


def test_what_has_no_paint_and_no_line_lets_through_what_lies_below(canvas):
    shape = canvas.box(AREA)
    assert (shape.fill.type, shape.line.fill.type) == (MSO_FILL.BACKGROUND, MSO_FILL.BACKGROUND)


@pytest.mark.parametrize(
    ("dash", "style"),
    [("", None), ("long", MSO_LINE.LONG_DASH), ("dot", MSO_LINE.ROUND_DOT), ("dash-dot", MSO_LINE.DASH_DOT)],
)
def test_a_line_is_dashed_as_it_is_on_the_screen(canvas, dash, style):
    shape = canvas.line(0, 0, 30, 40, "#12436D", 3, dash=dash)
    assert (shape.line.width, shape.line.dash_style) == (Pt(3), style)
    assert str(shape.line.color.rgb) == "12436D"


def test_words_have_their_look_and_lines_their_ends(canvas):
    spans = [TextSpan("增长\n快", 20, True, "#A8210F"), TextSpan("了", 14)]
    frame = canvas.text(AREA, [spans, [TextSpan("又", 9)]], ParagraphSetting("center", "bottom")).text_frame
    assert frame.text == "增长\v快了\n又"
    found = [(r.text, r.font.size, r.font.bold) for p in frame.paragraphs for r in p.runs]
    bold, plain = (Pt(20), True), (Pt(14), False)
    assert found == [("增长", *bold), ("快", *bold), ("了", *plain), ("又", Pt(9), False)]
    assert str(frame.paragraphs[0].runs[0].font.color.rgb) == "A8210F"


def test_a_group_reaches_round_all_that_is_drawn_in_it_and_has_a_name(canvas):
    canvas.box(AREA)
    with canvas.group("图", "一句话"):
        canvas.box(Rect(50, 60, 10, 10), "#12436D")
        canvas.line(100, 10, 100, 200, "#12436D")
    (_, group) = canvas.shapes
    assert (group.left, group.top, group.width, group.height) == (Pt(50), Pt(10), Pt(50), Pt(190))
    assert (group.name, group._element._nvXxPr.cNvPr.get("descr"), len(group.shapes)) == ("图", "一句话", 2)
    assert len({shape.shape_id for shape in [*canvas.shapes, *group.shapes]}) == 4
