"""The head of the window: what is shown, as of when, compared with whom, and the main commands."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from qjviewer.pages.blocks import Cover
from qjviewer.ui.widgets.elided_label import ElidedLabel
from qjviewer.ui.widgets.layouts import forget_sizes
from qjviewer.ui.widgets.push_button import PushButton
from qjviewer.ui.widgets.runs_label import TextStyle
from qjviewer.ui.widgets.themed import Themed
from qjviewer.ui.widgets.tips import as_tip
from qjviewer.ui.window.key_groups import hint
from qjviewer.wording import DEFAULT_LANGUAGE, Language, say

_SHORT_BELOW = 76  # em
# To which share of their size the words may shrink before any are left out.
_LEAST_TITLE, _LEAST_FACTS = 0.65, 0.9
# Where it shares its room with the commands, in large letters.
_LEAST_COMPACT = 0.5
_UNBOUNDED = 16_777_215  # pixels: as high as it likes
# Which commands give way there, one after the other.
_LEFT_OUT = ("context", "print", "find")


class Header(Themed):
    """Title and facts on the left, commands on the right; `compact` is one line of title and commands.

    There a command that leaves no room for the title gives way; all of them stand in the menu as well.
    """

    find_requested = Signal()
    print_requested = Signal()
    present_requested = Signal()
    context_requested = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ElidedLabel("", TextStyle(1.6, bold=True, leading=1.35), self, least=_LEAST_TITLE)
        self._facts = ElidedLabel("", TextStyle(0.95, ink="muted", leading=1.4), self, least=_LEAST_FACTS)
        self._lang: Language = DEFAULT_LANGUAGE
        self.compact = False
        self._lacking: set[str] = set()
        self._most = _UNBOUNDED
        self.context = PushButton(parent=self)
        self.context.setCheckable(True)
        self.finder = PushButton(parent=self)
        self.printer = PushButton(parent=self)
        self.presenter = PushButton(primary=True, parent=self)
        made = (self.context, self.finder, self.printer, self.presenter)
        # By the name of the command.
        self._buttons = dict(zip(("context", "find", "print", "present"), made, strict=True))
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._commands = QHBoxLayout()
        self._words = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._arrange()
        self._wire()

    def _arrange(self) -> None:
        self._words.addWidget(self._title, 0, Qt.AlignmentFlag.AlignBottom)
        self._words.addWidget(self._facts, 0, Qt.AlignmentFlag.AlignBottom)
        self._words.addStretch(1)
        self._row.addLayout(self._words, 1)
        for button in self._buttons.values():
            self._commands.addWidget(button)
        self._commands.insertStretch(0, 1)
        self._row.addLayout(self._commands)
        self._restyle()

    def _wire(self) -> None:
        self.finder.clicked.connect(self.find_requested)
        self.printer.clicked.connect(self.print_requested)
        self.presenter.clicked.connect(self.present_requested)
        self.context.clicked.connect(self.context_requested)

    def _restyle(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(px(1.4), px(0.7), px(1.4), px(0.3))
        self._row.setSpacing(px(0.6))
        self._commands.setSpacing(px(0.6))
        self._name_buttons(self.width())
        self._turn(self.width())

    def offer(self, *, printing: bool, presenting: bool) -> None:
        """Show the commands that the program has."""
        had = {"print": printing, "present": presenting}
        self._lacking = {name for name, has in had.items() if not has}
        self.fit(self.width(), self._most)

    def fit(self, width: int, most: int) -> None:
        """Take a width; where the whole would be higher than the most allowed, be compact."""
        self._most = most
        self._name_buttons(width)
        self._make_compact(False)
        self._turn(width)
        forget_sizes(self)
        if self._row.sizeHint().height() > most:
            self._make_compact(True)
            self._turn(width)
            self._give_way(width)
        # Whoever asks before the next turn of events is told the height it has now.
        self.updateGeometry()

    def _make_compact(self, compact: bool) -> None:
        self.compact = compact
        facts = self._facts.accessibleName()
        self._title.set_least(_LEAST_COMPACT if compact else _LEAST_TITLE, wraps=compact)
        self._facts.setVisible(bool(facts) and not compact)
        # On the whole line: the title has a tip of its own where it is cut.
        self.setToolTip(as_tip(facts) if compact else "")
        self._title.setAccessibleDescription(facts if compact else "")
        for name, button in self._buttons.items():
            button.setVisible(name not in self._lacking)

    def minimumSizeHint(self) -> QSize:
        """With one command: the others give way, and words wrap, once the width is known."""
        least = self.presenter.sizeHint().width() + self._title.minimumSizeHint().width() + self._theme.px(4)
        return QSize(least, super().minimumSizeHint().height())

    def _give_way(self, width: int) -> None:
        """Leave out commands until the title has room."""
        for name in _LEFT_OUT:
            if self._title.fits(width - self._beside_words(), self._title.sizeHint().height()):
                return
            self._buttons[name].hide()

    def _turn(self, width: int) -> None:
        """Words in one line; in two where that is too wide; over the buttons where even that is."""
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        title, facts = self._title.sizeHint().width(), self._facts.sizeHint().width()
        stacked = width < title + facts + self._beside_words() and not self.compact
        self._words.setDirection(down if stacked else across)
        self._words.setSpacing(0 if stacked else self._theme.px(1))
        # As far as the title may shrink.
        below = width < max(title * _LEAST_TITLE, facts * _LEAST_FACTS) + self._beside_words()
        self._row.setDirection(down if below and not self.compact else across)

    def _beside_words(self) -> int:
        shown = [b.sizeHint().width() for b in self._buttons.values() if not b.isHidden()]
        return sum(shown) + self._theme.px(4 + 0.6 * len(shown))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._name_buttons(self.width())
        self._turn(self.width())

    def _name_buttons(self, width: int) -> None:
        """With their keys where there is room; the keys stand in the menu as well."""
        short = "-short" if width < self._theme.px(_SHORT_BELOW) else ""
        for name in ("find", "print", "present"):
            self._buttons[name].set_text(say(f"window.{name}-button{short}", self._lang))
            # The key stands in the tip, which is read as well.
            self._buttons[name].setAccessibleName(say(f"window.{name}-button-short", self._lang).strip("▶ "))

    def show_cover(self, cover: Cover | None, lang: Language, *, context: bool, owner: str = "") -> None:
        """Show what the briefing is."""
        self._title.set_text(cover.title if cover else say("window.program", lang))
        only = say("window.only-owner", lang, owner=owner) if owner else ""
        facts = [only, cover.as_of, cover.peers] if cover else []
        self._facts.set_text(" · ".join(f for f in facts if f))
        self._lang = lang
        self._name_buttons(self.width())
        self.context.set_text(say("window.context-button", lang))
        self.context.setChecked(context)
        for name, button in self._buttons.items():
            button.setToolTip(hint(name, lang))
            button.setEnabled(cover is not None)
        self._make_compact(self.compact)
        self._turn(self.width())

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), self._theme.chrome("surface"))
