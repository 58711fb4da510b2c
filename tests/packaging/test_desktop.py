"""The files a desktop reads, as far as they can be judged without one."""

import configparser
import os
import plistlib
import re
import shutil
import struct
import subprocess
import xml.etree.ElementTree as ET

import build_icons
import desktop_files
import pytest
from desktop_files import DESKTOP, OWN, ROOT
from system_packages import BASE, RENAMED, X11

import qjviewer

MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"
TYPES = {"application/x-qjviewer", "application/x-qjviewer+yaml"}


@pytest.fixture(scope="module")
def entry():
    parser = configparser.RawConfigParser(delimiters="=")
    parser.optionxform = str
    parser.read(OWN / "qjviewer.desktop", encoding="utf-8")
    return parser["Desktop Entry"]


@pytest.fixture(scope="module")
def metainfo():
    return ET.fromstring(
        desktop_files.filled((DESKTOP / "org.qjviewer.qjviewer.metainfo.xml").read_text("utf-8"))
    )


def test_the_menu_entry(entry):
    assert (entry["Version"], entry["Type"], entry["Exec"]) == ("1.0", "Application", "qjviewer %f")
    assert (entry["Icon"], entry["StartupWMClass"]) == ("qjviewer", "qjviewer")
    for key in ("Name", "GenericName", "Comment"):
        assert all(entry[f"{key}{where}"] for where in ("", "[zh_CN]", "[zh_TW]"))
    lists = [entry[key] for key in ("Categories", "Keywords", "MimeType")]
    assert all(words.endswith(";") for words in lists)


def test_file_types_agree_everywhere(entry, metainfo):
    root = ET.parse(OWN / "qjviewer-mime.xml").getroot()
    globs = {t.get("type"): t.find(f"{MIME}glob").attrib for t in root}
    assert set(globs) == TYPES == set(entry["MimeType"].strip(";").split(";"))
    assert TYPES == {t.text for t in metainfo.iter("mediatype")}
    assert {g["pattern"] for g in globs.values()} == {"*.qjb", "*.qj.yaml"}
    assert {g["weight"] for g in globs.values()} == {"80"}


def test_the_description(metainfo):
    assert metainfo.find("launchable").text == "qjviewer.desktop"
    assert [c.text for c in metainfo.iter("category")] == ["Office", "Presentation"]
    assert metainfo.find("releases/release").get("version") == desktop_files.version()
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", metainfo.find("releases/release").get("date"))


def test_one_version_everywhere():
    assert desktop_files.version() == qjviewer.__version__


def test_the_package_depends_on_what_is_looked_for_before_a_start():
    names = desktop_files.dependencies()
    for need in (*BASE, *X11):
        assert any(need.package in name.split(" | ") for name in names)
    assert f"{RENAMED['libglib2.0-0']} | libglib2.0-0" in names


@pytest.mark.parametrize("path", sorted([*DESKTOP.iterdir(), *OWN.iterdir()]), ids=lambda path: path.name)
def test_every_place_is_filled_and_no_machine_named(path):
    text = desktop_files.filled(path.read_text(encoding="utf-8"))
    assert not re.search(r"@[A-Z]+@", text)
    assert not re.search(r"/(root|work)\b", text)


@pytest.mark.skipif(os.name == "nt", reason="for a POSIX shell")
@pytest.mark.parametrize(
    "path", [*DESKTOP.glob("*.sh"), ROOT / "packaging/macos/make_dmg.sh"], ids=lambda p: p.name
)
def test_scripts_are_sound(path):
    assert subprocess.run(["sh", "-n", str(path)], check=False).returncode == 0
    assert "set -eu" in path.read_text(encoding="utf-8")


