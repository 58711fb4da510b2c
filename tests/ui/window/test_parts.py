import json
import threading

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRect, QtMsgType
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from qjviewer.pages.asking import askables
from qjviewer.pages.blocks import PointLine, Points, Run
from qjviewer.pages.deck import Deck
from qjviewer.pages.maker import Maker
from qjviewer.problems import Severity, Span, problem
from qjviewer.resources import resource
from qjviewer.ui.window.crash import CrashHandler
from qjviewer.ui.window.memory import Memory
from qjviewer.ui.window.problem_panel import ProblemPanel
from qjviewer.ui.window.scale import em_for
from qjviewer.ui.window.search import find, find_named, locate
from qjviewer.ui.window.status_strip import verdict
from qjviewer.wording import LANGUAGES
from tests.ui.sample import FAI, FAI_ZJ, GAP, small


@pytest.fixture
def loaded(tmp_path):
    return small(tmp_path)


# Text size ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("size", "least", "most"),
    [((1024, 768), 15, 15), ((1366, 768), 15, 15), ((1920, 1080), 17, 18), ((3840, 2160), 22, 26)],
)
def test_text_grows_with_the_window(size, least, most):
    assert least <= em_for(*size) <= most


def test_a_chosen_size_multiplies():
    assert em_for(1366, 768, 2.0) == 30


# Finding --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "tabs"),
    [
        ("银泰城", {"two"}),
        ("37.7", {"one", "two"}),
        ("３７．７", {"one", "two"}),
        ("投资 28.7", {"one", "two"}),
        ("投资 6.8", set()),
        ("　", set()),
        ("没有", set()),
    ],
)
def test_words_are_found_in_every_tab(loaded, query, tabs):
    assert {hit.tab for hit in find(loaded.pages, query)} == tabs


@pytest.mark.parametrize(("query", "names"), [("gdzc", 1), ("yintaicheng", 1), ("qqqq", 0), ("  ", 0)])
def test_figures_and_items_are_found_by_their_sound_whether_a_page_shows_them_or_not(loaded, query, names):
    known = askables(Deck(()), Maker(loaded.cube, loaded.view))
    found = find(loaded.pages, query)
    assert found == ()
    hits = find_named(known, query, found, "数据")
    assert (len(hits), {hit.tab for hit in hits} - {""}) == (names, set())


@pytest.mark.parametrize(
    ("subject", "place"),
    [
        ("tabs[0].blocks[1].points[0].text", ("one", "tabs[0].blocks[1]")),
        ("tabs[1].blocks[1]", ("two", "tabs[1].blocks[1]")),
        ("tabs[1].blocks[0].cards[1]", ("two", "tabs[1].blocks[0]")),
        ("tabs[1].title", ("two", "two")),
        ("tabs[1]", ("two", "two")),
        (f"figure:{FAI_ZJ}", ("two", "tabs[1].blocks[0]")),
        (f"figure:{GAP}", ("one", "tabs[0].blocks[0]")),
        ("items.yintai", ("two", "tabs[1].blocks[1]")),
        ("items.yintai.text", ("two", "tabs[1].blocks[1]")),
    ],
)
def test_a_problem_leads_to_its_place_on_screen(loaded, subject, place):
    hit = locate(about(subject), loaded.cube, loaded.pages)
    assert (hit.tab, hit.path) == place


def about(subject, where=None):
    """A problem that speaks of something."""
    return problem("no-value", where or Span("small.yaml"), subject=subject)


def test_a_problem_of_a_typed_value_leads_to_the_figure_on_that_line(loaded):
    span = loaded.cube.by_id(FAI).span
    hit = locate(about("data[0].fai.yoy.value", span), loaded.cube, loaded.pages)
    assert (hit.tab, hit.path, hit.name) == ("one", "tabs[0].blocks[0]", FAI)


def test_a_figure_shown_only_in_a_comparison_is_found_there(loaded):
    pages = [replace(p, headline=(), blocks=p.blocks[1:]) for p in loaded.pages[:1]]
    gone = replace(pages[0], blocks=(Points("p", (), (PointLine((Run("高", figure=GAP),)),)),))
    hit = locate(about(f"figure:{FAI}"), loaded.cube, [gone])
    assert (hit.path, hit.name) == ("p", GAP)


def test_what_stands_nowhere_is_found_nowhere(loaded):
    for subject in ("figure:unknown", "figure:gdp.yoy@quzhou@2023H1", "facts.unknown", "tabs[9]", "x", ""):
        assert locate(about(subject), loaded.cube, loaded.pages) is None


# Problems -------------------------------------------------------------------------------

