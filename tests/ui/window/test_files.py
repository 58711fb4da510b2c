"""Files handed to the desktop: as text, or their folder; nothing that the desktop might run."""

import pytest
from PySide6.QtGui import QDesktopServices

from qjviewer.ui.window.files import open_in_desktop


@pytest.fixture
def handed(monkeypatch):
    """What was handed over."""
    paths = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: paths.append(url.toLocalFile()) or True)
    return paths


@pytest.mark.parametrize("name", ["briefing.yaml", "数据.csv", "说明.TXT"])
def test_text_is_opened(tmp_path, handed, name):
    (tmp_path / name).touch()
    assert open_in_desktop(tmp_path / name, 3)
    assert handed == [str(tmp_path / name)]


@pytest.mark.parametrize(
    "name",
    [
        "x.html",
        "x.desktop",
        "x.bat",
        "x.hta",
        "x.yaml.exe",
        "x.sh",
        "x.lnk",
        "x",
        "x.yaml:evil.exe",
        "x.xlsm",
    ],
)
def test_of_anything_else_the_folder_is_shown(tmp_path, handed, name):
    (tmp_path / name).touch()
    assert open_in_desktop(tmp_path / name)
    assert handed == [str(tmp_path)]


def test_a_link_is_what_it_leads_to(tmp_path, handed):
    (tmp_path / "page.html").touch()
    (tmp_path / "data.yaml").symlink_to("page.html")
    open_in_desktop(tmp_path / "data.yaml")
    assert handed == [str(tmp_path)]


def test_what_is_gone_opens_nothing(tmp_path, handed):
    assert not open_in_desktop(tmp_path / "gone" / "data.yaml")
    assert handed == []
