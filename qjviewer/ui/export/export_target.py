"""Where an export goes: a file or, for a file a chart, a folder."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from qjviewer.exports.job import file_name
from qjviewer.exports.parts import Options, Parts
from qjviewer.exports.registry import Format


def choose_target(
    parent: QWidget, found: Format, parts: Parts, options: Options, folder: Path
) -> Path | None:
    """Ask where to; None when the user thought better of it."""
    title = parts.say("choose-target")
    if found.per_chart and not options.chart:
        return _choose_folder(parent, found, parts, options, folder)
    dialog = QFileDialog(parent, title, str(folder / file_name(found, parts, options)))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(f"{found.label(parts.lang)} (*{found.suffix})")
    # Added by the dialog itself, so that it asks before it replaces a file of the whole name.
    dialog.setDefaultSuffix(found.suffix)
    return Path(dialog.selectedFiles()[0]) if dialog.exec() else None


def _choose_folder(
    parent: QWidget, found: Format, parts: Parts, options: Options, folder: Path
) -> Path | None:
    chosen = QFileDialog.getExistingDirectory(parent, parts.say("choose-target"), str(folder))
    if not chosen:
        return None
    names = (f"{name}{found.suffix}" for name, _ in parts.only(options.tab).charts())
    there = [name for name in names if Path(chosen, name).exists()]
    return Path(chosen) if not there or _may_replace(parent, parts, len(there)) else None


def _may_replace(parent: QWidget, parts: Parts, count: int) -> bool:
    words = parts.say("replace", count=count)
    answer = QMessageBox.question(parent, parts.say("choose-target"), words)
    return answer is QMessageBox.StandardButton.Yes
