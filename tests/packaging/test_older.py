"""The packages for systems with an older C library, without building any."""

import contextlib
import re
import subprocess
import tarfile
from pathlib import Path

import floors
import locked
import older
import older_arm
import older_python
import pytest
import try_packages
from environment import ROOT


def versions(pins):
    found = re.findall(r"^([a-z0-9-]+)==(\S+) \\$", pins, re.MULTILINE)
    assert len(found) == len(dict(found)) == len(locked.names(pins))
    return dict(found)


def test_older_systems_get_the_older_qt_and_all_else_as_locked():
    found = versions(older.pins())
    assert found["pyside6-essentials"] == found["shiboken6"] == "6.8.3"
    assert {"numpy", "typst", "pyinstaller"} <= set(found)
    # Found in the root, PDFium would be frozen, which only Windows needs.
    assert not {"macholib", "pefile", "pypdfium2", "pytest"} & set(found)


def test_tests_have_all_they_need_beside_what_is_frozen():
    found = versions(older.test_pins())
    assert {"pytest", "pytest-qt", "pytest-xdist", "pypdfium2", "hypothesis"} <= set(found)
    assert not set(versions(older.pins())) & set(found)


def test_on_aarch64_the_qt_is_older_still_and_nothing_freezes():
    found = versions(older_arm.pins())
    assert found["pyside6-essentials"] == found["shiboken6"] == "6.7.3"
    assert {"numpy", "typst", "lxml", "pillow"} <= set(found)
    assert not {"pyinstaller", "pefile", "pytest"} & set(found)


def test_the_project_takes_the_older_qt_of_each_processor_and_none_before():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    asked = re.findall(r'"PySide6-Essentials>=([\d.]+),.*; platform_machine (==|!=) \'aarch64\'"', text)
    assert asked == [
        (versions(pins)["pyside6-essentials"], sign)
        for pins, sign in ((older.QT, "!="), (older_arm.QT, "=="))
    ]


def test_packages_for_older_systems_are_told_by_their_names():
    assert older.named("qjviewer-1-linux-x86_64.tar.xz", "2.28") == "qjviewer-1-linux-x86_64-glibc2.28.tar.xz"
    assert older.named("qjviewer_1_amd64.deb", "2.28") == "qjviewer_1_amd64-glibc2.28.deb"
    paths = [Path("a.deb"), Path("a-glibc2.28.deb")]
    for system in try_packages.SYSTEMS:
        assert try_packages.of_system(paths, system) == [paths[system.is_older]]
    assert older_python.SYSTEM.is_older


def test_the_folder_in_an_archive_is_found_whatever_the_archive_is_called(tmp_path):
    archive, script = tmp_path / "qjviewer-1-glibc2.28.tar.xz", tmp_path / "install.sh"
    script.touch()
    with tarfile.open(archive, "w:xz", preset=0) as packed:
        packed.add(script, "qjviewer-1/install.sh")
    assert try_packages.folder_in(archive) == "qjviewer-1"


def test_an_archive_for_another_processor_is_not_tried_here(tmp_path, monkeypatch):
    for kind in ("x86_64", "aarch64"):
        (tmp_path / f"qjviewer-1-linux-{kind}-glibc2.28.tar.xz").touch()
    tried = []
    monkeypatch.setattr(try_packages, "DIST", tmp_path)
    monkeypatch.setattr(try_packages.platform, "machine", lambda: "x86_64")
    monkeypatch.setattr(
        try_packages, "try_tarball", lambda _root, archive, _picture: tried.append(archive.name)
    )
    try_packages.try_all(tmp_path, older_python.SYSTEM)
    assert tried == ["qjviewer-1-linux-x86_64-glibc2.28.tar.xz"]


@pytest.mark.parametrize(
    ("launches", "done"), [(True, ["launch", "open", "open", "launch"]), (False, ["open"] * 2)]
)
def test_menu_entries_are_launched_where_glib_can(monkeypatch, launches, done):
    ran = []

    def asked(command, **_):
        return subprocess.CompletedProcess(command, 0 if launches else 1)

    monkeypatch.setattr(try_packages.subprocess, "run", asked)
    monkeypatch.setattr(try_packages.subprocess, "Popen", lambda command, **_: ran.append(command[1]))
    monkeypatch.setattr(try_packages.starts_at_once, "end", lambda programs: None)
    monkeypatch.setattr(try_packages.smoke, "virtual_display", lambda: contextlib.nullcontext(":0"))
    monkeypatch.setattr(try_packages.smoke, "wait_for_title", lambda display, title: None)
    monkeypatch.setattr(try_packages.smoke, "processes", lambda display: [])
    try_packages.try_clicks([], "/usr/share", "/root")
    assert ran == done


