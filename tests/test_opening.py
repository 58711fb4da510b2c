"""Opening a file runs nothing: only text by its ending is handed on, else its folder."""

import os
import sys

import pytest

from qjviewer.opening import TEXT_ENDINGS, WayToOpen, opening_of


@pytest.fixture
def file(tmp_path):
    def make(name):
        path = tmp_path / name
        path.write_text("x", encoding="utf-8")
        return path

    return make


@pytest.mark.parametrize("ending", [*TEXT_ENDINGS, ".YAML", ".Csv", ".xlsx"])
def test_text_and_workbooks_without_macros_are_opened(file, ending):
    path = file(f"数据{ending}")
    assert opening_of(path) == WayToOpen("text", path)


OTHERS = [
    "a.html",
    "a.htm",
    "a.desktop",
    "a.bat",
    "a.cmd",
    "a.hta",
    "a.exe",
    "a.sh",
    "a.py",
    "a.js",
    "a.vbs",
    "a.lnk",
    "a.url",
    "a.svg",
    "a.xml",
    "a.xlsm",
    "a.xls",
    "a.pdf",
    "a.yaml.bat",
    "a.txt.desktop",
    "yaml",
    ".yaml",
    "a.txt.",
    "a",
]


@pytest.mark.parametrize("name", OTHERS)
def test_anything_else_is_shown_in_its_folder(file, tmp_path, name):
    if sys.platform == "win32" and name.endswith("."):
        return
    assert opening_of(file(name)) == WayToOpen("folder", tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="no such names there")
def test_a_name_that_another_system_would_cut_short_is_no_text(file, tmp_path):
    assert opening_of(file("a.bat:b.txt")) == WayToOpen("folder", tmp_path)
    assert opening_of(file("a.txt ")) == WayToOpen("folder", tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_is_what_it_leads_to(file, tmp_path):
    target = file("evil.desktop")
    link = tmp_path / "notes.txt"
    os.symlink(target, link)
    assert opening_of(link) == WayToOpen("folder", tmp_path)
    circle = tmp_path / "circle.txt"
    os.symlink(circle, circle)
    assert opening_of(circle).way != "text"


def test_what_is_not_there_leads_to_the_folder_or_nowhere(tmp_path):
    assert opening_of(tmp_path / "gone.yaml") == WayToOpen("folder", tmp_path)
    assert opening_of(tmp_path) == WayToOpen("folder", tmp_path)
    assert opening_of(tmp_path / "no" / "gone.yaml").way == "nothing"


@pytest.mark.parametrize("name", ["a\0b.txt", "x" * 5000 + ".txt"])
def test_an_impossible_name_opens_nothing(tmp_path, name):
    assert opening_of(tmp_path / name).way in ("nothing", "folder")
