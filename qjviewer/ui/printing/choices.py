"""The options beside the preview: each change is told at once as a whole PrintOptions."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QGroupBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from qjviewer.editions.style_extra import CLAIMS, REVISION, has_earlier
from qjviewer.load import Loaded
from qjviewer.pages.blocks import Page
from qjviewer.paper.booklet import owners
from qjviewer.paper.options import BINDINGS, PAPERS, PER_PAGE, PrintOptions
from qjviewer.paper.print_errors import PrintError
from qjviewer.paper.print_job import job_for
from qjviewer.setting.slides.shapes import SHAPES
from qjviewer.wording import say

# In the order they are offered.
STYLES = ("summary", "onepage", "official", "handout", "notes", "card", "department", REVISION, CLAIMS)

# So long after the last key typed the watermark is laid out again.
_TYPING = 300


class PrintChoices(QWidget):
    """Style, paper, sides, contents."""

    changed = Signal(object)

    def __init__(self, loaded: Loaded, options: PrintOptions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lang = loaded.view.lang
        owners = departments(loaded)
        # A revision note counts from a print that differs: without one there is nothing to note.
        missing = {"department": not owners, REVISION: not has_earlier(loaded)}
        offered = [n for n in STYLES if not missing.get(n)]
        self._style = self._combo([(n, f"style-{n}") for n in offered], options.style)
        self._owner = QComboBox()
        self._owner.addItems(list(owners))
        self._owner.setCurrentIndex(max(0, self._owner.findText(options.owner)))
        self._paper = self._combo([(p, f"paper-{p}") for p in PAPERS], options.paper)
        self._way = self._combo([(False, "portrait"), (True, "landscape")], options.landscape)
        self._binding = self._combo([(b, f"binding-{b}") for b in BINDINGS], options.binding)
        self._screen = self._combo([(s, f"screen-{s}") for s in SHAPES], options.screen)
        self._per_page = self._combo([(n, f"per-page-{n}") for n in PER_PAGE], options.per_page)
        self._double = self._check("double-sided", options.double_sided)
        self._gray = self._check("gray", options.gray)
        self._context = self._check("context", options.context)
        self._watermark = QLineEdit(options.watermark)
        self._watermark.setAccessibleName(self._say("watermark"))
        self._tabs = self._tab_list(loaded.pages, options.tabs)
        self._typed = QTimer(self, singleShot=True, interval=_TYPING)
        self._lay_out()
        self._wire()
        self._show_what_applies()

    @property
    def options(self) -> PrintOptions:
        """What is chosen now."""
        rows = [self._tabs.item(n) for n in range(self._tabs.count())]
        chosen = tuple(
            str(r.data(Qt.ItemDataRole.UserRole)) for r in rows if r.checkState() is Qt.CheckState.Checked
        )
        return PrintOptions(
            style=self._style.currentData(),
            paper=self._paper.currentData(),
            landscape=self._way.currentData(),
            gray=self._gray.isChecked(),
            double_sided=self._double.isChecked(),
            binding=self._binding.currentData(),
            # All or none ticked means all: an empty print helps nobody.
            tabs=() if len(chosen) == len(rows) else chosen,
            context=self._context.isChecked(),
            watermark=self._watermark.text(),
            per_page=self._per_page.currentData(),
            screen=self._screen.currentData(),
            owner=self._owner.currentText() if self._style.currentData() == "department" else "",
        )

    def choose_style(self, name: str) -> None:
        """Choose a style as if by hand."""
        self._style.setCurrentIndex(self._style.findData(name))

    def _say(self, key: str) -> str:
        return say(f"printing.{key}", self._lang)

    def _combo(self, entries: Sequence[tuple[object, str]], chosen: object) -> QComboBox:
        combo = QComboBox()
        for value, key in entries:
            combo.addItem(self._say(key), value)
        combo.setCurrentIndex(max(0, combo.findData(chosen)))
        return combo

    def _check(self, key: str, on: bool) -> QCheckBox:
        box = QCheckBox(self._say(key))
        box.setChecked(on)
        return box

    def _tab_list(self, pages: Sequence[Page], chosen: Sequence[str]) -> QListWidget:
        tabs = QListWidget()
        tabs.setAccessibleName(self._say("tabs"))
        for page in pages:
            item = QListWidgetItem(page.title)
            item.setData(Qt.ItemDataRole.UserRole, page.id)
            on = not chosen or page.id in chosen
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            tabs.addItem(item)
        tabs.setMaximumHeight(tabs.sizeHintForRow(0) * min(len(pages), 6) + 2 * tabs.frameWidth() + 4)
        return tabs

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._form = QFormLayout()
        for key, field in (
            ("style", self._style),
            ("owner", self._owner),
            ("paper", self._paper),
            ("way", self._way),
            ("binding", self._binding),
            ("per-page", self._per_page),
            ("screen", self._screen),
            ("watermark", self._watermark),
        ):
            self._form.addRow(self._say(key), field)
        column.addLayout(self._form)
        for box in (self._double, self._gray, self._context):
            column.addWidget(box)
        group = QGroupBox(self._say("tabs"))
        inner = QVBoxLayout(group)
        inner.addWidget(self._tabs)
        column.addWidget(group)

    def _wire(self) -> None:
        for combo in (
            self._style,
            self._owner,
            self._paper,
            self._way,
            self._binding,
            self._per_page,
            self._screen,
        ):
            combo.currentIndexChanged.connect(self._tell)
        for box in (self._double, self._gray, self._context):
            box.toggled.connect(self._tell)
        self._tabs.itemChanged.connect(self._tell)
        self._watermark.textChanged.connect(self._typed.start)
        self._typed.timeout.connect(self._tell)

    def _tell(self) -> None:
        self._show_what_applies()
        self.changed.emit(self.options)

    def _show_what_applies(self) -> None:
        style = self._style.currentData()
        self._form.setRowVisible(self._per_page, style == "handout")
        self._form.setRowVisible(self._screen, style in ("handout", "notes"))
        self._form.setRowVisible(self._owner, style == "department")


def departments(loaded: Loaded) -> tuple[str, ...]:
    """The departments that answer for something in a briefing."""
    try:
        return owners(job_for(loaded, PrintOptions()))
    except PrintError:
        return ()
