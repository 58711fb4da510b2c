"""Lines handed to Qt: each stretch in its own look, whatever Qt counts a character as."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextCharFormat

from qjviewer.text.measured import Fragment, MeasuredText
from qjviewer.ui.draw.fonts import sized
from qjviewer.ui.draw.lines import set_lines, width_for, with_breaks
from qjviewer.ui.draw.theme import Theme


def look(*, bold):
    made = QTextCharFormat()
    made.setFont(sized(20, bold=bold))
    return made


def test_looks_stay_with_their_words_across_lines_and_emoji():
    text = MeasuredText(
        [Fragment("投资😀增长，", 20), Fragment("全省第1位", 20, bold=True), Fragment("。", 20)]
    )
    lines = text.lines(125)
    layout = set_lines(text, lines, [look(bold=False), look(bold=True), look(bold=False)], 30)
    shown = layout.text().encode("utf-16-le")
    told = {
        shown[2 * f.start : 2 * (f.start + f.length)].decode("utf-16-le"): f.format.font().bold()
        for f in layout.formats()
    }
    assert told == {"投资😀增长，": False, "全省第1位": True, "。": False}
    assert [layout.lineAt(n).textLength() for n in range(layout.lineCount())] == [8, 6]


def test_lines_are_one_step_apart_and_stand_at_the_right_where_wanted():
    text = MeasuredText([Fragment("全区投资增长", 20)])
    lines = text.lines(80)
    layout = set_lines(text, lines, [look(bold=False)], 30, width=80, align=Qt.AlignmentFlag.AlignRight)
    first, second = (layout.lineAt(n) for n in range(2))
    assert second.y() - first.y() == 30
    assert second.naturalTextRect().right() == pytest.approx(80, abs=0.5)


def test_a_tab_is_a_space_and_an_empty_text_one_line():
    text = MeasuredText([Fragment("甲\t乙", 20)])
    assert set_lines(text, text.lines(500), [look(bold=False)], 30).text() == "甲 乙"
    empty = MeasuredText([])
    assert set_lines(empty, empty.lines(10), [], 30).lineCount() == 1


def test_words_are_no_wider_than_their_own_width_says():
    theme = Theme(em=15)
    for text in ("全省第1 / 90", "高于全省28.7个百分点", "3rd in the province"):
        width = width_for(text, theme, 0.93, bold=True)
        assert with_breaks(text, width, theme, 0.93, bold=True) == text
        assert "\n" in with_breaks(text, width - 2, theme, 0.93, bold=True)


def test_fonts_do_not_move_characters_to_whole_pixels(qapp):
    assert sized(15).hintingPreference() == QFont.HintingPreference.PreferVerticalHinting