@pytest.fixture
def unpacked(tmp_path):
    """The tarball's folder with a program that only knows its version."""
    folder = tmp_path / "unpacked"
    for name in ("install.sh", "uninstall.sh"):
        (folder / "program").mkdir(parents=True, exist_ok=True)
        text = desktop_files.filled((DESKTOP / name).read_text(encoding="utf-8"))
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "program" / "qjviewer").write_text("#!/bin/sh\necho qjviewer 0\n", encoding="utf-8")
    (folder / "program" / "qjviewer").chmod(0o755)
    for name, place in desktop_files.PLACES.items():
        (folder / "share" / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(desktop_files.source_of(name), folder / "share" / place)
    icon = folder / "share" / "icons" / "hicolor" / "scalable" / "apps" / "qjviewer.svg"
    icon.parent.mkdir(parents=True)
    shutil.copy(desktop_files.ICON, icon)
    return folder


def run_script(script, home):
    environ = {"PATH": os.environ["PATH"], "HOME": str(home)}
    return subprocess.run(["sh", str(script)], env=environ, capture_output=True, text=True, check=False)


@pytest.mark.skipif(not os.path.exists("/bin/sh"), reason="for a POSIX shell")
@pytest.mark.parametrize("name", ["plain", 'with space, 50% $HOME "quoted"'])
def test_installing_twice_and_removing_leaves_nothing(unpacked, tmp_path, name):
    home = tmp_path / name
    home.mkdir()
    for _ in range(2):
        done = run_script(unpacked / "install.sh", home)
        assert done.returncode == 0, done.stderr
    program = home / ".local" / "share" / "qjviewer" / "program" / "qjviewer"
    assert (home / ".local" / "bin" / "qjviewer").resolve() == program.resolve()
    entry = (home / ".local" / "share" / "applications" / "qjviewer.desktop").read_text(encoding="utf-8")
    assert unescaped(re.search("^Exec=(.*)$", entry, re.MULTILINE)[1]) == [str(program), "%f"]
    assert "TryExec" not in entry
    assert run_script(home / ".local/share/qjviewer/uninstall.sh", home).returncode == 0
    assert not list(home.rglob("*qjviewer*"))


def unescaped(value):
    """An Exec value as a desktop takes it apart: first the value's escapes, then the quoted word's."""
    quoted, _, rest = value.replace("\\\\", "\\").removeprefix('"').rpartition('"')
    return [re.sub(r"\\(.)", r"\1", quoted).replace("%%", "%"), rest.strip()]


def test_removing_leaves_another_installation(unpacked, tmp_path):
    home = tmp_path / "home"
    other = home / ".local" / "bin" / "qjviewer"
    other.parent.mkdir(parents=True)
    other.write_text("from pip", encoding="utf-8")
    run_script(unpacked / "uninstall.sh", home)
    assert other.read_text(encoding="utf-8") == "from pip"


def test_icons_of_other_systems_hold_what_they_say():
    data = build_icons.ICO.read_bytes()
    _, kind, count = struct.unpack_from("<3H", data)
    assert (kind, count) == (1, len(build_icons.ICO_SIZES))
    for index in range(count):
        size, offset = struct.unpack_from("<2L", data, 6 + 16 * index + 8)
        assert data[offset : offset + 4] == b"\x89PNG"
        assert offset + size <= len(data)
    data = build_icons.ICNS.read_bytes()
    assert struct.unpack(">4sL", data[:8]) == (b"icns", len(data))


@pytest.fixture(scope="module")
def installer():
    return (ROOT / "packaging/windows/qjviewer.nsi").read_text(encoding="utf-8")


def test_the_installer_for_windows_asks_for_no_administrator(installer):
    assert "RequestExecutionLevel user" in installer
    assert 'InstallDir "$LOCALAPPDATA\\Programs\\qjviewer"' in installer
    assert "HKLM" not in installer


def test_windows_opens_packed_briefings_and_offers_itself_for_text(installer):
    entries = [line for line in installer.splitlines() if "WriteRegStr" in line]
    commands = [line for line in entries if r"shell\open\command" in line]
    assert len(commands) == 2
    # Quoted, as a path may hold spaces.
    assert all("""'"$INSTDIR\\${PROGRAM}" "%1"'""" in line for line in commands)
    assert any(r"}\.qjb" in line for line in entries)
    assert any('SupportedTypes" ".yaml"' in line for line in entries)


def test_the_mac_entries_can_be_written(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "packaging" / "macos"))
    import info_plist

    entries = plistlib.loads(plistlib.dumps(info_plist.ENTRIES))
    declared = {t["UTTypeIdentifier"] for t in entries["UTExportedTypeDeclarations"]}
    opened = {t for d in entries["CFBundleDocumentTypes"] for t in d["LSItemContentTypes"]}
    assert declared <= opened


def test_the_mac_signature_allows_what_python_needs():
    entitlements = plistlib.loads((ROOT / "packaging/macos/entitlements.plist").read_bytes())
    assert entitlements == {"com.apple.security.cs.allow-unsigned-executable-memory": True}
    assert "entitlements.plist" in (ROOT / "packaging/macos/make_dmg.sh").read_text(encoding="utf-8")
