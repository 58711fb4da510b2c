"""Qt's own words (buttons of dialogs, menus of fields) in the language of the window."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

from qjviewer.wording import Language

_FILES: dict[Language, str] = {"zh-Hans": "qtbase_zh_CN", "zh-Hant": "qtbase_zh_TW"}
_NAME = "qt-words"


def translate_qt(lang: Language) -> None:
    """Let Qt speak a language from now on; without a translator it speaks English.

    The translator in use belongs to the application: there is one, however many windows there are.
    """
    app = QCoreApplication.instance()
    if app is None or app.property(_NAME) == lang:
        return
    app.setProperty(_NAME, lang)
    for old in app.findChildren(QTranslator, _NAME):
        QCoreApplication.removeTranslator(old)
        old.deleteLater()
    made = QTranslator(app)
    made.setObjectName(_NAME)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if (name := _FILES.get(lang)) and made.load(name, folder):
        QCoreApplication.installTranslator(made)
