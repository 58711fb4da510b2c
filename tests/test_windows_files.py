"""What Windows refuses and Linux does not, simulated: locked files, read-only disks, long paths, names."""

import ctypes
import errno
import io
import os
import re
import sys
from pathlib import Path

import pyqtgraph
import pytest

import qjviewer
from qjviewer import cli, holders, writing
from qjviewer.bundle.files import open_folder
from qjviewer.exports import export_files as export_files
from qjviewer.exports.errors import ExportError
from qjviewer.file_names import safe_name
from qjviewer.paper.print_errors import PrintError
from qjviewer.paper.print_files import write_whole as print_whole
from qjviewer.problems import Span
from qjviewer.wording import LANGUAGES
from qjviewer.writing import refused, write_whole

SHARING, DENIED, PROTECTED, TOO_LONG = 32, 5, 19, 206


def windows_error(code, number=errno.EACCES):
    """The error that Windows' code gives in Python."""
    error = OSError(number, "系统说的话")
    error.winerror = code
    return error


@pytest.fixture
def locked(monkeypatch):
    """Makes a number of replacements fail as Windows has it; gives the pauses made."""
    pauses = []
    replace = os.replace

    def lock(times, code=SHARING):
        left = [times]

        def replacing(source, target):
            if left[0]:
                left[0] -= 1
                raise windows_error(code)
            replace(source, target)

        monkeypatch.setattr(writing.os, "replace", replacing)
        monkeypatch.setattr(writing.time, "sleep", pauses.append)
        return pauses

    return lock


@pytest.fixture
def target(tmp_path):
    path = tmp_path / "报告.pdf"
    path.write_bytes(b"old")
    return path


def left(folder):
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize(
    ("name", "found"),
    [
        (r"历史\2023.csv", "历史/2023.csv"),
        (r"C:\a.csv", None),
        ("C:a.csv", None),
        (r"\\server\share\a.csv", None),
        ("//server/share/a.csv", None),
        (r"\a.csv", None),
        (r"..\a.csv", None),
    ],
)
def test_drives_and_shares_are_no_files_of_a_briefing(tmp_path, name, found):
    (tmp_path / "历史").mkdir()
    (tmp_path / "历史" / "2023.csv").write_text("x", encoding="utf-8")
    folder = open_folder(tmp_path)
    read = folder.read(name, Span("briefing.yaml", 1, 1), {".csv"})
    assert (read is not None) is (found is not None)
    assert bool(folder.problems) is (found is None)


@pytest.mark.parametrize("page", ["cp936", "cp950", "cp437"])
def test_a_console_of_any_code_page_gets_every_character(monkeypatch, page):
    out = io.TextIOWrapper(io.BytesIO(), encoding=page)
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", None)  # as in a program without a console
    cli._speak_utf8()
    print("☑ 𫗧")
    out.flush()
    assert out.buffer.getvalue().decode("utf-8").strip() == "☑ 𫗧"


def test_nothing_is_drawn_with_a_graphics_card(qapp):
    assert pyqtgraph.getConfigOption("useOpenGL") is not True
    sources = (path.read_text(encoding="utf-8") for path in Path(qjviewer.__file__).parent.rglob("*.py"))
    assert not [text for text in sources if re.search(r"QOpenGL|QtOpenGL|QQuick", text)]


@pytest.mark.parametrize("code", [SHARING, 33, DENIED])
def test_a_file_somebody_looks_at_for_a_moment_is_waited_for(target, locked, code):
    pauses = locked(2, code)
    write_whole(target, b"new")
    assert target.read_bytes() == b"new"
    assert len(pauses) == 2


def test_patience_ends_within_two_seconds_and_leaves_the_earlier_file(target, locked):
    pauses = locked(1000)
    with pytest.raises(PermissionError):
        write_whole(target, b"new")
    assert target.read_bytes() == b"old"
    assert left(target.parent) == ["报告.pdf"]
    assert 1 < sum(pauses) < 2


def test_a_lack_of_rights_is_not_waited_for(target, locked):
    pauses = locked(1000, code=None)
    with pytest.raises(PermissionError):
        write_whole(target, b"new")
    assert pauses == []


