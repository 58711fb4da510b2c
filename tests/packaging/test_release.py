"""release.py and the packages' descriptions of themselves, without building anything."""

import contextlib
import hashlib
import os
import re
import struct
import subprocess
from pathlib import Path

import build_deb
import build_tarball
import desktop_files
import licences
import pytest
import release
import smoke
import stripping
import try_packages
from environment import LOCKS


def test_checksums_are_what_sha256sum_reads(tmp_path):
    path = tmp_path / "a.deb"
    path.write_bytes(b"x")
    assert release.checksums([path]) == f"{hashlib.sha256(b'x').hexdigest()}  a.deb\n"


def test_the_control_file():
    text = build_deb.control(1000, "amd64")
    fields = dict(line.split(": ", 1) for line in text.splitlines() if line[0] != " ")
    assert (fields["Package"], fields["Architecture"], fields["Installed-Size"]) == (
        "qjviewer",
        "amd64",
        "1000",
    )
    assert fields["Depends"].startswith("libc6 (>= 2.")
    assert "libxcb-cursor0" in fields["Depends"]
    assert "libcups2" in fields["Recommends"]


def test_every_part_names_its_licence():
    text = licences.overview({"numpy": "2.0"}, "linux-frozen")
    for words in ("NumPy 2.0: BSD-3-Clause", "PySide6: LGPL-3.0-only", "pyqtgraph: MIT", "OFL-1.1", "Typst"):
        assert words in text


BUILD_TOOLS = {"altgraph", "macholib", "packaging", "pefile", "pyinstaller-hooks-contrib", "pywin32-ctypes"}
BUILD_TOOLS |= {"setuptools"}


def test_every_package_that_is_frozen_is_listed():
    pins = re.findall(r"^([a-z0-9-]+)==", LOCKS["freeze"].read_text(encoding="utf-8"), re.MULTILINE)
    assert {part.package.lower() for part in licences.PARTS if part.package} == set(pins) - BUILD_TOOLS


@pytest.mark.parametrize("kind", ["linux-frozen", "linux-assembled", "windows"])
def test_every_part_comes_with_its_licence(tmp_path, kind):
    text = [str(licences.ROOT / "LICENSE")]
    found = {name: {"version": "1", "files": text} for name in licences.packages_of(kind)}
    licences.collect(found, tmp_path / "made", kind)
    named = {name for part in licences.PARTS for name in part.texts}
    assert named == set(licences.own_texts()) - {"qjviewer"}
    assert {f"{name}.txt" for name in named} <= {path.name for path in (tmp_path / "made").iterdir()}


def test_a_build_without_a_licence_text_is_refused(tmp_path, capsys):
    with pytest.raises(SystemExit):
        licences.collect({}, tmp_path / "made", "linux-frozen")
    assert "pyqtgraph" in capsys.readouterr().out


def test_a_build_lists_what_it_carries_and_no_more():
    linux, windows = ({part.name for part in licences.parts_of(kind)} for kind in ("linux-frozen", "windows"))
    assert linux - windows == {"ICU", "PyInstaller's starter", "xcb-util libraries, libxkbcommon"}
    assert windows - linux == {"Microsoft Visual C++ runtime", "NSIS", "pypdfium2"}
    assert "pypdfium2" not in licences.packages_of("linux-assembled")


def test_packages_unpacked_into_a_folder_are_found_by_any_spelling(tmp_path):
    about = tmp_path / "pyyaml-6.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: pyyaml\nVersion: 6.0\n")
    (about / "LICENSE").write_text("MIT")
    (about / "RECORD").write_text("pyyaml-6.0.dist-info/LICENSE,,\n")
    found = licences.installed_in(tmp_path, "windows")
    assert found == {"PyYAML": {"version": "6.0", "files": [str(about / "LICENSE")]}}


def test_the_archive_names_no_user_of_this_machine():
    import tarfile

    member = tarfile.TarInfo("a")
    member.uid, member.uname = 1000, "somebody"
    assert (build_tarball.plain(member).uid, member.uname, member.gname) == (0, "root", "root")


def test_what_is_looked_for_in_titles_stands_in_them():
    data = (licences.ROOT / "data" / "qujiang-2023h1" / "briefing.yaml").read_text(encoding="utf-8")
    template = (licences.ROOT / "resources" / "template" / "briefing.yaml").read_text(encoding="utf-8")
    for text, words in ((data, try_packages.BUILT_IN), (template, try_packages.STARTED)):
        assert words in re.search(r"^  title: (.+)$", text, re.MULTILINE)[1]
    assert try_packages.OTHER not in template


def test_a_missing_tool_is_told_before_anything_is_built(monkeypatch, capsys):
    monkeypatch.setattr(release.shutil, "which", lambda _tool: None)
    monkeypatch.setattr(release, "clear", lambda _kind: pytest.fail("something was done"))
    with pytest.raises(SystemExit):
        release.main(["--windows"])
    assert "apt-get install" in capsys.readouterr().out


