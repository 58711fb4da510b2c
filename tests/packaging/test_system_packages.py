"""system_packages.py: which components are missing, and the one command that brings them."""

import re
import sys
from itertools import chain
from pathlib import Path

import pytest
import system_packages
from system_packages import BASE, PRINTING, TESTING, WAYLAND, X11, Need

TESTS = Path(__file__).resolve().parents[1]
GLIB, CUPS, CURSOR = BASE[0], PRINTING[0], X11[0]


@pytest.mark.parametrize(
    ("release", "packages"),
    [
        ({"ID": "debian", "VERSION_ID": "12"}, ["libcups2", "libglib2.0-0", "libxcb-cursor0"]),
        ({"ID": "debian", "VERSION_ID": "13"}, ["libcups2t64", "libglib2.0-0t64", "libxcb-cursor0"]),
        ({"ID": "debian"}, ["libcups2t64", "libglib2.0-0t64", "libxcb-cursor0"]),
        ({"ID": "ubuntu", "VERSION_ID": "22.04"}, ["libcups2", "libglib2.0-0", "libxcb-cursor0"]),
        ({"ID": "ubuntu", "VERSION_ID": "24.04"}, ["libcups2t64", "libglib2.0-0t64", "libxcb-cursor0"]),
        ({"ID": "deepin", "VERSION_ID": "23"}, ["libcups2", "libglib2.0-0", "libxcb-cursor0"]),
        ({"ID": "debian", "VERSION_ID": "odd"}, ["libcups2", "libglib2.0-0", "libxcb-cursor0"]),
    ],
)
def test_packages_have_the_names_of_the_release(release, packages):
    assert system_packages.package_names([GLIB, CUPS, CURSOR, CURSOR], release) == packages


@pytest.mark.parametrize(
    ("tool", "command"),
    [
        ("apt-get", "apt-get install -y --no-install-recommends libxcb-cursor0 xvfb"),
        ("dnf", "dnf install -y /usr/bin/Xvfb libxcb-cursor.so.0()(64bit)"),
    ],
)
def test_one_command_installs_all(tool, command):
    assert " ".join(system_packages.install_command([CURSOR, TESTING[0]], {}, tool)) == command


def without(monkeypatch, *absent):
    monkeypatch.setattr(system_packages, "is_present", lambda need: need not in absent)


@pytest.mark.parametrize(
    ("environ", "absent", "found"),
    [
        ({}, [CURSOR], []),
        ({"DISPLAY": ":0"}, [CURSOR], [CURSOR]),
        ({"WAYLAND_DISPLAY": "w"}, [CURSOR], []),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "w"}, [CURSOR], []),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "w"}, [CURSOR, WAYLAND[0]], [CURSOR]),
        ({"WAYLAND_DISPLAY": "w"}, [WAYLAND[0]], [WAYLAND[0]]),
    ],
)
def test_one_way_to_show_a_window_is_enough(monkeypatch, environ, absent, found):
    without(monkeypatch, *absent)
    assert system_packages.missing_for_window(environ) == found


def as_machine(monkeypatch, tool, *, root):
    commands = []
    monkeypatch.setattr(system_packages, "package_tool", lambda: tool)
    monkeypatch.setattr(system_packages, "may_install", lambda _tool: root)
    monkeypatch.setattr(system_packages, "os_release", lambda: {"ID": "debian", "VERSION_ID": "12"})
    monkeypatch.setattr(system_packages, "run_apt", lambda command: commands.append(command) or True)
    return commands


@pytest.mark.parametrize(
    ("tool", "said"),
    [
        ("apt-get", "sudo apt-get install -y --no-install-recommends libxcb-cursor0"),
        ("dnf", "sudo dnf install -y 'libxcb-cursor.so.0()(64bit)'"),
        ("", "Missing system components: libxcb-cursor.so.0"),
    ],
)
def test_without_root_it_says_the_command_and_stops(monkeypatch, capsys, tool, said):
    commands = as_machine(monkeypatch, tool, root=False)
    with pytest.raises(SystemExit):
        system_packages.provide([CURSOR])
    assert commands == []
    assert said in capsys.readouterr().out


def test_as_root_it_installs_all_at_once(monkeypatch):
    commands = as_machine(monkeypatch, "apt-get", root=True)
    system_packages.provide([CURSOR, CUPS])
    assert [command[-2:] for command in commands] == [["libcups2", "libxcb-cursor0"]]


def test_optional_components_stop_nobody(monkeypatch):
    as_machine(monkeypatch, "apt-get", root=False)
    system_packages.provide([CUPS])


def test_a_failed_installation_stops(monkeypatch):
    as_machine(monkeypatch, "apt-get", root=True)
    monkeypatch.setattr(system_packages, "run_apt", lambda _command: False)
    with pytest.raises(SystemExit):
        system_packages.provide([CURSOR])


def test_other_systems_lack_nothing(monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(system_packages, "is_present", lambda _need: False)
    assert system_packages.lacking(BASE, {"DISPLAY": ":0"}, window=True) == []


def test_reads_what_the_distribution_says_of_itself(tmp_path):
    path = tmp_path / "os-release"
    path.write_text('ID=debian\nVERSION_ID="13"\n\n# comment\nNAME="Debian GNU/Linux"\n', encoding="utf-8")
    assert system_packages.os_release(path)["VERSION_ID"] == "13"
    assert system_packages.os_release(tmp_path / "none") == {}


def test_a_library_nobody_has_is_missing():
    assert system_packages.missing([Need("libnobodyhasthis.so.9", "x"), Need("nobody-has-this", "y")])


@pytest.mark.parametrize(
    ("program", "package"),
    [
        ("Xvfb", "xvfb"),
        ("xauth", "xauth"),
        ("xdotool", "xdotool"),
        ("pdftotext", "poppler-utils"),
        ("xmllint", "libxml2-utils"),
        ("strace", "strace"),
        ("dbus-run-session", "dbus"),
    ],
)
def test_programs_the_tests_use_come_from(program, package):
    (need,) = [need for need in TESTING if need.name == program]
    assert (need.package, need.is_library, need.optional) == (package, False, False)


def test_no_test_is_left_out_for_want_of_a_program():
    wanted = re.compile(r'skipif\((?:not )?shutil\.which\("([\w-]+)"\)')
    texts = (path.read_text(encoding="utf-8") for path in TESTS.rglob("*.py"))
    found = {name for text in texts for name in wanted.findall(text)}
    assert found >= {"strace", "pdftotext"}
    assert found - {"pdffonts"} <= {need.name for need in TESTING}  # pdffonts comes with pdftotext


def test_every_component_is_listed_once():
    names = [need.name for need in chain(BASE, X11, WAYLAND, PRINTING, TESTING)]
    assert len(names) == len(set(names))
