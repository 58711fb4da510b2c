"""Whoever paints a text, its lines are the same: window, slides, charts on screen and in SVG, pptx."""

import re
from html import unescape
from itertools import product

import pytest
from PySide6.QtGui import QImage, QPainter

from qjviewer.charts.kind import draw
from qjviewer.charts.layout.pieces import WordsPiece as ChartWords
from qjviewer.charts.layout.plane import Point
from qjviewer.exports.slides.text_body import spans_of
from qjviewer.exports.svg.chart_file import panel
from qjviewer.pages.blocks import Chart, Run
from qjviewer.setting.slides.style import SlideStyle
from qjviewer.setting.slides.words import SlideStretch, SlideWords
from qjviewer.ui.draw import picture
from qjviewer.ui.draw.fonts import load_fonts
from qjviewer.ui.draw.lines import with_breaks
from qjviewer.ui.draw.theme import Theme
from qjviewer.ui.present import slide_painting
from qjviewer.ui.present.slide_painting import paint_words
from qjviewer.ui.widgets.runs_label import RunsLabel, TextStyle
from tests.charts.samples import sample

EM = 30
WIDTHS = (7, 9.5, 12, 13.1, 15.3, 19, 23.7, 30)  # em
TEXTS = {
    "zh-Hans": (
        "2023年上半年乙县地区生产总值同比增长9.0%，增速居全市第1位",
        "“五个一”工程——500多个项目开工率达100%，完成投资1,234.5万元（含续建12个）",
        "规模以上工业增加值增速高于全省平均28.7个百分点，较1—3月加快2.1个百分点",
        "全省固定资产投资增速由一季度9.1%回落至1—10月7.6%",
    ),
    "zh-Hant": (
        "規模以上工業增加值增速高於全省平均28.7個百分點，位次前移3位",
        "社會消費品零售總額達169.34億元，增速居全市第1位；一般公共預算收入下降2.7%",
        "“十四五”規劃重大項目開工率和投資完成率均居全市前列",
    ),
    "en": (
        "Investment in fixed assets grew 37.7%, 28.7 percentage points above the province’s average",
        "“Horse race” of the second quarter: 1st of 90 counties, RMB 2.9 trillion yuan in year-on-year terms",
        "Economic Performance in the First Half of 2023",
        "Value added of industrial enterprises above the designated size",
    ),
}
SETTINGS = [(text, lang, width) for lang, texts in TEXTS.items() for text, width in product(texts, WIDTHS)]


@pytest.fixture(autouse=True)
def our_fonts(qapp):
    assert not load_fonts().missing


def set_by_qt(layout):
    """The lines that Qt laid out, as it will paint them."""
    text = layout.text().encode("utf-16-le")
    lines = (layout.lineAt(n) for n in range(layout.lineCount()))
    spans = ((2 * x.textStart(), 2 * (x.textStart() + x.textLength())) for x in lines)
    return [text[a:b].decode("utf-16-le").strip("\u2028") for a, b in spans]


def window(text, lang, width, *, bold):
    label = RunsLabel(text, TextStyle(bold=bold))
    label.set_theme(Theme(em=EM, latin=lang == "en"))
    label.resize(round(width), 2000)
    lines = set_by_qt(label._layout())
    assert label.heightForWidth(round(width)) == label._step * len(lines)
    return lines


def slide(text, lang, width, *, bold):
    words = SlideWords(
        [SlideStretch(text, EM, bold=bold)], round(width), SlideStyle(latin=lang == "en"), heading=bold
    )
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint_words(painter, words, Point(0, 0), words.style)
    painter.end()
    lines = set_by_qt(slide_painting._SET[words])
    assert len(lines) == words.lines
    return lines


def chart(text, lang):
    """A chart whose subtitle is the text: it is set at 0.95 em."""
    return Chart("p", "bars", (), (Run(text),), draw("bars", sample("bars", lang)))


def in_svg(text, lang, width):
    drawn = panel(chart(text, lang), width, EM / 0.95)
    muted = re.findall(rf'<text [^>]*font-size="{EM}"[^>]*>([^<]*)</text>', drawn)
    return heads(map(unescape, muted), text)


def in_picture(text, lang, width, monkeypatch):
    painted = []
    monkeypatch.setattr(picture.Ink, "paint", lambda ink, pieces: painted.extend(pieces))
    picture.painted(chart(text, lang), width, Theme(em=EM / 0.95))
    return heads((x.text for p in painted if isinstance(p, ChartWords) for x in p.lines), text)


def heads(words, text):
    """The lines of the subtitle, which come first."""
    found, left = [], text.replace(" ", "")
    for line in words:
        if not left or not left.startswith(line.replace(" ", "")):
            break
        found.append(line)
        left = left.removeprefix(line.replace(" ", ""))
    assert not left
    return found


def test_there_are_enough_settings():
    assert len(SETTINGS) >= 80


@pytest.mark.parametrize(("text", "lang", "width"), SETTINGS)
def test_window_and_slides_break_alike(text, lang, width):
    for bold in (False, True):
        assert window(text, lang, width * EM, bold=bold) == slide(text, lang, width * EM, bold=bold)


@pytest.mark.parametrize(("text", "lang", "width"), SETTINGS)
def test_charts_in_svg_and_in_pictures_and_labels_break_alike(text, lang, width, monkeypatch):
    lines = in_svg(text, lang, width * EM)
    assert lines == in_picture(text, lang, width * EM, monkeypatch)
    assert lines == with_breaks(text, width * EM, Theme(em=EM, latin=lang == "en")).split("\n")


@pytest.mark.parametrize(("text", "lang", "width"), SETTINGS)
def test_words_of_pptx_break_as_slides_do(text, lang, width):
    style = SlideStyle(latin=lang == "en")
    words = SlideWords([SlideStretch(text, EM, bold=True)], round(width * EM), style, heading=True)
    told = "".join(span.text for span in spans_of(words, style))
    assert [line.rstrip() for line in told.split("\n")] == slide(text, lang, width * EM, bold=True)
    assert told.replace("\n", "") == text
