import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from qjviewer.pages.blocks import Run
from qjviewer.ui.widgets.runs_label import RunsLabel, TextStyle
from tests.ui.sample import FAI

RUNS = (
    Run("投资😀"),
    Run("增长37.7%", figure=FAI),
    Run("，见"),
    Run("银泰城", item="yintai"),
    Run("。"),
)


@pytest.fixture
def label(qtbot):
    label = RunsLabel(RUNS)
    label.resize(600, 60)
    qtbot.addWidget(label)
    label.show()
    return label


def spot_of(label, number):
    """The middle of a link."""
    for y in range(0, label.height(), 3):
        xs = [x for x in range(label.width()) if label.link_at(QPoint(x, y)) == number]
        if xs:
            return QPoint(xs[len(xs) // 2], y + 2)
    raise AssertionError(f"link {number} is nowhere")


@pytest.mark.parametrize(
    ("number", "signal", "name"), [(0, "figure_requested", FAI), (1, "item_requested", "yintai")]
)
def test_a_click_on_a_link_asks_for_what_it_shows(label, qtbot, number, signal, name):
    with qtbot.waitSignal(getattr(label, signal)) as got:
        qtbot.mouseClick(label, Qt.MouseButton.LeftButton, pos=spot_of(label, number))
    assert got.args == [name]


@pytest.mark.parametrize("align", [Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight])
def test_lines_are_set_anew_only_where_their_words_move(label, align):
    label.set_style(TextStyle(align=align))
    before = label._layout()
    label.resize(606, 60)
    assert (label._layout() is before) == (align is Qt.AlignmentFlag.AlignLeft)
    label.resize(120, 60)
    assert label._layout().lineCount() > before.lineCount()


def test_a_click_beside_links_asks_for_nothing(label, qtbot):
    with qtbot.assertNotEmitted(label.figure_requested):
        qtbot.mouseClick(label, Qt.MouseButton.LeftButton, pos=QPoint(3, 10))


def test_tab_walks_through_the_links_and_then_leaves(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    label, after = RunsLabel(RUNS, parent=window), QLineEdit(window)
    column.addWidget(label)
    column.addWidget(after)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    label.setFocus(Qt.FocusReason.TabFocusReason)
    found = []
    label.figure_requested.connect(found.append)
    label.item_requested.connect(found.append)
    qtbot.keyClick(label, Qt.Key.Key_Return)
    qtbot.keyClick(label, Qt.Key.Key_Tab)
    qtbot.keyClick(label, Qt.Key.Key_Space)
    qtbot.keyClick(label, Qt.Key.Key_Tab)
    assert found == [FAI, "yintai"]
    assert window.focusWidget() is after


def test_a_text_without_links_takes_no_keyboard(qtbot):
    label = RunsLabel("只有文字")
    qtbot.addWidget(label)
    assert label.focusPolicy() is Qt.FocusPolicy.NoFocus


@pytest.mark.parametrize("text", ['<img src="file:///dev/zero">', "<b>粗</b>&amp;", "a\nb", "# 标题"])
def test_markup_is_shown_as_typed(qtbot, text):
    label = RunsLabel(text)
    qtbot.addWidget(label)
    label.resize(400, 80)
    assert not label.grab().isNull()
    assert label.text == text == label.accessibleName()


def test_it_is_higher_where_it_is_narrower(label):
    assert label.heightForWidth(80) > label.heightForWidth(600) > 0


def test_an_empty_text_takes_no_room(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    label = RunsLabel("", parent=window)
    assert label.isHidden()
    label.set_runs("有了")
    assert not label.isHidden()