def test_only_where_qt_finds_its_libwayland_is_wayland_tried(tmp_path, monkeypatch):
    (tmp_path / "a.deb").touch()
    (tmp_path / "a-glibc2.28.deb").touch()
    tried = {}
    monkeypatch.setattr(try_packages, "DIST", tmp_path)
    monkeypatch.setattr(
        try_packages, "try_deb", lambda root, _package, _picture, wayland: tried.update({root: wayland})
    )
    for system in try_packages.SYSTEMS:
        try_packages.try_all(system.suite, system)
    assert tried == {"bookworm": True, "trixie": True, "noble": True, "bullseye": False}


def test_the_oldest_c_library_is_the_newest_that_is_asked_for():
    listing = "  0x069691b4 0x00 05 GLIBC_2.9\n  0x0 0x00 04 GLIBC_2.28\n  0x0 0x00 04 GLIBCXX_3.4.29\n"
    assert floors.newest(listing) == "2.28"
    assert floors.newest("") == ""


def test_a_library_that_looks_for_others_on_the_build_machine_ends_the_build(tmp_path, monkeypatch, capsys):
    listing = "  NEEDED    libc.so.6\n  RUNPATH   $ORIGIN/../lib:/opt/python/lib\n  RPATH     /opt/qt\n"
    assert floors.places_searched(listing) == ["/opt/python/lib", "/opt/qt"]
    assert floors.places_searched("  RUNPATH    $ORIGIN:$ORIGIN/../x\n") == []
    (tmp_path / "a.so").touch()
    done = subprocess.CompletedProcess([], 0, listing)
    monkeypatch.setattr(floors.subprocess, "run", lambda *words, **more: done)
    with pytest.raises(SystemExit):
        floors.require_own_libraries(tmp_path)
    assert "/opt/python/lib" in "".join(capsys.readouterr())


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("PySide6/QtCore.abi3.so", True),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/libpyside6.abi3.so.6.7", True),
        ("PySide6/designer", False),
        ("PySide6/Qt/libexec/rcc", False),
        ("PySide6/QtQml.abi3.so", False),
        ("PySide6/include/x.h", False),
        ("numpy/f2py/__init__.py", False),
        ("numpy/testing/__init__.py", True),
        ("numpy/tests/test_a.py", False),
        ("typst/__init__.pyi", False),
        ("numpy-2.0.dist-info/RECORD", False),
        ("numpy-2.0.dist-info/METADATA", True),
    ],
)
def test_what_stays_of_the_packages(tmp_path, name, kept):
    path = tmp_path / "unpacked" / name
    path.parent.mkdir(parents=True)
    path.touch()
    older_arm.put_packages(tmp_path / "unpacked", tmp_path / "lib")
    assert (tmp_path / "lib" / name).is_file() is kept


def test_python_goes_along_without_what_is_never_imported(tmp_path):
    python = tmp_path / "opt" / "bin" / "python3.11"
    library = tmp_path / "opt" / "lib" / "python3.11"
    for path in (python, library / "json.py", library / "test" / "a.py", library / "site-packages" / "b.py"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    # As Python's own installation leaves it: the library itself, and names that only compilers need.
    (library.parent / "libpython3.11.so.1.0").touch()
    (library.parent / "libpython3.so").touch()
    (library.parent / "libpython3.11.so").symlink_to("libpython3.11.so.1.0")
    older_arm.put_python(python, tmp_path / "made")
    made = {
        p.relative_to(tmp_path / "made").as_posix() for p in (tmp_path / "made").rglob("*") if p.is_file()
    }
    places = "lib/python3.11/site-packages/qjviewer.pth"
    assert made == {"bin/python3.11", "lib/libpython3.11.so.1.0", "lib/python3.11/json.py", places}


def test_what_starts_it_is_sound():
    done = subprocess.run(["sh", "-n"], input=older_arm._START, text=True, check=False)
    assert done.returncode == 0


def test_the_window_is_tested_on_the_qt_of_both_processors(monkeypatch):
    ran = []
    monkeypatch.setattr(locked, "download_wheels", lambda *words: ran.append(words[1]))
    monkeypatch.setattr(older_python, "entered", contextlib.nullcontext)
    monkeypatch.setattr(older_python, "run", lambda script, **_: ran.append(script))
    older.test()
    wheels, made, first, more_wheels, made_more, second = ran
    assert (wheels, more_wheels) == (older.test_pins(), older_arm.QT + older.test_pins())
    for place, installed, tested in zip(older.TESTING, (made, made_more), (first, second), strict=True):
        assert f"/{place}-wheels/*.whl" in installed
        assert f"/{place}/bin/python -m pytest" in tested
    for script in (made, first, made_more, second):
        assert subprocess.run(["sh", "-n"], input=script, text=True, check=False).returncode == 0
