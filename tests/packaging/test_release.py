"""release.py and the packages' descriptions of themselves, without building anything."""

import hashlib
import re

import build_deb
import build_tarball
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
    text = licences.overview({"numpy": "2.0"})
    for words in ("NumPy 2.0: BSD-3-Clause", "PySide6: LGPL-3.0-only", "pyqtgraph: MIT", "OFL-1.1", "Typst"):
        assert words in text


BUILD_TOOLS = {"altgraph", "macholib", "packaging", "pefile", "pyinstaller-hooks-contrib", "pywin32-ctypes"}
BUILD_TOOLS |= {"setuptools"}


def test_every_package_that_is_frozen_is_listed():
    pins = re.findall(r"^([a-z0-9-]+)==", LOCKS["freeze"].read_text(encoding="utf-8"), re.MULTILINE)
    assert {part.package.lower() for part in licences.PARTS if part.package} == set(pins) - BUILD_TOOLS


def test_every_part_comes_with_its_licence(tmp_path, monkeypatch):
    texts = {name: {"version": "1", "files": [str(licences.ROOT / "LICENSE")]} for name in packages()}
    monkeypatch.setattr(licences, "installed", lambda _python: texts)
    licences.collect(tmp_path, tmp_path / "made")
    named = {name for part in licences.PARTS for name in part.texts}
    assert named == set(licences.own_texts()) - {"qjviewer"}
    assert {f"{name}.txt" for name in named} <= {path.name for path in (tmp_path / "made").iterdir()}


def test_a_build_without_a_licence_text_is_refused(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(licences, "installed", lambda _python: {})
    with pytest.raises(SystemExit):
        licences.collect(tmp_path, tmp_path / "made")
    assert "pyqtgraph" in capsys.readouterr().out


def packages():
    return {part.package for part in licences.PARTS if part.package}


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
