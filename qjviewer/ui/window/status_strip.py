"""The foot of the window: the verdict of the checks, the file with its fingerprint, the sources."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from qjviewer.load import Loaded
from qjviewer.problems import Severity
from qjviewer.release import release_of
from qjviewer.ui.draw.theme import Chrome
from qjviewer.ui.widgets.elided_label import ElidedLabel
from qjviewer.ui.widgets.runs_label import TextStyle
from qjviewer.ui.widgets.text_button import TextButton
from qjviewer.ui.widgets.themed import Themed
from qjviewer.ui.window.key_groups import hint
from qjviewer.wording import Language, say

_SMALL = TextStyle(0.9, ink="muted", leading=1.5)


class StatusStrip(Themed):
    """One quiet line; the verdict opens the list of problems."""

    problems_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = TextButton(size=0.9, parent=self)
        self._row = QHBoxLayout(self)
        self.button.hide()
        self.button.clicked.connect(self.problems_requested)
        self._row.addWidget(self.button)
        self._file = ElidedLabel("", _SMALL, self)
        self._sources = ElidedLabel("", _SMALL, self)
        self._row.addWidget(self._file)
        self._row.addStretch(1)
        self._row.addWidget(self._sources)
        self._restyle()

    def _restyle(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(px(1.0), px(0.3), px(1.4), px(0.3))
        self._row.setSpacing(px(1))
        self._spare()

    def show_loaded(self, loaded: Loaded | None, problems: Loaded | None, lang: Language) -> None:
        """Show the briefing on the screen, and the verdict over its latest reading."""
        words, ink = verdict(problems, lang) if problems else ("", "good")
        self.button.set_text(words)
        self.button.set_ink(ink)
        self.button.setToolTip(hint("problems", lang))
        self.button.setVisible(bool(words))
        self._file.set_text(*(_file_words(loaded, lang), loaded.path.name) if loaded else ("",))
        self._file.setVisible(loaded is not None)
        self._sources.set_text(loaded.cover.own_sources if loaded and loaded.cover else "")
        self._spare()

    @property
    def verdict(self) -> str:
        """The verdict as shown."""
        return self.button.text().replace("&&", "&")

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._spare()

    def _spare(self) -> None:
        """In a narrow window the sources give way: they stand under every chart as well."""
        shown = (self.button, self._file, self._sources)
        needed = sum(w.sizeHint().width() for w in shown) + self._theme.px(6)
        self._sources.setVisible(bool(self._sources.accessibleName()) and needed <= self.width())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._theme.chrome("surface"))
        painter.setPen(QPen(self._theme.chrome("border"), 1))
        painter.drawLine(0, 0, self.width(), 0)


def verdict(loaded: Loaded, lang: Language) -> tuple[str, Chrome]:
    """What the checks found, in words with a shape, and how loud to say it."""
    errors, warnings = loaded.count(Severity.ERROR), loaded.count(Severity.WARNING)
    parts = [_cited(loaded, lang)] if loaded.cube is not None else []
    is_clean = False
    if loaded.is_checked:
        release = release_of(loaded)
        is_clean = release.is_clean
        parts.append(release.verdict(lang))
    elif errors:
        parts.append(say("window.errors", lang, count=errors))
    else:
        parts.append(say("window.checking", lang))
    if warnings:
        parts.append(say("window.warnings", lang, count=warnings))
    words = say("window.verdict-join", lang).join(parts)
    if errors:
        return f"✗ {words}", "bad"
    if not loaded.is_checked:
        return words, "muted"
    return (f"✓ {words}", "good") if is_clean and not warnings else (f"△ {words}", "warning")


def _cited(loaded: Loaded, lang: Language) -> str:
    """How many figures there are, and whether all name their source."""
    key = "window.uncited" if loaded.uncited_count else "window.all-cited"
    return say(key, lang, count=loaded.figure_count, uncited=loaded.uncited_count)


def _file_words(loaded: Loaded, lang: Language) -> str:
    digest = " ".join(loaded.digest[n : n + 4] for n in range(0, len(loaded.digest), 4))
    return say("window.file", lang, name=loaded.path.name, digest=digest)
