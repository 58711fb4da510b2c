"""Marks under the words of a page that the figures refute, and under those picked in the list of claims."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from qjviewer.ui.widgets.runs_label import RunsLabel
from qjviewer.ui.widgets.word_marks import WordMark
from qjviewer.wording import DEFAULT_LANGUAGE, Language

if TYPE_CHECKING:
    from qjviewer.checks.claim_table import ClaimLine

# A label is listened to once.
_HEARD: Final = "claims-heard"
_MARKED: Final = "claims-marked"


class ClaimMarks(QObject):
    """Puts marks on a page; a click on one asks why. `lines` are all claims last taken, in every language."""

    why_requested = Signal(object)  # ClaimLine

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lang: Language = DEFAULT_LANGUAGE
        self.lines: tuple[ClaimLine, ...] = ()
        self._wrong: tuple[ClaimLine, ...] = ()

    def take(self, lines: "Sequence[ClaimLine]", lang: Language) -> None:
        """The claims of which those that are refuted are marked."""
        self.lang, self.lines = lang, tuple(lines)
        self._wrong = tuple(x for x in lines if x.verdict == "contradicted" and x.lang == lang)

    def show_on(self, page: QWidget | None, picked: "ClaimLine | None") -> None:
        """Mark the words of a page; one without marks that gets none is left alone."""
        if page is None or not (self._wrong or picked or page.property(_MARKED)):
            return
        page.setProperty(_MARKED, False)
        for label in page.findChildren(RunsLabel):
            marks = tuple(self._marks(label.text, picked))
            label.set_marks(marks)
            if marks:
                page.setProperty(_MARKED, True)
            if marks and not label.property(_HEARD):
                label.setProperty(_HEARD, True)
                label.mark_requested.connect(self._ask)

    def _ask(self, mark: WordMark) -> None:
        self.why_requested.emit(mark.subject)

    def _marks(self, text: str, picked: "ClaimLine | None") -> Iterator[WordMark]:
        """The marks on a label: a text may stand there behind a lead (亮点｜)."""
        for line in dict.fromkeys((*self._wrong, *([picked] if picked is not None else []))):
            at = text.find(line.text)
            if at >= 0:
                why = f"{line.words.strip()}: {line.outcome(self.lang)}"
                wrong, start, end = line.verdict == "contradicted", at + line.start, at + line.end
                yield WordMark(start, end, why, wrong=wrong, picked=line == picked, subject=line)
