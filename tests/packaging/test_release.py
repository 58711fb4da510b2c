"""release.py and the packages' descriptions of themselves, without building anything."""

import hashlib
import os
import re

import build_deb
import build_tarball
import desktop_files
import licences
import pytest
import release
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
    text = licences.overview({"numpy": "2.0"}, "linux")
    for words in ("NumPy 2.0: BSD-3-Clause", "PySide6: LGPL-3.0-only", "pyqtgraph: MIT", "OFL-1.1", "Typst"):
        assert words in text


BUILD_TOOLS = {"altgraph", "macholib", "packaging", "pefile", "pyinstaller-hooks-contrib", "pywin32-ctypes"}
BUILD_TOOLS |= {"setuptools"}


def test_every_package_that_is_frozen_is_listed():
    pins = re.findall(r"^([a-z0-9-]+)==", LOCKS["freeze"].read_text(encoding="utf-8"), re.MULTILINE)
    assert {part.package.lower() for part in licences.PARTS if part.package} == set(pins) - BUILD_TOOLS


@pytest.mark.parametrize("kind", ["linux", "windows"])
def test_every_part_comes_with_its_licence(tmp_path, kind):
    text = [str(licences.ROOT / "LICENSE")]
    found = {name: {"version": "1", "files": text} for name in licences.packages_of(kind)}
    licences.collect(found, tmp_path / "made", kind)
    named = {name for part in licences.PARTS for name in part.texts}
    assert named == set(licences.own_texts()) - {"qjviewer"}
    assert {f"{name}.txt" for name in named} <= {path.name for path in (tmp_path / "made").iterdir()}


def test_a_build_without_a_licence_text_is_refused(tmp_path, capsys):
    with pytest.raises(SystemExit):
        licences.collect({}, tmp_path / "made", "linux")
    assert "pyqtgraph" in capsys.readouterr().out


def test_a_build_lists_what_it_carries_and_no_more():
    linux, windows = ({part.name for part in licences.parts_of(kind)} for kind in ("linux", "windows"))
    assert linux - windows == {"ICU", "PyInstaller's starter", "xcb-util libraries, libxkbcommon"}
    assert windows - linux == {"Microsoft Visual C++ runtime", "NSIS", "pypdfium2"}
    assert "pypdfium2" not in licences.packages_of("linux")


def test_packages_unpacked_into_a_folder_are_found_by_any_spelling(tmp_path):
    about = tmp_path / "pyyaml-6.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: pyyaml\nVersion: 6.0\n")
    (about / "LICENSE").write_text("MIT")
    (about / "RECORD").write_text("pyyaml-6.0.dist-info/LICENSE,,\n")
    found = licences.installed_in(tmp_path)
    assert found == {"PyYAML": {"version": "6.0", "files": [str(about / "LICENSE")]}}


def test_the_archive_names_no_user_of_this_machine():
    import tarfile

    member = tarfile.TarInfo("a")
    member.uid, member.uname = 1000, "somebody"
    assert (build_tarball.plain(member).uid, member.uname, member.gname) == (0, "root", "root")


def test_what_is_looked_for_in_titles_stands_in_them():
    import try_packages

    data = (licences.ROOT / "data" / "qujiang-2023h1" / "briefing.yaml").read_text(encoding="utf-8")
    template = (licences.ROOT / "resources" / "template" / "briefing.yaml").read_text(encoding="utf-8")
    for text, words in ((data, try_packages.BUILT_IN), (template, try_packages.STARTED)):
        assert words in re.search(r"^  title: (.+)$", text, re.MULTILINE)[1]
    assert try_packages.OTHER not in template


def test_a_missing_tool_is_told_before_anything_is_built(monkeypatch, capsys):
    monkeypatch.setattr(release.shutil, "which", lambda _tool: None)
    monkeypatch.setattr(release, "clear", lambda **_: pytest.fail("something was done"))
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
    ("for_windows", "left"), [(True, ["a.deb", "b.whl"]), (False, ["c-windows-x64-setup.exe"])]
)
def test_a_run_makes_room_for_its_own_kind_only(tmp_path, monkeypatch, for_windows, left):
    monkeypatch.setattr(release, "DIST", tmp_path)
    for name in ("a.deb", "b.whl", "c-windows-x64-setup.exe"):
        (tmp_path / name).touch()
    release.clear(for_windows=for_windows)
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
    monkeypatch.setenv("DEBFULLNAME", "某某")
    monkeypatch.setenv("DEBEMAIL", "a@b.org")
    assert "Maintainer: 某某 <a@b.org>\n" in build_deb.control(1, "amd64")
