"""The find panel: type, see the places in every tab, Enter goes there."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from qjviewer.ui.draw.announcer import Announcer
from qjviewer.ui.draw.fonts import font
from qjviewer.ui.widgets.elided_label import ElidedLabel
from qjviewer.ui.widgets.runs_label import TextStyle
from qjviewer.ui.widgets.text_button import TextButton
from qjviewer.ui.window.closable import ClosablePanel
from qjviewer.ui.window.key_groups import with_key
from qjviewer.ui.window.search import SearchHit
from qjviewer.wording import DEFAULT_LANGUAGE, Language, say

_MOST_ROWS, _LEAST = 12, 5  # rows, em of the list


class FindPanel(ClosablePanel):
    """Floats at the top right over the page; Esc closes it."""

    hit_requested = Signal(object)

    def __init__(self, search: Callable[[str], tuple[SearchHit, ...]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._search, self._lang = search, DEFAULT_LANGUAGE
        self.field = QLineEdit(self)
        self._count = ElidedLabel("", TextStyle(0.93, ink="muted"), self)
        self._close = TextButton("✕", parent=self)
        self.hits = QListWidget(self)
        self.announcer = Announcer(self)
        self._arrange()
        self._wire()

    def _arrange(self) -> None:
        self.field.setMaxLength(80)
        self.hits.setWordWrap(True)
        self.hits.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.hits.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hits.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._column = QVBoxLayout(self)
        top = QHBoxLayout()
        top.addWidget(self.field, 1)
        top.addWidget(self._count)
        top.addWidget(self._close)
        self._column.addLayout(top)
        self._column.addWidget(self.hits, 1)
        self.field.installEventFilter(self)

    def _wire(self) -> None:
        self.field.textChanged.connect(self._find)
        self.field.returnPressed.connect(self._go)
        self.hits.itemClicked.connect(lambda _: self._go())
        self._close.clicked.connect(self.close_panel)

    def _restyle(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(0.8), px(0.8), px(0.8), px(0.8))
        self._column.setSpacing(px(0.5))
        self.field.setFont(font(self._theme, 1.0))
        self.hits.setFont(font(self._theme, 1.0))

    def set_language(self, lang: Language) -> None:
        """Speak another language."""
        self._lang = lang
        self.field.setPlaceholderText(say("window.find-hint", lang))
        self.field.setAccessibleName(say("window.find", lang))
        self.hits.setAccessibleName(say("window.find", lang))
        self._close.setAccessibleName(say("evidence.close", lang))
        self._close.setToolTip(with_key(say("evidence.close", lang), ("Esc",), lang))
        self._find(self.field.text())

    def open_panel(self) -> None:
        """Open, ready to type; what was sought last is selected."""
        self.show()
        self.raise_()
        self._find(self.field.text())
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def _find(self, query: str) -> None:
        self.hits.clear()
        found, bar = self._search(query), say("marks.bar", self._lang)
        for hit in found:
            item = QListWidgetItem(f"{hit.tab_title}{bar}{' '.join(hit.text.split())}")
            item.setData(Qt.ItemDataRole.UserRole, hit)
            self.hits.addItem(item)
        self.hits.setCurrentRow(0)
        key = "window.find-count" if found else "window.find-none"
        self._count.set_text(say(key, self._lang, count=len(found)) if query.strip() else "")
        self._grow()
        if query.strip():
            self._tell()

    def _tell(self) -> None:
        """The list never has the keyboard: where it stands is said."""
        item, row = self.hits.currentItem(), self.hits.currentRow() + 1
        words = say("spoken.no-answers", self._lang)
        if item is not None:
            words = say("spoken.answers", self._lang, count=self.hits.count(), row=row, words=item.text())
        self.announcer.say(words)

    def _grow(self) -> None:
        """As high as its hits, up to what its parent has room for."""
        rows = min(self.hits.count(), _MOST_ROWS)
        holder = self.parentWidget() or self
        room = holder.height() - self.y() - self.field.sizeHint().height() - self._theme.px(3)
        wanted = sum(self.hits.sizeHintForRow(row) for row in range(rows))
        self.hits.setVisible(rows > 0)
        self.hits.setFixedHeight(min(wanted + 4, max(room, self._theme.px(_LEAST))) if rows else 0)
        self._column.activate()
        self.resize(self.width(), self._column.sizeHint().height())

    def _go(self) -> None:
        item = self.hits.currentItem()
        if item is not None:
            # The place found is where the keyboard goes when the panel closes.
            self.forget_opener()
            self.hit_requested.emit(item.data(Qt.ItemDataRole.UserRole))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys move through the list while the field keeps the keyboard."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step:
                last = self.hits.count() - 1
                self.hits.setCurrentRow(max(0, min(self.hits.currentRow() + step, last)))
                self._tell()
                return True
        return super().eventFilter(watched, event)
