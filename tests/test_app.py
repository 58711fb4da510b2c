"""The program as a whole: one window, from which shows start and pages are printed."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSettings, Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox

from qjviewer import app, cli
from qjviewer.load import View
from qjviewer.resources import builtin_bundle
from qjviewer.ui.export.export_dialog import ExportDialog
from qjviewer.ui.present.keys import ShowCommand
from qjviewer.ui.printing.print_dialog import PrintDialog
from qjviewer.ui.window.single import LEAVE
from tests.ui.sample import BRIEFING, write_briefing


@pytest.fixture
def session(qtbot, tmp_path, monkeypatch):
    """A small briefing in its window, with settings of its own."""
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path))
    made = app.Session(write_briefing(tmp_path), View())
    with qtbot.waitSignal(made.store.loaded, timeout=10_000):
        made.begin()
    yield made
    if made.presenter is not None:
        made.presenter.stop()
    made.window.close()
    made.window.deleteLater()


def test_it_opens_its_briefing(session):
    assert session.window.windowTitle().startswith("小简报")


@pytest.mark.parametrize(
    ("modifier", "section"),
    [(Qt.KeyboardModifier.NoModifier, ""), (Qt.KeyboardModifier.ShiftModifier, "two")],
)
def test_f5_starts_the_show_and_shift_f5_starts_it_here(session, modifier, section):
    session.window.body.go_to_tab("two")
    QTest.keyClick(session.window, Qt.Key.Key_F5, modifier)
    assert session.presenter.running.show.slide.tab == section


def test_the_window_stands_at_the_section_where_the_show_ended(session):
    session.window.commands.actions["present"].trigger()
    session.presenter.running.show.go(session.presenter.running.show.deck.first_of("two"))
    session.presenter.stop()
    assert session.window.body.pages.current == "two"


def test_ctrl_p_previews_the_pages(session, qtbot):
    QTest.keyClick(session.window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    (dialog,) = session.window.findChildren(PrintDialog)
    assert dialog.isVisible()
    dialog.close()


def test_quitting_a_show_ends_the_program(session, monkeypatch):
    ended = []
    monkeypatch.setattr(app.QApplication, "quit", lambda: ended.append(session.presenter.running))
    session.window.commands.actions["present"].trigger()
    session.presenter.running.perform(ShowCommand.QUIT)
    # With the windows of the show gone first, and the program's own closed.
    assert ended == [None]
    assert not session.window.isVisible()


def test_kiosk_loops_the_built_in_briefing_without_window_or_console(kiosk, qtbot):
    made = kiosk(builtin_bundle())
    with qtbot.waitSignal(made.store.loaded, timeout=10_000):
        made.begin(kiosk=True)
    running = made.presenter.running
    assert running is not None
    assert running.look.title.startswith("衢江区2023年上半年经济运行简报")
    assert not running.room.console.isVisible()
    # Nothing that could be edited is made, let alone shown.
    assert "window" not in vars(made)


def test_a_kiosk_tells_in_its_window_why_there_is_nothing_to_show(kiosk, qtbot, tmp_path):
    path = tmp_path / "gone"
    made = kiosk(path)
    with qtbot.waitSignal(made.store.failed, timeout=10_000):
        made.begin(kiosk=True)
    assert made.window.isVisible()
    assert made.window.body.problem_bar.isVisible()
    with qtbot.waitSignal(made.store.loaded, timeout=10_000):
        made.store.open(write_briefing(tmp_path))
    assert made.presenter.running is not None
    assert not made.window.isVisible()


@pytest.mark.parametrize(("answer", "begins"), [("先不继续", False), ("仍要演示", True)])
def test_a_kiosk_asks_before_it_loops_what_is_not_fit(kiosk, qtbot, tmp_path, monkeypatch, answer, begins):
    made = kiosk(write_briefing(tmp_path, BRIEFING.replace("value: 13.4", "value: 待填")))

    def click(box):
        assert made.window.isVisible()
        assert made.window.windowTitle().startswith("小简报")
        next(b for b in box.buttons() if b.text().startswith(answer)).click()

    monkeypatch.setattr(QMessageBox, "exec", click)
    with qtbot.waitSignal(made.store.loaded, timeout=10_000):
        made.begin(kiosk=True)
    assert (made.presenter is not None) is begins
    assert made.window.isVisible() is not begins


@pytest.fixture
def kiosk(qtbot, tmp_path):
    """A way to make a session that has not begun, with settings of its own."""
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    sessions = []

    def made(path):
        sessions.append(app.Session(path, View()))
        return sessions[-1]

    yield made
    for session in sessions:
        if session.presenter is not None:
            session.presenter.stop()
        session.store.close()
        if "window" in vars(session):
            session.window.close()
            session.window.deleteLater()


@pytest.fixture
def unfit(qtbot, tmp_path, monkeypatch):
    """A briefing with a figure still awaited, in its window; what it asks is noted, and answered as told."""
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    text = BRIEFING.replace("value: 13.4", "value: 待填")
    made = app.Session(write_briefing(tmp_path, text), View())
    made.asked, made.answer = [], "先不继续"

    def answer(box):
        made.asked.append(box.text())
        next(b for b in box.buttons() if b.text().startswith(made.answer)).click()

    monkeypatch.setattr(QMessageBox, "exec", answer)
    with qtbot.waitSignal(made.store.loaded, timeout=10_000):
        made.begin()
    yield made
    if made.presenter is not None:
        made.presenter.stop()
    made.window.close()
    made.window.deleteLater()


SHOWS = ("present", "present-here", "present-alone")


@pytest.mark.parametrize("command", SHOWS)
def test_no_show_of_an_unfit_briefing_begins_unasked(unfit, command):
    unfit.window.commands.actions[command].trigger()
    assert "1个数据待填" in unfit.asked[0]
    assert unfit.presenter.running is None


@pytest.mark.parametrize("command", SHOWS)
def test_at_a_spoken_wish_it_begins_and_every_slide_is_marked(unfit, command):
    unfit.answer = "仍要演示"
    unfit.window.commands.actions[command].trigger()
    assert unfit.presenter.running.look.mark == "1个数据待填"
    # A clicker's second F5 must not ask anything before an audience.
    unfit.window.commands.actions[command].trigger()
    assert len(unfit.asked) == 1


@pytest.mark.parametrize(("command", "dialog"), [("print", PrintDialog), ("export", ExportDialog)])
def test_neither_paper_nor_files_are_made_of_it_unasked(unfit, command, dialog):
    unfit.window.commands.actions[command].trigger()
    assert "1个数据待填" in unfit.asked[0]
    assert unfit.window.findChildren(dialog) == []
    unfit.answer = "仍要"
    unfit.window.commands.actions[command].trigger()
    (found,) = unfit.window.findChildren(dialog)
    if dialog is PrintDialog:
        assert found._options.release == "1个数据待填"
    found.reject()


@pytest.mark.parametrize("command", ["preflight", "times"])
def test_what_only_tells_asks_nothing(unfit, command):
    unfit.window.commands.actions[command].trigger()
    assert unfit.asked == []


def test_a_draft_may_be_filled_in(unfit, monkeypatch):
    monkeypatch.setattr(QFileDialog, "exec", lambda *_: 0)
    unfit.window.commands.actions["form"].trigger()
    assert unfit.asked == []


class Outside(QObject):
    """What gives the session files from outside: the doorbell or the application."""

    path_received = Signal(Path)
    raised = Signal(str)


@pytest.mark.parametrize("which", ["bell", "application"])
def test_a_file_from_outside_is_opened_in_the_window(session, qtbot, which):
    outside = {"bell": Outside(), "application": Outside()}
    session.listen(outside["bell"], outside["application"])
    with qtbot.waitSignal(session.store.loaded, timeout=10_000):
        outside[which].path_received.emit(builtin_bundle())


def test_a_minimised_window_comes_forward_with_the_desktops_leave(session, monkeypatch):
    monkeypatch.setenv(LEAVE, "")
    bell = Outside()
    session.listen(bell, Outside())
    session.window.showMinimized()
    bell.raised.emit("token-1")
    assert not session.window.isMinimized()
    # Qt takes it from there, on Wayland; elsewhere nothing looks at it.
    assert os.environ[LEAVE] == "token-1"


def test_a_show_is_not_disturbed_from_outside(session):
    bell = Outside()
    session.listen(bell, Outside())
    assert not bell.is_busy()
    session.window.commands.actions["present"].trigger()
    assert bell.is_busy()
    session.presenter.stop()
    assert not bell.is_busy()


def test_without_a_display_it_says_what_to_do_instead(monkeypatch, capsys):
    monkeypatch.setattr(app, "has_display", lambda: False)
    assert app.open_window(["--lang", "en"]) == 1
    assert "qjviewer print" in capsys.readouterr().err


def test_help_tells_every_option_of_the_window(capsys):
    assert cli.run(["--help"]) == 0
    told = capsys.readouterr().out
    for name in vars(app._arguments([])).keys() - {"path"}:
        assert f"--{name.replace('_', '-')} " in told
