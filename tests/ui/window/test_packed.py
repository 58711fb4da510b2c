"""A packed briefing in the window: opened where it lies, and unpacked when it is to be edited."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QMessageBox

from qjviewer.bundle.archive import packed
from tests.ui.sample import GDP, write_briefing


@pytest.fixture
def archive(tmp_path):
    """The small briefing in one file, in a folder of its own."""
    folder = tmp_path / "sent"
    folder.mkdir()
    path = folder / "small.qjb"
    path.write_bytes(packed({"briefing.yaml": write_briefing(tmp_path).read_bytes()}))
    return path


@pytest.fixture
def packed_window(window, archive, qtbot):
    with qtbot.waitSignal(window.store.loaded):
        window.open(archive)
    return window


@pytest.fixture
def said(monkeypatch):
    """What message boxes said; the first button of each is chosen."""
    texts = []

    def choose(box):
        texts.append(box.text())
        assert box.textFormat() is Qt.TextFormat.PlainText
        box.buttons()[0].click() if box.buttons() else box.accept()

    monkeypatch.setattr(QMessageBox, "exec", choose)
    return texts


@pytest.fixture
def into(monkeypatch):
    """Answers the question for a folder."""

    def answer(folder):
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder) if folder else "")

    return answer


def ask_for_file(window):
    window.show_evidence(GDP)
    window.body.drawer.file_requested.emit(window.body.drawer.evidence.span)


def test_it_is_shown_without_being_unpacked(packed_window, archive):
    assert packed_window.body.loaded.path == archive
    assert list(archive.parent.iterdir()) == [archive]


def drop(window, path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    window.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, Qt.KeyboardModifier.NoModifier))


@pytest.mark.parametrize("kind", ["packed", "folder", "file"])
def test_each_kind_of_briefing_can_be_dropped(window, archive, tmp_path, qtbot, kind):
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "briefing.yaml").write_bytes((tmp_path / "small.yaml").read_bytes())
    (tmp_path / "one.qj.yaml").write_bytes((tmp_path / "small.yaml").read_bytes())
    path = {"packed": archive, "folder": folder, "file": tmp_path / "one.qj.yaml"}[kind]
    with qtbot.waitSignal(window.store.loaded):
        drop(window, path)
    assert window.body.loaded.path == path


def test_a_file_inside_is_not_opened_but_explained(packed_window, opened, said, into):
    into(None)
    ask_for_file(packed_window)
    assert opened == []
    assert "briefing.yaml" in said[0]
    assert "small.qjb" in said[0]


def test_unpacked_it_is_opened_from_the_new_folder(packed_window, said, into, tmp_path, qtbot, opened):
    into(tmp_path)
    with qtbot.waitSignal(packed_window.store.loaded):
        ask_for_file(packed_window)
    assert packed_window.body.loaded.path == tmp_path / "small"
    ask_for_file(packed_window)
    assert [name for name, _ in opened] == ["briefing.yaml"]


def test_nothing_is_overwritten(packed_window, said, into, tmp_path):
    (tmp_path / "small").mkdir()
    into(tmp_path)
    ask_for_file(packed_window)
    assert str(tmp_path / "small") in said[1]
    assert list((tmp_path / "small").iterdir()) == []


def test_an_archive_damaged_since_is_told(packed_window, said, into, tmp_path, archive):
    archive.write_bytes(b"no zip")
    into(tmp_path)
    ask_for_file(packed_window)
    assert len(said) == 2
    assert not (tmp_path / "small").exists()
