"""Drives the whole program over a briefing: every tab and language, evidence, problems, show, paper.

python tests/hostile/drive.py BRIEFING FOLDER — prints what was seen as JSON.
"""

import json
import os
import re
import sys
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtGui import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox

from qjviewer import app as program
from qjviewer.load import View
from qjviewer.pages.page_pieces import pieces_of
from qjviewer.paper.printing import export
from tests.hostile.waiting import rest


def main(briefing: Path, folder: Path) -> None:
    """Drive, then tell what was seen."""
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    for scope in (QSettings.Scope.UserScope, QSettings.Scope.SystemScope):
        QSettings.setPath(QSettings.Format.IniFormat, scope, str(folder))
    app = QApplication(sys.argv[:1])
    app.setApplicationName("qjviewer")
    session = program.Session(briefing, View())
    session.begin()
    seen: dict[str, Any] = {"rich": []}
    QTimer.singleShot(0, lambda: _drive(session, folder, seen))
    app.exec()
    seen["network"] = _network()
    print(json.dumps(seen))


def _drive(session: program.Session, folder: Path, seen: dict[str, Any]) -> None:
    try:
        window, store = session.window, session.store
        _until(lambda: store.current is not None)
        for view in (View(), View("en", context=False)):
            window.set_view(view)
            _until(lambda view=view: store.current.view == view)
            _visit(session, seen)
        seen["tabs"] = len(store.current.pages)
        pieces = [piece for page in store.current.pages for piece in pieces_of(page)]
        seen["marked"] = sum("<b>x</b>" in piece.text for piece in pieces)
        _show(session, seen)
        export(store.current, folder / "out.pdf")
        seen["pdf"] = (folder / "out.pdf").stat().st_size
    except BaseException as error:
        seen["error"] = repr(error)
    finally:
        QApplication.quit()


def _visit(session: program.Session, seen: dict[str, Any]) -> None:
    window, loaded = session.window, session.store.current
    for page in loaded.pages:
        window.body.go_to_tab(page.id)
        QApplication.processEvents()
        window.grab()
        _look(seen)
    for figure in islice(loaded.cube.all_figures(), 5):
        window.show_evidence(figure.id)
        QApplication.processEvents()
    window.body.toggle_problems()
    QApplication.processEvents()
    _look(seen)
    window.body.toggle_problems()


def _show(session: program.Session, seen: dict[str, Any]) -> None:
    # Without translations it is not clean: the window asks, and its question is markup too.
    QTimer.singleShot(0, lambda: _go_on(seen))
    session.present(session.window, session.store.current, "", "present-alone")
    presenter = session.presenter
    for _ in range(60):
        QApplication.processEvents()
        widget = QApplication.activeWindow() or session.window
        QTest.keyClick(widget, Qt.Key.Key_Right)
    _look(seen)
    presenter.stop()
    QApplication.processEvents()


def _go_on(seen: dict[str, Any]) -> None:
    box = QApplication.activeModalWidget()
    if isinstance(box, QMessageBox):
        _look(seen)
        going_on = (b for b in box.buttons() if box.buttonRole(b) is QMessageBox.ButtonRole.AcceptRole)
        next(going_on).click()


def _look(seen: dict[str, Any]) -> None:
    """Note every text that a widget would take for markup."""
    for widget in QApplication.allWidgets():
        texts = [widget.toolTip(), widget.whatsThis()]
        if isinstance(widget, QLabel) and widget.textFormat() != Qt.TextFormat.PlainText:
            texts.append(widget.text())
        found = [t for t in texts if re.search(r"<(?:img|b|table)\b", t) and Qt.mightBeRichText(t)]
        seen["rich"] += [f"{type(widget).__name__}: {t[:80]}" for t in found]


def _until(done: Callable[[], bool]) -> None:
    # Long, since a tracer slows every call.
    end = time.monotonic() + 120
    while not done():
        if time.monotonic() > end:
            raise TimeoutError
        rest(20)


def _network() -> dict[str, object]:
    """Sockets of the internet family in this process, where /proc tells."""
    if not Path("/proc/self/net").is_dir():
        return {}
    inodes = set()
    for table in ("tcp", "tcp6", "udp", "udp6", "raw", "raw6"):
        lines = Path(f"/proc/self/net/{table}").read_text().splitlines()[1:]
        inodes |= {line.split()[9] for line in lines}
    links = [os.readlink(f) for f in Path("/proc/self/fd").iterdir() if f.is_symlink()]
    sockets = [x for x in links if x.startswith("socket:[") and x[8:-1] in inodes]
    return {"sockets": sockets}


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