def test_a_file_marked_read_only_is_not_taken_for_one_in_use(target, locked):
    target.chmod(0o444)
    pauses = locked(1000, DENIED)
    with pytest.raises(PermissionError) as caught:
        write_whole(target, b"new")
    assert (pauses, refused(caught.value, target).why) == ([], "not-allowed")


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (windows_error(SHARING), "open-elsewhere"),
        (windows_error(DENIED), "open-elsewhere"),
        (windows_error(PROTECTED), "read-only"),
        (OSError(errno.EROFS, "x"), "read-only"),
        (windows_error(TOO_LONG, errno.ENOENT), "too-long"),
        (OSError(errno.ENAMETOOLONG, "x"), "too-long"),
        (OSError(errno.ENOSPC, "x"), "disk-full"),
        (PermissionError(errno.EACCES, "x"), "not-allowed"),
        (OSError(errno.EIO, "x"), "cannot-write"),
    ],
)
def test_a_refusal_is_told_by_its_cause(target, error, why):
    assert refused(error, target).why == why


def test_a_path_longer_than_windows_takes_is_not_called_a_missing_folder(tmp_path):
    deep = tmp_path.joinpath(*["很长的文件夹名" * 4] * 12, "a.pdf")
    assert refused(windows_error(3, errno.ENOENT), deep).why == "too-long"
    assert refused(windows_error(3, errno.ENOENT), tmp_path / "none" / "a.pdf").why == "no-folder"


def test_who_has_the_file_is_told(target, locked, monkeypatch):
    locked(1000)
    monkeypatch.setattr(writing, "_holders", lambda _path: ["WPS Office", "资源管理器"])
    with pytest.raises(ExportError) as exported:
        export_files.write_whole(target, b"new")
    with pytest.raises(PrintError) as printed:
        print_whole(target, b"new")
    for lang in LANGUAGES:
        assert "WPS Office、资源管理器" in exported.value.message(lang)
        assert "WPS Office、资源管理器" in printed.value.message(lang)


@pytest.mark.parametrize("code", [PROTECTED, TOO_LONG, SHARING])
def test_every_refusal_has_words_in_every_language(target, locked, code):
    locked(1000, code)
    for write, kind in ((export_files.write_whole, ExportError), (print_whole, PrintError)):
        with pytest.raises(kind) as caught:
            write(target, b"new")
        assert all(str(target) in caught.value.message(lang) for lang in LANGUAGES)


class Manager:
    """A restart manager with some programs, or one that refuses."""

    def __init__(self, *names, refuse=False):
        self.names, self.refuse, self.ended, self.files = names, refuse, 0, []

    def RmStartSession(self, session, flags, key):
        return 5 if self.refuse else 0

    def RmRegisterResources(self, session, count, files, *_others):
        self.files += files[:count]
        return 0

    def RmGetList(self, session, needed, count, found, reasons):
        for process, name in zip(found, self.names, strict=False):
            units = name.encode("utf-16-le")
            ctypes.memmove(process.name, units, len(units))
        count._obj.value = len(self.names)
        return 0

    def RmEndSession(self, session):
        self.ended += 1


def test_the_restart_manager_is_asked_and_let_go():
    manager = Manager("Microsoft Excel", "WPS 表格", "Microsoft Excel")
    assert holders.asked(manager, Path("a.xlsx")) == ["Microsoft Excel", "WPS 表格"]
    assert (manager.files, manager.ended) == (["a.xlsx"], 1)


def test_a_restart_manager_that_refuses_names_nobody():
    assert holders.asked(Manager("x", refuse=True), Path("a")) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does know")
def test_elsewhere_nobody_is_asked(tmp_path):
    assert holders.holders(tmp_path) == []


def test_a_process_is_as_large_as_windows_says():
    assert ctypes.sizeof(holders._Process) == 668


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ('1:2?3*4"5<6>7|8', "1-2-3-4-5-6-7-8"),
        (r"a\b/c", "a-b-c"),
        ("结尾有点. .", "结尾有点"),
        ("con", "con-"),
        ("NUL.pdf", "NUL.pdf-"),
        ("COM¹", "COM¹-"),
        ("conin$", "conin$-"),
        ("console", "console"),
        ("", "briefing"),
    ],
)
def test_names_that_windows_refuses(name, made):
    assert safe_name(name) == made
