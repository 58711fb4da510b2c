"""From what is shown to what stands behind it: evidence, places of problems, files."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from qjviewer.bundle.archive import is_packed
from qjviewer.load import Loaded
from qjviewer.problems import Problem, Span, problem
from qjviewer.ui.window.window_body import WindowBody
from qjviewer.wording import Language

if TYPE_CHECKING:
    from qjviewer.checks.claim_table import ClaimLine
    from qjviewer.intake.excerpt import CellExcerpt
    from qjviewer.pages.evidence import Evidence


class Tracing:
    """Follows figures, items and problems of the briefing a body shows.

    `latest` is the latest reading, good or bad: the files it speaks of are those to be opened.
    """

    def __init__(
        self,
        window: QWidget,
        body: WindowBody,
        lang: Callable[[], Language],
        open_file: Callable[[Path, int], object],
        open_bundle: Callable[[Path], object],
    ) -> None:
        self._window, self._body, self._lang = window, body, lang
        self._open_file, self._open_bundle = open_file, open_bundle
        self.latest: Loaded | None = None

    def show_evidence(self, name: str) -> None:
        """Open the drawer for a figure or an item."""
        if (found := self._evidence(name)) is not None:
            # Shown first: from what stood there it learns where the keyboard was.
            self._body.drawer.show_evidence(found, self._lang(), self._cells(found))
            self._body.clear_side()

    def refresh(self) -> None:
        """Show newer evidence of what the drawer shows; close it when that is gone."""
        if not self._body.is_made("drawer"):
            return
        drawer = self._body.drawer
        if drawer.evidence is not None and not drawer.isHidden():
            found = self._evidence(drawer.evidence.id)
            drawer.refresh(found, self._lang(), self._cells(found)) if found else drawer.close_panel()

    def _cells(self, found: "Evidence") -> "CellExcerpt | None":
        """The cells around a figure that was read from a workbook, those of a packed briefing left out."""
        span, loaded = found.span, self._body.loaded
        if span is None or not span.cell or loaded is None or is_packed(loaded.path):
            return None
        from qjviewer.intake.excerpt import excerpt_of

        return excerpt_of(loaded.root / span.file, span)

    def copy(self, name: str) -> None:
        """Put a figure or an item on the clipboard with its source."""
        if (found := self._evidence(name)) is not None:
            QApplication.clipboard().setText(found.quote)

    def _evidence(self, name: str) -> "Evidence | None":
        loaded = self._body.loaded
        if loaded is None or loaded.cube is None:
            return None
        from qjviewer.pages.evidence import evidence

        return evidence(name, loaded.cube, loaded.view, loaded.pages)

    def show_problem(self, problem: Problem) -> None:
        """Go to where a problem shows."""
        loaded = self._body.loaded
        if loaded is None or loaded.cube is None:
            return
        from qjviewer.ui.window.search import locate

        if (hit := locate(problem, loaded.cube, loaded.pages)) is not None:
            self._body.reveal(hit)

    def show_claim(self, line: "ClaimLine") -> None:
        """Go to where a claim is made."""
        self.show_problem(problem("claim-direction", line.where, subject=line.path))

    def open_span(self, span: Span) -> None:
        """Open the file something stands in; of a packed briefing a folder has to be made first."""
        latest = self.latest
        if latest is not None and is_packed(latest.path):
            from qjviewer.ui.window.unpack import offer_unpacking

            if made := offer_unpacking(self._window, latest.path, span.file, self._lang()):
                self._open_bundle(made)
            return
        root = latest.root if latest else Path()
        self._open_file(root / span.file, span.line)
