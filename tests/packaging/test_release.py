"""release.py and the packages' descriptions of themselves, without building anything."""

import hashlib

import build_deb
import build_tarball
import licences
import pytest
import release


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
    for words in ("NumPy 2.0: BSD-3-Clause", "PySide6: LGPL-3.0-only", "pyqtgraph: MIT", "OFL-1.1", "pypdf"):
        assert words in text


@pytest.mark.parametrize("part", [p for p in licences.PARTS if p.package], ids=lambda p: p.name)
def test_every_locked_package_is_listed_under_its_name(part):
    locked = "".join(
        (licences.ROOT / "packaging" / name).read_text(encoding="utf-8").lower()
        for name in ("requirements.txt", "requirements-freeze.txt")
    )
    assert f"{part.package.lower()}==" in locked


def test_the_archive_names_no_user_of_this_machine():
    import tarfile

    member = tarfile.TarInfo("a")
    member.uid, member.uname = 1000, "somebody"
    assert (build_tarball.plain(member).uid, member.uname, member.gname) == (0, "root", "root")
