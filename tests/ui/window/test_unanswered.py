"""A start that finds a window which does not answer."""

import os

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from qjviewer.ui.window.unanswered import wait_or_open
from qjviewer.wording import LANGUAGES, say


@pytest.fixture
def line(qtbot):
    """Both ends of a line between two programs, in this one; short, as sockets' names are."""
    # In the folder for temporary files, which other runs share.
    name = f"bell-{os.getpid()}"
    server, ours = QLocalServer(), QLocalSocket()
    assert server.listen(name)
    ours.connectToServer(name)
    qtbot.waitUntil(server.hasPendingConnections)
    yield ours, server.nextPendingConnection()
    ours.abort()
    server.close()


def shown():
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox) and w.isVisible())


def pressed(name, lang):
    """Press a button once the question stands there."""
    words = say(f"window.{name}", lang)
    QTimer.singleShot(50, lambda: next(b for b in shown().buttons() if b.text() == words).click())


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("name", "wanted"), [("unanswered-own", True), ("unanswered-none", False)])
def test_whoever_started_it_chooses(line, lang, name, wanted):
    pressed(name, lang)
    assert wait_or_open(line[0], lang) is wanted


def test_esc_opens_nothing(line):
    QTimer.singleShot(50, lambda: QTest.keyClick(shown(), Qt.Key.Key_Escape))
    assert not wait_or_open(line[0], "zh-Hans")


def test_an_answer_closes_the_question_and_is_left_to_be_read(line):
    ours, theirs = line
    QTimer.singleShot(50, lambda: (theirs.write(b"taken\n"), theirs.flush()))
    assert wait_or_open(ours, "zh-Hans")
    assert ours.readLine().data() == b"taken\n"


def test_a_window_that_is_gone_closes_the_question(line):
    ours, theirs = line
    QTimer.singleShot(50, lambda: theirs.abort())
    assert wait_or_open(ours, "zh-Hans")
