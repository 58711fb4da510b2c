"""The ruler knows without a font what Qt measures with it."""

import json
import random
import time
from itertools import accumulate

import pytest
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout

from qjviewer.resources import resource
from qjviewer.text.ruler import Ruler, ruler
from qjviewer.ui.draw.fonts import families, fresh, load_fonts

FACES = [(serif, bold) for serif in (False, True) for bold in (False, True)]
SIZES = range(8, 121)
LINES = [
    "2023年上半年，乙县实现地区生产总值88.06亿元，同比增长9.0%，增速居全市第1位。",
    "“五个一”工程——开工率达100%……完成投资1,234.5万元（含续建项目12个）；",
    "規模以上工業增加值增長8.7%，高於全省平均2.3個百分點，較一季度回落0.4個百分點。",
    "Gross domestic product grew 13.4% year on year, 2.1 percentage points above the city’s average.",
    "“To AVATAR, We. Yo! P.A. (Type) LTV fi ffl” — ‘quoted’ text; 1,200 people; A/B, R&D, 3:1, x-y_z",
    "GDP（現價）為1,234亿元，CPI上涨0.7%，PPI(同比)下降3.1%，R&D投入强度2.9%，居第3位——A股",
    "Naïve façade, Ångström, Übergröße, āáǎà: 63%～68%, 1—9月, −2.7%, ±0.5, ▲▼●◆①②③",
    "全省第1 / 90　·　2021—2025年",
]


def qt_font(size, *, serif, bold, latin=False):
    font = fresh(families(serif=serif))
    font.setPixelSize(size)
    font.setBold(bold)
    if latin:
        font.setFeature(QFont.Tag("palt"), 1)
    return font


@pytest.fixture(autouse=True)
def our_fonts(qapp):
    assert not load_fonts().missing


@pytest.mark.parametrize("latin", [False, True], ids=["chinese", "latin"])
@pytest.mark.parametrize(("serif", "bold"), FACES)
def test_lines_are_as_wide_as_in_qt_in_every_face_and_size(serif, bold, latin):
    ours = ruler(bold=bold, serif=serif)
    for size in SIZES:
        metrics = QFontMetricsF(qt_font(size, serif=serif, bold=bold, latin=latin))
        for line in LINES:
            off = abs(ours.width(line, size, latin=latin) - metrics.horizontalAdvance(line))
            assert off < 0.2, (size, off, line)


@pytest.mark.parametrize(("serif", "bold"), FACES)
def test_lines_of_random_characters_are_as_wide_as_in_qt(serif, bold):
    ours, chance = ruler(bold=bold, serif=serif), random.Random(13)
    # Qt reads every character anew at every size: each face has its share of them, and more lines at each.
    sizes = SIZES[FACES.index((serif, bold)) :: 8]
    signs = "，。、；：？！（）《》“”‘’—…·%,.;:?!()[]'\"-/&"
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    pools = ("地区生产总值同比增长规上工业投资消费收入", letters, "0123456789", signs, " ")
    for number in range(400):
        line = "".join(chance.choice(chance.choices(pools, (9, 9, 4, 3, 2))[0]) for _ in range(60))
        size = chance.choice(sizes)
        metrics = QFontMetricsF(qt_font(size, serif=serif, bold=bold))
        off = abs(ours.width(line, size) - metrics.horizontalAdvance(line))
        assert off < 0.2, (number, size, off, line)


@pytest.mark.parametrize(("serif", "bold"), FACES)
def test_lines_are_as_high_as_in_qt(serif, bold):
    ours = ruler(bold=bold, serif=serif)
    for size in SIZES:
        metrics = QFontMetricsF(qt_font(size, serif=serif, bold=bold))
        assert abs(ours.ascent(size) - metrics.ascent()) < 0.1
        assert abs(ours.descent(size) - metrics.descent()) < 0.1


def test_every_character_stands_where_qt_lays_it_out():
    line, size = LINES[5], 48
    layout = QTextLayout(line, qt_font(size, serif=False, bold=False))
    layout.beginLayout()
    laid = layout.createLine()
    laid.setLineWidth(1e6)
    layout.endLayout()
    edges = [*accumulate(ruler().steps(line, size), initial=0)]
    for n, edge in enumerate(edges):
        got = laid.cursorToX(n)
        assert abs(edge / 64 - (got[0] if isinstance(got, tuple) else got)) < 0.5


def test_characters_of_no_width_have_none():
    assert ruler().width("\u200b\u2060\ufeff\u00ad\n", 20) == 0
    assert ruler().width("e\u0301", 20) == ruler().width("e", 20)


def test_a_character_that_no_font_of_ours_has_still_takes_room():
    assert ruler().width("\U0002c6f8", 25) == 25
    assert ruler().width("\u1ebf", 20) > 5


def test_english_quotes_are_narrow_only_in_english():
    wide, narrow = (ruler().width("“”", 25, latin=latin) for latin in (False, True))
    assert (wide, narrow) == (50, 25)


def test_a_larger_size_is_never_narrower():
    # By size, since what is known of one serves every line.
    by_size = [[ruler().width(line, size / 4) for line in LINES] for size in range(32, 400)]
    for widths in zip(*by_size, strict=True):
        assert list(widths) == sorted(widths)


@pytest.mark.parametrize("name", ["QJSansSC-Regular", "QJSerifSC-Bold"])
def test_the_numbers_stay_small(name):
    path = resource("fonts", f"{name}.json")
    assert path.stat().st_size < 60_000
    assert json.loads(path.read_text(encoding="utf-8"))["ascent"] > 1000


def test_a_font_without_numbers_is_named():
    with pytest.raises(FileNotFoundError, match="Nothing"):
        Ruler("Nothing")


def test_measuring_is_cheap_once_a_size_is_known():
    text = (LINES[0] * 5)[:200]
    ruler().width(text, 21)
    times = []
    for _ in range(20):
        start = time.perf_counter()
        ruler().width(text, 21)
        times.append(time.perf_counter() - start)
    # A tenth of this on an idle machine.
    assert min(times) < 0.0005
