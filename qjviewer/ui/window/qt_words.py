"""Qt's own words (file and print dialogs, menus of fields) in the language of the window."""

import re
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

from qjviewer.wording import Language, knows, say

_FILES: dict[Language, str] = {"zh-Hans": "qtbase_zh_CN", "zh-Hant": "qtbase_zh_TW"}
_NAME = "qt-words"
_PAPER = "QPageSize"
# What Qt says and its own translations leave in English: context and words, as Qt asks for them.
_LEFT = {
    ("QFileDialog", "&Look in:"): "look-in",
    ("QFileDialog", "Files of &type:"): "files-of-type",
    ("QAbstractFileIconProvider", "Drive"): "drive",
    ("QAbstractFileIconProvider", "Folder"): "folder",
    ("QPageSetupWidget", "Page &order:"): "page-order",
    ("QPageSetupWidget", "Pages &per sheet:"): "pages-per-sheet",
    ("QPrintSettingsOutput", "Page &Set:"): "page-set",
    ("QPrintSettingsOutput", "Double Sided Printing"): "double-sided",
    ("QPrintSettingsOutput", "Long side binding"): "long-side",
    ("QPrintSettingsOutput", "Short side binding"): "short-side",
    ("QPrintSettingsOutput", "Off"): "off",
}


class _Words(QTranslator):
    """Says texts of Qt in words of ours; `key` gives a phrase's name, or nothing where it has none."""

    def __init__(self, key: Callable[[str, str], str], lang: Language, parent: QCoreApplication) -> None:
        super().__init__(parent)
        self._key, self._lang = key, lang

    def isEmpty(self) -> bool:
        return False

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        name = self._key(context, text)
        # Nothing, so that Qt shows its own words; empty ones would be shown.
        return say(f"qt.{name}", self._lang) if name else None


def _paper(context: str, text: str) -> str:
    """A size of paper: Qt's own translations leave them in English, or take a letter for an envelope."""
    if context != _PAPER:
        return ""
    name = "paper-" + "-".join(re.findall("[a-z0-9]+", text.lower()))
    return name if knows(f"qt.{name}") else ""


def _left(context: str, text: str) -> str:
    """What Qt's own translations leave out."""
    return _LEFT.get((context, text), "")


def translate_qt(lang: Language) -> None:
    """Let Qt speak a language from now on; without a translator it speaks English.

    The translators in use belong to the application: they are the same for all its windows.
    """
    app = QCoreApplication.instance()
    if app is None or app.property(_NAME) == lang:
        return
    app.setProperty(_NAME, lang)
    for old in app.findChildren(QTranslator, _NAME):
        QCoreApplication.removeTranslator(old)
        old.deleteLater()
    if name := _FILES.get(lang):
        qts = QTranslator(app)
        qts.load(name, QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        # Asked last to first: ours only where Qt's has nothing, but for paper.
        for made in (_Words(_left, lang, app), qts, _Words(_paper, lang, app)):
            made.setObjectName(_NAME)
            QCoreApplication.installTranslator(made)
