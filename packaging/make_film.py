"""Makes the README's moving picture from the real program: a save, a question from the floor, a print.

.venv/bin/python packaging/make_film.py

It shows the template, whose places and figures are invented and say so.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QWidget

    from qjviewer.app import Session

ROOT = Path(__file__).resolve().parent.parent
FILM = ROOT / "resources" / "pictures" / "film.webp"
SIZE = (1200, 720)
STRIP = 52  # pixels of the caption above
KEY, BEFORE, AFTER, REST = "industry: {yoy: ", "7.1", "8.2", ","
QUESTION = "ybggys"  # the first letters, in pinyin, of what is asked about
STEP = 100  # milliseconds a frame while something moves


class Film:
    """Frames of windows under a caption, each with how long it stays, in milliseconds."""

    def __init__(self) -> None:
        self.frames: list[QImage] = []
        self.stays: list[int] = []
        self.caption = ""

    def shot(self, window: QWidget, stay: int, typed: str = "") -> None:
        """A frame of a window as it is now; `typed` stands in an editor's line over it."""
        from PySide6.QtCore import QRectF, Qt
        from PySide6.QtGui import QColor, QFont, QImage, QPainter

        width, height = SIZE
        frame = QImage(width, height + STRIP, QImage.Format.Format_RGB888)
        frame.fill(QColor("#16324f"))
        painter = QPainter(frame)
        face = QFont("QJ Sans SC")
        face.setPixelSize(24)
        painter.setFont(face)
        painter.setPen(QColor("white"))
        painter.drawText(QRectF(24, 0, width - 48, STRIP), Qt.AlignmentFlag.AlignVCenter, self.caption)
        window.resize(width, height)
        rest(60)
        picture = window.grab().toImage()
        painter.drawImage(QRectF(0, STRIP, width, height), picture)
        if typed:
            box = QRectF(width - 560, height - 40, 530, 64)
            painter.setPen(QColor("#16324f"))
            painter.setBrush(QColor("#fffbe8"))
            painter.drawRoundedRect(box, 6, 6)
            painter.drawText(box.adjusted(20, 0, -20, 0), Qt.AlignmentFlag.AlignVCenter, typed)
        painter.end()
        self.frames.append(frame)
        self.stays.append(stay)

    def follow(self, window: QWidget, steps: int) -> None:
        """Frames of a window while something moves in it."""
        for _ in range(steps):
            rest(STEP)
            self.shot(window, STEP)

    def save(self, target: Path) -> None:
        """Write the frames one after another."""
        from PIL import Image

        pictures = [
            Image.frombytes(
                "RGB", (f.width(), f.height()), bytes(f.constBits()), "raw", "RGB", f.bytesPerLine()
            )
            for f in self.frames
        ]
        first, *more = pictures
        first.save(
            target, save_all=True, append_images=more, duration=self.stays, loop=0, quality=68, method=6
        )


def rest(milliseconds: int) -> None:
    """Let the program run."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def until(done: Callable[[], object]) -> None:
    """Let the program run until something is so."""
    while not done():
        rest(20)


def play(session: Session, folder: Path, film: Film) -> None:
    """What a newcomer should see within twenty seconds."""
    until(lambda: session.store.current is not None)
    session.window.resize(*SIZE)
    rest(500)
    save_and_redraw(session, folder, film)
    question_and_answer(session, film)
    print_pages(session, film)


def save_and_redraw(session: Session, folder: Path, film: Film) -> None:
    """A figure is changed in its one place; figures, charts and words follow."""
    film.caption = "一个数只填一次：卡片、图、文字都引用它"
    film.shot(session.window, 2200)
    data = folder / "data.yaml"
    text, loaded = data.read_text(encoding="utf-8"), session.store.current
    film.caption = "在 data.yaml 里改一个数，存盘"
    for number in (BEFORE, *typing(AFTER), AFTER):
        film.shot(session.window, 260, KEY + number + REST)
    film.stays[-1] = 900
    data.write_text(text.replace(KEY + BEFORE, KEY + AFTER), encoding="utf-8")
    until(lambda: session.store.current is not loaded)
    film.caption = "卡片、图、标题和结论一起更新，并重新核对"
    film.follow(session.window, 10)
    film.stays[-1] = 2600


def typing(text: str) -> Iterator[str]:
    """A text while it is typed, with the cursor behind what stands there."""
    for end in range(len(text) + 1):
        yield text[:end] + "▏"


def question_and_answer(session: Session, film: Film) -> None:
    """A figure asked about from the floor is found by the first letters of its name."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    loaded = session.store.current
    assert loaded is not None
    session.present(session.window, loaded, "overview", "present-alone")
    presenter = session.presenter
    assert presenter is not None
    running = presenter.running
    assert running is not None
    console = running.room.console
    console.resize(*SIZE)
    running.show.go(1)
    running.refresh()
    rest(600)
    film.caption = "演示：左边是投影，右边是备注和时间；会上有人问一个数"
    film.shot(console, 2000)
    film.caption = "按 / 再打拼音首字母"
    QTest.keyClick(console, Qt.Key.Key_Slash)
    rest(200)
    line = running.room.panels.question.line
    for letter in QUESTION:
        QTest.keyClicks(line, letter)
        rest(150)
        film.shot(console, 180)
    film.stays[-1] = 1200
    QTest.keyClick(line, Qt.Key.Key_Return)
    rest(600)
    film.caption = "答案自成一页：数值、位次、走势、出处"
    film.shot(console, 2800)
    presenter.stop()
    rest(200)


def print_pages(session: Session, film: Film) -> None:
    """The same pages on paper."""
    from qjviewer.ui.printing.print_dialog import PrintDialog

    loaded = session.store.current
    assert loaded is not None
    session.print_pages(session.window, loaded, "overview")
    (dialog,) = session.window.findChildren(PrintDialog)
    dialog.resize(*SIZE)
    # A draft of the first page comes first.
    until(lambda: dialog.thumbnails.count())
    rest(2000)
    film.caption = "打印：同样的数排成纸面，领导带走"
    film.shot(dialog, 2800)
    dialog.close()


def main() -> int:
    """Make the film; gives the exit code."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path.insert(0, str(ROOT))
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from qjviewer.app import Session
    from qjviewer.cli import run
    from qjviewer.load import View

    with tempfile.TemporaryDirectory() as home:
        folder = Path(home, "briefing")
        run(["new", str(folder)])
        # Nothing of anybody's settings shows in it, and none is changed.
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, home)
        app = QApplication(sys.argv[:1])
        session, film = Session(folder, View()), Film()
        session.begin()
        play(session, folder, film)
        session.window.close()
        app.processEvents()
        film.save(FILM)
    print(f"{FILM}: {len(film.frames)} / {sum(film.stays) / 1000:.1f} s / {FILM.stat().st_size / 1e6:.2f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
