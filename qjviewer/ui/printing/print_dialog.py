"""The print dialog: thumbnails, pages and options; what is seen is what is printed."""

from pathlib import Path

import msgspec
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QProgressDialog,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from qjviewer.file_names import safe_name
from qjviewer.load import Loaded
from qjviewer.paper.faces import all_fonts, report
from qjviewer.paper.options import PrintOptions
from qjviewer.paper.print_errors import PrintError
from qjviewer.paper.printing import PrintResult
from qjviewer.release import release_of
from qjviewer.ui.printing.choices import PrintChoices
from qjviewer.ui.printing.preview import Preview, Thumbnails
from qjviewer.ui.printing.printer import has_printer, print_with_dialog
from qjviewer.ui.printing.setting import PagePicture, PageSetter
from qjviewer.ui.widgets.message import tell
from qjviewer.ui.widgets.sizes import resize_within, room_for
from qjviewer.wording import say

# Smaller, larger, as wide as the room, a whole page.
_ZOOM_SIGNS = ("−", "+", "↔", "↕")


class PrintDialog(QDialog):
    """Preview, options, and the two ways out: a PDF or a printer."""

    def __init__(self, parent: QWidget | None, loaded: Loaded, options: PrintOptions | None = None) -> None:
        super().__init__(parent)
        self._loaded = loaded
        self._options = options or PrintOptions(context=loaded.view.context)
        self._pages: list[PagePicture] = []
        self._ready = False
        self._printer = has_printer()
        self.setter = PageSetter(loaded, self)
        self._make()
        self._lay_out()
        self._wire()
        self._refresh()

    def _say(self, key: str, /, **values: object) -> str:
        return say(f"printing.{key}", self._loaded.view.lang, **values)

    # Parts -----------------------------------------------------------------------------

    def _make(self) -> None:
        title = self._loaded.cover.title if self._loaded.cover else ""
        self.setWindowTitle(self._say("dialog-title", title=title))
        em = self.fontMetrics().height()
        resize_within(self, 65 * em, 45 * em)
        self.choices = PrintChoices(self._loaded, self._options)
        self.preview, self.thumbnails = Preview(), Thumbnails()
        self.preview.setAccessibleName(self._say("preview"))
        self.thumbnails.setAccessibleName(self._say("thumbnails"))
        self._message, self._fonts = QLabel(), QLabel()
        for label in (self._message, self._fonts):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._of = QLabel()
        self._page, self._from, self._to = (self._number(k) for k in ("page", "from-page", "to-page"))
        self._zoom = QLabel()
        self.save_button = QPushButton(self._say("export"))
        self.print_button = QPushButton(self._say("print"))
        self.print_button.setEnabled(self._printer)
        if not self._printer:
            self.print_button.setToolTip(self._say("no-printer"))
        default = self.print_button if self._printer else self.save_button
        default.setDefault(True)
        self._close = QPushButton(self._say("close"))

    def _number(self, key: str) -> QSpinBox:
        box = QSpinBox()
        box.lineEdit().setTextMargins(6, 0, 0, 0)
        box.setAccessibleName(self._say(key))
        return box

    def _lay_out(self) -> None:
        across = QHBoxLayout()
        across.addWidget(self.thumbnails)
        across.addWidget(self.preview, 1)
        across.addWidget(self._side())
        column = QVBoxLayout(self)
        column.addLayout(across, 1)
        bottom = self._bottom()
        column.addLayout(bottom)
        if bottom.sizeHint().width() > (room := room_for(self).width()):
            bottom.setDirection(QBoxLayout.Direction.TopToBottom)
        if bottom.sizeHint().width() > room:
            self._shorten_zooming()

    def _shorten_zooming(self) -> None:
        """Signs on the buttons for which there is no room; their words are told all the same."""
        for button, sign in zip(self._zooming, _ZOOM_SIGNS, strict=True):
            words = button.text()
            button.setAccessibleName(words)
            button.setToolTip(words)
            button.setText(sign)

    def _side(self) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.addWidget(self.choices)
        column.addWidget(self._fonts)
        column.addStretch()
        column.addWidget(self._message)
        side = QScrollArea()
        side.setWidgetResizable(True)
        side.setFrameShape(QScrollArea.Shape.NoFrame)
        side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        side.setWidget(inner)
        # The labels wrap; the fields say how wide it has to be.
        bar = side.verticalScrollBar().sizeHint().width()
        side.setFixedWidth(self.choices.minimumSizeHint().width() + 2 * column.contentsMargins().left() + bar)
        # Whoever tabs through it scrolls it.
        side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return side

    def _bottom(self) -> QBoxLayout:
        looking, leaving = self._looking(), QHBoxLayout()
        leaving.addStretch()
        for key, box in (("from-page", self._from), ("to-page", self._to)):
            leaving.addWidget(QLabel(self._say(key)))
            leaving.addWidget(box)
        for button in (self.save_button, self.print_button, self._close):
            leaving.addWidget(button)
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.addLayout(looking)
        row.addLayout(leaving)
        return row

    def _looking(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(QLabel(self._say("page")))
        row.addWidget(self._page)
        row.addWidget(self._of)
        row.addSpacing(24)
        self._zooming: list[QPushButton] = []
        for key, act in (
            ("zoom-out", lambda: self.preview.step_zoom(-1)),
            ("zoom-in", lambda: self.preview.step_zoom(1)),
            ("fit-width", lambda: self.preview.set_zoom("width")),
            ("fit-page", lambda: self.preview.set_zoom("page")),
        ):
            button = QPushButton(self._say(key))
            button.setAutoDefault(False)
            button.clicked.connect(act)
            row.addWidget(button)
            self._zooming.append(button)
        row.addWidget(self._zoom)
        row.addStretch()
        return row

    def _wire(self) -> None:
        # Gathered: several options set in a row are laid out once.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._refresh)
        self.choices.changed.connect(lambda _: self._soon.start())
        self.setter.pages_ready.connect(self._show)
        self.setter.result_ready.connect(self._show_result)
        self.setter.failed.connect(self._show_failure)
        self.preview.sharpness_wanted.connect(self._sharpen)
        self.preview.page_changed.connect(self._show_page)
        self.preview.zoom_changed.connect(lambda z: self._zoom.setText(f"{z:.0%}"))
        self.thumbnails.page_requested.connect(self._jump)
        self._page.valueChanged.connect(lambda n: self._jump(n - 1))
        self.save_button.clicked.connect(self.save)
        self.print_button.clicked.connect(self.print)
        self._close.clicked.connect(self.reject)
        for keys, steps in ((QKeySequence.StandardKey.ZoomIn, 1), (QKeySequence.StandardKey.ZoomOut, -1)):
            QShortcut(keys, self, lambda s=steps: self.preview.step_zoom(s))
        for key, by in ((Qt.Key.Key_PageDown, 1), (Qt.Key.Key_PageUp, -1)):
            QShortcut(QKeySequence(key), self, lambda b=by: self.preview.go_to(self.preview.page + b))

    # Showing ---------------------------------------------------------------------------

    @property
    def pages(self) -> list[PagePicture]:
        """The pages shown."""
        return self._pages

    @property
    def is_ready(self) -> bool:
        """Whether all pages of the options chosen are shown."""
        return self._ready

    @property
    def message(self) -> str:
        """What is told at the side: a failure, what was left out, that there is no printer."""
        return self._message.text()

    @property
    def font_words(self) -> str:
        """Which fonts of official paper were found and which were substituted."""
        return self._fonts.text()

    def _refresh(self) -> None:
        """Set with the options chosen; pages come when they are ready."""
        # Whoever came so far wants it as it is: every page says what it is not.
        mark = release_of(self._loaded).mark(self._loaded.view.lang)
        self._options = msgspec.structs.replace(self.choices.options, release=mark)
        self._await()
        self.setter.set(self._options, self.preview.ppi)

    def _await(self) -> None:
        self._ready = False
        for button in (self.save_button, self.print_button):
            button.setEnabled(False)

    def _show(self, pages: list[PagePicture], is_draft: bool) -> None:
        self._pages = pages
        self._ready = not is_draft
        self.preview.show_pages(pages)
        if not is_draft:
            self.thumbnails.show_pages(pages)
        count = len(pages)
        for box in (self._page, self._from, self._to):
            box.setRange(min(1, count), count)
        self._to.setValue(count)
        self._of.setText("" if is_draft else self._say("of-pages", total=count))
        self.save_button.setEnabled(self._ready)
        self.print_button.setEnabled(self._ready and self._printer)

    def _show_result(self, result: PrintResult) -> None:
        official = self._options.style == "official"
        lang = self._loaded.view.lang
        fonts = self._font_report() if official else ""
        self._fonts.setText(fonts)
        remarks = msgspec.structs.replace(result, substituted=()).remarks(lang)
        self._tell("\n".join([*remarks, *([] if self._printer else [self._say("no-printer")])]))

    def _show_failure(self, error: PrintError) -> None:
        if error.key == "cancelled":
            return
        self._pages = []
        self.preview.show_pages([])
        self.thumbnails.show_pages([])
        self._tell(error.message(self._loaded.view.lang))

    def _font_report(self) -> str:
        lines = []
        for face in report(all_fonts().families()):
            key = "font-found" if face.exact else "font-substituted"
            role = self._say(f"font-{face.use}")
            lines.append(self._say(key, role=role, wanted=face.wanted, used=face.used))
        return "\n".join(lines)

    def _tell(self, words: str) -> None:
        self._message.setText(words)

    def _sharpen(self, ppi: float) -> None:
        if self._ready:
            self.setter.redraw(ppi)

    def _jump(self, page: int) -> None:
        """Go where list or spin box ask; what only follows the scrolling asks for nothing."""
        if page != self.preview.page:
            self.preview.go_to(page)

    def _show_page(self, page: int) -> None:
        self.thumbnails.mark(page)
        self._page.setValue(page + 1)

    # Ways out --------------------------------------------------------------------------

    def save(self) -> None:
        """Ask for a file and write the PDF."""
        name = safe_name(self._loaded.cover.title if self._loaded.cover else "qjviewer")
        start = str(Path.home() / f"{name}.pdf")
        chosen, _ = QFileDialog.getSaveFileName(self, self._say("export"), start, "PDF (*.pdf)")
        if chosen:
            target = Path(chosen)
            self.save_to(
                target if target.suffix.lower() == ".pdf" else target.with_name(f"{target.name}.pdf")
            )

    def save_to(self, target: Path) -> bool:
        """Write the PDF, with a way out; tells how it went."""
        outcome: list[PrintResult | PrintError] = []
        waiting = QEventLoop(self)
        bar = self._progress()

        def ended(found: PrintResult | PrintError) -> None:
            outcome.append(found)
            waiting.quit()

        self.setter.saved.connect(ended)
        self.setter.failed.connect(ended)
        try:
            self.setter.save(target)
            waiting.exec()
        finally:
            self.setter.saved.disconnect(ended)
            self.setter.failed.disconnect(ended)
            bar.reset()
            bar.deleteLater()
        (found, *_) = outcome
        if isinstance(found, PrintError):
            self._failed(found)
            return False
        self._tell(self._say("done", path=found.target, pages=found.pages))
        self._remember(str(target))
        return True

    def print(self) -> None:
        """Let the system's dialog choose a printer, then print."""
        if not self._ready:
            return
        span = (self._from.value(), self._to.value())
        whole = span == (1, len(self._pages))
        title = self._loaded.cover.title if self._loaded.cover else ""
        try:
            copies = print_with_dialog(
                self.setter, self._pages, self._options, title, self, None if whole else span
            )
            if copies:
                self._tell(self._say("sent"))
                self._remember("", copies)
        except PrintError as error:
            self._failed(error)

    def _remember(self, target: str, copies: int = 1) -> None:
        """Keep what was printed, so that the sheet can be asked later what has changed."""
        from qjviewer.editions.print_memory import PrintMemory

        PrintMemory().remember(self._loaded, "print", self._options.style, target, copies)

    def _progress(self) -> QProgressDialog:
        """A bar with a way out, which appears only when it takes long."""
        bar = QProgressDialog(self._say("working"), self._say("cancel"), 0, 0, self)
        bar.setWindowModality(Qt.WindowModality.WindowModal)
        bar.setMinimumDuration(600)
        bar.canceled.connect(self.setter.cancel)
        return bar

    def _failed(self, error: PrintError) -> None:
        words = error.message(self._loaded.view.lang)
        self._tell(words)
        if error.key != "cancelled":
            tell(self, self.windowTitle(), words, bad=True)

    def done(self, result: int) -> None:
        """Close, and let the typesetter's folder go."""
        self._soon.stop()
        self.setter.close()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._soon.stop()
        self.setter.close()
        super().closeEvent(event)
