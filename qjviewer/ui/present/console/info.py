"""Below the current slide: its steps, the evidence asked for, warnings, and passing notices."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from qjviewer.pages.blocks import Cards, Chart, Entries, Points, Table, text_of, value_of
from qjviewer.pages.buildup import reveals_of
from qjviewer.pages.deck import Content, RemarkList, SideBySide, Slide, pictures_of
from qjviewer.pages.evidence import Evidence
from qjviewer.ui.present.console.console_look import (
    BUTTON,
    SCROLL,
    PlainLabel,
    RaisedArea,
    font,
    resize_texts,
)
from qjviewer.ui.widgets.layouts import discard
from qjviewer.wording import Language, say

NOTICE = 5000


class Steps(QWidget):
    """What the slide says, step by step: done, and what Next reveals."""

    def __init__(self, lang: Language) -> None:
        super().__init__()
        self._lang, self._em = lang, 16.0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addStretch(1)
        self._lines: list[PlainLabel] = []
        self._shown: tuple[Slide | None, int] = (None, -1)

    def show_steps(self, slide: Slide, step: int) -> None:
        """Show the steps of a slide."""
        # The very slide, not its key: new data make a new one at the same place.
        if self._shown[0] is slide and self._shown[1] == step:
            return
        self._shown = (slide, step)
        discard(self._lines)
        self._lines = []
        for number, line in enumerate(lines_of(slide, self._lang)):
            hidden = slide.steps > 0 and number > step
            mark = "○" if hidden else "●" if slide.steps and number == step else "·"
            text = PlainLabel(1.0, "muted" if hidden else "text", wrap=True)
            text.setText(f"{mark} {line}")
            key = {"○": "to-come", "●": "just-shown"}.get(mark)
            text.setAccessibleName(say(f"spoken.{key}", self._lang, words=line) if key else line)
            text.set_em(self._em)
            self._column.insertWidget(number, text)
            self._lines.append(text)

    def set_em(self, em: float) -> None:
        """Another size of the window."""
        self._em = em
        resize_texts(self, em)


def lines_of(slide: Slide, lang: Language) -> list[str]:
    """A slide in a few lines for the presenter: of a chart that is built up, the places in turn."""
    content = slide.content
    if slide.steps and (places := _places(content)):
        return places
    match content.first if isinstance(content, SideBySide) else content:
        case Points(points=points):
            return [text_of(p.runs) for p in points]
        case RemarkList(lines=lines):
            return [line.title for line in lines]
        case Entries(entries=entries):
            return [e.name for e in entries]
        case Cards(cards=cards):
            return ["　".join(p for p in (c.name, value_of(c, lang)) if p) for c in cards]
        case Chart(notes=notes) | Table(notes=notes):
            return [text_of(n) for n in notes]
        case _:
            return []


def _places(content: Content) -> list[str]:
    """The names that Next reveals one by one, the own place first; of one chart after the other."""
    found: list[str] = []
    for chart in pictures_of(content):
        names = list(dict.fromkeys(r.name for r in reveals_of(chart))) if isinstance(chart, Chart) else []
        if len(names) > 1:
            found += names[1:] if found else names
    return found


class EvidencePanel(RaisedArea):
    """What stands behind a figure: for the presenter alone until it is sent."""

    send_requested = Signal()
    closed = Signal()

    def __init__(self, lang: Language) -> None:
        super().__init__()
        self._lang = lang
        self._title = PlainLabel(1.1, bold=True, wrap=True)
        self._facts = PlainLabel(1.0, "muted", wrap=True)
        self._send = QPushButton()
        self._close = QPushButton("×")
        self._close.setAccessibleName(say("present.close", lang))
        self._close.setToolTip(say("present.close", lang))
        for button in (self._send, self._close):
            button.setStyleSheet(BUTTON)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._send)
        top.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 12, 12)
        column.addLayout(top)
        column.addWidget(self._facts)
        self._send.clicked.connect(self.send_requested)
        self._close.clicked.connect(self.closed)
        self.hide()

    def show_evidence(self, found: Evidence | None, *, sent: bool) -> None:
        """Show the evidence, or nothing."""
        self.setVisible(found is not None)
        if found is not None:
            self._title.setText(headline_of(found, self._lang))
            self._facts.setText("\n".join(facts_of(found, self._lang)))
            key = "unsend" if sent else "send-short"
            self._send.setText(say(f"present.{key}", self._lang))

    def set_em(self, em: float) -> None:
        """Another size of the window."""
        for button in (self._send, self._close):
            button.setFont(font(em, 0.9))


def headline_of(found: Evidence, lang: Language) -> str:
    """地区生产总值增速　13.4%."""
    return f"{found.title}　{value_of(found, lang)}".strip("　")


def facts_of(found: Evidence, lang: Language, *, public: bool = False) -> list[str]:
    """The evidence in lines; `public` leaves out what only those who keep the data understand."""
    private = {say(f"evidence.{key}", lang) for key in ("typed", "used-for")} if public else set()
    lines = [
        say("marks.label", lang, name=f.label, words=text_of(f.words))
        for f in found.facts
        if f.label not in private
    ]
    return lines + [text for text in (text_of(found.derivation), text_of(found.note)) if text]


class Info(QScrollArea):
    """The lower left of the console; `told` carries its passing notices."""

    told = Signal(str)

    def __init__(self, lang: Language) -> None:
        super().__init__()
        self._lang = lang
        self.setStyleSheet(SCROLL)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.notice = PlainLabel(1.1, "orange", bold=True, wrap=True)
        self.warnings = PlainLabel(1.0, "orange", wrap=True)
        self.evidence = EvidencePanel(lang)
        self.steps = Steps(lang)
        inner = QWidget()
        inner.setStyleSheet("background: transparent;")
        column = QVBoxLayout(inner)
        column.setContentsMargins(2, 6, 6, 6)
        column.setSpacing(8)
        for widget in (self.notice, self.evidence, self.steps, self.warnings):
            column.addWidget(widget)
        column.addStretch(1)
        self.setWidget(inner)
        self.notice.hide()
        self.warnings.hide()
        self._fading = QTimer(self, singleShot=True, interval=NOTICE)
        self._fading.timeout.connect(self.notice.hide)

    def tell(self, words: str) -> None:
        """Say something for a few seconds."""
        self.notice.setText(words)
        self.notice.show()
        self._fading.start()
        self.told.emit(words)

    def show_warnings(self, lines: Sequence[str]) -> None:
        """Keep telling what is wrong."""
        self.warnings.setText("\n".join(f"▲ {line}" for line in lines))
        self.warnings.setVisible(bool(lines))

    def set_em(self, em: float) -> None:
        """Another size of the window."""
        resize_texts(self, em)
        self.steps.set_em(em)
        self.evidence.set_em(em)
