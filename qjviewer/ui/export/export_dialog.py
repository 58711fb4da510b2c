"""The export dialog: formats on the left, what each takes on the right, progress below."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from qjviewer.editions.print_memory import PrintMemory
from qjviewer.exports.errors import ExportError
from qjviewer.exports.registry import Format, all_formats
from qjviewer.load import Loaded, parts_of, restated
from qjviewer.release import release_of
from qjviewer.ui.export.export_choices import Choices
from qjviewer.ui.export.export_run import Cancelled, run
from qjviewer.ui.export.export_target import choose_target
from qjviewer.ui.widgets.sizes import resize_within

_STEPS = 1000


class ExportDialog(QDialog):
    """Offers every format there is; what a missing library keeps from working says how to add it."""

    def __init__(
        self,
        parent: QWidget | None,
        loaded: Loaded,
        folder: Path,
        open_folder: Callable[[Path], object],
        formats: tuple[Format, ...] | None = None,
    ) -> None:
        super().__init__(parent)
        self._loaded, self.folder, self._open_folder = loaded, folder, open_folder
        self._parts = parts_of(loaded)
        self._formats = offered(all_formats() if formats is None else formats)
        self._busy = self._cancelled = False
        self._make()
        self._lay_out()
        self._wire()
        self.list.setCurrentRow(0)

    def _make(self) -> None:
        words = self._parts.say
        self.setWindowTitle(words("dialog-title", title=self._parts.cover.title))
        self.list = QListWidget()
        self.list.setAccessibleName(words("choose-format"))
        self.list.setSpacing(3)
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for found in self._formats:
            item = QListWidgetItem(found.label(self._parts.lang), self.list)
            if not found.available:
                item.setForeground(self.palette().placeholderText())
        self.choices = Choices(self._parts)
        self._about = _label()
        self._about.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._message = _label()
        self.bar = QProgressBar()
        self.bar.setRange(0, _STEPS)
        self.bar.setAccessibleName(words("progress"))
        self.bar.hide()
        self.folder_button = QPushButton(words("open-folder"))
        self.folder_button.hide()
        self.export_button = QPushButton(words("export-button"))
        self.export_button.setDefault(True)
        self.close_button = QPushButton(words("close"))

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.addWidget(self.choices)
        side.addWidget(self._about)
        side.addStretch()
        across = QHBoxLayout()
        across.setSpacing(24)
        across.addWidget(self.list, 1)
        across.addLayout(side, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.folder_button)
        buttons.addStretch()
        buttons.addWidget(self.export_button)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.addLayout(across, 1)
        column.addWidget(self._message)
        column.addWidget(self.bar)
        column.addLayout(buttons)
        em = self.fontMetrics().height()
        resize_within(self, 40 * em, 20 * em)

    def _wire(self) -> None:
        self.list.currentRowChanged.connect(self._show_format)
        self.list.itemActivated.connect(self.export_button.click)
        self.export_button.clicked.connect(self._export)
        self.close_button.clicked.connect(self.reject)
        self.folder_button.clicked.connect(lambda: self._open_folder(self.folder))

    # What is chosen --------------------------------------------------------------------

    @property
    def format(self) -> Format:
        """The format in front."""
        return self._formats[max(0, self.list.currentRow())]

    def choose_format(self, name: str) -> None:
        """Choose a format as if by hand."""
        self.list.setCurrentRow([f.name for f in self._formats].index(name))

    @property
    def about(self) -> str:
        """What is told of the format: why it cannot be had and what helps."""
        return self._about.text()

    @property
    def message(self) -> str:
        """What is told of the last export."""
        return self._message.text()

    def _show_format(self) -> None:
        found = self.format
        self.choices.show_format(found)
        self.choices.setEnabled(found.available)
        self.export_button.setEnabled(found.available)
        missing = self._parts.say("missing-library", library=found.writer.LIBRARY, command=found.command)
        self._about.setText("" if found.available else missing)
        self._about.setVisible(not found.available)
        self._tell("")

    # The export ------------------------------------------------------------------------

    def _export(self) -> None:
        found, options = self.format, self.choices.options(self.format)
        target = choose_target(self, found, self._parts, options, self.folder)
        if target is not None:
            self.export_to(target)

    def export_to(self, target: Path) -> bool:
        """Write what is chosen, with progress; tells how it went."""
        found, options = self.format, self.choices.options(self.format)
        self._begin()
        try:
            loaded = restated(self._loaded, self.choices.view)
            # Whoever came so far wants it as it is: every page says what it is not.
            parts = parts_of(loaded, release_of(loaded))
            made = run(found, parts, options, target, self._tick)
        except ExportError as error:
            self._tell(f"✗ {error.message(self._parts.lang)}")
            return False
        except Cancelled:
            self._tell(self._parts.say("cancelled"))
            return False
        finally:
            self._end()
        PrintMemory().remember(loaded, "export", found.name, str(target))
        self.folder = made[0].parent if made else target
        self._tell(self._done_words(made), done=True)
        return True

    def _done_words(self, made: tuple[Path, ...]) -> str:
        if len(made) == 1:
            return self._parts.say("done", path=made[0])
        return self._parts.say("done-many", path=self.folder, count=len(made))

    def _begin(self) -> None:
        self._busy, self._cancelled = True, False
        self._tell(self._parts.say("working"))
        self.bar.setValue(0)
        self._show_busy(busy=True)

    def _end(self) -> None:
        self._busy = False
        self._show_busy(busy=False)

    def _show_busy(self, *, busy: bool) -> None:
        self.bar.setVisible(busy)
        for widget in (self.list, self.choices, self.export_button):
            widget.setEnabled(not busy)
        self.close_button.setText(self._parts.say("cancel" if busy else "close"))

    def _tick(self, share: float | None) -> None:
        """Let the window live for a moment; stop where the user asked to."""
        if share is not None:
            self.bar.setValue(round(share * _STEPS))
        QApplication.processEvents()
        if self._cancelled:
            raise Cancelled

    def _tell(self, words: str, *, done: bool = False) -> None:
        self._message.setText(words)
        self.folder_button.setVisible(done)

    def reject(self) -> None:
        """Close; while an export runs, stop that instead."""
        if self._busy:
            self._cancelled = True
        else:
            super().reject()


def offered(formats: tuple[Format, ...]) -> tuple[Format, ...]:
    """What offices use first, then whole briefings in other forms, then single charts."""
    return tuple(sorted(formats, key=lambda f: (f.per_chart, not f.writer.EXTRA, f.name)))


def _label() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
