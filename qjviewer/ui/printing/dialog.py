"""The print dialog: thumbnails, pages and options; what is seen is what is printed."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
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

from qjviewer.load import Loaded
from qjviewer.ui.printing.choices import Choices
from qjviewer.ui.printing.errors import PrintError
from qjviewer.ui.printing.faces import report
from qjviewer.ui.printing.job import Job, Tick
from qjviewer.ui.printing.options import PrintOptions
from qjviewer.ui.printing.paint import theme_for
from qjviewer.ui.printing.pdf import export, made_job
from qjviewer.ui.printing.preview import Preview, Thumbnails
from qjviewer.ui.printing.printer import has_printer, print_with_dialog
from qjviewer.ui.printing.sheet import Document
from qjviewer.ui.printing.styles import compose
from qjviewer.ui.widgets.message import tell
from qjviewer.ui.widgets.sizes import resize_within, room_for
from qjviewer.wording import say


class PrintDialog(QDialog):
    """Preview, options, and the two ways out: a PDF or a printer."""

    def __init__(self, parent: QWidget | None, loaded: Loaded, options: PrintOptions | None = None) -> None:
        super().__init__(parent)
        self._loaded = loaded
        self._options = options or PrintOptions(context=loaded.view.context)
        self._document = Document(())
        self._job: Job | None = None
        self._printer = has_printer()
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
        self.choices = Choices(self._loaded.pages, self._options, self._loaded.view.lang)
        self.preview, self.thumbnails = Preview(), Thumbnails()
        self.preview.setAccessibleName(self._say("preview"))
        self.thumbnails.setAccessibleName(self._say("thumbnails"))
        self._message, self._fonts = QLabel(), QLabel()
        for label in (self._message, self._fonts):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._page, self._of = QSpinBox(), QLabel()
        self._page.lineEdit().setTextMargins(6, 0, 0, 0)
        self._page.setAccessibleName(self._say("page"))
        self._zoom = QLabel()
        self.save_button = QPushButton(self._say("export"))
        self.print_button = QPushButton(self._say("print"))
        self.print_button.setEnabled(self._printer)
        if not self._printer:
            self.print_button.setToolTip(self._say("no-printer"))
        default = self.print_button if self._printer else self.save_button
        default.setDefault(True)
        self._close = QPushButton(self._say("close"))

    def _lay_out(self) -> None:
        across = QHBoxLayout()
        across.addWidget(self.thumbnails)
        across.addWidget(self.preview, 1)
        across.addWidget(self._side())
        column = QVBoxLayout(self)
        column.addLayout(across, 1)
        bottom = self._bottom()
        column.addLayout(bottom)
        if bottom.sizeHint().width() > room_for(self).width():
            bottom.setDirection(QBoxLayout.Direction.TopToBottom)

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
        row.addWidget(self._zoom)
        row.addStretch()
        return row

    def _wire(self) -> None:
        # Gathered: several options set in a row are laid out once.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._refresh)
        self.choices.changed.connect(lambda _: self._soon.start())
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
    def document(self) -> Document:
        """The sheets shown."""
        return self._document

    @property
    def message(self) -> str:
        """What is told at the side: a failure, what was left out, that there is no printer."""
        return self._message.text()

    @property
    def font_words(self) -> str:
        """Which fonts of official paper were found and which were substituted."""
        return self._fonts.text()

    def _refresh(self) -> None:
        """Lay out with the options chosen and show it."""
        self._options = self.choices.options
        try:
            self._job = made_job(self._loaded, self._options)
            self._document = compose(self._job)
        except PrintError as error:
            self._document = Document(())
            self._tell(error.message(self._loaded.view.lang))
        else:
            self._tell(self._remarks())
        theme = theme_for(self._options.gray)
        self.preview.show_document(self._document, theme)
        self.thumbnails.show_document(self._document, theme)
        self._fonts.setText(self._font_report() if self._options.style == "official" else "")
        count = len(self._document.sheets)
        self._page.setRange(min(1, count), count)
        self._of.setText(self._say("of-pages", total=count))
        self.save_button.setEnabled(count > 0)
        self.print_button.setEnabled(count > 0 and self._printer)

    def _remarks(self) -> str:
        dropped = say("figures.list-comma", self._loaded.view.lang).join(self._document.dropped)
        lines = [self._say("left-out", what=dropped)] if dropped else []
        lines += [] if self._printer else [self._say("no-printer")]
        return "\n".join(lines)

    def _font_report(self) -> str:
        lines = []
        for face in report():
            key = "font-found" if face.exact else "font-substituted"
            role = self._say(f"font-{face.script}")
            lines.append(self._say(key, role=role, wanted=face.wanted, used=face.used))
        return "\n".join(lines)

    def _tell(self, words: str) -> None:
        self._message.setText(words)

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
        name = f"{self._loaded.cover.title if self._loaded.cover else 'qjviewer'}.pdf"
        start = str(Path.home() / name.replace("/", "-"))
        chosen, _ = QFileDialog.getSaveFileName(self, self._say("export"), start, "PDF (*.pdf)")
        if chosen:
            target = Path(chosen)
            self.save_to(
                target if target.suffix.lower() == ".pdf" else target.with_name(f"{target.name}.pdf")
            )

    def save_to(self, target: Path) -> bool:
        """Write the PDF, with progress; tells how it went."""
        with_progress = self._progress()
        try:
            result = export(self._loaded, target, self._options, with_progress)
        except PrintError as error:
            self._failed(error)
            return False
        finally:
            self._done()
        self._tell(self._say("done", path=result.target, pages=result.pages))
        return True

    def print(self) -> None:
        """Let the system's dialog choose a printer, then print."""
        if self._job is None:
            return
        job = replace(self._job, tick=self._progress())
        try:
            if print_with_dialog(self._document, job, self):
                self._tell(self._say("sent"))
        except PrintError as error:
            self._failed(error)
        finally:
            self._done()

    def _progress(self) -> Tick:
        """A bar with a way out, which appears only when it takes long."""
        bar = QProgressDialog(self._say("working"), self._say("cancel"), 0, 0, self)
        bar.setWindowModality(Qt.WindowModality.WindowModal)
        bar.setMinimumDuration(600)
        self._bar = bar

        def tick(done: int, total: int) -> None:
            bar.setMaximum(total)
            bar.setValue(done)
            QApplication.processEvents()
            if bar.wasCanceled():
                raise PrintError("cancelled")

        return tick

    def _done(self) -> None:
        self._bar.reset()
        self._bar.deleteLater()

    def _failed(self, error: PrintError) -> None:
        words = error.message(self._loaded.view.lang)
        self._tell(words)
        if error.key != "cancelled":
            tell(self, self.windowTitle(), words, bad=True)