def test_the_day_of_a_release_is_the_one_given(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert (desktop_files.release_second(), desktop_files.release_day()) == ("1700000000", "2023-11-14")


def test_sources_without_git_have_a_day_too(monkeypatch, tmp_path):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setattr(desktop_files, "ROOT", tmp_path)
    (tmp_path / "pyproject.toml").touch()
    os.utime(tmp_path / "pyproject.toml", (1700000000, 1700000000))
    assert desktop_files.release_second() == "1700000000"


@pytest.mark.parametrize(
    ("kind", "left"),
    [
        ("windows", ["a.deb", "b.whl", "d-glibc2.28.deb"]),
        ("here", ["c-windows-x64-setup.exe", "d-glibc2.28.deb"]),
        ("older", ["a.deb", "b.whl", "c-windows-x64-setup.exe"]),
    ],
)
def test_a_run_makes_room_for_its_own_kind_only(tmp_path, monkeypatch, kind, left):
    monkeypatch.setattr(release, "DIST", tmp_path)
    for name in ("a.deb", "b.whl", "c-windows-x64-setup.exe", "d-glibc2.28.deb"):
        (tmp_path / name).touch()
    release.clear(kind)
    assert sorted(path.name for path in tmp_path.iterdir()) == left


def test_in_a_package_only_the_program_may_be_run(tmp_path):
    started = tmp_path / build_deb.HOME / build_deb.program().name
    library = tmp_path / build_deb.HOME / "_internal" / "libx.so"
    for path in (started, library):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(0o775)
    build_deb.set_modes(tmp_path)
    assert [path.stat().st_mode & 0o777 for path in (started, library, library.parent)] == [
        0o755,
        0o644,
        0o755,
    ]


def test_whoever_builds_a_package_answers_for_it(monkeypatch):
    monkeypatch.setenv("QJVIEWER_MAINTAINER", "某某 <a@b.org>")
    assert "Maintainer: 某某 <a@b.org>\n" in build_deb.control(1, "amd64")


def test_a_package_for_which_nobody_answers_yet_names_an_address_that_is_nobodys_and_says_so(
    monkeypatch, capsys
):
    monkeypatch.delenv("QJVIEWER_MAINTAINER", raising=False)
    assert re.search(r"^Maintainer: .+@qjviewer\.invalid>$", build_deb.control(1, "amd64"), re.MULTILINE)
    release.remind_of_maintainer()
    assert "QJVIEWER_MAINTAINER" in capsys.readouterr().out
    monkeypatch.setenv("QJVIEWER_MAINTAINER", "某某 <a@b.org>")
    release.remind_of_maintainer()
    assert capsys.readouterr().out == ""


def test_who_may_not_change_into_other_roots_is_told_before_anything_is_built(monkeypatch, capsys):
    monkeypatch.setattr(release, "require", lambda _tools: None)
    monkeypatch.setattr(release.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(release, "clear", lambda _kind: pytest.fail("something was done"))
    for arguments in (["--older"], ["--try"], ["--windows", "--try"]):
        with pytest.raises(SystemExit):
            release.main(arguments)
        assert "sudo" in capsys.readouterr().out


def test_a_file_too_large_to_be_handed_out_ends_the_build(tmp_path, monkeypatch, capsys):
    paths = [tmp_path / "small.whl", tmp_path / "large.deb"]
    for path, size in zip(paths, (release.LARGEST, release.LARGEST + 1), strict=True):
        with path.open("wb") as file:
            file.truncate(size)
    monkeypatch.setattr(release, "QUICK", False)
    release.require_small(paths[:1])
    with pytest.raises(SystemExit):
        release.require_small(paths)
    said = capsys.readouterr().out
    assert "large.deb" in said
    assert "small.whl" not in said


@pytest.mark.parametrize(("code", "said"), [(0, "0 errors, 2 warnings"), (2, "E: qjviewer: wrong")])
def test_a_package_in_which_debians_judge_finds_an_error_ends_the_trial(monkeypatch, capsys, code, said):
    found = "W: qjviewer: a\nW: qjviewer: b\n" + ("E: qjviewer: wrong\n" if code else "")
    done = subprocess.CompletedProcess([], code, found, "running as root")
    monkeypatch.setattr(try_packages.subprocess, "run", lambda *_, **__: done)
    with pytest.raises(SystemExit) if code else contextlib.nullcontext():
        try_packages.judge(Path("a.deb"))
    assert said in capsys.readouterr().out


def test_a_picture_is_kept_once_something_new_is_painted_and_rests(tmp_path, monkeypatch):
    old, half, whole = (letter * (smoke.EMPTY + 1) for letter in (b"o", b"h", b"w"))
    shown = iter([b"empty", b"empty", old, old, half, whole, whole])
    monkeypatch.setattr(smoke, "_picture", lambda _display, _target: next(shown))
    monkeypatch.setattr(smoke.time, "sleep", lambda _seconds: None)
    assert smoke.picture_at_rest(":0", tmp_path / "new" / "a.png", other_than=old) == whole


def test_a_window_that_stays_empty_ends_the_trial(tmp_path, monkeypatch):
    monkeypatch.setattr(smoke, "_picture", lambda _display, _target: b"empty")
    monkeypatch.setattr(smoke.time, "sleep", lambda _seconds: None)
    with pytest.raises(SystemExit):
        smoke.picture_at_rest(":0", tmp_path / "a.png", patience=0)


def elf(segments):
    """The head of a library with these segments: pairs of where each is in the file and in memory."""
    head = struct.pack("<6s26xQ14x2H", b"\x7fELF\x02\x01", 64, 56, len(segments)).ljust(64, b"\0")
    return head + b"".join(struct.pack("<2L6Q", 1, 4, at, to, to, 8, 8, 0x1000) for at, to in segments)


@pytest.mark.parametrize(
    ("segments", "loadable"), [([(0, 0), (0x1098, 0x2098)], True), ([(0, 0), (0x1098, 0x3000)], False)]
)
def test_a_library_that_stripping_broke_is_noticed(segments, loadable):
    assert stripping.is_loadable(elf(segments)) is loadable


def test_a_library_that_stripping_would_break_stays_as_it_is(tmp_path, monkeypatch):
    whole, broken = elf([(0, 0)]), elf([(0x10, 0)])
    for name in ("good.so", "moved.so.1"):
        (tmp_path / name).write_bytes(whole + b"symbols")
    (tmp_path / "text.so").write_bytes(b"INPUT(good.so)")

    def made(command, **_):
        Path(command[3]).write_bytes(broken if "moved" in command[4] else whole)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(stripping.subprocess, "run", made)
    assert [path.name for path in stripping.strip(tmp_path)] == ["moved.so.1"]
    assert [(tmp_path / n).stat().st_size for n in ("good.so", "moved.so.1")] == [len(whole), len(whole) + 7]


def test_a_tool_of_another_root_is_given_the_paths_there(tmp_path, monkeypatch):
    (tmp_path / "tmp").mkdir()
    library = tmp_path / "opt" / "a.so"
    library.parent.mkdir()
    library.write_bytes(elf([(0, 0)]) + b"symbols")

    def made(command, **_):
        assert [*command[:3], command[6]] == ["chroot", str(tmp_path), "strip-it", "/opt/a.so"]
        (tmp_path / command[5][1:]).write_bytes(elf([(0, 0)]))
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(stripping.subprocess, "run", made)
    assert stripping.strip(library.parent, ("chroot", str(tmp_path), "strip-it"), str(tmp_path)) == []
    assert library.read_bytes() == elf([(0, 0)])


def test_what_lintian_is_asked_to_pass_names_where_and_says_why():
    lines = build_deb.OVERRIDES.read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# ")
    for line in (line for line in lines if not line.startswith("#")):
        assert re.fullmatch(rf"qjviewer: [a-z-]+ (\w+ )?\[{build_deb.HOME}/_internal/\S+\*\]", line), line


def test_the_copyright_file_leads_to_debians_texts(tmp_path, monkeypatch):
    monkeypatch.setattr(build_deb, "FROZEN", tmp_path / "frozen")
    overview = tmp_path / "frozen" / build_deb.LICENCES / build_deb.OVERVIEW
    overview.parent.mkdir(parents=True)
    overview.write_text(licences.overview({}, "linux-frozen"), encoding="utf-8")
    build_deb.put_documents(tmp_path / "doc")
    assert "/usr/share/common-licenses" in (tmp_path / "doc" / "copyright").read_text(encoding="utf-8")


def test_a_bare_system_is_made_once_and_copied(tmp_path, monkeypatch):
    monkeypatch.setattr(try_packages, "ROOTS", tmp_path)
    ran = []

    def made(command, **_):
        ran.append(command)
        (tmp_path / "trixie-unfinished" / "etc").mkdir(parents=True)

    monkeypatch.setattr(try_packages.subprocess, "run", made)
    system = next(system for system in try_packages.SYSTEMS if system.suite == "trixie")
    assert try_packages.bare_root(system) == try_packages.bare_root(system) == tmp_path / "trixie"
    assert len(ran) == 1
    assert (tmp_path / "trixie" / "etc" / "hosts").is_file()


def test_a_bare_system_is_copied_with_its_devices_never_read(tmp_path, monkeypatch):
    base = tmp_path / "base"
    base.mkdir()
    os.mkfifo(base / "device")
    (base / "run").symlink_to("/run")
    (tmp_path / "copy-unfinished").mkdir()
    monkeypatch.setattr(try_packages, "bare_root", lambda _system: base)
    try_packages.copy_root(try_packages.SYSTEMS[0], tmp_path / "copy")
    assert (tmp_path / "copy" / "device").is_fifo()
    assert (tmp_path / "copy" / "run").is_symlink()
    assert not (tmp_path / "copy-unfinished").exists()
