"""What can be chosen for a format: only what it heeds is shown."""

from collections.abc import Iterable

from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QSpinBox, QWidget

from qjviewer.exports.parts import DPI, SLIDES, Options, Parts
from qjviewer.exports.registry import Format
from qjviewer.load import View
from qjviewer.pages.blocks import text_of
from qjviewer.wording import LANGUAGES, say

_LONGEST = 30


class Choices(QWidget):
    """Language and outside context, then tab, chart, slides and sharpness as the format takes them."""

    def __init__(self, parts: Parts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self.language = _combo((lang, say(f"settings.language-{lang}", parts.lang)) for lang in LANGUAGES)
        self.language.setCurrentIndex(self.language.findData(parts.lang))
        self.tab = _combo([("", parts.say("all-tabs")), *((p.id, _short(p.title)) for p in parts.pages)])
        self.chart = _combo([])
        self.slides = _combo((shape, shape) for shape in SLIDES)
        self.dpi = QSpinBox()
        # A style sheet moves the words of other fields off their edge, not those of this kind.
        self.dpi.lineEdit().setTextMargins(6, 0, 0, 0)
        self.dpi.setRange(DPI.start, DPI.stop - 1)
        self.dpi.setValue(Options().dpi)
        self.dpi.setSuffix(parts.say("dpi-unit"))
        self.context = QCheckBox(parts.say("with-context"))
        self.context.setChecked(parts.view.context)
        self._form = QFormLayout(self)
        self._lay_out()
        self.tab.currentIndexChanged.connect(self._list_charts)
        self._list_charts()

    def _lay_out(self) -> None:
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._rows: dict[str, QWidget] = {
            "tab": self.tab,
            "chart": self.chart,
            "slides": self.slides,
            "dpi": self.dpi,
        }
        self._form.addRow(self._parts.say("choose-language"), self.language)
        for name, field in self._rows.items():
            self._form.addRow(self._parts.say(f"choose-{name}"), field)
        self._form.addRow(self.context)

    def show_format(self, found: Format) -> None:
        """Show what this format heeds."""
        for name, field in self._rows.items():
            self._form.setRowVisible(field, found.takes(name))

    def options(self, found: Format) -> Options:
        """What is chosen for a format; what it does not heed stays as it always is."""
        made = Options()
        return Options(
            tab=self.tab.currentData() if found.takes("tab") else made.tab,
            chart=self.chart.currentData() if found.takes("chart") else made.chart,
            slides=self.slides.currentData() if found.takes("slides") else made.slides,
            dpi=self.dpi.value() if found.takes("dpi") else made.dpi,
        )

    @property
    def view(self) -> View:
        """The language, with or without context."""
        return View(self.language.currentData(), context=self.context.isChecked())

    def _list_charts(self) -> None:
        """The charts of the tab chosen."""
        chosen = self._parts.only(self.tab.currentData())
        self.chart.clear()
        self.chart.addItem(self._parts.say("all-charts"), "")
        for name, chart in chosen.charts():
            self.chart.addItem(_short(text_of(chart.title) or name), name)


def _combo(entries: Iterable[tuple[str, str]]) -> QComboBox:
    combo = QComboBox()
    # A long title makes neither field nor dialog wider.
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(16)
    for value, words in entries:
        combo.addItem(words, value)
    return combo


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
