"""A program installed by pip makes itself known to a desktop, and takes that back."""

import configparser
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from qjviewer import cli, menu_entry
from qjviewer.cli import DONE, PROBLEMS, USAGE
from qjviewer.wording import LANGUAGES

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="for Linux desktops")


@pytest.fixture
def share(tmp_path, monkeypatch):
    folder = tmp_path / "share"
    monkeypatch.setenv("XDG_DATA_HOME", str(folder))
    monkeypatch.setattr(menu_entry, "command", lambda: ["/opt/my place/qjviewer"])
    return folder


def files(folder):
    kept = ("qjviewer.desktop", "qjviewer.xml", "qjviewer.svg")
    return {path.relative_to(folder).as_posix() for name in kept for path in folder.rglob(name)}


@linux
def test_installing_twice_and_removing_leaves_nothing(share, capsys):
    for _ in range(2):
        assert cli.run(["desktop", "--install"]) == DONE
        assert {menu_entry.ENTRY, menu_entry.KINDS, menu_entry.ICON} <= files(share)
    parser = configparser.RawConfigParser(delimiters="=")
    parser.optionxform = str
    parser.read(share / menu_entry.ENTRY, encoding="utf-8")
    entry = parser["Desktop Entry"]
    assert entry["Exec"] == '"/opt/my place/qjviewer" %f'
    assert "TryExec" not in entry
    assert entry["Name[zh_CN]"] == "经济简报"
    assert cli.run(["desktop", "--remove"]) == DONE
    assert files(share) == set()
    assert str(share / menu_entry.ENTRY) in capsys.readouterr().out


@linux
def test_the_entry_is_one_that_desktops_take(share):
    tool = shutil.which("desktop-file-validate")
    if tool is None:
        pytest.skip("desktop-file-utils is not here")
    cli.run(["desktop", "--install"])
    done = subprocess.run([tool, str(share / menu_entry.ENTRY)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


@linux
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_folder_that_cannot_be_written_is_told(share, capsys, lang):
    share.write_text("a file", encoding="utf-8")
    assert cli.run(["desktop", "--install", "--lang", lang]) == PROBLEMS
    assert str(share) in capsys.readouterr().err


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_elsewhere_nothing_is_written(share, monkeypatch, platform):
    monkeypatch.setattr("qjviewer.cli.desktop.sys.platform", platform)
    assert cli.run(["desktop", "--install"]) == USAGE
    assert not share.exists()


def unescaped(value):
    """An Exec value as a desktop takes it apart: first the value's escapes, then the quoted word's."""
    inner = value.replace("\\\\", "\\").removeprefix('"').removesuffix('"')
    return re.sub(r"\\(.)", r"\1", inner).replace("%%", "%")


@pytest.mark.parametrize(
    "word", ["/usr/bin/qjviewer", "/家/我 的/q", 'a"b', "50%", "$HOME`x`", "back\\slash"]
)
def test_any_path_survives_the_entry(word):
    assert unescaped(menu_entry.quoted(word)) == word


def test_the_command_is_the_one_that_runs(monkeypatch, tmp_path):
    program = tmp_path / "qjviewer"
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(sys, "argv", [str(program)])
    assert menu_entry.command() == [str(program)]
    monkeypatch.setattr(sys, "argv", [str(Path(menu_entry.__file__).with_name("__main__.py"))])
    assert menu_entry.command() == [sys.executable, "-m", "qjviewer"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert menu_entry.command() == [sys.executable]
