"""A portable copy keeps settings, log and the times of shows in its own folder, and nothing elsewhere."""

import pytest
from PySide6.QtCore import QStandardPaths

from qjviewer.ui.draw import own_folder
from qjviewer.ui.present import diary
from qjviewer.ui.window import crash
from qjviewer.ui.window.memory import Memory


@pytest.fixture
def stick(tmp_path, monkeypatch):
    monkeypatch.setenv(own_folder.PORTABLE, str(tmp_path / "user"))
    return tmp_path / "user"


def test_all_that_is_kept_is_below_its_folder(stick):
    places = [crash.log_path(), diary.folder()]
    assert all(place.is_relative_to(stick) for place in places)


def test_what_the_user_chose_is_found_again_in_its_folder(stick, qapp):
    Memory().language = "zh-Hant"
    own_folder.own_settings().sync()
    assert (stick / "settings.ini").is_file()
    assert Memory().language == "zh-Hant"


def test_an_installed_copy_keeps_things_where_the_system_says(monkeypatch):
    monkeypatch.delenv(own_folder.PORTABLE, raising=False)
    kind = QStandardPaths.StandardLocation.AppDataLocation
    assert own_folder.portable_folder() is None
    assert str(own_folder.own_folder(kind)) == QStandardPaths.writableLocation(kind)


def test_a_read_only_stick_keeps_nothing_and_disturbs_nobody(tmp_path, monkeypatch, qapp):
    (tmp_path / "user").write_text("a file where the folder would be: it cannot be made", encoding="utf-8")
    monkeypatch.setenv(own_folder.PORTABLE, str(tmp_path / "user"))
    Memory().language = "en"
    assert crash._opened(crash.log_path()) is None
    assert diary.folder() == tmp_path / "user" / "rehearsals"
