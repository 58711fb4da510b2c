"""The settings: each takes effect at once and is remembered."""

from collections.abc import Sequence
from contextlib import suppress

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from qjviewer.ui.draw.motion import MOTIONS
from qjviewer.ui.window.appearance import LOOKS, Appearance
from qjviewer.ui.window.memory import Memory
from qjviewer.ui.window.views import Views
from qjviewer.wording import LANGUAGES, Language, say

_SMALLEST, _LARGEST, _STEP = 80, 200, 10  # per cent


class SettingsDialog(QDialog):
    """Tells what was chosen; speaks the language chosen."""

    language_chosen = Signal(str)
    look_chosen = Signal(str)
    zoom_chosen = Signal(float)
    motion_chosen = Signal(str)
    context_chosen = Signal(bool)

    def __init__(self, parent: QWidget | None, memory: Memory, lang: Language) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._lang = lang
        self.language = ChoiceBox("language", LANGUAGES, lang)
        self.look = ChoiceBox("theme", LOOKS, memory.look)
        self.size_of_text = QSpinBox()
        self.size_of_text.setRange(_SMALLEST, _LARGEST)
        self.size_of_text.setSingleStep(_STEP)
        self.size_of_text.setSuffix("%")
        self.size_of_text.setValue(round(memory.zoom * 100))
        # Half a number typed is no wish.
        self.size_of_text.setKeyboardTracking(False)
        # A style sheet moves the words of other fields off their edge, not those of this kind.
        self.size_of_text.lineEdit().setTextMargins(6, 0, 0, 0)
        self.motion = ChoiceBox("motion", MOTIONS, memory.motion)
        self.context = QCheckBox()
        self.context.setChecked(memory.context)
        from qjviewer.editions.print_memory import PrintMemory

        self._prints = PrintMemory()
        self.remember = QCheckBox()
        self.remember.setChecked(self._prints.is_on)
        self.forget = QPushButton()
        self.forget.setAutoDefault(False)
        self._labels = {name: QLabel() for name in ("language", "theme", "text-size", "motion")}
        self._note = QLabel()
        self._buttons = QDialogButtonBox()
        self.close_button = self._buttons.addButton("", QDialogButtonBox.ButtonRole.RejectRole)
        self._arrange()
        self._wire()
        self.set_language(lang)

    def _arrange(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        fields = (self.language, self.look, self.size_of_text, self.motion)
        for label, field in zip(self._labels.values(), fields, strict=True):
            label.setBuddy(field)
            form.addRow(label, field)
        form.addRow(self.context)
        form.addRow(self.remember)
        form.addRow(self.forget)
        column = QVBoxLayout(self)
        # As large as its words need, at any size of text.
        column.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)
        column.addLayout(form)
        column.addWidget(self._note)
        column.addWidget(self._buttons)
        for layout, gap in ((form, 12), (column, 16)):
            layout.setSpacing(gap)
        column.setContentsMargins(24, 24, 24, 16)

    def _wire(self) -> None:
        self.language.chosen.connect(self.language_chosen)
        self.language.chosen.connect(self.set_language)
        self.look.chosen.connect(self.look_chosen)
        self.size_of_text.valueChanged.connect(lambda percent: self.zoom_chosen.emit(percent / 100))
        self.motion.chosen.connect(self.motion_chosen)
        self.context.toggled.connect(self.context_chosen)
        self.remember.toggled.connect(self._switch)
        self.forget.clicked.connect(self._empty)
        self._buttons.rejected.connect(self.reject)

    def _switch(self, on: bool) -> None:
        """Remember prints from now on, or no longer; where that can't be kept the box says how it is."""
        with suppress(OSError):
            self._prints.switch(on=on)
        self.remember.setChecked(self._prints.is_on)

    def _empty(self) -> None:
        """Forget all prints, and say how many they were."""
        with suppress(OSError):
            count = self._prints.empty()
            self._note.setText(say("editions.emptied", self._lang, count=count))

    def set_language(self, lang: Language) -> None:
        """Speak another language."""
        self._lang = lang
        self.remember.setText(say("editions.remember", lang))
        self.forget.setText(say("editions.forget", lang))
        self.setWindowTitle(say("settings.title", lang))
        for name, label in self._labels.items():
            label.setText(say(f"settings.{name}", lang))
        for choice in (self.language, self.look, self.motion):
            choice.set_language(lang)
        self.context.setText(say("settings.context-default", lang))
        self._note.setText(say("settings.at-once", lang))
        self.close_button.setText(say("evidence.close", lang))


class ChoiceBox(QComboBox):
    """One of a few; the phrase of each is `settings.<name>-<choice>`."""

    chosen = Signal(str)

    def __init__(self, name: str, choices: Sequence[str], current: str) -> None:
        super().__init__()
        self._name = name
        for choice in choices:
            self.addItem("", choice)
        # What was never a choice counts as the first, which leaves it to the system.
        self.setCurrentIndex(max(0, self.findData(current)))
        self.activated.connect(lambda index: self.chosen.emit(self.itemData(index)))

    def set_language(self, lang: Language) -> None:
        """Name the choices in a language."""
        for index in range(self.count()):
            self.setItemText(index, say(f"settings.{self._name}-{self.itemData(index)}", lang))


def open_settings(window: QWidget, memory: Memory, look: Appearance, views: Views, lang: Language) -> None:
    """Open the settings over a window."""
    dialog = SettingsDialog(window, memory, lang)
    dialog.language_chosen.connect(views.choose_language)
    dialog.look_chosen.connect(look.choose)
    dialog.zoom_chosen.connect(look.set_zoom)
    dialog.motion_chosen.connect(look.choose_motion)
    dialog.context_chosen.connect(views.choose_context)
    dialog.open()
