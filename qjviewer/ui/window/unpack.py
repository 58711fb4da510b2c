"""A packed briefing cannot be edited where it lies: the offer to unpack it."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from qjviewer.bundle.archive import ArchiveRefusal
from qjviewer.bundle.files import PackedFolder
from qjviewer.ui.widgets.message import message, tell
from qjviewer.wording import Language, say
from qjviewer.writing import not_written


def offer_unpacking(window: QWidget, packed: Path, file: str, lang: Language) -> Path | None:
    """Say that a file inside cannot be edited; the folder unpacked, if that is wanted and done."""
    words = say("pack.inside", lang, file=file, path=packed.name)
    box = message(window, say("window.program", lang), words)
    unpack = box.addButton(say("pack.unpack", lang), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(unpack)
    box.exec()
    wanted = box.clickedButton() is unpack
    box.deleteLater()
    if not wanted:
        return None
    title = say("pack.unpack-where", lang, name=packed.stem)
    chosen = QFileDialog.getExistingDirectory(window, title, str(packed.parent))
    return _unpacked(window, packed, Path(chosen) / packed.stem, lang) if chosen else None


def _unpacked(window: QWidget, packed: Path, target: Path, lang: Language) -> Path | None:
    """The new folder; None after saying why there is none."""
    folder = PackedFolder(packed, "")
    try:
        if target.exists():
            reason = say("pack.not-empty", lang, path=target)
        elif (archive := folder.archive()) is None:
            reason = folder.problems[0].message(lang)
        else:
            archive.unpack(target)
            return target
    except ArchiveRefusal as refusal:
        reason = say(refusal.reason, lang)
    except OSError as error:
        reason = not_written(error, target, lang)
    tell(window, say("window.program", lang), reason, bad=True)
    return None