PROBLEMS = (
    problem("no-value", Span("a.yaml", 3, 1)),
    problem("not-in-include", Span("b.yaml", 7, 1), severity=Severity.WARNING, file="b.yaml", key="x"),
)


@pytest.fixture
def panel(qtbot):
    panel = ProblemPanel()
    qtbot.addWidget(panel)
    panel.show_problems(PROBLEMS, "zh-Hans")
    return panel


def test_problems_are_filtered_by_severity(panel):
    assert panel.list.count() == 2
    panel.filters[Severity.ERROR].click()
    assert panel.list.count() == 1
    assert panel.selected is PROBLEMS[1]


def test_enter_opens_the_file_of_a_problem(panel, qtbot):
    with qtbot.waitSignal(panel.file_requested) as got:
        panel.list.itemActivated.emit(panel.list.item(1))
    assert got.args == [PROBLEMS[0].where]


def test_a_click_shows_the_place_on_screen(panel, qtbot):
    with qtbot.waitSignal(panel.problem_requested) as got:
        panel.list.itemClicked.emit(panel.list.item(0))
    assert got.args == [PROBLEMS[0]]


def test_the_verdict_has_words_and_a_shape(loaded):
    assert verdict(loaded, "zh-Hans")[0].startswith(("✓ ", "△ ", "✗ "))
    assert "4" in verdict(loaded, "en")[0]


# The remembered window ------------------------------------------------------------------


def test_a_window_comes_back_where_it_was(qtbot, settings):
    first, again = QMainWindow(), QMainWindow()
    qtbot.addWidget(first)
    qtbot.addWidget(again)
    first.setGeometry(QRect(20, 30, 640, 400))
    Memory(settings).save(first)
    Memory(settings).zoom = 1.25
    Memory(settings).restore(again)
    assert again.size() == first.size()
    assert Memory(settings).zoom == 1.25


def test_a_window_of_a_screen_that_is_gone_comes_to_one_that_exists(qtbot, settings):
    first, again = QMainWindow(), QMainWindow()
    qtbot.addWidget(first)
    qtbot.addWidget(again)
    first.setGeometry(QRect(9000, 9000, 640, 400))
    Memory(settings).save(first)
    Memory(settings).restore(again)
    assert QGuiApplication.primaryScreen().geometry().intersects(again.geometry())


@pytest.mark.parametrize("value", ["no number", "99", "-1"])
def test_a_damaged_setting_does_no_harm(settings, value):
    settings.setValue("window/zoom", value)
    assert 0.8 <= Memory(settings).zoom <= 2.0


# Crashes --------------------------------------------------------------------------------


@pytest.fixture
def handler(qapp, tmp_path):
    handler = CrashHandler(tmp_path / "logs" / "crash.log")
    yield handler
    if handler.dialog:
        handler.dialog.accept()
    handler.remove()


def fail():
    raise RuntimeError("一个<b>意外</b>")


def caught(handler):
    try:
        fail()
    except RuntimeError as error:
        handler._python(type(error), error, error.__traceback__)


def test_a_fault_shows_one_dialog_and_a_second_joins_it(handler, tmp_path):
    caught(handler)
    dialog = handler.dialog
    caught(handler)
    assert handler.dialog is dialog
    assert dialog.details.toPlainText().count("Traceback") == 2
    assert "RuntimeError: 一个<b>意外</b>" in dialog.details.toPlainText()
    assert (tmp_path / "logs" / "crash.log").read_text(encoding="utf-8").count("Traceback") == 2


def test_details_can_be_copied(handler):
    caught(handler)
    handler.dialog.copy.click()
    assert "意外" in QGuiApplication.clipboard().text()


def test_a_fault_on_another_thread_is_shown_too(handler, qtbot):
    thread = threading.Thread(target=handler.report, args=("from afar",))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: handler.dialog is not None)


def test_complaints_of_qt_go_to_the_log_only(handler, tmp_path):
    handler._qt(QtMsgType.QtWarningMsg, None, "something odd")
    assert handler.dialog is None
    assert "something odd" in (tmp_path / "logs" / "crash.log").read_text(encoding="utf-8")


def test_a_log_that_cannot_be_written_does_no_harm(qapp, tmp_path):
    (tmp_path / "file").write_text("")
    handler = CrashHandler(tmp_path / "file" / "crash.log")
    caught(handler)
    assert handler.dialog is not None
    handler.dialog.accept()


# Words ----------------------------------------------------------------------------------


@pytest.mark.parametrize("area", ["window", "evidence"])
def test_every_phrase_is_there_in_every_language(area):
    phrases = json.loads(resource("translations", f"{area}.json").read_text(encoding="utf-8"))
    empty = [n for n, p in phrases.items() if n != "kind-other" and not all(p.get(x) for x in LANGUAGES)]
    assert empty == []
