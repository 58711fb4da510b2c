"""The release gate of the window: a dialog names the reasons; it stops unless told to go on."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QWidget

from qjviewer.load import View, load
from qjviewer.ui.window.consent import consents
from qjviewer.wording import LANGUAGES
from tests.ui.sample import BRIEFING, small, write_briefing

WAYS = ("print", "export", "present")
UNFIT = {
    "errors": BRIEFING.replace("cards: [gdp.yoy, fai.yoy]", "cards: [gdp.yoy, gpd.yoy]"),
    "stale": BRIEFING.replace(
        '    read: 2023H1\n    headline: "投资', '    read: 2023Q1\n    headline: "投资'
    ),
    "awaited": BRIEFING.replace("value: 13.4", "value: 待填"),
}
NAMED = {"errors": "gpd", "stale": "待复核的栏目：投资", "awaited": "1个数据待填"}


@pytest.fixture
def parent(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def asked(monkeypatch):
    """The boxes that asked; each is answered by a key, or a click on the button that goes on."""
    boxes = []

    def answering(how):
        def answer(box):
            boxes.append((box.text(), box.textFormat(), [b.text() for b in box.buttons()]))
            box.show()
            if isinstance(how, Qt.Key):
                QTest.keyClick(box, how)
            else:
                next(b for b in box.buttons() if "仍要" in b.text()).click()

        monkeypatch.setattr(QMessageBox, "exec", answer)
        return boxes

    return answering


def unfit(tmp_path, kind, lang="zh-Hans"):
    return load(write_briefing(tmp_path, UNFIT[kind]), View(lang))


@pytest.mark.parametrize("way", WAYS)
def test_a_clean_briefing_leaves_without_a_word(parent, tmp_path, asked, way):
    boxes = asked(Qt.Key.Key_Escape)
    assert consents(parent, small(tmp_path), way)
    assert boxes == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
@pytest.mark.parametrize("kind", UNFIT)
def test_what_is_not_clean_stops_unless_somebody_says_otherwise(parent, tmp_path, asked, kind, key):
    asked(key)
    assert not consents(parent, unfit(tmp_path, kind), "print")


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("kind", UNFIT)
def test_the_reasons_are_named_and_the_button_says_what_it_does(parent, tmp_path, asked, kind, way):
    boxes = asked("anyway")
    assert consents(parent, unfit(tmp_path, kind), way)
    ((text, form, buttons),) = boxes
    assert NAMED[kind] in text
    assert "每一页都会注明" in text
    assert form is Qt.TextFormat.PlainText
    doing = {"print": "打印", "export": "导出", "present": "演示"}[way]
    assert sorted(buttons) == sorted([f"仍要{doing}并注明", "先不继续"])


def test_of_many_errors_the_first_are_named_and_the_others_counted(parent, tmp_path, asked):
    text = BRIEFING.replace(
        "cards: [gdp.yoy, fai.yoy]", "cards: [aa.yoy, bb.yoy, cc.yoy, dd.yoy, ee.yoy, gdp.yoy]"
    )
    boxes = asked(Qt.Key.Key_Escape)
    consents(parent, load(write_briefing(tmp_path, text)), "print")
    assert boxes[0][0].count("✗") == 3
    assert "另有2处" in boxes[0][0]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_speaks_the_language_of_the_briefing(parent, tmp_path, asked, lang):
    boxes = asked(Qt.Key.Key_Escape)
    consents(parent, unfit(tmp_path, "stale", lang), "present")
    stop = {"zh-Hans": "先不继续", "zh-Hant": "先不繼續", "en": "Stop here"}[lang]
    assert stop in boxes[0][2]
